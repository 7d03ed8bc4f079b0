// How names are compared when events are scored: case, diacritics and titles aside.
#ifndef CHANCERY_EVALUATE_NAMES_H_
#define CHANCERY_EVALUATE_NAMES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::evaluate {

// A text in small letters without diacritics, without one leading article or title, with a blank for all but letters
// a to z, digits, apostrophes and blanks: "President Ahmet Davutoğlu" gives "ahmet davutoglu".
std::string PlainName(std::string_view text);

// The same of a longer text, without taking a title from it and with one blank between words.
std::string PlainText(std::string_view text);

// The words of a plain name.
std::vector<std::string> WordsOf(std::string_view plain);

// The code of a country or organisation that the name means, as far as it has one that the scoring knows ("Britain":
// "GB", "United Nations": "UN"); a code stays as it is; any other name gives its plain form.
std::string CodeOf(std::string_view name);

// Whether a name alone does not tell which person is meant: a pronoun, "the ...", a bare title, a state.
bool IsWeakPersonName(std::string_view name);

// How many words of more than three letters two texts share, each counted once.
size_t SharedWords(std::string_view one, std::string_view other);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_NAMES_H_
