// Threads that do the server's work, so that gRPC's own threads never wait.
#ifndef CHANCERY_SERVER_WORKER_POOL_H_
#define CHANCERY_SERVER_WORKER_POOL_H_

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/time/time.h"

namespace chancery::server {

// A fixed number of threads and a queue of bounded length. Safe to use from any thread.
class WorkerPool {
 public:
  using Work = absl::AnyInvocable<void()>;

  // REQUIRES: threads > 0. `longest_call` is only kept for those who submit calls.
  WorkerPool(size_t threads, size_t max_queued, absl::Duration longest_call = absl::InfiniteDuration());
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Queues work, to be started in the order of submission. False, and nothing is queued, if the queue is full or Stop
  // was called.
  [[nodiscard]] bool TrySubmit(Work work);

  // As TrySubmit, but does not mind the limit: for callers that bound by themselves how much they submit. False only
  // after Stop.
  [[nodiscard]] bool Submit(Work work);

  // Does what is queued, then ends the threads. Called by the destructor too.
  void Stop();

  size_t max_queued() const { return max_queued_; }
  // How long a call may take that is worked on here, from its coming to its answer; it looks at that itself.
  absl::Duration longest_call() const { return longest_call_; }

 private:
  bool Push(Work work, size_t max_queued);
  void Poll();
  void Run();

  const size_t max_queued_;
  const absl::Duration longest_call_;
  std::mutex mutex_;  // guards queue_ and stopping_
  std::condition_variable ready_;
  std::deque<Work> queue_;
  bool stopping_ = false;
  const bool may_poll_ = std::thread::hardware_concurrency() > 1;
  std::atomic<bool> polling_ = false;  // a thread looks at queued_ and need not be woken for one work
  std::atomic<size_t> queued_ = 0;     // as many as in queue_
  std::vector<std::thread> threads_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_WORKER_POOL_H_
