// Follows the changes over watches that may break.
#ifndef CHANCERY_CLIENT_WATCH_RUN_H_
#define CHANCERY_CLIENT_WATCH_RUN_H_

#include <grpcpp/support/status.h>

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "chancery/v1/watch.grpc.pb.h"
#include "client/client.h"

namespace chancery::client {

// One run of Client::Watch. Used by one thread.
class WatchRun {
 public:
  WatchRun(v1::Watch::StubInterface& stub, const ConnectOptions& options, v1::WatchEventsRequest request,
           const Client::TakeChanges& take)
      : stub_(stub), options_(options), request_(std::move(request)), take_(take) {}
  absl::Status Run();

 private:
  // Runs one watch until it ends.
  grpc::Status RunWatch();
  // Whether it was given already: a revision in parts comes again from its first part after a break.
  bool IsRepeated(const v1::WatchEventsResponse& message) const;

  v1::Watch::StubInterface& stub_;
  const ConnectOptions& options_;
  v1::WatchEventsRequest request_;  // of the next watch
  const Client::TakeChanges& take_;
  std::string revision_;  // the last one that was given, and how many of its parts
  uint32_t part_ = 0;
  bool progressed_ = false;  // this watch brought something
  bool enough_ = false;
};

}  // namespace chancery::client

#endif  // CHANCERY_CLIENT_WATCH_RUN_H_
