#include "server/reextraction.h"

#include <fmt/format.h>

#include <algorithm>
#include <latch>
#include <utility>

#include "absl/time/clock.h"
#include "server/article_lists.h"
#include "server/article_requests.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/tokens.h"
#include "store/keys.h"

namespace chancery::server {
namespace {

using Result = v1::ReextractArticlesResponse::Result;

constexpr std::string_view kMethod = "Articles.ReextractArticles";
// Of texts that are held at once; the next one may go over it.
constexpr size_t kBatchBytes = 256 << 10;

// The end of a stream from which nothing is taken waits behind the message that is not taken. So long it may.
constexpr absl::Duration kTimeForTheEnd = absl::Seconds(10);

Result ResultOf(const Backend& backend, const std::string& name, bool validate_only,
                const absl::StatusOr<bulk::IngestedArticle>& outcome) {
  Result result;
  result.set_article(name);
  if (absl::IsAborted(outcome.status())) {
    result.set_outcome(v1::ReextractArticlesResponse::SKIPPED);
  } else if (!outcome.ok()) {
    result.set_outcome(v1::ReextractArticlesResponse::FAILED);
    *result.mutable_error() = ToRpcStatus(ArticleError(outcome.status(), "article"));
  } else if (outcome->already_known) {
    result.set_outcome(v1::ReextractArticlesResponse::UNCHANGED);
  } else {
    result.set_outcome(v1::ReextractArticlesResponse::CHANGED);
    if (!validate_only) result.set_revision(backend.RevisionToken(outcome->article.revision));
  }
  return result;
}

// Whether an error ends the stream: it is not the article's.
bool EndsAll(const absl::Status& status) {
  return absl::IsCancelled(status) || absl::IsDeadlineExceeded(status) || absl::IsUnavailable(status);
}

}  // namespace

Reextraction* Reextraction::Start(Backend& backend, grpc::CallbackServerContext* context,
                                  const v1::ReextractArticlesRequest& request) {
  const std::shared_ptr<Reextraction> stream(new Reextraction(backend, context, request));
  stream->self_ = stream;
  const std::lock_guard lock(stream->mutex_);
  if (absl::Status refused = backend.streams.Add(stream); !refused.ok()) {
    stream->ending_ = std::move(refused);
  } else {
    stream->Schedule();
  }
  stream->FinishIfDone();
  return stream.get();
}

Reextraction::Reextraction(Backend& backend, grpc::CallbackServerContext* context,
                           const v1::ReextractArticlesRequest& request)
    : backend_(backend),
      context_(context),
      control_(absl::FromChrono(context->deadline())),
      started_(absl::Now()),
      request_(request) {}

void Reextraction::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  if (!ok) control_.Cancel();
  if (response_.next_page_token().empty() && !ending_) ending_ = absl::OkStatus();
  Schedule();
  FinishIfDone();
}

void Reextraction::OnCancel() {
  control_.Cancel();
  const std::lock_guard lock(mutex_);
  FinishIfDone();
}

void Reextraction::OnDone() {
  std::shared_ptr<Reextraction> self;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
    LogCall(kMethod, ending_.value_or(absl::OkStatus()), absl::Now() - started_);
    self = std::move(self_);
  }
  backend_.streams.Remove(self);
}

void Reextraction::Drain() {
  const std::lock_guard lock(mutex_);
  if (!ending_) ending_ = EndingError();
  FinishIfDone();
}

// Over a write: the status goes out behind the message, so a client that wakes up gets both. From one that does not,
// the call is taken away.
void Reextraction::EndIfIdle(absl::Time now) {
  const std::lock_guard lock(mutex_);
  const uint64_t seconds = backend_.config.stream_idle_seconds;
  if (done_ || !writing_ || now - write_began_ < absl::Seconds(seconds)) return;
  if (!std::exchange(finished_, true)) {
    if (!ending_) {
      ending_ = MakeError(v1::STREAM_IDLE,
                          fmt::format("nothing of this stream was taken for {} seconds; go on from the next_page_token "
                                      "of the last message that was dealt with",
                                      seconds),
                          {{"allowed", std::to_string(seconds)}});
    }
    Finish(ToGrpc(*ending_));
  }
  if (now - write_began_ >= absl::Seconds(seconds) + kTimeForTheEnd) context_->TryCancel();
}

void Reextraction::Schedule() {
  if (in_work_ || writing_ || ending_ || control_.cancelled()) return;
  // Bounded by itself: one batch a stream.
  in_work_ = backend_.readers.Submit([self = shared_from_this()] { self->DoBatch(); });
  if (!in_work_) ending_ = EndingError();
}

void Reextraction::DoBatch() {
  absl::StatusOr<v1::ReextractArticlesResponse> response = v1::ReextractArticlesResponse();
  absl::Status status = std::exchange(begun_, true) ? control_.Check() : Begin();
  if (status.ok()) {
    const absl::StatusOr<Batch> batch = NextBatch();
    response = batch.ok() ? Reread(*batch) : absl::StatusOr<v1::ReextractArticlesResponse>(batch.status());
    status = response.status();
  }
  const std::lock_guard lock(mutex_);
  in_work_ = false;
  if (!status.ok() && !ending_) ending_ = std::move(status);
  if (!ending_ && !control_.cancelled()) {
    response_ = *std::move(response);
    writing_ = true;
    write_began_ = absl::Now();
    StartWrite(&response_);
  }
  FinishIfDone();
}

absl::Status Reextraction::Begin() {
  const auto count = static_cast<size_t>(request_.names_size());
  absl::Status status = CheckLimit(count, limits::kBatchNames, "names");
  for (int i = 0; i < request_.names_size() && status.ok(); ++i) {
    status = CheckName(request_.names(i), "articles", fmt::format("names[{}]", i));
  }
  if (!status.ok()) return status;
  absl::StatusOr<store::ArticleQuery> query = ArticleQueryOf(backend_, request_.filter());
  if (!query.ok()) return query.status();
  if (!request_.names().empty() && request_.filter().ByteSizeLong() > 0) {
    return InvalidField("filter", "cannot be given beside names");
  }
  const store::ReadView latest = backend_.store.Latest();
  for (const std::string& name : request_.names()) {
    const absl::StatusOr<store::StoredArticle> article = latest.GetArticle(name);
    if (absl::IsNotFound(article.status())) {
      return MakeError(v1::ARTICLE_NOT_FOUND, std::string(article.status().message()), {{"name", name}});
    }
    if (!article.ok()) return article.status();
  }
  query_ = *std::move(query);
  query_.limit = limits::kReextractedAtOnce.value;
  revision_ = latest.revision();
  if (request_.page_token().empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> position = ReadPageToken(request_.page_token(), request_, backend_.store.id());
  if (!position.ok()) return position.status();
  if (position->size() != 2 * sizeof(uint64_t) || store::ReadFixed64(*position, 0) > revision_) {
    return FieldError(v1::PAGE_TOKEN_INVALID, "page_token", "is no token that this server gave");
  }
  revision_ = store::ReadFixed64(*position, 0);
  after_ = store::ReadFixed64(*position, sizeof(uint64_t));
  return absl::OkStatus();
}

absl::StatusOr<Reextraction::Batch> Reextraction::NextBatch() const {
  Batch batch;
  if (!request_.names().empty()) {
    const auto count = static_cast<uint64_t>(request_.names_size());
    const uint64_t end = std::min(count, after_ + limits::kReextractedAtOnce.value);
    for (uint64_t i = after_; i < end; ++i) batch.names.push_back(request_.names(static_cast<int>(i)));
    batch.next = end < count ? end : 0;
    batch.remaining = count - end;
    return batch;
  }
  const absl::StatusOr<store::ReadView> view = backend_.store.Latest().AsOf(revision_);
  if (!view.ok()) return view.status();
  store::ArticleQuery query = query_;
  query.after = after_;
  const absl::StatusOr<store::ArticlePage> page = view->ListArticles(query, control_.ForReads());
  if (!page.ok()) return page.status();
  for (const store::StoredArticle& article : page->articles) batch.names.push_back(article.name);
  batch.next = page->next;
  batch.remaining = page->remaining;
  return batch;
}

absl::StatusOr<v1::ReextractArticlesResponse> Reextraction::Reread(const Batch& batch) {
  std::vector<absl::StatusOr<bulk::IngestedArticle>> outcomes(batch.names.size(), absl::AbortedError("withdrawn"));
  for (size_t begin = 0; begin < batch.names.size();) {
    std::vector<bulk::Reextraction> articles;
    std::vector<size_t> places;
    size_t bytes = 0;
    for (; begin < batch.names.size() && bytes < kBatchBytes; ++begin) {
      absl::StatusOr<store::StoredArticle> article = backend_.store.Latest().GetArticle(batch.names[begin], true);
      if (!article.ok()) return article.status();
      if (article->withdrawn) continue;
      bytes += article->original.size();
      articles.push_back({*std::move(article), request_.validate_only()});
      places.push_back(begin);
    }
    std::latch answered(static_cast<std::ptrdiff_t>(articles.size()));
    backend_.ingestor.ReextractAll(
        std::move(articles), [this] { return control_.Check(); },
        [&](size_t index, absl::StatusOr<bulk::IngestedArticle> outcome) {
          outcomes[places[index]] = std::move(outcome);
          answered.count_down();
        });
    answered.wait();
  }
  v1::ReextractArticlesResponse response;
  for (size_t i = 0; i < outcomes.size(); ++i) {
    if (EndsAll(outcomes[i].status())) return outcomes[i].status();
    *response.add_results() = ResultOf(backend_, batch.names[i], request_.validate_only(), outcomes[i]);
  }
  after_ = batch.next;
  if (batch.next != 0) {
    std::string position = store::NumberKey(revision_);
    store::AppendFixed64(&position, batch.next);
    response.set_next_page_token(MakePageToken(request_, position, backend_.store.id()));
  }
  response.set_remaining(batch.remaining);
  Count(response);
  return response;
}

void Reextraction::Count(v1::ReextractArticlesResponse& response) {
  const auto how_many = [&](v1::ReextractArticlesResponse::Outcome outcome) {
    return std::count_if(response.results().begin(), response.results().end(),
                         [&](const Result& result) { return result.outcome() == outcome; });
  };
  totals_.set_changed(totals_.changed() + how_many(v1::ReextractArticlesResponse::CHANGED));
  totals_.set_unchanged(totals_.unchanged() + how_many(v1::ReextractArticlesResponse::UNCHANGED));
  totals_.set_skipped(totals_.skipped() + how_many(v1::ReextractArticlesResponse::SKIPPED));
  totals_.set_failed(totals_.failed() + how_many(v1::ReextractArticlesResponse::FAILED));
  response.MergeFrom(totals_);
}

void Reextraction::FinishIfDone() {
  if (control_.cancelled() && (!ending_ || ending_->ok())) ending_ = control_.Check();
  if (finished_ || !ending_ || writing_ || in_work_) return;
  finished_ = true;
  Finish(ToGrpc(*ending_));
}

}  // namespace chancery::server
