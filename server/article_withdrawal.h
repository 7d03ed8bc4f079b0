// Takes articles back: Articles.WithdrawArticle.
#ifndef CHANCERY_SERVER_ARTICLE_WITHDRAWAL_H_
#define CHANCERY_SERVER_ARTICLE_WITHDRAWAL_H_

#include "absl/status/status.h"
#include "chancery/v1/articles.pb.h"
#include "server/backend.h"

namespace chancery::server {

// Returns when it is durable.
absl::Status WithdrawArticle(const Backend& backend, const v1::WithdrawArticleRequest& request,
                             v1::WithdrawArticleResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ARTICLE_WITHDRAWAL_H_
