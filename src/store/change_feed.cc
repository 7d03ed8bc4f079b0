#include "store/change_feed.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/identities.h"
#include "store/keys.h"
#include "store/published.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {
namespace {

void Append(const google::protobuf::RepeatedPtrField<v1::Change::EventChange>& records, EventChange::Kind kind,
            std::vector<EventChange>* changes) {
  for (const v1::Change::EventChange& record : records) {
    changes->push_back(
        {kind, record.name(), record.previous_name(), record.successor(), record.retracted(), record.restored()});
  }
}

RevisionChange Decode(uint64_t revision, const v1::Change& record) {
  RevisionChange change;
  change.revision = revision;
  change.committed = absl::FromUnixMicros(record.committed_micros());
  if (!record.article().empty()) change.article = absl::StrCat("articles/", record.article());
  change.article_version = record.article_version();
  change.article_withdrawn = record.article_withdrawn();
  change.decision = record.decision();
  change.decision_undone = record.decision_undone();
  change.merges.assign(record.merges().begin(), record.merges().end());
  change.merges_undone.assign(record.merges_undone().begin(), record.merges_undone().end());
  change.sources.assign(record.sources().begin(), record.sources().end());
  Append(record.created(), EventChange::Kind::kCreated, &change.events);
  Append(record.changed(), EventChange::Kind::kChanged, &change.events);
  Append(record.ended(), EventChange::Kind::kEnded, &change.events);
  return change;
}

absl::StatusOr<std::optional<uint64_t>> NumberOfActor(const ReadView& view, std::string_view name) {
  constexpr std::string_view kPrefix = "actors/";
  if (!name.starts_with(kPrefix)) return std::optional<uint64_t>();
  return view.published().reader.FindNumber(NameKind::kActor, name.substr(kPrefix.size()));
}

}  // namespace

absl::StatusOr<std::vector<RevisionChange>> ReadChanges(const ReadView& view, uint64_t after,
                                                        const FeedLimits& limits) {
  if (after > view.revision()) {
    return absl::OutOfRangeError(
        absl::StrCat("revision ", after, " is later than the one that is read, ", view.revision()));
  }
  std::vector<RevisionChange> changes;
  if (after == view.revision()) return changes;
  const Reader& reader = view.published().reader;
  Scan scan(reader.database(), reader.options(), Family::kChanges, NumberKey(after + 1),
            NumberKey(view.revision() + 1));
  size_t bytes = 0;
  uint64_t expected = after + 1;
  for (scan.SeekToFirst(); scan.Valid() && changes.size() < limits.max_revisions; scan.Next(), ++expected) {
    if (!changes.empty() && bytes + scan.value().size() > limits.max_bytes) break;
    v1::Change record;
    if (scan.key().size() != sizeof(uint64_t) ||
        !record.ParseFromArray(scan.value().data(), static_cast<int>(scan.value().size()))) {
      return UnreadableRecord(Family::kChanges, scan.key());
    }
    if (ReadFixed64(scan.key(), 0) != expected) break;
    bytes += scan.value().size();
    changes.push_back(Decode(expected, record));
  }
  if (absl::Status status = scan.status(); !status.ok()) return status;
  if (!changes.empty()) return changes;
  // There is a revision after `after`, and its record is not there.
  const absl::StatusOr<uint64_t> oldest = OldestRevision(view);
  if (!oldest.ok()) return oldest.status();
  if (after >= *oldest) return UnreadableRecord(Family::kChanges, NumberKey(after + 1));
  return absl::OutOfRangeError(
      absl::StrCat("the changes after revision ", after, " are not kept any more, only those after ", *oldest));
}

absl::StatusOr<uint64_t> OldestRevision(const ReadView& view) {
  const Reader& reader = view.published().reader;
  Scan scan(reader.database(), reader.options(), Family::kChanges, NumberKey(1), NumberKey(view.revision() + 1));
  scan.SeekToFirst();
  if (absl::Status status = scan.status(); !status.ok()) return status;
  if (!scan.Valid()) return view.revision();
  if (scan.key().size() != sizeof(uint64_t)) return UnreadableRecord(Family::kChanges, scan.key());
  return ReadFixed64(scan.key(), 0) - 1;
}

absl::StatusOr<absl::Time> CommitTime(const ReadView& view, uint64_t revision) {
  const v1::Counters& counters = view.published().counters;
  if (revision == counters.revision()) return absl::FromUnixMicros(counters.committed_micros());
  const std::string key = NumberKey(revision);
  const absl::StatusOr<std::optional<v1::Change>> record =
      view.published().reader.GetRecord<v1::Change>(Family::kChanges, key);
  if (!record.ok()) return record.status();
  if (!record->has_value()) return absl::NotFoundError(absl::StrCat("revision ", revision, " is not kept"));
  return absl::FromUnixMicros((*record)->committed_micros());
}

absl::StatusOr<bool> EverKnewActor(const ReadView& view, std::string_view actor) {
  const absl::StatusOr<std::optional<uint64_t>> number = NumberOfActor(view, actor);
  if (!number.ok()) return number.status();
  return number->has_value();
}

absl::StatusOr<std::string> NameReadAs(const ReadView& view, std::string_view actor) {
  const std::shared_ptr<const Identities> identities = view.published().merges->AsOf(view.revision());
  if (identities->empty()) return std::string(actor);
  const absl::StatusOr<std::optional<uint64_t>> number = NumberOfActor(view, actor);
  if (!number.ok()) return number.status();
  const uint64_t root = identities->RootOf(number->value_or(0));
  const v1::Merge::Side* side = identities->RootSide(root);
  return side == nullptr || root == *number ? std::string(actor) : side->name();
}

}  // namespace chancery::store
