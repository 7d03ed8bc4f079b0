#include "server/ingest_stream.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "server/article_requests.h"
#include "server/errors.h"
#include "server/limits.h"

namespace chancery::server {
namespace {

constexpr std::string_view kMethod = "Articles.IngestArticles";
// Articles that are read as one batch: enough to fill the language model's, few enough that the first answer is not
// held up by the last article.
constexpr size_t kBatchArticles = 8;
constexpr size_t kBatchBytes = 128 << 10;

}  // namespace

IngestStream* IngestStream::Start(Backend& backend, grpc::CallbackServerContext* context) {
  const std::shared_ptr<IngestStream> stream(new IngestStream(backend, context));
  stream->self_ = stream;
  const std::lock_guard lock(stream->mutex_);
  stream->Begin();
  return stream.get();
}

IngestStream::IngestStream(Backend& backend, grpc::CallbackServerContext* context)
    : backend_(backend),
      control_(absl::FromChrono(context->deadline())),
      started_(absl::Now()),
      last_activity_(started_) {}

void IngestStream::Begin() {
  if (absl::Status refused = backend_.streams.Add(self_); !refused.ok()) ending_ = std::move(refused);
  ReadMore();
  FinishIfDone();
}

void IngestStream::OnReadDone(bool ok) {
  const std::lock_guard lock(mutex_);
  reading_ = false;
  last_activity_ = absl::Now();
  if (!ok) {
    if (!ending_) ending_ = absl::OkStatus();
  } else if (!ending_) {
    waiting_bytes_ += request_.article().content().size();
    waiting_.push_back({std::move(*request_.mutable_item_id()), std::move(*request_.mutable_article())});
    StartBatches();
    ReadMore();
  }
  FinishIfDone();
}

void IngestStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  last_activity_ = absl::Now();
  if (!ok) control_.Cancel();
  WriteNext();
  ReadMore();
  FinishIfDone();
}

void IngestStream::OnCancel() {
  control_.Cancel();
  const std::lock_guard lock(mutex_);
  FinishIfDone();
}

void IngestStream::OnDone() {
  std::shared_ptr<IngestStream> self;
  {
    const std::lock_guard lock(mutex_);
    LogCall(kMethod, ending_.value_or(absl::OkStatus()), absl::Now() - started_);
    self = std::move(self_);
  }
  backend_.streams.Remove(self);
}

void IngestStream::Drain() {
  const std::lock_guard lock(mutex_);
  if (!ending_) ending_ = EndingError();
  FinishIfDone();
}

void IngestStream::EndIfIdle(absl::Time now) {
  const std::lock_guard lock(mutex_);
  const uint64_t seconds = backend_.config.stream_idle_seconds;
  const bool unanswered = !waiting_.empty() || in_work_ > 0 || !answers_.empty() || writing_;
  if (ending_ || unanswered || now - last_activity_ < absl::Seconds(seconds)) return;
  ending_ = MakeError(v1::STREAM_IDLE, fmt::format("nothing came on this stream for {} seconds", seconds),
                      {{"allowed", std::to_string(seconds)}});
  FinishIfDone();
}

void IngestStream::ReadMore() {
  const size_t unanswered = waiting_.size() + in_work_ + answers_.size() + (writing_ ? 1 : 0);
  if (reading_ || ending_ || control_.cancelled()) return;
  if (unanswered >= backend_.config.max_unanswered_articles || waiting_bytes_ >= limits::kWaitingArticleBytes.value)
    return;
  reading_ = true;
  request_.Clear();
  StartRead(&request_);
}

void IngestStream::StartBatches() {
  while (batches_ < backend_.reading_threads && unstarted_ * kBatchArticles < waiting_.size()) {
    const bool queued = backend_.readers.Submit([self = shared_from_this()] { self->IngestBatch(); });
    if (!queued) {
      waiting_.clear();
      waiting_bytes_ = 0;
      if (!ending_ || ending_->ok()) ending_ = EndingError();
      return;
    }
    ++batches_;
    ++unstarted_;
  }
}

std::vector<IngestStream::Item> IngestStream::TakeBatch() {
  --unstarted_;
  std::vector<Item> items;
  size_t bytes = 0;
  while (!waiting_.empty() && items.size() < kBatchArticles) {
    const size_t size = waiting_.front().article.content().size();
    if (!items.empty() && bytes + size > kBatchBytes) break;
    bytes += size;
    items.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  waiting_bytes_ -= bytes;
  in_work_ += items.size();
  ReadMore();
  return items;
}

void IngestStream::IngestBatch() {
  std::vector<Item> items;
  {
    const std::lock_guard lock(mutex_);
    items = TakeBatch();
  }
  std::vector<bulk::Page> pages;
  std::vector<std::string> ids;
  for (Item& item : items) {
    absl::StatusOr<bulk::Page> page = PageOf(std::move(item.article), "article");
    if (absl::Status status = CheckLimit(item.id.size(), limits::kItemIdBytes, "item_id"); !status.ok()) {
      item.id.resize(limits::kItemIdBytes.value);
      page = std::move(status);
    }
    if (page.ok()) {
      pages.push_back(*std::move(page));
      ids.push_back(std::move(item.id));
    } else {
      Answer(std::move(item.id), page.status());
    }
  }
  backend_.ingestor.IngestAll(
      std::move(pages), [this] { return control_.Check(); },
      [self = shared_from_this(), ids = std::move(ids)](size_t index, absl::StatusOr<bulk::IngestedArticle> outcome) {
        self->Answer(ids[index], std::move(outcome));
      });
  const std::lock_guard lock(mutex_);
  --batches_;
  StartBatches();
  FinishIfDone();
}

void IngestStream::Answer(std::string item_id, absl::StatusOr<bulk::IngestedArticle> outcome) {
  v1::IngestArticlesResponse response;
  response.set_item_id(std::move(item_id));
  if (outcome.ok()) {
    *response.mutable_ingested() = IngestedMessage(backend_, *outcome);
  } else {
    *response.mutable_error() = ToRpcStatus(ArticleError(outcome.status(), "article"));
  }
  const std::lock_guard lock(mutex_);
  --in_work_;
  answers_.push_back(std::move(response));
  WriteNext();
  FinishIfDone();
}

void IngestStream::WriteNext() {
  if (writing_ || finished_ || answers_.empty() || control_.cancelled()) return;
  response_ = std::move(answers_.front());
  answers_.pop_front();
  writing_ = true;
  StartWrite(&response_);
}

void IngestStream::FinishIfDone() {
  if (control_.cancelled()) {
    waiting_.clear();
    waiting_bytes_ = 0;
    answers_.clear();
    if (!ending_ || ending_->ok()) ending_ = control_.Check();
  }
  if (finished_ || !ending_ || writing_ || !waiting_.empty() || in_work_ > 0 || batches_ > 0 || !answers_.empty()) {
    return;
  }
  finished_ = true;
  Finish(ToGrpc(*ending_));
}

}  // namespace chancery::server
