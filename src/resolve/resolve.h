// Makes one event of the mentions in many articles. Which mentions belong together, and every value of an event, is a
// function of the set of mentions alone, whatever the order in which they came.
#ifndef CHANCERY_RESOLVE_RESOLVE_H_
#define CHANCERY_RESOLVE_RESOLVE_H_

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "ontology/model.h"
#include "resolve/known_mentions.h"

namespace chancery::resolve {

// What became of events. An event that stayed as it was is in none of the lists.
struct Changes {
  struct Changed {
    std::string previous_name;  // the name that it had; where it is another now, that one redirects to the new one
    ontology::Event event;      // as it is now; the same as before if only the evidence is other
  };
  struct Ended {
    std::string name;
    std::string successor;  // the event that has its mentions now; empty if all of them were withdrawn
  };
  std::vector<ontology::Event> created;
  std::vector<Changed> changed;
  std::vector<Ended> ended;

  bool empty() const { return created.empty() && changed.empty() && ended.empty(); }
};

// Gives each participant of each mention its actor.
std::vector<ResolvedMention> ResolveActors(std::span<const ontology::EventMention> mentions,
                                           const actors::Gazetteer& gazetteer);

// What changes when `added` come into force and the mentions of the ids `withdrawn` go out of it. An id may be in both:
// the mention is replaced. Looks only at the mentions whose event can be another because of these
// (resolve/reassignment.h).
absl::StatusOr<Changes> Resolve(std::span<const ResolvedMention> added, std::span<const std::string> withdrawn,
                                const KnownMentions& known);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_RESOLVE_H_
