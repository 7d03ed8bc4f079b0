// Which event a mention joins: the one rule by which mentions are parted (resolve/partition.h) and by which a change of
// some is carried through (resolve/reassignment.h).
#ifndef CHANCERY_RESOLVE_PLACEMENT_H_
#define CHANCERY_RESOLVE_PLACEMENT_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "resolve/traits.h"

namespace chancery::resolve {

// The order in which mentions are taken: the most exact first, of these those that name most persons, then by
// publication day, then by id. Those that tell that a day was changed are among the first, as they tie others.
bool TakenBefore(const Traits& a, const Traits& b);

// The mentions of an event that were taken so far.
using Members = std::vector<const Traits*>;

// Which of some events a mention joins: the one with which it has most in common (CompareMentions), of those of which
// no member contradicts; of several, the first. What contradicts by its day only does not if another member tells that
// it was put off. A mention of a long window (Traits::IsVague) joins only what is clearly likelier than any other.
// None: it makes an event of its own.
std::optional<size_t> ChooseHome(const Traits& mention, std::span<const Members> homes);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_PLACEMENT_H_
