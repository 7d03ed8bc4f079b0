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
using ::testing::IsEmpty;
using ::testing::SizeIs;

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

TEST_F(MeetingFrames, AJourneyToMeetSomebodyTellsThePlace) {
  EXPECT_THAT(
      EventsOf("Czech Foreign Minister Tomas Petricek flew to Ottawa to meet Canadian Foreign Minister Chrystia "
               "Freeland."),
      Contains("meeting OCCURRED ../2019-05-09 | participant Chrystia Freeland, participant Tomas Petricek | "
               "Ottawa"));
  // Where something was agreed is not where it will be.
  EXPECT_THAT(EventsOf("Czech Foreign Minister Tomas Petricek agreed in Ottawa to meet Canadian Foreign Minister "
                       "Chrystia Freeland."),
              ElementsAre("meeting PLANNED | participant Chrystia Freeland, participant Tomas Petricek"));
}

TEST_F(MeetingFrames, ThePlaceMayStandBetweenTheVerbAndTheOther) {
  EXPECT_THAT(
      EventsOf("Norwegian Prime Minister Erna Solberg is due to meet in Osaka, Japan with Indian Prime Minister "
               "Narendra Modi."),
      ElementsAre("meeting PLANNED | participant Erna Solberg, participant Narendra Modi | Osaka"));
}

TEST_F(MeetingFrames, ADayBeforeANameIsNoPartOfIt) {
  EXPECT_THAT(
      EventsOf("Irish Foreign Minister Simon Coveney is in Warsaw. On Friday Coveney will meet with Polish Prime "
               "Minister Mateusz Morawiecki."),
      Contains("meeting PLANNED 2019-05-10 | participant Mateusz Morawiecki, participant Simon Coveney"));
}

TEST_F(MeetingFrames, ARangeOfOfficialsIsWhoTheyAre) {
  EXPECT_THAT(EventsOf("Swiss President Ueli Maurer met with a number of Chinese officials on Tuesday."),
              ElementsAre("meeting OCCURRED 2019-05-07 | participant China, participant Ueli Maurer"));
}

TEST_F(MeetingFrames, AMovementIsASideWithinItsCountry) {
  EXPECT_THAT(EventsOf("Talks between Afghanistan and the Taliban resumed in Doha on Monday."),
              ElementsAre("meeting OCCURRED 2019-05-06 | participant Afghanistan, participant Taliban | Doha"));
}

TEST_F(MeetingFrames, ViewsAreExchanged) {
  EXPECT_THAT(
      EventsOf("French President Emmanuel Macron and Serbian President Aleksandar Vucic exchanged views on "
               "Kosovo on Tuesday."),
      ElementsAre("meeting OCCURRED 2019-05-07 | participant Aleksandar Vucic, participant Emmanuel Macron |  | "
                  "Kosovo"));
  EXPECT_THAT(EventsOf("France and Serbia exchanged prisoners on Tuesday."), IsEmpty());
}

TEST_F(MeetingFrames, TwoDiscussSomething) {
  EXPECT_THAT(EventsOf("Finnish President Sauli Niinisto and Estonian President Kersti Kaljulaid discussed trade on "
                       "Wednesday."),
              ElementsAre("meeting OCCURRED 2019-05-08 | participant Kersti Kaljulaid, participant Sauli Niinisto |  | "
                          "trade"));
  EXPECT_THAT(EventsOf("Finnish President Sauli Niinisto discussed trade in an interview with reporters."), IsEmpty());
}

TEST_F(MeetingFrames, HoursAreSpentWithSomebody) {
  EXPECT_THAT(EventsOf("German Chancellor Angela Merkel spent two hours with Turkish President Recep Tayyip Erdogan on "
                       "Tuesday."),
              ElementsAre("meeting OCCURRED 2019-05-07 | participant Angela Merkel, participant Recep Tayyip Erdogan"));
  EXPECT_THAT(EventsOf("German Chancellor Angela Merkel spent years with Turkish President Recep Tayyip Erdogan in the "
                       "news."),
              IsEmpty());
}

TEST_F(MeetingFrames, AMealIsSharedWithSomebody) {
  EXPECT_THAT(EventsOf("Portuguese President Marcelo Rebelo de Sousa had lunch with Angolan President Joao Lourenco on "
                       "Tuesday."),
              ElementsAre(AllOf(HasSubstr("meeting OCCURRED 2019-05-07"), HasSubstr("Joao Lourenco"))));
  EXPECT_THAT(EventsOf("Angolan President Joao Lourenco had lunch with his wife on Tuesday."), IsEmpty());
}

TEST_F(MeetingFrames, SomebodyIsContacted) {
  EXPECT_THAT(
      EventsOf("Dutch Foreign Minister Stef Blok contacted Malaysian Prime Minister Mahathir Mohamad over the "
               "crash."),
      ElementsAre("meeting OCCURRED ../2019-05-09 | participant Mahathir Mohamad, participant Stef Blok |  | the "
                  "crash"));
  EXPECT_THAT(EventsOf("Dutch Foreign Minister Stef Blok contacted a lawyer."), IsEmpty());
}

TEST_F(MeetingFrames, ACouncilIsConsulted) {
  EXPECT_THAT(EventsOf("US envoy Zalmay Khalilzad consulted with the United Nations on Tuesday."),
              ElementsAre("meeting OCCURRED 2019-05-07 | participant United Nations, participant Zalmay Khalilzad"));
}

TEST_F(MeetingFrames, WhatTalksLedToTellsWhoHeldThem) {
  EXPECT_THAT(EventsOf("Talks in Minsk on Friday resulted in a ceasefire between Armenia and Azerbaijan."),
              ElementsAre("meeting OCCURRED 2019-05-03 | participant Armenia, participant Azerbaijan | Minsk"));
}

TEST_F(MeetingFrames, BetweenWhomCanFollowTheVerb) {
  EXPECT_THAT(EventsOf("Detailed talks took place in Vienna on Monday between Iran and Germany."),
              ElementsAre("meeting OCCURRED 2019-05-06 | participant Germany, participant Iran | Vienna"));
}

TEST_F(MeetingFrames, SeparateMeetingsAreAsMany) {
  EXPECT_THAT(EventsOf("Spanish Prime Minister Pedro Sanchez met separately with Italian Prime Minister Giuseppe Conte "
                       "and Greek Prime Minister Alexis Tsipras on Tuesday."),
              ElementsAre("meeting OCCURRED 2019-05-07 | participant Giuseppe Conte, participant Pedro Sanchez",
                          "meeting OCCURRED 2019-05-07 | participant Alexis Tsipras, participant Pedro Sanchez"));
  EXPECT_THAT(EventsOf("Spanish Prime Minister Pedro Sanchez met Italian Prime Minister Giuseppe Conte and Greek Prime "
                       "Minister Alexis Tsipras on Tuesday."),
              SizeIs(1));
}

TEST_F(MeetingFrames, GuestsOfDifferentDaysAreReceivedApart) {
  EXPECT_THAT(EventsOf("Austrian Chancellor Sebastian Kurz received Slovak President Andrej Kiska on Monday and Polish "
                       "President Andrzej Duda on Tuesday."),
              ElementsAre("meeting OCCURRED 2019-05-06 | host Sebastian Kurz, participant Andrej Kiska",
                          "meeting OCCURRED 2019-05-07 | host Sebastian Kurz, participant Andrzej Duda"));
}

TEST_F(MeetingFrames, WhatIsRecalledHasTheTimeBehindIt) {
  EXPECT_THAT(
      EventsOf("Angela Merkel of Germany recalled her meeting with President Vladimir Putin of Russia last March."),
      ElementsAre(::testing::HasSubstr("meeting OCCURRED 2019-03 |")));
  EXPECT_THAT(
      EventsOf("Angela Merkel of Germany recalled on Tuesday her meeting with President Vladimir Putin of Russia."),
      ElementsAre(::testing::HasSubstr("meeting OCCURRED ../2019-05-09 |")));
}

TEST_F(MeetingFrames, WhatTwoHadApartIsNotWhatTheyHadWithOthers) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron, German Chancellor Angela Merkel and Italian Prime Minister "
                       "Giuseppe Conte met in Paris on Tuesday.\n\nMacron and Merkel also talked alone."),
              SizeIs(2));
  EXPECT_THAT(EventsOf("French President Emmanuel Macron, German Chancellor Angela Merkel and Italian Prime Minister "
                       "Giuseppe Conte met in Paris on Tuesday.\n\nMacron and Merkel talked about trade."),
              SizeIs(1));
}

TEST_F(MeetingFrames, AMealIsGivenForSomebody) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron gave a dinner for Dutch Prime Minister Mark Rutte on Monday."),
              ElementsAre("meeting OCCURRED 2019-05-06 | host Emmanuel Macron, participant Mark Rutte"));
}

TEST_F(MeetingFrames, WhatIsToldByTelephoneIsToldAtAMeeting) {
  EXPECT_THAT(EventsOf("In a phone call on Tuesday, German Chancellor Angela Merkel told Serbian President Aleksandar "
                       "Vucic that time was short."),
              ElementsAre(HasSubstr("participant Aleksandar Vucic, participant Angela Merkel")));
  EXPECT_THAT(EventsOf("In a speech on Tuesday, German Chancellor Angela Merkel told Serbian President Aleksandar "
                       "Vucic that time was short."),
              IsEmpty());
}

TEST_F(MeetingFrames, WhoBringsOthersToTalksNamesThem) {
  EXPECT_THAT(EventsOf("US envoy Zalmay Khalilzad brought Afghanistan and Pakistan together for talks in Doha on "
                       "Tuesday."),
              ElementsAre(AllOf(HasSubstr("meeting OCCURRED 2019-05-07"), HasSubstr("mediator Zalmay Khalilzad"))));
  EXPECT_THAT(
      EventsOf("US envoy Zalmay Khalilzad and Afghan envoy Umer Daudzai brought some widows for talks on schools "
               "on Tuesday."),
      IsEmpty());
}

}  // namespace
}  // namespace chancery::extract
