#include "store/article_writer.h"

#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ontology/ids.h"
#include "resolve/resolve.h"
#include "store/article_version.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

using resolve::ResolvedMention;

absl::Status Refuse(const ArticleInput& article, const std::string& what) {
  return absl::InvalidArgumentError(
      absl::StrCat("article ", article.id.empty() ? article.url : article.id, ": ", what));
}

// Of everything that makes a version.
std::string InputFingerprint(const v1::Article& record, const std::vector<ResolvedMention>& mentions) {
  std::string all = Serialise(record);
  for (const ResolvedMention& mention : mentions) {
    const std::string bytes = Serialise(EncodeMention(mention, 0, [](const std::string&) { return 0; }));
    absl::StrAppend(&all, bytes.size(), ":", bytes);
  }
  return ontology::Fingerprint(all);
}

// Whether a version is what is in force already. A withdrawn article is as good as there: who still has its text does
// not bring it back by giving it again.
absl::StatusOr<bool> IsInForce(const ArticleInput& article, const v1::Article& now,
                               const std::vector<ResolvedMention>& mentions, const v1::Article& before,
                               const OldMentions& old_mentions) {
  if (before.withdrawn()) {
    return !article.republished && before.content_fingerprint() == now.content_fingerprint() &&
           before.has_published() == now.has_published() && before.published() == now.published();
  }
  if (before.input_fingerprint() == now.input_fingerprint()) return true;
  return article.reextracts != 0 ? TellsTheSame(old_mentions, mentions) : false;
}

IngestResult Unchanged(const v1::Article& before) {
  IngestResult result;
  result.outcome = IngestResult::Outcome::kUnchanged;
  result.article = absl::StrCat("articles/", before.id());
  result.revision = before.born();
  result.version = before.version();
  result.withdrawn = before.withdrawn();
  return result;
}

// The text of the version before is kept where it was another.
absl::Status KeepOriginal(Transaction& transaction, uint64_t number, const v1::Article& before,
                          const v1::Article& now) {
  if (before.content_fingerprint() == now.content_fingerprint()) return absl::OkStatus();
  const std::string key = ArticleKey(number, ArticlePart::kOriginal);
  const absl::StatusOr<std::optional<std::string>> original = transaction.reader().Get(Family::kArticles, key);
  if (!original.ok()) return original.status();
  if (!original->has_value()) return UnreadableRecord(Family::kArticles, key);
  transaction.PutHistory(HistoryKind::kOriginal, NumberKey(number), **original);
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckArticle(const ArticleInput& article) {
  if (article.id.empty()) return Refuse(article, "it has no id");
  std::set<std::string_view> ids;
  for (const ontology::EventMention& mention : article.mentions) {
    const std::string name = absl::StrCat("mention \"", mention.id, "\"");
    if (mention.id.empty()) return Refuse(article, "a mention has no id");
    if (!ids.insert(mention.id).second) return Refuse(article, absl::StrCat(name, " comes twice"));
    if (mention.article != article.id) return Refuse(article, absl::StrCat(name, " is of another article"));
    if (mention.type.empty()) return Refuse(article, absl::StrCat(name, " has no type"));
    if (mention.type.find('\0') != std::string::npos) {
      return Refuse(article, absl::StrCat(name, " has a type with a zero byte"));
    }
    if (mention.evidence.empty()) return Refuse(article, absl::StrCat(name, " has no evidence"));
  }
  return absl::OkStatus();
}

absl::StatusOr<IngestResult> WriteArticle(const ArticleInput& article, const actors::Gazetteer& gazetteer,
                                          Transaction& transaction) {
  const Reader& reader = transaction.reader();
  const std::vector<ResolvedMention> mentions = resolve::ResolveActors(article.mentions, gazetteer);
  v1::Article record = EncodeArticle(article);
  record.set_input_fingerprint(InputFingerprint(record, mentions));
  absl::StatusOr<std::optional<ArticleInForce>> known = FindArticle(reader, article.id);
  if (!known.ok()) return known.status();
  if (article.reextracts != 0 && (!known->has_value() || (*known)->record.born() != article.reextracts)) {
    return absl::AbortedError(absl::StrCat("articles/", article.id, " has changed since its text was read"));
  }
  OldMentions old_mentions;
  std::optional<v1::Article> before;
  if (known->has_value()) {
    before = std::move((*known)->record);
    absl::StatusOr<OldMentions> loaded = LoadOldMentions(reader, *before);
    if (!loaded.ok()) return loaded.status();
    old_mentions = *std::move(loaded);
    const absl::StatusOr<bool> same = IsInForce(article, record, mentions, *before, old_mentions);
    if (!same.ok()) return same.status();
    if (*same) {
      IngestResult result = Unchanged(*before);
      absl::StatusOr<std::vector<std::string>> events = EventsOf(reader, *before);
      if (!events.ok()) return events.status();
      result.events = *std::move(events);
      return result;
    }
  }
  const uint64_t number = before ? (*known)->number : transaction.NewArticle();
  absl::StatusOr<std::vector<std::string>> events = WriteTold(transaction, number, old_mentions, mentions, &record);
  if (!events.ok()) return events.status();
  if (before) {
    if (absl::Status status = KeepOriginal(transaction, number, *before, record); !status.ok()) return status;
  }
  WriteHead(transaction, number, before, &record);
  transaction.Put(Family::kArticles, ArticleKey(number, ArticlePart::kOriginal), article.original);
  if (article.validate_only) transaction.Discard();
  return IngestResult{.outcome = before ? IngestResult::Outcome::kNewVersion : IngestResult::Outcome::kAdded,
                      .article = absl::StrCat("articles/", article.id),
                      .revision = transaction.revision(),
                      .events = *std::move(events),
                      .version = record.version()};
}

}  // namespace chancery::store
