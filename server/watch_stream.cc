#include "server/watch_stream.h"

#include <fmt/format.h>
#include <grpc/grpc.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "server/errors.h"
#include "server/event_lists.h"
#include "server/limits.h"
#include "server/tokens.h"

namespace chancery::server {
namespace {

constexpr std::string_view kMethod = "Watch.WatchEvents";

// How long a slice is: revisions without a message, and time.
constexpr size_t kSliceRevisions = 256;
constexpr absl::Duration kSliceTime = absl::Milliseconds(5);

constexpr absl::Duration kDefaultPeriod = absl::Seconds(30);
constexpr absl::Duration kShortestPeriod = absl::Seconds(1);
constexpr absl::Duration kLongestPeriod = absl::Seconds(limits::kCheckpointSeconds.value);

// The end of a watch that takes nothing waits in line behind the message that is not taken. So long it may.
constexpr absl::Duration kTimeForTheEnd = absl::Seconds(10);

absl::StatusOr<absl::Duration> PeriodOf(const v1::WatchEventsRequest& request) {
  if (!request.has_checkpoint_period()) return kDefaultPeriod;
  const google::protobuf::Duration& given = request.checkpoint_period();
  const absl::Duration period = absl::Seconds(given.seconds()) + absl::Nanoseconds(given.nanos());
  if (period < kShortestPeriod || period > kLongestPeriod) {
    return FieldError(v1::FIELD_INVALID, "checkpoint_period",
                      fmt::format("is {}, and may be from {} to {}", absl::FormatDuration(period),
                                  absl::FormatDuration(kShortestPeriod), absl::FormatDuration(kLongestPeriod)));
  }
  return period;
}

}  // namespace

WatchStream* WatchStream::Start(const Shared& shared, grpc::CallbackServerContext* context,
                                const grpc::ByteBuffer* request) {
  const std::shared_ptr<WatchStream> stream(new WatchStream(shared, context));
  stream->self_ = stream;
  const std::lock_guard lock(stream->mutex_);
  grpc::ByteBuffer bytes = *request;
  const bool readable =
      grpc::SerializationTraits<v1::WatchEventsRequest>::Deserialize(&bytes, &stream->request_.emplace()).ok();
  if (!readable) {
    stream->ending_ = MakeError(v1::FIELD_INVALID, "the request is no WatchEventsRequest", {{"field", ""}});
  } else if (absl::Status refused = shared.hub.Add(stream); !refused.ok()) {
    stream->ending_ = std::move(refused);
  } else {
    stream->Schedule();
  }
  stream->FinishIfDone();
  return stream.get();
}

WatchStream::WatchStream(const Shared& shared, grpc::CallbackServerContext* context)
    : shared_(shared),
      context_(context),
      control_(absl::FromChrono(context->deadline())),
      started_(absl::Now()),
      last_sent_(started_),
      idle_limit_(kLongestPeriod) {}

void WatchStream::Wake() {
  {
    const std::lock_guard lock(mutex_);
    if (in_work_) woken_ = true;
    if (in_work_ || writing_ || ending_ || control_.cancelled()) return;
    in_work_ = true;
  }
  RunSlice();
}

void WatchStream::Tick(absl::Time now) {
  const std::lock_guard lock(mutex_);
  if (done_) return;
  if (writing_) {
    EndStalled(now);
  } else if (now - last_sent_ >= idle_limit_) {
    Schedule();  // for a checkpoint
  }
}

void WatchStream::Drain() {
  const std::lock_guard lock(mutex_);
  if (ending_) return;
  ending_ = WithResume(v1::STORE_UNAVAILABLE, "the server is ending; go on watching later", {});
  FinishIfDone();
}

void WatchStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  message_.Clear();
  last_sent_ = absl::Now();
  if (!ok) control_.Cancel();
  if (part_ > 0 || !caught_up_ || cursor_ < shared_.hub.head()) Schedule();
  FinishIfDone();
}

void WatchStream::OnCancel() {
  control_.Cancel();
  const std::lock_guard lock(mutex_);
  FinishIfDone();
}

void WatchStream::OnDone() {
  std::shared_ptr<WatchStream> self;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
    LogCall(kMethod, ending_.value_or(absl::OkStatus()), absl::Now() - started_);
    self = std::move(self_);
  }
  shared_.hub.Remove(self);
}

void WatchStream::Schedule() {
  if (in_work_ || ending_ || control_.cancelled()) return;
  in_work_ = shared_.hub.Submit([self = shared_from_this()] { self->RunSlice(); });
  if (!in_work_) ending_ = EndingError();
}

void WatchStream::Write(const grpc::ByteBuffer& message) {
  message_ = message;
  writing_ = true;
  write_began_ = absl::Now();
  StartWrite(&message_);
}

void WatchStream::FinishIfDone() {
  if (control_.cancelled() && !ending_) ending_ = control_.Check();
  if (finished_ || !ending_ || writing_ || in_work_) return;
  finished_ = true;
  Finish(ToGrpc(*ending_));
}

// Over a write: the status goes out behind the message, so a client that wakes up gets both. From one that does not,
// the call is taken away.
void WatchStream::EndStalled(absl::Time now) {
  const absl::Duration limit = absl::Seconds(shared_.backend.config.watch_stall_seconds);
  if (now - write_began_ >= limit && !finished_) {
    if (!ending_) {
      ending_ = WithResume(
          v1::WATCH_STALLED,
          fmt::format("nothing of this watch was taken for {}; go on from the last message that was dealt with",
                      absl::FormatDuration(limit)),
          {{"allowed", std::to_string(shared_.backend.config.watch_stall_seconds)}});
    }
    finished_ = true;
    Finish(ToGrpc(*ending_));
  }
  if (now - write_began_ >= limit + kTimeForTheEnd && !std::exchange(cut_off_, true)) {
    grpc_call_cancel_with_status(context_->c_call(), GRPC_STATUS_ABORTED, "WATCH_STALLED", nullptr);
  }
}

absl::Status WatchStream::WithResume(v1::ErrorReason reason, std::string_view message, ErrorMetadata metadata) const {
  metadata.emplace_back("resume_revision", shared_.backend.RevisionToken(resume_));
  return MakeError(reason, message, metadata);
}

void WatchStream::RunSlice() {
  absl::Time last_sent;
  {
    const std::lock_guard lock(mutex_);
    last_sent = last_sent_;
    woken_ = false;
  }
  Slice slice = Read(last_sent);
  const std::lock_guard lock(mutex_);
  in_work_ = false;
  idle_limit_ = period_;
  if (!slice.status.ok()) {
    if (!ending_) ending_ = std::move(slice.status);
  } else if (!ending_ && !control_.cancelled()) {
    resume_ = cursor_;
    if (slice.message) {
      Write(*slice.message);
    } else if (slice.more || woken_) {
      Schedule();
    }
  }
  FinishIfDone();
}

WatchStream::Slice WatchStream::Read(absl::Time last_sent) {
  Slice slice;
  if (slice.status = control_.Check(); !slice.status.ok()) return slice;
  if (request_) {
    if (slice.status = ReadRequest(); !slice.status.ok()) return slice;
  }
  const store::ReadView view = shared_.backend.store.Latest();
  if (slice.status = ReadSome(view, slice); !slice.status.ok() || slice.message) return slice;
  const bool catches_up = !caught_up_ && cursor_ == view.revision();
  if (!catches_up && absl::Now() - last_sent < period_) return slice;
  caught_up_ = caught_up_ || catches_up;
  const absl::StatusOr<v1::WatchEventsResponse> checkpoint = CheckpointAt(shared_.backend, cursor_, view);
  absl::StatusOr<grpc::ByteBuffer> message =
      checkpoint.ok() ? ToBytes(*checkpoint) : absl::StatusOr<grpc::ByteBuffer>(checkpoint.status());
  if (message.ok()) {
    slice.message = *message;
  } else {
    slice.status = message.status();
  }
  return slice;
}

absl::Status WatchStream::ReadRequest() {
  const store::ReadView view = shared_.backend.store.Latest();
  const absl::StatusOr<absl::Duration> period = PeriodOf(*request_);
  if (!period.ok()) return period.status();
  period_ = *period;
  if (request_->filter().ByteSizeLong() > 0) {
    const auto find = [&](const std::string& name) -> absl::StatusOr<std::string> {
      const absl::StatusOr<bool> known = store::EverKnewActor(view, name);
      if (!known.ok()) return known.status();
      if (!*known) return absl::NotFoundError(name);
      return name;
    };
    absl::StatusOr<store::EventQuery> query = FilterOf(shared_.backend, request_->filter(), find);
    if (!query.ok()) return query.status();
    if (absl::Status status = CheckAsksNoEvidence(*query); !status.ok()) return status;
    filter_ = *std::move(query);
  }
  if (absl::Status status = SetStart(view); !status.ok()) return status;
  request_.reset();
  return absl::OkStatus();
}

absl::Status WatchStream::SetStart(const store::ReadView& view) {
  switch (request_->start_case()) {
    case v1::WatchEventsRequest::kBeginning:
      cursor_ = 0;
      break;
    case v1::WatchEventsRequest::kAfterRevision: {
      const absl::StatusOr<uint64_t> after =
          ReadRevisionToken(request_->after_revision(), "after_revision", shared_.backend.store.id());
      if (!after.ok()) return after.status();
      if (*after > view.revision()) {
        return FieldError(v1::REVISION_UNKNOWN, "after_revision", "lies in the future of this store");
      }
      cursor_ = *after;
      break;
    }
    default:
      cursor_ = view.revision();
  }
  return absl::OkStatus();
}

absl::Status WatchStream::ReadSome(const store::ReadView& view, Slice& slice) {
  const absl::Time begin = absl::Now();
  const uint64_t recent = view.revision() - std::min(view.revision(), RecentMessages::kKept);
  size_t seen = 0;
  while (cursor_ < view.revision()) {
    std::vector<std::shared_ptr<RevisionMessages>> revisions;
    if (cursor_ >= recent) {
      absl::StatusOr<std::shared_ptr<RevisionMessages>> revision = shared_.recent.Get(cursor_ + 1, view);
      if (!revision.ok()) return FeedError(shared_.backend, revision.status(), view);
      revisions.push_back(*std::move(revision));
    } else {
      // Without a filter nearly every revision makes a message, and no more than one is taken.
      absl::StatusOr<std::vector<store::RevisionChange>> changes =
          store::ReadChanges(view, cursor_, {.max_revisions = filter_ ? kSliceRevisions / 4 : 1});
      if (!changes.ok()) return FeedError(shared_.backend, changes.status(), view);
      for (store::RevisionChange& change : *changes) {
        revisions.push_back(std::make_shared<RevisionMessages>(shared_.backend, std::move(change)));
      }
    }
    for (const std::shared_ptr<RevisionMessages>& revision : revisions) {
      const absl::StatusOr<bool> taken = TakeRevision(*revision, view, slice);
      if (!taken.ok()) return taken.status();
      if (*taken) return absl::OkStatus();
      if (absl::Status status = control_.Check(); !status.ok()) return status;
      if (++seen >= kSliceRevisions || absl::Now() - begin >= kSliceTime) {
        slice.more = cursor_ < view.revision();
        return absl::OkStatus();
      }
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> WatchStream::TakeRevision(RevisionMessages& revision, const store::ReadView& view, Slice& slice) {
  absl::StatusOr<std::vector<grpc::ByteBuffer>> messages = revision.For(filter_, view);
  if (!messages.ok()) return messages.status();
  if (part_ < messages->size()) {
    slice.message = (*messages)[part_];
    if (++part_ < messages->size()) return true;
  }
  part_ = 0;
  cursor_ = revision.revision();
  return slice.message.has_value();
}

}  // namespace chancery::server
