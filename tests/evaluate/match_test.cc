#include "evaluate/match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/evaluate/event_builder.h"

namespace chancery::evaluate {
namespace {

using ::testing::ElementsAre;
using testing::MakeEvent;

constexpr char kBerg[] = "Ann Berg|person|SE|participant";
constexpr char kLund[] = "Nils Lund|person|NO|participant";
constexpr char kAho[] = "Olli Aho|person|FI|participant";

bool Match(const CodedEvent& expected, const CodedEvent& found, View view = View::kStrict) {
  return SharedIfSame(expected, found, view).has_value();
}

TEST(MatchTest, TypesMustBeEqual) {
  EXPECT_TRUE(Match(MakeEvent("meeting", {kBerg, kLund}), MakeEvent("meeting", {kBerg, kLund})));
  EXPECT_FALSE(Match(MakeEvent("meeting", {kBerg, kLund}), MakeEvent("conference", {kBerg, kLund})));
}

TEST(MatchTest, AMeetingNeedsTwoOfThoseExpected) {
  EXPECT_TRUE(Match(MakeEvent("meeting", {kBerg, kLund, kAho}), MakeEvent("meeting", {kBerg, kAho})));
  EXPECT_FALSE(Match(MakeEvent("meeting", {kBerg, kLund, kAho}), MakeEvent("meeting", {kBerg})));
}

TEST(MatchTest, AMeetingOfOneNeedsThatOne) {
  EXPECT_TRUE(Match(MakeEvent("meeting", {kBerg}), MakeEvent("meeting", {kBerg, kLund})));
  EXPECT_FALSE(Match(MakeEvent("meeting", {kBerg}), MakeEvent("meeting", {kAho, kLund})));
}

TEST(MatchTest, APartyNamedTwiceIsOne) {
  EXPECT_TRUE(Match(MakeEvent("meeting", {kBerg, kBerg}), MakeEvent("meeting", {kBerg})));
}

TEST(MatchTest, ByCountryColleaguesStandForEachOther) {
  const CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  const CodedEvent found = MakeEvent("meeting", {"Sweden|country|SE|participant", "Ida Moe|person|NO|participant"});
  EXPECT_FALSE(Match(expected, found, View::kStrict));
  EXPECT_TRUE(Match(expected, found, View::kCountry));
}

TEST(MatchTest, AVisitNeedsTheVisitorAndTheCountry) {
  const CodedEvent expected = MakeEvent("visit", {"Ann Berg|person|SE|visitor", "Kenya|country|KE|host"});
  EXPECT_TRUE(Match(expected, MakeEvent("visit", {"Berg|person|SE|visitor", "Kenya|country|KE|host"})));
  EXPECT_TRUE(Match(expected, MakeEvent("visit", {"Berg|person|SE|visitor", "Joe Oti|person|KE|host"})));
  EXPECT_FALSE(Match(expected, MakeEvent("visit", {"Berg|person|SE|visitor", "Ghana|country|GH|host"})));
  EXPECT_FALSE(Match(expected, MakeEvent("visit", {"Aho|person|FI|visitor", "Kenya|country|KE|host"})));
}

TEST(MatchTest, AVisitThatDoesNotSayWhereMatchesByTheVisitor) {
  const CodedEvent expected = MakeEvent("visit", {"Ann Berg|person|SE|visitor", "Kenya|country|KE|host"});
  EXPECT_TRUE(Match(expected, MakeEvent("visit", {"Berg|person|SE|visitor"})));
}

TEST(MatchTest, ThePlaceOfAVisitMayBeTheCountry) {
  const CodedEvent expected = MakeEvent("visit", {"Ann Berg|person|SE|visitor", "Iran|country|IR|host"});
  CodedEvent found = MakeEvent("visit", {"Berg|person|SE|visitor"});
  found.places = {"Iran"};
  EXPECT_TRUE(Match(expected, found));
  found.places = {"Lyon"};
  EXPECT_FALSE(Match(expected, found));
}

TEST(MatchTest, OneOfAConferenceIsEnoughOnTheSameOccasion) {
  CodedEvent expected = MakeEvent("conference", {kBerg, kLund});
  expected.times = {"2011-05-02", "2011-05"};
  expected.places = {"Oslo"};
  expected.content = "fishing rights in the north";
  CodedEvent found = MakeEvent("conference", {kBerg});
  EXPECT_FALSE(Match(expected, found));
  found.times = {"2011-05"};
  EXPECT_TRUE(Match(expected, found));
  found.times = {"2011-06"};
  EXPECT_FALSE(Match(expected, found));
  found.places = {"OSLO"};
  EXPECT_TRUE(Match(expected, found));
  found.places = {"Bergen"};
  found.content = "rights of way";
  EXPECT_TRUE(Match(expected, found));
  found.content = "the way in";
  EXPECT_FALSE(Match(expected, found));
}

TEST(MatchTest, AnUnknownTimeIsNoOccasion) {
  EXPECT_FALSE(Match(MakeEvent("conference", {kBerg, kLund}), MakeEvent("conference", {kBerg})));
}

TEST(MatchTest, APromiseNeedsTheSource) {
  const CodedEvent expected = MakeEvent("promise", {"Ann Berg|person|SE|source", "Kenya|country|KE|target"});
  EXPECT_TRUE(Match(expected, MakeEvent("promise", {"Berg|person|SE|source"})));
  EXPECT_FALSE(Match(expected, MakeEvent("promise", {"Lund|person|NO|source", "Kenya|country|KE|target"})));
}

TEST(MatchTest, TheSpeakerOfAPromiseAndItsStateAreOneSource) {
  const CodedEvent expected = MakeEvent("promise", {"Ann Berg|person|SE|source"});
  EXPECT_TRUE(Match(expected, MakeEvent("promise", {"Sweden|country|SE|source"})));
  EXPECT_FALSE(Match(expected, MakeEvent("promise", {"Norway|country|NO|source"})));
}

TEST(MatchTest, TheContentsOfAPromiseShareAWordOrASentence) {
  CodedEvent expected = MakeEvent("promise", {"Ann Berg|person|SE|source"});
  expected.content = "send more doctors";
  expected.evidence = {"Berg said on Friday that she"};
  CodedEvent found = MakeEvent("promise", {"Ann Berg|person|SE|source"});
  EXPECT_TRUE(Match(expected, found));  // it says no content
  found.content = "lower its tariffs";
  EXPECT_FALSE(Match(expected, found));
  found.evidence = {"Berg said on Monday that she would help."};
  EXPECT_FALSE(Match(expected, found));
  found.evidence = {"Berg said on Friday that she would help."};
  EXPECT_TRUE(Match(expected, found));
  found.evidence = {};
  found.content = "doctors and nurses";
  EXPECT_TRUE(Match(expected, found));
}

TEST(MatchTest, OngoingIsOccurredOnThePublicationDayOnly) {
  CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  CodedEvent found = expected;
  found.status = "ONGOING";
  EXPECT_FALSE(SameStatus(expected, found, "2011-05-02"));
  found.times = {"2011-05-02"};
  EXPECT_TRUE(SameStatus(expected, found, "2011-05-02"));
  EXPECT_FALSE(SameStatus(expected, found, "2011-05-03"));
  EXPECT_FALSE(SameStatus(expected, found, ""));
  found.status = "PLANNED";
  EXPECT_FALSE(SameStatus(expected, found, "2011-05-02"));
}

TEST(MatchTest, AnyOfTheExpectedTimesAndPlacesIsRight) {
  CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  expected.times = {"2011-05-02", "../2011-05-03"};
  expected.places = {"Oslo", "Norway"};
  CodedEvent found = MakeEvent("meeting", {kBerg, kLund});
  found.times = {"../2011-05-03"};
  found.places = {"the Norway"};
  EXPECT_TRUE(SameTime(expected, found));
  EXPECT_TRUE(SamePlace(expected, found));
  found.times = {"2011-05-03"};
  found.places = {"Bergen"};
  EXPECT_FALSE(SameTime(expected, found));
  EXPECT_FALSE(SamePlace(expected, found));
}

TEST(MatchTest, EvidenceIsKnownByItsFirstFiveWords) {
  CodedEvent expected = MakeEvent("meeting", {kBerg});
  CodedEvent found = expected;
  expected.evidence = {"After a long day in the north"};
  found.evidence = {"After a “long” day in Oslo they met."};
  EXPECT_TRUE(SameEvidence(expected, found));
  found.evidence = {"After a short day in Oslo they met."};
  EXPECT_FALSE(SameEvidence(expected, found));
  expected.evidence = {"After a"};
  EXPECT_TRUE(SameEvidence(expected, found));
}

TEST(MatchTest, WhoSharesMostParticipantsIsMatchedFirst) {
  const std::vector<CodedEvent> expected = {MakeEvent("meeting", {kBerg, kLund}),
                                            MakeEvent("meeting", {kBerg, kLund, kAho})};
  const std::vector<CodedEvent> found = {MakeEvent("meeting", {kBerg, kLund, kAho})};
  EXPECT_THAT(MatchEvents(expected, found, "", View::kStrict), ElementsAre(MatchedPair{1, 0}));
}

TEST(MatchTest, AmongEqualsContentThenStatusThenTimeThenOrderDecide) {
  CodedEvent plain = MakeEvent("meeting", {kBerg, kLund});
  plain.status = "PLANNED";
  plain.times = {"2011"};
  CodedEvent other = plain;
  CodedEvent found = plain;
  EXPECT_THAT(MatchEvents({plain, other}, {found}, "", View::kStrict), ElementsAre(MatchedPair{0, 0}));
  plain.times = {"2012"};
  EXPECT_THAT(MatchEvents({plain, other}, {found}, "", View::kStrict), ElementsAre(MatchedPair{1, 0}));
  other.status = "OCCURRED";
  EXPECT_THAT(MatchEvents({plain, other}, {found}, "", View::kStrict), ElementsAre(MatchedPair{0, 0}));
  other.content = "tariffs";
  found.content = "tariffs on steel";
  EXPECT_THAT(MatchEvents({plain, other}, {found}, "", View::kStrict), ElementsAre(MatchedPair{1, 0}));
}

TEST(MatchTest, EachEventIsMatchedOnce) {
  const CodedEvent event = MakeEvent("meeting", {kBerg, kLund});
  EXPECT_THAT(MatchEvents({event}, {event, event}, "", View::kStrict), ElementsAre(MatchedPair{0, 0}));
}

}  // namespace
}  // namespace chancery::evaluate
