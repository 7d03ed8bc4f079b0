// Views of earlier revisions, compared with what the latest view answered at the time.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "store/store.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::Event;
using testing::AllEvents;

// Everything that a view answers to the questions of these tests.
struct Answers {
  std::map<std::string, Event> events;
  std::map<std::string, std::string> evidence;  // the quotes, by event
  std::map<std::string, std::string> articles;
  std::map<std::string, std::string> actors;
  std::map<std::string, std::string> names;  // by any name that an event ever had
  std::vector<std::string> timeline;
  std::vector<std::string> pair;
  std::vector<std::string> traits;  // by people of a country, place, word and status
  std::vector<std::string> called;

  bool operator==(const Answers&) const = default;
};

std::string Describe(const absl::StatusOr<StoredActor>& actor) {
  if (!actor.ok()) return std::string(absl::StatusCodeToString(actor.status().code()));
  std::string text =
      actor->actor.display_name + " " + std::to_string(actor->mentions) + " at " + std::to_string(actor->revision);
  for (const std::string& alias : actor->actor.aliases) text += " | " + alias;
  for (const std::string& office : actor->actor.offices) text += " # " + office;
  return text;
}

std::string Describe(const absl::StatusOr<StoredArticle>& article) {
  if (!article.ok()) return std::string(absl::StatusCodeToString(article.status().code()));
  std::string text = std::to_string(article->version) + " at " + std::to_string(article->revision) + article->original;
  for (const std::string& event : article->events) text += " " + event;
  return text;
}

std::vector<std::string> NamesOf(const absl::StatusOr<EventPage>& page) {
  std::vector<std::string> names;
  if (!page.ok()) return {std::string(page.status().message())};
  for (const EventWithEvidence& event : page->events) names.push_back(event.stored.event.name);
  return names;
}

// What was ever written: the questions are about all of it.
struct Known {
  std::set<std::string> articles;
  std::set<std::string> actors;
  std::set<std::string> events;
};

Answers Ask(const ReadView& view, const Known& known) {
  Answers answers;
  answers.events = AllEvents(view);
  for (const std::string& name : known.articles) answers.articles[name] = Describe(view.GetArticle(name, true));
  for (const std::string& name : known.actors) answers.actors[name] = Describe(view.GetActor(name));
  for (const std::string& name : known.events) {
    const auto event = view.GetEventWithEvidence(name);
    answers.names[name] = event.ok() ? event->stored.event.name + " at " + std::to_string(event->stored.revision) +
                                           (event->stored.retracted_by != 0 ? " retracted" : "")
                                     : std::string(absl::StatusCodeToString(event.status().code()));
    if (!event.ok()) continue;
    for (const StoredMention& mention : event->mentions) {
      answers.evidence[name] += mention.mention.id + mention.title + mention.mention.evidence[0].quote;
    }
  }
  EventQuery query;
  query.limit = 1000;
  query.actors = {"actors/sergey-lavrov"};
  query.from = absl::CivilDay(2009, 12, 5);
  answers.timeline = NamesOf(view.ListEvents(query));
  query.actors.push_back("actors/riad-maliki-ps");
  query.order = EventOrder::kOldestFirst;
  answers.pair = NamesOf(view.ListEvents(query));
  for (const EventQuery& asked :
       {EventQuery{.parties = {{{.of = "RU"}}}}, EventQuery{.place = "cairo"}, EventQuery{.place = "Moscow"},
        EventQuery{.content_words = "reactor"}, EventQuery{.statuses = {ontology::EventStatus::kCancelled}}}) {
    for (const std::string& name : NamesOf(view.ListEvents(asked))) answers.traits.push_back(name);
    answers.traits.emplace_back("|");
  }
  for (const char* name : {"Lavrov", "the foreign minister", "Sergei Lavrov", "Riyad al-Maliki", "Russia"}) {
    const auto found = view.FindActorsByName(name, 10);
    if (!found.ok()) answers.called.emplace_back(found.status().message());
    if (!found.ok()) continue;
    for (const StoredActor& actor : *found) answers.called.push_back(std::string(name) + Describe(actor));
  }
  return answers;
}

// Articles come, change their texts and lose what they told, all at random.
std::vector<ArticleInput> RandomLife(uint64_t seed) {
  std::vector<ArticleInput> life = testing::RandomArticles(seed, 40);
  std::mt19937_64 random(seed);
  const size_t count = life.size();
  for (size_t i = 0; i < count; ++i) {
    ArticleInput changed = life[random() % life.size()];
    if (random() % 2 == 0) changed.original += " Corrected.";
    if (random() % 2 == 0 && !changed.mentions.empty()) changed.mentions.pop_back();
    if (random() % 3 == 0) changed.mentions.clear();
    life.push_back(std::move(changed));
  }
  for (size_t i = 0; i < count / 2; ++i) life.push_back(life[random() % count]);
  return life;
}

// A person says that two random actors are one, or that they are not.
void MergeAtRandom(Store& store, std::mt19937_64& random) {
  const std::vector<StoredMerge> merges = *store.Latest().ListMerges("");
  if (!merges.empty() && random() % 3 == 0) {
    ASSERT_TRUE(store.UndoMerge({.merge = 1 + random() % merges.size(), .cascade = true}).ok());
    return;
  }
  const std::vector<StoredActor> actors = store.Latest().ListActors({})->actors;
  const std::string& from = actors[random() % actors.size()].actor.name;
  const std::string& into = actors[random() % actors.size()].actor.name;
  if (from != into) {
    ASSERT_TRUE(store.MergeActors({from, into}).ok());
  }
}

// A person decides about a random event, or takes a decision back.
void DecideAtRandom(Store& store, std::mt19937_64& random, uint64_t* decisions) {
  const std::map<std::string, Event> events = AllEvents(store.Latest());
  if (*decisions > 0 && random() % 3 == 0) {
    ASSERT_TRUE(store.UndoDecision({.decision = 1 + random() % *decisions}).ok());
    return;
  }
  if (events.empty()) return;
  if (random() % 4 == 0) {
    MergeAtRandom(store, random);
    return;
  }
  EventDecision decision;
  decision.event = std::next(events.begin(), static_cast<std::ptrdiff_t>(random() % events.size()))->first;
  switch (random() % 4) {
    case 0:
      decision.retracts = true;
      break;
    case 1:
      decision.fields = {"time", "type"};
      decision.values.told.type = "promise";
      decision.values.told.time = *ontology::EventTime::Parse("2009-12-0" + std::to_string(1 + random() % 9));
      break;
    case 2:
      decision.fields = {"status", "place"};
      decision.values.told.status = ontology::EventStatus::kCancelled;
      decision.values.told.place = "Geneva";
      break;
    default:
      decision.fields = {"participants"};
      decision.values.told.participants.resize(1);
      decision.values.told.participants[0].role = "participant";
      decision.values.told.participants[0].actor.office = "the corrected office";
      decision.values.actors = {"actors/RU"};
  }
  const auto result = store.Decide(decision);
  ASSERT_TRUE(result.ok()) << result.status();
  *decisions = std::max(*decisions, result->decision);
}

class PastTest : public ::testing::TestWithParam<uint64_t> {
 protected:
  void Note() {
    const ReadView view = store_->Latest();
    for (const auto& [name, event] : AllEvents(view)) {
      known_.events.insert(name);
      for (const Event::Participant& one : event.participants) known_.actors.insert(one.actor);
    }
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
  Known known_;
};

TEST_P(PastTest, EachRevisionAnswersForEverWhatItAnsweredWhenItWasTheLatest) {
  std::vector<ReadView> then = {store_->Latest()};
  std::mt19937_64 random(GetParam());
  uint64_t decisions = 0;
  for (const ArticleInput& article : RandomLife(GetParam())) {
    const auto result = store_->Ingest(article);
    ASSERT_TRUE(result.ok()) << result.status();
    known_.articles.insert(result->article);
    Note();
    if (store_->Latest().revision() > then.back().revision()) then.push_back(store_->Latest());
    if (random() % 2 == 0) continue;
    DecideAtRandom(*store_, random, &decisions);
    Note();
    if (store_->Latest().revision() > then.back().revision()) then.push_back(store_->Latest());
  }
  EXPECT_GT(decisions, 10U);
  EXPECT_EQ(testing::FaultsOf(store_->Latest()), "");
  ASSERT_GT(then.size(), 40U);
  for (const ReadView& view : then) {
    const auto past = store_->Latest().AsOf(view.revision());
    ASSERT_TRUE(past.ok()) << past.status();
    EXPECT_EQ(past->revision(), view.revision());
    const Answers expected = Ask(view, known_);
    const Answers found = Ask(*past, known_);
    EXPECT_EQ(found.events, expected.events) << "revision " << view.revision();
    EXPECT_EQ(found.articles, expected.articles) << "revision " << view.revision();
    EXPECT_EQ(found.actors, expected.actors) << "revision " << view.revision();
    EXPECT_EQ(found.timeline, expected.timeline) << "revision " << view.revision();
    EXPECT_EQ(found.traits, expected.traits) << "revision " << view.revision();
    EXPECT_EQ(found.pair, expected.pair) << "revision " << view.revision();
    EXPECT_EQ(found.called, expected.called) << "revision " << view.revision();
    // A name that an event got only later answers already: it is the name of the same event.
    for (const auto& [name, answer] : expected.names) {
      if (answer == "NOT_FOUND") continue;
      EXPECT_EQ(found.names.at(name), answer) << name << " revision " << view.revision();
      EXPECT_EQ(found.evidence.at(name), expected.evidence.at(name)) << name << " revision " << view.revision();
    }
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Lives, PastTest, ::testing::Values(1, 2, 3, 4));

TEST_F(PastTest, ALaterRevisionIsRefused) {
  EXPECT_EQ(store_->Latest().AsOf(1).status().code(), absl::StatusCode::kOutOfRange);
}

TEST_F(PastTest, APageGoesOnInThePastWhereItStopped) {
  for (const ArticleInput& article : testing::RandomArticles(9, 60)) ASSERT_TRUE(store_->Ingest(article).ok());
  const uint64_t revision = store_->Latest().revision();
  EventQuery query;
  query.limit = 1000;
  const std::vector<std::string> before = NamesOf(store_->Latest().ListEvents(query));
  for (ArticleInput article : testing::RandomArticles(9, 60)) {
    article.mentions.clear();
    ASSERT_TRUE(store_->Ingest(article).ok());
  }
  ASSERT_TRUE(AllEvents(store_->Latest()).empty());
  const auto past = store_->Latest().AsOf(revision);
  ASSERT_TRUE(past.ok());
  for (const EventOrder order : {EventOrder::kNewestFirst, EventOrder::kOldestFirst}) {
    std::vector<std::string> pages;
    query = {.order = order, .limit = 7};
    do {
      const auto page = past->ListEvents(query);
      ASSERT_TRUE(page.ok()) << page.status();
      for (const std::string& name : NamesOf(page)) pages.push_back(name);
      query.after = page->next;
    } while (query.after);
    if (order == EventOrder::kOldestFirst) std::reverse(pages.begin(), pages.end());
    EXPECT_EQ(pages, before);
  }
}

TEST_F(PastTest, RevisionsAreFoundByTheTimeOfTheirCommit) {
  const absl::Time begin = absl::Now();
  const auto articles = testing::RandomArticles(5, 20);
  std::vector<std::pair<absl::Time, uint64_t>> times = {{begin, 0}};
  for (const ArticleInput& article : articles) {
    ASSERT_TRUE(store_->Ingest(article).ok());
    times.emplace_back(absl::Now(), store_->Latest().revision());
  }
  const ReadView view = store_->Latest();
  EXPECT_EQ(*view.RevisionAt(begin - absl::Seconds(1)), 0U);
  EXPECT_EQ(*view.RevisionAt(absl::InfiniteFuture()), view.revision());
  for (const auto& [time, revision] : times) EXPECT_EQ(*view.RevisionAt(time), revision);
}

}  // namespace
}  // namespace chancery::store
