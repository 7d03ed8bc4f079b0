#include "resolve/same_event.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "resolve/resolve.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using ontology::EventStatus;
using testing::Resolved;
using testing::Told;

using Parts = std::vector<std::pair<std::string, std::string>>;
const Parts kLavrovAndMaliki = {{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}};

bool Same(const Told& a, const Told& b) {
  const ResolvedMention first = Resolved(a, 0);
  const ResolvedMention second = Resolved(b, 1);
  const bool same = CanBeSameEvent(Traits(first), Traits(second));
  EXPECT_EQ(same, CanBeSameEvent(Traits(second), Traits(first))) << "the relation is not symmetric";
  return same;
}

Told Meeting(std::string article, std::string time, std::string published, Parts parts = kLavrovAndMaliki) {
  return {std::move(article), "meeting", std::move(parts), std::move(time), std::move(published)};
}

TEST(SameEvent, MeetingsOfTheSamePairOnTheSameDayAreOne) {
  EXPECT_TRUE(Same(Meeting("a", "2009-12-08", "2009-12-09"), Meeting("b", "2009-12-08", "2009-12-20")));
}

TEST(SameEvent, MeetingsOfTheSamePairOnDifferentDaysAreTwo) {
  EXPECT_FALSE(Same(Meeting("a", "2009-12-08", "2009-12-09"), Meeting("b", "2009-12-09", "2009-12-09")));
}

TEST(SameEvent, MentionsOfOneArticleAreNeverOne) {
  EXPECT_FALSE(Same(Meeting("a", "2009-12-08", "2009-12-09"), Meeting("a", "2009-12-08", "2009-12-09")));
}

TEST(SameEvent, AMeetingWithOnePartnerMoreIsTheSameButNotOneWithAnotherPartner) {
  Parts three = kLavrovAndMaliki;
  three.emplace_back("host", "Mahmoud Abbas");
  const Parts other = {{"participant", "Sergey Lavrov"}, {"participant", "Mahmoud Abbas"}};
  EXPECT_TRUE(Same(Meeting("a", "2009-12-08", ""), Meeting("b", "2009-12-08", "", three)));
  EXPECT_FALSE(Same(Meeting("a", "2009-12-08", ""), Meeting("b", "2009-12-08", "", other)));
  EXPECT_FALSE(Same(Meeting("a", "2009-12-08", "", {{"participant", "Russia"}}),
                    Meeting("b", "2009-12-08", "", {{"participant", "Russia"}})));
}

TEST(SameEvent, AMeetingOnOrBeforeTheDayOfTheNewsIsOfTheDaysBeforeIt) {
  const Told vague = Meeting("a", "../2009-12-09", "2009-12-09");
  EXPECT_TRUE(Same(vague, Meeting("b", "2009-12-08", "2009-12-09")));
  EXPECT_TRUE(Same(vague, Meeting("b", "../2009-12-11", "2009-12-11")));
  EXPECT_FALSE(Same(vague, Meeting("b", "2009-10-01", "2009-12-09")));
  EXPECT_FALSE(Same(vague, Meeting("b", "../2009-12-13", "2009-12-13")));
}

TEST(SameEvent, UndatedMentionsAreOneOnlyIfPublishedWithinDays) {
  EXPECT_TRUE(Same(Meeting("a", "", "2009-12-09"), Meeting("b", "", "2009-12-12")));
  EXPECT_FALSE(Same(Meeting("a", "", "2009-12-09"), Meeting("b", "", "2009-12-20")));
  EXPECT_FALSE(Same(Meeting("a", "", ""), Meeting("b", "", "")));
}

TEST(SameEvent, APlanForAMonthAgreesWithADayOfIt) {
  EXPECT_TRUE(Same(Meeting("a", "2010-01", "2009-12-09"), Meeting("b", "2010-01-20", "2010-01-21")));
  EXPECT_FALSE(Same(Meeting("a", "2010-01", "2009-12-09"), Meeting("b", "2010-02-01", "2010-02-01")));
}

TEST(SameEvent, WhatHasHappenedWasNotAfterTheNewsAndWhatIsPlannedIsNotBeforeIt) {
  Told reported = Meeting("a", "2010-01", "2010-01-15");
  EXPECT_FALSE(Same(reported, Meeting("b", "2010-01-20", "2010-01-21")));
  EXPECT_TRUE(Same(reported, Meeting("b", "2010-01-10", "2010-01-11")));
  reported.status = EventStatus::kPlanned;
  EXPECT_TRUE(Same(reported, Meeting("b", "2010-01-20", "2010-01-21")));
  EXPECT_FALSE(Same(reported, Meeting("b", "2010-01-10", "2010-01-11")));
}

TEST(SameEvent, APlanWithoutADayAgreesWithWhatHappensWithinAYear) {
  Told plan = Meeting("a", "", "2009-12-09");
  plan.status = EventStatus::kPossible;
  EXPECT_TRUE(Same(plan, Meeting("b", "2010-05-20", "2010-05-21")));
  EXPECT_FALSE(Same(plan, Meeting("b", "2011-05-20", "2011-05-21")));
  EXPECT_FALSE(Same(plan, Meeting("b", "2009-12-01", "2009-12-10")));
}

TEST(SameEvent, APlanMayMissTheDayByOneButTwoReportsMayNot) {
  Told plan = Meeting("a", "2009-12-08", "2009-12-01");
  EXPECT_FALSE(Same(plan, Meeting("b", "2009-12-09", "2009-12-10")));
  plan.status = EventStatus::kPlanned;
  EXPECT_TRUE(Same(plan, Meeting("b", "2009-12-09", "2009-12-10")));
  EXPECT_FALSE(Same(plan, Meeting("b", "2009-12-10", "2009-12-10")));
}

TEST(SameEvent, AMeetingThatIsPutOffAgreesWithTheDayBeforeAndTheDayAfter) {
  Told moved = Meeting("b", "2010-02-20", "2010-01-05");
  moved.status = EventStatus::kPlanned;
  Told plan = Meeting("a", "2010-01-10", "2009-12-09");
  plan.status = EventStatus::kPlanned;
  EXPECT_FALSE(Same(plan, moved));
  moved.quote = "The meeting has been postponed until February 20.";
  EXPECT_TRUE(Same(plan, moved));
  // What had happened before is another.
  EXPECT_FALSE(Same(Meeting("c", "2009-12-20", "2009-12-21"), moved));
  EXPECT_TRUE(Same(Meeting("c", "2010-02-20", "2010-02-21"), moved));
}

TEST(SameEvent, ACallIsNoMeetingInPerson) {
  Told call = Meeting("b", "2009-12-08", "2009-12-09");
  EXPECT_TRUE(Same(Meeting("a", "2009-12-08", "2009-12-09"), call));
  call.quote = "Lavrov spoke with Maliki by telephone.";
  EXPECT_FALSE(Same(Meeting("a", "2009-12-08", "2009-12-09"), call));
  Told other = call;
  other.article = "c";
  EXPECT_TRUE(Same(call, other));
  // A call that is spoken of in passing says nothing.
  ResolvedMention meeting = Resolved(Meeting("d", "2009-12-08", "2009-12-09"), 0);
  meeting.mention.evidence.push_back({"It was agreed on by telephone.", 500, 540, "", "meeting.noun.call"});
  const ResolvedMention by_phone = Resolved(call, 1);
  EXPECT_FALSE(CanBeSameEvent(Traits(meeting), Traits(by_phone)));
}

TEST(SameEvent, ThoseWhoActForAStateStandForItButNotForEachOther) {
  const Told persons = Meeting("a", "2009-12-08", "2009-12-09");
  EXPECT_TRUE(Same(persons, Meeting("b", "2009-12-08", "", {{"participant", "Russia"}, {"participant", "Palestine"}})));
  EXPECT_FALSE(Same(persons, Meeting("b", "2009-12-08", "", {{"participant", "Russia"}, {"participant", "Egypt"}})));
  EXPECT_FALSE(
      Same(persons, Meeting("b", "2009-12-08", "", {{"participant", "Russia"}, {"participant", "Mahmoud Abbas"}})));
}

TEST(SameEvent, WhoServesAnOrganisationMeetsForItAndForNobodyElse) {
  const Told named = Meeting("a", "2009-02-08", "2009-02-09",
                             {{"participant", "Mohamed ElBaradei"}, {"participant", "Sergey Lavrov"}});
  EXPECT_TRUE(Same(named, Meeting("b", "2009-02-08", "", {{"participant", "IAEA"}, {"participant", "Russia"}})));
  EXPECT_FALSE(Same(named, Meeting("b", "2009-02-08", "", {{"participant", "France"}, {"participant", "Russia"}})));
}

TEST(SameEvent, ASurnameOrAnOfficeIsEnoughToKnowAPerson) {
  const Told named = Meeting("a", "2009-12-08", "2009-12-09");
  const auto with = [](const std::string& other) {
    return Meeting("b", "2009-12-08", "", {{"participant", "Sergei Lavrov, RU"}, {"participant", other}});
  };
  EXPECT_TRUE(Same(named, with("Maliki, PS")));
  EXPECT_TRUE(Same(named, with("R. al-Maliki")));
  EXPECT_TRUE(Same(named, with("Palestinian minister, PS")));
  EXPECT_FALSE(Same(named, with("Maliki, IQ")));
  EXPECT_FALSE(Same(named, with("Nouri al-Maliki")));
  EXPECT_FALSE(Same(named, with("Israeli minister, IL")));
}

TEST(SameEvent, OneOfThreeParticipantsMayBeMissing) {
  const Parts three = {{"participant", "Sergey Lavrov"}, {"participant", "Mahmoud Abbas"}, {"participant", "France"}};
  const Parts other = {{"participant", "Sergey Lavrov"}, {"participant", "Mahmoud Abbas"}, {"participant", "Egypt"}};
  const Parts third = {{"participant", "Sergey Lavrov"}, {"participant", "Israel"}, {"participant", "Egypt"}};
  EXPECT_TRUE(Same(Meeting("a", "2009-12-08", "", three), Meeting("b", "2009-12-08", "", other)));
  EXPECT_FALSE(Same(Meeting("a", "2009-12-08", "", three), Meeting("b", "2009-12-08", "", third)));
}

TEST(SameEvent, MeetingsInTwoCountriesAreTwoUnlessADaySaysOtherwise) {
  Told here = Meeting("a", "2009-12", "2010-01-05");
  Told there = Meeting("b", "2009-12", "2010-01-05");
  here.place = "Moscow";
  there.place = "Cairo";
  EXPECT_FALSE(Same(here, there));
  there.place = "Russia";
  EXPECT_TRUE(Same(here, there));
  there.place = "Cairo";
  here.time = there.time = "2009-12-08";
  EXPECT_TRUE(Same(here, there));
}

TEST(SameEvent, OneArticleTellsAnEventTwiceOnlyInOneSentenceOrWithoutNames) {
  const Told named = Meeting("a", "2009-12-08", "2009-12-09");
  const Told described = Meeting("a", "../2009-12-09", "2009-12-09",
                                 {{"participant", "Sergey Lavrov"}, {"participant", "Palestinian minister, PS"}});
  EXPECT_TRUE(Same(named, described));
  EXPECT_FALSE(Same(named, named));
  const ResolvedMention first = Resolved(named, 0);
  EXPECT_TRUE(CanBeSameEvent(Traits(first), Traits(first)));
}

TEST(SameEvent, AVisitLastsSomeDaysButTwoMonthsHaveTwoVisits) {
  const Told visit = {"a", "visit", {{"visitor", "Mahmoud Abbas"}, {"host", "Russia"}}, "2010-01-26", ""};
  Told other = visit;
  other.article = "b";
  other.time = "2010-01-28";
  EXPECT_TRUE(Same(visit, other));
  other.time = "2010-02-26";
  EXPECT_FALSE(Same(visit, other));
}

TEST(SameEvent, VisitsNeedTheSameVisitorAndDestination) {
  const Told visit = {"a", "visit", {{"visitor", "Mahmoud Abbas"}, {"host", "Russia"}}, "2010-01-26", ""};
  Told other = visit;
  other.article = "b";
  EXPECT_TRUE(Same(visit, other));
  other.parts = {{"visitor", "Mahmoud Abbas"}, {"host", "Egypt"}};
  EXPECT_FALSE(Same(visit, other));
  other.parts = {{"visitor", "Riyad al-Maliki"}, {"host", "Russia"}};
  EXPECT_FALSE(Same(visit, other));
}

TEST(SameEvent, AVisitWithoutHostIsToldByItsPlace) {
  Told visit = {"a", "visit", {{"visitor", "Mahmoud Abbas"}, {"host", "Russia"}}, "2010-01-26", ""};
  Told hostless = {"b", "visit", {{"visitor", "Mahmoud Abbas"}}, "2010-01-26", ""};
  EXPECT_FALSE(Same(visit, hostless));
  visit.place = "Moscow";
  hostless.place = "MOSCOW";
  EXPECT_TRUE(Same(visit, hostless));
  hostless.place = "Cairo";
  EXPECT_FALSE(Same(visit, hostless));
}

TEST(SameEvent, ConferencesNeedMoreThanAConvenerInCommon) {
  Told first = {"a", "conference", {{"host", "Russia"}, {"invitee", "Hamas"}}, "", "2009-12-09"};
  Told second = {"b", "conference", {{"host", "Russia"}, {"attendee", "Egypt"}}, "", "2009-12-10"};
  EXPECT_FALSE(Same(first, second));
  first.content = "a conference on the Middle East";
  second.content = "Middle-East peace";
  EXPECT_TRUE(Same(first, second));
  first.place = "Moscow";
  second.place = "Cairo";
  EXPECT_FALSE(Same(first, second));
  second.place = "Moscow";
  second.content = "";
  EXPECT_TRUE(Same(first, second));
}

TEST(SameEvent, AConferenceIsKnownByWhereItIsWhoeverIsTold) {
  Told first = {"a", "conference", {{"attendee", "Israel"}}, "2009-12-09", ""};
  Told second = {"b", "conference", {{"attendee", "Egypt"}}, "2009-12-10", ""};
  first.place = second.place = "Moscow";
  EXPECT_FALSE(Same(first, second));
  first.content = "a conference on the Middle East";
  second.content = "the Middle East conference";
  EXPECT_TRUE(Same(first, second));
  second.time = "2009-12-19";
  EXPECT_FALSE(Same(first, second));
}

TEST(SameEvent, PromisesNeedTheSameSourceAndMostWordsInCommon) {
  Told first = {"a", "promise", {{"source", "Sergey Lavrov"}}, "2009-12-09", ""};
  Told second = {"b", "promise", {{"source", "Sergey Lavrov"}}, "2009-12-09", ""};
  first.content = "continue to participate in the Middle East peace process";
  second.content = "participate in the peace process";
  EXPECT_TRUE(Same(first, second));
  second.content = "continue working with Hamas";
  EXPECT_FALSE(Same(first, second));
  second.content = "";
  EXPECT_FALSE(Same(first, second));
}

TEST(SameEvent, APromiseMayBeToldAgainWeeksLater) {
  Told first = {"a", "promise", {{"source", "Sergey Lavrov"}}, "2009-12-09", "2009-12-10"};
  first.content = "send a million tons of grain";
  Told second = first;
  second.article = "b";
  second.time = "../2009-12-29";
  second.published = "2009-12-29";
  EXPECT_TRUE(Same(first, second));
  second.time = "2009-12-29";
  EXPECT_FALSE(Same(first, second));
}

TEST(SameEvent, PromisesThatDifferInOneNameAreTwo) {
  Told first = {"a", "promise", {{"source", "Sergey Lavrov"}}, "2009-12-09", ""};
  Told second = first;
  second.article = "b";
  first.content = "continue working with Hamas";
  second.content = "continue working with Israel";
  EXPECT_FALSE(Same(first, second));
}

TEST(SameEvent, EveryAgreeingMentionIsWhereCandidatesAreLookedFor) {
  size_t agreeing = 0;
  for (uint64_t seed = 0; seed < 30; ++seed) {
    const auto mentions = ResolveActors(testing::RandomMentions(seed, 40), *testing::SmallGazetteer());
    for (const ResolvedMention& a : mentions) {
      for (const ResolvedMention& b : mentions) {
        const Traits sought(b);
        if (&a == &b || !CanBeSameEvent(Traits(a), sought)) continue;
        ++agreeing;
        const std::vector<std::string> kept = CandidateKeysOf(sought);
        const std::vector<Lookup> lookups = LookupsOf(Traits(a));
        EXPECT_TRUE(std::any_of(lookups.begin(), lookups.end(),
                                [&](const Lookup& lookup) {
                                  return std::find(kept.begin(), kept.end(), lookup.key) != kept.end() &&
                                         lookup.starts.first <= sought.window->first &&
                                         sought.window->first <= lookup.starts.last;
                                }))
            << a.mention.id << " " << b.mention.id;
      }
    }
  }
  EXPECT_GT(agreeing, 1000);
}

}  // namespace
}  // namespace chancery::resolve
