// Which word of a name each word of a query stands for.
#ifndef CHANCERY_ACTORS_WORD_MATCHING_H_
#define CHANCERY_ACTORS_WORD_MATCHING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "actors/name_words.h"

namespace chancery::actors {

// A bit for each word of a name that a word of the query may stand for.
using WordChoice = uint32_t;
static_assert(kMaxNameWords <= 32);

// A word of the name for each of the query, no two the same; none where there is no such choice (Kuhn 1955, "The
// Hungarian method for the assignment problem"; augmenting paths).
std::optional<std::vector<size_t>> MatchWords(std::span<const WordChoice> choices);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_WORD_MATCHING_H_
