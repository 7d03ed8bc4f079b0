#include "server/article_withdrawal.h"

#include <string>
#include <utility>

#include "server/article_lists.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/tokens.h"
#include "server/write_requests.h"

namespace chancery::server {
namespace {

absl::StatusOr<store::ArticleWithdrawal> WithdrawalOf(const Backend& backend,
                                                      const v1::WithdrawArticleRequest& request) {
  absl::Status status = CheckName(request.name(), "articles", "name");
  if (status.ok()) {
    status = CheckTexts(
        {{"author", request.author(), true, limits::kLabelBytes}, {"note", request.note(), false, limits::kTextBytes}},
        "");
  }
  if (!status.ok()) return status;
  store::ArticleWithdrawal withdrawal = {.article = request.name(), .author = request.author(), .note = request.note()};
  if (!request.etag().empty()) {
    const absl::StatusOr<uint64_t> revision = ReadRevisionToken(request.etag(), "etag", backend.store.id());
    if (!revision.ok()) return InvalidField("etag", "is not the etag of an article of this store");
    withdrawal.expected_revision = *revision;
  }
  return withdrawal;
}

// The refusal of the store, with its reason.
absl::Status WithdrawalError(const Backend& backend, const v1::WithdrawArticleRequest& request,
                             const absl::Status& status) {
  const std::string message(status.message());
  if (absl::IsNotFound(status)) return MakeError(v1::ARTICLE_NOT_FOUND, message, {{"name", request.name()}});
  if (absl::IsAlreadyExists(status)) {
    return MakeError(v1::REQUEST_ID_REUSED, message, {{"request_id", request.request_id()}});
  }
  if (!absl::IsAborted(status)) return WriteError(status);
  const absl::StatusOr<store::StoredArticle> now = backend.store.Latest().GetArticle(request.name());
  return MakeError(v1::ETAG_MISMATCH, message,
                   {{"name", request.name()}, {"etag", now.ok() ? backend.RevisionToken(now->revision) : ""}});
}

}  // namespace

absl::Status WithdrawArticle(const Backend& backend, const v1::WithdrawArticleRequest& request,
                             v1::WithdrawArticleResponse& response) {
  absl::StatusOr<store::ArticleWithdrawal> withdrawal = WithdrawalOf(backend, request);
  if (!withdrawal.ok()) return withdrawal.status();
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) return control.status();
  const absl::StatusOr<store::WithdrawalResult> result =
      backend.store.WithdrawArticle(*std::move(withdrawal), *std::move(control));
  if (!result.ok()) return WithdrawalError(backend, request, result.status());
  for (const store::EventOutcome& event : result->changes) {
    if (event.kind == store::EventOutcome::Kind::kEnded) response.add_ended_events(event.name);
    if (event.kind == store::EventOutcome::Kind::kChanged) response.add_changed_events(event.name);
    if (event.kind == store::EventOutcome::Kind::kCreated) response.add_created_events(event.name);
  }
  response.set_nothing_to_do(result->nothing_to_do);
  const store::ReadView latest = backend.store.Latest();
  const absl::StatusOr<store::ReadView> view =
      request.validate_only() ? absl::StatusOr<store::ReadView>(latest) : latest.AsOf(result->revision);
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::StoredArticle> article = view->GetArticle(request.name());
  if (!article.ok()) return article.status();
  *response.mutable_article() = ArticleMessage(backend, *article);
  if (!request.validate_only()) response.set_revision(backend.RevisionToken(result->revision));
  return absl::OkStatus();
}

}  // namespace chancery::server
