#include "resolve/partition.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

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

// A cluster that grows; both lists have the same order.
struct Growing {
  Cluster mentions;
  std::vector<Traits> traits;

  bool Fits(const Traits& other) const {
    return std::all_of(traits.begin(), traits.end(),
                       [&](const Traits& member) { return CanBeSameEvent(other, member); });
  }
};

}  // namespace

int Vagueness(const ontology::EventTime& time) {
  if (time.empty()) return std::numeric_limits<int>::max();
  if (!time.earliest() || !time.latest()) return std::numeric_limits<int>::max() - 1;
  return static_cast<int>(*time.latest() - *time.earliest()) + 1;
}

bool PublishedBefore(const EventMention& a, const EventMention& b) {
  const auto key = [](const EventMention& mention) {
    return std::make_tuple(!mention.published.has_value(), mention.published.value_or(absl::CivilDay()),
                           std::string_view{mention.id});
  };
  return key(a) < key(b);
}

std::vector<Cluster> Partition(std::span<const ResolvedMention* const> mentions) {
  std::vector<const ResolvedMention*> ordered(mentions.begin(), mentions.end());
  std::sort(ordered.begin(), ordered.end(), TakenBefore);
  std::vector<Growing> growing;
  for (const ResolvedMention* mention : ordered) {
    Traits traits(*mention);
    auto fit =
        std::find_if(growing.begin(), growing.end(), [&](const Growing& cluster) { return cluster.Fits(traits); });
    if (fit == growing.end()) fit = growing.emplace(growing.end());
    fit->mentions.push_back(mention);
    fit->traits.push_back(std::move(traits));
  }
  std::vector<Cluster> clusters;
  clusters.reserve(growing.size());
  for (Growing& cluster : growing) clusters.push_back(std::move(cluster.mentions));
  const auto published_before = [](const ResolvedMention* a, const ResolvedMention* b) {
    return PublishedBefore(a->mention, b->mention);
  };
  for (Cluster& cluster : clusters) std::sort(cluster.begin(), cluster.end(), published_before);
  std::sort(clusters.begin(), clusters.end(),
            [&](const Cluster& a, const Cluster& b) { return published_before(a.front(), b.front()); });
  return clusters;
}

}  // namespace chancery::resolve
