#include "server/call.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "server/errors.h"

namespace chancery::server {

CallControl::CallControl(absl::Time deadline, absl::Duration longest)
    : longest_(longest), own_deadline_(absl::Now() + longest), deadline_(std::min(deadline, own_deadline_)) {}

absl::Status CallControl::Check() const {
  if (cancelled_) return MakeError(v1::CALL_CANCELLED, "the call was cancelled");
  if (absl::Now() < deadline_) return absl::OkStatus();
  if (deadline_ < own_deadline_) return MakeError(v1::DEADLINE_PASSED, "the call's deadline passed");
  const std::string allowed = std::to_string(absl::ToInt64Seconds(longest_));
  return MakeError(
      v1::DEADLINE_PASSED,
      fmt::format("the call took longer than the {} seconds that the server gives one; ask for less", allowed),
      {{"limit", "max_call_seconds"}, {"allowed", allowed}});
}

store::ReadControl CallControl::ForReads() const {
  return {.deadline = deadline_, .cancelled = [this] { return cancelled(); }};
}

void LogCall(std::string_view method, const absl::Status& status, absl::Duration took) {
  const int64_t microseconds = absl::ToInt64Microseconds(took);
  if (status.ok()) {
    spdlog::debug("call method={} result=OK us={}", method, microseconds);
    return;
  }
  const v1::ErrorReason reason = ReasonOf(status);
  const auto level = reason == v1::INTERNAL_FAULT      ? spdlog::level::err
                     : reason == v1::STORE_UNAVAILABLE ? spdlog::level::warn
                                                       : spdlog::level::debug;
  spdlog::log(level, "call method={} result={} us={} message=\"{}\"", method, v1::ErrorReason_Name(reason),
              microseconds, std::string(status.message()));
}

UnaryCall::UnaryCall(grpc::CallbackServerContext* context, std::string_view method, absl::Duration longest)
    : control_(absl::FromChrono(context->deadline()), longest), method_(method), started_(absl::Now()) {}

UnaryCall* UnaryCall::Start(WorkerPool& pool, grpc::CallbackServerContext* context, std::string_view method,
                            Work work) {
  return StartAsync(pool, context, method, [work = std::move(work)](UnaryCall& call) mutable {
    call.Complete(std::move(work)(call.control()));
  });
}

UnaryCall* UnaryCall::StartAsync(WorkerPool& pool, grpc::CallbackServerContext* context, std::string_view method,
                                 AsyncWork work) {
  auto* call = new UnaryCall(context, method, pool.longest_call());
  const bool queued = pool.TrySubmit([call, work = std::move(work)]() mutable {
    if (absl::Status status = call->control().Check(); !status.ok()) {
      call->Complete(status);
    } else {
      std::move(work)(*call);
    }
  });
  if (!queued) call->Complete(BusyError("work queue", pool.max_queued()));
  return call;
}

void UnaryCall::Complete(const absl::Status& given) {
  // A read of the store does not know whose deadline it was.
  const absl::Status passed = absl::IsDeadlineExceeded(given) ? control_.Check() : absl::OkStatus();
  const absl::Status& status = passed.ok() ? given : passed;
  LogCall(method_, status, absl::Now() - started_);
  Finish(ToGrpc(status));
}

}  // namespace chancery::server
