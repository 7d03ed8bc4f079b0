// Small parts: characters, ids, shapes, regular expressions, msgpack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nlp/lexeme.h"
#include "nlp/msgpack_file.h"
#include "nlp/regex.h"
#include "nlp/string_id.h"
#include "nlp/unicode.h"

namespace chancery::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// The value for "coffee" is the one in spaCy's documentation; the others were printed by spaCy.
TEST(StringId, IsTheHashThatSpacyGives) {
  EXPECT_EQ(StringId("coffee"), 3197928453018144401U);
  EXPECT_EQ(StringId("envoy"), 11041817940837615920U);
  EXPECT_EQ(StringId("Größenordnungen"), 6833158830163152929U);
  EXPECT_EQ(StringId(""), 0U);
}

TEST(StringId, IsSmallForReservedNames) {
  EXPECT_EQ(StringId("X"), 101U);
  EXPECT_EQ(StringId("punct"), 445U);
  EXPECT_EQ(StringId("_"), 456U);
  EXPECT_EQ(StringId("NORM"), 67U);
  EXPECT_EQ(StringId("FLAG19"), 19U);
  EXPECT_EQ(StringId("DEPRECATED276"), 379U);
  EXPECT_GT(StringId("FLAG99"), 1000U);
}

TEST(WordShape, ShowsAtMostFourOfAKind) {
  EXPECT_EQ(WordShape("Geneva"), "Xxxxx");
  EXPECT_EQ(WordShape("UNESCO's"), "XXXX'x");
  EXPECT_EQ(WordShape("2010-01-04"), "dddd-dd-dd");
  EXPECT_EQ(WordShape("......"), "....");
  EXPECT_EQ(WordShape("Šiauliai²"), "Xxxxxd");
  EXPECT_EQ(WordShape(std::string(100, 'a')), "LONG");
}

TEST(Unicode, ClassifiesCharactersAsPythonDoes) {
  EXPECT_TRUE(IsSpace(0x1c));
  EXPECT_TRUE(IsSpace(0x3000));
  EXPECT_FALSE(IsSpace(0x200b));
  EXPECT_TRUE(IsDigit(0xb2));
  EXPECT_FALSE(IsDigit(0xbd));
  EXPECT_TRUE(IsAlpha(0x4e2d));
  EXPECT_TRUE(IsUpper(0x2160));
  EXPECT_FALSE(IsAlpha(0x2160));
  EXPECT_EQ(ToLower("İSTANBUL ΑΣ Straße"), "i̇stanbul ας straße");
}

TEST(Unicode, CutsAtCharacters) {
  EXPECT_EQ(LastCharacters("naïveté", 3), "eté");
  EXPECT_EQ(LastCharacters("é", 3), "é");
  EXPECT_EQ(CharacterCount("日本語"), 3U);
}

std::vector<std::string> AllMatches(const char* pattern, std::string_view text) {
  const auto regex = Regex::Compile(pattern);
  EXPECT_TRUE(regex.ok()) << regex.status();
  Regex::Scratch scratch;
  std::vector<ByteRange> found;
  regex->FindAll(text, scratch, found);
  std::vector<std::string> matches;
  for (const ByteRange& range : found) {
    matches.emplace_back(text.substr(range.begin, range.end - range.begin));
  }
  return matches;
}

TEST(Regex, ReadsPythonsEscapes) {
  EXPECT_THAT(AllMatches(R"((?u)[\u00e9\U0001F600])", "é 😀 e"), ElementsAre("é", "😀"));
  EXPECT_THAT(AllMatches(R"((?<=[a-z])-(?=[a-z]))", "a-b -c d-e"), ElementsAre("-", "-"));
}

TEST(Regex, FindsEmptyMatchesBetweenOthers) { EXPECT_THAT(AllMatches("x*", "axb"), ElementsAre("", "x", "", "")); }

TEST(Regex, GivesUpInsteadOfRunningForEver) {
  const auto regex = Regex::Compile("^(a+)+$");
  ASSERT_TRUE(regex.ok());
  Regex::Scratch scratch;
  EXPECT_FALSE(regex->Search(std::string(5000, 'a') + "b", scratch).has_value());
}

TEST(Regex, SaysWhatIsWrongWithAPattern) {
  const auto regex = Regex::Compile("(a");
  ASSERT_FALSE(regex.ok());
  EXPECT_THAT(std::string(regex.status().ToString()), HasSubstr("parenthes"));
}

TEST(MsgpackFile, ReadsTextAndBytesAlike) {
  // {"a": 1, b"b": [nil, "x"]}
  const auto file = MsgpackFile::Parse("f", std::string("\x82\xa1"
                                                        "a"
                                                        "\x01\xc4\x01"
                                                        "b"
                                                        "\x92\xc0\xa1"
                                                        "x",
                                                        11));
  ASSERT_TRUE(file.ok()) << file.status();
  int64_t number = 0;
  EXPECT_TRUE(file->root().At("a").Get(number));
  EXPECT_EQ(number, 1);
  const std::vector<MsgpackValue> list = file->root().At("b").Array();
  ASSERT_EQ(list.size(), 2U);
  EXPECT_TRUE(list[0].IsNil());
  std::string_view text;
  EXPECT_TRUE(list[1].Get(text));
  EXPECT_EQ(text, "x");
  EXPECT_TRUE(file->root().At("c").IsNil());
  EXPECT_FALSE(list[1].Get(number));
}

TEST(MsgpackFile, RefusesWhatIsCutOffGoesOnOrClaimsTooMuch) {
  for (const std::string& bytes :
       {std::string(), std::string("\x92\x01"), std::string("\x01\x01"), std::string("\xdd\xff\xff\xff\xff"),
        std::string("\xdf\x7f\xff\xff\xff"), std::string("\xc1"), std::string(100, '\x91')}) {
    const auto file = MsgpackFile::Parse("some/file", bytes);
    EXPECT_EQ(file.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(file.status().ToString()), HasSubstr("some/file"));
  }
}

}  // namespace
}  // namespace chancery::nlp
