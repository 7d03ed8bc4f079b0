// Lists of articles and of the versions of one.
#ifndef CHANCERY_STORE_ARTICLE_LIST_H_
#define CHANCERY_STORE_ARTICLE_LIST_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "store/article_query.h"
#include "store/event_query.h"
#include "store/reader.h"

namespace chancery::store {

// As the functions of ReadView.
absl::StatusOr<ArticlePage> ListArticles(const Reader& reader, const ArticleQuery& query, const ReadControl& control);
absl::StatusOr<std::vector<ArticleVersion>> ListArticleVersions(const Reader& reader, std::string_view name,
                                                                uint64_t after, size_t limit);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ARTICLE_LIST_H_
