// Who "I" and "we" are in statements, joint texts and transcripts.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::chancery::testing::ExtractionOfPage;
using ::chancery::testing::Lines;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Speakers = ::chancery::testing::ExtractTest;

std::vector<std::string> EventsOfPage(std::string_view bytes) { return Lines(ExtractionOfPage(bytes, "2014-05-08")); }

TEST_F(Speakers, ABylineNamesWhoVisits) {
  EXPECT_THAT(EventsOfPage(R"(Journey to the north
8 May 2014
Prime Minister: Abbott, Tony

On Saturday I will travel to Jakarta at the invitation of the Indonesian government.)"),
              ElementsAre("visit PLANNED 2014-05-10 | host Indonesia, visitor Tony Abbott | Jakarta"));
}

TEST_F(Speakers, AReportersBylineNamesNobody) {
  EXPECT_THAT(EventsOfPage(R"(Journey to the north
8 May 2014
By Tony Abbott, Staff Writer

On Saturday I will travel to Jakarta at the invitation of the Indonesian government.)"),
              IsEmpty());
}

TEST_F(Speakers, TheHeadlineOfAStatementNamesWhoMet) {
  EXPECT_THAT(EventsOf("The German chancellor, Angela Merkel, and I met in Aachen on Tuesday.",
                       "Statement by President Emmanuel Macron"),
              ElementsAre(HasSubstr("participant Angela Merkel, participant Emmanuel Macron")));
}

TEST_F(Speakers, WeInQuotationMarksAreNotTheAuthor) {
  EXPECT_THAT(EventsOf("A poster at the station read: \"We will send doctors to Mali.\"",
                       "Statement by President Emmanuel Macron"),
              IsEmpty());
}

TEST_F(Speakers, WhatWeAgreeIsAgreedWithWhomWeMet) {
  EXPECT_THAT(EventsOf("Yesterday I met with Chancellor Angela Merkel of Germany.\n\nWe agreed to open a school for "
                       "engineers.",
                       "Statement by President Emmanuel Macron"),
              Contains(HasSubstr("source Angela Merkel, source Emmanuel Macron")));
}

TEST_F(Speakers, WhatWeWillDoIsThePromiseOfTheAuthorAlone) {
  EXPECT_THAT(
      EventsOf("Yesterday I met with Chancellor Angela Merkel of Germany.\n\nWe will send two hundred doctors to "
               "Mali.",
               "Statement by President Emmanuel Macron"),
      Contains("promise OCCURRED 2019-05-09 | source Emmanuel Macron, target Mali |  | send two hundred doctors "
               "to Mali"));
}

TEST_F(Speakers, AJointStatementIsOfAllWhomItNames) {
  EXPECT_THAT(EventsOf("We pledge to share the water of the river.", "Joint statement of Peru and Bolivia on the lake"),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Bolivia, source Peru |  | share the water of the "
                          "river"));
}

TEST_F(Speakers, TheLabelOfATurnNamesWhoSpeaks) {
  EXPECT_THAT(EventsOfPage(R"(Joint press conference of Prime Ministers David Cameron and Jens Stoltenberg
8 May 2014

PRIME MINISTER CAMERON: I welcome my friend from Oslo to this house.

PRIME MINISTER STOLTENBERG: Thank you, David. We will send forty engineers to Kenya.

JOURNALIST: We will send you questions about Mali, Prime Minister.)"),
              Contains(HasSubstr("promise OCCURRED 2014-05-08 | source Jens Stoltenberg, target Kenya")));
}

TEST_F(Speakers, WhoeverAsksPromisesNothing) {
  EXPECT_THAT(EventsOfPage(R"(Interview with Prime Minister David Cameron
8 May 2014

Q: We will send our readers to Kenya to see the school.

A: They are welcome there, and they should bring an umbrella.)"),
              IsEmpty());
}

TEST_F(Speakers, AColonOpensTheWordsOfWhoeverSaysThem) {
  EXPECT_THAT(EventsOf("British Prime Minister Theresa May said:\n\nWe will train five hundred policemen of Somalia."),
              ElementsAre(HasSubstr("promise OCCURRED 2019-05-09 | source Theresa May")));
}

TEST_F(Speakers, AMinisterSpeaksForHisGovernment) {
  EXPECT_THAT(EventsOf("The Norwegian Government will give forty million crowns to Malawi.",
                       "Statement by Norwegian Foreign Minister Ine Eriksen"),
              ElementsAre(HasSubstr("promise OCCURRED 2019-05-09 | source Norway, target Malawi")));
  EXPECT_THAT(EventsOf("The Swedish Government will give forty million crowns to Malawi.",
                       "Statement by Norwegian Foreign Minister Ine Eriksen"),
              IsEmpty());
}

TEST_F(Speakers, MinistersStandForTheirStatesInAJointStatement) {
  EXPECT_THAT(EventsOf("We will share the water of the river with Brazil.\n\nAllan Wagner, Minister of Foreign Affairs "
                       "of Peru\n\nJavier Murillo, Minister of Foreign Affairs of Bolivia",
                       "Joint statement by the foreign ministers of Peru and Bolivia"),
              ElementsAre(HasSubstr("promise OCCURRED 2019-05-09 | source Allan Wagner, source Javier Murillo")));
}

TEST_F(Speakers, AnAbbreviatedOfficeLabelsATurn) {
  EXPECT_THAT(EventsOfPage(R"(News conference in Jakarta
8 May 2014
Prime Minister: Abbott, Tony

PM: I will fly to Japan on Saturday.

JOURNALIST: Will you go to Korea?

PM: No.)"),
              ElementsAre("visit PLANNED 2014-05-10 | host Japan, visitor Tony Abbott | Japan"));
}

TEST_F(Speakers, WhenAPromiseIsDueIsNotWhenItIsMade) {
  EXPECT_THAT(EventsOf("We will send two hundred doctors to Mali next year.\n\nGermany thanked us.",
                       "Statement by President Emmanuel Macron"),
              ElementsAre(HasSubstr("promise OCCURRED 2019-05-09 |")));
}

}  // namespace
}  // namespace chancery::extract
