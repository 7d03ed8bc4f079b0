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

using PromiseFrames = ::chancery::testing::ExtractTest;

TEST_F(PromiseFrames, SomebodyPledgesToDoSomething) {
  EXPECT_THAT(EventsOf("Canadian Prime Minister Justin Trudeau pledged to train Ukrainian soldiers."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Justin Trudeau |  | train Ukrainian soldiers"));
}

TEST_F(PromiseFrames, APromiseHasAWholeClause) {
  EXPECT_THAT(EventsOf("Turkish Foreign Minister Mevlut Cavusoglu promised on Tuesday that Turkey will withdraw its "
                       "troops from Syria."),
              ElementsAre("promise OCCURRED 2019-05-07 | source Mevlut Cavusoglu |  | withdraw its troops from Syria"));
}

TEST_F(PromiseFrames, SomethingIsPledgedToSomebody) {
  EXPECT_THAT(EventsOf("Norway pledged fresh aid to Sudan on Wednesday."),
              ElementsAre("promise OCCURRED 2019-05-08 | source Norway, target Sudan |  | fresh aid"));
}

TEST_F(PromiseFrames, AQuotedWeWillIsTheSpeakersPromise) {
  EXPECT_THAT(
      EventsOf("\"We will continue training the soldiers of Ukraine,\" Canadian Prime Minister Justin Trudeau said."),
      ElementsAre(::testing::StartsWith("promise OCCURRED ../2019-05-09 | source Justin Trudeau")));
}

TEST_F(PromiseFrames, AStateAgreesToDoSomething) {
  EXPECT_THAT(EventsOf("Iran agreed on Monday to suspend the enrichment of uranium."),
              ElementsAre("promise OCCURRED 2019-05-06 | source Iran |  | suspend the enrichment of uranium"));
}

TEST_F(PromiseFrames, APromisedVisitIsAVisit) {
  EXPECT_THAT(EventsOf("Indian Prime Minister Narendra Modi promised to visit Nepal in August."),
              ElementsAre("visit PLANNED 2019-08 | host Nepal, visitor Narendra Modi | Nepal"));
}

TEST_F(PromiseFrames, PromisingResultsPromiseNothing) {
  EXPECT_THAT(EventsOf("The vaccine of Cuba showed promising results in Argentina."), IsEmpty());
}

TEST_F(PromiseFrames, AThreatIsNoPromise) {
  EXPECT_THAT(EventsOf("North Korea vowed to retaliate against South Korea."), IsEmpty());
}

TEST_F(PromiseFrames, APredictionIsNoPromise) {
  EXPECT_THAT(EventsOf("\"Oil prices will fall,\" Saudi Energy Minister Khalid al-Falih said."), IsEmpty());
}

TEST_F(PromiseFrames, WhatAnotherStateWillDoIsNoPromise) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron said that China will send its troops to the border."),
              IsEmpty());
}

TEST_F(PromiseFrames, NotToDoWhatWouldHarmIsAPromise) {
  EXPECT_THAT(
      EventsOf("Iranian President Hassan Rouhani told France that Iran would not enrich uranium beyond five percent."),
      ElementsAre(::testing::HasSubstr("source Hassan Rouhani, target France |  | not enrich uranium beyond")));
  EXPECT_THAT(EventsOf("\"We will never deploy missiles in Cuba,\" Russian Foreign Minister Sergey Lavrov said."),
              ElementsAre(::testing::HasSubstr("source Sergey Lavrov")));
}

TEST_F(PromiseFrames, ARefusalIsNoPromise) {
  EXPECT_THAT(EventsOf("Iranian President Hassan Rouhani told France that Iran would not accept its terms."),
              IsEmpty());
}

TEST_F(PromiseFrames, AGiftIsPledged) {
  EXPECT_THAT(EventsOf("France has pledged troops for Mali as well."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source France, target Mali |  | troops for Mali"));
}

TEST_F(PromiseFrames, APartyPromisesItselfAVictory) {
  EXPECT_THAT(EventsOf("Spain promised itself a victory over France."), IsEmpty());
}

TEST_F(PromiseFrames, StatesAgreeThatTheyWillDoSomething) {
  EXPECT_THAT(EventsOf("Peru and Chile agreed that they would clear the mines on their border."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Chile, source Peru |  | clear the mines on their "
                          "border"));
}

TEST_F(PromiseFrames, AgreedForecastsPromiseNothing) {
  EXPECT_THAT(EventsOf("Peru and Chile agreed that the drought would not affect their trade."), IsEmpty());
}

TEST_F(PromiseFrames, SomebodysPledgeIsToldInPassing) {
  EXPECT_THAT(EventsOf("The minister praised Japan's pledge to hand over the plutonium."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Japan |  | hand over the plutonium"));
}

TEST_F(PromiseFrames, APledgeOfAllegianceIsNoPromise) {
  EXPECT_THAT(EventsOf("The children of Texas said the pledge of allegiance to the United States."), IsEmpty());
}

TEST_F(PromiseFrames, PromisesAreMadeBySomebody) {
  EXPECT_THAT(EventsOf("Promises were made by Australia that the school in Samoa would be finished by June."),
              ElementsAre(::testing::HasSubstr("source Australia")));
}

TEST_F(PromiseFrames, WhatIsAnnouncedOfAnAllianceIsItsOwn) {
  EXPECT_THAT(EventsOf("It was announced that NATO would train the soldiers of Iraq."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source NATO |  | train the soldiers of Iraq"));
  EXPECT_THAT(EventsOf("It was reported that NATO would train the soldiers of Iraq."), IsEmpty());
}

TEST_F(PromiseFrames, WhatIsNotifiedIsPromised) {
  EXPECT_THAT(EventsOf("German Chancellor Angela Merkel notified the leaders that Germany will begin sharing vaccines "
                       "with Mexico."),
              ElementsAre(::testing::HasSubstr("source Angela Merkel, target Mexico")));
}

TEST_F(PromiseFrames, WhatWouldMakeSenseIsNoPromise) {
  EXPECT_THAT(
      EventsOf("Russian Foreign Minister Sergey Lavrov said that Russia would make a mistake with such a deal."),
      IsEmpty());
}

TEST_F(PromiseFrames, WhoIsGivenSomethingIsTheTarget) {
  EXPECT_THAT(EventsOf("Kenyan President Uhuru Kenyatta said that Kenya will lend Rwanda 200 engineers."),
              ElementsAre(::testing::HasSubstr("source Uhuru Kenyatta, target Rwanda")));
}

TEST_F(PromiseFrames, ToBeginADeedIsPromisedButNotABeginning) {
  EXPECT_THAT(EventsOf("\"We will begin training the police of Mali,\" German Chancellor Angela Merkel said."),
              ElementsAre(::testing::HasSubstr("source Angela Merkel")));
  EXPECT_THAT(EventsOf("\"We will begin in May,\" German Chancellor Angela Merkel told the envoy of Mali."), IsEmpty());
}

TEST_F(PromiseFrames, WhatIsNotToBeDoneIsInTheContent) {
  EXPECT_THAT(EventsOf("Turkish President Recep Tayyip Erdogan promised not to block Sweden."),
              ElementsAre(::testing::HasSubstr("| not to block Sweden")));
}

TEST_F(PromiseFrames, SoldiersAreCommittedToAMission) {
  EXPECT_THAT(EventsOf("Germany has committed 500 soldiers to the mission in Mali."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Germany |  | 500 soldiers"));
  EXPECT_THAT(EventsOf("Soldiers of Germany committed crimes in Mali."), IsEmpty());
}

TEST_F(PromiseFrames, AGrantIsAnnouncedForSomebody) {
  EXPECT_THAT(EventsOf("Spain announced a grant of ten million euros to Bolivia."),
              ElementsAre(::testing::HasSubstr("source Spain, target Bolivia")));
  EXPECT_THAT(EventsOf("Spain announced a loss of ten million euros to Bolivia."), IsEmpty());
}

TEST_F(PromiseFrames, AnAgreementIsSignedToDoSomething) {
  EXPECT_THAT(EventsOf("Iran and Russia signed an agreement to build a railway."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Iran, source Russia |  | build a railway"));
  EXPECT_THAT(EventsOf("Iran and Russia criticised an agreement to build a railway."), IsEmpty());
}

TEST_F(PromiseFrames, SomebodyGivesHisWord) {
  EXPECT_THAT(EventsOf("Norway gave its word that it would train the pilots of Chad."),
              ElementsAre(::testing::HasSubstr("source Norway")));
  EXPECT_THAT(EventsOf("Norway gave the word peace a meaning that would last in Chad."), IsEmpty());
}

TEST_F(PromiseFrames, WhatIsWarnedOfIsAThreat) {
  EXPECT_THAT(EventsOf("Kenya warned that it would close the border with Somalia."), IsEmpty());
  EXPECT_THAT(EventsOf("Kenya said that it would close the border with Somalia."),
              ElementsAre(::testing::HasSubstr("source Kenya")));
  EXPECT_THAT(EventsOf("\"We will hold Somalia accountable,\" the foreign minister of Kenya said."), IsEmpty());
  EXPECT_THAT(EventsOf("\"We will feed the refugees of Somalia,\" the foreign minister of Kenya said."),
              ElementsAre(::testing::HasSubstr("promise")));
}

TEST_F(PromiseFrames, WhatIsSupposedToBeSaidIsNone) {
  EXPECT_THAT(EventsOf("If Kenya says that it will close the camp, the refugees must go to Uganda."), IsEmpty());
  EXPECT_THAT(EventsOf("Kenya says that it will close the camp, and the refugees must go to Uganda."),
              ElementsAre(::testing::HasSubstr("source Kenya")));
}

TEST_F(PromiseFrames, ToStayInTouchIsNoDeed) {
  EXPECT_THAT(EventsOf("Peru and Chile agreed to stay in close contact."), IsEmpty());
  EXPECT_THAT(EventsOf("Peru and Chile agreed to stay in the treaty."),
              ElementsAre(::testing::HasSubstr("source Chile, source Peru")));
}

TEST_F(PromiseFrames, WhatIsGuessedIsAPrediction) {
  EXPECT_THAT(EventsOf("Norway said that it would probably send a ship."), IsEmpty());
  EXPECT_THAT(EventsOf("Norway said that it would gladly send a ship."),
              ElementsAre(::testing::HasSubstr("source Norway")));
}

TEST_F(PromiseFrames, ToRespondIsAThreat) {
  EXPECT_THAT(EventsOf("Israel warned that it would respond to any attack from Syria."), IsEmpty());
}

TEST_F(PromiseFrames, NotToDoHarmIsAPromise) {
  EXPECT_THAT(EventsOf("Ukraine and Russia undertook not to attack merchant ships."),
              Contains(HasSubstr("source Russia, source Ukraine |  | not to attack merchant ships")));
  EXPECT_THAT(EventsOf("Norway vowed to attack Sweden."), IsEmpty());
}

TEST_F(PromiseFrames, ATreatyCommitsItsParties) {
  EXPECT_THAT(EventsOf("The agreement commits Norway and Sweden to reopen the road."),
              Contains(HasSubstr("promise OCCURRED ../2019-05-09 | source Norway, source Sweden")));
  EXPECT_THAT(EventsOf("The agreement reminds Norway and Sweden to reopen the road."), IsEmpty());
}

TEST_F(PromiseFrames, AnAgreementSignedIsOneButNotThePeaceItBrings) {
  EXPECT_THAT(EventsOf("Norway and Sweden signed an agreement to reopen the road."),
              Contains(HasSubstr("promise OCCURRED ../2019-05-09 | source Norway, source Sweden")));
  EXPECT_THAT(EventsOf("Norway and Sweden signed an agreement to end a war of three years."), IsEmpty());
}

TEST_F(PromiseFrames, AnUndertakingIsGiven) {
  EXPECT_THAT(EventsOf("Norway gave Sweden an undertaking that it would reopen the road."),
              Contains(HasSubstr("source Norway, target Sweden")));
  EXPECT_THAT(EventsOf("Norway gave Sweden an impression that it would reopen the road."), IsEmpty());
}

TEST_F(PromiseFrames, NoLongerToHinderIsAPromise) {
  EXPECT_THAT(
      EventsOf("Hillary Clinton told Thein Sein that the United States would no longer block the loan to Mali."),
      Contains(HasSubstr("no longer block the loan")));
  EXPECT_THAT(EventsOf("Hillary Clinton told Thein Sein that the United States would no longer sleep."), IsEmpty());
}

}  // namespace
}  // namespace chancery::extract
