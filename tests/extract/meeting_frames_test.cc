#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using MeetingFrames = ::chancery::testing::ExtractTest;

TEST_F(MeetingFrames, PresidentsMeet) {
  EXPECT_THAT(
      EventsOf("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on Tuesday."),
      ElementsAre("meeting OCCURRED 2019-05-07 | participant Angela Merkel, participant Emmanuel Macron | Berlin"));
}

TEST_F(MeetingFrames, CoordinatedSubjectsMeetEachOther) {
  EXPECT_THAT(
      EventsOf("French President Emmanuel Macron and German Chancellor Angela Merkel met in Berlin on Tuesday."),
      ElementsAre("meeting OCCURRED 2019-05-07 | participant Angela Merkel, participant Emmanuel Macron | Berlin"));
}

TEST_F(MeetingFrames, AReceptionHasAHost) {
  EXPECT_THAT(EventsOf("Turkish President Recep Tayyip Erdogan was received by Chinese President Xi Jinping in "
                       "Beijing on Monday."),
              ElementsAre("meeting OCCURRED 2019-05-06 | host Xi Jinping, participant Recep Tayyip Erdogan | Beijing"));
}

TEST_F(MeetingFrames, TalksAreHeldWithSomebody) {
  EXPECT_THAT(
      EventsOf(
          "Russian President Vladimir Putin held talks with Finnish President Sauli Niinisto in Moscow on Tuesday."),
      ElementsAre("meeting OCCURRED 2019-05-07 | participant Sauli Niinisto, participant Vladimir Putin | Moscow"));
}

TEST_F(MeetingFrames, TalksBetweenStates) {
  EXPECT_THAT(EventsOf("Talks between Serbia and Kosovo resumed in Brussels on Monday."),
              ElementsAre("meeting OCCURRED 2019-05-06 | participant Kosovo, participant Serbia | Brussels"));
}

TEST_F(MeetingFrames, HyphenatedTalks) {
  EXPECT_THAT(EventsOf("Israeli-Palestinian talks resumed in Washington on Monday."),
              ElementsAre("meeting OCCURRED 2019-05-06 | participant Israel, participant Palestine | Washington"));
}

TEST_F(MeetingFrames, ThePossessorOfAMeetingTakesPart) {
  EXPECT_THAT(EventsOf("Markets rose after Indian Prime Minister Narendra Modi's meeting with Japanese Prime Minister "
                       "Shinzo Abe in Tokyo on Wednesday."),
              ElementsAre("meeting OCCURRED 2019-05-08 | participant Narendra Modi, participant Shinzo Abe | Tokyo"));
}

TEST_F(MeetingFrames, WhoSpeaksAfterTalksTookPart) {
  EXPECT_THAT(
      EventsOf("Speaking after talks with Russian Foreign Minister Sergey Lavrov in Geneva, US Secretary of "
               "State John Kerry said the differences were small."),
      ElementsAre("meeting OCCURRED ../2019-05-09 | participant John Kerry, participant Sergey Lavrov | Geneva"));
}

TEST_F(MeetingFrames, ARelativeClauseTellsAMeeting) {
  EXPECT_THAT(EventsOf("Canadian Prime Minister Justin Trudeau, who met Mexican President Vicente Fox on "
                       "Tuesday, praised the trade deal."),
              ElementsAre("meeting OCCURRED 2019-05-07 | participant Justin Trudeau, participant Vicente Fox"));
}

TEST_F(MeetingFrames, PlannedMeetings) {
  EXPECT_THAT(
      EventsOf("Polish President Andrzej Duda will meet Lithuanian President Dalia Grybauskaite in Vilnius "
               "on Saturday."),
      ElementsAre("meeting PLANNED 2019-05-11 | participant Andrzej Duda, participant Dalia Grybauskaite | Vilnius"));
}

TEST_F(MeetingFrames, CancelledMeetings) {
  EXPECT_THAT(EventsOf("Pakistani Prime Minister Imran Khan cancelled a meeting with Afghan President Ashraf Ghani."),
              ElementsAre("meeting CANCELLED | participant Ashraf Ghani, participant Imran Khan"));
}

TEST_F(MeetingFrames, SomebodyReceivesHisGuestAtHome) {
  EXPECT_THAT(EventsOf("King Abdullah II of Jordan received Egyptian Foreign Minister Sameh Shoukry in Amman on "
                       "Sunday."),
              ElementsAre("meeting OCCURRED 2019-05-05 | host Abdullah II, participant Sameh Shoukry | Amman"));
}

TEST_F(MeetingFrames, ADeniedMeetingIsNone) {
  EXPECT_THAT(EventsOf("Iranian President Hassan Rouhani did not meet US President Donald Trump in New York."),
              IsEmpty());
  EXPECT_THAT(EventsOf("Iranian President Hassan Rouhani refused to meet US President Donald Trump."), IsEmpty());
}

TEST_F(MeetingFrames, PlansMeetWithCriticism) {
  EXPECT_THAT(EventsOf("The plan of French President Emmanuel Macron met with criticism from Poland and Hungary."),
              IsEmpty());
}

TEST_F(MeetingFrames, APressConferenceIsNoMeeting) {
  EXPECT_THAT(EventsOf("British Prime Minister Theresa May held a press conference with Irish reporters in Dublin on "
                       "Monday."),
              IsEmpty());
}

TEST_F(MeetingFrames, ATeamMeetsAmongItself) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron chaired a cabinet meeting in Paris on Wednesday."), IsEmpty());
}

TEST_F(MeetingFrames, OneSideAloneIsNoMeeting) {
  EXPECT_THAT(EventsOf("German Chancellor Angela Merkel met German Foreign Minister Heiko Maas in Berlin."), IsEmpty());
}

}  // namespace
}  // namespace chancery::extract
