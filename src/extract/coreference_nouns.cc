// Nouns that are no office: representatives, groups, bodies, towns and the plurals of all.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/actor_groups.h"
#include "extract/coreference.h"

namespace chancery::extract {
namespace {

using nlp::TokenRange;

// The countries and organisations before a noun ("Egyptian and Israeli delegations") or after it ("the government of
// Sudan"), and the phrase that they make with it.
std::vector<int> BearersOf(const Draft* draft, const UnitWords& words, uint32_t noun, TokenRange* phrase) {
  const auto bearer_at = [&](uint32_t token) {
    const int name = words.name_at[token];
    if (name == kNone || draft->names[name].actor == kNone) return kNone;
    return draft->names[name].type == NameType::kPerson || draft->names[name].type == NameType::kPlace ? kNone : name;
  };
  std::vector<int> found;
  uint32_t i = noun;
  while (i > 0 && words.token(i - 1).sentence == words.token(noun).sentence) {
    const uint32_t at = i - 1;
    const int name = bearer_at(at);
    if (name != kNone) {
      found.insert(found.begin(), draft->names[name].actor);
      i = draft->names[name].tokens.begin;
      continue;
    }
    const std::string_view tag = words.token(at).tag;
    const bool joins = !found.empty() && (tag == "CC" || tag == ",") && at > 0 && bearer_at(at - 1) != kNone;
    const bool modifies = words.HasTag(at, "JJ") || tag == "POS" || tag == "HYPH" || tag == "VBG" || tag == "VBN" ||
                          tag == "CD" || tag == "RBS" ||
                          (found.empty() && words.HasTag(at, "NN") && words.name_at[at] == kNone);
    if (!joins && !modifies) break;
    i = at;
  }
  if (i > 0 && words.token(i - 1).tag == "DT") --i;
  *phrase = {i, noun + 1};
  if (!found.empty() || noun + 2 >= words.size()) return found;
  const std::string& preposition = words.lower[noun + 1];
  if (preposition != "of" && preposition != "from") return found;
  i = noun + 2;
  while (i < words.size()) {
    const int name = bearer_at(i);
    if (name != kNone) {
      found.push_back(draft->names[name].actor);
      i = phrase->end = draft->names[name].tokens.end;
    } else if (words.token(i).tag == "DT" ||
               (!found.empty() && (words.token(i).tag == "CC" || words.token(i).tag == ","))) {
      ++i;
    } else {
      break;
    }
  }
  return found;
}

// How the article calls a town of a country elsewhere: "the Cuban capital" is Havana where the article names it, "the
// Swiss city of Geneva" is Geneva; else the country stands for it.
std::string TownName(const Draft& draft, uint32_t unit, uint32_t noun, int country) {
  const UnitWords& words = draft.units[unit];
  if (noun + 2 < words.size() && words.lower[noun + 1] == "of" && words.name_at[noun + 2] != kNone) {
    return draft.Text(unit, draft.names[words.name_at[noun + 2]].tokens);
  }
  for (const Name& name : draft.names) {
    if (words.lower[noun] == "capital" && name.form == actors::FormKind::kCapital && name.actor == country) {
      return draft.Text(name.unit, name.tokens);
    }
  }
  return draft.actors[country].mention.name;
}

}  // namespace

void ResolveGroupNoun(Draft* draft, uint32_t unit, uint32_t noun) {
  const UnitWords& words = draft->units[unit];
  if (words.name_at[noun] != kNone || words.office_at[noun] != kNone || !words.HasTag(noun, "NN")) return;
  const std::string& lower = words.lower[noun];
  TokenRange phrase;
  if (IsRepresentative(lower) || IsGroupNoun(lower)) {
    const std::vector<int> bearers = BearersOf(draft, words, noun, &phrase);
    if (!bearers.empty()) {
      const bool adjective_only =
          IsGroupNoun(lower) && !IsRepresentative(lower) && draft->actors[bearers[0]].mention.kind == "country";
      if (!adjective_only) {
        return AddDescription(draft, unit, noun, phrase, bearers, "actors.description.representative");
      }
    }
  }
  if (lower == "capital" || lower == "city" || lower == "town" || lower == "resort") {
    const std::vector<int> bearers = BearersOf(draft, words, noun, &phrase);
    if (bearers.size() != 1) return;
    AddDescription(draft, unit, noun, phrase, bearers, "actors.description.town");
    ActorSpan* span = SpanWithHead(draft, {unit, noun});
    span->called_by = CalledBy::kPlace;
    span->place = true;
    span->place_name = TownName(*draft, unit, noun, bearers[0]);
    return;
  }
  if (lower == "ministry" || lower == "parliament" || lower == "embassy") {
    const std::vector<int> bearers = BearersOf(draft, words, noun, &phrase);
    if (bearers.size() != 1 || draft->actors[bearers[0]].mention.kind != "country") return;
    if (words.token(phrase.begin).tag == "DT") ++phrase.begin;
    DraftActor actor;
    actor.mention = {draft->Text(unit, phrase), {}, "organization", draft->actors[bearers[0]].mention.of, "", ""};
    for (size_t i = 0; i < draft->actors.size(); ++i) {
      if (draft->actors[i].mention == actor.mention) {
        return AddDescription(draft, unit, noun, phrase, {static_cast<int>(i)}, "actors.description.ministry");
      }
    }
    draft->actors.push_back(std::move(actor));
    AddDescription(draft, unit, noun, phrase, {static_cast<int>(draft->actors.size()) - 1},
                   "actors.description.ministry");
  }
}

}  // namespace chancery::extract
