#include "resolve/candidate_pool.h"

#include <algorithm>

namespace chancery::resolve {

absl::StatusOr<std::vector<CandidatePool::Entry*>> CandidatePool::Get(std::span<const std::string> ids) {
  std::vector<Entry*> found;
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

absl::StatusOr<std::vector<CandidatePool::Entry*>> CandidatePool::FindFitting(const Traits& traits) {
  std::vector<Entry*> fitting;
  if (!traits.window) return fitting;
  const Window starts = CandidateStarts(*traits.window);
  for (const std::string_view actor : traits.actors) {
    Read& read = reads_[{traits.mention->type, std::string(actor)}];
    if (absl::Status status = Extend(traits.mention->type, actor, starts, &read); !status.ok()) return status;
    for (Entry* entry : read.entries) {
      // Those of several actors are found several times.
      if (!entry->taken && CanBeSameEvent(traits, entry->traits) &&
          std::find(fitting.begin(), fitting.end(), entry) == fitting.end()) {
        fitting.push_back(entry);
      }
    }
  }
  return fitting;
}

absl::Status CandidatePool::Extend(std::string_view type, std::string_view actor, const Window& starts, Read* read) {
  if (!read->any) {
    read->any = true;
    read->first = starts.first;
    read->last = starts.last;
    return Load(type, actor, starts.first, starts.last, read);
  }
  if (starts.first < read->first) {
    if (absl::Status status = Load(type, actor, starts.first, read->first - 1, read); !status.ok()) return status;
    read->first = starts.first;
  }
  if (starts.last > read->last) {
    if (absl::Status status = Load(type, actor, read->last + 1, starts.last, read); !status.ok()) return status;
    read->last = starts.last;
  }
  return absl::OkStatus();
}

absl::Status CandidatePool::Load(std::string_view type, std::string_view actor, absl::CivilDay first,
                                 absl::CivilDay last, Read* read) {
  absl::StatusOr<std::vector<ResolvedMention>> mentions = known_.FindMentions(type, actor, first, last);
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
