#include "store/text_words.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace chancery::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TextWords, AreRunsOfLettersAndDigitsWithCaseAndDiacriticsFolded) {
  EXPECT_THAT(WordsOf("Dvořák's 2nd visit—to São Paulo"),
              ElementsAre("dvorak", "s", "2nd", "visit", "to", "sao", "paulo"));
  EXPECT_THAT(WordsOf("ПЕРЕГОВОРЫ в Москве"), ElementsAre("переговоры", "в", "москве"));
  EXPECT_THAT(WordsOf("Straße"), ElementsAre("strasse"));
  EXPECT_THAT(WordsOf("北京 会谈"), ElementsAre("北京", "会谈"));
  EXPECT_THAT(WordsOf(" .,;"), IsEmpty());
  EXPECT_THAT(WordsOf(""), IsEmpty());
}

TEST(TextWords, BytesThatAreNoUtf8PartWords) { EXPECT_THAT(WordsOf("trade\xff\xfetalks").size(), ::testing::Ge(1U)); }

TEST(TextWords, OnlyWholeWordsAreFound) {
  EXPECT_TRUE(HasWords("to reopen the dam at Ṣanʿāʾ", {"dam", "reopen"}));
  EXPECT_FALSE(HasWords("to reopen the dam", {"da"}));
  EXPECT_FALSE(HasWords("to reopen the dam", {"dam", "bridge"}));
  EXPECT_TRUE(HasWords("", {}));
}

TEST(TextWords, FunctionWordsAndShortOnesAreNotIndexedInContent) {
  EXPECT_THAT(IndexedWords("to meet with the envoy on trade", WordChoice::kTelling),
              ElementsAre("envoy", "meet", "trade"));
  EXPECT_THAT(IndexedWords("Goa", WordChoice::kAll), ElementsAre("goa"));
}

TEST(TextWords, ALongTextIsIndexedAsOne) {
  std::string text;
  for (size_t i = 0; i <= kMostIndexedWords; ++i) text += "word" + std::to_string(i) + " ";
  EXPECT_THAT(IndexedWords(text, WordChoice::kTelling), ElementsAre(std::string(kLongText)));
}

}  // namespace
}  // namespace chancery::store
