// Lists of articles and of the versions of one: Articles.ListArticles and ListArticleVersions.
#ifndef CHANCERY_SERVER_ARTICLE_LISTS_H_
#define CHANCERY_SERVER_ARTICLE_LISTS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chancery/v1/articles.pb.h"
#include "server/backend.h"
#include "server/call.h"
#include "store/article_query.h"

namespace chancery::server {

// An article, as a reply holds it, without body and content.
v1::Article ArticleMessage(const Backend& backend, const store::StoredArticle& article);

// Which articles a filter asks for. FIELD_INVALID, with the path below "filter".
absl::StatusOr<store::ArticleQuery> ArticleQueryOf(const Backend& backend, const v1::ArticleFilter& filter);

absl::Status ListArticles(const Backend& backend, const v1::ListArticlesRequest& request,
                          v1::ListArticlesResponse& response, const CallControl& control);
absl::Status ListArticleVersions(const Backend& backend, const v1::ListArticleVersionsRequest& request,
                                 v1::ListArticleVersionsResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ARTICLE_LISTS_H_
