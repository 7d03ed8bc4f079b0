// Ingest: from an article and what it tells to one change of the store.
#ifndef CHANCERY_STORE_ARTICLE_WRITER_H_
#define CHANCERY_STORE_ARTICLE_WRITER_H_

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "store/store.h"
#include "store/transaction.h"

namespace chancery::store {

// InvalidArgument, as Store::Ingest says.
absl::Status CheckArticle(const ArticleInput& article);

// Puts what the article changes; nothing if the same article is there.
absl::StatusOr<IngestResult> WriteArticle(const ArticleInput& article, const actors::Gazetteer& gazetteer,
                                          Transaction& transaction);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ARTICLE_WRITER_H_
