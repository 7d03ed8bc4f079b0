// Who a mention names: a stable name by a pure function of the mention, the day and the gazetteer.
#ifndef CHANCERY_RESOLVE_ACTOR_NAMES_H_
#define CHANCERY_RESOLVE_ACTOR_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "actors/gazetteer.h"
#include "ontology/model.h"

namespace chancery::resolve {

// An actor as resolution knows it: but for `acts_for`, what is the same in every mention of it.
struct ActorIdentity {
  std::string name;          // stable: "actors/RU", "actors/united-nations", "actors/riad-maliki-ps"
  std::string display_name;  // for people
  std::string kind;
  std::string of;
  std::string gazetteer_id;   // empty for an actor that only articles know
  std::string acts_for = {};  // of a person: whose office it held on the day, where that is not `of`: "SU"

  friend bool operator==(const ActorIdentity&, const ActorIdentity&) = default;
};

// The gazetteer's entry where the mention names one: by its `gazetteer_id`; else the best of the entries of its kind
// that have this name, however it is transliterated, or of a surname alone those who held an office on the day
// (actors/candidates.h), if one is best; else, for a person who is called by his office only, whoever held it on the
// day. Else an actor of its own, named after kind, name and `of` (a person's name folded, so that its transliterations
// are one: actors/name_fold.h): two of one name with a different `of` are two. A name that does not survive being
// written in ASCII letters, or is very long, gets a fingerprint at its end.
//
// Thread-safe; the same arguments always give the same answer.
ActorIdentity IdentifyActor(const ontology::ActorMention& mention, std::optional<absl::CivilDay> published,
                            const actors::Gazetteer& gazetteer);

// Whether a person is called by his office alone: "Soviet leader", "Britain's Queen", "President of Russia".
bool IsDescription(std::string_view name);

// The code of the country in which a place is, which may be a country, a city or a building that stands for its
// government: "Geneva", "Camp David, United States". Empty where the gazetteer does not know it.
std::string CountryOfPlace(std::string_view place, const actors::Gazetteer& gazetteer);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_ACTOR_NAMES_H_
