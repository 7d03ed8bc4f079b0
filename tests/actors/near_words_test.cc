#include "actors/near_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "actors/name_words.h"
#include "tests/actors/plain_search.h"

namespace chancery::actors {
namespace {

// The words with their edits, one by one; checks that the ranges are in order and apart.
std::vector<uint32_t> EditsByWord(const WordIndex& index, const std::string& typed, uint32_t most) {
  std::vector<uint32_t> edits(index.size(), most + 1);
  uint32_t end = 0;
  for (const WordRange& range : WordsNear(index, typed, most)) {
    EXPECT_LE(end, range.begin);
    EXPECT_LT(range.begin, range.end);
    end = range.end;
    for (uint32_t word = range.begin; word < range.end; ++word) edits[word] = range.edits;
  }
  return edits;
}

WordIndex IndexOf(const std::vector<std::string>& words) {
  std::vector<std::string_view> views(words.begin(), words.end());
  std::vector<std::vector<uint32_t>> names;
  for (uint32_t i = 0; i < words.size(); ++i) names.push_back({i});
  return WordIndex(views, names);
}

std::string Near(const std::vector<std::string>& words, const std::string& typed, uint32_t most) {
  const WordIndex index = IndexOf(words);
  const std::vector<uint32_t> edits = EditsByWord(index, typed, most);
  std::string found;
  for (uint32_t word = 0; word < index.size(); ++word) {
    if (edits[word] <= most) found += std::string(index.word(word)) + ":" + std::to_string(edits[word]) + " ";
  }
  return found;
}

TEST(NearWordsTest, AnEditLeavesOutAddsChangesOrSwapsLetters) {
  EXPECT_EQ(Near({"lavrov"}, "lavrov", 1), "lavrov:0 ");
  EXPECT_EQ(Near({"lavrov"}, "larov", 1), "lavrov:1 ");
  EXPECT_EQ(Near({"lavrov"}, "lavvrov", 1), "lavrov:1 ");
  EXPECT_EQ(Near({"lavrov"}, "labrov", 1), "lavrov:1 ");
  EXPECT_EQ(Near({"lavrov"}, "alvrov", 1), "lavrov:1 ");
  EXPECT_EQ(Near({"lavrov"}, "mavrof", 1), "");
  EXPECT_EQ(Near({"lavrov"}, "mavrof", 2), "lavrov:2 ");
}

TEST(NearWordsTest, OnlyABeginningOfTheWordNeedsToBeTyped) {
  EXPECT_EQ(Near({"lavrentiev", "lavrov", "latvia"}, "labr", 1), "lavrentiev:1 lavrov:1 ");
  EXPECT_EQ(Near({"lavrov"}, "lavrovx", 1), "lavrov:1 ");
}

TEST(NearWordsTest, ALetterIsALetterWhateverItsBytes) {
  EXPECT_EQ(Near({"лавров"}, "лабров", 1), "лавров:1 ");
  EXPECT_EQ(Near({"лавров"}, "авлров", 1), "");
  EXPECT_EQ(Near({"лавров"}, "алвров", 1), "лавров:1 ");
}

TEST(NearWordsTest, NothingIsNearNothing) {
  EXPECT_EQ(Near({"lavrov"}, "", 2), "");
  EXPECT_EQ(Near({}, "lavrov", 2), "");
  EXPECT_EQ(Near({"lavrov"}, std::string(200, 'a'), 2), "");
}

TEST(NearWordsTest, AgreesWithAWholeTableForRandomWords) {
  std::mt19937_64 random(3);
  const std::vector<std::string> letters = {"a", "b", "c", "д", "é"};
  const auto word = [&](size_t longest) {
    std::string made;
    for (size_t i = 1 + random() % longest; i > 0; --i) made += letters[random() % letters.size()];
    return made;
  };
  for (int round = 0; round < 40; ++round) {
    std::set<std::string> distinct;
    for (int i = 0; i < 120; ++i) distinct.insert(word(9));
    const WordIndex index = IndexOf({distinct.begin(), distinct.end()});
    for (int i = 0; i < 20; ++i) {
      const std::string typed = word(8);
      const auto most = static_cast<uint32_t>(random() % 3);
      const std::vector<uint32_t> edits = EditsByWord(index, typed, most);
      for (uint32_t place = 0; place < index.size(); ++place) {
        const uint32_t expected = std::min(testing::PlainPrefixEdits(typed, index.word(place)), most + 1);
        ASSERT_EQ(edits[place], expected) << typed << " " << index.word(place) << " " << most;
      }
    }
  }
}

}  // namespace
}  // namespace chancery::actors
