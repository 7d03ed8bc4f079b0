// The reactor of a stream of articles without gRPC: a transport of the test's own runs its reactions on threads of its
// own, as gRPC may, and checks the rules that gRPC sets. As every part of it can be instrumented, the thread sanitizer
// sees all of it, which it does not where gRPC's own threads are in between.
#include <fmt/format.h>
#include <grpcpp/server_context.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "server/ingest_stream.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using Request = v1::IngestArticlesRequest;
using Response = v1::IngestArticlesResponse;
using Reactor = grpc::ServerBidiReactor<Request, Response>;

// Delivers some articles to a reactor, takes its answers and sees it through to its end.
class FakeTransport final : public grpc::ServerCallbackReaderWriter<Request, Response> {
 public:
  explicit FakeTransport(std::deque<Request> articles) : articles_(std::move(articles)) {
    for (int i = 0; i < 3; ++i) threads_.emplace_back([this] { RunReactions(); });
  }
  ~FakeTransport() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void Bind(Reactor* reactor) {
    reactor_ = reactor;
    BindReactor(reactor);
    EndReaction();  // the making of the reactor counts as one
  }

  // The client gives up: what is under way fails.
  void Cancel() {
    const std::lock_guard lock(mutex_);
    if (cancelled_ || done_) return;
    cancelled_ = true;
    Schedule([this] { reactor_->OnCancel(); });
  }

  size_t answered() const {
    const std::lock_guard lock(mutex_);
    return answers_.size();
  }

  // Waits for the end; the status that the reactor finished with.
  grpc::Status WaitUntilDone() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return done_; });
    return *status_;
  }

  const std::map<std::string, Response>& answers() const { return answers_; }

 private:
  grpc::internal::ServerReactor* reactor() override { return reactor_; }
  void CallOnDone() override {}
  void SendInitialMetadata() override {}
  void WriteAndFinish(const Response*, grpc::WriteOptions, grpc::Status) override { ADD_FAILURE() << "not expected"; }

  void Read(Request* message) override {
    const std::lock_guard lock(mutex_);
    EXPECT_FALSE(reading_) << "two reads at once";
    EXPECT_FALSE(status_) << "a read after the end";
    reading_ = true;
    Schedule([this, message] {
      bool ok = false;
      {
        const std::lock_guard inner(mutex_);
        reading_ = false;
        ok = !articles_.empty() && !cancelled_ && !status_;
        if (ok) {
          *message = std::move(articles_.front());
          articles_.pop_front();
        }
      }
      reactor_->OnReadDone(ok);
    });
  }

  void Write(const Response* message, grpc::WriteOptions) override {
    const std::lock_guard lock(mutex_);
    EXPECT_FALSE(writing_) << "two writes at once";
    EXPECT_FALSE(status_) << "a write after the end";
    writing_ = true;
    Schedule([this, message] {
      bool ok = false;
      {
        const std::lock_guard inner(mutex_);
        writing_ = false;
        ok = !cancelled_;
        const bool once = !ok || answers_.emplace(message->item_id(), *message).second;
        EXPECT_TRUE(once) << "answered twice";
      }
      reactor_->OnWriteDone(ok);
    });
  }

  void Finish(grpc::Status status) override {
    const std::lock_guard lock(mutex_);
    EXPECT_FALSE(status_) << "finished twice";
    EXPECT_FALSE(writing_) << "finished over a write";
    status_ = std::move(status);
    Schedule([] {});
  }

  // Called with the lock held.
  void Schedule(std::function<void()> reaction) {
    ++outstanding_;
    reactions_.push_back(std::move(reaction));
    changed_.notify_all();
  }

  void RunReactions() {
    for (;;) {
      std::function<void()> reaction;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ending_ || !reactions_.empty(); });
        if (reactions_.empty()) return;
        reaction = std::move(reactions_.front());
        reactions_.pop_front();
      }
      reaction();
      EndReaction();
    }
  }

  // The reactor is done when it has finished and no reaction is left.
  void EndReaction() {
    {
      const std::lock_guard lock(mutex_);
      if (--outstanding_ > 0 || !status_) return;
    }
    reactor_->OnDone();
    const std::lock_guard lock(mutex_);
    done_ = true;
    changed_.notify_all();
  }

  Reactor* reactor_ = nullptr;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Request> articles_;
  std::deque<std::function<void()>> reactions_;
  std::map<std::string, Response> answers_;
  std::optional<grpc::Status> status_;
  int outstanding_ = 1;
  bool reading_ = false;
  bool writing_ = false;
  bool cancelled_ = false;
  bool done_ = false;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

std::deque<Request> Articles(int from, int to) {
  std::deque<Request> articles;
  for (int i = from; i < to; ++i) {
    Request& request = articles.emplace_back();
    request.set_item_id(std::to_string(i));
    *request.mutable_article() = MeetingArticle(i);
    if (i % 4 == 3) request.mutable_article()->clear_content();
  }
  return articles;
}

class StreamReactionsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!ModelDirectory()) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
    config_.max_unanswered_articles = 5;
    config_.stream_idle_seconds = 60;
    auto store = store::Store::Open((folder_.path() / "store").string(), SharedReader()->gazetteer());
    ASSERT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
    ingestor_ = std::make_unique<bulk::Ingestor>(SharedReader(), *store_);
    workers_ = std::make_unique<server::WorkerPool>(1, 10);
    readers_ = std::make_unique<server::WorkerPool>(2, 10);
    streams_ = std::make_unique<server::StreamRegistry>(8);
    backend_.emplace(
        server::Backend{config_, *SharedReader(), *store_, *ingestor_, *workers_, *readers_, 2, *streams_});
  }

  TemporaryDirectory folder_;
  server::ServerConfig config_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<bulk::Ingestor> ingestor_;
  std::unique_ptr<server::WorkerPool> workers_;
  std::unique_ptr<server::WorkerPool> readers_;
  std::unique_ptr<server::StreamRegistry> streams_;
  std::optional<server::Backend> backend_;
};

TEST_F(StreamReactionsTest, EachArticleIsAnsweredOnceAndTheStreamEndsWell) {
  std::vector<std::unique_ptr<FakeTransport>> transports;
  grpc::CallbackServerContext context;
  for (int i = 0; i < 3; ++i) {
    transports.push_back(std::make_unique<FakeTransport>(Articles(30 * i, 30 * i + 30)));
    transports.back()->Bind(server::IngestStream::Start(*backend_, &context));
  }
  for (const auto& transport : transports) {
    EXPECT_TRUE(transport->WaitUntilDone().ok());
    EXPECT_EQ(transport->answers().size(), 30U);
    for (const auto& [id, answer] : transport->answers()) {
      EXPECT_EQ(answer.has_error(), std::stoi(id) % 4 == 3) << id << ": " << answer.error().message();
    }
  }
}

TEST_F(StreamReactionsTest, CancelledAtAnyMomentItFinishesOnce) {
  std::mt19937 random(7);
  grpc::CallbackServerContext context;
  for (int round = 0; round < 30; ++round) {
    FakeTransport transport(Articles(20 * round, 20 * round + 20));
    transport.Bind(server::IngestStream::Start(*backend_, &context));
    const size_t enough = random() % 18;
    while (transport.answered() < enough) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 2000));
    transport.Cancel();
    transport.WaitUntilDone();
  }
}

TEST_F(StreamReactionsTest, DrainedAtAnyMomentItAnswersWhatItTook) {
  grpc::CallbackServerContext context;
  std::vector<std::unique_ptr<FakeTransport>> transports;
  for (int i = 0; i < 4; ++i) {
    transports.push_back(std::make_unique<FakeTransport>(Articles(50 * i, 50 * i + 50)));
    transports.back()->Bind(server::IngestStream::Start(*backend_, &context));
  }
  while (transports[0]->answered() < 5) std::this_thread::yield();
  streams_->DrainAll();
  for (const auto& transport : transports) {
    const grpc::Status status = transport->WaitUntilDone();
    EXPECT_EQ(ReasonOf(status), status.ok() ? "" : "STORE_UNAVAILABLE");
  }
  FakeTransport late(Articles(0, 5));
  late.Bind(server::IngestStream::Start(*backend_, &context));
  EXPECT_EQ(ReasonOf(late.WaitUntilDone()), "STORE_UNAVAILABLE");
}

}  // namespace
}  // namespace chancery::testing
