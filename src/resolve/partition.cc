#include "resolve/partition.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

#include "resolve/placement.h"

namespace chancery::resolve {

using ontology::EventMention;

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

void SortByPublication(Cluster* cluster) {
  std::sort(cluster->begin(), cluster->end(),
            [](const ResolvedMention* a, const ResolvedMention* b) { return PublishedBefore(a->mention, b->mention); });
}

std::vector<Cluster> Partition(std::span<const ResolvedMention* const> mentions) {
  struct Item {
    const ResolvedMention* mention;
    Traits traits;
  };
  std::vector<Item> items;
  items.reserve(mentions.size());
  for (const ResolvedMention* mention : mentions) items.push_back({mention, Traits(*mention)});
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return TakenBefore(a.traits, b.traits); });
  std::vector<Members> members;
  std::vector<Cluster> clusters;
  for (const Item& item : items) {
    const size_t home = ChooseHome(item.traits, members).value_or(members.size());
    if (home == members.size()) {
      members.emplace_back();
      clusters.emplace_back();
    }
    members[home].push_back(&item.traits);
    clusters[home].push_back(item.mention);
  }
  for (Cluster& cluster : clusters) SortByPublication(&cluster);
  std::sort(clusters.begin(), clusters.end(),
            [](const Cluster& a, const Cluster& b) { return PublishedBefore(a.front()->mention, b.front()->mention); });
  return clusters;
}

}  // namespace chancery::resolve
