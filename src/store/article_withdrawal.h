// Takes articles back.
#ifndef CHANCERY_STORE_ARTICLE_WITHDRAWAL_H_
#define CHANCERY_STORE_ARTICLE_WITHDRAWAL_H_

#include "absl/status/statusor.h"
#include "store/records.h"
#include "store/transaction.h"
#include "store/write_control.h"

namespace chancery::store {

// As Store::WithdrawArticle says.
absl::StatusOr<WithdrawalResult> WriteWithdrawal(const ArticleWithdrawal& withdrawal, const WriteControl& control,
                                                 Transaction& transaction);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ARTICLE_WITHDRAWAL_H_
