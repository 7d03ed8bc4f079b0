// One watch: a client that follows the changes.
#ifndef CHANCERY_SERVER_WATCH_STREAM_H_
#define CHANCERY_SERVER_WATCH_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "chancery/v1/watch.pb.h"
#include "server/backend.h"
#include "server/call.h"
#include "server/errors.h"
#include "server/watch_hub.h"
#include "server/watch_messages.h"

namespace chancery::server {

// Keeps a place in the changes and at most one message. What comes next is read from the store when gRPC has taken the
// message before, on a thread of the hub's pool and a slice at a time, so that one who reads all of a long history, or
// looks for a needle in it, lets the others have their turn.
//
// Has at most one slice in work and one write under way. All state is guarded by one lock, which is held over the
// starts of operations (gRPC never runs a reaction inside of them).
class WatchStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer>,
                          public Watcher,
                          public std::enable_shared_from_this<WatchStream> {
 public:
  // What all streams share.
  struct Shared {
    const Backend& backend;
    WatchHub& hub;
    RecentMessages& recent;
  };

  // The reactor for a new call; it keeps itself alive until gRPC is done with it.
  static WatchStream* Start(const Shared& shared, grpc::CallbackServerContext* context,
                            const grpc::ByteBuffer* request);

  void Wake() override;
  void Tick(absl::Time now) override;
  void Drain() override;

 private:
  // What a slice came to.
  struct Slice {
    absl::Status status;
    std::optional<grpc::ByteBuffer> message;
    bool more = false;  // there is more to be read at once
  };

  WatchStream(const Shared& shared, grpc::CallbackServerContext* context);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // The following are called with the lock held.
  void Schedule();
  void Write(const grpc::ByteBuffer& message);
  void FinishIfDone();
  void EndStalled(absl::Time now);
  absl::Status WithResume(v1::ErrorReason reason, std::string_view message, ErrorMetadata metadata) const;

  // The following are called without it, by the one slice in work.
  void RunSlice();
  Slice Read(absl::Time last_sent);
  absl::Status ReadRequest();
  absl::Status SetStart(const store::ReadView& view);
  absl::Status ReadSome(const store::ReadView& view, Slice& slice);
  absl::StatusOr<bool> TakeRevision(RevisionMessages& revision, const store::ReadView& view, Slice& slice);

  const Shared shared_;
  grpc::CallbackServerContext* const context_;  // until OnDone
  CallControl control_;
  const absl::Time started_;
  std::shared_ptr<WatchStream> self_;  // until OnDone

  // Of the slice in work.
  std::optional<v1::WatchEventsRequest> request_;  // until it was read
  WatchFilter filter_;
  absl::Duration period_;
  uint64_t cursor_ = 0;  // everything up to this revision was sent, or does not fit
  size_t part_ = 0;      // how many parts of the next revision were sent
  bool caught_up_ = false;

  std::mutex mutex_;          // guards the following
  grpc::ByteBuffer message_;  // being written
  uint64_t resume_ = 0;       // where a client goes on that has taken everything that was written
  absl::Time last_sent_;      // when the last write ended
  absl::Time write_began_;
  absl::Duration idle_limit_;  // period_, once the request was read
  bool in_work_ = false;       // a slice is
  bool woken_ = false;         // a revision came while a slice was in work
  bool writing_ = false;
  bool finished_ = false;
  bool cut_off_ = false;
  bool done_ = false;
  std::optional<absl::Status> ending_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_WATCH_STREAM_H_
