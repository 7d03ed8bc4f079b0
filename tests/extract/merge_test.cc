#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::chancery::testing::ExtractionOf;
using ::testing::ElementsAre;
using ::testing::SizeIs;

using MergeTest = ::chancery::testing::ExtractTest;

TEST_F(MergeTest, AMeetingToldTwiceIsOneEventWithTwoSentences) {
  const auto extraction = ExtractionOf(
      "French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on Tuesday.\n\n"
      "Before his meeting with Merkel, Macron spoke to students.");
  ASSERT_THAT(extraction.mentions, SizeIs(1));
  EXPECT_THAT(extraction.mentions[0].evidence, SizeIs(2));
}

TEST_F(MergeTest, TwoMeetingsOnDifferentDaysStayTwo) {
  EXPECT_THAT(
      EventsOf("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on Tuesday.\n\n"
               "Merkel had met Macron in Paris on 2 April."),
      ElementsAre("meeting OCCURRED 2019-05-07 | participant Angela Merkel, participant Emmanuel Macron | Berlin",
                  "meeting OCCURRED 2019-04-02 | participant Angela Merkel, participant Emmanuel Macron | Paris"));
}

TEST_F(MergeTest, AMeetingThatWasAndOneThatWillBeStayTwo) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin.\n\n"
                       "Macron will meet Merkel again in June."),
              SizeIs(2));
}

TEST_F(MergeTest, ADefiniteNounSpeaksOfWhatWasTold) {
  const auto extraction = ExtractionOf(
      "French President Emmanuel Macron met German Chancellor Angela Merkel on Tuesday.\n\n"
      "The talks were held in Aachen.");
  ASSERT_THAT(extraction.mentions, SizeIs(1));
  EXPECT_THAT(extraction.mentions[0].evidence, SizeIs(2));
  EXPECT_EQ(extraction.mentions[0].place, "Aachen");
}

TEST_F(MergeTest, TheNextMeetingIsAnotherOne) {
  const auto extraction = ExtractionOf(
      "French President Emmanuel Macron met German Chancellor Angela Merkel on Tuesday.\n\n"
      "The next meeting will be held in Aachen.");
  ASSERT_THAT(extraction.mentions, SizeIs(1));
  EXPECT_THAT(extraction.mentions[0].evidence, SizeIs(1));
}

TEST_F(MergeTest, WhatIsLongPastIsNotWhatIsSpokenOf) {
  const auto extraction = ExtractionOf(
      "French President Emmanuel Macron and German Chancellor Angela Merkel met in Aachen on 12 March 2018.\n\n"
      "The talks go on in Berlin on Friday.");
  ASSERT_THAT(extraction.mentions, SizeIs(1));
  EXPECT_EQ(extraction.mentions[0].place, "Aachen");
}

TEST_F(MergeTest, LaterThatNightIsAnotherMeeting) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron received German Chancellor Angela Merkel in Paris on Tuesday. "
                       "Later that night Macron and Merkel met at a hotel."),
              SizeIs(2));
}

TEST_F(MergeTest, WhatWasCalledOffIsNotWhatTookPlace) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron met German Chancellor Angela Merkel in Paris on Tuesday. "
                       "A meeting of Macron with Merkel was called off."),
              SizeIs(2));
}

TEST_F(MergeTest, TheHeadlineSupportsAndDoesNotTellAlone) {
  EXPECT_THAT(EventsOf("The weather in Lisbon was fine.", "Macron meets Merkel in Berlin"), SizeIs(0));
  const auto extraction =
      ExtractionOf("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on Tuesday.",
                   "Emmanuel Macron meets Angela Merkel in Berlin");
  ASSERT_THAT(extraction.mentions, SizeIs(1));
}

TEST_F(MergeTest, EvidenceStandsInTheArticle) {
  const std::string body = "The sun shone. French President Emmanuel Macron met Angela Merkel of Germany in Berlin.";
  const auto extraction = ExtractionOf(body);
  ASSERT_THAT(extraction.mentions, SizeIs(1));
  const ontology::Evidence& evidence = extraction.mentions[0].evidence[0];
  EXPECT_EQ(evidence.quote, body.substr(15));
  EXPECT_EQ(body.substr(evidence.begin, evidence.end - evidence.begin), evidence.quote);
}

TEST_F(MergeTest, TheSameArticleMakesTheSameIdsAgain) {
  const std::string body =
      "Norway pledged aid to Sudan and promised to take part in the peace process. Sweden pledged aid to Chad.";
  const auto once = ExtractionOf(body);
  const auto again = ExtractionOf(body);
  ASSERT_EQ(once.mentions.size(), again.mentions.size());
  std::set<std::string> ids;
  for (size_t i = 0; i < once.mentions.size(); ++i) {
    EXPECT_EQ(once.mentions[i], again.mentions[i]);
    ids.insert(once.mentions[i].id);
  }
  EXPECT_EQ(ids.size(), once.mentions.size());
}

}  // namespace
}  // namespace chancery::extract
