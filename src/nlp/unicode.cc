#include "nlp/unicode.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace chancery::nlp {

char32_t NextCharacter(std::string_view text, size_t& position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first < 0x80) {
    ++position;
    return first;
  }
  const auto byte = [&](size_t i) -> char32_t { return static_cast<unsigned char>(text[position + i]) & 0x3fu; };
  char32_t c = 0;
  if (first < 0xe0) {
    c = (first & 0x1fu) << 6 | byte(1);
    position += 2;
  } else if (first < 0xf0) {
    c = (first & 0x0fu) << 12 | byte(1) << 6 | byte(2);
    position += 3;
  } else {
    c = (first & 0x07u) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
    position += 4;
  }
  return c;
}

std::string ReplaceInvalidUtf8(std::string_view text) {
  constexpr std::string_view kReplacement = "\xef\xbf\xbd";
  std::string valid;
  valid.reserve(text.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int64_t>(text.size());
  int64_t position = 0;
  while (position < length) {
    const int64_t start = position;
    UChar32 c = 0;
    U8_NEXT(bytes, position, length, c);
    if (c >= 0) {
      valid.append(text.substr(static_cast<size_t>(start), static_cast<size_t>(position - start)));
      continue;
    }
    for (int64_t i = start; i < position; ++i) {
      valid.append(kReplacement);
    }
  }
  return valid;
}

size_t CharacterCount(std::string_view text) {
  size_t count = 0;
  for (const char c : text) {
    count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
  }
  return count;
}

std::string_view LastCharacters(std::string_view text, size_t count) {
  size_t begin = text.size();
  while (count > 0 && begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xc0) != 0x80) {
      --count;
    }
  }
  return text.substr(begin);
}

bool IsSpace(char32_t c) {
  if (c < 0x80) {
    return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
  }
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

bool IsAlpha(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0;
}

bool IsUpper(char32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z';
  }
  return u_isUUppercase(static_cast<UChar32>(c)) != 0;
}

bool IsDigit(char32_t c) {
  if (c < 0x80) {
    return c >= '0' && c <= '9';
  }
  const int32_t type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool IsAllAlpha(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (!IsAlpha(NextCharacter(text, i))) {
      return false;
    }
  }
  return !text.empty();
}

bool IsAllSpace(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (!IsSpace(NextCharacter(text, i))) {
      return false;
    }
  }
  return !text.empty();
}

std::string ToLower(std::string_view text) {
  std::string lower(text);
  bool ascii = true;
  for (char& c : lower) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      ascii = false;
      break;
    }
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c + ('a' - 'A'));
    }
  }
  if (ascii) {
    return lower;
  }
  lower.clear();
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(lower);
  return lower;
}

}  // namespace chancery::nlp
