#include "store/event_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/actor_sets.h"
#include "store/event_scan.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr size_t kGreatestLimit = 1000;

// Which entries to walk.
struct Plan {
  Family family = Family::kByTime;
  std::vector<std::string> prefixes = {""};
};

// Of more than this many pairs of recorded actors, those of the first actor are walked, and the other is looked for in
// the events.
constexpr size_t kMostPrefixes = 64;

Plan MakePlan(const EventQuery& query, std::span<const ActorSet> actors) {
  Plan plan;
  if (actors.size() >= 2 && actors[0].size() * actors[1].size() <= kMostPrefixes) {
    plan = {Family::kByPair, {}};
    for (const uint64_t first : actors[0]) {
      for (const uint64_t second : actors[1]) plan.prefixes.push_back(PairPrefix(first, second));
      plan.prefixes.push_back(GatheringPrefix(first));
    }
  } else if (!actors.empty()) {
    plan = {Family::kByActor, {}};
    for (const uint64_t actor : actors[0]) plan.prefixes.push_back(ActorPrefix(actor));
  } else if (query.types.size() == 1) {
    plan = {Family::kByType, {TypePrefix(query.types[0])}};
  }
  return plan;
}

// What the index does not tell: all actors, and the roles.
bool TakesPart(const v1::Event& event, const EventQuery& query, std::span<const ActorSet> actors) {
  const auto& parts = event.participants();
  const auto is_of = [](const v1::EventParticipant& part, const ActorSet& actor) {
    return std::find(actor.begin(), actor.end(), part.actor()) != actor.end();
  };
  const bool all = std::all_of(actors.begin(), actors.end(), [&](const ActorSet& actor) {
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return is_of(part, actor); });
  });
  if (!all || query.roles.empty()) return all;
  return std::any_of(parts.begin(), parts.end(), [&](const v1::EventParticipant& part) {
    return (actors.empty() || is_of(part, actors[0])) &&
           std::find(query.roles.begin(), query.roles.end(), part.role()) != query.roles.end();
  });
}

// The query's actors, each once; none if one of them is not known.
absl::StatusOr<std::optional<std::vector<ActorSet>>> FindActors(const Reader& reader, const EventQuery& query) {
  std::vector<ActorSet> actors;
  for (const std::string& name : query.actors) {
    absl::StatusOr<std::optional<ActorSet>> actor = FindActorSet(reader, name);
    if (!actor.ok()) return actor.status();
    if (!actor->has_value()) return std::optional<std::vector<ActorSet>>();
    if (std::find(actors.begin(), actors.end(), **actor) == actors.end()) actors.push_back(**std::move(actor));
  }
  return std::optional<std::vector<ActorSet>>(std::move(actors));
}

struct Found {
  IndexPosition position;
  v1::Event record;
};

// Up to `count` events, fewer only at the end.
absl::StatusOr<std::vector<Found>> Collect(const Reader& reader, const EventQuery& query,
                                           std::span<const ActorSet> actors, size_t count, const ReadControl& control) {
  const Plan plan = MakePlan(query, actors);
  EventScan scan(reader, plan.family, plan.prefixes, query, control);
  std::vector<Found> found;
  bool at_end = false;
  while (!at_end && found.size() < count) {
    std::vector<IndexPosition> positions;
    std::vector<std::string> keys;
    while (found.size() + keys.size() < count && !(at_end = !scan.Next())) {
      positions.push_back(scan.position());
      keys.push_back(NumberKey(scan.position().event));
    }
    if (!scan.status().ok()) return scan.status();
    absl::StatusOr<std::vector<std::optional<v1::Event>>> records = reader.GetRecords<v1::Event>(Family::kEvents, keys);
    if (!records.ok()) return records.status();
    for (size_t i = 0; i < keys.size(); ++i) {
      std::optional<v1::Event>& record = (*records)[i];
      if (!record || record->gone()) return UnreadableRecord(Family::kEvents, keys[i]);
      if (TakesPart(*record, query, actors)) found.push_back({positions[i], *std::move(record)});
    }
  }
  return found;
}

}  // namespace

absl::StatusOr<EventPage> ListEvents(const Reader& reader, const EventQuery& query, const ReadControl& control) {
  if (query.limit < 1 || query.limit > kGreatestLimit) {
    return absl::InvalidArgumentError(
        absl::StrCat("the limit of a page is from 1 to ", kGreatestLimit, ", not ", query.limit));
  }
  const absl::StatusOr<std::optional<std::vector<ActorSet>>> actors = FindActors(reader, query);
  if (!actors.ok()) return actors.status();
  if (!actors->has_value()) return EventPage();
  // One more tells whether there is a next page.
  absl::StatusOr<std::vector<Found>> found = Collect(reader, query, **actors, query.limit + 1, control);
  if (!found.ok()) return found.status();

  EventPage page;
  if (found->size() > query.limit) {
    found->resize(query.limit);
    page.next = Cursor{found->back().position.day, found->back().position.event};
  }
  std::vector<v1::Event> records;
  for (Found& one : *found) records.push_back(std::move(one.record));
  if (absl::Status status = IdentifyParticipants(reader, records); !status.ok()) return status;
  for (const v1::Event& record : records) {
    absl::StatusOr<ontology::Event> event = DecodeEvent(record);
    if (!event.ok()) return event.status();
    page.events.push_back(
        {{*std::move(event), record.born(), "", {record.decisions().begin(), record.decisions().end()}}, {}});
  }
  if (query.evidence) {
    if (absl::Status status = LoadEvidence(reader, records, page.events); !status.ok()) return status;
  }
  return page;
}

absl::Status LoadEvidence(const Reader& reader, std::span<const v1::Event> records,
                          std::span<EventWithEvidence> events) {
  std::vector<uint64_t> numbers;
  for (const v1::Event& record : records) {
    numbers.insert(numbers.end(), record.mention_numbers().begin(), record.mention_numbers().end());
  }
  const absl::StatusOr<std::vector<std::optional<v1::Mention>>> mentions = reader.GetMentions(numbers);
  if (!mentions.ok()) return mentions.status();
  std::map<uint64_t, size_t> article_index;
  std::vector<std::string> article_keys;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!(*mentions)[i]) return UnreadableRecord(Family::kEvidence, NumberKey(numbers[i]));
    const uint64_t article = (*mentions)[i]->article();
    if ((*mentions)[i]->has_record()) continue;
    if (article_index.try_emplace(article, article_keys.size()).second) {
      article_keys.push_back(ArticleKey(article, ArticlePart::kHead));
    }
  }
  const absl::StatusOr<std::vector<std::optional<v1::Article>>> articles =
      reader.GetRecords<v1::Article>(Family::kArticles, article_keys);
  if (!articles.ok()) return articles.status();

  size_t next = 0;
  for (size_t i = 0; i < records.size(); ++i) {
    for (int j = 0; j < records[i].mention_numbers_size(); ++j, ++next) {
      const v1::Mention& record = *(*mentions)[next];
      if (record.has_record()) {
        absl::StatusOr<StoredMention> recorded = DecodeRecorded(record);
        if (!recorded.ok()) return recorded.status();
        events[i].mentions.push_back(*std::move(recorded));
        continue;
      }
      const size_t place = article_index.at(record.article());
      const std::optional<v1::Article>& article = (*articles)[place];
      if (!article) return UnreadableRecord(Family::kArticles, article_keys[place]);
      absl::StatusOr<resolve::ResolvedMention> mention = DecodeMention(record);
      if (!mention.ok()) return mention.status();
      events[i].mentions.push_back({std::move(mention->mention), absl::StrCat("articles/", article->id()),
                                    article->url(), article->title(), article->publisher(), article->extractor(), "",
                                    ""});
    }
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
