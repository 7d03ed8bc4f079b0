#include "evaluate/b_cubed.h"

#include <gtest/gtest.h>

namespace chancery::evaluate {
namespace {

// Mentions of the true events, each with where it was put; '.' is a mention that was not found.
std::vector<ClusteredMention> Mentions(std::string_view truth, std::string_view found) {
  std::vector<ClusteredMention> mentions;
  for (size_t i = 0; i < truth.size(); ++i) {
    ClusteredMention mention{std::string(1, truth[i]), std::nullopt};
    if (found[i] != '.') mention.found = std::string(1, found[i]);
    mentions.push_back(mention);
  }
  return mentions;
}

TEST(BCubedTest, ThePapersExampleOfTwoWrongJoins) {
  // Bagga and Baldwin's figures 1 and 2: chains of 5, 2 and 5; joining the last two costs less than the two long ones.
  EXPECT_NEAR(OverFound(Mentions("111112233333", "aaaaabbbbbbb")).precision, 16.0 / 21, 1e-9);
  EXPECT_NEAR(OverFound(Mentions("111112233333", "aaaaabbaaaaa")).precision, 7.0 / 12, 1e-9);
  EXPECT_DOUBLE_EQ(OverFound(Mentions("111112233333", "aaaaabbbbbbb")).recall, 1);
}

TEST(BCubedTest, PartingOneEventCostsRecallOnly) {
  const BCubed score = OverFound(Mentions("1111", "aabb"));
  EXPECT_DOUBLE_EQ(score.precision, 1);
  EXPECT_DOUBLE_EQ(score.recall, 0.5);
  EXPECT_DOUBLE_EQ(score.f1, 2.0 / 3);
}

TEST(BCubedTest, WhatWasNotFoundIsLeftOutOrAnEventOfItsOwn) {
  const std::vector<ClusteredMention> mentions = Mentions("1122", "aa..");
  EXPECT_EQ(OverFound(mentions).mentions, 2U);
  EXPECT_DOUBLE_EQ(OverFound(mentions).f1, 1);
  EXPECT_EQ(OverAll(mentions).mentions, 4U);
  EXPECT_DOUBLE_EQ(OverAll(mentions).precision, 1);
  EXPECT_DOUBLE_EQ(OverAll(mentions).recall, 0.75);
}

TEST(BCubedTest, NoMentionsGiveZero) {
  EXPECT_EQ(OverFound({}).f1, 0);
  EXPECT_EQ(OverAll({}).mentions, 0U);
}

}  // namespace
}  // namespace chancery::evaluate
