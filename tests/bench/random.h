// Chance that is the same on every machine: the distributions of the standard library are not.
#ifndef CHANCERY_TESTS_BENCH_RANDOM_H_
#define CHANCERY_TESTS_BENCH_RANDOM_H_

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace chancery::bench {

// One step of SplitMix64 (Steele, Lea and Flood 2014, fig. 16): spreads a number over all 64 bits.
inline uint64_t Mix(uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

// Not for several threads at once.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(Mix(seed)) {}

  uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15;
    return Mix(state_);
  }
  // From 0, below 1.
  double Real() { return static_cast<double>(Next() >> 11) * 0x1p-53; }
  // From 0, below `count`. REQUIRES: count > 0.
  size_t Below(size_t count) { return static_cast<size_t>(Real() * static_cast<double>(count)); }
  // Both included.
  int Between(int least, int greatest) {
    return least + static_cast<int>(Below(static_cast<size_t>(greatest - least + 1)));
  }
  bool Chance(double probability) { return Real() < probability; }
  // From 0, below `count`; the probability of rank r falls about as 1 / (r + 1). REQUIRES: count > 0.
  size_t Ranked(size_t count) {
    const double greatest = std::log(static_cast<double>(count) + 1);
    const size_t rank = static_cast<size_t>(std::exp(Real() * greatest)) - 1;
    return rank < count ? rank : count - 1;
  }
  // Box and Muller 1958.
  double Normal(double mean, double deviation) {
    const double radius = std::sqrt(-2 * std::log(1 - Real()));
    return mean + deviation * radius * std::cos(2 * std::numbers::pi * Real());
  }
  // How many failures come before a success.
  int Geometric(double success) { return static_cast<int>(std::log(1 - Real()) / std::log(1 - success)); }

 private:
  uint64_t state_;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_RANDOM_H_
