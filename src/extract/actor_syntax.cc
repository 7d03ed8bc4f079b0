#include "extract/actor_syntax.h"

#include "absl/strings/ascii.h"

namespace chancery::extract {

bool IsFinite(const UnitWords& words, uint32_t verb) {
  const std::string_view tag = words.token(verb).tag;
  if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return true;
  return words.children.Find(verb, {"aux", "auxpass"}).has_value() && !words.children.Find(verb, {"mark"}).has_value();
}

ClausePlace ClausePlaceOf(const UnitWords& words, uint32_t head, uint32_t end) {
  ClausePlace place;
  if (end < words.size()) {
    uint32_t verb = end;
    if (words.token(verb).dep == "aux") verb = words.token(verb).head;
    const std::string_view pos = words.token(verb).pos;
    const bool bare = (pos == "VERB" || pos == "AUX") && verb >= end && IsFinite(words, verb) &&
                      words.token(verb).sentence == words.token(head).sentence &&
                      !words.children.Find(verb, {"nsubj", "nsubjpass", "csubj", "expl"}).has_value();
    const std::string_view dep = words.token(head).dep;
    if (bare &&
        (dep == "appos" || dep == "dep" || dep == "ROOT" || dep == "compound" || dep == "conj" || dep == "npadvmod")) {
      return {ClauseRole::kSubject, verb};
    }
  }
  uint32_t at = head;
  bool first = true;
  // A walk longer than the sentence has come round a circle.
  for (uint32_t steps = 0; steps < words.size(); ++steps) {
    const nlp::Token& token = words.token(at);
    const std::string_view dep = token.dep;
    if (first && dep != "conj" && dep != "appos") {
      first = false;
      if (dep == "nsubj" || dep == "nsubjpass") {
        place.role = ClauseRole::kSubject;
      } else if (dep == "dobj" || dep == "dative" || dep == "attr" || dep == "oprd") {
        place.role = ClauseRole::kObject;
      } else if (dep == "pobj") {
        place.role = ClauseRole::kOblique;
      } else if (dep == "poss") {
        place.role = ClauseRole::kPossessor;
      }
    }
    if (token.head == at || token.head >= words.size()) break;
    at = token.head;
    const std::string_view pos = words.token(at).pos;
    if (pos == "VERB" || pos == "AUX") {
      place.verb = at;
      break;
    }
  }
  return place;
}

uint32_t VerbOfSubject(const UnitWords& words, uint32_t verb) {
  for (uint32_t steps = 0; steps < words.size(); ++steps) {
    if (words.children.Find(verb, {"nsubj", "nsubjpass", "csubj", "expl"}).has_value()) return verb;
    const nlp::Token& token = words.token(verb);
    const bool shares = token.dep == "conj" || token.dep == "xcomp" || token.dep == "advcl" || token.dep == "pcomp";
    if (!shares || token.head == verb || token.head >= words.size()) return verb;
    verb = token.head;
    // "by meeting", "after inviting": from the preposition on to its verb.
    for (uint32_t up = 0; up < 4 && words.token(verb).pos != "VERB" && words.token(verb).pos != "AUX"; ++up) {
      if (words.token(verb).head >= words.size() || words.token(verb).head == verb) return verb;
      verb = words.token(verb).head;
    }
  }
  return verb;
}

uint32_t SentenceNumber(const Draft& draft, TokenRef token) {
  uint32_t number = 0;
  for (uint32_t unit = 0; unit < token.unit; ++unit) {
    number += static_cast<uint32_t>(draft.units[unit].document->sentences.size());
  }
  return number + draft.units[token.unit].token(token.token).sentence;
}

bool IsOneOfMany(const nlp::Document& document, const Children& children, uint32_t noun) {
  const auto lower = [&](uint32_t token) {
    return absl::AsciiStrToLower(std::string(document.Text(document.tokens[token])));
  };
  const std::optional<uint32_t> article = children.Find(noun, {"det"});
  if (!article || (lower(*article) != "a" && lower(*article) != "an")) return false;
  const uint32_t preposition = document.tokens[noun].head;
  if (document.tokens[noun].dep != "pobj" || preposition >= document.tokens.size()) return false;
  const uint32_t above = document.tokens[preposition].head;
  if (above >= document.tokens.size() || above == preposition) return false;
  for (const uint32_t child : children.Of(above)) {
    const std::string word = lower(child);
    if (child < preposition && (word == "first" || word == "last" || word == "such" || word == "only")) return true;
  }
  return false;
}

}  // namespace chancery::extract
