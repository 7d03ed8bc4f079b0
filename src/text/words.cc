#include "text/words.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "text/strings.h"

namespace chancery::text {
namespace {

UChar32 FirstCharacter(std::string_view text) {
  UChar32 c = 0;
  size_t at = 0;
  if (!text.empty()) U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
  return c;
}

bool IsWordCharacter(UChar32 c) { return u_isalnum(c) || c == '+' || c == 0x00A9; }

bool ConsumeClosing(std::string_view* text) {
  for (std::string_view closing : {"\"", "'", ")", "]", "”", "’", "»", " "}) {
    if (ConsumeSuffix(text, closing)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> Words(std::string_view text) { return Split(text, ' '); }

std::string Lower(std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                            error);
  return U_SUCCESS(error) ? result : std::string(text);
}

std::string Bare(std::string_view word) {
  size_t begin = word.size();
  size_t end = 0;
  for (size_t at = 0; at < word.size();) {
    const size_t start = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(word.data(), at, word.size(), c);
    if (!IsWordCharacter(c)) continue;
    begin = std::min(begin, start);
    end = at;
  }
  return begin < end ? Lower(word.substr(begin, end - begin)) : std::string();
}

bool EndsSentence(std::string_view text) {
  while (ConsumeClosing(&text)) {
  }
  return EndsWith(text, ".") || EndsWith(text, "!") || EndsWith(text, "?") || EndsWith(text, "…");
}

bool EndsInAbbreviation(std::string_view text) {
  const std::vector<std::string_view> words = Words(text);
  if (words.empty() || !EndsWith(words.back(), ".")) return false;
  const std::string_view stem = words.back().substr(0, words.back().size() - 1);
  return stem.size() == 1 || Contains(stem, '.');
}

bool BeginsLower(std::string_view text) { return u_islower(FirstCharacter(text)); }

bool BeginsUpper(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
    if (u_isalnum(c)) return u_isupper(c);
  }
  return false;
}

bool IsAllCapitals(std::string_view text) {
  bool has_upper = false;
  for (size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
    if (u_islower(c)) return false;
    has_upper = has_upper || u_isupper(c);
  }
  return has_upper;
}

size_t Length(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsProse(std::string_view text, size_t words) { return EndsSentence(text) && Words(text).size() >= words; }

}  // namespace chancery::text
