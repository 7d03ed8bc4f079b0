// The numbers that stand for strings in spaCy's files and models: a 64-bit hash, but for a few reserved names.
#ifndef CHANCERY_NLP_STRING_ID_H_
#define CHANCERY_NLP_STRING_ID_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace chancery::nlp {

// MurmurHash64A (Austin Appleby, 2008) with seed 1.
uint64_t HashString(std::string_view text);

// The id of a string: 0 for the empty string, a small number for the names that spaCy reserves (attributes, parts of
// speech, labels), else its hash.
uint64_t StringId(std::string_view text);

// Four table keys for one feature: MurmurHash3 (x64, 128 bits) of the eight bytes of `id`, cut into four.
std::array<uint32_t, 4> HashFeature(uint64_t id, uint32_t seed);

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_STRING_ID_H_
