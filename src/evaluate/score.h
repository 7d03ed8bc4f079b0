// How right found events are: precision, recall and F1, and how much of the matched ones is right.
#ifndef CHANCERY_EVALUATE_SCORE_H_
#define CHANCERY_EVALUATE_SCORE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/event.h"
#include "evaluate/match.h"

namespace chancery::evaluate {

// Counts of one type. "Matched" events are found ones that are expected and not optional.
struct Counts {
  size_t matched = 0;
  size_t invented = 0;  // found, and nothing that was expected
  size_t missed = 0;    // expected, not optional, and not found
  // Of the matched ones, those of which this is right.
  size_t participants = 0;  // all of them, and no other
  size_t roles = 0;         // of all that were expected
  size_t status = 0;
  size_t time = 0;
  size_t placed = 0;  // how many of the matched have an expected place
  size_t place = 0;   // and in how many of those it is right
  size_t proven = 0;  // how many of the matched have an expected sentence of evidence
  size_t evidence = 0;

  Counts& operator+=(const Counts& other);
  friend bool operator==(const Counts&, const Counts&) = default;
};

// Counts by type, in the order of kTypes.
using TypeCounts = std::array<Counts, kTypes.size()>;

// What became of one article's events.
struct Comparison {
  TypeCounts counts = {};
  std::vector<MatchedPair> matched;  // optional ones too
  std::vector<size_t> missed;        // indexes of expected events
  std::vector<size_t> invented;      // indexes of found events
};

// Compares the events of one article, published on a day ("2009-12-09", or empty).
Comparison Compare(const std::vector<CodedEvent>& expected, const std::vector<CodedEvent>& found,
                   std::string_view published, View view);

// Shares from 0 to 1; 0 where there is nothing to count.
struct Rates {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};
Rates RatesOf(const Counts& counts);

// The middle 95 % of a value.
struct Interval {
  double low = 0;
  double high = 0;
};

struct RateIntervals {
  Interval precision;
  Interval recall;
  Interval f1;
};

// Resamples articles with replacement 1,000 times, always in the same way (the percentile bootstrap of Efron 1979), and
// says where the rates of all types together lie; none without articles.
std::optional<RateIntervals> Resample(const std::vector<TypeCounts>& articles);

// The sums over articles, and over types.
TypeCounts SumOf(const std::vector<TypeCounts>& articles);
Counts SumOf(const TypeCounts& types);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_SCORE_H_
