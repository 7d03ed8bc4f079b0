#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::chancery::testing::ExtractionOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using ConferenceFrames = ::chancery::testing::ExtractTest;

TEST_F(ConferenceFrames, ACountryHostsAConference) {
  EXPECT_THAT(EventsOf("Italy will host a conference on Libya in November."),
              ElementsAre("conference PLANNED 2019-11 | host Italy |  | Libya"));
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

}  // namespace
}  // namespace chancery::extract
