// RocksDB as the store uses it: its families, its options, and the way in and out of it.
#ifndef CHANCERY_STORE_DATABASE_H_
#define CHANCERY_STORE_DATABASE_H_

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "rocksdb/db.h"
#include "store/store.h"

namespace chancery::store {

// All families are made with the store; docs/formats.md says what each holds, and which are reserved.
enum class Family {
  kActors,
  kNames,
  kArticles,
  kEvents,
  kEvidence,
  kByActor,
  kByPair,
  kByType,
  kByTime,
  kByTrait,
  kCandidates,
  kCounts,
  kEventCounts,
  kHistory,
  kIdentity,
  kDecisions,
  kRequests,
  kLoads,
  kChanges,
  kMeta,
};
inline constexpr size_t kFamilyCount = static_cast<size_t>(Family::kMeta) + 1;

// "actors", "by_actor", ...
std::string_view FamilyName(Family family);

// The version of the formats that this program writes, and the only one that it reads.
inline constexpr std::string_view kFormatVersion = "6";

// Keys of the family meta.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kStoreIdKey = "store_id";
inline constexpr std::string_view kCountersKey = "counters";

// A RocksDB status as one of ours; `doing` says what was tried, with the folder.
absl::Status FromRocks(const rocksdb::Status& status, std::string_view doing);

// std::string_view and rocksdb::Slice are the same thing.
inline rocksdb::Slice ToSlice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// An open RocksDB with all families. Thread-safe.
class Database {
 public:
  // As Store::Open.
  static absl::StatusOr<std::shared_ptr<Database>> Open(const std::string& folder, const StoreOptions& options);

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  rocksdb::DB& rocks() const { return *rocks_; }
  rocksdb::ColumnFamilyHandle* family(Family family) const { return families_[static_cast<size_t>(family)]; }
  const std::string& folder() const { return folder_; }
  const std::string& store_id() const { return store_id_; }

 private:
  Database() = default;
  absl::Status CheckOrWriteFormat();

  std::string folder_;
  std::string store_id_;
  std::unique_ptr<rocksdb::DB> rocks_;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilyCount> families_{};
  rocksdb::ColumnFamilyHandle* default_family_ = nullptr;  // RocksDB demands it; it stays empty
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_DATABASE_H_
