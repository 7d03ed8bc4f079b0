#include "store/article_version.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "resolve/resolve.h"
#include "store/actor_writer.h"
#include "store/event_writer.h"
#include "store/mention_writer.h"
#include "store/record_codec.h"
#include "store/stored_mentions.h"

namespace chancery::store {
namespace {

using resolve::ResolvedMention;

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

// The events, once each; `changed` are those of this change, by mention.
absl::StatusOr<std::vector<std::string>> NameEvents(const Reader& reader, const v1::Article& record,
                                                    const std::map<std::string, std::string>& changed) {
  std::vector<std::string> events;
  for (int i = 0; i < record.mentions_size(); ++i) {
    absl::StatusOr<std::string> name = std::string();
    if (const auto known = changed.find(record.mentions(i)); known != changed.end()) {
      name = known->second;
    } else {
      name = EventNameOf(reader, record.mention_numbers(i));
    }
    if (!name.ok()) return name.status();
    if (std::find(events.begin(), events.end(), *name) == events.end()) {
      events.push_back(*std::move(name));
    }
  }
  return events;
}

}  // namespace

absl::StatusOr<std::optional<ArticleInForce>> FindArticle(const Reader& reader, const std::string& id) {
  const absl::StatusOr<std::optional<uint64_t>> number = reader.FindNumber(NameKind::kArticle, id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return std::optional<ArticleInForce>();
  const std::string key = ArticleKey(**number, ArticlePart::kHead);
  absl::StatusOr<std::optional<v1::Article>> stored = reader.GetRecord<v1::Article>(Family::kArticles, key);
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return UnreadableRecord(Family::kArticles, key);
  return std::optional<ArticleInForce>({**number, **std::move(stored)});
}

void WriteHead(Transaction& transaction, uint64_t number, const std::optional<v1::Article>& before,
               v1::Article* record) {
  record->set_version(before ? before->version() + 1 : 1);
  record->set_born(transaction.revision());
  if (before) {
    v1::Article ended = *before;
    ended.set_ended(transaction.revision());
    transaction.PutHistory(HistoryKind::kArticle, NumberKey(number), Serialise(ended));
  }
  transaction.Put(Family::kNames, NameKey(NameKind::kArticle, record->id()), NumberKey(number));
  transaction.Put(Family::kArticles, ArticleKey(number, ArticlePart::kHead), Serialise(*record));
  transaction.change().set_article(record->id());
  transaction.change().set_article_number(number);
  transaction.change().set_article_version(record->version());
  transaction.change().set_article_withdrawn(record->withdrawn());
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

absl::StatusOr<bool> TellsTheSame(const OldMentions& before, const std::vector<ResolvedMention>& now) {
  const absl::StatusOr<MentionChanges> told = Compare(before, now);
  if (!told.ok()) return told.status();
  return told->added.empty() && told->withdrawn.empty();
}

absl::StatusOr<std::vector<std::string>> WriteTold(Transaction& transaction, uint64_t article,
                                                   const OldMentions& before, const std::vector<ResolvedMention>& now,
                                                   v1::Article* record) {
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
  return NameEvents(transaction.reader(), *record, events.event_of_mention());
}

absl::StatusOr<std::vector<std::string>> EventsOf(const Reader& reader, const v1::Article& record) {
  return NameEvents(reader, record, {});
}

}  // namespace chancery::store
