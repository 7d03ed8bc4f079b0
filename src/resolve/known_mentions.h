// What resolution needs to know of the mentions that came before: an interface that the store fulfils.
#ifndef CHANCERY_RESOLVE_KNOWN_MENTIONS_H_
#define CHANCERY_RESOLVE_KNOWN_MENTIONS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "resolve/actor_names.h"

namespace chancery::resolve {

// A mention whose actors are known: `actors[i]` is that of `mention.participants[i]`.
struct ResolvedMention {
  ontology::EventMention mention;
  std::vector<ActorIdentity> actors;
  std::string place_country;  // the code of the country in which the place is; empty: not known

  friend bool operator==(const ResolvedMention&, const ResolvedMention&) = default;
};

// The mentions and events in force before a change. Errors are those of the store behind it; resolution passes them on.
class KnownMentions {
 public:
  virtual ~KnownMentions() = default;

  // The mentions of a type that are kept under a key (CandidateKeysOf in resolve/traits.h) and whose window begins on a
  // day from `first` to `last`. More than asked for may come back, never less.
  virtual absl::StatusOr<std::vector<ResolvedMention>> FindMentions(std::string_view type, std::string_view key,
                                                                    absl::CivilDay first,
                                                                    absl::CivilDay last) const = 0;
  // The mentions of these ids, in their order; an id that is not in force is left out.
  virtual absl::StatusOr<std::vector<ResolvedMention>> GetMentions(std::span<const std::string> ids) const = 0;
  // The event to which a mention belongs; none if the mention is not in force.
  virtual absl::StatusOr<std::optional<ontology::Event>> EventOf(std::string_view mention_id) const = 0;
};

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_KNOWN_MENTIONS_H_
