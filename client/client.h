// The client library: every call of the API as a plain function, with pages and retries hidden.
#ifndef CHANCERY_CLIENT_CLIENT_H_
#define CHANCERY_CLIENT_CLIENT_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "chancery/v1/actors.pb.h"
#include "chancery/v1/articles.pb.h"
#include "chancery/v1/error_reason.pb.h"
#include "chancery/v1/events.pb.h"
#include "chancery/v1/model.pb.h"
#include "chancery/v1/server_info.pb.h"
#include "chancery/v1/timelines.pb.h"
#include "chancery/v1/watch.pb.h"

namespace chancery::client {

struct ConnectOptions {
  std::string address = "127.0.0.1:50551";
  // How long one call may take, with its retries; a stream of articles may take that long without an answer.
  absl::Duration timeout = absl::Seconds(60);
  // How often a call is tried while the server cannot be reached or is busy. Every call may safely be tried again.
  int max_attempts = 5;
  // The longest message that the server takes (its option of the same name). A longer article is refused here: gRPC
  // would end the whole stream for it.
  size_t max_request_bytes = 16 << 20;
  // Which state questions read that do not say it themselves (v1::ReadAt): the latest one unless set.
  v1::ReadAt read_at;
};

// The reason that the server gave with an error (see error_reason.proto); ERROR_REASON_UNSPECIFIED for an error that is
// not the server's.
v1::ErrorReason ReasonOf(const absl::Status& status);

// A connection to one server, made at the first call. Safe to call from any thread.
//
// Errors are those of the API: the same code and message, the reason by ReasonOf. Unavailable where the server cannot
// be reached, with its address.
class Client {
 public:
  explicit Client(ConnectOptions options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // OK if the server is there and serves.
  absl::Status Check();

  absl::StatusOr<v1::ExtractArticleResponse> Extract(const v1::ArticleInput& article, bool explain = false);
  absl::StatusOr<v1::IngestArticleResponse> Ingest(const v1::ArticleInput& article);

  // Gives the next article to ingest, with an item_id that no other has; none at the end. Called on a thread of the
  // client's own.
  using NextArticle = std::function<std::optional<v1::IngestArticlesRequest>()>;
  // Takes the answer to one article. Called on the calling thread.
  using TakeAnswer = std::function<void(const v1::IngestArticlesResponse&)>;
  // Ingests many articles over one stream, each answered exactly once, in the order in which they were stored. When the
  // stream breaks it is opened anew and what was not answered is sent again; the error is returned once max_attempts in
  // a row brought no answer.
  absl::Status IngestAll(const NextArticle& next, const TakeAnswer& answer);

  absl::StatusOr<v1::Article> GetArticle(std::string_view name, v1::ArticleView view = v1::ARTICLE_VIEW_BASIC);
  // Takes one article; returns false to hear of no more.
  using TakeArticle = std::function<bool(const v1::Article&)>;
  absl::Status ListArticles(v1::ListArticlesRequest request, const TakeArticle& take);
  // All versions, oldest first.
  absl::StatusOr<std::vector<v1::ArticleVersion>> ListArticleVersions(std::string_view name);
  absl::StatusOr<v1::WithdrawArticleResponse> WithdrawArticle(v1::WithdrawArticleRequest request);
  // Takes what became of some articles; returns false to end it there.
  using TakeReextracted = std::function<bool(const v1::ReextractArticlesResponse&)>;
  // Has articles read again. Where the connection breaks or the server ends, it goes on after the last message that was
  // taken; the error is returned once max_attempts in a row brought nothing. The timeout of the options does not hold.
  absl::Status ReextractArticles(v1::ReextractArticlesRequest request, const TakeReextracted& take);

  // What the server takes and gives at most.
  absl::StatusOr<std::vector<v1::Limit>> GetLimits();

  absl::StatusOr<v1::Event> GetEvent(std::string_view name);
  absl::StatusOr<v1::Actor> GetActor(std::string_view name);
  // Candidates, best first; empty if there are none.
  absl::StatusOr<std::vector<v1::ActorCandidate>> ResolveActor(v1::ResolveActorRequest request);

  // Records events that no article tells, all or none; at most 1000.
  absl::StatusOr<v1::RecordEventsResponse> RecordEvents(v1::RecordEventsRequest request);

  // What persons decide. A write that has no request_id is given one, so that trying it again never does it twice.
  absl::StatusOr<v1::DecisionResponse> CorrectEvent(v1::CorrectEventRequest request);
  absl::StatusOr<v1::DecisionResponse> RetractEvent(v1::RetractEventRequest request);
  absl::StatusOr<v1::DecisionResponse> UndoDecision(v1::UndoDecisionRequest request);
  absl::StatusOr<v1::MergeActorsResponse> MergeActors(v1::MergeActorsRequest request);
  absl::StatusOr<v1::MergeActorsResponse> UndoMerge(v1::UndoMergeRequest request);

  // What became of an event or of actors: all of it, oldest first.
  absl::StatusOr<std::vector<v1::Decision>> ListEventDecisions(std::string_view event);
  absl::StatusOr<std::vector<v1::EventVersion>> ListEventVersions(std::string_view event);
  // Of one actor, or of all where it is empty.
  absl::StatusOr<std::vector<v1::Merge>> ListMerges(std::string_view actor);

  // Reads the state of the options where the request names none.
  absl::StatusOr<v1::CountEventsResponse> CountEvents(v1::CountEventsRequest request);

  // Takes one event; returns false to hear of no more.
  using TakeEvent = std::function<bool(const v1::Event&)>;
  // The page fields of these requests are set by the client; page_size is how many events it asks for at a time.
  absl::Status ListEvents(v1::ListEventsRequest request, const TakeEvent& take);
  absl::Status ListTimeline(v1::ListActorTimelineRequest request, const TakeEvent& take);
  absl::Status ListTimeline(v1::ListPairTimelineRequest request, const TakeEvent& take);
  absl::Status ListTimeline(v1::ListGroupTimelineRequest request, const TakeEvent& take);
  absl::Status ListTimeline(v1::ListSeriesTimelineRequest request, const TakeEvent& take);

  // Takes what comes next of a watch; returns false to end it.
  using TakeChanges = std::function<bool(const v1::WatchEventsResponse&)>;
  // Follows the changes until `take` wants no more. Where the connection breaks or the server ends, it goes on after
  // the last message that was taken, so that each change comes once; the error is returned once max_attempts in a row
  // brought nothing. The timeout of the options does not hold for it.
  absl::Status Watch(v1::WatchEventsRequest request, const TakeChanges& take);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::client

#endif  // CHANCERY_CLIENT_CLIENT_H_
