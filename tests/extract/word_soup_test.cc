// Texts that nobody would write: the words that the steps look for, in any order, so that each step meets what the one
// before it never gives it in prose. Whatever comes out must be whole, and the sanitizers find what is read out of
// turn.
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::testing::AnyOf;
using ::testing::IsEmpty;
using ::testing::Not;

using WordSoup = ::chancery::testing::ExtractTest;

constexpr int kTexts = 150;
constexpr int kParagraphs = 4;
constexpr int kWords = 60;

constexpr auto kPool = std::to_array<std::string_view>({"Jr.",
                                                        "Sr.",
                                                        "'s",
                                                        "’s",
                                                        "-",
                                                        "--",
                                                        "—",
                                                        "(",
                                                        ")",
                                                        ",",
                                                        ",",
                                                        ",",
                                                        ".",
                                                        ".",
                                                        ".",
                                                        ":",
                                                        ";",
                                                        "\"",
                                                        "“",
                                                        "”",
                                                        "’",
                                                        "…",
                                                        "President",
                                                        "Prime Minister",
                                                        "Foreign Minister",
                                                        "the minister",
                                                        "Mr.",
                                                        "Mrs.",
                                                        "King",
                                                        "Sheikh",
                                                        "Sir",
                                                        "Dr.",
                                                        "former",
                                                        "ministers",
                                                        "delegation",
                                                        "the two leaders",
                                                        "both sides",
                                                        "his counterpart",
                                                        "spokesman",
                                                        "ambassador",
                                                        "the Russian president",
                                                        "French",
                                                        "German",
                                                        "Korean",
                                                        "Congo",
                                                        "Guinea",
                                                        "Georgia",
                                                        "Jordan",
                                                        "the Kremlin",
                                                        "Angela Merkel",
                                                        "Merkel",
                                                        "Sergey Lavrov",
                                                        "Lavrov",
                                                        "Hussein",
                                                        "Ali",
                                                        "John",
                                                        "Mary Smith",
                                                        "Smith",
                                                        "X",
                                                        "J.",
                                                        "al-",
                                                        "de",
                                                        "von der",
                                                        "bin",
                                                        "O'",
                                                        "the",
                                                        "a",
                                                        "of",
                                                        "of the",
                                                        "and",
                                                        "and",
                                                        "or",
                                                        "with",
                                                        "between",
                                                        "in",
                                                        "to",
                                                        "from",
                                                        "for",
                                                        "at",
                                                        "on",
                                                        "after",
                                                        "during",
                                                        "he",
                                                        "she",
                                                        "they",
                                                        "their",
                                                        "we",
                                                        "I",
                                                        "who",
                                                        "whose",
                                                        "which",
                                                        "met",
                                                        "meets",
                                                        "talks",
                                                        "summit",
                                                        "visited",
                                                        "will visit",
                                                        "visit",
                                                        "promised to",
                                                        "pledged",
                                                        "said",
                                                        "was held",
                                                        "hosted",
                                                        "is",
                                                        "not",
                                                        "Monday",
                                                        "on 31 February",
                                                        "next week",
                                                        "in 2011",
                                                        "United Nations",
                                                        "EU",
                                                        "Hamas",
                                                        "Geneva",
                                                        "\n"});

std::string Soup(std::mt19937& random) {
  std::uniform_int_distribution<size_t> word(0, kPool.size() - 1);
  std::string text;
  for (int paragraph = 0; paragraph < kParagraphs; ++paragraph) {
    for (int i = 0; i < kWords; ++i) {
      text += kPool[word(random)];
      text += ' ';
    }
    text += "\n\n";
  }
  return text;
}

TEST_F(WordSoup, GivesOnlyWholeEvents) {
  std::mt19937 random(20091209);
  size_t events = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = Soup(random);
    SCOPED_TRACE(text);
    for (const ontology::EventMention& mention : chancery::testing::ExtractionOf(text).mentions) {
      ++events;
      EXPECT_THAT(mention.type, AnyOf("meeting", "visit", "conference", "promise"));
      EXPECT_THAT(mention.evidence, Not(IsEmpty()));
      EXPECT_THAT(mention.participants, Not(IsEmpty()));
      for (const ontology::ParticipantMention& participant : mention.participants) {
        EXPECT_THAT(participant.actor.name, Not(IsEmpty()));
        EXPECT_THAT(participant.role, Not(IsEmpty()));
      }
    }
  }
  EXPECT_GT(events, 0U) << "nothing was put to the test";
}

// A person's name that has no word of its own stands for nobody, and takes nothing from the names beside it.
TEST_F(WordSoup, TakesNobodyForASuffixThatStandsAlone) {
  for (const std::string_view text :
       {"The prime minister of Kuwait, Jr., met Angela Merkel in Berlin on Tuesday.",
        "French President, Sr., met the foreign minister of Japan, Jr., in Geneva on Tuesday.",
        "The Israeli Jr. met the German chancellor, Angela Merkel, in Berlin on Tuesday."}) {
    for (const ontology::EventMention& mention : chancery::testing::ExtractionOf(text).mentions) {
      for (const ontology::ParticipantMention& participant : mention.participants) {
        EXPECT_THAT(participant.actor.name, Not(AnyOf("Jr.", "Jr", "Sr.", "Sr"))) << text;
      }
    }
  }
}

}  // namespace
}  // namespace chancery::extract
