// The one writer of a store. Whoever commits, this gives the revisions and makes them visible in order.
#ifndef CHANCERY_STORE_SEQUENCER_H_
#define CHANCERY_STORE_SEQUENCER_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "store/database.h"
#include "store/published.h"
#include "store/transaction.h"

namespace chancery::store {

// Takes all that waits as one group, in order: makes each change from the state that the ones before it left, writes it
// to the log as one batch, syncs the log once for the group, makes the last revision visible and then answers each
// caller. While it syncs, the next group gathers.
//
// A change whose function fails leaves nothing. A write or sync that fails poisons the sequencer: what is on the disk
// is no longer certain, so every caller from then on, and those of the group, get Unavailable until the store is opened
// anew, which reads what the log holds. Readers go on at the last visible revision.
//
// Thread-safe.
class Sequencer {
 public:
  using Change = std::function<absl::Status(Transaction&)>;
  using Done = std::function<void(const absl::Status&)>;

  static absl::StatusOr<std::unique_ptr<Sequencer>> Start(std::shared_ptr<const Database> database,
                                                          Durability durability, size_t max_queued_bytes);

  // Finishes what is queued.
  ~Sequencer();
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // `done` is called once, on the sequencer's thread; or on the caller's before this returns, with ResourceExhausted,
  // if the bytes that wait would go over the limit. A change of no bytes always has room.
  void Submit(size_t bytes, Change change, Done done);

  std::shared_ptr<const Published> Latest() const;

  // As Store::OnPublish.
  void OnPublish(std::function<void(uint64_t revision)> listener, const void* owner);

 private:
  struct Work {
    size_t bytes;
    Change change;
    Done done;
    absl::Status status;
  };

  Sequencer(std::shared_ptr<const Database> database, Durability durability, size_t max_queued_bytes);
  void Run();
  std::vector<Work> TakeGroup();
  void CommitGroup(std::vector<Work>& group);
  absl::Status Commit(const Change& change, bool* wrote);
  void Poison(const absl::Status& cause);
  void Publish();

  const std::shared_ptr<const Database> database_;
  const Durability durability_;
  const size_t max_queued_bytes_;

  // Of the sequencer's thread.
  v1::Counters counters_;
  std::shared_ptr<const MergeLog> merges_ = std::make_shared<const MergeLog>();
  absl::Status poisoned_;

  // Of all threads, guarded by the mutex. It is the standard one because the thread sanitizer does not see those of
  // libraries that were built without it.
  mutable std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<Work> queue_;
  size_t queued_bytes_ = 0;
  bool stopping_ = false;
  std::shared_ptr<const Published> latest_;

  std::mutex listener_mutex_;  // held while listeners run
  std::map<const void*, std::function<void(uint64_t)>> listeners_;

  std::thread thread_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_SEQUENCER_H_
