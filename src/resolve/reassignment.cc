#include "resolve/reassignment.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "resolve/same_event.h"

namespace chancery::resolve {

using Which = CandidatePool::Which;

Reassignment::Reassignment(std::span<const ResolvedMention> added, std::span<const std::string> withdrawn,
                           const KnownMentions& known)
    : pool_(known), withdrawn_(withdrawn.begin(), withdrawn.end()) {
  for (const ResolvedMention& mention : added) {
    withdrawn_.insert(mention.mention.id);
    Entry* entry = pool_.Add(mention);
    group_of_.emplace(entry, nullptr);
    marked_.insert(entry);
  }
}

absl::Status Reassignment::Run() {
  const std::vector<std::string> ids(withdrawn_.begin(), withdrawn_.end());
  if (absl::Status status = Withdraw(ids); !status.ok()) return status;
  while (!marked_.empty()) {
    Entry* entry = *marked_.begin();
    marked_.erase(marked_.begin());
    if (absl::Status status = Place(entry); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<Reassignment::Group*> Reassignment::GroupOf(Entry* entry) {
  if (const auto known = group_of_.find(entry); known != group_of_.end()) return known->second;
  Group& group = groups_.emplace_back();
  group_of_.emplace(entry, &group);
  group.members.insert(entry);
  absl::StatusOr<std::optional<ontology::Event>> event = pool_.known().EventOf(entry->mention.mention.id);
  if (!event.ok()) return event.status();
  if (event->has_value()) group.event = **std::move(event);
  absl::StatusOr<CandidatePool::Entries> members = pool_.Get(group.event.mentions);
  if (!members.ok()) return members.status();
  for (Entry* member : *members) {
    group.members.insert(member);
    group_of_.insert_or_assign(member, &group);
  }
  group.founder = *group.members.begin();
  return &group;
}

absl::Status Reassignment::Withdraw(std::span<const std::string> ids) {
  const absl::StatusOr<CandidatePool::Entries> entries = pool_.Get(ids);
  if (!entries.ok()) return entries.status();
  for (Entry* entry : *entries) {
    if (const absl::StatusOr<Group*> group = GroupOf(entry); !group.ok()) return group.status();
    entry->withdrawn = true;
  }
  for (Entry* entry : *entries) {
    if (absl::Status status = MarkAfterLeaving(entry, group_of_.at(entry)); !status.ok()) return status;
  }
  for (Entry* entry : *entries) {
    Group* group = group_of_.at(entry);
    group->changed = true;
    group->members.erase(entry);
  }
  return absl::OkStatus();
}

absl::Status Reassignment::Place(Entry* entry) {
  const absl::StatusOr<Group*> before = GroupOf(entry);
  if (!before.ok()) return before.status();
  const absl::StatusOr<Group*> now = ChooseGroup(entry);
  if (!now.ok()) return now.status();
  if (*now == *before) return absl::OkStatus();
  group_of_[entry] = *now;
  (*now)->changed = true;
  (*now)->members.insert(entry);
  if (*before != nullptr) {
    (*before)->changed = true;
    (*before)->members.erase(entry);
    if (absl::Status status = MarkAfterLeaving(entry, *before); !status.ok()) return status;
  }
  return MarkAfterJoining(entry, *now);
}

absl::StatusOr<Reassignment::Group*> Reassignment::ChooseGroup(Entry* entry) {
  const absl::StatusOr<CandidatePool::Entries> fitting = pool_.FindFitting(*entry);
  if (!fitting.ok()) return fitting.status();
  std::set<std::pair<Entry*, Group*>,
           decltype([](const auto& a, const auto& b) { return TakenBefore(a.first->traits, b.first->traits); })>
      candidates;  // by the member that was taken first
  for (Entry* other : *fitting) {
    if (!TakenBefore(other->traits, entry->traits)) continue;
    const absl::StatusOr<Group*> group = GroupOf(other);
    if (!group.ok()) return group.status();
    candidates.insert({*(*group)->members.begin(), *group});
  }
  std::vector<Members> homes;
  std::vector<Group*> groups;
  for (const auto& [first, group] : candidates) {
    Members& members = homes.emplace_back();
    groups.push_back(group);
    for (const Entry* member : group->members) {
      if (TakenBefore(member->traits, entry->traits)) members.push_back(&member->traits);
    }
  }
  if (const std::optional<size_t> home = ChooseHome(entry->traits, homes)) return groups[*home];
  // An event stays the same one as long as the mention stays that was taken first.
  Group* before = group_of_.at(entry);
  if (before != nullptr && before->founder == entry) return before;
  return &groups_.emplace_back();
}

absl::Status Reassignment::MarkAfterLeaving(Entry* entry, Group* left) {
  CandidatePool::Entries members(left->members.begin(), left->members.end());
  if (!left->members.contains(entry)) members.push_back(entry);
  for (Entry* member : members) {
    MarkIfAfter(*entry, member);
    const absl::StatusOr<CandidatePool::Entries> fitting = pool_.FindFitting(*member);
    if (!fitting.ok()) return fitting.status();
    for (Entry* other : *fitting) MarkIfAfter(*entry, other);
  }
  return absl::OkStatus();
}

absl::Status Reassignment::MarkAfterJoining(Entry* entry, Group* joined) {
  // What tells of another day may tie others that nothing ties to itself.
  if (entry->traits.moved) return MarkAfterLeaving(entry, joined);
  // Those of the event stay, unless this contradicts; others may like it better with this.
  const absl::StatusOr<CandidatePool::Entries> fitting = pool_.FindFitting(*entry);
  if (!fitting.ok()) return fitting.status();
  for (Entry* other : *fitting) {
    const auto group = group_of_.find(other);
    if (group == group_of_.end() || group->second != joined) MarkIfAfter(*entry, other);
  }
  for (Entry* member : joined->members) {
    const bool after = member != entry && TakenBefore(entry->traits, member->traits);
    if (after && CompareMentions(entry->traits, member->traits).verdict == Comparison::Verdict::kApart) {
      MarkIfAfter(*entry, member);
    }
    // Vague ones weigh every event against every other.
    const absl::StatusOr<CandidatePool::Entries> vague = pool_.FindFitting(*member, Which::kVague);
    if (!vague.ok()) return vague.status();
    for (Entry* other : *vague) MarkIfAfter(*entry, other);
  }
  return absl::OkStatus();
}

void Reassignment::MarkIfAfter(const Entry& entry, Entry* later) {
  if (!later->withdrawn && later != &entry && TakenBefore(entry.traits, later->traits)) marked_.insert(later);
}

std::map<std::string, ontology::Event> Reassignment::Before() const {
  std::map<std::string, ontology::Event> events;
  for (const Group& group : groups_) {
    if (group.changed && !group.event.name.empty()) events.emplace(group.event.name, group.event);
  }
  return events;
}

std::vector<Cluster> Reassignment::After() const {
  std::vector<Cluster> clusters;
  for (const Group& group : groups_) {
    if (!group.changed || group.members.empty()) continue;
    Cluster& cluster = clusters.emplace_back();
    for (const Entry* member : group.members) cluster.push_back(&member->mention);
    SortByPublication(&cluster);
  }
  std::sort(clusters.begin(), clusters.end(),
            [](const Cluster& a, const Cluster& b) { return PublishedBefore(a.front()->mention, b.front()->mention); });
  return clusters;
}

}  // namespace chancery::resolve
