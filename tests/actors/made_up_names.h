// Names of persons that nobody bears, for tests and benchmarks of the search by names.
#ifndef CHANCERY_TESTS_ACTORS_MADE_UP_NAMES_H_
#define CHANCERY_TESTS_ACTORS_MADE_UP_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "actors/name_search.h"

namespace chancery::testing {

// Actors numbered from 1 on, of several scripts and with diacritics; words and mentions follow power laws, as those of
// the world do; one in four has another name. The same seed gives the same.
std::vector<actors::NamedActor> MadeUpActors(uint64_t seed, size_t count);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_ACTORS_MADE_UP_NAMES_H_
