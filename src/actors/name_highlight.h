// What was typed, as names are searched by it, and what of a found name fits it.
#ifndef CHANCERY_ACTORS_NAME_HIGHLIGHT_H_
#define CHANCERY_ACTORS_NAME_HIGHLIGHT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actors/name_search.h"

namespace chancery::actors {

struct TypedWords {
  std::vector<std::string> spelled;              // WordsOfName of what was typed
  std::vector<std::vector<std::string>> folded;  // for each folded word, how names may begin that fit it
};

TypedWords TypedOf(std::string_view text);

// The ranges of FoundName for a name that was found so. Where the words of another way to write it cannot be told
// apart ("Abd al-Aziz" found by "Abdulaziz") it is the whole name.
std::vector<std::pair<size_t, size_t>> FittingBytes(std::string_view name, const TypedWords& typed, NameMatch match,
                                                    uint32_t edits);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_NAME_HIGHLIGHT_H_
