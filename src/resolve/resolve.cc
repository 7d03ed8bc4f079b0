#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "resolve/compose.h"
#include "resolve/reassignment.h"

namespace chancery::resolve {
namespace {

using ontology::Event;

// Which of the new events goes on from which of the old ones.
class Succession {
 public:
  // An event that has one of the mentions `added` is another version even if all its values are the same: its evidence
  // is not.
  Succession(std::map<std::string, Event> before, std::span<const Event> after, std::span<const ResolvedMention> added)
      : before_(std::move(before)), after_(after) {
    for (const ResolvedMention& mention : added) added_.insert(mention.mention.id);
    for (size_t i = 0; i < after.size(); ++i) {
      for (size_t rank = 0; rank < after[i].mentions.size(); ++rank) {
        place_.emplace(after[i].mentions[rank], Place{i, rank});
      }
    }
    for (const auto& [name, event] : before_) {
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

  const std::map<std::string, Event> before_;
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
    result.place_country = CountryOfPlace(mention.place, gazetteer);
  }
  return resolved;
}

absl::StatusOr<Changes> Resolve(std::span<const ResolvedMention> added, std::span<const std::string> withdrawn,
                                const KnownMentions& known) {
  Reassignment reassignment(added, withdrawn, known);
  if (absl::Status status = reassignment.Run(); !status.ok()) return status;
  std::vector<Event> after;
  for (const Cluster& cluster : reassignment.After()) after.push_back(Compose(cluster));
  return Succession(reassignment.Before(), after, added).Tell();
}

}  // namespace chancery::resolve
