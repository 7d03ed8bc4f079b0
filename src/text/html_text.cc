#include "text/html_text.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "text/strings.h"

namespace chancery::text {
namespace {

bool IsNameCharacter(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }

// How many bytes the character at `at` has.
size_t CharacterLength(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  size_t next = at;
  U8_FWD_1(text.data(), next, text.size());
  return next - at;
}

// A character reference: its length in the source, and that of what it became. Length 0 where none is.
struct Reference {
  size_t source = 0;
  size_t decoded = 0;
};

// Whether the texts go on alike after a reference; a tag or another reference may follow, of which nothing is known.
bool Continues(std::string_view source, std::string_view decoded) {
  if (source.empty() || decoded.empty()) return source.empty() == decoded.empty();
  return source[0] == decoded[0] || source[0] == '<' || source[0] == '&' || source[0] == '\r';
}

// `source` begins with "&#".
Reference NumericReference(std::string_view source, std::string_view decoded) {
  size_t at = 2;
  if (at < source.size() && (source[at] == 'x' || source[at] == 'X')) ++at;
  const size_t digits = at;
  while (at < source.size() && absl::ascii_isxdigit(static_cast<unsigned char>(source[at]))) ++at;
  if (at == digits || decoded[0] == '&') return {};
  if (at < source.size() && source[at] == ';') ++at;
  return {at, CharacterLength(decoded, 0)};
}

// A name with its semicolon, or any shorter beginning of it (HTML knows "&copy2009"), after which the texts agree.
Reference NamedReference(std::string_view source, std::string_view decoded) {
  constexpr size_t kLongestName = 33;
  size_t end = 1;
  while (end < std::min(source.size(), kLongestName) && IsNameCharacter(source[end])) ++end;
  if (end == 1) return {};
  if (decoded[0] == '&') {
    if (!StartsWithIgnoreCase(source, "&amp")) return {};
    return {source.substr(4, 1) == ";" ? size_t{5} : size_t{4}, 1};
  }
  const bool closed = end < source.size() && source[end] == ';';
  const size_t longest = end + (closed ? 1 : 0);
  const size_t one = CharacterLength(decoded, 0);
  const size_t two = one + CharacterLength(decoded, one);
  for (size_t length = longest; length >= 3; --length) {
    for (const size_t characters : {one, two}) {
      if (Continues(source.substr(length), decoded.substr(characters))) return {length, characters};
    }
  }
  return {longest, one};
}

Reference ReferenceAt(std::string_view source, std::string_view decoded) {
  if (source[0] != '&') return {};
  return source.substr(1, 1) == "#" ? NumericReference(source, decoded) : NamedReference(source, decoded);
}

}  // namespace

void AppendDecoded(const MappedText& page, std::string_view buffer, Span source, std::string_view decoded,
                   MappedText* result) {
  const std::string_view bytes = buffer.substr(0, source.end);
  size_t from = source.begin;
  size_t to = 0;
  while (to < decoded.size() && from < source.end) {
    size_t same = 0;
    while (from + same < source.end && to + same < decoded.size() && bytes[from + same] == decoded[to + same] &&
           bytes[from + same] != '&') {
      ++same;
    }
    result->Append(decoded.substr(to, same), page.map, {from, from + same});
    from += same;
    to += same;
    if (to >= decoded.size() || from >= source.end) break;
    const Reference reference = ReferenceAt(bytes.substr(from), decoded.substr(to));
    if (reference.source > 0) {
      result->Append(decoded.substr(to, reference.decoded), page.map.ToOriginal({from, from + reference.source}));
      from += reference.source;
      to += reference.decoded;
    } else if (bytes[from] == decoded[to]) {
      result->Append(decoded.substr(to, 1), page.map, {from, from + 1});
      ++from;
      ++to;
    } else if (bytes[from] == '\r' && decoded[to] == '\n') {
      const size_t length = bytes.substr(from, 2) == "\r\n" ? 2 : 1;
      result->Append("\n", page.map.ToOriginal({from, from + length}));
      from += length;
      ++to;
    } else if (bytes[from] == '<') {
      from = std::min(bytes.find('>', from), source.end - 1) + 1;
    } else {
      ++from;
    }
  }
  const Span rest = page.map.ToOriginal({from, from});
  result->Append(decoded.substr(std::min(to, decoded.size())), rest);
}

}  // namespace chancery::text
