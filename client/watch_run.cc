#include "client/watch_run.h"

#include <grpcpp/client_context.h>

#include <algorithm>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/status.h"

namespace chancery::client {
namespace {

constexpr absl::Duration kFirstPause = absl::Milliseconds(100);
constexpr absl::Duration kLongestPause = absl::Seconds(5);

// The server went away, has too many watches, or found this one too slow.
bool MayGoOn(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNAVAILABLE ||
         status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED ||
         status.error_code() == grpc::StatusCode::ABORTED;
}

}  // namespace

absl::Status WatchRun::Run() {
  absl::Duration pause = kFirstPause;
  for (int attempts = 1;; ++attempts) {
    progressed_ = false;
    const grpc::Status status = RunWatch();
    if (enough_) return absl::OkStatus();
    if (progressed_) {
      attempts = 0;
      pause = kFirstPause;
    }
    if (!MayGoOn(status) || attempts >= options_.max_attempts) return FromGrpc(status, options_.address);
    absl::SleepFor(pause);
    pause = std::min(2 * pause, kLongestPause);
  }
}

grpc::Status WatchRun::RunWatch() {
  grpc::ClientContext context;
  const auto reader = stub_.WatchEvents(&context, request_);
  v1::WatchEventsResponse message;
  while (!enough_ && reader->Read(&message)) {
    progressed_ = true;
    if (!IsRepeated(message)) {
      revision_ = message.changes().revision();
      part_ = message.changes().part();
      enough_ = !take_(message);
    }
    request_.set_after_revision(message.resume_revision());
  }
  if (enough_) context.TryCancel();
  return reader->Finish();
}

bool WatchRun::IsRepeated(const v1::WatchEventsResponse& message) const {
  return message.has_changes() && message.changes().revision() == revision_ && message.changes().part() <= part_;
}

}  // namespace chancery::client
