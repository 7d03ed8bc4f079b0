#include "resolve/compose.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using ontology::Event;
using ontology::EventStatus;
using ::testing::ElementsAre;
using ::testing::Field;
using testing::Resolved;
using ::testing::SizeIs;
using testing::Told;

const std::vector<std::pair<std::string, std::string>> kPair = {{"participant", "Sergey Lavrov"},
                                                                {"participant", "Riyad al-Maliki"}};

Told Meeting(std::string article, std::string time, std::string published) {
  return {std::move(article), "meeting", kPair, std::move(time), std::move(published)};
}

// REQUIRES: the mentions are one event and in its order.
Event ComposeAll(const std::vector<ResolvedMention>& mentions) {
  Cluster cluster;
  for (const ResolvedMention& mention : mentions) cluster.push_back(&mention);
  return Compose(cluster);
}

TEST(Compose, OneMentionGivesAllValues) {
  Told told = Meeting("a", "../2009-12-09", "2009-12-09");
  told.place = "Moscow";
  told.content = "the peace process";
  const ResolvedMention mention = Resolved(told);
  const Event event = ComposeAll({mention});
  EXPECT_EQ(event.name, "events/" + mention.mention.id);
  EXPECT_EQ(event.type, "meeting");
  EXPECT_EQ(event.time.ToString(), "../2009-12-09");
  EXPECT_EQ(event.sort_day, absl::CivilDay(2009, 12, 9));
  EXPECT_FALSE(event.undated);
  EXPECT_EQ(event.place, "Moscow");
  EXPECT_EQ(event.content, "the peace process");
  EXPECT_EQ(event.confidence, 0.5);
  EXPECT_THAT(event.mentions, ElementsAre(mention.mention.id));
  EXPECT_THAT(
      event.participants,
      ElementsAre(Event::Participant{"actors/sergey-lavrov", "Sergey Lavrov", "person", "RU", "participant", ""},
                  Event::Participant{"actors/riad-maliki-ps", "Riyad al-Maliki", "person", "PS", "participant", ""}));
}

TEST(Compose, ARoleThatSaysMoreStandsForParticipant) {
  Told hosted = Meeting("b", "2009-12-09", "2009-12-10");
  hosted.parts[0].first = "host";
  const Event event = ComposeAll({Resolved(Meeting("a", "2009-12-09", "2009-12-09")), Resolved(hosted)});
  EXPECT_THAT(event.participants,
              ElementsAre(Field(&Event::Participant::role, "participant"), Field(&Event::Participant::role, "host")));
}

TEST(Compose, TheStatusOfAParticipationIsTheLatest) {
  ResolvedMention invited = Resolved(Meeting("a", "2009-12-09", "2009-12-01"));
  invited.mention.participants[1].status = "invited";
  ResolvedMention likely = Resolved(Meeting("b", "2009-12-09", "2009-12-02"));
  likely.mention.participants[1].status = "likely";
  const Event event = ComposeAll({invited, likely});
  ASSERT_THAT(event.participants, SizeIs(2));
  EXPECT_EQ(event.participants[1].status, "likely");
}

TEST(Compose, TheMostExactTimeAndTheLongestContentAreTaken) {
  Told month = Meeting("a", "2009-12", "2009-12-20");
  month.content = "everything that there is to say";
  Told day = Meeting("b", "2009-12-09", "2009-12-10");
  day.content = "something";
  const Event event = ComposeAll({Resolved(day), Resolved(month)});
  EXPECT_EQ(event.time.ToString(), "2009-12-09");
  EXPECT_EQ(event.content, "everything that there is to say");
}

TEST(Compose, AnUndatedEventIsSortedByItsFirstPublication) {
  const Event event = ComposeAll({Resolved(Meeting("a", "", "2009-12-09")), Resolved(Meeting("b", "", "2009-12-10"))});
  EXPECT_TRUE(event.undated);
  EXPECT_EQ(event.sort_day, absl::CivilDay(2009, 12, 9));
  EXPECT_EQ(ComposeAll({Resolved(Meeting("c", "", ""))}).sort_day, absl::CivilDay(1, 1, 1));
}

TEST(Compose, WhatHasHappenedStaysSoAndKeepsItsDay) {
  Told plan = Meeting("a", "2009-12-09", "2009-12-01");
  plan.status = EventStatus::kPlanned;
  Told late = Meeting("c", "2009-12-09", "2010-02-01");
  late.status = EventStatus::kPlanned;
  const Event event =
      ComposeAll({Resolved(plan), Resolved(Meeting("b", "2009-12-10/2009-12-11", "2009-12-12")), Resolved(late)});
  EXPECT_EQ(event.status, EventStatus::kOccurred);
  EXPECT_EQ(event.time.ToString(), "2009-12-10/2009-12-11");
}

TEST(Compose, ADayPlannedThatFitsAVagueReportIsKept) {
  Told plan = Meeting("a", "2009-12-09", "2009-12-01");
  plan.status = EventStatus::kPlanned;
  const Event event = ComposeAll({Resolved(plan), Resolved(Meeting("b", "../2009-12-11", "2009-12-11"))});
  EXPECT_EQ(event.time.ToString(), "2009-12-09");
}

TEST(Compose, ASurnameOrAnOfficeStandsForTheOneWhoIsNamed) {
  Told short_names = Meeting("b", "2009-12-09", "2009-12-10");
  short_names.parts = {{"participant", "Russian minister, RU"}, {"participant", "Maliki, PS"}};
  const Event event = ComposeAll({Resolved(Meeting("a", "2009-12-09", "2009-12-09")), Resolved(short_names)});
  EXPECT_THAT(event.participants, ElementsAre(Field(&Event::Participant::actor, "actors/sergey-lavrov"),
                                              Field(&Event::Participant::actor, "actors/riad-maliki-ps")));
}

TEST(Compose, ASurnameThatTwoHaveStandsForNeither) {
  Told three = Meeting("a", "2009-12-09", "2009-12-09");
  three.parts = {{"participant", "Anna Berg, DE"}, {"participant", "Otto Berg, DE"}, {"participant", "Russia"}};
  Told two = three;
  two.article = "b";
  two.parts = {{"participant", "Berg, DE"}, {"participant", "Russia"}};
  EXPECT_THAT(ComposeAll({Resolved(three), Resolved(two)}).participants, SizeIs(4));
}

TEST(Compose, AStateIsLeftOutWhereOneTakesPartWhoActsForIt) {
  Told states = Meeting("b", "2009-12-09", "2009-12-10");
  states.parts = {{"participant", "Russia"}, {"participant", "Egypt"}};
  const Event event = ComposeAll({Resolved(Meeting("a", "2009-12-09", "2009-12-09")), Resolved(states)});
  EXPECT_THAT(event.participants, ElementsAre(Field(&Event::Participant::name, "Sergey Lavrov"),
                                              Field(&Event::Participant::name, "Riyad al-Maliki"),
                                              Field(&Event::Participant::name, "Egypt")));
}

TEST(Compose, OfMentionsOfOneDayTheRipestStatusWins) {
  Told plan = Meeting("a", "2009-12-09", "2009-12-09");
  plan.status = EventStatus::kPlanned;
  const ResolvedMention planned = Resolved(plan);
  const ResolvedMention occurred = Resolved(Meeting("b", "2009-12-09", "2009-12-09"));
  EXPECT_EQ(ComposeAll({planned, occurred}).status, EventStatus::kOccurred);
}

}  // namespace
}  // namespace chancery::resolve
