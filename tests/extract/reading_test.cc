#include "extract/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace chancery::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A document of one sentence whose tokens have these heads, and "x0", "x1", ... for labels where none are given.
nlp::Document Tree(const std::vector<uint32_t>& heads, const std::vector<std::string_view>& labels = {}) {
  nlp::Document document;
  for (size_t i = 0; i < heads.size(); ++i) {
    nlp::Token token;
    token.head = heads[i];
    if (i < labels.size()) token.dep = labels[i];
    document.tokens.push_back(token);
  }
  document.sentences.push_back({0, static_cast<uint32_t>(heads.size())});
  return document;
}

std::vector<uint32_t> ChildrenOf(const Children& children, uint32_t token) {
  return {children.Of(token).begin(), children.Of(token).end()};
}

// "The minister visited Oslo on Monday"
const std::vector<uint32_t> kHeads = {1, 2, 2, 2, 2, 4};

TEST(Children, AreListedInOrderAndARootIsNoChildOfItself) {
  const Children children(Tree(kHeads));
  EXPECT_THAT(ChildrenOf(children, 2), ElementsAre(1, 3, 4));
  EXPECT_THAT(ChildrenOf(children, 1), ElementsAre(0));
  EXPECT_THAT(ChildrenOf(children, 5), IsEmpty());
}

TEST(Children, AreFoundByLabel) {
  const nlp::Document document = Tree(kHeads, {"det", "nsubj", "ROOT", "dobj", "prep", "pobj"});
  const Children children(document);
  EXPECT_EQ(children.Find(2, {"dobj", "nsubj"}), 1u);
  EXPECT_EQ(children.Find(2, {"prep"}), 4u);
  EXPECT_EQ(children.Find(2, {"pobj"}), std::nullopt);
}

TEST(Children, OfADamagedHeadAreNone) {
  const Children children(Tree({7, 0, 4000000000}));
  EXPECT_THAT(ChildrenOf(children, 0), ElementsAre(1));
  EXPECT_THAT(ChildrenOf(children, 2), IsEmpty());
}

TEST(Children, OfNoTokensAreNone) { EXPECT_NO_FATAL_FAILURE(Children(nlp::Document())); }

TEST(Subtree, ReachesFromTheLeftmostToTheRightmostToken) {
  const nlp::Document document = Tree(kHeads);
  EXPECT_EQ(Subtree(document, 2).begin, 0u);
  EXPECT_EQ(Subtree(document, 2).end, 6u);
  EXPECT_EQ(Subtree(document, 4).begin, 4u);
  EXPECT_EQ(Subtree(document, 4).end, 6u);
  EXPECT_EQ(Subtree(document, 3).begin, 3u);
  EXPECT_EQ(Subtree(document, 3).end, 4u);
}

TEST(Subtree, StaysWithinItsSentence) {
  nlp::Document document = Tree({0, 0, 2, 2});
  document.sentences = {{0, 2}, {2, 4}};
  document.tokens[2].sentence = document.tokens[3].sentence = 1;
  document.tokens[3].head = 0;  // damaged: a head in another sentence
  EXPECT_EQ(Subtree(document, 0).end, 2u);
  EXPECT_EQ(Subtree(document, 2).begin, 2u);
  EXPECT_EQ(Subtree(document, 2).end, 3u);
}

TEST(Subtree, AgreesWithClimbingFromEveryTokenWhateverTheHeads) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    const uint32_t size = 1 + random() % 12;
    std::vector<uint32_t> heads(size);
    // Circles and heads outside the document occur among them.
    for (uint32_t& head : heads) head = random() % (size + 1);
    const nlp::Document document = Tree(heads);
    for (uint32_t token = 0; token < size; ++token) {
      uint32_t begin = token;
      uint32_t end = token + 1;
      for (uint32_t other = 0; other < size; ++other) {
        if (!IsBelow(document, other, token)) continue;
        begin = std::min(begin, other);
        end = std::max(end, other + 1);
      }
      const nlp::TokenRange range = Subtree(document, token);
      ASSERT_EQ(range.begin, begin) << round << " " << token;
      ASSERT_EQ(range.end, end) << round << " " << token;
    }
  }
}

TEST(IsBelow, HoldsForTheTokenItselfAndAllUnderIt) {
  const nlp::Document document = Tree(kHeads);
  EXPECT_TRUE(IsBelow(document, 5, 2));
  EXPECT_TRUE(IsBelow(document, 4, 4));
  EXPECT_FALSE(IsBelow(document, 2, 5));
  EXPECT_FALSE(IsBelow(document, 0, 4));
}

TEST(IsBelow, EndsWhereHeadsRunInACircle) { EXPECT_FALSE(IsBelow(Tree({1, 0, 2}), 0, 2)); }

}  // namespace
}  // namespace chancery::extract
