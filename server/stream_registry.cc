#include "server/stream_registry.h"

#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "server/errors.h"

namespace chancery::server {

StreamRegistry::StreamRegistry(size_t max_streams) : max_streams_(max_streams), watcher_([this] { Watch(); }) {}

StreamRegistry::~StreamRegistry() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  ended_.notify_all();
  watcher_.join();
}

absl::Status StreamRegistry::Add(std::shared_ptr<OpenStream> stream) {
  const std::lock_guard lock(mutex_);
  if (draining_) return EndingError();
  if (streams_.size() >= max_streams_) return BusyError("max_streams", max_streams_);
  streams_.insert(std::move(stream));
  return absl::OkStatus();
}

void StreamRegistry::Remove(const std::shared_ptr<OpenStream>& stream) {
  const std::lock_guard lock(mutex_);
  streams_.erase(stream);
}

void StreamRegistry::DrainAll() {
  std::vector<std::shared_ptr<OpenStream>> streams;
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    streams.assign(streams_.begin(), streams_.end());
  }
  for (const auto& stream : streams) stream->Drain();
}

void StreamRegistry::Watch() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, std::chrono::seconds(1), [this] { return ending_; })) {
    const std::vector<std::shared_ptr<OpenStream>> streams(streams_.begin(), streams_.end());
    lock.unlock();
    for (const auto& stream : streams) stream->EndIfIdle(absl::Now());
    lock.lock();
  }
}

}  // namespace chancery::server
