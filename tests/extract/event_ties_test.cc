// Talks during a visit, a meeting at the margin of a summit: how the events of an article hang together.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using EventTies = ::chancery::testing::ExtractTest;

// Each tie between two events as "meeting during visit", with the words that say so, in brackets.
std::vector<std::string> TiesOf(std::string_view body) {
  const Extraction extraction = chancery::testing::ExtractionOf(body);
  std::vector<std::string> ties;
  for (const ontology::EventMention& mention : extraction.mentions) {
    for (const ontology::Relation& relation : mention.relations) {
      if (relation.target.empty()) continue;
      const auto other = std::find_if(extraction.mentions.begin(), extraction.mentions.end(),
                                      [&](const auto& it) { return it.id == relation.target; });
      const std::string type = other == extraction.mentions.end() ? "nothing" : other->type;
      ties.push_back(absl::StrCat(mention.type, " ", relation.kind, " ", type,
                                  relation.words.empty() ? "" : absl::StrCat(" (", relation.words, ")")));
    }
  }
  return ties;
}

TEST_F(EventTies, TalksAreATravellersDuringTheVisit) {
  EXPECT_THAT(TiesOf("French President Emmanuel Macron visited Japan on Tuesday.\n\nHe met Japanese Prime Minister "
                     "Shinzo Abe in Tokyo on Tuesday."),
              ElementsAre("meeting during visit"));
}

TEST_F(EventTies, WhatOthersDidThatDayIsNoPartOfAVisit) {
  EXPECT_THAT(
      TiesOf("French President Emmanuel Macron visited Japan on Tuesday.\n\nGerman Chancellor Angela Merkel met "
             "Italian Prime Minister Giuseppe Conte in Rome on Tuesday."),
      IsEmpty());
}

TEST_F(EventTies, TheTravellersTalksOnOtherDaysAreNoPartOfAVisit) {
  EXPECT_THAT(TiesOf("French President Emmanuel Macron visited Japan on Tuesday.\n\nHe met Japanese Prime Minister "
                     "Shinzo Abe in Paris in March."),
              IsEmpty());
}

TEST_F(EventTies, WhatHappenedIsNoPartOfWhatIsPlanned) {
  EXPECT_THAT(TiesOf("French President Emmanuel Macron met Japanese Prime Minister Shinzo Abe in Tokyo on Thursday. "
                     "Macron will visit Japan on Thursday."),
              IsEmpty());
}

TEST_F(EventTies, APrepositionTiesAMeetingToTheSummitThatTheTextTells) {
  EXPECT_THAT(TiesOf("The G20 summit was held in Osaka on Monday. On the sidelines of the summit, German Chancellor "
                     "Angela Merkel met Turkish President Recep Tayyip Erdogan."),
              Contains("meeting part_of conference (the summit)"));
}

TEST_F(EventTies, APrepositionBeforeWhatTheTextDoesNotTellTiesToNoEvent) {
  EXPECT_THAT(TiesOf("On the sidelines of the summit, German Chancellor Angela Merkel met Turkish President Recep "
                     "Tayyip Erdogan on Monday."),
              IsEmpty());
}

TEST_F(EventTies, APromiseIsMadeAtTheTalks) {
  EXPECT_THAT(TiesOf("German Chancellor Angela Merkel met Turkish President Recep Tayyip Erdogan in Berlin on Monday. "
                     "Erdogan promised on Monday to open the border."),
              UnorderedElementsAre("promise during meeting"));
}

}  // namespace
}  // namespace chancery::extract
