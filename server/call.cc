#include "server/call.h"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "absl/time/clock.h"
#include "server/errors.h"

namespace chancery::server {

absl::Status CallControl::Check() const {
  if (cancelled_) return MakeError(v1::CALL_CANCELLED, "the call was cancelled");
  if (absl::Now() >= deadline_) return MakeError(v1::DEADLINE_PASSED, "the call's deadline passed");
  return absl::OkStatus();
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

UnaryCall::UnaryCall(grpc::CallbackServerContext* context, std::string_view method)
    : control_(absl::FromChrono(context->deadline())), method_(method), started_(absl::Now()) {}

UnaryCall* UnaryCall::Start(WorkerPool& pool, grpc::CallbackServerContext* context, std::string_view method,
                            Work work) {
  return StartAsync(pool, context, method, [work = std::move(work)](UnaryCall& call) mutable {
    call.Complete(std::move(work)(call.control()));
  });
}

UnaryCall* UnaryCall::StartAsync(WorkerPool& pool, grpc::CallbackServerContext* context, std::string_view method,
                                 AsyncWork work) {
  auto* call = new UnaryCall(context, method);
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

void UnaryCall::Complete(const absl::Status& status) {
  LogCall(method_, status, absl::Now() - started_);
  Finish(ToGrpc(status));
}

}  // namespace chancery::server
