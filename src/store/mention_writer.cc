#include "store/mention_writer.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "resolve/traits.h"

namespace chancery::store {

std::set<std::string> CandidateKeysOf(const v1::Mention& record, uint64_t number) {
  std::set<std::string> keys;
  if (record.has_record()) return keys;
  const absl::StatusOr<resolve::ResolvedMention> mention = DecodeMention(record);
  if (!mention.ok()) return keys;
  const resolve::Traits traits(*mention);
  for (const std::string& key : resolve::CandidateKeysOf(traits)) {
    keys.insert(CandidateKey(record.type(), key, traits.window->first, number));
  }
  return keys;
}

void MentionWriter::Withdraw(uint64_t number, const v1::Mention& record) {
  v1::Mention ended = record;
  ended.set_ended(transaction_.revision());
  transaction_.PutHistory(HistoryKind::kMention, NumberKey(number), Serialise(ended));
  transaction_.Delete(Family::kEvidence, NumberKey(number));
  transaction_.PutHistory(HistoryKind::kMentionName, record.id(), NumberKey(number));
  transaction_.Delete(Family::kNames, NameKey(NameKind::kMention, record.id()));
  for (const std::string& key : CandidateKeysOf(record, number)) transaction_.Delete(Family::kCandidates, key);
  withdrawn_.insert(record.id());
}

void MentionWriter::Add(v1::Mention record) {
  const uint64_t number = transaction_.NewMention();
  record.set_born(transaction_.revision());
  transaction_.Put(Family::kNames, NameKey(NameKind::kMention, record.id()), NumberKey(number));
  for (const std::string& key : CandidateKeysOf(record, number)) transaction_.Put(Family::kCandidates, key, "");
  numbers_.insert_or_assign(record.id(), number);
  entries_.insert_or_assign(number, Entry{std::move(record), true});
}

absl::StatusOr<uint64_t> MentionWriter::NumberOf(const std::string& id) {
  const auto known = numbers_.find(id);
  return known != numbers_.end() ? known->second : Load(id);
}

absl::StatusOr<uint64_t> MentionWriter::Load(const std::string& id) {
  const absl::Status missing =
      absl::DataLossError(absl::StrCat("mention ", id, " is of an event but not in the store"));
  if (withdrawn_.contains(id)) return missing;
  const absl::StatusOr<std::optional<uint64_t>> number = transaction_.reader().FindNumber(NameKind::kMention, id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return missing;
  absl::StatusOr<std::optional<v1::Mention>> record =
      transaction_.reader().GetRecord<v1::Mention>(Family::kEvidence, NumberKey(**number));
  if (!record.ok()) return record.status();
  if (!record->has_value()) return missing;
  numbers_.emplace(id, **number);
  entries_.emplace(**number, Entry{*std::move(*record), false});
  return **number;
}

absl::Status MentionWriter::SetEvent(const std::string& id, uint64_t event) {
  const absl::StatusOr<uint64_t> number = NumberOf(id);
  if (!number.ok()) return number.status();
  Entry& entry = entries_.at(*number);
  if (entry.record.event() == event) return absl::OkStatus();
  const bool is_new = entry.record.event() == 0;
  if (!is_new) transaction_.PutHistory(HistoryKind::kMentionEvent, NumberKey(*number), NumberKey(entry.record.event()));
  entry.record.set_event(event);
  entry.changed = true;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<absl::CivilDay>> MentionWriter::PublicationOf(const std::string& id) {
  const absl::StatusOr<uint64_t> number = NumberOf(id);
  if (!number.ok()) return number.status();
  const v1::Mention& record = entries_.at(*number).record;
  return record.has_published() ? std::optional<absl::CivilDay>(DecodeDay(record.published())) : std::nullopt;
}

void MentionWriter::Apply() {
  for (const auto& [number, entry] : entries_) {
    if (entry.changed) transaction_.Put(Family::kEvidence, NumberKey(number), Serialise(entry.record));
  }
}

}  // namespace chancery::store
