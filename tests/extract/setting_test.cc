// Where and when, told by what stands around an event.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Setting = ::chancery::testing::ExtractTest;

TEST_F(Setting, WhatIsToldAfterAVisitHappenedWhereItWent) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron arrived in Tokyo on Monday. He met Japanese Prime Minister "
                       "Shinzo Abe."),
              Contains("meeting OCCURRED 2019-05-06 | participant Emmanuel Macron, participant Shinzo Abe | Tokyo"));
}

TEST_F(Setting, StrangersToTheCountryVisitedDidNotMeetThere) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron arrived in Tokyo on Monday. He met Italian Prime Minister "
                       "Giuseppe Conte."),
              Not(Contains(HasSubstr("Giuseppe Conte | Tokyo"))));
}

TEST_F(Setting, WhereSomebodyLeftForIsNotWhereHeWasBefore) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron met Italian Prime Minister Giuseppe Conte on Tuesday. He left "
                       "for Rome on Wednesday."),
              Contains("meeting OCCURRED 2019-05-07 | participant Emmanuel Macron, participant Giuseppe Conte"));
}

TEST_F(Setting, ADispatchTellsOfItsTown) {
  EXPECT_THAT(
      EventsOf("OSLO, May 9 (Northern Wire) - Norwegian Prime Minister Erna Solberg met German Chancellor Angela "
               "Merkel on Wednesday."),
      ElementsAre("meeting OCCURRED 2019-05-08 | participant Angela Merkel, participant Erna Solberg | Oslo"));
}

TEST_F(Setting, ADispatchDoesNotTellOfItsTownWhatIsLongPast) {
  EXPECT_THAT(
      EventsOf("OSLO, May 9 (Northern Wire) - Norwegian Prime Minister Erna Solberg met German Chancellor Angela "
               "Merkel in January."),
      ElementsAre("meeting OCCURRED 2019-01 | participant Angela Merkel, participant Erna Solberg"));
}

TEST_F(Setting, WhoeverArrivesWhereTheDispatchIsWrittenVisitsThatCountry) {
  EXPECT_THAT(EventsOf("OSLO, May 9 (Northern Wire) - German Chancellor Angela Merkel arrived on Wednesday."),
              ElementsAre("visit OCCURRED 2019-05-08 | host Norway, visitor Angela Merkel | Oslo"));
}

TEST_F(Setting, WhoeverArrivesHomeVisitsNobody) {
  EXPECT_THAT(EventsOf("OSLO, May 9 (Northern Wire) - Norwegian Prime Minister Erna Solberg arrived on Wednesday."),
              ElementsAre());
}

TEST_F(Setting, ACapitalIsATown) {
  EXPECT_THAT(EventsOf("Spanish Prime Minister Pedro Sanchez flew to the Cuban capital on Tuesday. Havana had waited "
                       "long for him."),
              Contains(HasSubstr("host Cuba, visitor Pedro Sanchez | Havana")));
}

TEST_F(Setting, ATownSaysMoreThanItsCountry) {
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda will visit Kenya next week. He will travel to Nairobi by train."),
              ElementsAre("visit PLANNED 2019-05-13/2019-05-19 | host Kenya, visitor Andrzej Duda | Nairobi"));
}

TEST_F(Setting, AVisitOfSeveralDaysKeepsThemAll) {
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda will visit Kenya from 20 to 23 May. He will travel to Nairobi on "
                       "22 May."),
              ElementsAre("visit PLANNED 2019-05-20/2019-05-23 | host Kenya, visitor Andrzej Duda | Nairobi"));
}

TEST_F(Setting, ALengthGivesTheLastDay) {
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda will arrive in Kenya on Monday for a three-day visit."),
              ElementsAre("visit PLANNED 2019-05-13/2019-05-15 | host Kenya, visitor Andrzej Duda | Kenya"));
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda ended a three-day visit to Kenya on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-05/2019-05-07 | host Kenya, visitor Andrzej Duda | Kenya"));
}

TEST_F(Setting, TheDayOfAPostponementIsNotThatOfTheVisit) {
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda postponed a visit to Kenya on Tuesday."),
              ElementsAre("visit CANCELLED | host Kenya, visitor Andrzej Duda | Kenya"));
}

TEST_F(Setting, EachStopOfATourHasItsDay) {
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda will travel to Kenya on Monday and to Uganda on Wednesday."),
              Contains("visit PLANNED 2019-05-13 | host Kenya, visitor Andrzej Duda | Kenya"));
}

TEST_F(Setting, ATownIsStillThatOfItsAirport) {
  EXPECT_THAT(EventsOf("OSLO, May 9 (Northern Wire) - German Chancellor Angela Merkel landed at Gardermoen Airport on "
                       "Wednesday."),
              Contains(HasSubstr("host Norway, visitor Angela Merkel")));
}

TEST_F(Setting, ATaleGoesOnOnTheDayToldLast) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron gave a speech on Tuesday. He met Italian Prime Minister "
                       "Giuseppe Conte."),
              ElementsAre("meeting OCCURRED 2019-05-07 | participant Emmanuel Macron, participant Giuseppe Conte"));
}

TEST_F(Setting, WhatHadHappenedBeforeDidNotHappenThatDay) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron gave a speech on Tuesday. He had met Italian Prime Minister "
                       "Giuseppe Conte."),
              ElementsAre("meeting OCCURRED ../2019-05-09 | participant Emmanuel Macron, participant Giuseppe Conte"));
}

TEST_F(Setting, ADayAloneHeadsAParagraph) {
  EXPECT_THAT(EventsOf("Tuesday. Polish President Andrzej Duda will meet Czech President Milos Zeman."),
              ElementsAre("meeting PLANNED 2019-05-14 | participant Andrzej Duda, participant Milos Zeman"));
}

TEST_F(Setting, AVisitIsOnTheDaysOfWhatItIsFor) {
  EXPECT_THAT(
      EventsOf("Polish President Andrzej Duda will visit Kenya. He will meet Kenyan President Uhuru Kenyatta in "
               "Kenya on 22 May."),
      Contains("visit PLANNED 2019-05-22 | host Kenya, visitor Andrzej Duda | Kenya"));
}

TEST_F(Setting, WhatEndsADayBeforeBegan) {
  EXPECT_THAT(EventsOf("The leaders signed the accord on Tuesday, at the end of a two-day African Union summit in "
                       "Nairobi."),
              Contains(HasSubstr("conference OCCURRED 2019-05-06/2019-05-07")));
}

TEST_F(Setting, ATownOnlyWishedForIsAnotherVisit) {
  EXPECT_THAT(EventsOf("During a visit to Nairobi, Polish President Andrzej Duda spoke of peace. Duda may travel to "
                       "Mombasa."),
              Contains(HasSubstr("visit OCCURRED")));
}

TEST_F(Setting, TheDayBehindEachStopIsItsOwn) {
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda will travel to Kenya on Monday and to Uganda on Wednesday."),
              Contains("visit PLANNED 2019-05-15 | host Uganda, visitor Andrzej Duda | Uganda"));
  EXPECT_THAT(EventsOf("Polish President Andrzej Duda will travel to Kenya and to Uganda on Wednesday."),
              Contains("visit PLANNED 2019-05-15 | host Kenya, visitor Andrzej Duda | Kenya"));
}

}  // namespace
}  // namespace chancery::extract
