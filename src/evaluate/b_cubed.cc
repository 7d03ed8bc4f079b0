#include "evaluate/b_cubed.h"

#include <map>
#include <utility>

namespace chancery::evaluate {
namespace {

// REQUIRES: all were found.
BCubed Measure(const std::vector<ClusteredMention>& mentions) {
  std::map<std::string, size_t> true_sizes;
  std::map<std::string, size_t> found_sizes;
  std::map<std::pair<std::string, std::string>, size_t> shared_sizes;
  for (const ClusteredMention& mention : mentions) {
    ++true_sizes[mention.truth];
    ++found_sizes[*mention.found];
    ++shared_sizes[{mention.truth, *mention.found}];
  }
  BCubed score;
  score.mentions = mentions.size();
  if (mentions.empty()) return score;
  for (const ClusteredMention& mention : mentions) {
    const auto shared = static_cast<double>(shared_sizes[{mention.truth, *mention.found}]);
    score.precision += shared / static_cast<double>(found_sizes[*mention.found]);
    score.recall += shared / static_cast<double>(true_sizes[mention.truth]);
  }
  score.precision /= static_cast<double>(mentions.size());
  score.recall /= static_cast<double>(mentions.size());
  score.f1 = 2 * score.precision * score.recall / (score.precision + score.recall);
  return score;
}

}  // namespace

BCubed OverFound(const std::vector<ClusteredMention>& mentions) {
  std::vector<ClusteredMention> found;
  for (const ClusteredMention& mention : mentions) {
    if (mention.found.has_value()) found.push_back(mention);
  }
  return Measure(found);
}

BCubed OverAll(const std::vector<ClusteredMention>& mentions) {
  std::vector<ClusteredMention> all = mentions;
  for (size_t i = 0; i < all.size(); ++i) {
    // No name of an event begins with a blank.
    if (!all[i].found.has_value()) all[i].found = " " + std::to_string(i);
  }
  return Measure(all);
}

}  // namespace chancery::evaluate
