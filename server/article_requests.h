// What the calls about articles have in common: their input, their refusals and their answer.
#ifndef CHANCERY_SERVER_ARTICLE_REQUESTS_H_
#define CHANCERY_SERVER_ARTICLE_REQUESTS_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bulk/ingestor.h"
#include "chancery/v1/articles.pb.h"
#include "server/backend.h"

namespace chancery::server {

// The article of a request. FIELD_INVALID, with a path below `field`, for a day, URL or text that cannot be one.
absl::StatusOr<bulk::Page> PageOf(v1::ArticleInput article, std::string_view field);

// An error of reading or storing the article in `field`, with its reason.
absl::Status ArticleError(const absl::Status& status, std::string_view field);

v1::IngestArticleResponse IngestedMessage(const Backend& backend, const bulk::IngestedArticle& ingested);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ARTICLE_REQUESTS_H_
