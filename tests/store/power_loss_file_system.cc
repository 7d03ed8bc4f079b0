#include "tests/store/power_loss_file_system.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <utility>

#include "rocksdb/env.h"

namespace chancery::testing {
namespace {

using rocksdb::IOStatus;

IOStatus NoPower() { return IOStatus::IOError("the disk has no power"); }
IOStatus Missing(const std::string& path) { return IOStatus::NotFound(path, "is not on the disk"); }

std::string Normal(const std::string& path) {
  std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
  if (!normal.has_filename() && normal.has_parent_path()) normal = normal.parent_path();
  return normal.string();
}

std::string FolderOf(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

class NullLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
  size_t GetLogFileSize() const override { return 0; }
};

struct NamedLock : public rocksdb::FileLock {
  explicit NamedLock(std::string locked) : path(std::move(locked)) {}
  std::string path;
};

}  // namespace

bool Disk::Spend() {
  if (operations_ >= failure_at_ && !left_.has_value()) left_ = Copy(durable_);
  if (left_.has_value() && afterwards_ == Afterwards::kFails) return false;
  ++operations_;
  return true;
}

Disk::Names Disk::Copy(const Names& names) {
  Names copy;
  for (const auto& [path, node] : names) copy.emplace(path, std::make_shared<Node>(*node));
  return copy;
}

uint64_t Disk::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

bool Disk::HasPower() const {
  const std::lock_guard lock(mutex_);
  return !left_.has_value() && operations_ < failure_at_;
}

std::shared_ptr<Disk> Disk::AfterPowerLoss(std::mt19937_64* random) const {
  const std::lock_guard lock(mutex_);
  auto after = std::make_shared<Disk>();
  for (const auto& [path, node] : left_.has_value() ? *left_ : durable_) {
    auto kept = std::make_shared<Node>(*node);
    size_t size = node->synced;
    if (random != nullptr) size = std::uniform_int_distribution<size_t>(size, node->content.size())(*random);
    kept->content.resize(size);
    kept->synced = size;
    after->names_.emplace(path, kept);
    after->durable_.emplace(path, kept);
  }
  return after;
}

// An open file, of whatever kind.
class DiskFile {
 public:
  DiskFile(std::shared_ptr<Disk> disk, std::shared_ptr<Disk::Node> node)
      : disk_(std::move(disk)), node_(std::move(node)) {}

  IOStatus Append(const rocksdb::Slice& data) {
    const std::lock_guard lock(disk_->mutex_);
    if (!disk_->Spend()) return NoPower();
    node_->content.append(data.data(), data.size());
    return IOStatus::OK();
  }
  IOStatus Truncate(uint64_t size) {
    const std::lock_guard lock(disk_->mutex_);
    if (!disk_->Spend()) return NoPower();
    node_->content.resize(size);
    node_->synced = std::min<size_t>(node_->synced, size);
    return IOStatus::OK();
  }
  IOStatus Sync() {
    const std::lock_guard lock(disk_->mutex_);
    if (!disk_->Spend()) return NoPower();
    node_->synced = node_->content.size();
    return IOStatus::OK();
  }
  IOStatus Read(uint64_t offset, size_t count, rocksdb::Slice* result, char* scratch) const {
    const std::lock_guard lock(disk_->mutex_);
    const size_t begin = std::min<size_t>(offset, node_->content.size());
    count = std::min(count, node_->content.size() - begin);
    std::memcpy(scratch, node_->content.data() + begin, count);
    *result = rocksdb::Slice(scratch, count);
    return IOStatus::OK();
  }
  uint64_t Size() const {
    const std::lock_guard lock(disk_->mutex_);
    return node_->content.size();
  }
  // All names of a folder become as programs see them.
  IOStatus SyncFolder(const std::string& folder) {
    const std::lock_guard lock(disk_->mutex_);
    if (!disk_->Spend()) return NoPower();
    std::erase_if(disk_->durable_, [&](const auto& named) { return FolderOf(named.first) == folder; });
    for (const auto& [path, node] : disk_->names_) {
      if (FolderOf(path) == folder) disk_->durable_.emplace(path, node);
    }
    return IOStatus::OK();
  }

 private:
  const std::shared_ptr<Disk> disk_;
  const std::shared_ptr<Disk::Node> node_;
};

namespace {

class Sequential : public rocksdb::FSSequentialFile {
 public:
  explicit Sequential(DiskFile file) : file_(std::move(file)) {}
  IOStatus Read(size_t count, const rocksdb::IOOptions&, rocksdb::Slice* result, char* scratch,
                rocksdb::IODebugContext*) override {
    const IOStatus status = file_.Read(at_, count, result, scratch);
    at_ += result->size();
    return status;
  }
  IOStatus Skip(uint64_t count) override {
    at_ += count;
    return IOStatus::OK();
  }

 private:
  DiskFile file_;
  uint64_t at_ = 0;
};

class RandomAccess : public rocksdb::FSRandomAccessFile {
 public:
  explicit RandomAccess(DiskFile file) : file_(std::move(file)) {}
  IOStatus Read(uint64_t offset, size_t count, const rocksdb::IOOptions&, rocksdb::Slice* result, char* scratch,
                rocksdb::IODebugContext*) const override {
    return file_.Read(offset, count, result, scratch);
  }

 private:
  DiskFile file_;
};

class Writable : public rocksdb::FSWritableFile {
 public:
  explicit Writable(DiskFile file) : file_(std::move(file)) {}
  using rocksdb::FSWritableFile::Append;
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return file_.Append(data);
  }
  IOStatus Truncate(uint64_t size, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return file_.Truncate(size);
  }
  IOStatus Close(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return IOStatus::OK(); }
  IOStatus Flush(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return IOStatus::OK(); }
  IOStatus Sync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return file_.Sync(); }
  bool IsSyncThreadSafe() const override { return true; }
  uint64_t GetFileSize(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return file_.Size(); }

 private:
  DiskFile file_;
};

class Directory : public rocksdb::FSDirectory {
 public:
  Directory(DiskFile file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  IOStatus Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return file_.SyncFolder(path_); }
  IOStatus Close(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return IOStatus::OK(); }

 private:
  DiskFile file_;
  std::string path_;
};

}  // namespace

PowerLossFileSystem::PowerLossFileSystem(std::shared_ptr<Disk> disk)
    : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(std::move(disk)) {}

std::shared_ptr<Disk::Node> PowerLossFileSystem::Find(const std::string& path) const {
  const std::lock_guard lock(disk_->mutex_);
  const auto named = disk_->names_.find(Normal(path));
  return named == disk_->names_.end() ? nullptr : named->second;
}

IOStatus PowerLossFileSystem::NewSequentialFile(const std::string& path, const rocksdb::FileOptions&,
                                                std::unique_ptr<rocksdb::FSSequentialFile>* file,
                                                rocksdb::IODebugContext*) {
  const auto node = Find(path);
  if (node == nullptr) return Missing(path);
  *file = std::make_unique<Sequential>(DiskFile(disk_, node));
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::NewRandomAccessFile(const std::string& path, const rocksdb::FileOptions&,
                                                  std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                                  rocksdb::IODebugContext*) {
  const auto node = Find(path);
  if (node == nullptr) return Missing(path);
  *file = std::make_unique<RandomAccess>(DiskFile(disk_, node));
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::Open(const std::string& path, bool empty,
                                   std::unique_ptr<rocksdb::FSWritableFile>* file) {
  const std::lock_guard lock(disk_->mutex_);
  if (!disk_->Spend()) return NoPower();
  std::shared_ptr<Disk::Node>& node = disk_->names_[Normal(path)];
  if (node == nullptr || empty) node = std::make_shared<Disk::Node>();
  *file = std::make_unique<Writable>(DiskFile(disk_, node));
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::NewWritableFile(const std::string& path, const rocksdb::FileOptions&,
                                              std::unique_ptr<rocksdb::FSWritableFile>* file,
                                              rocksdb::IODebugContext*) {
  return Open(path, true, file);
}

IOStatus PowerLossFileSystem::ReopenWritableFile(const std::string& path, const rocksdb::FileOptions&,
                                                 std::unique_ptr<rocksdb::FSWritableFile>* file,
                                                 rocksdb::IODebugContext*) {
  return Open(path, false, file);
}

IOStatus PowerLossFileSystem::ReuseWritableFile(const std::string& path, const std::string& old_path,
                                                const rocksdb::FileOptions&,
                                                std::unique_ptr<rocksdb::FSWritableFile>* file,
                                                rocksdb::IODebugContext* debug) {
  const IOStatus renamed = RenameFile(old_path, path, rocksdb::IOOptions(), debug);
  return renamed.ok() ? Open(path, false, file) : renamed;
}

IOStatus PowerLossFileSystem::NewDirectory(const std::string& path, const rocksdb::IOOptions&,
                                           std::unique_ptr<rocksdb::FSDirectory>* directory, rocksdb::IODebugContext*) {
  *directory = std::make_unique<Directory>(DiskFile(disk_, nullptr), Normal(path));
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::NewLogger(const std::string&, const rocksdb::IOOptions&,
                                        std::shared_ptr<rocksdb::Logger>* logger, rocksdb::IODebugContext*) {
  *logger = std::make_shared<NullLogger>();
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::FileExists(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) {
  return Find(path) == nullptr && Normal(path) != "/" ? Missing(path) : IOStatus::OK();
}

IOStatus PowerLossFileSystem::GetChildren(const std::string& path, const rocksdb::IOOptions&,
                                          std::vector<std::string>* children, rocksdb::IODebugContext*) {
  children->clear();
  if (Find(path) == nullptr) return Missing(path);
  const std::lock_guard lock(disk_->mutex_);
  for (const auto& [name, node] : disk_->names_) {
    if (FolderOf(name) == Normal(path)) children->push_back(std::filesystem::path(name).filename().string());
  }
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::GetChildrenFileAttributes(const std::string& path, const rocksdb::IOOptions& options,
                                                        std::vector<rocksdb::FileAttributes>* children,
                                                        rocksdb::IODebugContext* debug) {
  std::vector<std::string> names;
  const IOStatus status = GetChildren(path, options, &names, debug);
  for (const std::string& name : names) {
    rocksdb::FileAttributes attributes;
    attributes.name = name;
    if (GetFileSize(path + "/" + name, options, &attributes.size_bytes, debug).ok()) children->push_back(attributes);
  }
  return status;
}

IOStatus PowerLossFileSystem::DeleteFile(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) {
  const std::lock_guard lock(disk_->mutex_);
  if (!disk_->Spend()) return NoPower();
  return disk_->names_.erase(Normal(path)) == 0 ? Missing(path) : IOStatus::OK();
}

IOStatus PowerLossFileSystem::Truncate(const std::string& path, size_t size, const rocksdb::IOOptions&,
                                       rocksdb::IODebugContext*) {
  const auto node = Find(path);
  return node == nullptr ? Missing(path) : DiskFile(disk_, node).Truncate(size);
}

IOStatus PowerLossFileSystem::CreateDir(const std::string& path, const rocksdb::IOOptions& options,
                                        rocksdb::IODebugContext* debug) {
  if (Find(path) != nullptr) return IOStatus::IOError(path, "is there already");
  return CreateDirIfMissing(path, options, debug);
}

IOStatus PowerLossFileSystem::CreateDirIfMissing(const std::string& path, const rocksdb::IOOptions&,
                                                 rocksdb::IODebugContext*) {
  const std::lock_guard lock(disk_->mutex_);
  std::shared_ptr<Disk::Node>& node = disk_->names_[Normal(path)];
  if (node != nullptr) return IOStatus::OK();
  if (!disk_->Spend()) {
    disk_->names_.erase(Normal(path));
    return NoPower();
  }
  node = std::make_shared<Disk::Node>();
  node->is_folder = true;
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::DeleteDir(const std::string& path, const rocksdb::IOOptions& options,
                                        rocksdb::IODebugContext* debug) {
  return DeleteFile(path, options, debug);
}

IOStatus PowerLossFileSystem::GetFileSize(const std::string& path, const rocksdb::IOOptions&, uint64_t* size,
                                          rocksdb::IODebugContext*) {
  const auto node = Find(path);
  if (node == nullptr) return Missing(path);
  *size = DiskFile(disk_, node).Size();
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::GetFileModificationTime(const std::string& path, const rocksdb::IOOptions&,
                                                      uint64_t* time, rocksdb::IODebugContext*) {
  *time = 0;
  return Find(path) == nullptr ? Missing(path) : IOStatus::OK();
}

IOStatus PowerLossFileSystem::RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions&,
                                         rocksdb::IODebugContext*) {
  const std::lock_guard lock(disk_->mutex_);
  const auto named = disk_->names_.find(Normal(from));
  if (named == disk_->names_.end()) return Missing(from);
  if (!disk_->Spend()) return NoPower();
  const std::shared_ptr<Disk::Node> node = named->second;
  disk_->names_.erase(named);
  disk_->names_[Normal(to)] = node;
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::LinkFile(const std::string& from, const std::string& to, const rocksdb::IOOptions&,
                                       rocksdb::IODebugContext*) {
  const std::lock_guard lock(disk_->mutex_);
  const auto named = disk_->names_.find(Normal(from));
  if (named == disk_->names_.end()) return Missing(from);
  if (!disk_->Spend()) return NoPower();
  disk_->names_[Normal(to)] = named->second;
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::LockFile(const std::string& path, const rocksdb::IOOptions&, rocksdb::FileLock** lock,
                                       rocksdb::IODebugContext*) {
  const std::lock_guard guard(disk_->mutex_);
  if (!disk_->locks_.insert(Normal(path)).second) return IOStatus::IOError("lock " + path, "is held");
  *lock = new NamedLock(Normal(path));
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::UnlockFile(rocksdb::FileLock* lock, const rocksdb::IOOptions&, rocksdb::IODebugContext*) {
  const std::unique_ptr<NamedLock> named(static_cast<NamedLock*>(lock));
  const std::lock_guard guard(disk_->mutex_);
  disk_->locks_.erase(named->path);
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::GetAbsolutePath(const std::string& path, const rocksdb::IOOptions&, std::string* absolute,
                                              rocksdb::IODebugContext*) {
  *absolute = Normal(path);
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::GetFreeSpace(const std::string&, const rocksdb::IOOptions&, uint64_t* free,
                                           rocksdb::IODebugContext*) {
  *free = UINT64_C(1) << 40;
  return IOStatus::OK();
}

IOStatus PowerLossFileSystem::IsDirectory(const std::string& path, const rocksdb::IOOptions&, bool* is_folder,
                                          rocksdb::IODebugContext*) {
  const auto node = Find(path);
  if (node == nullptr) return Missing(path);
  *is_folder = node->is_folder;
  return IOStatus::OK();
}

}  // namespace chancery::testing
