#include "server/worker_pool.h"

#include <limits>
#include <utility>

namespace chancery::server {

WorkerPool::WorkerPool(size_t threads, size_t max_queued, absl::Duration longest_call)
    : max_queued_(max_queued), longest_call_(longest_call) {
  threads_.reserve(threads);
  for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

WorkerPool::~WorkerPool() { Stop(); }

bool WorkerPool::TrySubmit(Work work) { return Push(std::move(work), max_queued_); }

bool WorkerPool::Submit(Work work) { return Push(std::move(work), std::numeric_limits<size_t>::max()); }

bool WorkerPool::Push(Work work, size_t max_queued) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= max_queued) return false;
    queue_.push_back(std::move(work));
  }
  ready_.notify_one();
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

void WorkerPool::Run() {
  for (;;) {
    Work work;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    std::move(work)();
  }
}

}  // namespace chancery::server
