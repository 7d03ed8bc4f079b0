#include "resolve/partition.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using ontology::EventStatus;
using testing::Resolved;
using testing::Told;
using ::testing::UnorderedElementsAre;

using Parts = std::vector<std::pair<std::string, std::string>>;
using Articles = std::set<std::string>;
const Parts kPair = {{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}};
const Parts kStates = {{"participant", "Russia"}, {"participant", "Palestine"}};

Told Meeting(std::string article, std::string time, std::string published, Parts parts = kPair,
             EventStatus status = EventStatus::kOccurred) {
  return {std::move(article), "meeting", std::move(parts), std::move(time), std::move(published), status};
}

Told Plan(std::string article, std::string time, std::string published) {
  return Meeting(std::move(article), std::move(time), std::move(published), kPair, EventStatus::kPlanned);
}

// The articles of each event; the mentions are given in every order of two ways.
std::vector<Articles> EventsOf(const std::vector<Told>& told) {
  std::vector<ResolvedMention> mentions;
  for (const Told& one : told) mentions.push_back(Resolved(one, static_cast<uint32_t>(mentions.size())));
  std::vector<const ResolvedMention*> pointers;
  for (const ResolvedMention& mention : mentions) pointers.push_back(&mention);
  const std::vector<Cluster> clusters = Partition(pointers);
  std::reverse(pointers.begin(), pointers.end());
  EXPECT_EQ(Partition(pointers), clusters);
  std::vector<Articles> events;
  for (const Cluster& cluster : clusters) {
    Articles& event = events.emplace_back();
    for (const ResolvedMention* mention : cluster) event.insert(mention->mention.article);
  }
  return events;
}

TEST(Partition, AYearIsTheDayOfItIfThereIsOneOnly) {
  EXPECT_THAT(EventsOf({Meeting("year", "2009", "2010-06-01"), Meeting("day", "2009-05-03", "2009-05-04")}),
              UnorderedElementsAre(Articles{"year", "day"}));
  EXPECT_THAT(EventsOf({Meeting("year", "2009", "2010-06-01"), Meeting("may", "2009-05-03", "2009-05-04"),
                        Meeting("july", "2009-07-03", "2009-07-04")}),
              UnorderedElementsAre(Articles{"year"}, Articles{"may"}, Articles{"july"}));
}

TEST(Partition, AmongTwoDaysThePlaceDecidesWhichAYearMeans) {
  Told year = Meeting("year", "2009", "2010-06-01");
  Told may = Meeting("may", "2009-05-03", "2009-05-04");
  Told july = Meeting("july", "2009-07-03", "2009-07-04");
  year.place = may.place = "Moscow";
  july.place = "Cairo";
  EXPECT_THAT(EventsOf({july, may, year}), UnorderedElementsAre(Articles{"year", "may"}, Articles{"july"}));
}

TEST(Partition, AMentionOfStatesDoesNotMakeOneOfTheMeetingsOfTheirMinisters) {
  const Parts others = {{"participant", "Ivanov, RU"}, {"participant", "Mahmoud Abbas"}};
  const std::vector<Articles> events =
      EventsOf({Meeting("states", "2009-05-03", "2009-05-03", kStates), Meeting("one", "2009-05-03", "2009-05-04"),
                Meeting("other", "2009-05-03", "2009-05-05", others)});
  ASSERT_EQ(events.size(), 2);
  EXPECT_EQ(events[0].contains("one") + events[1].contains("one"), 1);
  EXPECT_NE(events[0].contains("one"), events[0].contains("other"));
}

TEST(Partition, WhatWasPutOffIsOneEventWithItsPlanAndWithWhatIsHeldAtLast) {
  Told moved = Plan("moved", "2010-02-20", "2010-01-05");
  moved.quote = "The talks have been put off until February 20.";
  const Told plan = Plan("plan", "2010-01-10", "2009-12-09");
  const Told held = Meeting("held", "2010-02-20", "2010-02-21");
  EXPECT_THAT(EventsOf({held, moved, plan}), UnorderedElementsAre(Articles{"plan", "moved", "held"}));
  moved.quote = "The talks are to be on February 20.";
  EXPECT_THAT(EventsOf({held, moved, plan}), UnorderedElementsAre(Articles{"plan"}, Articles{"moved", "held"}));
}

TEST(Partition, WhatWasHeldBeforeStaysApartFromWhatIsPutOff) {
  Told off = Plan("off", "2010-01-10", "2010-01-05");
  off.status = EventStatus::kCancelled;
  EXPECT_THAT(EventsOf({off, Meeting("before", "2009-12-20", "2009-12-21"),
                        Meeting("after", "2010-02-20", "2010-02-21"), Meeting("later", "2010-03-20", "2010-03-21")}),
              UnorderedElementsAre(Articles{"before"}, Articles{"off", "after"}, Articles{"later"}));
}

TEST(Partition, AVagueReportIsTheDayThatIsNearestToIt) {
  EXPECT_THAT(EventsOf({Meeting("vague", "2010-01", "2010-02-03"), Meeting("early", "2010-01-03", "2010-01-04"),
                        Meeting("late", "2010-01-28", "2010-01-29")}),
              UnorderedElementsAre(Articles{"early"}, Articles{"vague", "late"}));
}

TEST(Partition, TwoMentionsOfOneArticleAreTwoEventsHoweverManyOthersTellThem) {
  EXPECT_THAT(EventsOf({Meeting("a", "2010-01-03", "2010-01-04"), Meeting("a", "../2010-01-04", "2010-01-04"),
                        Meeting("b", "2010-01-03", "2010-01-04"), Meeting("c", "2010-01-03", "2010-01-05")}),
              UnorderedElementsAre(Articles{"a"}, Articles{"a", "b", "c"}));
}

}  // namespace
}  // namespace chancery::resolve
