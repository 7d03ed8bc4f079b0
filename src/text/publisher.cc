#include "text/publisher.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr size_t kLongestName = 5;  // words

bool IsNewspaperWord(const std::string& word) {
  constexpr std::array<std::string_view, 42> kWords = {
      "post",     "times",       "courier",   "herald",   "news",    "tribune",    "gazette",
      "journal",  "chronicle",   "telegraph", "guardian", "agency",  "press",      "today",
      "daily",    "standard",    "observer",  "mail",     "star",    "sun",        "globe",
      "review",   "bulletin",    "dispatch",  "monitor",  "express", "record",     "mirror",
      "register", "examiner",    "sentinel",  "radio",    "tv",      "television", "broadcasting",
      "online",   "independent", "inquirer",  "echo",     "argus",   "messenger",  "spectator"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// The name with which a text begins, up to a comma, a bar or a dash, if it is one as newspapers have them.
std::string NewspaperName(std::string_view text) {
  std::string_view name = text;
  for (std::string_view mark : {", ", " | ", " - ", " – ", " — ", ": "}) name = name.substr(0, name.find(mark));
  const std::vector<std::string_view> words = Words(name);
  if (words.size() < 2 || words.size() > kLongestName || !IsNewspaperWord(Bare(words.back()))) return {};
  const bool is_phrase =
      std::any_of(words.begin(), words.end(), [](std::string_view word) { return Bare(word) == "for"; });
  return !is_phrase && std::all_of(words.begin(), words.end(), BeginsUpper) ? std::string(name) : std::string();
}

bool IsYear(std::string_view word) {
  return word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// The capitalised words after "©" and a year: "© 2009 The Example Post. All rights reserved."
std::string CopyrightName(std::string_view text) {
  const size_t sign = text.find("©");
  if (sign == std::string_view::npos) return {};
  std::string name;
  size_t count = 0;
  for (std::string_view word : Words(text.substr(sign + std::string_view("©").size()))) {
    if (name.empty() && IsYear(word)) continue;
    if (!BeginsUpper(word) && word != "&" && word != "of") break;
    const std::string_view stem = word.substr(0, word.find_last_not_of(".,;") + 1);
    if (++count > kLongestName) return {};
    name.append(name.empty() ? "" : " ").append(stem);
    if (stem.size() < word.size()) break;
  }
  return EqualsIgnoreCase(name, "All") || StartsWithIgnoreCase(name, "All Rights") ? std::string() : name;
}

}  // namespace

std::string PublisherOnPage(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.reason.empty()) break;
    if (block.reason != "label" && block.reason != "date line" && block.reason != "outside the article") continue;
    if (std::string name = NewspaperName(block.text.text); !name.empty()) return name;
  }
  for (const Block& block : blocks) {
    if (block.reason != "footer") continue;
    if (std::string name = CopyrightName(block.text.text); !name.empty()) return name;
  }
  return {};
}

}  // namespace chancery::text
