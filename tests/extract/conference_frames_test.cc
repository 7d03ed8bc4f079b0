#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::chancery::testing::ExtractionOf;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

using ConferenceFrames = ::chancery::testing::ExtractTest;

TEST_F(ConferenceFrames, ACountryHostsAConference) {
  EXPECT_THAT(EventsOf("Italy will host a conference on Libya in November."),
              ElementsAre("conference PLANNED 2019-11 | host Italy | Italy | Libya"));
}

TEST_F(ConferenceFrames, AnOrganisationHoldsItsSummit) {
  EXPECT_THAT(EventsOf("The African Union held a summit in Niamey on Sunday."),
              ElementsAre("conference OCCURRED 2019-05-05 | host Niger, organizer African Union | Niamey"));
}

TEST_F(ConferenceFrames, WhoAttendsIsAnAttendee) {
  EXPECT_THAT(EventsOf("Brazilian President Jair Bolsonaro will attend the G20 summit in Osaka in June."),
              ElementsAre("conference PLANNED 2019-06 | attendee Jair Bolsonaro, host Japan, organizer G20 | Osaka"));
}

TEST_F(ConferenceFrames, AnInvitationIsAStatusOfTheParticipation) {
  EXPECT_THAT(EventsOf("Germany will host a conference on Libya in Berlin in November. Turkey has been invited to the "
                       "Berlin conference."),
              ElementsAre("conference PLANNED 2019-11 | host Germany, invitee Turkey (invited) | Berlin | Libya"));
}

TEST_F(ConferenceFrames, AHedgedInvitationIsLikely) {
  EXPECT_THAT(EventsOf("Germany will host a conference on Libya in Berlin in November. Turkey will most likely be "
                       "invited to the Berlin conference."),
              ElementsAre("conference PLANNED 2019-11 | host Germany, invitee Turkey (likely) | Berlin | Libya"));
}

TEST_F(ConferenceFrames, ItIsTiedToWhatItFollows) {
  const auto extraction = ExtractionOf(
      "Following the resumption of Cypriot talks, Switzerland will host a conference "
      "on Cyprus in Geneva.");
  ASSERT_EQ(extraction.mentions.size(), 1U);
  ASSERT_EQ(extraction.mentions[0].relations.size(), 1U);
  EXPECT_EQ(extraction.mentions[0].relations[0].kind, "after");
  EXPECT_EQ(extraction.mentions[0].relations[0].words, "the resumption of Cypriot talks");
}

TEST_F(ConferenceFrames, PressConferencesAreNone) {
  EXPECT_THAT(EventsOf("Italy will host a press conference on Libya. The minister attended a news conference in Rome."),
              IsEmpty());
}

TEST_F(ConferenceFrames, AConferenceCallOnEarningsIsNone) {
  EXPECT_THAT(EventsOf("The company holds a conference call with analysts in London today."), IsEmpty());
}

TEST_F(ConferenceFrames, WhoAttendsCanBeToldLater) {
  EXPECT_THAT(
      EventsOf("Donors will gather for a conference on Yemen in Geneva in June.\n\nSwedish Foreign Minister Margot "
               "Wallstrom said that she would attend the conference."),
      ElementsAre("conference PLANNED 2019-06 | attendee Margot Wallstrom, host Switzerland | Geneva | Yemen"));
}

TEST_F(ConferenceFrames, ASummitNobodyIsSaidToAttendIsNone) {
  EXPECT_THAT(EventsOf("The summit was long. The talks were dull."), IsEmpty());
  EXPECT_THAT(EventsOf("Swedish Foreign Minister Margot Wallstrom attended the summit."), IsEmpty());
}

TEST_F(ConferenceFrames, AtItsEndIsAtIt) {
  EXPECT_THAT(
      EventsOf("Ghanaian President Nana Akufo-Addo and Togolese President Faure Gnassingbe signed a pact at the "
               "end of a summit in Lagos on Monday."),
      ElementsAre("conference OCCURRED 2019-05-06 | attendee Faure Gnassingbe, attendee Nana Akufo-Addo, host "
                  "Nigeria | Lagos"));
  // On its eve nobody is there yet.
  EXPECT_THAT(EventsOf("Ghanaian President Nana Akufo-Addo spoke on the eve of a summit in Lagos."),
              Not(Contains(HasSubstr("attendee"))));
}

TEST_F(ConferenceFrames, SomebodyBringsOthersTogetherForIt) {
  EXPECT_THAT(EventsOf("President Emmanuel Macron of France will convene Chad and Niger for a summit in June."),
              ElementsAre("conference PLANNED 2019-06 | attendee Chad, attendee Niger, host Emmanuel Macron"));
}

TEST_F(ConferenceFrames, AClauseThatHangsOnTheOrganiserTellsOfTheSummit) {
  EXPECT_THAT(
      EventsOf("Ministers spoke of the summit of the Group of Seven, which takes place in Biarritz on Saturday."),
      ElementsAre("conference PLANNED 2019-05-11 | host France, organizer G7 | Biarritz"));
}

TEST_F(ConferenceFrames, ACountryHostsABody) {
  EXPECT_THAT(EventsOf("Chile will host APEC in Santiago in November."),
              ElementsAre("conference PLANNED 2019-11 | host Chile, organizer APEC | Santiago"));
  EXPECT_THAT(EventsOf("Chile will host the band in Santiago in November."), IsEmpty());
}

TEST_F(ConferenceFrames, AMeetingOfABodyIsAConferenceAndNoMeeting) {
  EXPECT_THAT(EventsOf("Kazakh President Kassym-Jomart Tokayev will attend a meeting of the Shanghai Cooperation "
                       "Organisation in Bishkek in June."),
              ElementsAre(AllOf(HasSubstr("conference PLANNED 2019-06"), HasSubstr("organizer Shanghai"))));
}

TEST_F(ConferenceFrames, TheSeatOfAnOrganisationHasNoHost) {
  EXPECT_THAT(EventsOf("NATO held a summit in Brussels on Tuesday."),
              ElementsAre("conference OCCURRED 2019-05-07 | organizer NATO | Brussels"));
}

TEST_F(ConferenceFrames, SummitsSideBySideAreTwo) {
  EXPECT_THAT(
      EventsOf("Indian Prime Minister Narendra Modi will attend the SCO summit and the BRICS summit in Brasilia."),
      SizeIs(2));
}

TEST_F(ConferenceFrames, HeadsOfStateMeetForTheirBody) {
  EXPECT_THAT(EventsOf("The heads of state and government of the African Union gathered for a summit in Niamey on "
                       "Sunday."),
              ElementsAre(AllOf(HasSubstr("organizer African Union"), HasSubstr("Niamey"))));
}

TEST_F(ConferenceFrames, AGroupNamedByANumberIsNoCountry) {
  EXPECT_THAT(EventsOf("Finance ministers of the G7 gathered in Chantilly on Tuesday."),
              ElementsAre("conference OCCURRED 2019-05-07 | organizer G7 | Chantilly"));
}

}  // namespace
}  // namespace chancery::extract
