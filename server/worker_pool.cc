#include "server/worker_pool.h"

#include <limits>
#include <utility>

#include "absl/time/clock.h"

namespace chancery::server {
namespace {

// How long a thread without work looks for some before it sleeps. To be woken took 30 to 100 us on a virtual machine,
// as long as a small read: this is enough for a client that asks again when it has its answer.
constexpr absl::Duration kPollFor = absl::Microseconds(100);

}  // namespace

WorkerPool::WorkerPool(size_t threads, size_t max_queued, absl::Duration longest_call)
    : max_queued_(max_queued), longest_call_(longest_call) {
  threads_.reserve(threads);
  for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

WorkerPool::~WorkerPool() { Stop(); }

bool WorkerPool::TrySubmit(Work work) { return Push(std::move(work), max_queued_); }

bool WorkerPool::Submit(Work work) { return Push(std::move(work), std::numeric_limits<size_t>::max()); }

bool WorkerPool::Push(Work work, size_t max_queued) {
  bool taken = false;  // without being told
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= max_queued) return false;
    queue_.push_back(std::move(work));
    queued_ = queue_.size();
    taken = polling_ && queue_.size() == 1;
  }
  if (!taken) ready_.notify_one();
  return true;
}

void WorkerPool::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WorkerPool::Poll() {
  // One is enough for the next work, and takes no more than one processor from others; where there is but one, waiting
  // on it would only keep the work from coming.
  if (!may_poll_ || polling_.exchange(true)) return;
  const absl::Time until = absl::Now() + kPollFor;
  while (queued_.load(std::memory_order_relaxed) == 0 && absl::Now() < until) std::this_thread::yield();
  // Before the queue is looked at: what came in between without a call is found there.
  polling_ = false;
}

void WorkerPool::Run() {
  for (;;) {
    Work work;
    Poll();
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
      queued_ = queue_.size();
    }
    std::move(work)();
  }
}

}  // namespace chancery::server
