// Timelines, compared with a plain filter over all events.
#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::Event;
using ontology::EventStatus;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::Told;

bool Holds(const auto& values, const auto& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

bool TakesPart(const Event& event, const std::string& actor, const std::vector<std::string>& roles) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Event::Participant& one) {
    return (actor.empty() || one.actor == actor) && Holds(roles, one.role);
  });
}

bool Fits(const Event& event, const EventQuery& query) {
  const absl::CivilDay last = std::max(event.sort_day, event.time.latest().value_or(event.sort_day));
  if (query.from && last < *query.from) return false;
  if (query.to && event.sort_day > *query.to) return false;
  if (!Holds(query.types, event.type) || !Holds(query.statuses, event.status)) return false;
  for (const std::string& actor : query.actors) {
    if (!TakesPart(event, actor, {})) return false;
  }
  return query.roles.empty() || TakesPart(event, query.actors.empty() ? "" : query.actors[0], query.roles);
}

class EventListTest : public ::testing::Test {
 protected:
  void Ingest(const std::vector<ArticleInput>& articles) {
    for (const ArticleInput& article : articles) ASSERT_TRUE(store_->Ingest(article).ok());
  }

  std::vector<Event> List(EventQuery query) {
    std::vector<Event> events;
    do {
      const auto page = store_->Latest().ListEvents(query);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) return events;
      EXPECT_LE(page->events.size(), query.limit);
      EXPECT_TRUE(!page->next || page->events.size() == query.limit) << "a page that is not full, but not the last";
      for (const EventWithEvidence& event : page->events) events.push_back(event.stored.event);
      query.after = page->next;
    } while (query.after);
    return events;
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

EventQuery RandomQuery(std::mt19937_64& random) {
  static const std::vector<std::string> actors = {
      "actors/sergey-lavrov", "actors/riad-maliki-ps", "actors/RU", "actors/mahmud-abas-ps", "actors/EG",
      "actors/nobody"};
  static const std::vector<std::string> roles = {"participant", "host", "visitor", "source"};
  static const std::vector<std::string> types = {"meeting", "visit", "conference", "promise"};
  EventQuery query;
  const auto some = [&](const std::vector<std::string>& from, size_t most, std::vector<std::string>* into) {
    for (size_t i = random() % (most + 1); i > 0; --i) into->push_back(from[random() % from.size()]);
  };
  some(actors, 3, &query.actors);
  if (random() % 3 == 0) some(roles, 2, &query.roles);
  some(types, 2, &query.types);
  if (random() % 3 == 0) query.statuses = {EventStatus::kPlanned, EventStatus::kCancelled};
  if (random() % 2 == 0) query.from = absl::CivilDay(2009, 12, 1) + static_cast<int>(random() % 50);
  if (random() % 2 == 0) query.to = absl::CivilDay(2009, 12, 1) + static_cast<int>(random() % 50);
  query.order = random() % 2 == 0 ? EventOrder::kNewestFirst : EventOrder::kOldestFirst;
  query.limit = 1 + random() % 20;
  return query;
}

TEST_F(EventListTest, EveryQueryGivesWhatAPlainFilterGivesInOrder) {
  Ingest(testing::RandomArticles(11, 120));
  Ingest({testing::ArticleTelling({.article = "year",
                                   .parts = {{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}},
                                   .time = "2009",
                                   .published = "2010-03-01"}),
          testing::ArticleTelling({.article = "years",
                                   .type = "conference",
                                   .parts = {{"host", "Russia"}, {"attendee", "Egypt"}},
                                   .time = "2008-05/2010-01",
                                   .published = "2010-03-01"})});
  const auto all = testing::AllEvents(store_->Latest());
  std::mt19937_64 random(11);
  size_t found = 0;
  for (int i = 0; i < 400; ++i) {
    const EventQuery query = RandomQuery(random);
    const std::vector<Event> events = List(query);
    found += events.size();
    std::set<std::string> names;
    for (const Event& event : events) EXPECT_TRUE(names.insert(event.name).second) << event.name << " comes twice";
    for (const auto& [name, event] : all) EXPECT_EQ(names.contains(name), Fits(event, query)) << name << " query " << i;
    const bool newest = query.order == EventOrder::kNewestFirst;
    EXPECT_TRUE(std::is_sorted(
        events.begin(), events.end(),
        [&](const Event& a, const Event& b) { return newest ? a.sort_day > b.sort_day : a.sort_day < b.sort_day; }))
        << "query " << i;
  }
  EXPECT_GT(found, 500);
}

TEST_F(EventListTest, OldestFirstIsNewestFirstReversed) {
  Ingest(testing::RandomArticles(12, 80));
  std::vector<Event> newest = List({.limit = 7});
  const std::vector<Event> oldest = List({.order = EventOrder::kOldestFirst, .limit = 9});
  std::reverse(newest.begin(), newest.end());
  EXPECT_EQ(newest, oldest);
}

TEST_F(EventListTest, PairsInLargeGatheringsAreFoundToo) {
  Told told = {.article = "summit", .type = "conference", .time = "2009-12-09", .published = "2009-12-09"};
  for (int i = 0; i < 60; ++i) told.parts.emplace_back("attendee", absl::StrCat("Person ", i));
  Ingest({testing::ArticleTelling(told),
          testing::ArticleTelling({.article = "small",
                                   .parts = {{"participant", "Person 3"}, {"participant", "Person 50"}},
                                   .time = "2009-12-10",
                                   .published = "2009-12-10"})});
  const std::vector<Event> events = List({.actors = {"actors/person-3", "actors/person-50"}});
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[0].type, "meeting");
  EXPECT_EQ(events[1].type, "conference");
  EXPECT_THAT(List({.actors = {"actors/person-50", "actors/person-3", "actors/person-7"}}), SizeIs(1));
}

TEST_F(EventListTest, APageGoesOnInItsPlaceWhileArticlesAreWritten) {
  for (int day = 10; day < 20; ++day) {
    Ingest({testing::ArticleTelling({.article = absl::StrCat("a", day),
                                     .parts = {{"participant", "Sergey Lavrov"}, {"participant", "Mahmoud Abbas"}},
                                     .time = absl::StrCat("2009-12-", day)})});
  }
  EventQuery query = {.actors = {"actors/sergey-lavrov"}, .limit = 4};
  const auto first = store_->Latest().ListEvents(query);
  ASSERT_TRUE(first.ok());
  Ingest({testing::ArticleTelling({.article = "new",
                                   .parts = {{"participant", "Sergey Lavrov"}, {"participant", "Mahmoud Abbas"}},
                                   .time = "2009-12-25"})});
  const auto position = Cursor::Decode(first->next->Encode());
  ASSERT_TRUE(position.ok());
  query.after = *position;
  const auto second = store_->Latest().ListEvents(query);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(first->events.back().stored.event.sort_day, absl::CivilDay(2009, 12, 16));
  EXPECT_EQ(second->events.front().stored.event.sort_day, absl::CivilDay(2009, 12, 15));
}

TEST_F(EventListTest, EventsComeWithTheirEvidenceWhereItIsAskedFor) {
  Ingest(testing::RandomArticles(13, 40));
  const auto page = store_->Latest().ListEvents({.limit = 50, .evidence = true});
  ASSERT_TRUE(page.ok());
  for (const EventWithEvidence& event : page->events) {
    ASSERT_EQ(event.mentions.size(), event.stored.event.mentions.size());
    for (size_t i = 0; i < event.mentions.size(); ++i) {
      EXPECT_EQ(event.mentions[i].mention.id, event.stored.event.mentions[i]);
      EXPECT_FALSE(event.mentions[i].mention.evidence.empty());
      EXPECT_EQ(event.mentions[i].title, "Title of " + event.mentions[i].mention.article);
    }
  }
}

TEST_F(EventListTest, AReadEndsWhenItIsCancelledOrLate) {
  Ingest(testing::RandomArticles(14, 20));
  const ReadView view = store_->Latest();
  EXPECT_EQ(view.ListEvents({}, {.cancelled = [] { return true; }}).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(view.ListEvents({}, {.deadline = absl::Now() - absl::Seconds(1)}).status().code(),
            absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(
      view.ListEvents({}, {.deadline = absl::Now() + absl::Minutes(1), .cancelled = [] { return false; }}).ok());
}

TEST_F(EventListTest, ALongScanLooksWhetherItIsCancelled) {
  std::vector<ArticleInput> articles;
  for (int i = 0; i < 600; ++i) {
    articles.push_back(testing::ArticleTelling({.article = absl::StrCat("a", i),
                                                .parts = {{"participant", absl::StrCat("Person ", i)}},
                                                .time = "2009-12-10"}));
  }
  Ingest(articles);
  int looks = 0;
  const auto page = store_->Latest().ListEvents({.kinds = {"group"}}, {.cancelled = [&] {
                                                  ++looks;
                                                  return looks == 3;
                                                }});
  EXPECT_EQ(page.status().code(), absl::StatusCode::kCancelled);
}

TEST_F(EventListTest, LimitsAndNamesOutOfRangeAreRefusedAndSwappedDaysGiveNothing) {
  Ingest(testing::RandomArticles(15, 20));
  const ReadView view = store_->Latest();
  EXPECT_EQ(view.ListEvents({.limit = 0}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(view.ListEvents({.limit = 1001}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(view.ListEvents({.actors = {"RU"}}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(List({.from = absl::CivilDay(2010, 2, 1), .to = absl::CivilDay(2009, 1, 1)}), IsEmpty());
  EXPECT_THAT(List({.actors = {"actors/nobody"}}), IsEmpty());
}

}  // namespace
}  // namespace chancery::store
