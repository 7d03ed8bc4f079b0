// A disk in memory that loses its power: what was not synced is gone.
//
// A file keeps the bytes that it had when it was last synced. A name in a folder (a file made, renamed or deleted, a
// folder made) keeps what it was when the folder was last synced. This is the least that POSIX promises; real file
// systems keep more.
#ifndef CHANCERY_TESTS_STORE_POWER_LOSS_FILE_SYSTEM_H_
#define CHANCERY_TESTS_STORE_POWER_LOSS_FILE_SYSTEM_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "rocksdb/file_system.h"

namespace chancery::testing {

// The state of the disk. Thread-safe.
class Disk {
 public:
  // What programs see once the power has failed. A machine without power runs no programs; a test does, and sees either
  // a disk that seems to work on, of which nothing stays, or one whose every operation fails.
  enum class Afterwards { kSeemsToWork, kFails };

  // Its power fails before the operation of this number that changes anything; never, if it is not reached.
  explicit Disk(uint64_t operations_until_failure = UINT64_MAX, Afterwards afterwards = Afterwards::kSeemsToWork)
      : failure_at_(operations_until_failure), afterwards_(afterwards) {}

  // The disk after the power has come back, with power that lasts. Of the bytes that were not synced, a random number
  // may have reached the disk where `random` is given.
  std::shared_ptr<Disk> AfterPowerLoss(std::mt19937_64* random = nullptr) const;

  // How many operations have changed something, syncs included.
  uint64_t operations() const;
  // Whether all operations up to now had power.
  bool HasPower() const;

 private:
  friend class PowerLossFileSystem;
  friend class DiskFile;

  struct Node {
    bool is_folder = false;
    std::string content;
    size_t synced = 0;
  };
  using Names = std::map<std::string, std::shared_ptr<Node>>;

  // Counts an operation; false if it fails for want of power. REQUIRES: mutex_ is held.
  bool Spend();
  static Names Copy(const Names& names);

  mutable std::mutex mutex_;
  const uint64_t failure_at_;
  const Afterwards afterwards_;
  uint64_t operations_ = 0;
  Names names_;                // as programs see them
  Names durable_;              // as they were synced
  std::optional<Names> left_;  // of durable_ when the power failed, with copies of the nodes
  std::set<std::string> locks_;
};

// RocksDB's view of a disk; what it does not offer goes to the real file system.
class PowerLossFileSystem : public rocksdb::FileSystemWrapper {
 public:
  using IOStatus = rocksdb::IOStatus;

  explicit PowerLossFileSystem(std::shared_ptr<Disk> disk);
  const char* Name() const override { return "PowerLossFileSystem"; }

  IOStatus NewSequentialFile(const std::string& path, const rocksdb::FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file, rocksdb::IODebugContext*) override;
  IOStatus NewRandomAccessFile(const std::string& path, const rocksdb::FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file, rocksdb::IODebugContext*) override;
  IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext*) override;
  IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext*) override;
  IOStatus ReuseWritableFile(const std::string& path, const std::string& old_path, const rocksdb::FileOptions& options,
                             std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext*) override;
  IOStatus NewDirectory(const std::string& path, const rocksdb::IOOptions&,
                        std::unique_ptr<rocksdb::FSDirectory>* directory, rocksdb::IODebugContext*) override;
  IOStatus NewLogger(const std::string& path, const rocksdb::IOOptions&, std::shared_ptr<rocksdb::Logger>* logger,
                     rocksdb::IODebugContext*) override;
  IOStatus FileExists(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus GetChildren(const std::string& path, const rocksdb::IOOptions&, std::vector<std::string>* children,
                       rocksdb::IODebugContext*) override;
  IOStatus GetChildrenFileAttributes(const std::string& path, const rocksdb::IOOptions&,
                                     std::vector<rocksdb::FileAttributes>* children, rocksdb::IODebugContext*) override;
  IOStatus DeleteFile(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus Truncate(const std::string& path, size_t size, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus CreateDir(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus CreateDirIfMissing(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus DeleteDir(const std::string& path, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus GetFileSize(const std::string& path, const rocksdb::IOOptions&, uint64_t* size,
                       rocksdb::IODebugContext*) override;
  IOStatus GetFileModificationTime(const std::string& path, const rocksdb::IOOptions&, uint64_t* time,
                                   rocksdb::IODebugContext*) override;
  IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions&,
                      rocksdb::IODebugContext*) override;
  IOStatus LinkFile(const std::string& from, const std::string& to, const rocksdb::IOOptions&,
                    rocksdb::IODebugContext*) override;
  IOStatus LockFile(const std::string& path, const rocksdb::IOOptions&, rocksdb::FileLock** lock,
                    rocksdb::IODebugContext*) override;
  IOStatus UnlockFile(rocksdb::FileLock* lock, const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  IOStatus GetAbsolutePath(const std::string& path, const rocksdb::IOOptions&, std::string* absolute,
                           rocksdb::IODebugContext*) override;
  IOStatus GetFreeSpace(const std::string& path, const rocksdb::IOOptions&, uint64_t* free,
                        rocksdb::IODebugContext*) override;
  IOStatus IsDirectory(const std::string& path, const rocksdb::IOOptions&, bool* is_folder,
                       rocksdb::IODebugContext*) override;

 private:
  // The node of a path; null if there is none.
  std::shared_ptr<Disk::Node> Find(const std::string& path) const;
  IOStatus Open(const std::string& path, bool empty, std::unique_ptr<rocksdb::FSWritableFile>* file);

  const std::shared_ptr<Disk> disk_;
};

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_STORE_POWER_LOSS_FILE_SYSTEM_H_
