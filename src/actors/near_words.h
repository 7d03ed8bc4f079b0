// Words that were meant by somebody who made typing errors.
#ifndef CHANCERY_ACTORS_NEAR_WORDS_H_
#define CHANCERY_ACTORS_NEAR_WORDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "actors/word_index.h"

namespace chancery::actors {

// How many typing errors are allowed in a word of so many letters: none, from 4 letters on one, from 8 on two.
uint32_t AllowedEdits(size_t letters);

// The words of which some beginning can be made of `typed` by at most `most` edits, each with the fewest it takes, as
// ranges in their order without overlap. An edit leaves out, adds or changes a letter, or swaps two neighbours, of
// which neither is edited again (optimal string alignment; Damerau 1964, "A technique for computer detection and
// correction of spelling errors").
//
// The sorted words are walked as the trie that they are, with the rows of the dynamic programme of all words that share
// a beginning computed once, and left where no entry of a row is small enough (Shang and Merrett 1996, "Tries for
// Approximate String Matching"). The work depends on `typed` and `most`, hardly on the number of words.
std::vector<WordRange> WordsNear(const WordIndex& words, std::string_view typed, uint32_t most);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_NEAR_WORDS_H_
