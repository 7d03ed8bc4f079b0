// One stream of articles.
#ifndef CHANCERY_SERVER_INGEST_STREAM_H_
#define CHANCERY_SERVER_INGEST_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "chancery/v1/articles.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Reads articles while no more than a bounded number of them is unanswered, hands them in batches to the reading
// threads, and writes each answer when its article is durable or refused. There is at most one read and one write under
// way; the call is finished once, when nothing of it is left anywhere. All state is guarded by one lock, which is held
// over the starts of operations (gRPC never runs a reaction inside of them).
class IngestStream final : public grpc::ServerBidiReactor<v1::IngestArticlesRequest, v1::IngestArticlesResponse>,
                           public OpenStream,
                           public std::enable_shared_from_this<IngestStream> {
 public:
  // The reactor for a new call; it keeps itself alive until gRPC is done with it.
  static IngestStream* Start(Backend& backend, grpc::CallbackServerContext* context);

  void Drain() override;
  void EndIfIdle(absl::Time now) override;

 private:
  struct Item {
    std::string id;
    v1::ArticleInput article;
  };

  IngestStream(Backend& backend, grpc::CallbackServerContext* context);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // The following are called with the lock held.
  void Begin();
  void ReadMore();
  void StartBatches();
  void WriteNext();
  void FinishIfDone();
  std::vector<Item> TakeBatch();

  void IngestBatch();
  void Answer(std::string item_id, absl::StatusOr<bulk::IngestedArticle> outcome);

  Backend& backend_;
  CallControl control_;
  const absl::Time started_;
  std::shared_ptr<IngestStream> self_;  // until OnDone

  std::mutex mutex_;
  v1::IngestArticlesRequest request_;    // being read
  v1::IngestArticlesResponse response_;  // being written
  std::deque<Item> waiting_;
  size_t waiting_bytes_ = 0;
  std::deque<v1::IngestArticlesResponse> answers_;
  size_t in_work_ = 0;    // taken from waiting_ and not yet in answers_
  size_t batches_ = 0;    // handed to the reading threads and not yet returned
  size_t unstarted_ = 0;  // of batches_: those that have not yet taken their articles
  bool reading_ = false;
  bool writing_ = false;
  bool finished_ = false;
  std::optional<absl::Status> ending_;  // why nothing more is taken; OK after the client's half-close
  absl::Time last_activity_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_INGEST_STREAM_H_
