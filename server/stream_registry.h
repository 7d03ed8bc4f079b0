// The streams that are open, so that the server can end those that nobody uses, and all of them when it ends.
#ifndef CHANCERY_SERVER_STREAM_REGISTRY_H_
#define CHANCERY_SERVER_STREAM_REGISTRY_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace chancery::server {

// A call without an end of its own.
class OpenStream {
 public:
  virtual ~OpenStream() = default;
  // Takes nothing more, and ends the call once what was taken is answered.
  virtual void Drain() = 0;
  // Ends the call if nothing has happened on it for too long.
  virtual void EndIfIdle(absl::Time now) = 0;
};

// Looks after the streams once a second, on a thread of its own. Thread-safe.
class StreamRegistry {
 public:
  explicit StreamRegistry(size_t max_streams);
  ~StreamRegistry();
  StreamRegistry(const StreamRegistry&) = delete;
  StreamRegistry& operator=(const StreamRegistry&) = delete;

  // SERVER_BUSY if there are as many as there may be, STORE_UNAVAILABLE after DrainAll; the stream is not kept then.
  absl::Status Add(std::shared_ptr<OpenStream> stream);
  void Remove(const std::shared_ptr<OpenStream>& stream);
  // Drains every stream; no more are taken.
  void DrainAll();

 private:
  void Watch();

  const size_t max_streams_;
  std::mutex mutex_;  // guards streams_, draining_ and ending_
  std::condition_variable ended_;
  std::set<std::shared_ptr<OpenStream>> streams_;
  bool draining_ = false;
  bool ending_ = false;
  std::thread watcher_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_STREAM_REGISTRY_H_
