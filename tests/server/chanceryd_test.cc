// chanceryd as users run it: started, asked, ended and killed.
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "chancery/v1/articles.grpc.pb.h"
#include "chancery/v1/events.grpc.pb.h"
#include "store/store.h"
#include "store/verify.h"
#include "tests/server/child_process.h"
#include "tests/server/test_server.h"
#include "tests/testing/paths.h"

namespace chancery::testing {
namespace {

using Answers = std::map<std::string, v1::IngestArticleResponse>;

class ChancerydTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!ModelDirectory()) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
  }

  std::unique_ptr<ChildProcess> Run(std::vector<std::string> options) {
    options.insert(options.begin(), CHANCERYD);
    for (const std::string& option : {std::string("--store"), Store(), std::string("--model"), *ModelDirectory(),
                                      std::string("--data"), DataDirectory().string()}) {
      options.push_back(option);
    }
    return std::make_unique<ChildProcess>(options, folder_.path() / fmt::format("log-{}", runs_++));
  }

  // Starts the server and connects to it.
  void Start() {
    process_ = Run({"--listen", "127.0.0.1:0"});
    const std::string address = process_->WaitForLog("serving address=");
    ASSERT_NE(address, "") << process_->Log();
    channel_ = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
    articles_ = v1::Articles::NewStub(channel_);
  }

  std::string Store() const { return (folder_.path() / "store").string(); }

  // Sends articles until all are sent or the stream breaks; what was answered, by item id.
  Answers IngestStream(int from, int to) {
    Answers answers;
    grpc::ClientContext context;
    const auto stream = articles_->IngestArticles(&context);
    std::thread writer([&] {
      for (int i = from; i < to; ++i) {
        v1::IngestArticlesRequest request;
        request.set_item_id(std::to_string(i));
        *request.mutable_article() = MeetingArticle(i);
        if (!stream->Write(request)) return;
      }
      stream->WritesDone();
    });
    v1::IngestArticlesResponse answer;
    while (stream->Read(&answer)) {
      EXPECT_TRUE(answer.has_ingested()) << answer.error().message();
      answers[answer.item_id()] = answer.ingested();
      ++answered_;
    }
    writer.join();
    stream->Finish();
    return answers;
  }

  // Each acknowledged article is there with its events; anything else in the store is whole.
  void ExpectKept(const Answers& answers) {
    auto opened = store::Store::Open(Store(), SharedReader()->gazetteer());
    ASSERT_TRUE(opened.ok()) << opened.status();
    const store::ReadView view = (*opened)->Latest();
    for (const auto& [id, answer] : answers) {
      const auto article = view.GetArticle(answer.article().name(), true);
      ASSERT_TRUE(article.ok()) << id << ": " << article.status();
      EXPECT_EQ(article->original, MeetingArticle(std::stoi(id)).content());
      EXPECT_EQ(article->events.size(), 1U);
    }
    const auto report = store::Verify(view);
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_TRUE(report->ok()) << report->faults.front();
    articles_kept_ = report->articles;
  }

  TemporaryDirectory folder_;
  std::unique_ptr<ChildProcess> process_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::Articles::Stub> articles_;
  std::atomic<int> answered_ = 0;
  int runs_ = 0;
  uint64_t articles_kept_ = 0;
};

TEST_F(ChancerydTest, EndsCleanlyOnSigtermAndKeepsWhatItAcknowledged) {
  for (const int signal : {SIGTERM, SIGINT}) {
    Start();
    Answers answers;
    std::thread client([&] { answers = IngestStream(0, 100000); });
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    process_->Signal(signal);
    EXPECT_EQ(process_->Wait(), 0) << process_->Log();
    client.join();
    EXPECT_FALSE(answers.empty());
    EXPECT_TRUE(absl::StrContains(process_->Log(), "ended")) << process_->Log();
    ExpectKept(answers);
  }
}

TEST_F(ChancerydTest, KilledInTheMiddleOfAStreamKeepsEveryAcknowledgedArticleWhole) {
  // Far more articles a round than are answered when the kill comes, however fast they are stored.
  constexpr int kRounds = 20;
  constexpr int kEach = 100;
  constexpr size_t kAll = kRounds * kEach;
  std::mt19937 random(20260101);
  Answers all;
  int broken = 0;
  for (int round = 0; round < kRounds; ++round) {
    Start();
    Answers answers;
    answered_ = 0;
    std::thread client([&] { answers = IngestStream(kEach * round, kEach * round + kEach); });
    const int enough = std::uniform_int_distribution<int>(0, 35)(random);
    while (answered_ < enough) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 3000)(random)));
    process_->Signal(SIGKILL);
    EXPECT_EQ(process_->Wait(), -SIGKILL);
    client.join();
    broken += answers.size() < kEach ? 1 : 0;
    all.insert(answers.begin(), answers.end());
    ExpectKept(all);
    if (HasFatalFailure()) return;
  }
  EXPECT_GE(broken, kRounds / 2) << "most kills came after the last answer, which shows nothing";

  // The whole input again: what was acknowledged is known, and a third time adds nothing at all.
  Start();
  const Answers second = IngestStream(0, kAll);
  ASSERT_EQ(second.size(), kAll);
  for (const auto& [id, answer] : all) EXPECT_TRUE(second.at(id).already_known()) << id;
  for (const auto& [id, answer] : IngestStream(0, kAll)) {
    EXPECT_TRUE(answer.already_known()) << id;
    EXPECT_EQ(answer.revision(), second.at(id).revision()) << id;
  }
  process_->Signal(SIGTERM);
  EXPECT_EQ(process_->Wait(), 0);
  ExpectKept(second);
  EXPECT_EQ(articles_kept_, kAll);
}

TEST_F(ChancerydTest, SaysWhatIsWrongAndEndsWithACode) {
  Start();
  const std::string address = process_->WaitForLog("serving address=");
  const auto locked = Run({"--listen", "127.0.0.1:0"});
  EXPECT_EQ(locked->Wait(), 1);
  EXPECT_TRUE(absl::StrContains(locked->Log(), Store())) << locked->Log();
  const auto wrong = Run({"--listn", "127.0.0.1:0"});
  EXPECT_EQ(wrong->Wait(), 2);
  EXPECT_TRUE(absl::StrContains(wrong->Log(), "--listn")) << wrong->Log();
  ChildProcess taken({CHANCERYD, "--listen", address, "--store", Store() + "2", "--model", *ModelDirectory(), "--data",
                      DataDirectory().string()},
                     folder_.path() / "log-taken");
  EXPECT_EQ(taken.Wait(), 1);
  EXPECT_TRUE(absl::StrContains(taken.Log(), address)) << taken.Log();
  ChildProcess modelless({CHANCERYD, "--store", Store() + "3", "--model", "/nowhere"}, folder_.path() / "log-model");
  EXPECT_EQ(modelless.Wait(), 1);
  EXPECT_TRUE(absl::StrContains(modelless.Log(), "scripts/fetch")) << modelless.Log();
}

TEST_F(ChancerydTest, HelpTellsItsOptions) {
  ChildProcess help({CHANCERYD, "--help"}, folder_.path() / "log-help");
  EXPECT_EQ(help.Wait(), 0);
  EXPECT_TRUE(absl::StrContains(help.Log(), "--listen HOST:PORT")) << help.Log();
}

}  // namespace
}  // namespace chancery::testing
