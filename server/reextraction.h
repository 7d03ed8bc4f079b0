// One stream of articles that are read again: Articles.ReextractArticles.
#ifndef CHANCERY_SERVER_REEXTRACTION_H_
#define CHANCERY_SERVER_REEXTRACTION_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "chancery/v1/articles.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Reads a batch of articles, writes what became of them when that is durable, and goes on when gRPC has taken the
// message: at most one batch in work or one write under way. All state is guarded by one lock, which is held over the
// starts of operations (gRPC never runs a reaction inside of them).
class Reextraction final : public grpc::ServerWriteReactor<v1::ReextractArticlesResponse>,
                           public OpenStream,
                           public std::enable_shared_from_this<Reextraction> {
 public:
  // The reactor for a new call; it keeps itself alive until gRPC is done with it.
  static Reextraction* Start(Backend& backend, grpc::CallbackServerContext* context,
                             const v1::ReextractArticlesRequest& request);

  void Drain() override;
  void EndIfIdle(absl::Time now) override;

 private:
  // The articles of one message, and where the next one goes on; 0: nowhere.
  struct Batch {
    std::vector<std::string> names;
    uint64_t next = 0;
    uint64_t remaining = 0;
  };

  Reextraction(Backend& backend, grpc::CallbackServerContext* context, const v1::ReextractArticlesRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // The following two are called with the lock held.
  void Schedule();
  void FinishIfDone();

  void DoBatch();
  // Checks the request, and finds where it begins.
  absl::Status Begin();
  absl::StatusOr<Batch> NextBatch() const;
  absl::StatusOr<v1::ReextractArticlesResponse> Reread(const Batch& batch);
  void Count(v1::ReextractArticlesResponse& response);

  Backend& backend_;
  grpc::CallbackServerContext* const context_;  // until OnDone
  CallControl control_;
  const absl::Time started_;
  const v1::ReextractArticlesRequest request_;
  std::shared_ptr<Reextraction> self_;  // until OnDone

  // Of the batch in work.
  bool begun_ = false;
  uint64_t revision_ = 0;  // as of which articles are listed
  store::ArticleQuery query_;
  uint64_t after_ = 0;  // a place in the list, or how many of the names were dealt with
  v1::ReextractArticlesResponse totals_;

  std::mutex mutex_;  // guards the following
  v1::ReextractArticlesResponse response_;
  absl::Time write_began_;
  bool in_work_ = false;
  bool writing_ = false;
  bool finished_ = false;
  bool done_ = false;
  std::optional<absl::Status> ending_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_REEXTRACTION_H_
