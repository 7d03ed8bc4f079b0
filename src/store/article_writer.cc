#include "store/article_writer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ontology/ids.h"
#include "resolve/resolve.h"
#include "store/actor_writer.h"
#include "store/event_writer.h"
#include "store/mention_writer.h"
#include "store/record_codec.h"
#include "store/stored_mentions.h"

namespace chancery::store {
namespace {

using resolve::ResolvedMention;

// The mentions of the version before, by id.
using OldMentions = std::map<std::string, std::pair<uint64_t, v1::Mention>>;

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

absl::StatusOr<OldMentions> LoadOldMentions(const Reader& reader, const v1::Article& before) {
  const std::vector<uint64_t> numbers(before.mention_numbers().begin(), before.mention_numbers().end());
  absl::StatusOr<std::vector<std::optional<v1::Mention>>> records = reader.GetMentions(numbers);
  if (!records.ok()) return records.status();
  OldMentions mentions;
  for (size_t i = 0; i < numbers.size(); ++i) {
    std::optional<v1::Mention>& record = (*records)[i];
    if (!record) return UnreadableRecord(Family::kEvidence, NumberKey(numbers[i]));
    std::string id = record->id();
    mentions.emplace(std::move(id), std::pair(numbers[i], *std::move(record)));
  }
  return mentions;
}

// What a new version of an article does to its mentions.
struct MentionChanges {
  std::vector<ResolvedMention> added;
  std::vector<std::string> withdrawn;
};

absl::StatusOr<MentionChanges> Compare(const OldMentions& before, const std::vector<ResolvedMention>& now) {
  MentionChanges changes;
  std::set<std::string_view> kept;
  for (const ResolvedMention& mention : now) {
    const auto old = before.find(mention.mention.id);
    if (old != before.end()) {
      const absl::StatusOr<ResolvedMention> decoded = DecodeMention(old->second.second);
      if (!decoded.ok()) return decoded.status();
      if (*decoded == mention) {
        kept.insert(mention.mention.id);
        continue;
      }
    }
    changes.added.push_back(mention);
  }
  for (const auto& [id, old] : before) {
    if (!kept.contains(id)) changes.withdrawn.push_back(id);
  }
  return changes;
}

absl::StatusOr<std::string> EventNameOf(const Reader& reader, uint64_t mention) {
  const absl::StatusOr<std::optional<v1::Mention>> record =
      reader.GetRecord<v1::Mention>(Family::kEvidence, NumberKey(mention));
  if (!record.ok()) return record.status();
  if (!record->has_value()) return UnreadableRecord(Family::kEvidence, NumberKey(mention));
  const absl::StatusOr<std::optional<Reader::NumberedEvent>> event = reader.GetEvent((*record)->event());
  if (!event.ok()) return event.status();
  if (!event->has_value()) return UnreadableRecord(Family::kEvents, NumberKey((*record)->event()));
  return (*event)->record.name();
}

// Fills in the events, once each; `changed` are those of this change, by mention.
absl::Status NameEvents(const Reader& reader, const v1::Article& record,
                        const std::map<std::string, std::string>& changed, IngestResult* result) {
  for (int i = 0; i < record.mentions_size(); ++i) {
    absl::StatusOr<std::string> name = std::string();
    if (const auto known = changed.find(record.mentions(i)); known != changed.end()) {
      name = known->second;
    } else {
      name = EventNameOf(reader, record.mention_numbers(i));
    }
    if (!name.ok()) return name.status();
    if (std::find(result->events.begin(), result->events.end(), *name) == result->events.end()) {
      result->events.push_back(*std::move(name));
    }
  }
  return absl::OkStatus();
}

void WriteHead(Transaction& transaction, const ArticleInput& article, uint64_t number,
               const std::optional<v1::Article>& before, v1::Article* record) {
  const std::string head_key = ArticleKey(number, ArticlePart::kHead);
  const std::string original_key = ArticleKey(number, ArticlePart::kOriginal);
  record->set_version(before ? before->version() + 1 : 1);
  record->set_born(transaction.revision());
  if (before) {
    v1::Article ended = *before;
    ended.set_ended(transaction.revision());
    transaction.PutHistory(HistoryKind::kArticle, NumberKey(number), Serialise(ended));
  }
  transaction.Put(Family::kNames, NameKey(NameKind::kArticle, article.id), NumberKey(number));
  transaction.Put(Family::kArticles, head_key, Serialise(*record));
  transaction.Put(Family::kArticles, original_key, article.original);
  transaction.change().set_article(article.id);
  transaction.change().set_article_number(number);
  transaction.change().set_article_version(record->version());
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

// Writes mentions, events and actors, and gives each mention its event.
absl::Status WriteTold(Transaction& transaction, uint64_t article, const OldMentions& before,
                       const std::vector<ResolvedMention>& now, v1::Article* record, IngestResult* result) {
  const absl::StatusOr<MentionChanges> told = Compare(before, now);
  if (!told.ok()) return told.status();
  const StoredMentions known(transaction.reader());
  const absl::StatusOr<resolve::Changes> changes = resolve::Resolve(told->added, told->withdrawn, known);
  if (!changes.ok()) return changes.status();

  ActorWriter actors(transaction);
  MentionWriter mentions(transaction);
  const auto count = [&](const ResolvedMention& mention, int64_t sign) {
    for (const resolve::ActorIdentity& actor : mention.actors) {
      if (absl::Status status = actors.Prepare(actor.name); !status.ok()) return status;
    }
    actors.Count(mention, sign);
    return absl::OkStatus();
  };
  for (const std::string& id : told->withdrawn) {
    const auto& [number, old] = before.at(id);
    const absl::StatusOr<ResolvedMention> decoded = DecodeMention(old);
    if (!decoded.ok()) return decoded.status();
    if (absl::Status status = count(*decoded, -1); !status.ok()) return status;
    mentions.Withdraw(number, old);
  }
  for (const ResolvedMention& mention : told->added) {
    if (absl::Status status = count(mention, 1); !status.ok()) return status;
    mentions.Add(EncodeMention(mention, article, [&](const std::string& name) { return actors.NumberOf(name); }));
  }
  EventWriter events(transaction, actors, mentions);
  if (absl::Status status = events.Apply(*changes); !status.ok()) return status;
  if (absl::Status status = actors.Apply(); !status.ok()) return status;
  for (const ResolvedMention& mention : now) {
    const absl::StatusOr<uint64_t> number = mentions.NumberOf(mention.mention.id);
    if (!number.ok()) return number.status();
    record->add_mentions(mention.mention.id);
    record->add_mention_numbers(*number);
  }
  mentions.Apply();
  return NameEvents(transaction.reader(), *record, events.event_of_mention(), result);
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

  IngestResult result;
  result.article = absl::StrCat("articles/", article.id);
  const absl::StatusOr<std::optional<uint64_t>> known = reader.FindNumber(NameKind::kArticle, article.id);
  if (!known.ok()) return known.status();
  std::optional<v1::Article> before;
  OldMentions old_mentions;
  if (known->has_value()) {
    const std::string key = ArticleKey(**known, ArticlePart::kHead);
    absl::StatusOr<std::optional<v1::Article>> stored = reader.GetRecord<v1::Article>(Family::kArticles, key);
    if (!stored.ok()) return stored.status();
    if (!stored->has_value()) return UnreadableRecord(Family::kArticles, key);
    before = *std::move(stored);
    if (before->input_fingerprint() == record.input_fingerprint()) {
      result.outcome = IngestResult::Outcome::kUnchanged;
      result.revision = before->born();
      if (absl::Status status = NameEvents(reader, *before, {}, &result); !status.ok()) return status;
      return result;
    }
    absl::StatusOr<OldMentions> loaded = LoadOldMentions(reader, *before);
    if (!loaded.ok()) return loaded.status();
    old_mentions = *std::move(loaded);
  }
  const uint64_t number = before ? **known : transaction.NewArticle();
  result.outcome = before ? IngestResult::Outcome::kNewVersion : IngestResult::Outcome::kAdded;
  result.revision = transaction.revision();
  if (absl::Status status = WriteTold(transaction, number, old_mentions, mentions, &record, &result); !status.ok()) {
    return status;
  }
  if (before) {
    if (absl::Status status = KeepOriginal(transaction, number, *before, record); !status.ok()) return status;
  }
  WriteHead(transaction, article, number, before, &record);
  return result;
}

}  // namespace chancery::store
