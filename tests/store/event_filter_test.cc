// The filters of a query, compared with a plain look at every event and its evidence.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "store/event_match.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::EventStatus;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

struct Who {
  std::string role, name, kind, of;
};

// A small world, drawn by hand: what is said here is all that the events say.
struct Drawn {
  std::string record;
  std::vector<Who> who;
  std::string time;
  std::string type = "meeting";
  EventStatus status = EventStatus::kOccurred;
  std::string place = {};
  std::string content = {};
  double confidence = 0.9;
  std::string quote = "It was said.";
  std::string publisher = "The Herald";
  std::string url = "https://www.herald.example/a";
  std::string source = "desk";
};

RecordedEvent ToRecord(const Drawn& drawn) {
  RecordedEvent event;
  event.source = drawn.source;
  event.record = drawn.record;
  event.url = drawn.url;
  event.publisher = drawn.publisher;
  event.told.type = drawn.type;
  for (const Who& who : drawn.who) {
    ontology::ParticipantMention participant;
    participant.actor.name = who.name;
    participant.actor.kind = who.kind;
    participant.actor.of = who.of;
    participant.role = who.role;
    event.told.participants.push_back(participant);
  }
  event.told.time = *ontology::EventTime::Parse(drawn.time);
  event.told.status = drawn.status;
  event.told.place = drawn.place;
  event.told.content = drawn.content;
  event.told.confidence = drawn.confidence;
  event.told.evidence = {{drawn.quote, 0, 0, "", ""}};
  event.told.published = absl::CivilDay(2009, 12, 15);
  return event;
}

const Who kLavrov = {"participant", "Sergey Lavrov", "person", "RU"};
const Who kRussia = {"participant", "Russia", "country", "RU"};
const Who kIvanov = {"host", "Ivan Ivanov", "person", "RU"};
const Who kMaliki = {"participant", "Riyad al-Maliki", "person", "PS"};
const Who kEgypt = {"participant", "Egypt", "country", "EG"};
const Who kGroup = {"visitor", "Friends of Peace", "group", "EG"};

class EventFilterTest : public ::testing::Test {
 protected:
  void Record(const std::vector<Drawn>& events) {
    std::vector<RecordedEvent> records;
    for (const Drawn& drawn : events) records.push_back(ToRecord(drawn));
    const absl::StatusOr<RecordResult> result = store_->Record(std::move(records));
    ASSERT_TRUE(result.ok()) << result.status();
    for (size_t i = 0; i < events.size(); ++i) records_[result->events[i].name] = events[i].record;
  }

  // The records of the events that a query gives, all pages taken, in their order.
  std::vector<std::string> Ask(EventQuery query) {
    std::vector<std::string> found;
    do {
      const absl::StatusOr<EventPage> page = store_->Latest().ListEvents(query);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const EventWithEvidence& event : page->events) found.push_back(records_.at(event.stored.event.name));
      query.after = page->next;
    } while (query.after);
    return found;
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
  std::map<std::string, std::string> records_;
};

TEST_F(EventFilterTest, ACountryAloneIsTheStateAndWithItsPeopleAllWhoActForIt) {
  Record({{"state", {kRussia, kEgypt}, "2009-12-03"},
          {"people", {kLavrov, kMaliki}, "2009-12-02"},
          {"neither", {kMaliki, kEgypt}, "2009-12-01"}});
  EXPECT_THAT(Ask({.parties = {{{.actor = "actors/RU"}}}}), ElementsAre("state"));
  EXPECT_THAT(Ask({.parties = {{{.of = "RU"}}}}), ElementsAre("people"));
  EXPECT_THAT(Ask({.parties = {{{.actor = "actors/RU"}, {.of = "RU"}}}}), ElementsAre("state", "people"));
  EXPECT_THAT(Ask({.parties = {{{.of = "XX"}}}}), IsEmpty());
}

TEST_F(EventFilterTest, EachListOfPartiesNeedsOneInItsRole) {
  Record({{"host", {kIvanov, kMaliki}, "2009-12-03"}, {"lavrov", {kLavrov, kMaliki}, "2009-12-02"}});
  const Party ivanov = {.actor = "actors/ivan-ivanov-ru"};
  EXPECT_THAT(Ask({.parties = {{ivanov, {.actor = "actors/sergey-lavrov"}}}}), ElementsAre("host", "lavrov"));
  EXPECT_THAT(Ask({.parties = {{{.of = "RU", .roles = {"host"}}}}}), ElementsAre("host"));
  EXPECT_THAT(Ask({.parties = {{{.of = "RU"}}, {{.of = "PS", .roles = {"host"}}}}}), IsEmpty());
  EXPECT_THAT(Ask({.parties = {{{.actor = "actors/nobody"}, {.of = "RU"}}}}), ElementsAre("host", "lavrov"));
  EXPECT_THAT(Ask({.parties = {{{.actor = "actors/nobody"}}}}), IsEmpty());
  EXPECT_THAT(Ask({.parties = {{}}}), IsEmpty());
}

TEST_F(EventFilterTest, OneGroupWithAnotherNeedsTwoActors) {
  Record({{"within", {kLavrov, kEgypt}, "2009-12-02"}, {"two", {kLavrov, kIvanov}, "2009-12-03"}});
  EventQuery query = {.parties = {{{.of = "RU"}}, {{.of = "RU"}}}};
  EXPECT_THAT(Ask(query), ElementsAre("two", "within"));
  query.different_parties = true;
  EXPECT_THAT(Ask(query), ElementsAre("two"));
}

TEST_F(EventFilterTest, KindsPlacesAndWordsAreCompared) {
  Record({{"group", {kGroup, kMaliki}, "2009-12-04", "visit", EventStatus::kOccurred, "São Paulo, Brazil"},
          {"dam", {kLavrov, kMaliki}, "2009-12-03", "promise", EventStatus::kOccurred, "Paulo", "to reopen the DAM"},
          {"quote",
           {kLavrov, kMaliki},
           "2009-12-02",
           "promise",
           EventStatus::kOccurred,
           "",
           "to build a damn bridge",
           0.5,
           "Dvořák spoke of a dam."}});
  EXPECT_THAT(Ask({.kinds = {"group"}}), ElementsAre("group"));
  EXPECT_THAT(Ask({.place = "sao paulo"}), ElementsAre("group"));
  EXPECT_THAT(Ask({.place = "PAULO"}), ElementsAre("group", "dam"));
  EXPECT_THAT(Ask({.content_words = "dam"}), ElementsAre("dam"));
  EXPECT_THAT(Ask({.content_words = "reopen dam"}), ElementsAre("dam"));
  EXPECT_THAT(Ask({.content_words = "bridge build"}), ElementsAre("quote"));
  EXPECT_THAT(Ask({.evidence_words = "DVORAK dam"}), ElementsAre("quote"));
  EXPECT_THAT(Ask({.min_confidence = 0.8}), ElementsAre("group", "dam"));
}

TEST_F(EventFilterTest, WithinTakesOnlyEventsAllOfWhoseDaysAreBetween) {
  Record({{"leap", {kLavrov, kMaliki}, "1896-02-28/1896-03-01"}, {"day", {kLavrov, kMaliki}, "1896-02-29"}});
  EventQuery query = {.from = absl::CivilDay(1896, 2, 29), .to = absl::CivilDay(1896, 2, 29)};
  EXPECT_THAT(Ask(query), ElementsAre("day", "leap"));
  query.within = true;
  EXPECT_THAT(Ask(query), ElementsAre("day"));
  query.from = absl::CivilDay(1896, 2, 28);
  query.to = absl::CivilDay(1896, 3, 1);
  EXPECT_THAT(Ask(query), ElementsAre("day", "leap"));
}

TEST_F(EventFilterTest, UndatedEventsAreLeftOutOrGivenAlone) {
  Record({{"dated", {kLavrov, kMaliki}, "2009-12-04"}, {"undated", {kLavrov, kMaliki}, ""}});
  EXPECT_THAT(Ask({}), ElementsAre("undated", "dated"));
  EXPECT_THAT(Ask({.undated = true}), ElementsAre("undated"));
  EXPECT_THAT(Ask({.undated = false}), ElementsAre("dated"));
}

TEST_F(EventFilterTest, SourcesAreThoseOfOneMention) {
  Record({{"herald", {kLavrov, kMaliki}, "2009-12-04"}, {"post", {kLavrov, kMaliki}, "2009-12-03"}});
  Drawn other = {"other", {kLavrov, kMaliki}, "2009-12-02"};
  other.publisher = "Le Débat";
  other.url = "https://user@News.Debat.example:8080/x";
  other.source = "feed";
  Record({other});
  EXPECT_THAT(Ask({.source = {.publisher = "le debat"}}), ElementsAre("other"));
  EXPECT_THAT(Ask({.source = {.domain = "debat.example"}}), ElementsAre("other"));
  EXPECT_THAT(Ask({.source = {.domain = "bat.example"}}), IsEmpty());
  EXPECT_THAT(Ask({.source = {.domain = "herald.example", .source = "desk"}}), ElementsAre("herald", "post"));
  EXPECT_THAT(Ask({.source = {.domain = "herald.example", .source = "feed"}}), IsEmpty());
}

TEST_F(EventFilterTest, PlansOfAWeekAreFoundByTheirStatus) {
  Record({{"planned", {kLavrov, kMaliki}, "2009-12-04", "visit", EventStatus::kPlanned},
          {"possible", {kLavrov, kMaliki}, "2009-12-05", "visit", EventStatus::kPossible},
          {"late", {kLavrov, kMaliki}, "2009-12-12", "visit", EventStatus::kPlanned},
          {"done", {kLavrov, kMaliki}, "2009-12-06"}});
  const EventQuery week = {
      .statuses = {EventStatus::kPlanned}, .from = absl::CivilDay(2009, 12, 1), .to = absl::CivilDay(2009, 12, 7)};
  EXPECT_THAT(Ask(week), ElementsAre("planned"));
  EXPECT_THAT(Ask({.statuses = {EventStatus::kPlanned, EventStatus::kPossible}}),
              ElementsAre("late", "possible", "planned"));
  EXPECT_THAT(Ask({.statuses = {EventStatus::kPlanned, EventStatus::kOccurred}}),
              ElementsAre("late", "done", "planned"));
}

TEST_F(EventFilterTest, ALongContentIsFoundByAnyOfItsWords) {
  std::string content;
  for (int i = 0; i < 60; ++i) absl::StrAppend(&content, "clause", i, " ");
  Record({{"long", {kLavrov, kMaliki}, "2009-12-04", "promise", EventStatus::kOccurred, "", content},
          {"short", {kLavrov, kMaliki}, "2009-12-03", "promise", EventStatus::kOccurred, "", "clause59"}});
  EXPECT_THAT(Ask({.content_words = "clause59"}), ElementsAre("long", "short"));
  EXPECT_THAT(Ask({.content_words = "clause59 clause7"}), ElementsAre("long"));
}

TEST_F(EventFilterTest, APageThatLooksAtTooMuchEndsAndGoesOn) {
  std::vector<Drawn> events;
  for (int i = 0; i < 50; ++i) events.push_back({absl::StrCat("r", i), {kLavrov, kMaliki}, "2009-12-04"});
  events.push_back({"rare", {kGroup, kMaliki}, "2009-12-01"});
  Record(events);
  EventQuery query = {.limit = 5, .kinds = {"group"}, .most_scanned = 20};
  const absl::StatusOr<EventPage> page = store_->Latest().ListEvents(query);
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(page->events, IsEmpty());
  EXPECT_TRUE(page->stopped);
  EXPECT_EQ(page->scanned, 20U);
  ASSERT_TRUE(page->next);
  EXPECT_THAT(Ask(query), ElementsAre("rare"));
  query.order = EventOrder::kOldestFirst;
  EXPECT_THAT(Ask(query), ElementsAre("rare"));
}

TEST(EventDispute, IsWhereMentionsCannotAllBeRight) {
  const auto told = [](EventStatus status, const char* time) {
    StoredMention mention;
    mention.mention.status = status;
    mention.mention.time = *ontology::EventTime::Parse(time);
    return mention;
  };
  using Mentions = std::vector<StoredMention>;
  const StoredMention happened = told(EventStatus::kOccurred, "2009-12-09");
  EXPECT_FALSE(IsDisputed(Mentions{}));
  EXPECT_FALSE(IsDisputed(Mentions{happened, told(EventStatus::kOccurred, "2009-12")}));
  EXPECT_FALSE(IsDisputed(Mentions{happened, told(EventStatus::kOccurred, "")}));
  EXPECT_FALSE(IsDisputed(Mentions{happened, told(EventStatus::kPlanned, "2009-12-01")}));
  EXPECT_TRUE(IsDisputed(Mentions{happened, told(EventStatus::kOccurred, "2009-12-10")}));
  EXPECT_TRUE(IsDisputed(Mentions{happened, told(EventStatus::kCancelled, "")}));
  EXPECT_FALSE(IsDisputed(Mentions{told(EventStatus::kCancelled, ""), told(EventStatus::kPlanned, "")}));
}

// Words of plain English texts, for the reference below.
std::set<std::string> PlainWords(const std::string& text) { return absl::StrSplit(text, ' ', absl::SkipEmpty()); }

bool PlainlyFits(const Drawn& event, const EventQuery& query) {
  const auto takes_part = [&](const Party& party) {
    return std::any_of(event.who.begin(), event.who.end(), [&](const Who& who) {
      const bool is = party.actor.empty() ? who.of == party.of && who.kind != "country"
                                          : absl::StrCat("actors/", who.of) == party.actor && who.kind == "country";
      return is && (party.roles.empty() || party.roles[0] == who.role);
    });
  };
  for (const Parties& parties : query.parties) {
    if (std::none_of(parties.begin(), parties.end(), takes_part)) return false;
  }
  const auto in = [](const auto& values, const auto& value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
  };
  if (!in(query.types, event.type) || !in(query.statuses, event.status)) return false;
  if (!query.place.empty() && !PlainWords(event.place).contains(query.place)) return false;
  if (!query.content_words.empty() && !PlainWords(event.content).contains(query.content_words)) return false;
  return event.confidence >= query.min_confidence;
}

TEST_F(EventFilterTest, EveryCombinationGivesWhatAPlainLookGives) {
  std::mt19937_64 random(5);
  const std::vector<Who> who = {kLavrov, kRussia, kIvanov, kMaliki, kEgypt, kGroup};
  const std::vector<std::string> places = {"", "moscow", "cairo egypt", "cairo"};
  const std::vector<std::string> contents = {"", "trade talks", "trade with arms", "arms control"};
  const std::vector<EventStatus> statuses = {EventStatus::kOccurred, EventStatus::kPlanned, EventStatus::kCancelled};
  const auto draw = [&](const auto& from) { return from[random() % from.size()]; };
  std::vector<Drawn> events;
  for (int i = 0; i < 200; ++i) {
    const size_t first = random() % who.size();
    events.push_back({absl::StrCat("r", i),
                      {who[first], who[(first + 1 + random() % (who.size() - 1)) % who.size()]},
                      absl::StrCat("2009-12-", 10 + random() % 20),
                      random() % 2 == 0 ? "meeting" : "promise",
                      draw(statuses),
                      draw(places),
                      draw(contents),
                      static_cast<double>(random() % 10) / 10});
  }
  Record(events);
  size_t total = 0;
  for (int i = 0; i < 300; ++i) {
    EventQuery query = {.limit = 1 + random() % 40};
    const std::vector<Party> parties = {{.actor = "actors/RU"}, {.of = "RU"}, {.of = "PS"},
                                        {.actor = "actors/EG"}, {.of = "EG"}, {.of = "RU", .roles = {"host"}}};
    for (size_t lists = random() % 3; lists > 0; --lists) query.parties.push_back({draw(parties), draw(parties)});
    if (random() % 3 == 0) query.types = {"promise"};
    if (random() % 3 == 0) query.statuses = {EventStatus::kPlanned, draw(statuses)};
    if (random() % 3 == 0) query.place = "cairo";
    if (random() % 3 == 0) query.content_words = draw(std::vector<std::string>{"trade", "arms", "with", "none"});
    if (random() % 4 == 0) query.min_confidence = 0.5;
    if (random() % 2 == 0) query.order = EventOrder::kOldestFirst;
    std::vector<std::string> expected;
    for (const Drawn& event : events) {
      if (PlainlyFits(event, query)) expected.push_back(event.record);
    }
    EXPECT_THAT(Ask(query), ::testing::UnorderedElementsAreArray(expected)) << "query " << i;
    total += expected.size();
  }
  EXPECT_GT(total, 1000U);
}

}  // namespace
}  // namespace chancery::store
