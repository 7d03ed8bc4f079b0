// Small questions about a line of text, asked by everything that tells prose from chrome.
#ifndef CHANCERY_TEXT_WORDS_H_
#define CHANCERY_TEXT_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::text {

// What stands between spaces, as views into `text`.
std::vector<std::string_view> Words(std::string_view text);

// A word in lower case without the punctuation around it: `"Share,` gives `share`. Views are not kept.
std::string Bare(std::string_view word);

// Lower case by Unicode's rules.
std::string Lower(std::string_view text);

// Whether the text ends as a sentence does: with . ! ? or an ellipsis, perhaps within quotes or brackets.
bool EndsSentence(std::string_view text);

// Whether the text ends in a full stop that belongs to an abbreviation ("to the U.S.", "in Washington, D.C.").
bool EndsInAbbreviation(std::string_view text);

// Whether it begins with a lower-case letter.
bool BeginsLower(std::string_view text);

// Whether it begins with an upper-case letter, perhaps after quotes.
bool BeginsUpper(std::string_view text);

// Whether it has letters and none of them is lower case.
bool IsAllCapitals(std::string_view text);

// The number of characters (code points).
size_t Length(std::string_view text);

// Whether the text reads as sentences: ends as one does and has at least `words` words.
bool IsProse(std::string_view text, size_t words = 8);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_WORDS_H_
