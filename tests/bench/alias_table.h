// Draws from weighted choices in constant time.
#ifndef CHANCERY_TESTS_BENCH_ALIAS_TABLE_H_
#define CHANCERY_TESTS_BENCH_ALIAS_TABLE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "tests/bench/random.h"

namespace chancery::bench {

// The alias method (Walker 1977, built as by Vose 1991).
class AliasTable {
 public:
  AliasTable() = default;
  // REQUIRES: some weight is above 0, none below.
  explicit AliasTable(std::span<const double> weights);

  // The index of a weight.
  size_t Draw(Random& random) const;

 private:
  struct Slot {
    double own = 1;  // the probability that the slot's own index is drawn, not `other`
    uint32_t other = 0;
  };
  std::vector<Slot> slots_;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_ALIAS_TABLE_H_
