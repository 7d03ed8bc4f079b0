// What the files of the grammar share.
#ifndef CHANCERY_EXTRACT_GRAMMAR_PARTS_H_
#define CHANCERY_EXTRACT_GRAMMAR_PARTS_H_

#include <cstdint>
#include <optional>

#include "extract/grammar.h"

namespace chancery::extract {

// How far coordination, control and apposition are followed; longer chains do not occur in edited text.
inline constexpr int kMaxSteps = 8;

bool IsRelativePronoun(const Tree& tree, uint32_t token);

// The children of a token, and those of its punctuation, where parsers sometimes hang prepositions.
Tokens NearChildren(const Tree& tree, uint32_t token);

// The noun that a relative or participial clause hangs on. "Who" is a person, so that in "the head of the United
// Nations, who met ..." it is not the organisation.
uint32_t Antecedent(const Tree& tree, uint32_t verb);

// "X lands in Rome, sees Y and flies home": in a row of verbs the parser takes the object of a later one for its
// subject. None if it is parsed well.
std::optional<uint32_t> ObjectAsSubject(const Tree& tree, uint32_t verb);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_GRAMMAR_PARTS_H_
