#include "evaluate/score.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "absl/algorithm/container.h"

namespace chancery::evaluate {
namespace {

size_t IndexOf(const std::string& type) {
  return static_cast<size_t>(std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin());
}

void CountDetails(const CodedEvent& expected, const CodedEvent& found, std::string_view published, View view,
                  Counts& counts) {
  const std::vector<Party> wanted = PartiesOf(expected, view);
  const std::vector<Party> got = PartiesOf(found, view);
  const std::vector<Pair> pairs = PairUp(wanted, got);
  const bool all = pairs.size() == wanted.size();
  counts.participants += all && wanted.size() == got.size() ? 1 : 0;
  counts.roles +=
      all && absl::c_all_of(pairs, [&](const Pair& pair) { return wanted[pair.first].role == got[pair.second].role; })
          ? 1
          : 0;
  counts.status += SameStatus(expected, found, published) ? 1 : 0;
  counts.time += SameTime(expected, found) ? 1 : 0;
  if (!expected.places.empty()) {
    ++counts.placed;
    counts.place += SamePlace(expected, found) ? 1 : 0;
  }
  if (!expected.evidence.empty()) {
    ++counts.proven;
    counts.evidence += SameEvidence(expected, found) ? 1 : 0;
  }
}

// The values at 2.5 % and 97.5 %.
Interval MiddleOf(std::vector<double> values) {
  absl::c_sort(values);
  const auto at = [&values](double share) {
    return values[static_cast<size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
  };
  return {at(0.025), at(0.975)};
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  for (const auto member :
       {&Counts::matched, &Counts::invented, &Counts::missed, &Counts::participants, &Counts::roles, &Counts::status,
        &Counts::time, &Counts::placed, &Counts::place, &Counts::proven, &Counts::evidence}) {
    this->*member += other.*member;
  }
  return *this;
}

Comparison Compare(const std::vector<CodedEvent>& expected, const std::vector<CodedEvent>& found,
                   std::string_view published, View view) {
  Comparison comparison;
  comparison.matched = MatchEvents(expected, found, published, view);
  std::vector<bool> expected_matched(expected.size(), false);
  std::vector<bool> found_matched(found.size(), false);
  for (const MatchedPair& pair : comparison.matched) {
    expected_matched[pair.expected] = true;
    found_matched[pair.found] = true;
    const CodedEvent& wanted = expected[pair.expected];
    if (wanted.optional) continue;
    Counts& counts = comparison.counts[IndexOf(wanted.type)];
    ++counts.matched;
    CountDetails(wanted, found[pair.found], published, view, counts);
  }
  for (size_t i = 0; i < expected.size(); ++i) {
    if (expected_matched[i] || expected[i].optional) continue;
    ++comparison.counts[IndexOf(expected[i].type)].missed;
    comparison.missed.push_back(i);
  }
  for (size_t j = 0; j < found.size(); ++j) {
    if (found_matched[j]) continue;
    ++comparison.counts[IndexOf(found[j].type)].invented;
    comparison.invented.push_back(j);
  }
  return comparison;
}

Rates RatesOf(const Counts& counts) {
  const auto share = [](size_t part, size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  Rates rates;
  rates.precision = share(counts.matched, counts.matched + counts.invented);
  rates.recall = share(counts.matched, counts.matched + counts.missed);
  const double sum = rates.precision + rates.recall;
  rates.f1 = sum > 0 ? 2 * rates.precision * rates.recall / sum : 0;
  return rates;
}

TypeCounts SumOf(const std::vector<TypeCounts>& articles) {
  TypeCounts sum = {};
  for (const TypeCounts& article : articles) {
    for (size_t type = 0; type < sum.size(); ++type) sum[type] += article[type];
  }
  return sum;
}

Counts SumOf(const TypeCounts& types) {
  Counts sum;
  for (const Counts& counts : types) sum += counts;
  return sum;
}

std::optional<RateIntervals> Resample(const std::vector<TypeCounts>& articles) {
  if (articles.empty()) return std::nullopt;
  constexpr size_t kSamples = 1000;
  std::vector<Counts> sums;
  sums.reserve(articles.size());
  for (const TypeCounts& article : articles) sums.push_back(SumOf(article));
  std::mt19937 random(20091209);  // any seed; fixed, so that the same articles give the same interval
  std::vector<double> precision;
  std::vector<double> recall;
  std::vector<double> f1;
  for (size_t i = 0; i < kSamples; ++i) {
    Counts sample;
    for (size_t n = 0; n < sums.size(); ++n) sample += sums[(uint64_t{random()} * sums.size()) >> 32U];
    const Rates rates = RatesOf(sample);
    precision.push_back(rates.precision);
    recall.push_back(rates.recall);
    f1.push_back(rates.f1);
  }
  return RateIntervals{MiddleOf(std::move(precision)), MiddleOf(std::move(recall)), MiddleOf(std::move(f1))};
}

}  // namespace chancery::evaluate
