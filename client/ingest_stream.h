// Ingests many articles over streams that may break.
#ifndef CHANCERY_CLIENT_INGEST_STREAM_H_
#define CHANCERY_CLIENT_INGEST_STREAM_H_

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "chancery/v1/articles.grpc.pb.h"
#include "client/client.h"

namespace chancery::client {

// One run of Client::IngestAll: keeps every article until its answer came, so that a new stream can send it again.
// Used by one thread; it has a second one of its own that writes while the caller's reads.
class IngestRun {
 public:
  IngestRun(v1::Articles::StubInterface& stub, const ConnectOptions& options, const Client::NextArticle& next,
            const Client::TakeAnswer& answer);
  absl::Status Run();

 private:
  using Stream = grpc::ClientReaderWriterInterface<v1::IngestArticlesRequest, v1::IngestArticlesResponse>;

  // Runs one stream until it ends; counts in `answered_` what came.
  grpc::Status RunStream();
  void Write(Stream& stream);
  // The next article to send, or none at the end; waits while too many are unanswered.
  std::optional<v1::IngestArticlesRequest> Take();
  // The next article that is not too long for a request; the others are refused.
  std::optional<v1::IngestArticlesRequest> NextThatFits();
  // Hands the refusals to the caller, on the caller's thread.
  void GiveRefusals();
  void Answered(const v1::IngestArticlesResponse& response);

  v1::Articles::StubInterface& stub_;
  const ConnectOptions& options_;
  const Client::NextArticle& next_;
  const Client::TakeAnswer& answer_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, v1::IngestArticlesRequest> unanswered_;  // sent or to be sent again, by item id
  std::deque<std::string> again_;                                // of unanswered_: not yet sent on this stream
  std::vector<v1::IngestArticlesResponse> refused_;              // here, not by the server
  bool exhausted_ = false;                                       // next_ gave none
  bool broken_ = false;                                          // this stream takes no more
  uint64_t answered_ = 0;
};

}  // namespace chancery::client

#endif  // CHANCERY_CLIENT_INGEST_STREAM_H_
