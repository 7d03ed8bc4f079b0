// Puts versions of articles into force: what each does to the mentions, events and actors of the one before.
#ifndef CHANCERY_STORE_ARTICLE_VERSION_H_
#define CHANCERY_STORE_ARTICLE_VERSION_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "resolve/known_mentions.h"
#include "store/reader.h"
#include "store/transaction.h"

namespace chancery::store {

// The version in force of an article.
struct ArticleInForce {
  uint64_t number = 0;
  v1::Article record;
};

// None for an id that the store does not have.
absl::StatusOr<std::optional<ArticleInForce>> FindArticle(const Reader& reader, const std::string& id);

// Puts a version of an article into force; it is `record` but for what tells its place after `before`, if there was
// one.
void WriteHead(Transaction& transaction, uint64_t number, const std::optional<v1::Article>& before,
               v1::Article* record);

// The mentions of a version, by id, with their numbers.
using OldMentions = std::map<std::string, std::pair<uint64_t, v1::Mention>>;

absl::StatusOr<OldMentions> LoadOldMentions(const Reader& reader, const v1::Article& before);

// Whether a version would change nothing of what the article tells.
absl::StatusOr<bool> TellsTheSame(const OldMentions& before, const std::vector<resolve::ResolvedMention>& now);

// Writes mentions, events and actors, gives each mention its event, and lists the mentions in `record`, which is to be
// the article's. The names of the events that they belong to, each once.
absl::StatusOr<std::vector<std::string>> WriteTold(Transaction& transaction, uint64_t article,
                                                   const OldMentions& before,
                                                   const std::vector<resolve::ResolvedMention>& now,
                                                   v1::Article* record);

// The names of the events that the mentions of a version in force belong to, each once.
absl::StatusOr<std::vector<std::string>> EventsOf(const Reader& reader, const v1::Article& record);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ARTICLE_VERSION_H_
