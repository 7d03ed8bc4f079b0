#include "store/article_withdrawal.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "store/article_version.h"
#include "store/event_lookup.h"
#include "store/request_log.h"

namespace chancery::store {
namespace {

// The version of an article that says that it was withdrawn: it has the text, and tells nothing.
v1::Article WithdrawnVersion(const v1::Article& before, const ArticleWithdrawal& withdrawal) {
  v1::Article record = before;
  record.clear_mentions();
  record.clear_mention_numbers();
  record.set_withdrawn(true);
  record.set_withdrawn_author(withdrawal.author);
  record.set_withdrawn_note(withdrawal.note);
  return record;
}

std::vector<EventOutcome> ChangesOf(const v1::Change& change) {
  std::vector<EventOutcome> changes;
  for (const auto& event : change.created()) changes.push_back({event.name(), EventOutcome::Kind::kCreated});
  for (const auto& event : change.changed()) changes.push_back({event.name(), EventOutcome::Kind::kChanged});
  for (const auto& event : change.ended()) changes.push_back({event.name(), EventOutcome::Kind::kEnded});
  return changes;
}

v1::Request AnswerOf(const WithdrawalResult& result) {
  v1::Request answer;
  answer.set_revision(result.revision);
  answer.add_names(result.article);
  answer.add_outcomes(result.nothing_to_do ? 1 : 0);
  for (const EventOutcome& event : result.changes) {
    answer.add_names(event.name);
    answer.add_outcomes(static_cast<uint32_t>(event.kind));
  }
  return answer;
}

absl::StatusOr<WithdrawalResult> Repeated(const v1::Request& answer) {
  if (answer.names_size() == 0 || answer.names_size() != answer.outcomes_size()) {
    return absl::DataLossError("the answer of a write that is repeated is not that of a withdrawal");
  }
  WithdrawalResult result = {
      .article = answer.names(0), .revision = answer.revision(), .nothing_to_do = answer.outcomes(0) == 1};
  for (int i = 1; i < answer.names_size(); ++i) {
    result.changes.push_back({answer.names(i), static_cast<EventOutcome::Kind>(answer.outcomes(i))});
  }
  return result;
}

}  // namespace

absl::StatusOr<WithdrawalResult> WriteWithdrawal(const ArticleWithdrawal& withdrawal, const WriteControl& control,
                                                 Transaction& transaction) {
  const Reader& reader = transaction.reader();
  const absl::StatusOr<std::optional<v1::Request>> repeated = FindRequest(reader, control);
  if (!repeated.ok()) return repeated.status();
  if (repeated->has_value()) return Repeated(**repeated);
  const absl::StatusOr<std::string_view> id = IdOf(withdrawal.article, "articles/");
  if (!id.ok()) return id.status();
  const absl::StatusOr<std::optional<ArticleInForce>> known = FindArticle(reader, std::string(*id));
  if (!known.ok()) return known.status();
  if (!known->has_value()) return absl::NotFoundError(absl::StrCat("the store has no ", withdrawal.article));
  const v1::Article& before = (*known)->record;
  if (withdrawal.expected_revision != 0 && withdrawal.expected_revision != before.born()) {
    return absl::AbortedError(absl::StrCat(withdrawal.article, " has changed since: it is of revision ", before.born(),
                                           " now, not of ", withdrawal.expected_revision,
                                           "; read it again and decide anew"));
  }
  WithdrawalResult result = {.article = withdrawal.article, .revision = before.born(), .nothing_to_do = true};
  if (!before.withdrawn()) {
    const absl::StatusOr<OldMentions> mentions = LoadOldMentions(reader, before);
    if (!mentions.ok()) return mentions.status();
    v1::Article record = WithdrawnVersion(before, withdrawal);
    if (const auto told = WriteTold(transaction, (*known)->number, *mentions, {}, &record); !told.ok()) {
      return told.status();
    }
    WriteHead(transaction, (*known)->number, before, &record);
    result.nothing_to_do = false;
    result.revision = transaction.revision();
    result.changes = ChangesOf(transaction.change());
  }
  if (control.validate_only) {
    transaction.Discard();
  } else {
    KeepRequest(transaction, control, AnswerOf(result));
  }
  return result;
}

}  // namespace chancery::store
