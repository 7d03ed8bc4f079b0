#include "evaluate/evaluation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace chancery::evaluate {
namespace {

constexpr size_t kBins = 10;

ViewResult ResultOf(const std::vector<CodedArticle>& articles, View view) {
  ViewResult result;
  std::vector<TypeCounts> counts;
  for (const CodedArticle& article : articles) {
    // Ten characters are a day; a month or a year alone matches within a time too.
    result.articles.push_back(
        Compare(article.gold.expected, article.found, article.gold.published.substr(0, 10), view));
    counts.push_back(result.articles.back().counts);
  }
  result.types = SumOf(counts);
  result.all = SumOf(result.types);
  result.intervals = Resample(counts);
  return result;
}

size_t BinOf(double confidence) {
  const double scaled = std::clamp(confidence, 0.0, 1.0) * static_cast<double>(kBins);
  return std::min(static_cast<size_t>(scaled), kBins - 1);
}

}  // namespace

Evaluation Evaluate(std::vector<CodedArticle> articles) {
  Evaluation evaluation;
  evaluation.articles = std::move(articles);
  evaluation.strict = ResultOf(evaluation.articles, View::kStrict);
  evaluation.by_country = ResultOf(evaluation.articles, View::kCountry);
  for (size_t i = 0; i < evaluation.articles.size(); ++i) {
    const CodedArticle& article = evaluation.articles[i];
    evaluation.refused += article.refused.empty() ? 0 : 1;
    if (article.gold.expected.empty()) evaluation.inventions_in_traps += evaluation.strict.articles[i].invented.size();
  }
  return evaluation;
}

std::vector<Judged> JudgedOf(const Evaluation& evaluation) {
  std::vector<Judged> judged;
  for (size_t i = 0; i < evaluation.articles.size(); ++i) {
    const Comparison& comparison = evaluation.strict.articles[i];
    for (const MatchedPair& pair : comparison.matched) {
      if (!evaluation.articles[i].gold.expected[pair.expected].optional) judged.push_back({i, pair.found, true});
    }
    for (const size_t invented : comparison.invented) judged.push_back({i, invented, false});
  }
  return judged;
}

Reliability ReliabilityOf(const Evaluation& evaluation) {
  Reliability reliability;
  for (size_t i = 0; i < kBins; ++i) {
    ConfidenceBin bin;
    bin.from = static_cast<double>(i) / static_cast<double>(kBins);
    bin.to = static_cast<double>(i + 1) / static_cast<double>(kBins);
    reliability.bins.push_back(bin);
  }
  size_t right = 0;
  for (const Judged& one : JudgedOf(evaluation)) {
    const double confidence = evaluation.articles[one.article].found[one.found].confidence;
    ConfidenceBin& bin = reliability.bins[BinOf(confidence)];
    ++bin.count;
    bin.right += one.right ? 1 : 0;
    bin.mean += confidence;
    ++reliability.count;
    right += one.right ? 1 : 0;
    reliability.brier += std::pow(confidence - (one.right ? 1 : 0), 2);
  }
  if (reliability.count == 0) return reliability;
  const auto all = static_cast<double>(reliability.count);
  for (ConfidenceBin& bin : reliability.bins) {
    if (bin.count == 0) continue;
    // The difference of the sums is that of the means, weighted with the bin's count.
    reliability.expected_error += std::abs(bin.mean - static_cast<double>(bin.right)) / all;
    bin.mean /= static_cast<double>(bin.count);
  }
  reliability.brier /= all;
  const double share = static_cast<double>(right) / all;
  reliability.base_brier = share * (1 - share);
  return reliability;
}

}  // namespace chancery::evaluate
