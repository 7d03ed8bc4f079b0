// The words of texts, as they are searched for.
#ifndef CHANCERY_STORE_TEXT_WORDS_H_
#define CHANCERY_STORE_TEXT_WORDS_H_

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::store {

// The runs of letters and digits (Unicode's) in their order, with case and diacritics folded: "Dvořák's" gives "dvorak"
// and "s".
std::vector<std::string> WordsOf(std::string_view text);

// Whether all of the words are among those of the text. True for no words.
bool HasWords(std::string_view text, const std::vector<std::string>& words);

// Which words of a text an event is listed by: all, or only those that tell something, without the short ones and those
// that are in every other text ("the", "with").
enum class WordChoice { kAll, kTelling };
bool IsIndexed(std::string_view word, WordChoice choice);

// Those words, each once. Where there are more than kMostIndexedWords, kLongText in their place.
std::set<std::string> IndexedWords(std::string_view text, WordChoice choice);
inline constexpr size_t kMostIndexedWords = 24;
// What is no word: long texts are listed by it.
inline constexpr std::string_view kLongText = "*";

}  // namespace chancery::store

#endif  // CHANCERY_STORE_TEXT_WORDS_H_
