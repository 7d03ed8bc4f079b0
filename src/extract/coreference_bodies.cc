// Organisations called by the sort of body they are: "the alliance", "the ten-nation bloc", "the movement".
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "actors/gazetteer.h"
#include "extract/actor_groups.h"
#include "extract/actor_syntax.h"
#include "extract/coreference.h"

namespace chancery::extract {
namespace {

// How many sentences back such a description may look.
constexpr uint32_t kBodyReach = 12;

// Nouns that are a part of the name of what they stand for: "the league" is the Arab League.
bool IsSortOfBody(std::string_view noun) {
  constexpr std::array<std::string_view, 14> kSorts = {
      "union",      "movement",  "organisation", "organization", "association", "league",   "agency",
      "commission", "community", "commonwealth", "council",      "pact",        "alliance", "front"};
  return std::find(kSorts.begin(), kSorts.end(), noun) != kSorts.end();
}

// Alliances and blocs whose names do not say that they are.
bool IsCalled(std::string_view noun, std::string_view id) {
  constexpr std::array<std::string_view, 2> kAlliances = {"nato", "warsaw-pact"};
  constexpr std::array<std::string_view, 12> kBlocs = {"european-union", "european-community",
                                                       "asean",          "mercosur",
                                                       "ecowas",         "sadc",
                                                       "caricom",        "comecon",
                                                       "brics",          "saarc",
                                                       "unasur",         "gcc"};
  if (noun == "alliance") return std::find(kAlliances.begin(), kAlliances.end(), id) != kAlliances.end();
  const bool bloc = noun == "bloc" || noun == "grouping";
  return bloc && std::find(kBlocs.begin(), kBlocs.end(), id) != kBlocs.end();
}

bool HasWord(const std::string& name, std::string_view noun) {
  const std::vector<std::string> words =
      absl::StrSplit(absl::AsciiStrToLower(name), absl::ByAnyChar(" -"), absl::SkipEmpty());
  return std::find(words.begin(), words.end(), noun) != words.end();
}

// Whether the noun says of what sort the body is.
bool IsOfSort(const Draft& draft, const ontology::ActorMention& body, std::string_view noun) {
  if (IsCalled(noun, body.gazetteer_id)) return true;
  if (!IsSortOfBody(noun)) return false;
  if (HasWord(body.name, noun)) return true;
  const actors::Entry* entry = draft.gazetteer.FindById(body.gazetteer_id);
  return entry != nullptr &&
         (HasWord(entry->name, noun) || std::any_of(entry->names.begin(), entry->names.end(),
                                                    [&](const std::string& name) { return HasWord(name, noun); }));
}

// Where the phrase begins: "the", with nothing between but how many members there are ("the ten-nation bloc"); the noun
// itself if it does not begin so.
uint32_t PhraseBegin(const UnitWords& words, uint32_t noun) {
  uint32_t begin = noun;
  while (begin > 0) {
    const uint32_t before = begin - 1;
    const std::string& word = words.lower[before];
    if (word == "the") return before;
    const bool counts = words.HasTag(before, "CD") || words.token(before).tag == "HYPH" || word == "-" ||
                        word == "nation" || word == "member" || word == "state" || word == "country" ||
                        word == "regional";
    if (!counts) return noun;
    begin = before;
  }
  return noun;
}

}  // namespace

void ResolveBody(Draft* draft, uint32_t unit, uint32_t noun) {
  const UnitWords& words = draft->units[unit];
  const std::string& word = words.lower[noun];
  const bool sort = IsSortOfBody(word) || word == "bloc" || word == "grouping";
  if (!sort || words.token(noun).tag != "NN" || words.name_at[noun] != kNone || words.token(noun).dep == "compound") {
    return;
  }
  const TokenRef here{unit, noun};
  if (SpanWithHead(draft, here) != nullptr) return;
  const uint32_t begin = PhraseBegin(words, noun);
  // "the union of dockers", "the alliance between them": another one.
  const std::string_view next = noun + 1 < words.size() ? std::string_view(words.lower[noun + 1]) : "";
  if (begin == noun || next == "of" || next == "between" || next == "with" || next == "for") return;
  const uint32_t sentence = SentenceNumber(*draft, here);
  int found = kNone;
  for (const ActorSpan& span : draft->spans) {
    if (!(span.head < here)) break;
    if (span.actors.size() != 1 || sentence - SentenceNumber(*draft, span.head) > kBodyReach) continue;
    const ontology::ActorMention& mention = draft->actors[span.actors[0]].mention;
    const bool body = mention.kind == "organization" || mention.kind == "group";
    if (body && IsOfSort(*draft, mention, word)) found = static_cast<int>(span.actors[0]);
  }
  if (found == kNone) return;
  AddReference(draft, here, {begin, noun + 1}, CalledBy::kDescription, {static_cast<uint32_t>(found)},
               "actors.description.body");
}

}  // namespace chancery::extract
