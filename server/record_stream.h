// One stream of recordings.
#ifndef CHANCERY_SERVER_RECORD_STREAM_H_
#define CHANCERY_SERVER_RECORD_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "server/call.h"
#include "store/records.h"

namespace chancery::server {

// Reads messages while no more than a bounded number of them is unanswered, hands them to the store in the order of
// their coming, and writes each answer when its events are durable or refused. There is at most one read, one write and
// one slice of work under way. All state is guarded by one lock, which is held over the starts of operations (gRPC
// never runs a reaction inside of them).
class RecordStream final : public grpc::ServerBidiReactor<v1::RecordEventStreamRequest, v1::RecordEventStreamResponse>,
                           public OpenStream,
                           public std::enable_shared_from_this<RecordStream> {
 public:
  // The reactor for a new call; it keeps itself alive until gRPC is done with it.
  static RecordStream* Start(Backend& backend, grpc::CallbackServerContext* context);

  void Drain() override;
  void EndIfIdle(absl::Time now) override;

 private:
  RecordStream(Backend& backend, grpc::CallbackServerContext* context);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // The following are called with the lock held.
  void ReadMore();
  void StartWork();
  void WriteNext();
  void FinishIfDone();

  // The following are called without it.
  void RecordWaiting();
  void RecordOne(const v1::RecordEventStreamRequest& request);
  void Answer(v1::RecordEventStreamResponse response, size_t bytes);

  Backend& backend_;
  CallControl control_;
  const absl::Time started_;
  std::shared_ptr<RecordStream> self_;  // until OnDone

  std::mutex mutex_;
  v1::RecordEventStreamRequest request_;    // being read
  v1::RecordEventStreamResponse response_;  // being written
  std::deque<v1::RecordEventStreamRequest> waiting_;
  std::deque<v1::RecordEventStreamResponse> answers_;
  size_t in_store_ = 0;          // taken from waiting_ and not yet in answers_
  size_t unanswered_bytes_ = 0;  // of what waits and of what is in the store
  bool working_ = false;         // a slice is
  bool reading_ = false;
  bool writing_ = false;
  bool finished_ = false;
  std::optional<absl::Status> ending_;  // why nothing more is taken; OK after the client's half-close
  absl::Time last_activity_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_RECORD_STREAM_H_
