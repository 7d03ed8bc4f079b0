// The words of a name as people type them, and where each stands in the name.
#ifndef CHANCERY_ACTORS_NAME_WORDS_H_
#define CHANCERY_ACTORS_NAME_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::actors {

// Words after these are not looked at.
inline constexpr size_t kMaxNameWords = 32;

struct WordOfName {
  std::string text;  // letters and digits, folded as Normalise does
  size_t begin = 0;  // half-open range of bytes of the name
  size_t end = 0;
};

// The runs of letters and digits; all else parts words, so "d'Ivoire" is two. Invalid bytes part words too.
std::vector<WordOfName> WordsOfName(std::string_view name);

// Where in the name the first `bytes` of the word's text end.
size_t EndOfBeginning(std::string_view name, const WordOfName& word, size_t bytes);

// The words of FoldName, of names in any script: those of others than the Latin one are transliterated first (ICU's
// Any-Latin, which follows ISO 9, UNGEGN and other standards of the United Nations).
std::vector<std::string> FoldedWordsOfName(std::string_view name);

// The code points of a normalised word.
std::u32string LettersOf(std::string_view word);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_NAME_WORDS_H_
