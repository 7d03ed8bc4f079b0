// Abseil's string functions for std::string_view: Debian builds Abseil with a string_view of its own.
#ifndef CHANCERY_TEXT_STRINGS_H_
#define CHANCERY_TEXT_STRINGS_H_

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace chancery::text {

inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view FromAbsl(absl::string_view text) { return {text.data(), text.size()}; }

inline bool StartsWith(std::string_view text, std::string_view part) { return text.starts_with(part); }
inline bool EndsWith(std::string_view text, std::string_view part) { return text.ends_with(part); }
// Takes a part off the beginning or end, if it is there.
inline bool ConsumePrefix(std::string_view* text, std::string_view part) {
  if (!text->starts_with(part)) return false;
  text->remove_prefix(part.size());
  return true;
}
inline bool ConsumeSuffix(std::string_view* text, std::string_view part) {
  if (!text->ends_with(part)) return false;
  text->remove_suffix(part.size());
  return true;
}
inline bool StartsWithIgnoreCase(std::string_view text, std::string_view part) {
  return absl::StartsWithIgnoreCase(ToAbsl(text), ToAbsl(part));
}
inline bool EndsWithIgnoreCase(std::string_view text, std::string_view part) {
  return absl::EndsWithIgnoreCase(ToAbsl(text), ToAbsl(part));
}
inline bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return absl::EqualsIgnoreCase(ToAbsl(a), ToAbsl(b));
}
inline bool Contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
inline bool Contains(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }
inline std::string_view StripWhitespace(std::string_view text) {
  return FromAbsl(absl::StripAsciiWhitespace(ToAbsl(text)));
}
inline std::string_view StripLeadingWhitespace(std::string_view text) {
  return FromAbsl(absl::StripLeadingAsciiWhitespace(ToAbsl(text)));
}
inline std::string_view StripTrailingWhitespace(std::string_view text) {
  return FromAbsl(absl::StripTrailingAsciiWhitespace(ToAbsl(text)));
}
inline std::string AsciiLower(std::string_view text) { return absl::AsciiStrToLower(ToAbsl(text)); }

// What stands between separators, without empty parts, as views into `text`.
inline std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (absl::string_view part : absl::StrSplit(ToAbsl(text), separator, absl::SkipEmpty())) {
    parts.push_back(FromAbsl(part));
  }
  return parts;
}

template <typename Part>
decltype(auto) ToPart(const Part& part) {
  if constexpr (std::is_same_v<Part, std::string_view>) {
    return ToAbsl(part);
  } else {
    return (part);
  }
}

// Numbers and texts, one after the other.
template <typename... Parts>
std::string Join(const Parts&... parts) {
  return absl::StrCat(ToPart(parts)...);
}

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_STRINGS_H_
