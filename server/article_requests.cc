#include "server/article_requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "bulk/article_fault.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/event_fields.h"

namespace chancery::server {
namespace {

bool IsUrlCharacter(unsigned char character) { return character > ' ' && character != 0x7F; }

}  // namespace

absl::StatusOr<bulk::Page> PageOf(v1::ArticleInput article, std::string_view field) {
  bulk::Page page;
  absl::Status status = CheckTexts({{"url", article.url(), false, limits::kUrlBytes},
                                    {"title", article.title(), false, limits::kArticleTitleBytes},
                                    {"publisher", article.publisher(), false, limits::kPublisherBytes}},
                                   std::string(field));
  if (!status.ok()) return status;
  if (!std::all_of(article.url().begin(), article.url().end(), IsUrlCharacter)) {
    return FieldError(v1::FIELD_INVALID, fmt::format("{}.url", field), "has white space or control characters");
  }
  if (!article.published().empty()) {
    absl::StatusOr<absl::CivilDay> day = text::ParseDay(article.published());
    if (!day.ok()) {
      return FieldError(v1::FIELD_INVALID, fmt::format("{}.published", field), std::string(day.status().message()));
    }
    page.given.published = *day;
  }
  page.given.url = std::move(*article.mutable_url());
  page.given.title = std::move(*article.mutable_title());
  page.given.publisher = std::move(*article.mutable_publisher());
  page.bytes = std::move(*article.mutable_content());
  page.republished = article.republished();
  return page;
}

absl::Status ArticleError(const absl::Status& status, std::string_view field) {
  const std::optional<bulk::ArticleFault> fault = bulk::FaultOf(status);
  if (!fault) return status;
  const std::string path = fmt::format("{}.content", field);
  const std::string message(status.message());
  switch (fault->kind) {
    case bulk::FaultKind::kEmpty:
      return FieldError(v1::CONTENT_EMPTY, path, message);
    case bulk::FaultKind::kTooLarge:
    case bulk::FaultKind::kTextTooLarge:
      return FieldError(v1::CONTENT_TOO_LARGE, path, message,
                        {{"limit", fault->kind == bulk::FaultKind::kTooLarge ? "max_article_bytes" : "max_text_bytes"},
                         {"asked", std::to_string(fault->asked)},
                         {"allowed", std::to_string(fault->allowed)}});
    case bulk::FaultKind::kLanguage:
      return FieldError(v1::LANGUAGE_UNSUPPORTED, path, message, {{"language", fault->language}});
    case bulk::FaultKind::kUnreadable:
      break;
  }
  return FieldError(v1::CONTENT_UNREADABLE, path, message);
}

v1::IngestArticleResponse IngestedMessage(const Backend& backend, const bulk::IngestedArticle& ingested) {
  v1::IngestArticleResponse response;
  *response.mutable_article() = ToProto(ingested.article);
  const std::string revision = backend.RevisionToken(ingested.article.revision);
  response.mutable_article()->set_revision(revision);
  response.mutable_article()->set_etag(revision);
  response.set_already_known(ingested.already_known);
  response.set_revision(revision);
  return response;
}

}  // namespace chancery::server
