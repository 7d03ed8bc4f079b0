// Plurals that count: "both sides", "the two leaders", "the five governments".
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/actor_groups.h"
#include "extract/actor_titles.h"

namespace chancery::extract {
namespace {

// How many sentences back such a plural may look.
constexpr uint32_t kCountedReach = 6;

enum class Sort { kNone, kPersons, kCountries, kEither };

Sort SortOf(std::string_view noun) {
  static const std::unordered_set<std::string_view> kPersons = {"leaders",   "ministers", "presidents",   "men",
                                                                "women",     "pair",      "premiers",     "duo",
                                                                "statesmen", "diplomats", "counterparts", "officials"};
  static const std::unordered_set<std::string_view> kCountries = {
      "countries", "nations",  "states", "governments", "neighbours",
      "neighbors", "capitals", "powers", "allies",      "administrations"};
  static const std::unordered_set<std::string_view> kEither = {"sides",  "parties",   "delegations", "factions",
                                                               "groups", "movements", "rivals",      "two"};
  if (kPersons.contains(noun)) return Sort::kPersons;
  if (kCountries.contains(noun)) return Sort::kCountries;
  return kEither.contains(noun) ? Sort::kEither : Sort::kNone;
}

// The plural of a noun that "each", "either" or "neither" counts: "each government", "neither side".
std::string PluralOf(std::string_view noun) {
  const std::string word(noun);
  if (word.ends_with("try") || word.ends_with("ty")) return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

bool TakesApart(std::string_view word) { return word == "each" || word == "either" || word == "neither"; }

// "three" to "eight"; 0 for any other word.
size_t NumberOf(std::string_view word) {
  constexpr std::string_view kNumbers[] = {"three", "four", "five", "six", "seven", "eight"};
  for (size_t i = 0; i < std::size(kNumbers); ++i) {
    if (kNumbers[i] == word) return i + 3;
  }
  return 0;
}

// What stands before the noun.
struct Count {
  size_t number = 0;  // 0 where it is not told
  bool definite = false;
  uint32_t begin = 0;  // of the phrase
};

Count CountBefore(const UnitWords& words, uint32_t noun) {
  Count count{words.lower[noun] == "pair" || words.lower[noun] == "duo" ? size_t{2} : size_t{0}, false, noun};
  while (count.begin > 0 && words.token(count.begin - 1).sentence == words.token(noun).sentence) {
    const uint32_t at = count.begin - 1;
    const std::string& before = words.lower[at];
    if (before == "two" || before == "both") {
      count.number = 2;
      count.definite = count.definite || before == "both";
    } else if (const size_t number = NumberOf(before); number != 0) {
      count.number = number;
    } else if (before == "the" || before == "these") {
      count.definite = true;
    } else if (!words.HasTag(at, "JJ") && words.office_at[at] == kNone) {
      break;
    }
    --count.begin;
  }
  if (words.lower[noun] == "two") count.number = 2;
  return count;
}

// Whether the noun with what stands before it points back at all.
bool PointsBack(const UnitWords& words, uint32_t noun, const Count& count, Sort sort) {
  const bool alone = words.lower[noun] == "two";
  const std::string_view dep = words.token(noun).dep;
  if (alone) return count.definite && (dep == "nsubj" || dep == "nsubjpass" || dep == "pobj");
  // "the two sides of the street", "the leaders of Peru"
  if (noun + 1 < words.size() && words.lower[noun + 1] == "of") return false;
  return count.definite && (count.number != 0 || sort == Sort::kPersons || words.lower[noun] == "sides");
}

// "the two presidents": those before who hold that office, if they are as many.
std::vector<uint32_t> Officers(const Draft& draft, TokenRef noun, size_t count) {
  std::vector<uint32_t> found;
  const int office = draft.units[noun.unit].office_at[noun.token];
  if (office == kNone || IsLeaderNoun(draft.offices[office].noun)) return found;
  for (const ActorSpan& span : draft.spans) {
    if (!(span.head < noun)) break;
    for (const uint32_t actor : span.actors) {
      const bool known = std::find(found.begin(), found.end(), actor) != found.end();
      const DraftActor& person = draft.actors[actor];
      if (!known && !person.former && TitleFits(draft.offices[office].title, person.mention.office)) {
        found.push_back(actor);
      }
    }
  }
  if (found.size() != count) found.clear();
  return found;
}

// The countries counted, or those of the persons who are as many.
std::vector<uint32_t> Countries(Draft* draft, TokenRef noun, size_t count) {
  std::vector<uint32_t> group = LatestGroup(*draft, noun, GroupKind::kCountries, count, kCountedReach);
  if (!group.empty()) return group;
  for (const uint32_t person : LatestGroup(*draft, noun, GroupKind::kPersons, count, kCountedReach)) {
    const actors::Entry* country = draft->gazetteer.FindById(draft->actors[person].mention.of);
    if (country != nullptr) group.push_back(static_cast<uint32_t>(draft->ActorOf(*country)));
  }
  if (group.size() < 2) group.clear();
  return group;
}

std::vector<uint32_t> Persons(const Draft& draft, TokenRef noun, size_t count) {
  std::vector<uint32_t> group;
  if (count != 0) group = Officers(draft, noun, count);
  if (group.empty()) group = LatestGroup(draft, noun, GroupKind::kPersons, count, kCountedReach);
  return group;
}

std::vector<uint32_t> Counted(Draft* draft, TokenRef noun, size_t count, Sort sort) {
  if (sort == Sort::kCountries) return Countries(draft, noun, count);
  if (sort == Sort::kPersons) return Persons(*draft, noun, count);
  if (draft->units[noun.unit].lower[noun.token] != "two") {
    return LatestGroup(*draft, noun, GroupKind::kAny, count, kCountedReach);
  }
  std::vector<uint32_t> group = Persons(*draft, noun, count);
  if (group.empty()) group = LatestGroup(*draft, noun, GroupKind::kStates, count, kCountedReach);
  return group;
}

// "Each government undertook ...", "neither side would ...", "both will ...": those two, or those few, of whom the text
// spoke last. False if the token is no such phrase.
bool ResolveDistributive(Draft* draft, TokenRef noun) {
  const UnitWords& words = draft->units[noun.unit];
  const std::string& word = words.lower[noun.token];
  const std::string_view dep = words.token(noun.token).dep;
  const bool subject = dep == "nsubj" || dep == "nsubjpass";
  if ((word == "both" || word == "each" || word == "neither") && subject) {
    // "both of the ships", "both houses"
    if (noun.token + 1 < words.size() && words.lower[noun.token + 1] == "of") return true;
    std::vector<uint32_t> group = Persons(*draft, noun, 2);
    if (group.empty()) group = LatestGroup(*draft, noun, GroupKind::kStates, 2, kCountedReach);
    AddReference(draft, noun, {noun.token, noun.token + 1}, CalledBy::kPronoun, std::move(group),
                 "actors.description.counted");
    return true;
  }
  if (noun.token == 0 || !TakesApart(words.lower[noun.token - 1]) || words.token(noun.token).tag != "NN") return false;
  const Sort sort = SortOf(PluralOf(word));
  if (sort == Sort::kNone || SpanWithHead(draft, noun) != nullptr) return false;
  const size_t count = words.lower[noun.token - 1] == "each" ? 0 : 2;
  AddReference(draft, noun, {noun.token - 1, noun.token + 1}, CalledBy::kDescription, Counted(draft, noun, count, sort),
               "actors.description.counted");
  return true;
}

}  // namespace

void ResolveCountedPlural(Draft* draft, TokenRef noun) {
  const UnitWords& words = draft->units[noun.unit];
  if (ResolveDistributive(draft, noun)) return;
  const Sort sort = SortOf(words.lower[noun.token]);
  if (sort == Sort::kNone || words.name_at[noun.token] != kNone || SpanWithHead(draft, noun) != nullptr) return;
  const Count count = CountBefore(words, noun.token);
  if (!PointsBack(words, noun.token, count, sort)) return;
  AddReference(draft, noun, {count.begin, noun.token + 1}, CalledBy::kDescription,
               Counted(draft, noun, count.number, sort), "actors.description.counted");
}

}  // namespace chancery::extract
