#include "store/stored_mentions.h"

#include <utility>

#include "store/record_codec.h"

namespace chancery::store {

using resolve::ResolvedMention;

absl::StatusOr<std::vector<ResolvedMention>> StoredMentions::FindMentions(std::string_view type, std::string_view key,
                                                                          absl::CivilDay first,
                                                                          absl::CivilDay last) const {
  Scan scan(reader_.database(), reader_.options(), Family::kCandidates, CandidateKey(type, key, first, 0),
            CandidateKey(type, key, last + 1, 0));
  std::vector<uint64_t> mentions;
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
    mentions.push_back(ReadFixed64(scan.key(), scan.key().size() - sizeof(uint64_t)));
  }
  if (absl::Status status = scan.status(); !status.ok()) return status;
  return Load(mentions);
}

absl::StatusOr<std::vector<ResolvedMention>> StoredMentions::GetMentions(std::span<const std::string> ids) const {
  std::vector<uint64_t> numbers;
  for (const std::string& id : ids) {
    const absl::StatusOr<std::optional<uint64_t>> number = reader_.FindNumber(NameKind::kMention, id);
    if (!number.ok()) return number.status();
    if (number->has_value()) numbers.push_back(**number);
  }
  return Load(numbers);
}

absl::StatusOr<std::optional<ontology::Event>> StoredMentions::EventOf(std::string_view mention_id) const {
  const absl::StatusOr<std::optional<uint64_t>> number = reader_.FindNumber(NameKind::kMention, mention_id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return std::optional<ontology::Event>();
  const absl::StatusOr<std::optional<v1::Mention>> mention =
      reader_.GetRecord<v1::Mention>(Family::kEvidence, NumberKey(**number));
  if (!mention.ok()) return mention.status();
  if (!mention->has_value()) return UnreadableRecord(Family::kEvidence, NumberKey(**number));
  const absl::StatusOr<std::optional<Reader::NumberedEvent>> event = reader_.GetEvent((*mention)->event());
  if (!event.ok()) return event.status();
  if (!event->has_value()) return UnreadableRecord(Family::kEvents, NumberKey((*mention)->event()));
  absl::StatusOr<ontology::Event> decoded = DecodeEvent((*event)->record);
  if (!decoded.ok()) return decoded.status();
  return std::optional<ontology::Event>(*std::move(decoded));
}

absl::StatusOr<std::vector<ResolvedMention>> StoredMentions::Load(std::span<const uint64_t> numbers) const {
  const absl::StatusOr<std::vector<std::optional<v1::Mention>>> records = reader_.GetMentions(numbers);
  if (!records.ok()) return records.status();
  std::vector<ResolvedMention> mentions;
  for (size_t i = 0; i < records->size(); ++i) {
    const std::optional<v1::Mention>& record = (*records)[i];
    if (!record) return UnreadableRecord(Family::kEvidence, NumberKey(numbers[i]));
    absl::StatusOr<ResolvedMention> mention = DecodeMention(*record);
    if (!mention.ok()) return mention.status();
    mentions.push_back(*std::move(mention));
  }
  return mentions;
}

}  // namespace chancery::store
