#include "client/ingest_stream.h"

#include <grpcpp/client_context.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "client/status.h"

namespace chancery::client {
namespace {

// Articles on their way: enough to keep a server's workers busy, few enough to be cheap to send again.
constexpr size_t kMaxUnanswered = 64;

constexpr absl::Duration kFirstPause = absl::Milliseconds(100);
constexpr absl::Duration kLongestPause = absl::Seconds(5);

// ABORTED: the stream had nothing on it for long, because the source of articles was slow.
bool MayTryAgain(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNAVAILABLE ||
         status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED ||
         status.error_code() == grpc::StatusCode::ABORTED;
}

}  // namespace

IngestRun::IngestRun(v1::Articles::StubInterface& stub, const ConnectOptions& options, const Client::NextArticle& next,
                     const Client::TakeAnswer& answer)
    : stub_(stub), options_(options), next_(next), answer_(answer) {}

absl::Status IngestRun::Run() {
  absl::Duration pause = kFirstPause;
  for (int attempt = 1;;) {
    const uint64_t before = answered_;
    const grpc::Status status = RunStream();
    GiveRefusals();
    if (status.ok() && exhausted_ && unanswered_.empty()) return absl::OkStatus();
    if (answered_ > before) {
      attempt = 1;
      pause = kFirstPause;
    }
    if (status.ok()) return absl::InternalError("the server ended the stream and left articles unanswered");
    if (!MayTryAgain(status) || attempt == options_.max_attempts) return FromGrpc(status, options_.address);
    ++attempt;
    absl::SleepFor(pause);
    pause = std::min(pause * 2, kLongestPause);
  }
}

grpc::Status IngestRun::RunStream() {
  {
    std::lock_guard lock(mutex_);
    broken_ = false;
    again_.clear();
    for (const auto& [id, request] : unanswered_) again_.push_back(id);
  }
  grpc::ClientContext context;
  const auto stream = stub_.IngestArticles(&context);
  std::thread writer([this, &stream] { Write(*stream); });

  // A stream has no deadline as a whole: a watchdog ends one that brings no answer for the time of a call.
  std::mutex waiting;
  std::condition_variable stop_watching;
  bool done = false;
  auto last_answer = std::chrono::steady_clock::now();
  std::thread watchdog([&] {
    std::unique_lock lock(waiting);
    const auto limit = absl::ToChronoMilliseconds(options_.timeout);
    while (!done) {
      if (stop_watching.wait_until(lock, last_answer + limit, [&] { return done; })) return;
      bool idle;
      {
        std::lock_guard state(mutex_);
        idle = unanswered_.empty();  // the source of articles is slow, not the server
      }
      if (idle) {
        last_answer = std::chrono::steady_clock::now();
      } else if (std::chrono::steady_clock::now() >= last_answer + limit) {
        context.TryCancel();
        return;
      }
    }
  });

  v1::IngestArticlesResponse response;
  while (stream->Read(&response)) {
    Answered(response);
    GiveRefusals();
    std::lock_guard lock(waiting);
    last_answer = std::chrono::steady_clock::now();
  }
  {
    std::lock_guard lock(mutex_);
    broken_ = true;
  }
  changed_.notify_all();
  {
    std::lock_guard lock(waiting);
    done = true;
  }
  stop_watching.notify_all();
  writer.join();
  watchdog.join();
  return stream->Finish();
}

void IngestRun::Write(Stream& stream) {
  while (std::optional<v1::IngestArticlesRequest> request = Take()) {
    if (!stream.Write(*request)) return;
  }
  stream.WritesDone();
}

std::optional<v1::IngestArticlesRequest> IngestRun::Take() {
  std::unique_lock lock(mutex_);
  if (!again_.empty()) {
    const auto found = unanswered_.find(again_.front());
    again_.pop_front();
    if (found != unanswered_.end()) return found->second;
  }
  changed_.wait(lock, [this] { return broken_ || exhausted_ || unanswered_.size() < kMaxUnanswered; });
  if (broken_ || exhausted_) return std::nullopt;
  lock.unlock();
  std::optional<v1::IngestArticlesRequest> request = NextThatFits();
  lock.lock();
  if (!request.has_value()) {
    exhausted_ = true;
    return std::nullopt;
  }
  unanswered_.emplace(request->item_id(), *request);
  return request;
}

std::optional<v1::IngestArticlesRequest> IngestRun::NextThatFits() {
  while (std::optional<v1::IngestArticlesRequest> request = next_()) {
    if (request->ByteSizeLong() <= options_.max_request_bytes) return request;
    v1::IngestArticlesResponse refusal;
    refusal.set_item_id(request->item_id());
    *refusal.mutable_error() = ContentTooLarge(request->article().content().size(), options_.max_request_bytes);
    std::lock_guard lock(mutex_);
    refused_.push_back(std::move(refusal));
  }
  return std::nullopt;
}

void IngestRun::GiveRefusals() {
  std::vector<v1::IngestArticlesResponse> refused;
  {
    std::lock_guard lock(mutex_);
    refused.swap(refused_);
  }
  for (const v1::IngestArticlesResponse& refusal : refused) answer_(refusal);
}

void IngestRun::Answered(const v1::IngestArticlesResponse& response) {
  {
    std::lock_guard lock(mutex_);
    if (unanswered_.erase(response.item_id()) == 0) return;  // answered on an earlier stream
    ++answered_;
  }
  changed_.notify_all();
  answer_(response);
}

}  // namespace chancery::client
