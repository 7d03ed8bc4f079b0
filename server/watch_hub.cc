#include "server/watch_hub.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "server/errors.h"

namespace chancery::server {
namespace {

// Watchers that a thread of the pool wakes in one go: some tens of microseconds each.
constexpr size_t kWokenTogether = 32;

constexpr std::chrono::milliseconds kTick(200);

}  // namespace

WatchHub::WatchHub(store::Store& store, size_t threads, size_t max_watchers)
    : store_(store),
      max_watchers_(max_watchers),
      pool_(threads, /*max_queued=*/1),
      head_(store.Latest().revision()),
      thread_([this] { Run(); }) {
  store_.OnPublish(
      [this](uint64_t revision) {
        head_ = revision;
        {
          const std::lock_guard lock(mutex_);
          published_ = true;
        }
        changed_.notify_one();
      },
      this);
}

WatchHub::~WatchHub() {
  store_.OnPublish(nullptr, this);
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
  pool_.Stop();
}

absl::Status WatchHub::Add(std::shared_ptr<Watcher> watcher) {
  const std::lock_guard lock(mutex_);
  if (draining_) return EndingError();
  if (watchers_.size() >= max_watchers_) return BusyError("max_watchers", max_watchers_);
  watchers_.insert(std::move(watcher));
  return absl::OkStatus();
}

void WatchHub::Remove(const std::shared_ptr<Watcher>& watcher) {
  const std::lock_guard lock(mutex_);
  watchers_.erase(watcher);
}

void WatchHub::DrainAll() {
  std::vector<std::shared_ptr<Watcher>> watchers;
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    watchers.assign(watchers_.begin(), watchers_.end());
  }
  for (const auto& watcher : watchers) watcher->Drain();
}

void WatchHub::Run() {
  auto next_tick = std::chrono::steady_clock::now() + kTick;
  std::unique_lock lock(mutex_);
  while (!ending_) {
    changed_.wait_until(lock, next_tick, [this] { return ending_ || published_; });
    const bool published = std::exchange(published_, false);
    const std::vector<std::shared_ptr<Watcher>> watchers(watchers_.begin(), watchers_.end());
    lock.unlock();
    if (published) WakeAll(watchers);
    if (std::chrono::steady_clock::now() >= next_tick) {
      for (const auto& watcher : watchers) watcher->Tick(absl::Now());
      next_tick = std::chrono::steady_clock::now() + kTick;
    }
    lock.lock();
  }
}

void WatchHub::WakeAll(const std::vector<std::shared_ptr<Watcher>>& watchers) {
  for (size_t start = 0; start < watchers.size(); start += kWokenTogether) {
    const size_t end = std::min(start + kWokenTogether, watchers.size());
    std::vector<std::shared_ptr<Watcher>> some(watchers.begin() + static_cast<std::ptrdiff_t>(start),
                                               watchers.begin() + static_cast<std::ptrdiff_t>(end));
    // When the pool has ended, so have the watchers.
    (void)pool_.Submit([some = std::move(some)] {
      for (const auto& watcher : some) watcher->Wake();
    });
  }
}

}  // namespace chancery::server
