// chanceryd as an object: what main starts, and what tests start in their own process.
#ifndef CHANCERY_SERVER_SERVER_H_
#define CHANCERY_SERVER_SERVER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "bulk/article_reader.h"
#include "server/config.h"

namespace chancery::server {

// A running server. Start, Shutdown and the destructor are for one thread.
class Server {
 public:
  // Loads the model and the data, opens the store and serves; health says SERVING from then on. Errors are those of the
  // parts, and FailedPrecondition where the address cannot be had, naming it.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerConfig& config);
  // The same with a reader that is loaded already.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerConfig& config,
                                                       std::shared_ptr<const bulk::ArticleReader> reader);

  // Shuts down.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // "127.0.0.1:50551", with the port that was found where 0 was asked for.
  const std::string& address() const;

  // Says NOT_SERVING, takes no more work, finishes what was taken within config.shutdown_seconds, cancels the rest and
  // closes the store. A second call does nothing.
  void Shutdown();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_SERVER_H_
