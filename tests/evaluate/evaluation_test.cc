#include "evaluate/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "tests/evaluate/event_builder.h"
#include "tests/testing/paths.h"

namespace chancery::evaluate {
namespace {

using testing::MakeEvent;

constexpr char kBerg[] = "Ann Berg|person|SE|participant";
constexpr char kLund[] = "Nils Lund|person|NO|participant";

CodedEvent Meeting(double confidence) {
  CodedEvent event = MakeEvent("meeting", {kBerg, kLund});
  event.confidence = confidence;
  return event;
}

CodedArticle Article(std::vector<CodedEvent> expected, std::vector<CodedEvent> found) {
  CodedArticle article;
  article.gold.expected = std::move(expected);
  article.found = std::move(found);
  return article;
}

TEST(EvaluationTest, SumsOverArticlesAndShowsInventionsInTrapsApart) {
  const Evaluation evaluation =
      Evaluate({Article({Meeting(1)}, {Meeting(1)}), Article({}, {Meeting(1)}), Article({Meeting(1)}, {})});
  EXPECT_EQ(evaluation.strict.all.matched, 1U);
  EXPECT_EQ(evaluation.strict.all.invented, 1U);
  EXPECT_EQ(evaluation.strict.all.missed, 1U);
  EXPECT_EQ(evaluation.inventions_in_traps, 1U);
  EXPECT_EQ(evaluation.refused, 0U);
}

TEST(EvaluationTest, ByCountryColleaguesAreRight) {
  const CodedEvent found = MakeEvent("meeting", {"Sweden|country|SE|participant", "Ida Moe|person|NO|participant"});
  const Evaluation evaluation = Evaluate({Article({Meeting(1)}, {found})});
  EXPECT_EQ(evaluation.strict.all.matched, 0U);
  EXPECT_EQ(evaluation.by_country.all.matched, 1U);
}

TEST(EvaluationTest, ReliabilityComparesConfidenceWithTruth) {
  CodedEvent optional = Meeting(0.2);
  optional.optional = true;
  const Reliability reliability = ReliabilityOf(Evaluate({
      Article({Meeting(1)}, {Meeting(0.9)}), Article({}, {Meeting(0.95)}), Article({}, {Meeting(0.25)}),
      Article({optional}, {Meeting(0.25)}),  // neither right nor wrong: not counted
  }));
  EXPECT_EQ(reliability.count, 3U);
  EXPECT_EQ(reliability.bins[9].count, 2U);
  EXPECT_EQ(reliability.bins[9].right, 1U);
  EXPECT_DOUBLE_EQ(reliability.bins[9].mean, 0.925);
  EXPECT_EQ(reliability.bins[2].count, 1U);
  EXPECT_NEAR(reliability.expected_error, (2 * 0.425 + 0.25) / 3, 1e-12);
  EXPECT_NEAR(reliability.brier, (0.1 * 0.1 + 0.95 * 0.95 + 0.25 * 0.25) / 3, 1e-12);
  EXPECT_NEAR(reliability.base_brier, 2.0 / 9, 1e-12);
}

TEST(EvaluationTest, FullConfidenceIsInTheLastBin) {
  EXPECT_EQ(ReliabilityOf(Evaluate({Article({Meeting(1)}, {Meeting(1)})})).bins[9].count, 1U);
}

TEST(EvaluationTest, AllCoresDoEachPieceOnce) {
  std::vector<std::atomic<int>> done(1000);
  ForEachOnAllCores(done.size(), [&](size_t i) { ++done[i]; });
  for (const std::atomic<int>& one : done) EXPECT_EQ(one, 1);
  ForEachOnAllCores(0, [](size_t) { FAIL(); });
}

TEST(EvaluationTest, EventsOfAnotherCoderAreReadByName) {
  testing::TemporaryDirectory folder;
  std::ofstream(folder.path() / "a.jsonl") << R"({"type": "visit", "participants": []})"
                                           << "\n";
  GoldArticle a;
  a.name = "a";
  GoldArticle b;
  b.name = "b";
  const auto coded = ReadFoundOf({a, b}, folder.path());
  ASSERT_TRUE(coded.ok()) << coded.status();
  EXPECT_EQ((*coded)[0].found.size(), 1U);
  EXPECT_EQ((*coded)[1].found.size(), 0U);
  EXPECT_EQ(ReadFoundOf({a}, folder.path() / "none").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace chancery::evaluate
