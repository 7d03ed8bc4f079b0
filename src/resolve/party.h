// Whether the participants of two mentions may be one actor, or act for one side.
#ifndef CHANCERY_RESOLVE_PARTY_H_
#define CHANCERY_RESOLVE_PARTY_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.h"
#include "resolve/actor_names.h"

namespace chancery::resolve {

// A participant of a mention, made ready to be compared. Points into the mention.
struct Party {
  Party(const ActorIdentity& identity, const ontology::ParticipantMention& told);

  std::string_view actor;  // its stable name
  std::string_view role;
  std::vector<std::string> sides;  // the countries or organisations that it is or acts for, normalised; none: not known
  std::vector<std::string> words;  // of a person: the words of the name, folded (actors/name_fold.h)
  bool person = false;
  bool known = false;      // the gazetteer has it
  bool described = false;  // a person without a name: "Soviet leader", "President of Russia"
};

enum class Likeness {
  kNone,  // two actors
  kSide,  // one may act for the other, or both for the same: the Russian minister and Russia
  kSame,  // one actor
};

// Symmetric.
//   one actor  those of one stable name; and two persons, not both of the gazetteer, of whom one is called by a part of
//              the other's name with the same surname ("Petrov", "I. Petrov", "Ivan Petrov"; spellings aside), if no
//              country or organisation contradicts
//   one side   a person and the state or organisation that the person acts for; a person without a name and any other
//              person of that state or organisation
Likeness Compare(const Party& a, const Party& b);

// How many of some parties are like one of some others.
struct Coverage {
  size_t same = 0;  // one actor
  size_t side = 0;  // one side only

  size_t all() const { return same + side; }
};
using Parties = std::vector<const Party*>;
Coverage Cover(const Parties& some, const Parties& others);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_PARTY_H_
