#include "extract/speaker_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "extract/actor_draft.h"
#include "extract/actor_lexicon.h"

namespace chancery::extract {
namespace {

struct Word {
  std::string text;  // without the punctuation around it
  std::string lower;
  bool comma = false;  // one follows
};

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  for (const absl::string_view piece :
       absl::StrSplit(absl::string_view(text.data(), text.size()), absl::ByAnyChar(" \t"), absl::SkipEmpty())) {
    std::string word(piece);
    const bool comma = word.back() == ',' || word.back() == ')';
    while (!word.empty() && std::string_view(",;:()\"-").find(word.back()) != std::string_view::npos) word.pop_back();
    while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.erase(0, 1);
    // "Mr.", but "St." and the initial of "E. G." are what they are.
    if (word.empty()) continue;
    std::string lower = absl::AsciiStrToLower(word);
    if (lower.size() > 2 && lower.back() == '.') lower.pop_back();
    words.push_back({std::move(word), std::move(lower), comma});
  }
  return words;
}

bool IsHonorific(const std::string& lower) {
  static constexpr std::array<std::string_view, 16> kWords = {"the", "rt", "right", "hon", "honourable", "honorable",
                                                              "h.e", "he", "his",   "her", "excellency", "hh",
                                                              "hm",  "by", "r",     "a"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool IsCapitals(const std::string& word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(),
                                         [](char c) { return absl::ascii_islower(static_cast<unsigned char>(c)); });
}

// "MP", "CH", "AC": what follows a name, in capitals beside a name that is not.
bool IsPostNominal(const std::vector<Word>& words, size_t i) {
  const std::string& word = words[i].text;
  static constexpr std::array<std::string_view, 8> kWords = {"mp", "m.p", "ch", "qc", "kc", "ac", "cbe", "kcmg"};
  return IsCapitals(word) && std::find(kWords.begin(), kWords.end(), words[i].lower) != kWords.end();
}

std::string InTitleCase(const std::string& word) {
  if (!IsCapitals(word) || word[1] == '.') return word;
  std::string result = word;
  for (size_t i = 1; i < result.size(); ++i) {
    const char before = result[i - 1];
    if (before != '-' && before != '\'' && !(i == 2 && result.starts_with("Mc"))) {
      result[i] = absl::ascii_tolower(static_cast<unsigned char>(result[i]));
    }
  }
  return result;
}

// How many words from `i` on name a country; its code in `of`.
size_t CountryAt(const std::vector<Word>& words, size_t i, const actors::Gazetteer& gazetteer, std::string* of) {
  std::vector<std::string_view> rest;
  for (size_t k = i; k < words.size() && k < i + 6; ++k) rest.push_back(words[k].text);
  for (const actors::Match& match : gazetteer.FindAll(rest)) {
    if (match.begin != 0) break;
    const bool state = match.entry->kind == "country" &&
                       (match.form == actors::FormKind::kName || match.form == actors::FormKind::kDemonym);
    if (!state) continue;
    *of = match.entry->id;
    return match.end;
  }
  return 0;
}

bool IsOfficeWord(const std::string& lower) {
  return IsOfficeNoun(lower) || IsOfficeModifier(lower) || lower == "deputy" || lower == "secretary-general";
}

}  // namespace

std::optional<SpeakerName> ReadSpeakerName(std::string_view text, const actors::Gazetteer& gazetteer) {
  const std::vector<Word> words = WordsOf(text);
  SpeakerName found;
  std::vector<std::string> name;
  bool closed = false;     // the name has ended
  bool portfolio = false;  // within "Minister for Foreign Affairs"
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (IsInstitutionNoun(word.lower) || word.lower == "office" || word.lower.ends_with("'s") ||
        word.lower.ends_with("’s")) {
      return std::nullopt;
    }
    if (word.lower == "pm") {
      found.office = "prime minister";
      found.titled = true;
    } else if (IsHonorific(word.lower) || IsTitle(word.lower)) {
      found.titled = found.titled || word.lower != "the";
      portfolio = false;
    } else if (IsOfficeWord(word.lower)) {
      found.office += (found.office.empty() ? "" : " ") + word.lower;
      found.titled = true;
      portfolio = IsOfficeNoun(word.lower);
    } else if (portfolio && (word.lower == "of" || word.lower == "for" || word.lower == "and" || word.lower == "to" ||
                             (IsPortfolioWord(word.lower) && name.empty()))) {
      if (IsPortfolioWord(word.lower) || word.lower == "for") found.office += " " + word.lower;
      if (word.comma) portfolio = false;
      continue;
    } else if (const size_t country = CountryAt(words, i, gazetteer, &found.of); country > 0) {
      i += country - 1;
    } else if (IsPostNominal(words, i)) {
      closed = true;
    } else if (closed || (!IsCapitalised(word.text) && !IsNameParticle(word.lower)) ||
               word.text.find_first_of("0123456789") != std::string::npos) {
      return std::nullopt;
    } else {
      name.push_back(InTitleCase(word.text));
    }
    if (word.comma && !name.empty()) closed = true;
  }
  constexpr size_t kLongestName = 6;  // words
  if (name.size() > kLongestName || (name.empty() && found.office.empty())) return std::nullopt;
  for (const std::string& word : name) found.name += (found.name.empty() ? "" : " ") + word;
  if (!found.office.empty()) found.office = actors::CanonicalOffice(found.office);
  return found;
}

}  // namespace chancery::extract
