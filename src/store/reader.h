// Typed reads of one state of the database: of a snapshot, of an earlier revision, or of what is written so far.
#ifndef CHANCERY_STORE_READER_H_
#define CHANCERY_STORE_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "rocksdb/iterator.h"
#include "rocksdb/options.h"
#include "store/database.h"
#include "store/identities.h"
#include "store/keys.h"
#include "store/record_version.h"
#include "store/records.pb.h"

namespace chancery::store {

// The error of a record that cannot be read: DataLoss, with family and key.
absl::Status UnreadableRecord(Family family, std::string_view key);

// A walk over the keys of a family from `begin` to `end` (not included; empty: to the last), which it cannot leave.
class Scan {
 public:
  Scan(const Database& database, const rocksdb::ReadOptions& options, Family family, std::string begin,
       std::string end);
  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;

  void SeekToFirst() { iterator_->SeekToFirst(); }
  void Seek(std::string_view key) { iterator_->Seek(ToSlice(key)); }  // to the key, or the next one
  void SeekToLast() { iterator_->SeekToLast(); }
  bool Valid() const { return iterator_->Valid(); }
  void Next() { iterator_->Next(); }
  void Previous() { iterator_->Prev(); }
  std::string_view key() const { return ToView(iterator_->key()); }
  std::string_view value() const { return ToView(iterator_->value()); }
  // Whether the walk ended because of an error.
  absl::Status status() const;

 private:
  Family family_;
  std::string begin_;
  std::string end_;
  rocksdb::Slice begin_slice_;
  rocksdb::Slice end_slice_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

// Thread-safe, cheap to copy. Neither the database nor snapshot and identities are owned; no snapshot means what is
// written so far.
//
// Records that have versions (record_version.h) are given as they were at `as_of`: the one in the family of its kind if
// it came into force by then, else the version in the history. Names lead to the numbers that they led to then. All
// else is of the present.
class Reader {
 public:
  // Without identities, actors are read as they were recorded; those given outlive the reader.
  explicit Reader(const Database& database, const rocksdb::Snapshot* snapshot = nullptr, uint64_t as_of = kNewest,
                  const Identities* identities = nullptr)
      : database_(&database), snapshot_(snapshot), as_of_(as_of), identities_(identities) {}

  const Database& database() const { return *database_; }
  rocksdb::ReadOptions options() const;

  // The revision as of which is read; kNewest: all of the snapshot.
  uint64_t as_of() const { return as_of_; }
  bool reads_past() const { return as_of_ != kNewest; }
  // Which actors are one.
  const Identities& identities() const;

  absl::StatusOr<std::optional<std::string>> Get(Family family, std::string_view key) const;
  // The values of the keys in their order.
  absl::StatusOr<std::vector<std::optional<std::string>>> MultiGet(Family family,
                                                                   std::span<const std::string> keys) const;

  // Looks many keys up together and calls `visit` with the place of each that is there and its value, which lives as
  // long as the call; ends with the first error of `visit`.
  using VisitValue = absl::FunctionRef<absl::Status(size_t place, const rocksdb::Slice& value)>;
  absl::Status VisitMany(Family family, std::span<const std::string> keys, VisitValue visit) const;

  template <typename Record>
  absl::StatusOr<std::optional<Record>> GetRecord(Family family, std::string_view key) const {
    absl::StatusOr<std::optional<std::string>> value = Get(family, key);
    if (!value.ok()) return value.status();
    std::optional<Record> record;
    if (value->has_value() && !record.emplace().ParseFromString(**value)) return UnreadableRecord(family, key);
    return AsOf(family, key, std::move(record));
  }

  template <typename Record>
  absl::StatusOr<std::vector<std::optional<Record>>> GetRecords(Family family,
                                                                std::span<const std::string> keys) const {
    std::vector<std::optional<Record>> records(keys.size());
    const auto parse = [&](size_t i, const rocksdb::Slice& value) {
      const bool readable = records[i].emplace().ParseFromArray(value.data(), static_cast<int>(value.size()));
      return readable ? absl::OkStatus() : UnreadableRecord(family, keys[i]);
    };
    if (absl::Status status = VisitMany(family, keys, parse); !status.ok()) return status;
    if (!reads_past()) return records;
    for (size_t i = 0; i < keys.size(); ++i) {
      absl::StatusOr<std::optional<Record>> version = AsOf(family, keys[i], std::move(records[i]));
      if (!version.ok()) return version.status();
      records[i] = *std::move(version);
    }
    return records;
  }

  // What ended first after the revision that is read, of a key in the history: the value then in force, if it had come
  // into force by then. REQUIRES: reads_past().
  absl::StatusOr<std::optional<std::string>> FindEnded(HistoryKind kind, std::string_view key) const;

  // The number behind a name; none if the store does not have it.
  absl::StatusOr<std::optional<uint64_t>> FindNumber(NameKind kind, std::string_view name) const;
  // 0 where nothing was counted. Of the present always.
  absl::StatusOr<int64_t> GetCount(std::string_view key) const;
  // The event of this number, or the one that has its mentions; none if they were withdrawn, or were not yet there.
  struct NumberedEvent {
    uint64_t number;
    v1::Event record;
  };
  absl::StatusOr<std::optional<NumberedEvent>> GetEvent(uint64_t number) const;
  // The number of the event that a mention belonged to. REQUIRES: `record` is the mention's as it was then.
  absl::StatusOr<uint64_t> EventOf(uint64_t mention, const v1::Mention& record) const;
  // The records in force of these numbers, in their order.
  absl::StatusOr<std::vector<std::optional<v1::Mention>>> GetMentions(std::span<const uint64_t> numbers) const;

 private:
  // A record as it was: `present`, or the version in the history.
  template <typename Record>
  absl::StatusOr<std::optional<Record>> AsOf(Family family, std::string_view key, std::optional<Record> present) const {
    if constexpr (HasVersions<Record>) {
      if (!reads_past() || (present && InForceSince(*present) <= as_of_)) return present;
      absl::StatusOr<std::optional<std::string>> ended =
          FindEnded(HistoryKindOf<Record>(family), HistoryNameOf<Record>(key));
      if (!ended.ok()) return ended.status();
      std::optional<Record> version;
      if (!ended->has_value()) return version;
      if (!version.emplace().ParseFromString(**ended)) return UnreadableRecord(Family::kHistory, key);
      if (version->born() > as_of_) version.reset();
      return version;
    } else {
      return present;
    }
  }

  const Database* database_;
  const rocksdb::Snapshot* snapshot_;
  uint64_t as_of_;
  const Identities* identities_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_READER_H_
