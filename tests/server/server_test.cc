#include "server/server.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "server/call.h"
#include "server/errors.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  grpc::Slice slice;
  return buffer.DumpToSingleSlice(&slice).ok() ? std::string(slice.begin(), slice.end()) : "";
}

// A call of a service whose messages Debian has no generated code for: bytes in, bytes out.
std::string CallBytes(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                      const std::string& request) {
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
  const auto call = stub.PrepareCall(&context, method, &queue);
  const auto await = [&] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  grpc::ByteBuffer response;
  grpc::Status status;
  call->StartCall(nullptr);
  EXPECT_TRUE(await());
  call->Write(BufferOf(request), nullptr);
  EXPECT_TRUE(await());
  call->WritesDone(nullptr);
  EXPECT_TRUE(await());
  call->Read(&response, nullptr);
  await();
  call->Finish(&status, nullptr);
  await();
  EXPECT_TRUE(status.ok()) << status.error_message();
  return BytesOf(response);
}

class ServerProcessTest : public ServerTest {
 protected:
  void Configure(server::ServerConfig& config) override {
    config.max_queued_articles = 1;
    config.reading_threads = 1;
    config.max_text_bytes = 8 << 20;
  }

  // An article that takes seconds to read: little shorter than the longest text that is taken.
  static v1::ArticleInput LongArticle() {
    v1::ArticleInput article;
    std::string text;
    while (text.size() < (1 << 20) - 1000) {
      text += "The Russian foreign minister met his French colleague in Paris on Monday and spoke about trade.\n\n";
    }
    article.set_content(text);
    return article;
  }
};

TEST_F(ServerProcessTest, HealthSaysThatItServes) {
  // HealthCheckResponse with field 1, status, SERVING.
  EXPECT_EQ(CallBytes(channel_, "/grpc.health.v1.Health/Check", ""), "\x08\x01");
}

TEST_F(ServerProcessTest, HealthSaysWhenItNoLongerServes) {
  // A watch of the health, open while the server ends: SERVING, then NOT_SERVING (2).
  grpc::GenericStub stub(channel_);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  const auto call = stub.PrepareCall(&context, "/grpc.health.v1.Health/Watch", &queue);
  const auto await = [&] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  call->StartCall(nullptr);
  ASSERT_TRUE(await());
  call->Write(grpc::ByteBuffer(BufferOf("")), nullptr);
  ASSERT_TRUE(await());
  call->WritesDone(nullptr);
  ASSERT_TRUE(await());
  grpc::ByteBuffer response;
  call->Read(&response, nullptr);
  ASSERT_TRUE(await());
  EXPECT_EQ(BytesOf(response), "\x08\x01");
  call->Read(&response, nullptr);
  std::thread ending([&] { server_->Shutdown(); });
  ASSERT_TRUE(await());
  EXPECT_EQ(BytesOf(response), "\x08\x02");
  grpc::Status status;
  context.TryCancel();
  call->Finish(&status, nullptr);
  await();
  ending.join();
}

TEST_F(ServerProcessTest, ReflectionListsTheServices) {
  // ServerReflectionRequest with field 7, list_services, empty.
  const std::string services =
      CallBytes(channel_, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", std::string("\x3a\x00", 2));
  for (const char* service : {"chancery.v1.Articles", "chancery.v1.Events", "chancery.v1.Actors",
                              "chancery.v1.Timelines", "grpc.health.v1.Health"}) {
    EXPECT_TRUE(absl::StrContains(services, service)) << service;
  }
}

TEST_F(ServerProcessTest, AStoreThatIsOpenElsewhereIsNotOpenedAgain) {
  server::ServerConfig config;
  config.listen = "127.0.0.1:0";
  config.store = (folder_.path() / "store").string();
  const auto second = server::Server::Start(config, SharedReader());
  ASSERT_FALSE(second.ok());
  EXPECT_TRUE(absl::StrContains(std::string(second.status().message()), config.store)) << second.status();
}

TEST_F(ServerProcessTest, AnAddressThatIsTakenIsNamed) {
  server::ServerConfig config;
  config.listen = server_->address();
  config.store = (folder_.path() / "other").string();
  const auto second = server::Server::Start(config, SharedReader());
  ASSERT_FALSE(second.ok());
  EXPECT_TRUE(absl::StrContains(std::string(second.status().message()), server_->address())) << second.status();
}

TEST_F(ServerProcessTest, AMissingModelIsReportedWithTheCommandThatFetchesIt) {
  server::ServerConfig config;
  config.model = (folder_.path() / "nothing").string();
  const auto started = server::Server::Start(config);
  ASSERT_FALSE(started.ok());
  EXPECT_TRUE(absl::StrContains(std::string(started.status().message()), "scripts/fetch")) << started.status();
}

TEST_F(ServerProcessTest, MoreArticlesThanMayWaitAreRefusedAsBusy) {
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::thread> clients;
  std::atomic<int> busy = 0;
  for (int i = 0; i < 4; ++i) contexts.push_back(Context());
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&, i] {
      v1::ExtractArticleRequest request;
      *request.mutable_article() = LongArticle();
      v1::ExtractArticleResponse response;
      const grpc::Status status = articles_->ExtractArticle(contexts[static_cast<size_t>(i)].get(), request, &response);
      if (ReasonOf(status) != "SERVER_BUSY") return;
      EXPECT_EQ(InfoOf(status).metadata().count("allowed"), 1U);
      // One reads and one waits, or the one thread has not yet taken what waits; once two are refused, the others have
      // shown what they can.
      if (++busy == 2) {
        for (const auto& context : contexts) context->TryCancel();
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_GE(busy, 2);
  EXPECT_LE(busy, 3);
}

TEST_F(ServerProcessTest, ADeadlineFreesTheThreadThatReads) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = LongArticle();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(300));
  v1::ExtractArticleResponse response;
  const absl::Time begin = absl::Now();
  EXPECT_EQ(articles_->ExtractArticle(&context, request, &response).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  // The one reading thread is free again long before it could have read that article.
  EXPECT_FALSE(Ingest(MeetingArticle(0)).article().name().empty());
  EXPECT_LT(absl::Now() - begin, absl::Seconds(10));
}

TEST_F(ServerProcessTest, ShutdownTwiceIsOnce) {
  server_->Shutdown();
  server_->Shutdown();
}

TEST(CallControl, TellsWhyACallIsNoLongerWanted) {
  server::CallControl open(absl::InfiniteFuture());
  EXPECT_TRUE(open.Check().ok());
  open.Cancel();
  EXPECT_EQ(server::ReasonOf(open.Check()), v1::CALL_CANCELLED);
  EXPECT_TRUE(open.ForReads().cancelled());
  const server::CallControl late(absl::Now() - absl::Seconds(1));
  EXPECT_EQ(server::ReasonOf(late.Check()), v1::DEADLINE_PASSED);
  EXPECT_FALSE(late.ForReads().cancelled());
}

}  // namespace
}  // namespace chancery::testing
