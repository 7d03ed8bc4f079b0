#include "server/event_stream.h"

#include <fmt/format.h>

#include <utility>

#include "absl/time/clock.h"
#include "server/errors.h"
#include "server/event_lists.h"

namespace chancery::server {
namespace {

constexpr std::string_view kMethod = "Events.StreamEvents";

// The end of a stream from which nothing is taken waits behind the message that is not taken. So long it may.
constexpr absl::Duration kTimeForTheEnd = absl::Seconds(10);

}  // namespace

EventStream* EventStream::Start(Backend& backend, grpc::CallbackServerContext* context,
                                const v1::StreamEventsRequest& request) {
  const std::shared_ptr<EventStream> stream(new EventStream(backend, context, request));
  stream->self_ = stream;
  const std::lock_guard lock(stream->mutex_);
  if (absl::Status refused = backend.streams.Add(stream); !refused.ok()) {
    stream->ending_ = std::move(refused);
  } else {
    stream->Schedule();
  }
  stream->FinishIfDone();
  return stream.get();
}

EventStream::EventStream(Backend& backend, grpc::CallbackServerContext* context, const v1::StreamEventsRequest& request)
    : backend_(backend),
      context_(context),
      control_(absl::FromChrono(context->deadline())),
      started_(absl::Now()),
      request_(request) {}

void EventStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  if (!ok) control_.Cancel();
  if (response_.next_page_token().empty() && !ending_) ending_ = absl::OkStatus();
  Schedule();
  FinishIfDone();
}

void EventStream::OnCancel() {
  control_.Cancel();
  const std::lock_guard lock(mutex_);
  FinishIfDone();
}

void EventStream::OnDone() {
  std::shared_ptr<EventStream> self;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
    LogCall(kMethod, ending_.value_or(absl::OkStatus()), absl::Now() - started_);
    self = std::move(self_);
  }
  backend_.streams.Remove(self);
}

void EventStream::Drain() {
  const std::lock_guard lock(mutex_);
  if (!ending_) ending_ = EndingError();
  FinishIfDone();
}

// Over a write: the status goes out behind the message, so a client that wakes up gets both. From one that does not,
// the call is taken away.
void EventStream::EndIfIdle(absl::Time now) {
  const std::lock_guard lock(mutex_);
  const uint64_t seconds = backend_.config.stream_idle_seconds;
  if (done_ || !writing_ || now - write_began_ < absl::Seconds(seconds)) return;
  if (!std::exchange(finished_, true)) {
    if (!ending_) {
      ending_ = MakeError(v1::STREAM_IDLE,
                          fmt::format("nothing of this stream was taken for {} seconds; go on from the next_page_token "
                                      "of the last message that was dealt with",
                                      seconds),
                          {{"allowed", std::to_string(seconds)}});
    }
    Finish(ToGrpc(*ending_));
  }
  if (now - write_began_ >= absl::Seconds(seconds) + kTimeForTheEnd) context_->TryCancel();
}

void EventStream::Schedule() {
  if (in_work_ || writing_ || ending_ || control_.cancelled()) return;
  // Bounded by itself: one page a stream.
  in_work_ = backend_.workers.Submit([self = shared_from_this()] { self->WritePage(); });
  if (!in_work_) ending_ = EndingError();
}

void EventStream::WritePage() {
  response_.Clear();
  absl::Status listed = ListInto(
      backend_,
      {request_, request_.filter(), request_.order(), request_.page_size(), request_.page_token(), request_.read_at()},
      control_, response_);
  const std::lock_guard lock(mutex_);
  in_work_ = false;
  if (ending_ || control_.cancelled()) {
    FinishIfDone();
    return;
  }
  if (!listed.ok()) {
    ending_ = std::move(listed);
    FinishIfDone();
    return;
  }
  request_.set_page_token(response_.next_page_token());
  writing_ = true;
  write_began_ = absl::Now();
  StartWrite(&response_);
}

void EventStream::FinishIfDone() {
  if (control_.cancelled() && (!ending_ || ending_->ok())) ending_ = control_.Check();
  if (finished_ || !ending_ || writing_ || in_work_) return;
  finished_ = true;
  Finish(ToGrpc(*ending_));
}

}  // namespace chancery::server
