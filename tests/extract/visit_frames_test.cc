#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using VisitFrames = ::chancery::testing::ExtractTest;

TEST_F(VisitFrames, SomebodyVisitsACountry) {
  EXPECT_THAT(EventsOf("Japanese Prime Minister Shinzo Abe visited Canada in April."),
              ElementsAre("visit OCCURRED 2019-04 | host Canada, visitor Shinzo Abe | Canada"));
}

TEST_F(VisitFrames, ACityStandsForItsCountry) {
  EXPECT_THAT(EventsOf("Chinese President Xi Jinping will visit Rome in June."),
              ElementsAre("visit PLANNED 2019-06 | host Italy, visitor Xi Jinping | Rome"));
}

TEST_F(VisitFrames, SomebodyArrives) {
  EXPECT_THAT(EventsOf("US Secretary of State Mike Pompeo arrived in Baghdad on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Iraq, visitor Mike Pompeo | Baghdad"));
}

TEST_F(VisitFrames, AVisitIsPaid) {
  EXPECT_THAT(EventsOf("Indian Prime Minister Narendra Modi will pay an official visit to Bhutan next month."),
              ElementsAre("visit PLANNED 2019-06 | host Bhutan, visitor Narendra Modi | Bhutan"));
}

TEST_F(VisitFrames, APossessedVisit) {
  EXPECT_THAT(EventsOf("Pope Francis's visit to Morocco in March was a success."),
              ElementsAre("visit OCCURRED 2019-03 | host Morocco, visitor Pope Francis | Morocco"));
}

TEST_F(VisitFrames, SomebodyIsDue) {
  EXPECT_THAT(EventsOf("US Vice President Mike Pence is due in Ankara on Friday."),
              ElementsAre("visit PLANNED 2019-05-10 | host Turkey, visitor Mike Pence | Ankara"));
}

TEST_F(VisitFrames, ATourIsOneVisitACountry) {
  EXPECT_THAT(EventsOf("German Chancellor Angela Merkel will visit Mali, Niger and Burkina Faso next week."),
              UnorderedElementsAre("visit PLANNED 2019-05-13/2019-05-19 | host Mali, visitor Angela Merkel | Mali",
                                   "visit PLANNED 2019-05-13/2019-05-19 | host Niger, visitor Angela Merkel | Niger",
                                   "visit PLANNED 2019-05-13/2019-05-19 | host Burkina Faso, visitor Angela Merkel | "
                                   "Burkina Faso"));
}

TEST_F(VisitFrames, ACancelledVisitIsKept) {
  EXPECT_THAT(EventsOf("A visit by Israeli Prime Minister Benjamin Netanyahu to India has been called off."),
              ElementsAre("visit CANCELLED | host India, visitor Benjamin Netanyahu | India"));
}

TEST_F(VisitFrames, AnInvitedGuestMayCome) {
  EXPECT_THAT(
      EventsOf("US President Donald Trump invited Egyptian President Abdel Fattah el-Sisi to visit Washington."),
      ElementsAre("visit POSSIBLE | host United States, visitor Abdel Fattah el-Sisi | Washington"));
}

TEST_F(VisitFrames, AVisitAtHomeIsNone) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron visited Marseille, France on Tuesday."), IsEmpty());
}

TEST_F(VisitFrames, AWebPageIsVisitedByReaders) { EXPECT_THAT(EventsOf("Visit our page for more news."), IsEmpty()); }

TEST_F(VisitFrames, ARefusedVisitIsNone) {
  EXPECT_THAT(EventsOf("Philippine President Rodrigo Duterte refused to visit Canada."), IsEmpty());
}

}  // namespace
}  // namespace chancery::extract
