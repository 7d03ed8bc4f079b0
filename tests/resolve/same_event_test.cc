#include "resolve/same_event.h"

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "resolve/resolve.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using testing::Resolved;
using testing::Told;

using Parts = std::vector<std::pair<std::string, std::string>>;
const Parts kLavrovAndMaliki = {{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}};

bool Same(const Told& a, const Told& b) {
  const ResolvedMention first = Resolved(a);
  const ResolvedMention second = Resolved(b);
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

TEST(SameEvent, APlanForAMonthAgreesWithADayOfItButAYearDoesNot) {
  EXPECT_TRUE(Same(Meeting("a", "2010-01", "2009-12-09"), Meeting("b", "2010-01-20", "2010-01-21")));
  EXPECT_FALSE(Same(Meeting("a", "2010", "2009-12-09"), Meeting("b", "2010-01-20", "2010-01-21")));
  EXPECT_TRUE(Same(Meeting("a", "2010", "2009-12-09"), Meeting("b", "2010", "2009-12-10")));
  EXPECT_FALSE(Same(Meeting("a", "2010", "2009-12-09"), Meeting("b", "2010", "2009-12-30")));
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

TEST(SameEvent, ConferencesNeedAConvenerAndAPlaceOrTopicInCommon) {
  Told first = {"a", "conference", {{"host", "Russia"}, {"invitee", "Hamas"}}, "", "2009-12-09"};
  Told second = {"b", "conference", {{"host", "Russia"}, {"attendee", "Egypt"}}, "", "2009-12-10"};
  EXPECT_FALSE(Same(first, second));
  first.content = "a conference on the Middle East";
  second.content = "Middle-East peace";
  EXPECT_TRUE(Same(first, second));
  first.place = "Moscow";
  second.place = "Sochi";
  EXPECT_FALSE(Same(first, second));
  second.place = "Moscow";
  second.content = "";
  EXPECT_TRUE(Same(first, second));
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

TEST(SameEvent, PromisesThatDifferInOneNameAreTwo) {
  Told first = {"a", "promise", {{"source", "Sergey Lavrov"}}, "2009-12-09", ""};
  Told second = first;
  second.article = "b";
  first.content = "continue working with Hamas";
  second.content = "continue working with Israel";
  EXPECT_FALSE(Same(first, second));
}

TEST(SameEvent, EveryAgreeingMentionStartsWhereCandidatesAreLookedFor) {
  size_t agreeing = 0;
  for (uint64_t seed = 0; seed < 30; ++seed) {
    const auto mentions = ResolveActors(testing::RandomMentions(seed, 40), *testing::SmallGazetteer());
    for (const ResolvedMention& a : mentions) {
      for (const ResolvedMention& b : mentions) {
        if (!CanBeSameEvent(Traits(a), Traits(b))) continue;
        ++agreeing;
        const Window starts = CandidateStarts(*WindowOf(a.mention));
        const absl::CivilDay first = WindowOf(b.mention)->first;
        EXPECT_TRUE(starts.first <= first && first <= starts.last) << a.mention.id << " " << b.mention.id;
      }
    }
  }
  EXPECT_GT(agreeing, 100);
}

}  // namespace
}  // namespace chancery::resolve
