// Where and when, told by what stands around an event.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::AllOf;
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

TEST_F(Setting, WhatHadBeenIsNotTheSceneOfWhatIsTold) {
  EXPECT_THAT(
      EventsOf("French President Emmanuel Macron met Russian President Vladimir Putin in Paris on Tuesday. They "
               "had last spoken on May 2. They also undertook to reopen the consulates."),
      Contains(HasSubstr("promise OCCURRED 2019-05-07")));
  EXPECT_THAT(EventsOf("Envoys of Norway and Sweden had met in Denmark on May 2. Norway and Sweden undertook to reopen "
                       "the road."),
              Contains("promise OCCURRED ../2019-05-09 | source Norway, source Sweden |  | reopen the road"));
}

TEST_F(Setting, ATelephoneCallIsNowhere) {
  constexpr std::string_view kVisit = "French President Emmanuel Macron arrived in Tokyo on Monday. ";
  EXPECT_THAT(EventsOf(std::string(kVisit) + "He spoke with Japanese Prime Minister Shinzo Abe by telephone."),
              Not(Contains(HasSubstr("Shinzo Abe | Tokyo"))));
  EXPECT_THAT(EventsOf(std::string(kVisit) + "He spoke with Japanese Prime Minister Shinzo Abe by candlelight."),
              Contains(HasSubstr("Shinzo Abe | Tokyo")));
}

TEST_F(Setting, WhatADispatchTellsWithoutADayHappenedOnThatOfItsNews) {
  constexpr std::string_view kNews =
      "OSLO - Norwegian Prime Minister Erna Solberg opened a road to Russia on Tuesday.\n\n";
  EXPECT_THAT(EventsOf(std::string(kNews) + "Solberg met Russian President Vladimir Putin for an hour."),
              Contains(HasSubstr("meeting OCCURRED 2019-05-07")));
  EXPECT_THAT(EventsOf(std::string(kNews) + "Solberg had met Russian President Vladimir Putin for an hour."),
              Contains(HasSubstr("meeting OCCURRED ../2019-05-09")));
  EXPECT_THAT(EventsOf(std::string(kNews) + "At the time Solberg met Russian President Vladimir Putin."),
              Contains(HasSubstr("meeting OCCURRED ../2019-05-09")));
  EXPECT_THAT(EventsOf(std::string(kNews) + "French President Emmanuel Macron met German Chancellor Angela Merkel."),
              Contains(HasSubstr("meeting OCCURRED ../2019-05-09")));
}

TEST_F(Setting, AVisitIsInTheCountryVisited) {
  EXPECT_THAT(EventsOf("Russian President Vladimir Putin paid his first visit to the Norwegians on Tuesday. French "
                       "President Emmanuel Macron spoke of his first US visit."),
              Contains(HasSubstr("host United States, visitor Emmanuel Macron | United States")));
  EXPECT_THAT(EventsOf("Norway and Sweden will hold a summit in two weeks."), Not(Contains(HasSubstr("| Sweden |"))));
}

TEST_F(Setting, ABodySitsAtItsSeatUnlessToldOtherwise) {
  EXPECT_THAT(EventsOf("The United Nations Security Council held an emergency meeting on Tuesday."),
              Contains(HasSubstr("| New York")));
  EXPECT_THAT(EventsOf("The United Nations Security Council held an emergency meeting in Nairobi on Tuesday."),
              Not(Contains(HasSubstr("| New York"))));
}

TEST_F(Setting, AClauseTellsWhereAnEventTakesPlace) {
  EXPECT_THAT(EventsOf("Donald Trump cancelled the meeting with Kim Jong-un that was to take place in Singapore on 12 "
                       "June."),
              Contains("meeting CANCELLED 2019-06-12 | participant Donald Trump, participant Kim Jong-un | Singapore"));
  EXPECT_THAT(EventsOf("Donald Trump cancelled the meeting with Kim Jong-un that he had praised in Singapore."),
              Not(Contains(HasSubstr("| Singapore"))));
}

TEST_F(Setting, WhoeverIsSomewhereMeetsThere) {
  EXPECT_THAT(EventsOf("John Kerry was in Kiev on Tuesday and saw Petro Poroshenko."),
              Contains("meeting OCCURRED 2019-05-07 | participant John Kerry, participant Petro Poroshenko | Kiev"));
  EXPECT_THAT(EventsOf("John Kerry sleeps in Kiev and sees Petro Poroshenko."),
              Contains(HasSubstr("Petro Poroshenko | Kiev")));
  EXPECT_THAT(EventsOf("John Kerry left Kiev on Tuesday and saw Petro Poroshenko."),
              Not(Contains(HasSubstr("Petro Poroshenko | Kiev"))));
  EXPECT_THAT(EventsOf("John Kerry was in Kiev on Tuesday and will see Petro Poroshenko."),
              Not(Contains(HasSubstr("Petro Poroshenko | Kiev"))));
}

TEST_F(Setting, WhatATreatyUndertakesItUndertakesOnTheDayOfTheNews) {
  constexpr std::string_view kNews = "OSLO - Norway and Sweden signed a treaty on Tuesday.\n\n";
  EXPECT_THAT(EventsOf(std::string(kNews) + "Under the treaty Norway undertakes to reopen the road."),
              Contains(HasSubstr("promise OCCURRED 2019-05-07 | source Norway")));
  EXPECT_THAT(EventsOf(std::string(kNews) + "Norway has undertaken to reopen the road."),
              Contains(HasSubstr("promise OCCURRED ../2019-05-09 | source Norway")));
}

TEST_F(Setting, WhatAnAsideTellsIsNotTheDayOfAPromise) {
  EXPECT_THAT(
      EventsOf("Emmanuel Macron, who visited both countries last week, said France would send soldiers to Mali."),
      Contains(HasSubstr("promise OCCURRED ../2019-05-09")));
  EXPECT_THAT(EventsOf("Emmanuel Macron met Angela Merkel on Tuesday. Macron promised Merkel to send soldiers."),
              Contains(HasSubstr("promise OCCURRED 2019-05-07")));
  EXPECT_THAT(EventsOf("Emmanuel Macron met Angela Merkel on Tuesday. Macron has also promised Mali to send soldiers."),
              Contains(HasSubstr("promise OCCURRED ../2019-05-09")));
}

TEST_F(Setting, ADispatchTellsOfItsTownAlsoFurtherDownIfItsLeadNamesThem) {
  constexpr std::string_view kLead =
      "OSLO, May 9 (Northern Wire) - French President Emmanuel Macron and German Chancellor Angela Merkel opened a "
      "road "
      "on Wednesday.\n\nIt rained.\n\nIt snowed.\n\nThen it rained again.\n\n";
  EXPECT_THAT(EventsOf(std::string(kLead) + "Macron met Merkel in the evening."),
              Contains(HasSubstr("participant Angela Merkel, participant Emmanuel Macron | Oslo")));
  EXPECT_THAT(EventsOf(std::string(kLead) + "Italian Prime Minister Giuseppe Conte met Macron in the evening."),
              Not(Contains(HasSubstr("participant Giuseppe Conte | Oslo"))));
}

TEST_F(Setting, APromiseIsNotMadeWhereTheDispatchGoesLater) {
  constexpr std::string_view kPromise =
      "OSLO, May 9 (Northern Wire) - Emmanuel Macron promised that France would send a ship to Norway. ";
  EXPECT_THAT(EventsOf(std::string(kPromise) + "He met Xi Jinping in Beijing on Monday."),
              Not(Contains(AllOf(HasSubstr("promise"), HasSubstr("Beijing")))));
  EXPECT_THAT(EventsOf("Emmanuel Macron met Xi Jinping in Beijing on Monday. Macron promised that France would send a "
                       "ship to China."),
              Contains(AllOf(HasSubstr("promise OCCURRED 2019-05-06"), HasSubstr("Beijing"))));
}

TEST_F(Setting, EarlierInTheDayIsTheDayToldBefore) {
  EXPECT_THAT(EventsOf("Emmanuel Macron and Angela Merkel met on Tuesday. Earlier in the day Macron met Erna Solberg."),
              Contains("meeting OCCURRED 2019-05-07 | participant Emmanuel Macron, participant Erna Solberg"));
}

TEST_F(Setting, WhatWasLastYearIsNotTheNews) {
  EXPECT_THAT(EventsOf("Emmanuel Macron and Angela Merkel talked alone. The two met in Rome last July."),
              Contains("meeting OCCURRED 2018-07 | participant Angela Merkel, participant Emmanuel Macron | Rome"));
}

TEST_F(Setting, ThePresentTenseBelowADayIsAPlan) {
  EXPECT_THAT(EventsOf("Tuesday. Emmanuel Macron receives Angela Merkel at the palace."),
              Contains(HasSubstr("meeting PLANNED 2019-05-14")));
  EXPECT_THAT(EventsOf("May 2, 2019. Emmanuel Macron receives Angela Merkel at the palace."),
              Contains(HasSubstr("meeting OCCURRED")));
  EXPECT_THAT(EventsOf("Emmanuel Macron receives Angela Merkel at the palace."),
              Contains(HasSubstr("meeting OCCURRED")));
}

TEST_F(Setting, WhoeverIsSomewhereIsThereNow) {
  EXPECT_THAT(EventsOf("The president of France, Emmanuel Macron, is in Brussels."),
              Contains(HasSubstr("visit ONGOING 2019-05-09")));
  EXPECT_THAT(EventsOf("The president of France, Emmanuel Macron, was in Brussels on Tuesday."),
              Contains(HasSubstr("visit OCCURRED 2019-05-07")));
}

}  // namespace
}  // namespace chancery::extract
