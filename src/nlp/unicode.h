// Characters as Python's str methods classify them, which is what the models were trained on.
#ifndef CHANCERY_NLP_UNICODE_H_
#define CHANCERY_NLP_UNICODE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace chancery::nlp {

// The code point that starts at `position`, which is moved behind it. REQUIRES: valid UTF-8, position < text.size().
char32_t NextCharacter(std::string_view text, size_t& position);

// The text with U+FFFD in the place of each byte that is not part of valid UTF-8.
std::string ReplaceInvalidUtf8(std::string_view text);

// The number of code points. REQUIRES: valid UTF-8.
size_t CharacterCount(std::string_view text);

// The last `count` code points, or all. REQUIRES: valid UTF-8.
std::string_view LastCharacters(std::string_view text, size_t count);

bool IsSpace(char32_t c);  // str.isspace
bool IsAlpha(char32_t c);  // str.isalpha
bool IsUpper(char32_t c);  // str.isupper
bool IsDigit(char32_t c);  // str.isdigit

// True if every character is a letter and there is one.
bool IsAllAlpha(std::string_view text);
// True if every character is white space and there is one.
bool IsAllSpace(std::string_view text);

// str.lower: the full Unicode mapping, not of any one language.
std::string ToLower(std::string_view text);

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_UNICODE_H_
