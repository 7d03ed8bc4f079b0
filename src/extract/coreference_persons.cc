// Persons called by their nation or by their part in a visit: "the American", "the guest", "his host".
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/gazetteer.h"
#include "extract/actor_groups.h"
#include "extract/actor_syntax.h"
#include "extract/coreference.h"

namespace chancery::extract {
namespace {

// How many sentences back such a description may look.
constexpr uint32_t kNationalReach = 15;
constexpr uint32_t kGuestReach = 3;

bool IsIn(const UnitWords& words, uint32_t i, std::initializer_list<std::string_view> deps) {
  return std::find(deps.begin(), deps.end(), words.token(i).dep) != deps.end();
}

// "the French", "the Chinese": of these the article makes the people, not one of it.
bool MeansOnePerson(std::string_view demonym) {
  constexpr std::array<std::string_view, 6> kPeople = {"ese", "ish", "sh", "ch", "ss", "s"};
  return std::none_of(kPeople.begin(), kPeople.end(), [&](std::string_view end) { return demonym.ends_with(end); });
}

// Whether the word ends its phrase: nothing follows that it could be an adjective of.
bool EndsPhrase(const UnitWords& words, uint32_t i) {
  if (i + 1 >= words.size() || words.token(i + 1).sentence != words.token(i).sentence) return true;
  const uint32_t next = i + 1;
  if (words.HasTag(next, "NN") || words.HasTag(next, "JJ") || words.HasTag(next, "CD") || words.HasTag(next, "VBG")) {
    return false;
  }
  if (words.token(next).tag == "HYPH" || words.lower[next] == "-") return false;
  // "the Russian and American presidents", "the Russian, who"
  const bool joins = words.token(next).tag == "CC" || words.lower[next] == ",";
  if (!joins || next + 1 >= words.size()) return true;
  return !words.HasTag(next + 1, "JJ") && !words.HasTag(next + 1, "NN");
}

}  // namespace

void ResolveNational(Draft* draft, uint32_t unit, uint32_t token) {
  const UnitWords& words = draft->units[unit];
  const int at = words.name_at[token];
  if (at == kNone || token == 0 || words.lower[token - 1] != "the") return;
  const Name& name = draft->names[at];
  if (name.form != actors::FormKind::kDemonym || name.tokens.begin != token || name.tokens.end != token + 1) return;
  if (name.entry == nullptr || name.entry->kind != "country" || !MeansOnePerson(words.lower[token])) return;
  if (!EndsPhrase(words, token) ||
      !IsIn(words, token, {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"})) {
    return;
  }
  const TokenRef here{unit, token};
  const uint32_t sentence = SentenceNumber(*draft, here);
  int best = kNone, best_score = std::numeric_limits<int>::min();
  for (const ActorSpan& span : draft->spans) {
    if (!(span.head < here)) break;
    if (span.actors.size() != 1) continue;
    const ontology::ActorMention& mention = draft->actors[span.actors[0]].mention;
    const uint32_t distance = sentence - SentenceNumber(*draft, span.head);
    if (mention.kind != "person" || mention.of != name.entry->of || distance > kNationalReach) continue;
    const ClausePlace place = ClausePlaceOf(draft->units[span.head.unit], span.head.token, span.tokens.end);
    const int score = -30 * static_cast<int>(distance) + (place.role == ClauseRole::kSubject ? 35 : 0);
    if (score < best_score) continue;
    best = static_cast<int>(span.actors[0]);
    best_score = score;
  }
  if (best == kNone) return;
  // The adjective has a span already, of the country.
  if (ActorSpan* country = SpanWithHead(draft, here)) country->actors.clear();
  AddReference(draft, here, {token - 1, token + 1}, CalledBy::kDescription, {static_cast<uint32_t>(best)},
               "actors.description.national");
}

namespace {

// "the guest", "the honoured guest", "his host": the phrase, and who is spoken of as its possessor.
struct Described {
  uint32_t begin = 0;
  bool definite = false;
  std::optional<uint32_t> possessor;  // an actor
};

Described ReadPhrase(Draft* draft, TokenRef noun) {
  const UnitWords& words = draft->units[noun.unit];
  Described described{noun.token, false, std::nullopt};
  while (described.begin > 0 && words.HasTag(described.begin - 1, "JJ")) --described.begin;
  if (described.begin == 0) return described;
  const uint32_t first = described.begin - 1;
  if (words.lower[first] == "the") {
    described.definite = true;
    described.begin = first;
  } else if (words.token(first).tag == "PRP$") {
    if (const ActorSpan* owner = SpanWithHead(draft, {noun.unit, first});
        owner != nullptr && owner->actors.size() == 1) {
      described.definite = true;
      described.begin = first;
      described.possessor = owner->actors[0];
    }
  }
  return described;
}

// The persons of the last sentences, without those who stand beside the noun as the subject of its verb.
std::vector<uint32_t> PersonsNear(const Draft& draft, TokenRef noun) {
  const UnitWords& words = draft.units[noun.unit];
  const uint32_t sentence = SentenceNumber(draft, noun);
  const ClausePlace here = ClausePlaceOf(words, noun.token, noun.token + 1);
  std::vector<uint32_t> found, beside;
  for (const ActorSpan& span : draft.spans) {
    if (!(span.head < noun)) break;
    if (span.actors.size() != 1 || draft.actors[span.actors[0]].mention.kind != "person") continue;
    if (sentence - SentenceNumber(draft, span.head) > kGuestReach) continue;
    const uint32_t actor = span.actors[0];
    const ClausePlace place = ClausePlaceOf(draft.units[span.head.unit], span.head.token, span.tokens.end);
    const bool same = span.head.unit == noun.unit && here.verb && place.verb == here.verb &&
                      (place.role == ClauseRole::kSubject || place.role == ClauseRole::kObject);
    std::vector<uint32_t>& list = same ? beside : found;
    if (std::find(list.begin(), list.end(), actor) == list.end()) list.push_back(actor);
  }
  std::erase_if(found, [&](uint32_t actor) { return std::find(beside.begin(), beside.end(), actor) != beside.end(); });
  return found;
}

}  // namespace

void ResolveGuest(Draft* draft, TokenRef noun) {
  const UnitWords& words = draft->units[noun.unit];
  const std::string& word = words.lower[noun.token];
  const bool guest = word == "guest" || word == "visitor";
  if ((!guest && word != "host") || words.name_at[noun.token] != kNone || SpanWithHead(draft, noun) != nullptr) return;
  if (!IsIn(words, noun.token, {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj"})) return;
  // "the guest of the king" says itself whose, and of whom nothing.
  if (noun.token + 1 < words.size() && words.lower[noun.token + 1] == "of") return;
  const Described described = ReadPhrase(draft, noun);
  if (!described.definite || (!guest && !described.possessor)) return;
  std::vector<uint32_t> persons = PersonsNear(*draft, noun);
  const std::string own = described.possessor ? draft->actors[*described.possessor].mention.of : draft->here;
  std::erase_if(persons, [&](uint32_t actor) {
    const std::string& of = draft->actors[actor].mention.of;
    return of.empty() || of == own || (described.possessor && actor == *described.possessor);
  });
  if (persons.size() != 1) return;
  AddReference(draft, noun, {described.begin, noun.token + 1}, CalledBy::kDescription, persons,
               "actors.description.guest");
}

}  // namespace chancery::extract
