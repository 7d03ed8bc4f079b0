// The service Watch alone, on a loopback port, over a store that is written to directly.
#ifndef CHANCERY_TESTS_SERVER_WATCH_SERVER_H_
#define CHANCERY_TESTS_SERVER_WATCH_SERVER_H_

#include <grpcpp/channel.h>
#include <grpcpp/server.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bulk/ingestor.h"
#include "chancery/v1/watch.grpc.pb.h"
#include "server/backend.h"
#include "server/watch_hub.h"
#include "server/watch_service.h"
#include "store/store.h"

namespace chancery::testing {

// REQUIRES: the language model was fetched (its reader holds the ontology).
class WatchServer {
 public:
  // Opens the store in `folder`, or makes one, and serves. It does not wait for the disk.
  WatchServer(const std::string& folder, const server::ServerConfig& config);
  // As Stop.
  ~WatchServer();

  // Ends the watches, the server and the store.
  void Stop();

  store::Store& store() { return *store_; }
  server::Backend& backend() { return *backend_; }
  const std::string& address() const { return address_; }
  // A stub over a connection of its own, which takes no more than 64 KiB that nobody reads.
  std::unique_ptr<v1::Watch::Stub> Connect() const;

  // Stores an article; fails the test where that does not go well.
  void Ingest(const store::ArticleInput& article);

 private:
  const server::ServerConfig config_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<bulk::Ingestor> ingestor_;
  std::unique_ptr<server::WorkerPool> workers_;
  std::unique_ptr<server::StreamRegistry> streams_;
  std::optional<server::Backend> backend_;
  std::unique_ptr<server::WatchHub> hub_;
  std::optional<server::WatchService> service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

// A client's side of a watch.
class WatchCall {
 public:
  WatchCall(v1::Watch::Stub& stub, const v1::WatchEventsRequest& request);
  // Cancels.
  ~WatchCall();

  // The next message; none at the end of the call, or after 30 seconds of the call.
  std::optional<v1::WatchEventsResponse> Next();
  // The next message that is no checkpoint.
  std::optional<v1::WatchEventsResponse> NextChanges();
  void Cancel() { context_.TryCancel(); }
  // How the call ended; reads what is left of it.
  grpc::Status Finish();

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchEventsResponse>> reader_;
  std::optional<grpc::Status> status_;
};

// An article of one meeting; each `number` gives another article, day and pair of actors.
store::ArticleInput NumberedMeeting(int number);

// The same as a record of the source "bench", with evidence of about 150 bytes.
store::RecordedEvent NumberedRecord(int number);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_SERVER_WATCH_SERVER_H_
