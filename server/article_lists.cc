#include "server/article_lists.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/limits.h"
#include "server/reply_size.h"
#include "server/tokens.h"
#include "store/keys.h"
#include "text/article.h"

namespace chancery::server {
namespace {

constexpr int kDefaultArticles = 100;
constexpr int kDefaultVersions = 50;

absl::StatusOr<std::optional<absl::CivilDay>> DayOf(const std::string& text, const std::string& field) {
  if (text.empty()) return std::optional<absl::CivilDay>();
  const absl::StatusOr<absl::CivilDay> day = text::ParseDay(text);
  if (!day.ok()) return InvalidField(field, std::string(day.status().message()));
  return std::optional<absl::CivilDay>(*day);
}

// Which state a list shows, and after which place it goes on.
struct ListPlace {
  store::ReadView view;
  uint64_t after = 0;
};

template <typename Request>
absl::StatusOr<ListPlace> PlaceOf(const Backend& backend, const Request& request) {
  if (request.page_token().empty()) {
    absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
    if (!view.ok()) return view.status();
    return ListPlace{*std::move(view), 0};
  }
  const absl::StatusOr<std::string> position = ReadPageToken(request.page_token(), request, backend.store.id());
  if (!position.ok()) return position.status();
  if (position->size() != 2 * sizeof(uint64_t)) {
    return FieldError(v1::PAGE_TOKEN_INVALID, "page_token", "is no token that this server gave");
  }
  absl::StatusOr<store::ReadView> view = backend.ViewAt(store::ReadFixed64(*position, 0), request.read_at());
  if (!view.ok()) return view.status();
  return ListPlace{*std::move(view), store::ReadFixed64(*position, sizeof(uint64_t))};
}

template <typename Request>
std::string TokenFor(const Backend& backend, const Request& request, const store::ReadView& view, uint64_t after) {
  std::string position = store::NumberKey(view.revision());
  store::AppendFixed64(&position, after);
  return MakePageToken(request, position, backend.store.id());
}

v1::ArticleVersion VersionMessage(const Backend& backend, const store::ArticleVersion& version) {
  v1::ArticleVersion message;
  *message.mutable_article() = ArticleMessage(backend, version.article);
  if (version.ended != 0) message.set_ended_revision(backend.RevisionToken(version.ended));
  const int64_t seconds = absl::ToUnixSeconds(version.committed);
  message.mutable_committed()->set_seconds(seconds);
  message.mutable_committed()->set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(version.committed - absl::FromUnixSeconds(seconds))));
  return message;
}

}  // namespace

v1::Article ArticleMessage(const Backend& backend, const store::StoredArticle& article) {
  v1::Article message = ToProto(article);
  message.set_revision(backend.RevisionToken(article.revision));
  message.set_etag(message.revision());
  return message;
}

absl::StatusOr<store::ArticleQuery> ArticleQueryOf(const Backend& backend, const v1::ArticleFilter& filter) {
  absl::Status status = CheckTexts({{"publisher", filter.publisher(), false, limits::kPublisherBytes},
                                    {"domain", filter.domain(), false, limits::kPublisherBytes}},
                                   "filter");
  if (!status.ok()) return status;
  store::ArticleQuery query;
  query.publisher = filter.publisher();
  query.domain = absl::AsciiStrToLower(filter.domain());
  if (query.domain.find('/') != std::string::npos) {
    return InvalidField("filter.domain", "is the host of URLs alone, as in \"example.org\"");
  }
  const auto first = DayOf(filter.published_from(), "filter.published_from");
  if (!first.ok()) return first.status();
  const auto last = DayOf(filter.published_to(), "filter.published_to");
  if (!last.ok()) return last.status();
  if (*first && *last && **last < **first) {
    return InvalidField("filter.published_to", "lies before published_from: swap the two");
  }
  query.first = *first;
  query.last = *last;
  if (filter.has_withdrawn()) query.withdrawn = filter.withdrawn();
  if (filter.other_extractor()) query.not_extracted_by = backend.reader.version();
  return query;
}

absl::Status ListArticles(const Backend& backend, const v1::ListArticlesRequest& request,
                          v1::ListArticlesResponse& response, const CallControl& control) {
  const absl::StatusOr<size_t> size = PageSizeOf(request.page_size(), limits::kArticlesPage, kDefaultArticles);
  if (!size.ok()) return size.status();
  absl::StatusOr<store::ArticleQuery> query = ArticleQueryOf(backend, request.filter());
  if (!query.ok()) return query.status();
  const absl::StatusOr<ListPlace> place = PlaceOf(backend, request);
  if (!place.ok()) return place.status();
  query->limit = *size;
  query->newest_first = request.newest_first();
  query->after = place->after;
  absl::StatusOr<store::ArticlePage> page = place->view.ListArticles(*query, control.ForReads());
  if (!page.ok()) return page.status();
  ReplySize room(backend.config);
  for (const store::StoredArticle& article : page->articles) {
    v1::Article message = ArticleMessage(backend, article);
    if (!room.Take(message)) break;
    *response.add_articles() = std::move(message);
  }
  if (room.taken() < page->articles.size()) {
    // The store tells where a page of its own ends, so the shorter one is asked for again.
    query->limit = room.taken();
    page = place->view.ListArticles(*query, control.ForReads());
    if (!page.ok()) return page.status();
  }
  if (page->next != 0) response.set_next_page_token(TokenFor(backend, request, place->view, page->next));
  response.set_revision(backend.RevisionToken(place->view.revision()));
  *response.mutable_filter() = request.filter();
  response.mutable_filter()->set_domain(query->domain);
  response.mutable_read_at()->set_exactly(response.revision());
  return absl::OkStatus();
}

absl::Status ListArticleVersions(const Backend& backend, const v1::ListArticleVersionsRequest& request,
                                 v1::ListArticleVersionsResponse& response) {
  if (absl::Status status = CheckName(request.name(), "articles", "name"); !status.ok()) return status;
  const absl::StatusOr<size_t> size = PageSizeOf(request.page_size(), limits::kVersionsPage, kDefaultVersions);
  if (!size.ok()) return size.status();
  const absl::StatusOr<ListPlace> place = PlaceOf(backend, request);
  if (!place.ok()) return place.status();
  // One more tells whether there is a next page.
  const absl::StatusOr<std::vector<store::ArticleVersion>> versions =
      place->view.ListArticleVersions(request.name(), place->after, *size + 1);
  if (absl::IsNotFound(versions.status())) {
    return MakeError(v1::ARTICLE_NOT_FOUND, std::string(versions.status().message()), {{"name", request.name()}});
  }
  if (!versions.ok()) return versions.status();
  ReplySize room(backend.config);
  for (const store::ArticleVersion& version : *versions) {
    v1::ArticleVersion message = VersionMessage(backend, version);
    if (room.taken() == *size || !room.Take(message)) {
      const uint64_t last = (*versions)[room.taken() - 1].article.revision;
      response.set_next_page_token(TokenFor(backend, request, place->view, last));
      break;
    }
    *response.add_versions() = std::move(message);
  }
  response.set_revision(backend.RevisionToken(place->view.revision()));
  return absl::OkStatus();
}

}  // namespace chancery::server
