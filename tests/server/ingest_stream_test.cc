#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <thread>

#include "bulk/ingestor.h"
#include "store/store.h"
#include "store/verify.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using Stream = grpc::ClientReaderWriter<v1::IngestArticlesRequest, v1::IngestArticlesResponse>;

v1::IngestArticlesRequest Item(const std::string& id, const v1::ArticleInput& article) {
  v1::IngestArticlesRequest request;
  request.set_item_id(id);
  *request.mutable_article() = article;
  return request;
}

// An article that is refused, of a kind by its number, and the reason.
std::pair<v1::ArticleInput, std::string> BadArticle(int number) {
  v1::ArticleInput article = MeetingArticle(number);
  switch (number % 3) {
    case 0:
      article.clear_content();
      return {article, "CONTENT_EMPTY"};
    case 1:
      article.set_content(std::string("\0\1\2\3binary", 10));
      return {article, "CONTENT_UNREADABLE"};
    default:
      article.set_published("2010-13-01");
      return {article, "FIELD_INVALID"};
  }
}

class IngestStreamTest : public ServerTest {
 protected:
  void Configure(server::ServerConfig& config) override {
    config.max_unanswered_articles = 6;
    config.stream_idle_seconds = idle_seconds_;
    config.max_streams = 2;
    config.reading_threads = 2;
  }

  uint64_t idle_seconds_ = 60;

  // Reads answers until the stream ends; each item must be answered once.
  static std::map<std::string, v1::IngestArticlesResponse> ReadAll(Stream& stream) {
    std::map<std::string, v1::IngestArticlesResponse> answers;
    v1::IngestArticlesResponse answer;
    while (stream.Read(&answer)) EXPECT_TRUE(answers.emplace(answer.item_id(), answer).second) << answer.item_id();
    return answers;
  }

  void ExpectWholeStore() {
    Stop();
    auto opened = store::Store::Open((folder_.path() / "store").string(), SharedReader()->gazetteer());
    ASSERT_TRUE(opened.ok()) << opened.status();
    const auto report = store::Verify((*opened)->Latest());
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_TRUE(report->ok()) << report->faults.front();
    opened->reset();
    Start();
  }
};

TEST_F(IngestStreamTest, AnswersEachOfTwoHundredWithErrorsInBetween) {
  auto context = Context();
  const auto stream = articles_->IngestArticles(context.get());
  std::thread writer([&] {
    for (int i = 0; i < 200; ++i) {
      const v1::ArticleInput article = i % 5 == 2 ? BadArticle(i).first : MeetingArticle(i);
      EXPECT_TRUE(stream->Write(Item(fmt::format("item-{}", i), article)));
    }
    stream->WritesDone();
  });
  const auto answers = ReadAll(*stream);
  writer.join();
  const grpc::Status status = stream->Finish();
  EXPECT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(answers.size(), 200U);
  for (int i = 0; i < 200; ++i) {
    const v1::IngestArticlesResponse& answer = answers.at(fmt::format("item-{}", i));
    if (i % 5 == 2) {
      EXPECT_EQ(InfoOf(answer.error()).reason(), BadArticle(i).second) << i;
    } else {
      EXPECT_TRUE(answer.has_ingested()) << answer.error().message();
      EXPECT_FALSE(answer.ingested().already_known()) << i;
    }
  }
  EXPECT_EQ(AllEvents().size(), 160U);
  ExpectWholeStore();
}

TEST_F(IngestStreamTest, EndsWellWithoutAnyArticle) {
  auto context = Context();
  const auto stream = articles_->IngestArticles(context.get());
  stream->WritesDone();
  EXPECT_TRUE(ReadAll(*stream).empty());
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(IngestStreamTest, TheSameArticlesAgainAddNothing) {
  for (const bool again : {false, true}) {
    auto context = Context();
    const auto stream = articles_->IngestArticles(context.get());
    std::thread writer([&] {
      for (int i = 0; i < 20; ++i) EXPECT_TRUE(stream->Write(Item(std::to_string(i), MeetingArticle(i))));
      stream->WritesDone();
    });
    for (const auto& [id, answer] : ReadAll(*stream)) EXPECT_EQ(answer.ingested().already_known(), again) << id;
    writer.join();
    EXPECT_TRUE(stream->Finish().ok());
  }
  EXPECT_EQ(AllEvents().size(), 20U);
}

TEST_F(IngestStreamTest, WaitsForAClientThatDoesNotRead) {
  grpc::ChannelArguments small_windows;
  small_windows.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  small_windows.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
  const auto channel = grpc::CreateCustomChannel(server_->address(), grpc::InsecureChannelCredentials(), small_windows);
  const auto stub = v1::Articles::NewStub(channel);
  auto context = Context();
  const auto stream = stub->IngestArticles(context.get());
  constexpr int kItems = 6000;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    // Large items that are refused at once, so that answers come as fast as items, with names of 200 bytes.
    v1::ArticleInput article;
    article.set_content(std::string(8 << 10, '\0'));
    for (int i = 0; i < kItems && stream->Write(Item(fmt::format("{:0200}", i), article)); ++i) ++written;
    stream->WritesDone();
  });
  // Until the writer has stood still for a second.
  for (int before = -1; before != written;) {
    before = written;
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
  // Six unanswered ones, and what fits into the windows of HTTP/2 and the buffers on the way: some hundreds.
  EXPECT_LT(written, kItems / 2);
  EXPECT_EQ(ReadAll(*stream).size(), static_cast<size_t>(kItems));
  writer.join();
  const grpc::Status status = stream->Finish();
  EXPECT_TRUE(status.ok()) << status.error_message();
}

TEST_F(IngestStreamTest, ACancelledStreamLeavesWholeArticlesAndAServerThatServes) {
  for (int round = 0; round < 10; ++round) {
    auto context = Context();
    const auto stream = articles_->IngestArticles(context.get());
    std::thread writer([&] {
      for (int i = 0; i < 40 && stream->Write(Item(std::to_string(i), MeetingArticle(100 * round + i))); ++i) {
      }
    });
    v1::IngestArticlesResponse answer;
    for (int i = 0; i < round; ++i) EXPECT_TRUE(stream->Read(&answer));
    context->TryCancel();
    writer.join();
    while (stream->Read(&answer)) {
    }
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  EXPECT_FALSE(Ingest(MeetingArticle(5000)).article().name().empty());
  ExpectWholeStore();
}

TEST_F(IngestStreamTest, ADeadlineEndsIt) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(300));
  const auto stream = articles_->IngestArticles(&context);
  EXPECT_TRUE(stream->Write(Item("a", MeetingArticle(0))));
  ReadAll(*stream);
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_FALSE(Ingest(MeetingArticle(1)).article().name().empty());
}

TEST_F(IngestStreamTest, AnItemIdThatIsTooLongIsRefusedAndClipped) {
  auto context = Context();
  const auto stream = articles_->IngestArticles(context.get());
  stream->Write(Item(std::string(300, 'i'), MeetingArticle(0)));
  stream->WritesDone();
  const auto answers = ReadAll(*stream);
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers.begin()->first, std::string(256, 'i'));
  EXPECT_EQ(InfoOf(answers.begin()->second.error()).reason(), "FIELD_INVALID");
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(IngestStreamTest, IsEndedWhenNothingComesOnIt) {
  Stop();
  idle_seconds_ = 2;
  Start();
  auto context = Context();
  const auto stream = articles_->IngestArticles(context.get());
  stream->Write(Item("a", MeetingArticle(0)));
  EXPECT_EQ(ReadAll(*stream).size(), 1U);
  const grpc::Status status = stream->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(ReasonOf(status), "STREAM_IDLE");
}

TEST_F(IngestStreamTest, OneMoreThanMayBeOpenIsRefused) {
  auto first_context = Context();
  const auto first = articles_->IngestArticles(first_context.get());
  auto second_context = Context();
  const auto second = articles_->IngestArticles(second_context.get());
  for (const auto* stream : {&first, &second}) {
    (*stream)->Write(Item("a", MeetingArticle(0)));
    v1::IngestArticlesResponse answer;
    EXPECT_TRUE((*stream)->Read(&answer));
  }
  auto third_context = Context();
  const auto third = articles_->IngestArticles(third_context.get());
  const grpc::Status status = third->Finish();
  EXPECT_EQ(ReasonOf(status), "SERVER_BUSY");
  EXPECT_EQ(InfoOf(status).metadata().at("limit"), "max_streams");
  for (const auto* stream : {&first, &second}) {
    (*stream)->WritesDone();
    EXPECT_TRUE((*stream)->Finish().ok());
  }
}

TEST_F(IngestStreamTest, AServerThatEndsAnswersWhatItTookAndSaysSo) {
  auto context = Context();
  const auto stream = articles_->IngestArticles(context.get());
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(stream->Write(Item(std::to_string(i), MeetingArticle(i))));
  v1::IngestArticlesResponse answer;
  EXPECT_TRUE(stream->Read(&answer));
  std::thread ending([&] { server_->Shutdown(); });
  ReadAll(*stream);
  const grpc::Status status = stream->Finish();
  ending.join();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "STORE_UNAVAILABLE");
}

}  // namespace
}  // namespace chancery::testing
