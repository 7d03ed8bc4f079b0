#include "tests/bench/calendar.h"

#include <algorithm>
#include <cmath>

namespace chancery::bench {
namespace {

constexpr int kDays = static_cast<int>(kLastDay - kFirstDay) + 1;
constexpr size_t kCrises = 1200;
constexpr double kGrowth = 6;      // the last year has so many times the events of the first
constexpr double kWeekend = 0.57;  // of a working day, as in ICEWS of 2018 and 2019
constexpr double kLongest = 6;     // after so many times its days a crisis is over

}  // namespace

Calendar::Calendar(const World& world, uint64_t events, uint64_t seed) {
  Random random(seed ^ 0xc1a);
  for (size_t i = 0; i < kCrises; ++i) {
    const auto [one, other] = world.DrawPair(random);
    crises_.push_back({.first_day = static_cast<int>(random.Below(kDays)),
                       .days = std::exp(random.Normal(2.7, 1.0)),
                       .peak = std::min(2.0, 0.035 * std::pow(1 - random.Real(), -0.9)),  // Pareto
                       .one = one,
                       .other = other});
  }
  std::sort(crises_.begin(), crises_.end(), [](const Crisis& a, const Crisis& b) { return a.first_day < b.first_day; });
  std::vector<double> weights;
  double sum = 0;
  for (int day = 0; day < kDays; ++day) {
    GoTo(day);
    sum += (ordinary_ + active_sum_) * std::exp(random.Normal(0, 0.12));
    weights.push_back(sum);
  }
  for (const double weight : weights)
    until_.push_back(static_cast<uint64_t>(weight / sum * static_cast<double>(events)));
  until_.back() = events;
  active_.clear();
  day_ = -1;
}

double Calendar::Ordinary(int day) const {
  const double week = absl::GetWeekday(kFirstDay + day) >= absl::Weekday::saturday ? kWeekend : 1;
  return week * std::pow(kGrowth, static_cast<double>(day) / kDays);
}

double Calendar::Intensity(const Crisis& crisis, int day) const {
  const double age = day - crisis.first_day;
  return age < 0 || age > kLongest * crisis.days ? 0 : crisis.peak * std::exp(-age / crisis.days) * ordinary_;
}

void Calendar::GoTo(int day) {
  day_ = day;
  ordinary_ = Ordinary(day);
  active_.clear();
  active_sum_ = 0;
  for (const Crisis& crisis : crises_) {
    if (crisis.first_day > day) break;
    const double intensity = Intensity(crisis, day);
    if (intensity > 0) active_.emplace_back(&crisis, active_sum_ += intensity);
  }
}

bool Calendar::NextEvent() {
  if (event_ == until_.back()) return false;
  int day = std::max(day_, 0);
  while (until_[static_cast<size_t>(day)] <= event_) ++day;
  if (day != day_) GoTo(day);
  ++event_;
  return true;
}

const Crisis* Calendar::DrawCrisis(Random& random) const {
  const double drawn = random.Real() * (ordinary_ + active_sum_);
  for (const auto& [crisis, until] : active_) {
    if (drawn < until) return crisis;
  }
  return nullptr;
}

}  // namespace chancery::bench
