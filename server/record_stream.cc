#include "server/record_stream.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/event_recording.h"
#include "server/limits.h"

namespace chancery::server {
namespace {

constexpr std::string_view kMethod = "Events.RecordEventStream";

}  // namespace

RecordStream* RecordStream::Start(Backend& backend, grpc::CallbackServerContext* context) {
  const std::shared_ptr<RecordStream> stream(new RecordStream(backend, context));
  stream->self_ = stream;
  const std::lock_guard lock(stream->mutex_);
  if (absl::Status refused = backend.streams.Add(stream); !refused.ok()) stream->ending_ = std::move(refused);
  stream->ReadMore();
  stream->FinishIfDone();
  return stream.get();
}

RecordStream::RecordStream(Backend& backend, grpc::CallbackServerContext* context)
    : backend_(backend),
      control_(absl::FromChrono(context->deadline())),
      started_(absl::Now()),
      last_activity_(started_) {}

void RecordStream::OnReadDone(bool ok) {
  const std::lock_guard lock(mutex_);
  reading_ = false;
  last_activity_ = absl::Now();
  if (!ok) {
    if (!ending_) ending_ = absl::OkStatus();
  } else if (!ending_) {
    unanswered_bytes_ += request_.ByteSizeLong();
    waiting_.push_back(std::move(request_));
    StartWork();
    ReadMore();
  }
  FinishIfDone();
}

void RecordStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  last_activity_ = absl::Now();
  if (!ok) control_.Cancel();
  WriteNext();
  ReadMore();
  FinishIfDone();
}

void RecordStream::OnCancel() {
  control_.Cancel();
  const std::lock_guard lock(mutex_);
  FinishIfDone();
}

void RecordStream::OnDone() {
  std::shared_ptr<RecordStream> self;
  {
    const std::lock_guard lock(mutex_);
    LogCall(kMethod, ending_.value_or(absl::OkStatus()), absl::Now() - started_);
    self = std::move(self_);
  }
  backend_.streams.Remove(self);
}

void RecordStream::Drain() {
  const std::lock_guard lock(mutex_);
  if (!ending_) ending_ = EndingError();
  FinishIfDone();
}

void RecordStream::EndIfIdle(absl::Time now) {
  const std::lock_guard lock(mutex_);
  const uint64_t seconds = backend_.config.stream_idle_seconds;
  const bool unanswered = !waiting_.empty() || in_store_ > 0 || !answers_.empty() || writing_;
  if (ending_ || unanswered || now - last_activity_ < absl::Seconds(seconds)) return;
  ending_ = MakeError(v1::STREAM_IDLE, fmt::format("nothing came on this stream for {} seconds", seconds),
                      {{"allowed", std::to_string(seconds)}});
  FinishIfDone();
}

void RecordStream::ReadMore() {
  const size_t unanswered = waiting_.size() + in_store_ + answers_.size() + (writing_ ? 1 : 0);
  if (reading_ || ending_ || control_.cancelled()) return;
  if (unanswered >= limits::kUnansweredRecordings.value || unanswered_bytes_ >= limits::kUnansweredBytes.value) return;
  reading_ = true;
  request_.Clear();
  StartRead(&request_);
}

void RecordStream::StartWork() {
  if (working_ || waiting_.empty()) return;
  // Bounded by itself: one slice a stream.
  working_ = backend_.readers.Submit([self = shared_from_this()] { self->RecordWaiting(); });
  if (working_) return;
  waiting_.clear();
  if (!ending_ || ending_->ok()) ending_ = EndingError();
}

void RecordStream::RecordWaiting() {
  for (;;) {
    v1::RecordEventStreamRequest request;
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.empty()) {
        working_ = false;
        FinishIfDone();
        return;
      }
      request = std::move(waiting_.front());
      waiting_.pop_front();
      ++in_store_;
    }
    RecordOne(request);
  }
}

void RecordStream::RecordOne(const v1::RecordEventStreamRequest& request) {
  const size_t bytes = request.ByteSizeLong();
  const uint64_t sequence = request.sequence();
  absl::StatusOr<std::vector<store::RecordedEvent>> events = EventsOf(backend_, request.events());
  if (!events.ok()) {
    v1::RecordEventStreamResponse refused;
    refused.set_sequence(sequence);
    *refused.mutable_error() = ToRpcStatus(events.status());
    Answer(std::move(refused), bytes);
    return;
  }
  const auto answer = [self = shared_from_this(), sequence,
                       bytes](const absl::StatusOr<store::RecordResult>& recorded) {
    v1::RecordEventStreamResponse response;
    response.set_sequence(sequence);
    if (recorded.ok()) {
      AddRecorded(*recorded, *response.mutable_events());
      response.set_revision(self->backend_.RevisionToken(recorded->revision));
    } else {
      *response.mutable_error() = ToRpcStatus(WriteError(recorded.status()));
    }
    self->Answer(std::move(response), bytes);
  };
  backend_.store.RecordAsync(*std::move(events), {}, answer);
}

void RecordStream::Answer(v1::RecordEventStreamResponse response, size_t bytes) {
  const std::lock_guard lock(mutex_);
  --in_store_;
  unanswered_bytes_ -= bytes;
  answers_.push_back(std::move(response));
  WriteNext();
  ReadMore();
  FinishIfDone();
}

void RecordStream::WriteNext() {
  if (writing_ || finished_ || answers_.empty() || control_.cancelled()) return;
  response_ = std::move(answers_.front());
  answers_.pop_front();
  writing_ = true;
  StartWrite(&response_);
}

void RecordStream::FinishIfDone() {
  if (control_.cancelled()) {
    waiting_.clear();
    answers_.clear();
    if (!ending_ || ending_->ok()) ending_ = control_.Check();
  }
  if (finished_ || !ending_ || writing_ || working_ || in_store_ > 0 || !waiting_.empty() || !answers_.empty()) return;
  finished_ = true;
  Finish(ToGrpc(*ending_));
}

}  // namespace chancery::server
