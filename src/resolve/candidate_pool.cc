#include "resolve/candidate_pool.h"

#include <unordered_set>

#include "resolve/same_event.h"

namespace chancery::resolve {

CandidatePool::Entry* CandidatePool::Add(ResolvedMention mention) {
  added_.push_back(&entries_.emplace_back(std::move(mention)));
  return added_.back();
}

absl::StatusOr<CandidatePool::Entries> CandidatePool::Get(std::span<const std::string> ids) {
  Entries found;
  std::vector<std::string> unread;
  for (const std::string& id : ids) {
    if (const auto entry = by_id_.find(id); entry != by_id_.end()) {
      found.push_back(entry->second);
    } else {
      unread.push_back(id);
    }
  }
  if (unread.empty()) return found;
  absl::StatusOr<std::vector<ResolvedMention>> mentions = known_.GetMentions(unread);
  if (!mentions.ok()) return mentions.status();
  for (ResolvedMention& mention : *mentions) found.push_back(Keep(std::move(mention)));
  return found;
}

absl::StatusOr<CandidatePool::Entries> CandidatePool::FindFitting(const Entry& entry, Which which) {
  Entries fitting;
  std::unordered_set<const Entry*> seen = {&entry};
  const auto look_at = [&](Entry* other) {
    if (other->withdrawn || (which == Which::kVague && !other->traits.IsVague())) return;
    // Those with several keys in common are found several times.
    if (seen.insert(other).second && CanBeSameEvent(entry.traits, other->traits)) fitting.push_back(other);
  };
  const std::string& type = entry.traits.mention->type;
  for (const Lookup& lookup : LookupsOf(entry.traits)) {
    if (which == Which::kVague && !lookup.vague) continue;
    Read& read = reads_[{type, lookup.key}];
    if (absl::Status status = Extend(type, lookup, &read); !status.ok()) return status;
    for (Entry* other : read.entries) look_at(other);
  }
  for (Entry* other : added_) look_at(other);
  return fitting;
}

absl::Status CandidatePool::Extend(std::string_view type, const Lookup& lookup, Read* read) {
  const Window& starts = lookup.starts;
  if (!read->any) {
    read->any = true;
    read->first = starts.first;
    read->last = starts.last;
    return Load(type, lookup.key, starts.first, starts.last, read);
  }
  if (starts.first < read->first) {
    if (absl::Status status = Load(type, lookup.key, starts.first, read->first - 1, read); !status.ok()) return status;
    read->first = starts.first;
  }
  if (starts.last > read->last) {
    if (absl::Status status = Load(type, lookup.key, read->last + 1, starts.last, read); !status.ok()) return status;
    read->last = starts.last;
  }
  return absl::OkStatus();
}

absl::Status CandidatePool::Load(std::string_view type, std::string_view key, absl::CivilDay first, absl::CivilDay last,
                                 Read* read) {
  absl::StatusOr<std::vector<ResolvedMention>> mentions = known_.FindMentions(type, key, first, last);
  if (!mentions.ok()) return mentions.status();
  for (ResolvedMention& mention : *mentions) read->entries.push_back(Keep(std::move(mention)));
  return absl::OkStatus();
}

CandidatePool::Entry* CandidatePool::Keep(ResolvedMention mention) {
  if (const auto known = by_id_.find(mention.mention.id); known != by_id_.end()) return known->second;
  Entry* entry = &entries_.emplace_back(std::move(mention));
  by_id_.emplace(entry->mention.mention.id, entry);
  return entry;
}

}  // namespace chancery::resolve
