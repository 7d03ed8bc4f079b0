// One stream of events that are there.
#ifndef CHANCERY_SERVER_EVENT_STREAM_H_
#define CHANCERY_SERVER_EVENT_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Reads one page of the list at a time, all at one state, and the next one when gRPC has taken the message before: a
// client that reads slowly costs one message. Has at most one page in work or one write under way. All state is guarded
// by one lock, which is held over the starts of operations (gRPC never runs a reaction inside of them).
class EventStream final : public grpc::ServerWriteReactor<v1::StreamEventsResponse>,
                          public OpenStream,
                          public std::enable_shared_from_this<EventStream> {
 public:
  // The reactor for a new call; it keeps itself alive until gRPC is done with it.
  static EventStream* Start(Backend& backend, grpc::CallbackServerContext* context,
                            const v1::StreamEventsRequest& request);

  void Drain() override;
  void EndIfIdle(absl::Time now) override;

 private:
  EventStream(Backend& backend, grpc::CallbackServerContext* context, const v1::StreamEventsRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // The following are called with the lock held.
  void Schedule();
  void FinishIfDone();

  void WritePage();

  Backend& backend_;
  grpc::CallbackServerContext* const context_;  // until OnDone
  CallControl control_;
  const absl::Time started_;
  std::shared_ptr<EventStream> self_;  // until OnDone
  v1::StreamEventsRequest request_;    // of the page in work; its token tells where that begins

  std::mutex mutex_;  // guards the following
  v1::StreamEventsResponse response_;
  absl::Time write_began_;
  bool in_work_ = false;
  bool writing_ = false;
  bool finished_ = false;
  bool done_ = false;
  std::optional<absl::Status> ending_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_STREAM_H_
