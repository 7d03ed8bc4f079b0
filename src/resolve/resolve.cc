#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "resolve/candidate_pool.h"
#include "resolve/compose.h"
#include "resolve/partition.h"
#include "resolve/same_event.h"

namespace chancery::resolve {
namespace {

using ontology::Event;

// The mentions that the change can touch: those added and withdrawn, and all that can be one event with one of these,
// directly or through others; and the events that hold them.
class Neighbourhood {
 public:
  Neighbourhood(std::span<const ResolvedMention> added, std::span<const std::string> withdrawn,
                const KnownMentions& known)
      : added_(added), withdrawn_(withdrawn.begin(), withdrawn.end()), known_(known), pool_(known) {
    // An id that comes again is replaced.
    for (const ResolvedMention& mention : added) withdrawn_.insert(mention.mention.id);
  }

  absl::Status Gather() {
    const std::vector<std::string> ids(withdrawn_.begin(), withdrawn_.end());
    if (absl::Status status = Take(pool_.Get(ids)); !status.ok()) return status;
    for (const ResolvedMention& mention : added_) {
      if (absl::Status status = Take(pool_.FindFitting(Traits(mention))); !status.ok()) return status;
    }
    // Those taken on the way are looked at in their turn.
    for (size_t next = 0; next < before_.size(); ++next) {
      const CandidatePool::Entry& entry = *before_[next];
      if (absl::Status status = TakeEventOf(entry.mention.mention.id); !status.ok()) return status;
      if (absl::Status status = Take(pool_.FindFitting(entry.traits)); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // The mentions in force after the change.
  std::vector<const ResolvedMention*> After() const {
    std::vector<const ResolvedMention*> after;
    for (const CandidatePool::Entry* entry : before_) {
      if (!withdrawn_.contains(entry->mention.mention.id)) after.push_back(&entry->mention);
    }
    for (const ResolvedMention& mention : added_) after.push_back(&mention);
    return after;
  }

  // The events in force before it, by name.
  const std::map<std::string, Event>& events() const { return events_; }

 private:
  absl::Status Take(const absl::StatusOr<std::vector<CandidatePool::Entry*>>& entries) {
    if (!entries.ok()) return entries.status();
    for (CandidatePool::Entry* entry : *entries) {
      if (!entry->taken) before_.push_back(entry);
      entry->taken = true;
    }
    return absl::OkStatus();
  }

  absl::Status TakeEventOf(const std::string& mention_id) {
    if (event_known_.contains(mention_id)) return absl::OkStatus();
    absl::StatusOr<std::optional<Event>> event = known_.EventOf(mention_id);
    if (!event.ok()) return event.status();
    if (!event->has_value()) return absl::OkStatus();
    event_known_.insert((*event)->mentions.begin(), (*event)->mentions.end());
    // Members that the rules of today would part are looked at as well.
    if (absl::Status status = Take(pool_.Get((*event)->mentions)); !status.ok()) return status;
    std::string name = (*event)->name;
    events_.emplace(std::move(name), *std::move(*event));
    return absl::OkStatus();
  }

  std::span<const ResolvedMention> added_;
  std::set<std::string> withdrawn_;
  const KnownMentions& known_;
  CandidatePool pool_;
  std::vector<CandidatePool::Entry*> before_;
  std::set<std::string> event_known_;
  std::map<std::string, Event> events_;
};

// Which of the new events goes on from which of the old ones.
class Succession {
 public:
  // An event that has one of the mentions `added` is another version even if all its values are the same: its evidence
  // is not.
  Succession(const std::map<std::string, Event>& before, std::span<const Event> after,
             std::span<const ResolvedMention> added)
      : before_(before), after_(after) {
    for (const ResolvedMention& mention : added) added_.insert(mention.mention.id);
    for (size_t i = 0; i < after.size(); ++i) {
      for (size_t rank = 0; rank < after[i].mentions.size(); ++rank) {
        place_.emplace(after[i].mentions[rank], Place{i, rank});
      }
    }
    for (const auto& [name, event] : before) {
      const std::optional<Place> heir = HeirOf(event);
      if (!heir) continue;
      const auto [place, is_first] = continues_.try_emplace(heir->event, Claim{heir->rank, &event});
      if (!is_first && heir->rank < place->second.rank) place->second = {heir->rank, &event};
    }
  }

  Changes Tell() const {
    Changes changes;
    for (size_t i = 0; i < after_.size(); ++i) {
      const auto claim = continues_.find(i);
      if (claim == continues_.end()) {
        changes.created.push_back(after_[i]);
      } else if (*claim->second.event != after_[i] || HasAdded(after_[i])) {
        changes.changed.push_back({claim->second.event->name, after_[i]});
      }
    }
    for (const auto& [name, event] : before_) {
      const std::optional<Place> heir = HeirOf(event);
      if (!heir) {
        changes.ended.push_back({name, ""});
      } else if (continues_.at(heir->event).event != &event) {
        changes.ended.push_back({name, after_[heir->event].name});
      }
    }
    return changes;
  }

 private:
  struct Place {
    size_t event;
    size_t rank;  // among the mentions of that event
  };
  struct Claim {
    size_t rank;
    const Event* event;
  };

  bool HasAdded(const Event& event) const {
    return std::any_of(event.mentions.begin(), event.mentions.end(),
                       [&](const std::string& id) { return added_.contains(id); });
  }

  // Where the first of its mentions is that is still in force.
  std::optional<Place> HeirOf(const Event& event) const {
    for (const std::string& id : event.mentions) {
      if (const auto place = place_.find(id); place != place_.end()) return place->second;
    }
    return std::nullopt;
  }

  const std::map<std::string, Event>& before_;
  std::span<const Event> after_;
  std::set<std::string_view> added_;
  std::map<std::string, Place> place_;
  std::map<size_t, Claim> continues_;
};

}  // namespace

std::vector<ResolvedMention> ResolveActors(std::span<const ontology::EventMention> mentions,
                                           const actors::Gazetteer& gazetteer) {
  std::vector<ResolvedMention> resolved;
  resolved.reserve(mentions.size());
  for (const ontology::EventMention& mention : mentions) {
    ResolvedMention& result = resolved.emplace_back();
    result.mention = mention;
    for (const ontology::ParticipantMention& participant : mention.participants) {
      result.actors.push_back(IdentifyActor(participant.actor, mention.published, gazetteer));
    }
  }
  return resolved;
}

absl::StatusOr<Changes> Resolve(std::span<const ResolvedMention> added, std::span<const std::string> withdrawn,
                                const KnownMentions& known) {
  Neighbourhood neighbourhood(added, withdrawn, known);
  if (absl::Status status = neighbourhood.Gather(); !status.ok()) return status;
  std::vector<Event> after;
  for (const Cluster& cluster : Partition(neighbourhood.After())) after.push_back(Compose(cluster));
  return Succession(neighbourhood.events(), after, added).Tell();
}

}  // namespace chancery::resolve
