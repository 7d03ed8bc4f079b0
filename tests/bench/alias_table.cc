#include "tests/bench/alias_table.h"

#include <numeric>

namespace chancery::bench {

AliasTable::AliasTable(std::span<const double> weights) : slots_(weights.size()) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> scaled;
  std::vector<uint32_t> small, large;
  for (const double weight : weights) {
    const uint32_t index = static_cast<uint32_t>(scaled.size());
    scaled.push_back(weight * static_cast<double>(weights.size()) / sum);
    (scaled.back() < 1 ? small : large).push_back(index);
  }
  while (!small.empty() && !large.empty()) {
    const uint32_t less = small.back(), more = large.back();
    small.pop_back();
    slots_[less] = {scaled[less], more};
    scaled[more] -= 1 - scaled[less];
    if (scaled[more] < 1) {
      large.pop_back();
      small.push_back(more);
    }
  }
}

size_t AliasTable::Draw(Random& random) const {
  const size_t index = random.Below(slots_.size());
  return random.Real() < slots_[index].own ? index : slots_[index].other;
}

}  // namespace chancery::bench
