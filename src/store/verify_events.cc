#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "resolve/compose.h"
#include "resolve/partition.h"
#include "store/decisions.h"
#include "store/index_entries.h"
#include "store/record_codec.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

absl::Status CheckGone(Verification* verification, uint64_t number, const v1::Event& gone) {
  if (gone.successor() == 0) return absl::OkStatus();
  const absl::StatusOr<std::optional<std::string>> successor =
      verification->reader().Get(Family::kEvents, NumberKey(gone.successor()));
  if (!successor.ok()) return successor.status();
  verification->Expect(successor->has_value(),
                       [&] { return absl::StrCat("event ", number, " went over into one that is not there"); });
  return absl::OkStatus();
}

absl::Status CheckComposition(Verification* verification, const v1::Event& record) {
  const std::vector<uint64_t> numbers(record.mention_numbers().begin(), record.mention_numbers().end());
  const absl::StatusOr<std::vector<std::optional<v1::Mention>>> mentions = verification->reader().GetMentions(numbers);
  if (!mentions.ok()) return mentions.status();
  std::vector<resolve::ResolvedMention> members;
  for (const std::optional<v1::Mention>& mention : *mentions) {
    absl::StatusOr<resolve::ResolvedMention> decoded = absl::DataLossError("it is not there");
    if (mention) decoded = DecodeMention(*mention);
    if (!decoded.ok()) {
      verification->AddFault(
          absl::StrCat(record.name(), " has a mention that cannot be read: ", decoded.status().ToString()));
      return absl::OkStatus();
    }
    members.push_back(*std::move(decoded));
  }
  resolve::Cluster cluster;
  for (const resolve::ResolvedMention& member : members) cluster.push_back(&member);
  const absl::StatusOr<ontology::Event> event = DecodeEvent(record);
  if (!event.ok() || cluster.empty()) {
    verification->AddFault(absl::StrCat(record.name(), " cannot be read, or has no mentions"));
    return absl::OkStatus();
  }
  ontology::Event expected = resolve::Compose(cluster);
  const absl::StatusOr<std::vector<v1::Decision>> decisions = DecisionsOf(verification->reader(), expected.mentions);
  if (!decisions.ok()) return decisions.status();
  const absl::StatusOr<Decided> decided = ApplyDecisions(*decisions, cluster.front()->mention.published, &expected);
  if (!decided.ok()) return decided.status();
  const bool right = *event == expected && decided->retracted_by == record.retracted_by() &&
                     std::equal(decided->decisions.begin(), decided->decisions.end(), record.decisions().begin(),
                                record.decisions().end());
  verification->Expect(right, [&] {
    return absl::StrCat(record.name(), " is not what its mentions make of it, with the decisions about it");
  });
  return absl::OkStatus();
}

// An index entry as it must be, with its birth: that of the first version of the event since which it was the same.
absl::StatusOr<std::string> EntryOf(const Reader& reader, uint64_t number, const v1::Event& record,
                                    const IndexEntries::key_type& place, const v1::IndexEntry& expected) {
  uint64_t born = record.born();
  const std::string prefix = HistoryPrefix(HistoryKind::kEvent, NumberKey(number));
  Scan versions(reader.database(), reader.options(), Family::kHistory, prefix, EndOfPrefix(prefix));
  for (versions.SeekToLast(); versions.Valid(); versions.Previous()) {
    v1::Event version;
    if (!version.ParseFromArray(versions.value().data(), static_cast<int>(versions.value().size()))) {
      return UnreadableRecord(Family::kHistory, versions.key());
    }
    const IndexEntries entries = IndexEntriesOf(version, number);
    const auto same = entries.find(place);
    if (version.ended() != born || same == entries.end() || Serialise(same->second) != Serialise(expected)) break;
    born = version.born();
  }
  if (!versions.status().ok()) return versions.status();
  v1::IndexEntry entry = expected;
  entry.set_born(born);
  return Serialise(entry);
}

absl::Status CheckEvent(Verification* verification, uint64_t number, const v1::Event& record) {
  ++verification->report.events;
  const Reader& reader = verification->reader();
  const std::string_view id = std::string_view{record.name()}.substr(std::string_view("events/").size());
  const absl::StatusOr<std::optional<uint64_t>> named = reader.FindNumber(NameKind::kEvent, id);
  if (!named.ok()) return named.status();
  verification->Expect(named->value_or(0) == number,
                       [&] { return absl::StrCat(record.name(), " does not lead to its event"); });
  for (const auto& [place, expected] : IndexEntriesOf(record, number)) {
    absl::StatusOr<std::optional<v1::IndexEntry>> entry = reader.GetRecord<v1::IndexEntry>(place.first, place.second);
    if (!entry.ok()) return entry.status();
    if (entry->has_value()) (*entry)->clear_born();
    if (entry->has_value() && Serialise(**entry) == Serialise(expected)) continue;
    const absl::StatusOr<std::string> value = EntryOf(reader, number, record, place, expected);
    if (!value.ok()) return value.status();
    absl::Status told = verification->AddRepairable(
        absl::StrCat(record.name(), " is missing in ", std::string(FamilyName(place.first)), ", or told wrongly there"),
        place.first, place.second, *value);
    if (!told.ok()) return told;
  }
  return CheckComposition(verification, record);
}

absl::Status CheckIndexEntry(Verification* verification, Family family, std::string_view key) {
  ++verification->report.index_entries;
  const std::string place = absl::StrCat(std::string(FamilyName(family)), " ", Hex(key));
  if (key.size() < kIndexPositionBytes) {
    return verification->AddRepairable(absl::StrCat("the key ", place, " is too short"), family, key, std::nullopt);
  }
  const uint64_t number = ReadIndexPosition(key).event;
  const absl::StatusOr<std::optional<v1::Event>> event =
      verification->reader().GetRecord<v1::Event>(Family::kEvents, NumberKey(number));
  if (!event.ok()) return event.status();
  const bool right =
      event->has_value() && !(*event)->gone() && IndexEntriesOf(**event, number).contains({family, std::string(key)});
  if (right) return absl::OkStatus();
  return verification->AddRepairable(absl::StrCat("the entry ", place, " is of no event in force"), family, key,
                                     std::nullopt);
}

}  // namespace

absl::Status VerifyEvents(Verification* verification) {
  absl::Status status = ForEach(verification->reader(), Family::kEvents, "", [&](auto key, auto value) -> absl::Status {
    v1::Event record;
    if (key.size() != sizeof(uint64_t) || !record.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
      verification->AddFault(absl::StrCat("the event with key ", Hex(key), " cannot be read"));
      return absl::OkStatus();
    }
    const uint64_t number = ReadFixed64(key, 0);
    return record.gone() ? CheckGone(verification, number, record) : CheckEvent(verification, number, record);
  });
  if (!status.ok()) return status;
  // Names of events that are no more stay for ever.
  return ForEach(verification->reader(), Family::kNames, NameKey(NameKind::kEvent, ""),
                 [&](auto key, auto value) -> absl::Status {
                   const auto record = verification->reader().Get(Family::kEvents, value);
                   if (!record.ok()) return record.status();
                   verification->Expect(record->has_value(), [&] {
                     return absl::StrCat("the name events/", std::string(key.substr(1)), " leads to no event");
                   });
                   return absl::OkStatus();
                 });
}

absl::Status VerifyIndexes(Verification* verification) {
  for (const Family family : {Family::kByActor, Family::kByPair, Family::kByType, Family::kByTime, Family::kByTrait}) {
    absl::Status status = ForEach(verification->reader(), family, "",
                                  [&](auto key, auto) { return CheckIndexEntry(verification, family, key); });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
