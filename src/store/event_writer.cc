#include "store/event_writer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/index_entries.h"
#include "store/record_version.h"

namespace chancery::store {
namespace {

constexpr std::string_view kEventPrefixText = "events/";

}  // namespace

absl::Status EventWriter::Apply(const resolve::Changes& changes) {
  // Those that end come last: by then their successors have numbers and names.
  for (const ontology::Event& event : changes.created) {
    if (absl::Status status = Create(event); !status.ok()) return status;
  }
  for (const resolve::Changes::Changed& changed : changes.changed) {
    if (absl::Status status = Change(changed); !status.ok()) return status;
  }
  for (const resolve::Changes::Ended& ended : changes.ended) {
    if (absl::Status status = End(ended); !status.ok()) return status;
  }
  for (const auto& [key, cells] : counts_.Take()) transaction_.AddCells(key, cells);
  return absl::OkStatus();
}

absl::Status EventWriter::Create(const ontology::Event& event) {
  const uint64_t number = transaction_.NewEvent();
  const absl::StatusOr<v1::Event> record = MakeRecord(event, number);
  if (!record.ok()) return record.status();
  if (!TellRetraction(number, nullptr, &*record)) {
    v1::Change::EventChange* told = transaction_.change().add_created();
    told->set_name(event.name);
    told->set_number(number);
  }
  return WriteIndexes(number, nullptr, &*record);
}

absl::Status EventWriter::Change(const resolve::Changes::Changed& changed) {
  const absl::StatusOr<uint64_t> number = NumberOf(changed.previous_name);
  if (!number.ok()) return number.status();
  const absl::StatusOr<v1::Event> before = RecordOf(*number);
  if (!before.ok()) return before.status();
  KeepHistory(*number, *before);
  const absl::StatusOr<v1::Event> after = MakeRecord(changed.event, *number);
  if (!after.ok()) return after.status();
  if (!TellRetraction(*number, &*before, &*after)) {
    v1::Change::EventChange* told = transaction_.change().add_changed();
    told->set_name(changed.event.name);
    told->set_number(*number);
    told->set_previous_name(changed.previous_name);
  }
  return WriteIndexes(*number, &*before, &*after);
}

absl::Status EventWriter::End(const resolve::Changes::Ended& ended) {
  const absl::StatusOr<std::optional<uint64_t>> stored =
      transaction_.reader().FindNumber(NameKind::kEvent, std::string_view{ended.name}.substr(kEventPrefixText.size()));
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return absl::DataLossError(absl::StrCat(ended.name, " is in force but has no number"));
  const uint64_t number = **stored;
  const absl::StatusOr<v1::Event> before = RecordOf(number);
  if (!before.ok()) return before.status();
  absl::StatusOr<uint64_t> successor = 0;
  if (!ended.successor.empty()) successor = NumberOf(ended.successor);
  if (!successor.ok()) return successor.status();
  KeepHistory(number, *before);
  v1::Event gone;
  gone.set_gone(true);
  gone.set_ended(transaction_.revision());
  gone.set_successor(*successor);
  transaction_.Put(Family::kEvents, NumberKey(number), Serialise(gone));
  if (before->retracted_by() == 0) {
    v1::Change::EventChange* told = transaction_.change().add_ended();
    told->set_name(ended.name);
    told->set_number(number);
    told->set_successor(ended.successor);
  }
  return WriteIndexes(number, &*before, nullptr);
}

absl::StatusOr<uint64_t> EventWriter::NumberOf(const std::string& event_name) const {
  if (const auto known = new_names_.find(event_name); known != new_names_.end()) return known->second;
  const absl::StatusOr<std::optional<uint64_t>> number =
      transaction_.reader().FindNumber(NameKind::kEvent, std::string_view{event_name}.substr(kEventPrefixText.size()));
  if (!number.ok()) return number.status();
  if (!number->has_value()) return absl::DataLossError(absl::StrCat(event_name, " is in force but has no number"));
  return **number;
}

absl::StatusOr<v1::Event> EventWriter::RecordOf(uint64_t number) const {
  absl::StatusOr<std::optional<v1::Event>> record =
      transaction_.reader().GetRecord<v1::Event>(Family::kEvents, NumberKey(number));
  if (!record.ok()) return record.status();
  if (!record->has_value() || (*record)->gone()) return UnreadableRecord(Family::kEvents, NumberKey(number));
  return *std::move(*record);
}

absl::StatusOr<std::vector<v1::Decision>> EventWriter::DecisionsFor(const std::vector<std::string>& mentions) const {
  if (transaction_.counters().last_decision() == 0) return std::vector<v1::Decision>();
  absl::StatusOr<std::vector<v1::Decision>> decisions = DecisionsOf(transaction_.reader(), mentions);
  if (!decisions.ok() || decision_ == nullptr) return decisions;
  std::erase_if(*decisions, [&](const v1::Decision& one) { return one.number() == decision_->number(); });
  const bool holds = std::any_of(mentions.begin(), mentions.end(), [&](const std::string& id) {
    return std::find(decision_->mentions().begin(), decision_->mentions().end(), id) != decision_->mentions().end();
  });
  if (!holds) return decisions;
  const auto place = std::upper_bound(decisions->begin(), decisions->end(), *decision_,
                                      [](const auto& a, const auto& b) { return a.number() < b.number(); });
  decisions->insert(place, *decision_);
  return decisions;
}

absl::StatusOr<Decided> EventWriter::Decide(ontology::Event* event) {
  const absl::StatusOr<std::vector<v1::Decision>> decisions = DecisionsFor(event->mentions);
  if (!decisions.ok()) return decisions.status();
  if (decisions->empty()) return Decided();
  const absl::StatusOr<std::optional<absl::CivilDay>> published = mentions_.PublicationOf(event->mentions.front());
  if (!published.ok()) return published.status();
  return ApplyDecisions(*decisions, *published, event);
}

bool EventWriter::TellRetraction(uint64_t number, const v1::Event* before, const v1::Event* after) {
  const bool was = before != nullptr && before->retracted_by() != 0;
  const bool is = after->retracted_by() != 0;
  if (!was && !is) return false;
  // Who follows knows nothing of an event that was retracted all along.
  if (was && is) return true;
  if (is && before == nullptr) return true;
  v1::Change& change = transaction_.change();
  v1::Change::EventChange* told = is ? change.add_ended() : change.add_created();
  told->set_name(is ? before->name() : after->name());
  told->set_number(number);
  told->set_retracted(is);
  told->set_restored(was);
  return true;
}

absl::StatusOr<v1::Event> EventWriter::MakeRecord(ontology::Event event, uint64_t number) {
  const absl::StatusOr<Decided> decided = Decide(&event);
  if (!decided.ok()) return decided.status();
  for (const ontology::Event::Participant& participant : event.participants) {
    if (absl::Status status = actors_.Prepare(participant.actor); !status.ok()) return status;
  }
  v1::Event record = EncodeEvent(event, [this](const std::string& actor) { return actors_.NumberOf(actor); });
  for (const std::string& mention : event.mentions) {
    const absl::StatusOr<uint64_t> mention_number = mentions_.NumberOf(mention);
    if (!mention_number.ok()) return mention_number.status();
    record.add_mention_numbers(*mention_number);
    if (absl::Status status = mentions_.SetEvent(mention, number); !status.ok()) return status;
    event_of_mention_.insert_or_assign(mention, event.name);
  }
  record.mutable_decisions()->Add(decided->decisions.begin(), decided->decisions.end());
  record.set_retracted_by(decided->retracted_by);
  record.set_born(transaction_.revision());
  transaction_.Put(Family::kEvents, NumberKey(number), Serialise(record));
  if (absl::Status status = WriteName(event.name, number); !status.ok()) return status;
  new_names_.insert_or_assign(event.name, number);
  made_.push_back(record);
  return record;
}

absl::Status EventWriter::WriteName(std::string_view event_name, uint64_t number) {
  const std::string_view id = event_name.substr(kEventPrefixText.size());
  const absl::StatusOr<std::optional<uint64_t>> before = transaction_.reader().FindNumber(NameKind::kEvent, id);
  if (!before.ok()) return before.status();
  if (before->has_value() && **before == number) return absl::OkStatus();
  if (before->has_value()) transaction_.PutHistory(HistoryKind::kEventName, id, NumberKey(**before));
  transaction_.Put(Family::kNames, NameKey(NameKind::kEvent, id), NumberKey(number));
  return absl::OkStatus();
}

void EventWriter::KeepHistory(uint64_t number, const v1::Event& before) {
  v1::Event ended = before;
  ended.set_ended(transaction_.revision());
  transaction_.PutHistory(HistoryKind::kEvent, NumberKey(number), Serialise(ended));
}

absl::Status EventWriter::WriteIndexes(uint64_t number, const v1::Event* before, const v1::Event* after) {
  if (before != nullptr) counts_.Add(*before, -1);
  if (after != nullptr) counts_.Add(*after, 1);
  const IndexEntries old_entries = before == nullptr ? IndexEntries() : IndexEntriesOf(*before, number);
  IndexEntries new_entries = after == nullptr ? IndexEntries() : IndexEntriesOf(*after, number);
  for (const auto& [place, entry] : old_entries) {
    const auto& [family, key] = place;
    const auto same = new_entries.find(place);
    if (same != new_entries.end() && Serialise(same->second) == Serialise(entry)) {
      new_entries.erase(same);
      continue;
    }
    absl::StatusOr<std::optional<v1::IndexEntry>> stored = transaction_.reader().GetRecord<v1::IndexEntry>(family, key);
    if (!stored.ok()) return stored.status();
    if (!stored->has_value()) return UnreadableRecord(family, key);
    (*stored)->set_ended(transaction_.revision());
    transaction_.PutHistory(HistoryKindOfIndex(family), key, Serialise(**stored));
    if (same == new_entries.end()) transaction_.Delete(family, key);
  }
  for (auto& [place, entry] : new_entries) {
    entry.set_born(transaction_.revision());
    transaction_.Put(place.first, place.second, Serialise(entry));
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
