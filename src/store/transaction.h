// One change of the store: all of it becomes one write batch with one revision.
#ifndef CHANCERY_STORE_TRANSACTION_H_
#define CHANCERY_STORE_TRANSACTION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "rocksdb/write_batch.h"
#include "store/database.h"
#include "store/identities.h"
#include "store/keys.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {

// Used by one thread, that of the sequencer. What is put does not show in reads of its own.
class Transaction {
 public:
  // `before` are the counters as the change before this one left them, `merges` the merges of actors.
  Transaction(const Database& database, const v1::Counters& before, std::shared_ptr<const MergeLog> merges);

  // Reads what all changes before this one wrote, durable or not.
  const Reader& reader() const { return reader_; }
  // The revision that this change gets if anything is put.
  uint64_t revision() const { return counters_.revision(); }

  uint64_t NewArticle();
  uint64_t NewMention();
  uint64_t NewEvent();
  uint64_t NewActor();
  uint64_t NewDecision();
  uint64_t NewMerge();

  const MergeLog& merges() const { return *merges_; }
  std::shared_ptr<const MergeLog> shared_merges() const { return merges_; }
  // Keeps merges, new ones or as they are now.
  void PutMerges(const std::vector<v1::Merge>& merges);

  void Put(Family family, std::string_view key, std::string_view value);
  void Delete(Family family, std::string_view key);
  // Sets a counter of the family counts.
  void PutCount(std::string_view key, int64_t value);
  // Adds packed cells (count_cells.h) to those of a key of event_counts.
  void AddCells(std::string_view key, std::string_view cells);
  // Keeps the value that ended with this change.
  void PutHistory(HistoryKind kind, std::string_view key, std::string_view value);

  // What is told to those who follow the changes.
  v1::Change& change() { return change_; }

  // Nothing is to be kept: the change was only tried.
  void Discard() { discarded_ = true; }

  bool empty() const { return discarded_ || writes_.empty(); }
  const v1::Counters& counters() const { return counters_; }
  // Adds the record of the change and the counters, and makes the batch, in the order of families and keys. An error if
  // it could not be made.
  absl::StatusOr<rocksdb::WriteBatch*> Finish(absl::Time now);

 private:
  enum class Action : uint8_t { kPut, kDelete, kMerge };
  // A key and, after it, a value in bytes_.
  struct Write {
    Family family;
    Action action;
    uint32_t key_size;
    uint32_t value_size;
    uint64_t begin;
    uint64_t first_bytes;  // of the key, in its order, so that most comparisons look no further
  };

  void Add(Action action, Family family, std::string_view key, std::string_view value);
  std::string_view KeyOf(const Write& write) const {
    return std::string_view{bytes_}.substr(write.begin, write.key_size);
  }
  std::string_view ValueOf(const Write& write) const {
    return std::string_view{bytes_}.substr(write.begin + write.key_size, write.value_size);
  }
  rocksdb::Status PutIntoBatch(const Write& write);

  const Database& database_;
  Reader reader_;
  v1::Counters counters_;
  std::shared_ptr<const MergeLog> merges_;
  v1::Change change_;
  std::string bytes_;
  std::vector<Write> writes_;
  rocksdb::WriteBatch batch_;
  bool discarded_ = false;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_TRANSACTION_H_
