#include "store/reader.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "store/counter_merge.h"

namespace chancery::store {
namespace {

std::string Reading(const Database& database, Family family) {
  return absl::StrCat("reading ", std::string(FamilyName(family)), " of the store in ", database.folder());
}

// Keys of a batch that RocksDB looks up together.
constexpr size_t kBatch = 256;

}  // namespace

absl::Status UnreadableRecord(Family family, std::string_view key) {
  return absl::DataLossError(absl::StrCat("the record in ", std::string(FamilyName(family)), " with key ",
                                          absl::BytesToHexString(std::string(key)),
                                          " cannot be read: restore the store from a backup"));
}

Scan::Scan(const Database& database, const rocksdb::ReadOptions& options, Family family, std::string begin,
           std::string end)
    : family_(family), begin_(std::move(begin)), end_(std::move(end)), begin_slice_(begin_), end_slice_(end_) {
  rocksdb::ReadOptions bounded = options;
  bounded.iterate_lower_bound = &begin_slice_;
  if (!end_.empty()) bounded.iterate_upper_bound = &end_slice_;
  iterator_.reset(database.rocks().NewIterator(bounded, database.family(family)));
}

absl::Status Scan::status() const {
  const rocksdb::Status status = iterator_->status();
  return status.ok() ? absl::OkStatus()
                     : FromRocks(status, absl::StrCat("scanning ", std::string(FamilyName(family_))));
}

const Identities& Reader::identities() const {
  static const Identities* const kNone = new Identities();
  return identities_ != nullptr ? *identities_ : *kNone;
}

rocksdb::ReadOptions Reader::options() const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  return options;
}

absl::StatusOr<std::optional<std::string>> Reader::Get(Family family, std::string_view key) const {
  std::string value;
  const rocksdb::Status status = database_->rocks().Get(options(), database_->family(family), ToSlice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return FromRocks(status, Reading(*database_, family));
  return std::optional<std::string>(std::move(value));
}

absl::StatusOr<std::vector<std::optional<std::string>>> Reader::MultiGet(Family family,
                                                                         std::span<const std::string> keys) const {
  std::vector<std::optional<std::string>> results(keys.size());
  absl::Status status = VisitMany(family, keys, [&](size_t place, const rocksdb::Slice& value) {
    results[place].emplace(value.data(), value.size());
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return results;
}

absl::Status Reader::VisitMany(Family family, std::span<const std::string> keys, VisitValue visit) const {
  std::vector<rocksdb::Slice> slices;
  std::vector<rocksdb::PinnableSlice> values;
  std::vector<rocksdb::Status> statuses;
  for (size_t start = 0; start < keys.size(); start += kBatch) {
    const size_t count = std::min(kBatch, keys.size() - start);
    slices.assign(keys.begin() + static_cast<std::ptrdiff_t>(start),
                  keys.begin() + static_cast<std::ptrdiff_t>(start + count));
    values = std::vector<rocksdb::PinnableSlice>(count);
    statuses.assign(count, rocksdb::Status());
    database_->rocks().MultiGet(options(), database_->family(family), count, slices.data(), values.data(),
                                statuses.data());
    for (size_t i = 0; i < count; ++i) {
      if (statuses[i].IsNotFound()) continue;
      if (!statuses[i].ok()) return FromRocks(statuses[i], Reading(*database_, family));
      if (absl::Status status = visit(start + i, values[i]); !status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Reader::FindEnded(HistoryKind kind, std::string_view key) const {
  const std::string prefix = HistoryPrefix(kind, key);
  Scan scan(*database_, options(), Family::kHistory, HistoryKey(kind, key, as_of_ + 1), EndOfPrefix(prefix));
  scan.SeekToFirst();
  if (!scan.Valid())
    return scan.status().ok() ? std::optional<std::string>()
                              : absl::StatusOr<std::optional<std::string>>(scan.status());
  return std::optional<std::string>(scan.value());
}

absl::StatusOr<std::optional<uint64_t>> Reader::FindNumber(NameKind kind, std::string_view name) const {
  const std::string key = NameKey(kind, name);
  absl::StatusOr<std::optional<std::string>> value = Get(Family::kNames, key);
  if (reads_past() && (kind == NameKind::kMention || kind == NameKind::kEvent) && value.ok()) {
    // What came again has another number now.
    const HistoryKind ended_as = kind == NameKind::kMention ? HistoryKind::kMentionName : HistoryKind::kEventName;
    absl::StatusOr<std::optional<std::string>> ended = FindEnded(ended_as, name);
    if (!ended.ok() || ended->has_value()) value = std::move(ended);
  }
  if (!value.ok()) return value.status();
  if (!value->has_value()) return std::optional<uint64_t>();
  if ((*value)->size() != sizeof(uint64_t)) return UnreadableRecord(Family::kNames, key);
  return std::optional<uint64_t>(ReadFixed64(**value, 0));
}

absl::StatusOr<int64_t> Reader::GetCount(std::string_view key) const {
  absl::StatusOr<std::optional<std::string>> value = Get(Family::kCounts, key);
  if (!value.ok()) return value.status();
  if (!value->has_value()) return 0;
  const std::optional<int64_t> count = DecodeCounter(**value);
  if (!count) return UnreadableRecord(Family::kCounts, key);
  return *count;
}

absl::StatusOr<std::optional<Reader::NumberedEvent>> Reader::GetEvent(uint64_t number) const {
  while (number != 0) {
    absl::StatusOr<std::optional<v1::Event>> record = GetRecord<v1::Event>(Family::kEvents, NumberKey(number));
    if (!record.ok()) return record.status();
    if (!record->has_value() && reads_past()) break;
    if (!record->has_value()) return UnreadableRecord(Family::kEvents, NumberKey(number));
    if (!(*record)->gone()) return NumberedEvent{number, *std::move(*record)};
    number = (*record)->successor();
  }
  return std::optional<NumberedEvent>();
}

absl::StatusOr<uint64_t> Reader::EventOf(uint64_t mention, const v1::Mention& record) const {
  if (!reads_past()) return record.event();
  const absl::StatusOr<std::optional<std::string>> left = FindEnded(HistoryKind::kMentionEvent, NumberKey(mention));
  if (!left.ok()) return left.status();
  return left->has_value() ? ReadFixed64(**left, 0) : record.event();
}

absl::StatusOr<std::vector<std::optional<v1::Mention>>> Reader::GetMentions(std::span<const uint64_t> numbers) const {
  std::vector<std::string> keys;
  keys.reserve(numbers.size());
  for (const uint64_t number : numbers) keys.push_back(NumberKey(number));
  return GetRecords<v1::Mention>(Family::kEvidence, keys);
}

}  // namespace chancery::store
