// Whether an expected and a found participant are the same actor.
#ifndef CHANCERY_EVALUATE_SAME_ACTOR_H_
#define CHANCERY_EVALUATE_SAME_ACTOR_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "evaluate/event.h"

namespace chancery::evaluate {

enum class View {
  kStrict,   // the actors as they are named
  kCountry,  // each person replaced by the country or organisation it acts for, each actor once
};

// A party by country, whatever its role.
Party ByCountry(const Party& party);

// The participants of an event as a view shows them.
std::vector<Party> PartiesOf(const CodedEvent& event, View view);

// Persons: the same name or alias, one a part of the other, or the same surname with the same initial or the same `of`.
// Countries: the same `of`. Any but persons: the same code or plain name.
bool SameActor(const Party& expected, const Party& found);

// Indexes of an expected and a found party that are the same actor.
using Pair = std::pair<size_t, size_t>;

// Pairs each expected party, in order, with the first found one that is the same actor and not taken yet.
std::vector<Pair> PairUp(const std::vector<Party>& expected, const std::vector<Party>& found);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_SAME_ACTOR_H_
