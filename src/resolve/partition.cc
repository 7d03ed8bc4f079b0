#include "resolve/partition.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "resolve/same_event.h"

namespace chancery::resolve {
namespace {

using ontology::EventMention;

bool TakenBefore(const ResolvedMention* a, const ResolvedMention* b) {
  const int vagueness_a = Vagueness(a->mention.time);
  const int vagueness_b = Vagueness(b->mention.time);
  if (vagueness_a != vagueness_b) return vagueness_a < vagueness_b;
  return PublishedBefore(a->mention, b->mention);
}

bool FitsWithAll(const ResolvedMention& mention, const Cluster& cluster) {
  return std::all_of(cluster.begin(), cluster.end(),
                     [&](const ResolvedMention* member) { return CanBeSameEvent(mention, *member); });
}

}  // namespace

int Vagueness(const ontology::EventTime& time) {
  if (time.empty()) return std::numeric_limits<int>::max();
  if (!time.earliest() || !time.latest()) return std::numeric_limits<int>::max() - 1;
  return static_cast<int>(*time.latest() - *time.earliest()) + 1;
}

bool PublishedBefore(const EventMention& a, const EventMention& b) {
  const auto key = [](const EventMention& mention) {
    return std::make_tuple(!mention.published.has_value(), mention.published.value_or(absl::CivilDay()),
                           std::string_view(mention.id));
  };
  return key(a) < key(b);
}

std::vector<Cluster> Partition(std::span<const ResolvedMention* const> mentions) {
  std::vector<const ResolvedMention*> ordered(mentions.begin(), mentions.end());
  std::sort(ordered.begin(), ordered.end(), TakenBefore);
  std::vector<Cluster> clusters;
  for (const ResolvedMention* mention : ordered) {
    const auto fit = std::find_if(clusters.begin(), clusters.end(),
                                  [&](const Cluster& cluster) { return FitsWithAll(*mention, cluster); });
    if (fit != clusters.end()) {
      fit->push_back(mention);
    } else {
      clusters.push_back({mention});
    }
  }
  const auto published_before = [](const ResolvedMention* a, const ResolvedMention* b) {
    return PublishedBefore(a->mention, b->mention);
  };
  for (Cluster& cluster : clusters) std::sort(cluster.begin(), cluster.end(), published_before);
  std::sort(clusters.begin(), clusters.end(),
            [&](const Cluster& a, const Cluster& b) { return published_before(a.front(), b.front()); });
  return clusters;
}

}  // namespace chancery::resolve
