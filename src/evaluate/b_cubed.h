// B-cubed precision and recall of a clustering (Bagga and Baldwin 1998, "Entity-based cross-document coreferencing
// using the vector space model").
#ifndef CHANCERY_EVALUATE_B_CUBED_H_
#define CHANCERY_EVALUATE_B_CUBED_H_

#include <optional>
#include <string>
#include <vector>

namespace chancery::evaluate {

// A mention with the event it tells, and the one that it was found to tell: none if it was not found.
struct ClusteredMention {
  std::string truth;
  std::optional<std::string> found;
};

// Shares from 0 to 1, averaged over mentions; all 0 without mentions.
struct BCubed {
  size_t mentions = 0;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

// Over the found mentions only: how well those are told apart and put together.
BCubed OverFound(const std::vector<ClusteredMention>& mentions);

// Over all mentions; one that was not found is an event of its own.
BCubed OverAll(const std::vector<ClusteredMention>& mentions);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_B_CUBED_H_
