#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
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

TEST_F(VisitFrames, AGuestIsWelcomedToACountry) {
  EXPECT_THAT(EventsOf("Canadian Prime Minister Justin Trudeau welcomed Dutch Prime Minister Mark Rutte to Ottawa on "
                       "Monday."),
              Contains("visit OCCURRED 2019-05-06 | host Canada, visitor Mark Rutte | Ottawa"));
}

TEST_F(VisitFrames, WhatIsWelcomedIsNoGuest) {
  EXPECT_THAT(EventsOf("Canadian Prime Minister Justin Trudeau welcomed the change to the law."), IsEmpty());
}

TEST_F(VisitFrames, SomebodyReturnsFromAVisit) {
  EXPECT_THAT(EventsOf("Danish Prime Minister Lars Lokke Rasmussen returned from Chile on Monday."),
              ElementsAre("visit OCCURRED 2019-05-06 | host Chile, visitor Lars Lokke Rasmussen | Chile"));
}

TEST_F(VisitFrames, WhoeverReturnsHomeMakesNoVisit) {
  EXPECT_THAT(EventsOf("Danish Prime Minister Lars Lokke Rasmussen returned to Denmark on Monday."), IsEmpty());
}

TEST_F(VisitFrames, SomebodyIsSomewhereToDoSomething) {
  EXPECT_THAT(EventsOf("Irish Foreign Minister Simon Coveney was in Lisbon on Tuesday to sign the treaty."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Portugal, visitor Simon Coveney | Lisbon"));
}

TEST_F(VisitFrames, WhatIsSomewhereNeedNotVisitIt) {
  EXPECT_THAT(EventsOf("Irish Foreign Minister Simon Coveney is in favour of the treaty with Portugal."), IsEmpty());
}

TEST_F(VisitFrames, AVisitNamedAfterItsCountry) {
  EXPECT_THAT(
      EventsOf("Irish Foreign Minister Simon Coveney spoke in June of his first Ghana visit.", "", "2019-08-08"),
      Contains(HasSubstr("host Ghana, visitor Simon Coveney")));
}

TEST_F(VisitFrames, ATourOfCountries) {
  EXPECT_THAT(EventsOf("Finnish President Sauli Niinisto will begin a tour of Chile and Peru on Monday."),
              UnorderedElementsAre("visit PLANNED 2019-05-13 | host Chile, visitor Sauli Niinisto | Chile",
                                   "visit PLANNED 2019-05-13 | host Peru, visitor Sauli Niinisto | Peru"));
}

TEST_F(VisitFrames, AStayInACountry) {
  EXPECT_THAT(EventsOf("Finnish President Sauli Niinisto spoke after his stay in Chile last week."),
              Contains(HasSubstr("host Chile, visitor Sauli Niinisto | Chile")));
}

TEST_F(VisitFrames, SomebodyIsOnTheWay) {
  EXPECT_THAT(EventsOf("Finnish President Sauli Niinisto is on his way to Chile."),
              Contains(HasSubstr("host Chile, visitor Sauli Niinisto | Chile")));
}

TEST_F(VisitFrames, TheWayToAGoalLeadsNowhere) {
  EXPECT_THAT(EventsOf("Finnish President Sauli Niinisto spoke of the way to peace in Chile."), IsEmpty());
}

TEST_F(VisitFrames, SomebodyIsExpected) {
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras is expected in Skopje on Tuesday."),
              ElementsAre("visit PLANNED 2019-05-14 | host North Macedonia, visitor Alexis Tsipras | Skopje"));
}

TEST_F(VisitFrames, WhatSomebodyIsExpectedToDoIsNoVisitByItself) {
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras is expected to win in Macedonia."), IsEmpty());
}

TEST_F(VisitFrames, SomebodyStopsOnTheWay) {
  EXPECT_THAT(EventsOf("Indian Foreign Secretary Vijay Gokhale stopped in Oman last week."),
              ElementsAre("visit OCCURRED 2019-04-29/2019-05-05 | host Oman, visitor Vijay Gokhale | Oman"));
}

TEST_F(VisitFrames, WhatIsStoppedIsNotVisited) {
  EXPECT_THAT(EventsOf("Indian Foreign Secretary Vijay Gokhale stopped the sale of arms in Oman."), IsEmpty());
}

TEST_F(VisitFrames, AnInvitationIsAccepted) {
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras accepted an invitation to Cyprus."),
              ElementsAre("visit PLANNED | host Cyprus, visitor Alexis Tsipras | Cyprus"));
}

TEST_F(VisitFrames, AnInvitationIsExtended) {
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras extended an invitation to Cypriot President Nicos "
                       "Anastasiades to visit Greece."),
              Contains(HasSubstr("visit POSSIBLE | host Greece, visitor Nicos Anastasiades | Greece")));
}

TEST_F(VisitFrames, ThePresentTenseTellsAProgramme) {
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras leaves for Cyprus after the vote."),
              ElementsAre("visit PLANNED | host Cyprus, visitor Alexis Tsipras | Cyprus"));
}

TEST_F(VisitFrames, AWishThatWasDeniedIsNoVisit) {
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras wanted to go to Cyprus, but was not allowed."), IsEmpty());
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras wanted to go to Cyprus, but did not say when."), IsEmpty());
  EXPECT_THAT(EventsOf("Greek Prime Minister Alexis Tsipras wants to go to Cyprus, but also to Malta."),
              Contains(HasSubstr("visit POSSIBLE | host Cyprus, visitor Alexis Tsipras")));
}

TEST_F(VisitFrames, WhoIsTheFirstToVisitForYearsIsNobodyElse) {
  EXPECT_THAT(EventsOf("It was the first visit of a Greek prime minister to Skopje since 2010."), IsEmpty());
}

TEST_F(VisitFrames, SomebodysOwnVisitIsNotThatOfWhoeverIsNamedBesideIt) {
  EXPECT_THAT(
      EventsOf("Greek Prime Minister Alexis Tsipras spoke on Monday. Minister George Katrougalos's visit to Oman "
               "and his own visit to Cyprus had been useful, Tsipras said."),
      Contains(HasSubstr("host Cyprus, visitor Alexis Tsipras")));
}

TEST_F(VisitFrames, WhoeverHasAPartyIsNamedBesideIt) {
  EXPECT_THAT(EventsOf("Cypriot President Nicos Anastasiades received him. Greek Prime Minister Alexis Tsipras and his "
                       "party visited Malta."),
              Contains(HasSubstr("visit OCCURRED ../2019-05-09 | host Malta, visitor Alexis Tsipras | Malta")));
}

TEST_F(VisitFrames, AVisitWithoutAGoalGoesToTheCountryThatTellsOfIt) {
  EXPECT_THAT(
      EventsOf("Secretary Pompeo and I spoke of the coming visit by Japanese Prime Minister Shinzo Abe in June.",
               "Statement by President Donald Trump of the United States"),
      Contains("visit PLANNED 2019-06 | host United States, visitor Shinzo Abe | United States"));
}

TEST_F(VisitFrames, NewsDoNotTellWhereAVisitWithoutAGoalGoes) {
  EXPECT_THAT(EventsOf("Reporters asked about the coming visit by Japanese Prime Minister Shinzo Abe in June."),
              IsEmpty());
}

TEST_F(VisitFrames, SomebodyIsVisitedAbroad) {
  EXPECT_THAT(EventsOf("Japanese Prime Minister Shinzo Abe visited the engineers in Kenya on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Kenya, visitor Shinzo Abe | Kenya"));
}

TEST_F(VisitFrames, SomebodyIsVisitedAtHome) {
  EXPECT_THAT(EventsOf("Japanese Prime Minister Shinzo Abe visited the engineers in Japan on Tuesday."), IsEmpty());
}

TEST_F(VisitFrames, SomebodyArrivesWhereTheClauseHangs) {
  EXPECT_THAT(EventsOf("Reporters waited in Kenya, where Japanese Prime Minister Shinzo Abe arrived on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Kenya, visitor Shinzo Abe | Kenya"));
}

TEST_F(VisitFrames, AVisitWithAnotherGoalDoesNotGoToTheCountryThatTellsOfIt) {
  EXPECT_THAT(
      EventsOf("Secretary Pompeo and I spoke of the visit by Japanese Prime Minister Shinzo Abe to his friends.",
               "Statement by President Donald Trump of the United States"),
      IsEmpty());
}

TEST_F(VisitFrames, WhoSpeaksDuringAVisitReceivesIt) {
  EXPECT_THAT(EventsOf("ANKARA (AP) - The Turkish president proposed a dam during a visit by President Petro Bondar of "
                       "Ukraine on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Turkey, visitor Petro Bondar | Ankara"));
  EXPECT_THAT(EventsOf("SEOUL (AP) - North Korea proposed a dam during a visit by President Petro Bondar of Ukraine on "
                       "Tuesday."),
              ::testing::Not(::testing::Contains(::testing::HasSubstr("host South Korea"))));
}

TEST_F(VisitFrames, SomebodysPlaneCarriesHim) {
  EXPECT_THAT(EventsOf("Japanese Prime Minister Shinzo Abe's plane landed in Rome on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Italy, visitor Shinzo Abe | Rome"));
  EXPECT_THAT(EventsOf("Japanese planes landed in Rome on Tuesday."), IsEmpty());
}

TEST_F(VisitFrames, ADelegationGoesForItsCountry) {
  EXPECT_THAT(EventsOf("A Japanese delegation went to Tehran on Tuesday."),
              ElementsAre("visit OCCURRED 2019-05-07 | host Iran, visitor Japan | Tehran"));
  EXPECT_THAT(EventsOf("Japan went to court against Iran on Tuesday."), IsEmpty());
}

TEST_F(VisitFrames, AnAirportIsInItsTown) {
  EXPECT_THAT(EventsOf("PARIS -- Japanese Prime Minister Shinzo Abe landed at Rome airport on Tuesday."),
              ElementsAre(HasSubstr("host Italy, visitor Shinzo Abe")));
}

TEST_F(VisitFrames, WhoGoesHomeVisitsNobody) {
  EXPECT_THAT(EventsOf("Indian envoy Ravi Menon flew home to New Delhi on Tuesday."), IsEmpty());
}

TEST_F(VisitFrames, WhoPassesThroughOnTheWayVisitsTheGoal) {
  EXPECT_THAT(
      EventsOf("A team from the International Atomic Energy Agency arrived in Beijing on its way to Pyongyang."),
      ElementsAre(HasSubstr("host North Korea")));
}

TEST_F(VisitFrames, AStatesmanAbroadIsThereOnBusiness) {
  EXPECT_THAT(EventsOf("Latvian President Raimonds Vejonis is in Warsaw this week."),
              ElementsAre(HasSubstr("host Poland, visitor Raimonds Vejonis")));
  EXPECT_THAT(EventsOf("Former Ukrainian president Viktor Yanukovych is in Russia."), IsEmpty());
  EXPECT_THAT(EventsOf("German Chancellor Angela Merkel was in the news in France on Tuesday."), IsEmpty());
}

}  // namespace
}  // namespace chancery::extract
