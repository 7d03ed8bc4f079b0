// The best names that have the words asked for.
#ifndef CHANCERY_ACTORS_BEST_NAMES_H_
#define CHANCERY_ACTORS_BEST_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "actors/word_index.h"

namespace chancery::actors {

// The best names offered, of each actor the best one. Names are numbers of which the smaller is the better.
class TopNames {
 public:
  explicit TopNames(size_t limit) : limit_(limit) {}

  // Whether a name this good can still come in.
  bool Takes(uint32_t name) const { return names_.size() < limit_ || (limit_ > 0 && name < names_.back().first); }
  bool full() const { return names_.size() >= limit_; }
  void Offer(uint32_t name, uint64_t actor);

  // (name, actor), best first.
  const std::vector<std::pair<uint32_t, uint64_t>>& names() const { return names_; }

 private:
  size_t limit_;
  std::vector<std::pair<uint32_t, uint64_t>> names_;
};

// For each word of a query the words that it may stand for: sorted ranges without overlap.
using QueryRanges = std::vector<std::vector<WordRange>>;

// Tells whose name it is; 0 where the name is not wanted.
using ActorOfName = absl::FunctionRef<uint64_t(uint32_t name)>;

// Offers the names that have, for each word of the query, another word of its ranges. `top` then has the best of all of
// them. A query of one word looks at about as many names as are asked for; others begin so and go over to reading all
// names of the rarest word where few of them fit.
void FindBestNames(const WordIndex& index, const QueryRanges& query, ActorOfName actor_of, TopNames* top);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_BEST_NAMES_H_
