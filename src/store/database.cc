#include "store/database.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "rocksdb/file_system.h"
#include "store/database_options.h"

namespace chancery::store {
namespace {

constexpr std::array<std::string_view, kFamilyCount> kFamilyNames = {
    "actors",   "names",     "articles", "events",     "evidence", "by_actor",     "by_pair",
    "by_type",  "by_time",   "by_trait", "candidates", "counts",   "event_counts", "history",
    "identity", "decisions", "requests", "loads",      "changes",  "meta"};

bool IsKnownFamily(const std::string& name) {
  return name == rocksdb::kDefaultColumnFamilyName ||
         std::find(kFamilyNames.begin(), kFamilyNames.end(), name) != kFamilyNames.end();
}

absl::Status FormatUnknown(const std::string& folder, const std::string& format) {
  return absl::FailedPreconditionError(
      absl::StrCat("the store in ", folder, " has format ", format, "; this version of Chancery reads format ",
                   std::string(kFormatVersion), " only: open it with the version that wrote it"));
}

absl::Status NotAStore(const std::string& folder) {
  return absl::FailedPreconditionError(
      absl::StrCat(folder, " holds a RocksDB database that is not a Chancery store: give another folder"));
}

// The format of a store that has other families than ours; opening it for writing could harm it.
absl::Status ExplainForeign(const std::string& folder, const rocksdb::Options& options,
                            const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), FamilyName(Family::kMeta)) == names.end()) return NotAStore(folder);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors = {
      {rocksdb::kDefaultColumnFamilyName, rocksdb::ColumnFamilyOptions()},
      {std::string(FamilyName(Family::kMeta)), rocksdb::ColumnFamilyOptions()}};
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(options, folder, descriptors, &handles, &opened);
  if (!status.ok()) return FromRocks(status, absl::StrCat("opening the store in ", folder));
  const std::unique_ptr<rocksdb::DB> rocks(opened);
  std::string format;
  const bool found = rocks->Get({}, handles[1], ToSlice(kFormatKey), &format).ok();
  for (rocksdb::ColumnFamilyHandle* handle : handles) rocks->DestroyColumnFamilyHandle(handle);
  return found ? FormatUnknown(folder, format) : NotAStore(folder);
}

// Makes the folder, with those above it, such that it survives a power loss.
absl::Status MakeFolder(const std::string& folder, rocksdb::Env& env) {
  std::vector<std::filesystem::path> missing;
  std::filesystem::path path = std::filesystem::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  while (!path.empty() && !env.FileExists(path.string()).ok() && path != path.root_path()) {
    missing.push_back(path);
    path = path.parent_path();
  }
  while (!missing.empty()) {
    path = missing.back();
    missing.pop_back();
    rocksdb::Status status = env.CreateDirIfMissing(path.string());
    std::unique_ptr<rocksdb::FSDirectory> parent;
    if (status.ok()) {
      status = env.GetFileSystem()->NewDirectory(path.parent_path().string(), rocksdb::IOOptions(), &parent, nullptr);
    }
    if (status.ok()) status = parent->Fsync(rocksdb::IOOptions(), nullptr);
    if (!status.ok()) return FromRocks(status, absl::StrCat("making the folder ", path.string()));
  }
  return absl::OkStatus();
}

absl::Status CheckFolder(const std::string& folder, const rocksdb::Options& rocks_options, bool create) {
  rocksdb::Env& env = *rocks_options.env;
  // RocksDB writes CURRENT last when it makes a database.
  if (!env.FileExists(folder + "/CURRENT").ok()) {
    if (!create) {
      return absl::NotFoundError(
          absl::StrCat("there is no store in ", folder, ": give another folder, or let one be made"));
    }
    return MakeFolder(folder, env);
  }
  std::vector<std::string> names;
  const rocksdb::Status status = rocksdb::DB::ListColumnFamilies(rocks_options, folder, &names);
  if (!status.ok()) return FromRocks(status, absl::StrCat("looking into the store in ", folder));
  if (!std::all_of(names.begin(), names.end(), IsKnownFamily)) return ExplainForeign(folder, rocks_options, names);
  return absl::OkStatus();
}

std::string NewStoreId() {
  absl::BitGen random;
  return absl::StrFormat("%016x%016x", absl::Uniform<uint64_t>(random), absl::Uniform<uint64_t>(random));
}

}  // namespace

std::string_view FamilyName(Family family) { return kFamilyNames[static_cast<size_t>(family)]; }

absl::Status FromRocks(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return absl::OkStatus();
  const std::string message = absl::StrCat(std::string(doing), ": ", status.ToString());
  if (status.IsNotFound()) return absl::NotFoundError(message);
  if (status.IsCorruption()) return absl::DataLossError(message);
  if (status.IsTimedOut()) return absl::DeadlineExceededError(message);
  if (status.IsNoSpace()) return absl::ResourceExhaustedError(message);
  if (status.IsInvalidArgument()) return absl::InvalidArgumentError(message);
  return absl::UnavailableError(message);
}

absl::StatusOr<std::shared_ptr<Database>> Database::Open(const std::string& folder, const StoreOptions& options) {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(options.cache_bytes);
  const rocksdb::DBOptions database_options = MakeDatabaseOptions(options);
  const rocksdb::Options rocks_options(database_options, rocksdb::ColumnFamilyOptions());
  if (absl::Status status = CheckFolder(folder, rocks_options, options.create_if_missing); !status.ok()) return status;

  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors = {
      {rocksdb::kDefaultColumnFamilyName, rocksdb::ColumnFamilyOptions()}};
  for (size_t i = 0; i < kFamilyCount; ++i) {
    descriptors.emplace_back(std::string(kFamilyNames[i]), MakeFamilyOptions(static_cast<Family>(i), options, cache));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(database_options, folder, descriptors, &handles, &opened);
  if (status.IsIOError() && status.ToString().find("LOCK") != std::string::npos) {
    return absl::FailedPreconditionError(
        absl::StrCat("the store in ", folder, " is in use: another process has it open (", status.ToString(), ")"));
  }
  if (!status.ok()) return FromRocks(status, absl::StrCat("opening the store in ", folder));

  std::shared_ptr<Database> database(new Database());
  database->folder_ = folder;
  database->rocks_.reset(opened);
  database->default_family_ = handles[0];
  std::copy(handles.begin() + 1, handles.end(), database->families_.begin());
  if (absl::Status checked = database->CheckOrWriteFormat(); !checked.ok()) return checked;
  return database;
}

absl::Status Database::CheckOrWriteFormat() {
  const std::string doing = absl::StrCat("opening the store in ", folder_);
  std::string format;
  rocksdb::Status status = rocks_->Get({}, family(Family::kMeta), ToSlice(kFormatKey), &format);
  if (status.ok()) {
    if (format != kFormatVersion) return FormatUnknown(folder_, format);
    return FromRocks(rocks_->Get({}, family(Family::kMeta), ToSlice(kStoreIdKey), &store_id_), doing);
  }
  if (!status.IsNotFound()) return FromRocks(status, doing);
  if (rocks_->GetLatestSequenceNumber() != 0) return NotAStore(folder_);
  store_id_ = NewStoreId();
  rocksdb::WriteBatch batch;
  status = batch.Put(family(Family::kMeta), ToSlice(kFormatKey), ToSlice(kFormatVersion));
  if (status.ok()) status = batch.Put(family(Family::kMeta), ToSlice(kStoreIdKey), store_id_);
  rocksdb::WriteOptions write;
  write.sync = true;
  if (status.ok()) status = rocks_->Write(write, &batch);
  return FromRocks(status, doing);
}

Database::~Database() {
  if (rocks_ == nullptr) return;
  for (rocksdb::ColumnFamilyHandle* handle : families_) rocks_->DestroyColumnFamilyHandle(handle);
  rocks_->DestroyColumnFamilyHandle(default_family_);
}

}  // namespace chancery::store
