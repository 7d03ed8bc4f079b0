// Wakes those who follow the changes when there is something new.
#ifndef CHANCERY_SERVER_WATCH_HUB_H_
#define CHANCERY_SERVER_WATCH_HUB_H_

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "server/worker_pool.h"
#include "store/store.h"

namespace chancery::server {

// Somebody who follows the changes.
class Watcher {
 public:
  virtual ~Watcher() = default;
  // There is a new revision, which head() tells already. Called on a thread of the hub's pool, where it may read.
  virtual void Wake() = 0;
  // Time went by. Called a few times a second; must be short.
  virtual void Tick(absl::Time now) = 0;
  // Ends the call: the server ends.
  virtual void Drain() = 0;
};

// The thread that commits only sets a flag, however many watchers there are: a thread of the hub's own then hands them,
// some at a time, to a pool. That pool does nothing else, so that a thousand watchers do not queue before a question.
//
// Thread-safe. The store must outlive it.
class WatchHub {
 public:
  // REQUIRES: threads > 0, and nothing is written to the store meanwhile.
  WatchHub(store::Store& store, size_t threads, size_t max_watchers);
  // Ends the threads; what is queued is done first.
  ~WatchHub();
  WatchHub(const WatchHub&) = delete;
  WatchHub& operator=(const WatchHub&) = delete;

  // SERVER_BUSY if there are as many as there may be, STORE_UNAVAILABLE after DrainAll; the watcher is not kept then.
  absl::Status Add(std::shared_ptr<Watcher> watcher);
  void Remove(const std::shared_ptr<Watcher>& watcher);
  // Drains every watcher; no more are taken.
  void DrainAll();

  // Queues work of a watcher; each may have one at a time. False only when the hub ends.
  [[nodiscard]] bool Submit(WorkerPool::Work work) { return pool_.Submit(std::move(work)); }

  // The newest revision. A watcher that sees an older one is woken after the newer one came.
  uint64_t head() const { return head_; }

 private:
  void Run();
  void WakeAll(const std::vector<std::shared_ptr<Watcher>>& watchers);

  store::Store& store_;
  const size_t max_watchers_;
  WorkerPool pool_;
  std::atomic<uint64_t> head_;

  std::mutex mutex_;  // guards the following
  std::condition_variable changed_;
  std::set<std::shared_ptr<Watcher>> watchers_;
  bool published_ = false;
  bool draining_ = false;
  bool ending_ = false;

  std::thread thread_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_WATCH_HUB_H_
