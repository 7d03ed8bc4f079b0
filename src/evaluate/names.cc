#include "evaluate/names.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace chancery::evaluate {
namespace {

// Names of countries and organisations that texts use beside their codes. More than the usual spellings is not needed:
// participants carry codes, so that this decides only where a name stands alone.
const std::map<std::string, std::string, std::less<>>& Codes() {
  static const auto* const kCodes = new std::map<std::string, std::string, std::less<>>{
      {"america", "US"},
      {"u.s.", "US"},
      {"united states", "US"},
      {"united states of america", "US"},
      {"us", "US"},
      {"usa", "US"},
      {"britain", "GB"},
      {"great britain", "GB"},
      {"u.k.", "GB"},
      {"uk", "GB"},
      {"united kingdom", "GB"},
      {"russia", "RU"},
      {"russian federation", "RU"},
      {"soviet union", "SU"},
      {"ussr", "SU"},
      {"palestine", "PS"},
      {"palestinian authority", "PS"},
      {"palestinian autonomy", "PS"},
      {"palestinian national authority", "PS"},
      {"state of palestine", "PS"},
      {"china", "CN"},
      {"people's republic of china", "CN"},
      {"prc", "CN"},
      {"taiwan", "TW"},
      {"dprk", "KP"},
      {"north korea", "KP"},
      {"republic of korea", "KR"},
      {"south korea", "KR"},
      {"congo", "CD"},
      {"democratic republic of the congo", "CD"},
      {"dr congo", "CD"},
      {"republic of the congo", "CG"},
      {"cote d'ivoire", "CI"},
      {"ivory coast", "CI"},
      {"czech republic", "CZ"},
      {"czechia", "CZ"},
      {"macedonia", "MK"},
      {"north macedonia", "MK"},
      {"burma", "MM"},
      {"myanmar", "MM"},
      {"holy see", "VA"},
      {"vatican", "VA"},
      {"turkey", "TR"},
      {"turkiye", "TR"},
      {"uae", "AE"},
      {"united arab emirates", "AE"},
      {"bolivia", "BO"},
      {"brunei", "BN"},
      {"iran", "IR"},
      {"kosovo", "XK"},
      {"laos", "LA"},
      {"moldova", "MD"},
      {"syria", "SY"},
      {"tanzania", "TZ"},
      {"venezuela", "VE"},
      {"vietnam", "VN"},
      {"african union", "AU"},
      {"au", "AU"},
      {"arab league", "LAS"},
      {"league of arab states", "LAS"},
      {"asean", "ASEAN"},
      {"eu", "EU"},
      {"european union", "EU"},
      {"nato", "NATO"},
      {"osce", "OSCE"},
      {"u.n.", "UN"},
      {"un", "UN"},
      {"united nations", "UN"},
  };
  return *kCodes;
}

constexpr std::array<std::string_view, 16> kTitles = {"the",
                                                      "president",
                                                      "prime minister",
                                                      "foreign minister",
                                                      "minister",
                                                      "king",
                                                      "sheikh",
                                                      "mr",
                                                      "mrs",
                                                      "ms",
                                                      "dr",
                                                      "gen",
                                                      "general",
                                                      "sir",
                                                      "chancellor",
                                                      "secretary of state"};

bool IsSpace(UChar32 c) { return u_isUWhiteSpace(c) != 0 || (c >= 0x1C && c <= 0x1F); }

icu::UnicodeString Trimmed(const icu::UnicodeString& text) {
  int32_t begin = 0;
  int32_t end = text.length();
  while (begin < end && IsSpace(text.char32At(begin))) ++begin;
  while (end > begin && IsSpace(text.char32At(end - 1))) --end;
  return text.tempSubStringBetween(begin, end);
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// Small letters without surrounding blanks; diacritics stay.
std::string Lower(std::string_view text) {
  return ToUtf8(Trimmed(icu::UnicodeString::fromUTF8(std::string(text))).toLower(icu::Locale::getRoot()));
}

icu::UnicodeString WithoutDiacritics(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
  const icu::UnicodeString given = icu::UnicodeString::fromUTF8(std::string(text));
  const icu::UnicodeString decomposed = U_SUCCESS(error) ? nfkd->normalize(given, error) : given;
  icu::UnicodeString base;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_getCombiningClass(c) == 0) base.append(c);
  }
  return base;
}

// What stands after one leading title and the blanks after it.
icu::UnicodeString WithoutTitle(const icu::UnicodeString& name) {
  for (const std::string_view title : kTitles) {
    const icu::UnicodeString word = icu::UnicodeString::fromUTF8(std::string(title));
    int32_t at = word.length();
    if (!name.startsWith(word) || at == name.length() || !IsSpace(name.char32At(at))) continue;
    while (at < name.length() && IsSpace(name.char32At(at))) ++at;
    return name.tempSubString(at);
  }
  return name;
}

// Small letters without diacritics, with straight apostrophes.
icu::UnicodeString LowerBase(std::string_view text) {
  icu::UnicodeString lower = WithoutDiacritics(text).toLower(icu::Locale::getRoot());
  lower.findAndReplace(icu::UnicodeString(UChar32{0x2019}), icu::UnicodeString(UChar32{'\''}));
  return lower;
}

// With one blank for each run of what a plain name does not have.
std::string OnlyPlain(const icu::UnicodeString& text) {
  std::string plain;
  bool in_gap = false;
  for (const char c : ToUtf8(text)) {
    const auto letter = static_cast<unsigned char>(c);
    const bool kept = absl::ascii_islower(letter) || absl::ascii_isdigit(letter) || c == '\'' || c == ' ';
    if (kept) plain += c;
    if (!kept && !in_gap) plain += ' ';
    in_gap = !kept;
  }
  return std::string(absl::StripAsciiWhitespace(plain));
}

constexpr std::array<std::string_view, 11> kPronouns = {"i",  "we",  "he",  "she", "they", "me",
                                                        "us", "you", "his", "her", "their"};
constexpr std::array<std::string_view, 5> kTitleModifiers = {"prime ", "foreign ", "defence ", "deputy ", "vice "};
constexpr std::array<std::string_view, 10> kBareTitles = {
    "minister", "president", "chancellor", "secretary", "premier", "king", "queen", "leader", "envoy", "ambassador"};

// "deputy prime minister", "president of the republic".
bool IsBareTitle(std::string_view name) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view modifier : kTitleModifiers) {
      if (!name.starts_with(modifier)) continue;
      name.remove_prefix(modifier.size());
      more = true;
    }
  }
  return std::any_of(kBareTitles.begin(), kBareTitles.end(), [name](std::string_view title) {
    return name.starts_with(title) && (name == title || name.substr(title.size()).starts_with(" of "));
  });
}

std::set<std::string> LongWords(std::string_view text) {
  std::set<std::string> words;
  for (std::string& word : WordsOf(PlainName(text))) {
    if (word.size() > 3) words.insert(std::move(word));
  }
  return words;
}

}  // namespace

std::string PlainName(std::string_view text) { return OnlyPlain(WithoutTitle(Trimmed(LowerBase(text)))); }

std::string PlainText(std::string_view text) {
  return absl::StrJoin(WordsOf(OnlyPlain(Trimmed(LowerBase(text)))), " ");
}

std::vector<std::string> WordsOf(std::string_view plain) {
  return absl::StrSplit(std::string(plain), ' ', absl::SkipEmpty());
}

std::string CodeOf(std::string_view name) {
  const std::string trimmed = ToUtf8(Trimmed(icu::UnicodeString::fromUTF8(std::string(name))));
  const auto known = Codes().find(Lower(trimmed));
  if (known != Codes().end()) return known->second;
  const bool is_code = trimmed.size() >= 2 && trimmed.size() <= 6 &&
                       std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_code ? trimmed : PlainName(trimmed);
}

bool IsWeakPersonName(std::string_view name) {
  const std::string lower = Lower(name);
  if (Codes().contains(lower)) return true;
  if (lower.find('\n') != std::string::npos) return false;
  const auto is = [&lower](std::string_view word) { return lower == word; };
  return std::any_of(kPronouns.begin(), kPronouns.end(), is) || is("both") || lower.starts_with("the ") ||
         IsBareTitle(lower);
}

size_t SharedWords(std::string_view one, std::string_view other) {
  const std::set<std::string> a = LongWords(one);
  const std::set<std::string> b = LongWords(other);
  return static_cast<size_t>(
      std::count_if(a.begin(), a.end(), [&b](const std::string& word) { return b.contains(word); }));
}

}  // namespace chancery::evaluate
