#include "actors/name_fold.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "actors/gazetteer.h"

namespace chancery::actors {
namespace {

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool IsConsonant(char c) { return c >= 'a' && c <= 'z' && !IsVowel(c); }

// Where in a word letters stand for others.
enum class At {
  kAnywhere,
  kStart,
  kEnd,
  kBetweenConsonants,
  kAfterConsonant,
  kBeforeConsonant,
};

// Letters that stand for the same letter of another script as those on the right.
struct LetterRule {
  std::string_view written;
  std::string_view folded;
  At at = At::kAnywhere;
};

// Tried in this order at each letter; the first that fits is taken, so a longer one stands before its beginnings.
constexpr LetterRule kLetterRules[] = {
    // Cyrillic щ, ч, ш, ж, х: BGN/PCGN shch, German schtsch, tsch, French chtch, tch; Serbian ć, č without their marks.
    {"shchov", "shev", At::kEnd},
    {"chiov", "chev", At::kEnd},
    {"chyov", "chev", At::kEnd},
    {"chov", "chev", At::kEnd},
    {"schtsch", "sh"},
    {"shch", "sh"},
    {"tsch", "ch"},
    {"sch", "sh"},
    {"tch", "ch", At::kStart},
    {"tch", "ch", At::kBeforeConsonant},  // French Koutchma; not the tch of Mitchell
    {"ich", "ic", At::kEnd},
    {"dzh", "j"},
    {"dj", "d"},  // Serbian đ, written dj or d
    {"kh", "k"},
    // Cyrillic -ий, -ый, -і(й): iy, yy, yi, ij, y, i.
    {"iy", "i", At::kEnd},
    {"yy", "i", At::kEnd},
    {"yi", "i", At::kEnd},
    {"ij", "i", At::kEnd},
    {"yj", "i", At::kEnd},
    {"ej", "ei", At::kEnd},
    {"ey", "ei", At::kEnd},
    {"y", "i", At::kEnd},
    // Cyrillic е, я, ю at the beginning of a word and after vowels.
    {"iou", "yu", At::kStart},
    {"iu", "yu", At::kStart},
    {"ye", "e", At::kStart},
    {"iye", "ie"},
    {"iya", "ia"},
    {"iyu", "iu"},
    {"aye", "ae"},
    {"eyev", "eiev", At::kEnd},
    {"eev", "eiev", At::kEnd},
    {"ya", "ia", At::kAfterConsonant},
    {"yu", "iu", At::kAfterConsonant},
    {"ye", "e", At::kAfterConsonant},
    {"y", "i", At::kBetweenConsonants},  // Ukrainian и, Russian ы
    {"eff", "ev", At::kEnd},
    {"off", "ov", At::kEnd},
    {"gue", "ge", At::kAfterConsonant},  // French Serguei
    {"sandre", "sander", At::kEnd},
    {"sandar", "sander", At::kEnd},
    {"sandr", "sander", At::kEnd},
    {"xandre", "ksander", At::kEnd},
    {"xandr", "ksander", At::kEnd},
    {"tz", "ts"},
    // Arabic ق, ذ, ض, غ, long u and long i, and the silent last letter of -ah.
    {"qu", "k"},
    {"q", "k"},
    {"dh", "d"},
    {"gh", "g"},
    {"aou", "au"},
    {"ou", "u"},
    {"oo", "u"},
    {"ee", "i"},
    {"ii", "i"},
    {"uu", "u"},
    {"aa", "a"},
    {"ah", "a", At::kEnd},
    // German ö and ü.
    {"oe", "o", At::kBetweenConsonants},
    {"ue", "u", At::kBetweenConsonants},
    {"x", "ks", At::kBetweenConsonants},
};

// Names whose spellings differ in more than letters of one sound: first the form they fold to, then others. Those of
// one row are one name in its own script (محمد, حسين, قذافي; Евгений ...).
const std::vector<std::vector<std::string_view>>& NameGroups() {
  static const auto* const kGroups = new std::vector<std::vector<std::string_view>>{
      {"muhammad", "mohammed", "mohammad", "mohamed", "mohamad", "muhammed", "muhamed", "muhamad", "mohamud",
       "mouhamed", "mohd"},
      {"ahmad", "ahmed", "akhmed", "akhmad", "achmad", "achmed"},
      {"mahmud", "mahmoud", "mahmood", "makhmud"},
      {"hamad", "hamed"},
      {"hamid", "hameed"},
      {"hussein", "hussain", "husayn", "husain", "husein", "hossein", "hossain", "hosein", "houssein", "hussien",
       "hoseyn", "huseyn"},
      {"hasan", "hassan", "hassen", "khasan"},
      {"mahdi", "mehdi", "mehdy"},
      {"mustafa", "mostafa", "moustafa", "mustapha", "moustapha", "mostapha"},
      {"ibrahim", "ebrahim", "ibraheem", "ibragim"},
      {"ismail", "esmail", "ismael", "ismaeel", "esmaeil", "ismayil"},
      {"umar", "omar", "omer"},
      {"usama", "osama", "oussama"},
      {"uthman", "othman", "osman", "usman", "ousmane", "othmane"},
      {"yusuf", "yousef", "youssef", "yousuf", "yusef", "yussuf", "yousif", "youssouf", "yousaf", "yusif", "youcef"},
      {"faisal", "faysal", "feisal", "feysal", "faycal"},
      {"sulayman", "suleiman", "sulaiman", "suleyman", "soleiman", "souleymane", "suleman", "sulaymon"},
      {"rafiq", "rafik", "rafic", "rafeeq"},
      {"said", "saeed", "sayeed", "saied"},
      {"sheikh", "shaikh", "shaykh", "sheik", "cheikh"},
      {"zayn", "zein", "zain", "zine"},
      {"qadhafi", "gaddafi", "gadhafi", "gadafi", "qaddafi", "qadafi", "kadhafi", "kaddafi", "kadafi", "khadafy",
       "khaddafi", "gheddafi", "qadhdhafi", "kadafy"},
      {"muammar", "moammar", "moamer", "muammer", "mouammar", "moamar", "muamar", "moammer"},
      {"asad", "assad", "assed"},
      {"muqtada", "moqtada", "moktada", "muktada"},
      {"munim", "moneim", "monem"},
      {"bashir", "beshir", "basheer", "bachir"},
      {"rashid", "rasheed", "rachid", "rashed"},
      {"nuri", "nouri", "noori"},
      {"khomeini", "khomeyni", "khumayni"},
      {"rafsanjani", "rafsandjani", "rafsanyani"},
      {"ahmadinejad", "ahmadinezhad", "ahmedinejad", "ahmadinejed"},
      {"ruhani", "rouhani", "rohani", "rowhani"},
      {"netanyahu", "netanyahou", "nethanyahu", "netaniahu"},
      {"binyamin", "benjamin", "benyamin"},
      {"yitzhak", "itzhak", "yitzchak", "yizhak", "itzchak"},
      {"yevgeni", "evgeny", "yevgeny", "evgeni", "evgueni", "yevgeniy", "evgeniy", "ievgeni"},
      {"yekaterina", "ekaterina"},
      {"aleksei", "alexei", "alexey", "aleksey", "alexi", "alexej"},
      {"andrei", "andrey", "andrej", "andriy", "andrii"},
      {"dmitri", "dmitry", "dmitriy", "dmitrii", "dimitri", "dimitry", "dmitrij"},
      {"georgi", "georgy", "georgiy", "georgii", "gueorgui"},
      {"mikhail", "mikhael", "michail", "mihail"},
      {"lukashenko", "lukashenka", "loukachenko", "lukaschenko"},
      {"tokayev", "tokaev", "toqayev"},
      {"berdimuhamedov", "berdymukhamedov", "berdimuhamedow", "berdymukhammedov", "berdimukhamedov", "berdymuhamedov",
       "berdymuhammedov", "berdimuhammedov"},
      {"erdogan", "erdoghan"},
      {"recep", "rejep", "rajab"},
      {"hafiz", "hafez"},
      {"khalid", "khaled", "khalad"},
      {"salih", "saleh"},
      {"nasir", "nasser", "naser", "nassir"},
      {"adil", "adel"},
      {"kamil", "kamel"},
      {"tariq", "tarek", "tarik", "tareq"},
      {"qasim", "kassem", "qassem", "qasem", "kasim", "qassim", "kassim", "gassim"},
      {"yasir", "yasser", "yaser", "yassir", "yassar"},
      {"mahir", "maher"},
      {"faris", "fares"},
      {"majid", "majed"},
      {"jabir", "jaber"},
      {"zahir", "zaher"},
      {"tahir", "taher"},
      {"malik", "malek"},
      {"hashim", "hashem"},
      {"jasim", "jasem", "jassim", "jassem", "djassim"},
      {"kadhim", "kazem", "kazim", "kadhem"},
      {"nadir", "nader"},
      {"talib", "taleb"},
      {"ghalib", "ghaleb"},
  };
  return *kGroups;
}

// The Arabic article with its assimilated forms, when a hyphen ties it to the next word.
bool IsArticle(std::string_view word, bool hyphen_after) {
  static constexpr std::array<std::string_view, 12> kForms = {"al", "el", "ul", "as", "ash", "ad",
                                                              "ar", "an", "at", "az", "es",  "er"};
  if (word == "al" || word == "el") return true;
  return hyphen_after && std::find(kForms.begin(), kForms.end(), word) != kForms.end();
}

bool Fits(const LetterRule& rule, std::string_view word, size_t at) {
  if (word.substr(at, rule.written.size()) != rule.written) return false;
  const size_t end = at + rule.written.size();
  const bool after_consonant = at > 0 && IsConsonant(word[at - 1]);
  switch (rule.at) {
    case At::kAnywhere:
      return true;
    case At::kStart:
      return at == 0 && end < word.size();
    case At::kEnd:
      return at > 1 && end == word.size();
    case At::kAfterConsonant:
      return after_consonant;
    case At::kBeforeConsonant:
      return end < word.size() && IsConsonant(word[end]);
    case At::kBetweenConsonants:
      // The letter before an x is a vowel: what counts there is that it does not begin the name ("Xi").
      return rule.written == "x" ? at > 0 : after_consonant && end < word.size() && IsConsonant(word[end]);
  }
  return false;
}

// The rules of each first letter, in their order.
const std::vector<const LetterRule*>& RulesOf(char letter) {
  static const auto* const kByLetter = [] {
    auto* by_letter = new std::array<std::vector<const LetterRule*>, 256>;
    for (const LetterRule& rule : kLetterRules) {
      (*by_letter)[static_cast<unsigned char>(rule.written.front())].push_back(&rule);
    }
    return by_letter;
  }();
  return (*kByLetter)[static_cast<unsigned char>(letter)];
}

// Where a word is only begun, its last letters are not its end.
enum class Extent { kWholeWord, kBeginning };

std::string FoldLetters(std::string_view word, Extent extent = Extent::kWholeWord) {
  std::string folded;
  for (size_t at = 0; at < word.size();) {
    const std::vector<const LetterRule*>& rules = RulesOf(word[at]);
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const LetterRule* known) {
      return (extent == Extent::kWholeWord || known->at != At::kEnd) && Fits(*known, word, at);
    });
    if (rule != rules.end()) {
      folded.append((*rule)->folded);
      at += (*rule)->written.size();
    } else {
      folded.push_back(word[at++]);
    }
  }
  const auto doubled = [](char a, char b) { return a == b && IsConsonant(a); };
  folded.erase(std::unique(folded.begin(), folded.end(), doubled), folded.end());
  return folded;
}

using GroupTable = absl::flat_hash_map<std::string, std::string>;

// Each spelling of the groups, folded by letters, to the folded form of the first one.
const GroupTable& SpellingsOfGroups() {
  static const auto* const kTable = [] {
    auto* table = new GroupTable;
    for (const std::vector<std::string_view>& group : NameGroups()) {
      const std::string canonical = FoldLetters(group.front());
      for (const std::string_view spelling : group) table->emplace(FoldLetters(spelling), canonical);
    }
    return table;
  }();
  return *kTable;
}

// From so many letters on a beginning leads to the names of the table that begin so.
constexpr size_t kTellingBeginning = 4;

std::string FoldWord(std::string_view word) {
  std::string folded = FoldLetters(word);
  const auto known = SpellingsOfGroups().find(folded);
  return known == SpellingsOfGroups().end() ? folded : known->second;
}

struct NameWord {
  std::string text;
  bool hyphen_after = false;
};

// The words of a normalised name: parted by spaces and hyphens, without apostrophes and full stops.
std::vector<NameWord> WordsOf(std::string_view name) {
  std::vector<NameWord> words;
  NameWord word;
  for (const char c : Normalise(name)) {
    if (c == '\'') continue;
    if (c != ' ' && c != '-' && c != '.' && c != ',') {
      word.text.push_back(c);
      continue;
    }
    word.hyphen_after = c == '-';
    if (!word.text.empty()) words.push_back(std::move(word));
    word = {};
  }
  if (!word.text.empty()) words.push_back(std::move(word));
  return words;
}

// "abdelaziz" -> "aziz"; empty where a word does not begin with "servant of".
std::string AfterServant(std::string_view word) {
  if (word.size() < 7 || word.substr(0, 3) != "abd" || !IsVowel(word[3])) return "";
  if (word[4] == 'l') return std::string(word.substr(5));
  const bool assimilated = word[4] == word[5] && word[4] != 'l';  // abderrahman
  return assimilated ? std::string(word.substr(5)) : "";
}

}  // namespace

std::vector<std::string> FoldWords(std::string_view name) {
  const std::vector<NameWord> words = WordsOf(name);
  std::vector<std::string> folded;
  const auto append = [&](std::string word) { folded.push_back(std::move(word)); };
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].text;
    const bool last = i + 1 == words.size();
    if (word == "jr" || word == "sr") continue;
    if (!last && (i > 0 || words[i].hyphen_after) && IsArticle(word, words[i].hyphen_after)) continue;
    if (word == "ibn") {
      append("bin");
      continue;
    }
    // "Abd al-Aziz", "Abdul Aziz", "Abdelaziz"
    const bool servant = word == "abd" || word == "abdul" || word == "abdel" || word == "abdal" || word == "abdoul";
    if (servant && !last) {
      size_t of = i + 1;
      while (of + 1 < words.size() && IsArticle(words[of].text, words[of].hyphen_after)) ++of;
      append(absl::StrCat("abdul", FoldWord(words[of].text)));
      i = of;
      continue;
    }
    if (const std::string of = AfterServant(word); !of.empty()) {
      append(absl::StrCat("abdul", FoldWord(of)));
    } else {
      append(FoldWord(word));
    }
  }
  return folded;
}

std::string FoldName(std::string_view name) { return absl::StrJoin(FoldWords(name), " "); }

std::vector<std::string> FoldBeginning(std::string_view word) {
  std::vector<std::string> beginnings = {FoldLetters(word, Extent::kBeginning)};
  const auto add = [&](const std::string& beginning) {
    if (!beginning.empty() && std::find(beginnings.begin(), beginnings.end(), beginning) == beginnings.end()) {
      beginnings.push_back(beginning);
    }
  };
  const std::string begun = beginnings.front();
  const std::string of = AfterServant(word);
  add(of.empty() ? FoldWord(word) : absl::StrCat("abdul", FoldWord(of)));
  if (begun.size() < kTellingBeginning) return beginnings;
  for (const auto& [spelling, folded] : SpellingsOfGroups()) {
    if (spelling.starts_with(begun)) add(folded);
  }
  return beginnings;
}

}  // namespace chancery::actors
