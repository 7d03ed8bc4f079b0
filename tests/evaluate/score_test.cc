#include "evaluate/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/evaluate/event_builder.h"

namespace chancery::evaluate {
namespace {

using ::testing::ElementsAre;
using testing::MakeEvent;

constexpr char kBerg[] = "Ann Berg|person|SE|participant";
constexpr char kLund[] = "Nils Lund|person|NO|participant";
constexpr char kAho[] = "Olli Aho|person|FI|participant";

Counts CountsOf(const CodedEvent& expected, const CodedEvent& found) {
  return SumOf(Compare({expected}, {found}, "2011-05-02", View::kStrict).counts);
}

TEST(ScoreTest, CountsMatchedMissedAndInventedByType) {
  const std::vector<CodedEvent> expected = {MakeEvent("meeting", {kBerg, kLund}), MakeEvent("visit", {kAho})};
  const std::vector<CodedEvent> found = {MakeEvent("meeting", {kBerg, kLund}), MakeEvent("promise", {kLund})};
  const Comparison comparison = Compare(expected, found, "", View::kStrict);
  EXPECT_THAT(comparison.matched, ElementsAre(MatchedPair{0, 0}));
  EXPECT_THAT(comparison.missed, ElementsAre(1));
  EXPECT_THAT(comparison.invented, ElementsAre(1));
  EXPECT_EQ(comparison.counts[0].matched, 1U);
  EXPECT_EQ(comparison.counts[1].missed, 1U);
  EXPECT_EQ(comparison.counts[3].invented, 1U);
  const Rates rates = RatesOf(SumOf(comparison.counts));
  EXPECT_DOUBLE_EQ(rates.precision, 0.5);
  EXPECT_DOUBLE_EQ(rates.recall, 0.5);
  EXPECT_DOUBLE_EQ(rates.f1, 0.5);
}

TEST(ScoreTest, OptionalEventsAreNeitherRightNorWrong) {
  CodedEvent optional = MakeEvent("meeting", {kBerg, kLund});
  optional.optional = true;
  EXPECT_EQ(SumOf(Compare({optional}, {optional}, "", View::kStrict).counts), Counts());
  EXPECT_EQ(SumOf(Compare({optional}, {}, "", View::kStrict).counts), Counts());
}

TEST(ScoreTest, NothingFoundAndNothingExpectedGivesZeroNotADivision) {
  const Rates rates = RatesOf({});
  EXPECT_EQ(rates.precision, 0);
  EXPECT_EQ(rates.recall, 0);
  EXPECT_EQ(rates.f1, 0);
}

TEST(ScoreTest, AllParticipantsAreThoseExpectedAndNoOther) {
  const CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  EXPECT_EQ(CountsOf(expected, expected).participants, 1U);
  EXPECT_EQ(CountsOf(expected, MakeEvent("meeting", {kBerg, kLund, kAho})).participants, 0U);
  EXPECT_EQ(CountsOf(MakeEvent("meeting", {kBerg, kLund, kAho}), expected).participants, 0U);
}

TEST(ScoreTest, RolesAreRightWhenAllThatWereExpectedHaveTheirs) {
  const CodedEvent expected = MakeEvent("meeting", {"Ann Berg|person|SE|host", kLund});
  EXPECT_EQ(CountsOf(expected, MakeEvent("meeting", {"Ann Berg|person|SE|host", kLund, kAho})).roles, 1U);
  EXPECT_EQ(CountsOf(expected, MakeEvent("meeting", {kBerg, kLund})).roles, 0U);
}

TEST(ScoreTest, ThePlaceCountsWhereOneIsExpected) {
  CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  CodedEvent found = expected;
  found.places = {"Oslo"};
  EXPECT_EQ(CountsOf(expected, found).placed, 0U);
  expected.places = {"Oslo"};
  EXPECT_EQ(CountsOf(expected, found).placed, 1U);
  EXPECT_EQ(CountsOf(expected, found).place, 1U);
  found.places = {};
  EXPECT_EQ(CountsOf(expected, found).place, 0U);
}

TEST(ScoreTest, StatusTimeAndEvidenceAreCountedOnTheMatched) {
  CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  expected.times = {"2011-05-01"};
  expected.evidence = {"They met on"};
  CodedEvent found = expected;
  found.evidence = {"They met on Sunday."};
  EXPECT_EQ(CountsOf(expected, found).status, 1U);
  EXPECT_EQ(CountsOf(expected, found).time, 1U);
  EXPECT_EQ(CountsOf(expected, found).evidence, 1U);
  found = MakeEvent("meeting", {kBerg, kLund});
  found.status = "PLANNED";
  EXPECT_EQ(CountsOf(expected, found).status, 0U);
  EXPECT_EQ(CountsOf(expected, found).time, 0U);
  EXPECT_EQ(CountsOf(expected, found).evidence, 0U);
  EXPECT_EQ(CountsOf(expected, found).proven, 1U);
}

TypeCounts Article(size_t matched, size_t invented, size_t missed) {
  TypeCounts counts = {};
  counts[0].matched = matched;
  counts[1].invented = invented;
  counts[2].missed = missed;
  return counts;
}

TEST(ScoreTest, TheIntervalHoldsTheValueAndIsTheSameEachTime) {
  std::vector<TypeCounts> articles;
  for (size_t i = 0; i < 40; ++i) articles.push_back(Article(i % 3, i % 2, (i + 1) % 2));
  const double f1 = RatesOf(SumOf(SumOf(articles))).f1;
  const auto first = Resample(articles);
  ASSERT_TRUE(first.has_value());
  EXPECT_LT(first->f1.low, f1);
  EXPECT_GT(first->f1.high, f1);
  EXPECT_LT(first->f1.high - first->f1.low, 0.5);
  EXPECT_EQ(Resample(articles)->f1.low, first->f1.low);
}

TEST(ScoreTest, AlikeArticlesHaveAnIntervalOfNoWidth) {
  const auto interval = Resample(std::vector<TypeCounts>(5, Article(1, 1, 1)));
  ASSERT_TRUE(interval.has_value());
  EXPECT_DOUBLE_EQ(interval->precision.low, 0.5);
  EXPECT_DOUBLE_EQ(interval->recall.high, 0.5);
  EXPECT_FALSE(Resample({}).has_value());
}

}  // namespace
}  // namespace chancery::evaluate
