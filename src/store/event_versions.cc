#include "store/event_versions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/actor_sets.h"
#include "store/decisions.h"
#include "store/event_lookup.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

// The numbers that a name has led to: an event that ended and came again has another one.
absl::StatusOr<std::set<uint64_t>> NumbersOf(const Reader& reader, std::string_view name) {
  const absl::StatusOr<std::string_view> id = IdOf(name, "events/");
  if (!id.ok()) return id.status();
  const absl::StatusOr<std::optional<uint64_t>> number = reader.FindNumber(NameKind::kEvent, *id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) {
    return absl::NotFoundError(absl::StrCat("the store has no ", std::string(name)));
  }
  std::set<uint64_t> numbers = {**number};
  const std::string prefix = HistoryPrefix(HistoryKind::kEventName, *id);
  Scan scan(reader.database(), reader.options(), Family::kHistory, prefix, EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
    // A longer name that begins alike has a longer key.
    if (scan.key().size() == prefix.size() + sizeof(uint64_t)) numbers.insert(ReadFixed64(scan.value(), 0));
  }
  if (!scan.status().ok()) return scan.status();
  return numbers;
}

// The versions of a number that came into force by the revision that is read, as records.
absl::Status CollectVersions(const Reader& reader, uint64_t number, uint64_t after, size_t limit,
                             std::vector<v1::Event>* versions) {
  const auto add = [&](std::string_view key, std::string_view value) -> absl::Status {
    v1::Event record;
    if (!record.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
      return UnreadableRecord(Family::kHistory, key);
    }
    if (record.gone() || record.born() > reader.as_of() || record.born() <= after) return absl::OkStatus();
    if (record.ended() > reader.as_of()) record.clear_ended();
    versions->push_back(std::move(record));
    return absl::OkStatus();
  };
  const std::string prefix = HistoryPrefix(HistoryKind::kEvent, NumberKey(number));
  Scan scan(reader.database(), reader.options(), Family::kHistory,
            HistoryKey(HistoryKind::kEvent, NumberKey(number), after), EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid() && versions->size() < limit; scan.Next()) {
    if (absl::Status status = add(scan.key(), scan.value()); !status.ok()) return status;
  }
  if (!scan.status().ok() || versions->size() >= limit) return scan.status();
  const absl::StatusOr<std::optional<std::string>> present = reader.Get(Family::kEvents, NumberKey(number));
  if (!present.ok()) return present.status();
  return present->has_value() ? add(NumberKey(number), **present) : absl::OkStatus();
}

absl::StatusOr<EventVersion> MakeVersion(const Reader& reader, v1::Event& record) {
  if (absl::Status status = IdentifyParticipants(reader, {&record, 1}); !status.ok()) return status;
  absl::StatusOr<ontology::Event> event = DecodeEvent(record);
  if (!event.ok()) return event.status();
  const absl::StatusOr<std::optional<v1::Change>> change =
      reader.GetRecord<v1::Change>(Family::kChanges, NumberKey(record.born()));
  if (!change.ok()) return change.status();
  if (!change->has_value()) return UnreadableRecord(Family::kChanges, NumberKey(record.born()));
  const v1::Change& made = **change;
  EventVersion version;
  version.event = {*std::move(event),
                   record.born(),
                   "",
                   {record.decisions().begin(), record.decisions().end()},
                   record.retracted_by()};
  version.ended = record.ended();
  version.committed = absl::FromUnixMicros(made.committed_micros());
  if (!made.article().empty()) version.article = absl::StrCat("articles/", made.article());
  version.article_version = made.article_version();
  version.article_withdrawn = made.article_withdrawn();
  version.sources.assign(made.sources().begin(), made.sources().end());
  version.decision = made.decision();
  version.decision_undone = made.decision_undone();
  return version;
}

StoredDecision Decode(const v1::Decision& record, uint64_t revision) {
  StoredDecision stored;
  stored.number = record.number();
  stored.decision.event = record.event();
  stored.decision.retracts = record.retracts();
  stored.decision.fields.assign(record.fields().begin(), record.fields().end());
  stored.decision.author = record.author();
  stored.decision.note = record.note();
  stored.decision.url = record.url();
  stored.made = record.made();
  if (record.undone() != 0 && record.undone() <= revision) {
    stored.undone = record.undone();
    stored.undone_author = record.undone_author();
    stored.undone_note = record.undone_note();
  }
  return stored;
}

absl::StatusOr<StoredDecision> DecodeWithValues(const v1::Decision& record, uint64_t revision) {
  StoredDecision stored = Decode(record, revision);
  if (record.retracts()) return stored;
  absl::StatusOr<resolve::ResolvedMention> values = DecodeMention(record.values());
  if (!values.ok()) return values.status();
  stored.decision.values.told = std::move(values->mention);
  for (const resolve::ActorIdentity& actor : values->actors) stored.decision.values.actors.push_back(actor.name);
  return stored;
}

}  // namespace

absl::StatusOr<std::vector<EventVersion>> ListEventVersions(const Reader& reader, std::string_view name, uint64_t after,
                                                            size_t limit) {
  const absl::StatusOr<std::set<uint64_t>> numbers = NumbersOf(reader, name);
  if (!numbers.ok()) return numbers.status();
  std::vector<v1::Event> records;
  for (const uint64_t number : *numbers) {
    std::vector<v1::Event> versions;
    if (absl::Status status = CollectVersions(reader, number, after, limit, &versions); !status.ok()) return status;
    std::move(versions.begin(), versions.end(), std::back_inserter(records));
  }
  std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.born() < b.born(); });
  if (records.size() > limit) records.resize(limit);
  std::vector<EventVersion> versions;
  for (v1::Event& record : records) {
    absl::StatusOr<EventVersion> version = MakeVersion(reader, record);
    if (!version.ok()) return version.status();
    versions.push_back(*std::move(version));
  }
  return versions;
}

absl::StatusOr<StoredDecision> GetDecision(const Reader& reader, uint64_t revision, uint64_t number) {
  const absl::StatusOr<std::optional<v1::Decision>> record =
      reader.GetRecord<v1::Decision>(Family::kDecisions, DecisionKey(number));
  if (!record.ok()) return record.status();
  if (!record->has_value() || (*record)->made() > revision) {
    return absl::NotFoundError(absl::StrCat("there is no decision ", number));
  }
  return DecodeWithValues(**record, revision);
}

absl::StatusOr<std::vector<StoredDecision>> ListDecisions(const Reader& reader, uint64_t revision,
                                                          std::string_view event) {
  const absl::StatusOr<EventRecord> found = FindEvent(reader, event);
  if (!found.ok()) return found.status();
  const std::vector<std::string> mentions(found->record.mentions().begin(), found->record.mentions().end());
  const absl::StatusOr<std::vector<v1::Decision>> records = DecisionsOf(reader, mentions);
  if (!records.ok()) return records.status();
  std::vector<StoredDecision> decisions;
  for (const v1::Decision& record : *records) {
    if (record.made() > revision) continue;
    absl::StatusOr<StoredDecision> decoded = DecodeWithValues(record, revision);
    if (!decoded.ok()) return decoded.status();
    decisions.push_back(*std::move(decoded));
  }
  return decisions;
}

}  // namespace chancery::store
