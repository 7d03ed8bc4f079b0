// Scores a coder over a folder of articles: the whole of an evaluation, as docs/evaluation.md tells it.
//
//   auto gold = ReadGold("data/articles", {}, {});
//   const Evaluation evaluation = Evaluate(ExtractAll(*reader, *std::move(gold)));
//   RatesOf(evaluation.strict.all).f1 ...
#ifndef CHANCERY_EVALUATE_EVALUATION_H_
#define CHANCERY_EVALUATE_EVALUATION_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "evaluate/coding.h"
#include "evaluate/score.h"

namespace chancery::evaluate {

struct ViewResult {
  std::vector<Comparison> articles;  // of each article, in their order
  TypeCounts types = {};
  Counts all;
  std::optional<RateIntervals> intervals;  // of `all`; none without articles
};

struct Evaluation {
  std::vector<CodedArticle> articles;
  ViewResult strict;
  ViewResult by_country;
  size_t refused = 0;              // articles that could not be read; they count as without found events
  size_t inventions_in_traps = 0;  // strict: events found in articles that expect none
};

Evaluation Evaluate(std::vector<CodedArticle> articles);

// A found event that is right (it matches, strict) or wrong; one that matches an optional event is neither.
struct Judged {
  size_t article = 0;  // index
  size_t found = 0;    // index in the article
  bool right = false;
};
std::vector<Judged> JudgedOf(const Evaluation& evaluation);

// What a confidence is worth: found events of about the same confidence, and how many of them are right.
struct ConfidenceBin {
  double from = 0;  // half-open, but for the last
  double to = 0;
  size_t count = 0;
  size_t right = 0;
  double mean = 0;  // confidence; 0 if there are none
};

struct Reliability {
  std::vector<ConfidenceBin> bins;  // ten of equal width
  size_t count = 0;
  double expected_error = 0;  // expected calibration error (Naeini, Cooper and Hauskrecht 2015), 0 to 1
  double brier = 0;           // mean squared difference of confidence and truth (Brier 1950), 0 to 1
  double base_brier = 0;      // that of a confidence that is always the share of right ones
};

// Over all found events but those that match an optional one; right are those that match (strict).
Reliability ReliabilityOf(const Evaluation& evaluation);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_EVALUATION_H_
