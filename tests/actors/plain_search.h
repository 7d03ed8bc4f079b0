// What NameSearch must find, by looking at every name.
#ifndef CHANCERY_TESTS_ACTORS_PLAIN_SEARCH_H_
#define CHANCERY_TESTS_ACTORS_PLAIN_SEARCH_H_

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "actors/name_search.h"

namespace chancery::testing {

// The fewest edits that make what was typed into some beginning of the word.
uint32_t PlainPrefixEdits(std::string_view typed, std::string_view word);

// Without ranges.
std::vector<actors::FoundName> PlainSearch(const std::map<uint64_t, actors::NamedActor>& actors,
                                           const actors::NameQuery& query);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_ACTORS_PLAIN_SEARCH_H_
