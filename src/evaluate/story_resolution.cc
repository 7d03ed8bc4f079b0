// Extracts and resolves stories, and places what was found with what is listed.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "evaluate/coding.h"
#include "evaluate/found.h"
#include "evaluate/names.h"
#include "evaluate/same_actor.h"
#include "evaluate/stories.h"
#include "resolve/resolve.h"
#include "text/article.h"

namespace chancery::evaluate {
namespace {

namespace fs = std::filesystem;

// A story is resolved by itself: nothing came before it.
class NothingKnown : public resolve::KnownMentions {
 public:
  absl::StatusOr<std::vector<resolve::ResolvedMention>> FindMentions(std::string_view /*type*/,
                                                                     std::string_view /*actor*/,
                                                                     absl::CivilDay /*first*/,
                                                                     absl::CivilDay /*last*/) const override {
    return std::vector<resolve::ResolvedMention>();
  }
  absl::StatusOr<std::vector<resolve::ResolvedMention>> GetMentions(
      std::span<const std::string> /*ids*/) const override {
    return std::vector<resolve::ResolvedMention>();
  }
  absl::StatusOr<std::optional<ontology::Event>> EventOf(std::string_view /*mention_id*/) const override {
    return std::optional<ontology::Event>();
  }
};

// A mention as extraction found it.
struct Found {
  size_t article = 0;
  CodedEvent event;
  std::vector<std::string> evidence;  // plain
  std::string resolved;               // name of its event
};

absl::StatusOr<std::vector<ontology::EventMention>> MentionsIn(const bulk::ArticleReader& reader, const Story& story,
                                                               const Story::Article& article) {
  const fs::path file = story.folder / article.file;
  const absl::StatusOr<std::string> bytes = ReadBytes(file);
  if (!bytes.ok()) return bytes.status();
  bulk::PageInput page;
  page.bytes = *bytes;
  page.given.url = article.url;
  const absl::StatusOr<absl::CivilDay> day = text::ParseDay(article.published);
  if (!day.ok()) {
    return absl::InvalidArgumentError(fmt::format("{}: {}: {}", (story.folder / "group.json").string(), article.file,
                                                  std::string(day.status().message())));
  }
  page.given.published = *day;
  absl::StatusOr<bulk::ArticleReading> reading = reader.Read(page);
  if (!reading.ok()) {
    return absl::Status(reading.status().code(),
                        fmt::format("{}: {}", file.string(), std::string(reading.status().message())));
  }
  return std::move(reading->extraction.mentions);
}

// All mentions of a story, with the events that resolution makes of them.
absl::StatusOr<std::vector<Found>> FindIn(const bulk::ArticleReader& reader, const Story& story) {
  std::vector<ontology::EventMention> mentions;
  std::vector<Found> found;
  for (size_t i = 0; i < story.articles.size(); ++i) {
    auto here = MentionsIn(reader, story, story.articles[i]);
    if (!here.ok()) return here.status();
    for (ontology::EventMention& mention : *here) {
      Found one;
      one.article = i;
      one.event = FromMention(mention);
      for (const std::string& quote : one.event.evidence) one.evidence.push_back(PlainText(quote));
      found.push_back(std::move(one));
      mentions.push_back(std::move(mention));
    }
  }
  const auto changes = resolve::Resolve(resolve::ResolveActors(mentions, *reader.gazetteer()), {}, NothingKnown());
  if (!changes.ok()) return changes.status();
  std::map<std::string, std::string> event_of;
  for (const ontology::Event& event : changes->created) {
    for (const std::string& id : event.mentions) event_of[id] = event.name;
  }
  for (size_t i = 0; i < mentions.size(); ++i) found[i].resolved = event_of[mentions[i].id];
  return found;
}

// A listed and a found mention that may be one.
struct Possible {
  size_t shared = 0;
  size_t listed = 0;
  size_t found = 0;
  std::string sentence;  // plain beginning, with the article: a found mention may tell several sentences, each once
};

std::vector<Possible> PossiblePlaces(const Story& story, const std::vector<PlacedMention>& listed,
                                     const std::vector<Found>& found) {
  std::vector<Possible> possible;
  for (size_t i = 0; i < listed.size(); ++i) {
    const Story::Event& event = story.events[listed[i].event];
    const Story::Mention& mention = event.mentions[listed[i].mention];
    const std::string sentence = PlainText(mention.evidence);
    for (size_t j = 0; j < found.size(); ++j) {
      if (found[j].article != mention.article || found[j].event.type != event.event.type) continue;
      const auto holds = [&](const std::string& quote) { return quote.find(sentence) != std::string::npos; };
      if (!absl::c_any_of(found[j].evidence, holds)) continue;
      const size_t shared = PairUp(event.event.parties, found[j].event.parties).size();
      possible.push_back({shared, i, j, fmt::format("{} {}", mention.article, sentence)});
    }
  }
  absl::c_stable_sort(possible, [](const Possible& a, const Possible& b) { return a.shared > b.shared; });
  return possible;
}

absl::StatusOr<ResolvedStory> ResolveOne(const bulk::ArticleReader& reader, Story story) {
  const absl::StatusOr<std::vector<Found>> found = FindIn(reader, story);
  if (!found.ok()) return found.status();
  ResolvedStory resolved;
  for (size_t event = 0; event < story.events.size(); ++event) {
    for (size_t mention = 0; mention < story.events[event].mentions.size(); ++mention) {
      resolved.mentions.push_back({event, mention, std::nullopt});
    }
  }
  std::set<std::pair<size_t, std::string>> taken;
  for (const Possible& one : PossiblePlaces(story, resolved.mentions, *found)) {
    PlacedMention& place = resolved.mentions[one.listed];
    if (place.found.has_value() || !taken.insert({one.found, one.sentence}).second) continue;
    place.found = (*found)[one.found].resolved;
  }
  std::set<std::string> events;
  for (const Found& one : *found) events.insert(one.resolved);
  resolved.resolved_events = events.size();
  resolved.story = std::move(story);
  return resolved;
}

void AddMentions(const ResolvedStory& story, size_t number, std::vector<ClusteredMention>& mentions,
                 MergeScore& score) {
  for (const PlacedMention& placed : story.mentions) {
    const Story::Event& event = story.story.events[placed.event];
    const bool optional = event.mentions[placed.mention].optional;
    score.listed += optional ? 0 : 1;
    score.found += !optional && placed.found.has_value() ? 1 : 0;
    score.optional_found += optional && placed.found.has_value() ? 1 : 0;
    if (optional && !placed.found.has_value()) continue;
    // Names of events are their story's own.
    ClusteredMention mention{fmt::format("{}/{}", number, event.id), std::nullopt};
    if (placed.found.has_value()) mention.found = fmt::format("{}/{}", number, *placed.found);
    mentions.push_back(std::move(mention));
  }
}

}  // namespace

absl::StatusOr<std::vector<ResolvedStory>> ResolveAll(const bulk::ArticleReader& reader, std::vector<Story> stories) {
  std::vector<absl::StatusOr<ResolvedStory>> outcomes(stories.size());
  ForEachOnAllCores(stories.size(), [&](size_t i) { outcomes[i] = ResolveOne(reader, std::move(stories[i])); });
  std::vector<ResolvedStory> resolved;
  for (absl::StatusOr<ResolvedStory>& outcome : outcomes) {
    if (!outcome.ok()) return outcome.status();
    resolved.push_back(*std::move(outcome));
  }
  return resolved;
}

MergeScore ScoreMerging(const std::vector<ResolvedStory>& stories) {
  MergeScore score;
  std::vector<ClusteredMention> mentions;
  for (size_t i = 0; i < stories.size(); ++i) AddMentions(stories[i], i, mentions, score);
  score.over_found = OverFound(mentions);
  score.over_all = OverAll(mentions);
  return score;
}

MergeScore ScoreMerging(const ResolvedStory& story) {
  MergeScore score;
  std::vector<ClusteredMention> mentions;
  AddMentions(story, 0, mentions, score);
  score.over_found = OverFound(mentions);
  score.over_all = OverAll(mentions);
  return score;
}

}  // namespace chancery::evaluate
