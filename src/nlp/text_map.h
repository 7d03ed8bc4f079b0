// Hash tables keyed by text that can be asked with any kind of string without making a copy.
#ifndef CHANCERY_NLP_TEXT_MAP_H_
#define CHANCERY_NLP_TEXT_MAP_H_

#include <cstddef>
#include <functional>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace chancery::nlp {

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// Key is std::string, or std::string_view where the text lives elsewhere.
template <typename Key, typename Value>
using TextMap = absl::flat_hash_map<Key, Value, TextHash, std::equal_to<>>;
template <typename Key>
using TextSet = absl::flat_hash_set<Key, TextHash, std::equal_to<>>;

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_TEXT_MAP_H_
