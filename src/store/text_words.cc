#include "store/text_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "actors/gazetteer.h"

namespace chancery::store {
namespace {

// In nearly every text; sorted.
constexpr std::array<std::string_view, 34> kFunctionWords = {
    "about", "after", "also", "been", "before", "between", "from",  "have", "into",  "more",  "most",  "other",
    "over",  "said",  "some", "such", "than",   "that",    "their", "them", "then",  "there", "these", "they",
    "this",  "those", "upon", "were", "when",   "which",   "will",  "with", "would", "your"};

constexpr size_t kShortestBytes = 4;

bool IsWordCharacter(UChar32 code) { return code >= 0 && u_isalnum(code) != 0; }

}  // namespace

std::vector<std::string> WordsOf(std::string_view text) {
  const std::string folded = actors::Normalise(text);
  const auto* const bytes = reinterpret_cast<const uint8_t*>(folded.data());
  const auto length = static_cast<int32_t>(folded.size());
  std::vector<std::string> words;
  int32_t begin = 0;  // of the word; the characters before `at` belong to it
  for (int32_t at = 0; at < length;) {
    const int32_t before = at;
    UChar32 code = bytes[at];
    if (code < 0x80) {
      ++at;
      if (absl::ascii_isalnum(static_cast<unsigned char>(code))) continue;
    } else {
      U8_NEXT(bytes, at, length, code);
      if (IsWordCharacter(code)) continue;
    }
    if (begin < before) words.push_back(folded.substr(static_cast<size_t>(begin), static_cast<size_t>(before - begin)));
    begin = at;
  }
  if (begin < length) words.push_back(folded.substr(static_cast<size_t>(begin)));
  return words;
}

bool HasWords(std::string_view text, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  const std::vector<std::string> found = WordsOf(text);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(found.begin(), found.end(), word) != found.end();
  });
}

bool IsIndexed(std::string_view word, WordChoice choice) {
  if (choice == WordChoice::kAll) return true;
  return word.size() >= kShortestBytes && !std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

std::set<std::string> IndexedWords(std::string_view text, WordChoice choice) {
  std::set<std::string> words;
  for (std::string& word : WordsOf(text)) {
    if (IsIndexed(word, choice)) words.insert(std::move(word));
  }
  if (words.size() > kMostIndexedWords) words = {std::string(kLongText)};
  return words;
}

}  // namespace chancery::store
