// A real server in the test's process, on a loopback port of its own, over a real store in a temporary folder.
#ifndef CHANCERY_TESTS_SERVER_TEST_SERVER_H_
#define CHANCERY_TESTS_SERVER_TEST_SERVER_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bulk/article_reader.h"
#include "chancery/v1/actors.grpc.pb.h"
#include "chancery/v1/articles.grpc.pb.h"
#include "chancery/v1/events.grpc.pb.h"
#include "chancery/v1/timelines.grpc.pb.h"
#include "server/server.h"
#include "tests/testing/paths.h"

namespace chancery::testing {

// The reader that all tests of a program share; null if the language model was not fetched.
std::shared_ptr<const bulk::ArticleReader> SharedReader();

// Starts a server for each test, and skips the test with a message where the language model was not fetched.
class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override;
  // Changes the settings of the next Start; listen and store are set already.
  virtual void Configure(server::ServerConfig& config);

  void Start();
  void Stop();

  // A call's client side: 30 seconds at most.
  static std::unique_ptr<grpc::ClientContext> Context();

  // Calls that must go well.
  v1::IngestArticleResponse Ingest(const v1::ArticleInput& article);
  std::vector<v1::Event> AllEvents(v1::ListEventsRequest request = {});

  TemporaryDirectory folder_;
  std::unique_ptr<server::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::Articles::Stub> articles_;
  std::unique_ptr<v1::Events::Stub> events_;
  std::unique_ptr<v1::Actors::Stub> actors_;
  std::unique_ptr<v1::Timelines::Stub> timelines_;
};

// A plain text about a meeting of two ministers; each `number` gives another URL, day and pair of ministers.
v1::ArticleInput MeetingArticle(int number);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_SERVER_TEST_SERVER_H_
