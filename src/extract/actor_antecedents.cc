#include "extract/actor_antecedents.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "extract/actor_syntax.h"

namespace chancery::extract {
namespace {

using nlp::TokenRange;

// How many sentences back a pronoun may look, and "he said" beside a quotation.
constexpr uint32_t kReach = 4;
constexpr uint32_t kSpeakerReach = 8;

bool IsPossessive(const UnitWords& words, uint32_t i) { return words.token(i).tag == "PRP$"; }

// How many verbs with subjects of their own one passes on the way up from a verb to another; 0 if it is not above.
int LevelsUp(const UnitWords& words, uint32_t verb, uint32_t above) {
  int levels = 0;
  for (uint32_t steps = 0; steps < words.size() && words.token(verb).head != verb; ++steps) {
    verb = words.token(verb).head;
    if (verb >= words.size()) return 0;
    if (words.children.Find(verb, {"nsubj", "nsubjpass"}).has_value()) ++levels;
    if (verb == above) return std::max(levels, 1);
  }
  return 0;
}

// "Kerry's visit and his own talks": his are not Kerry's.
bool IsContrasted(const UnitWords& words, uint32_t pronoun, uint32_t name) {
  if (pronoun + 1 >= words.size() || words.lower[pronoun + 1] != "own") return false;
  uint32_t noun = words.token(pronoun).head;
  if (noun >= words.size() || words.token(noun).dep != "conj") return false;
  // Up the row, and from "to Oman and his own visit" to the noun that they hang on.
  for (int steps = 0; steps < 5; ++steps) {
    const std::string_view dep = words.token(noun).dep;
    if (dep != "conj" && dep != "appos" && dep != "pobj" && dep != "prep") return false;
    noun = words.token(noun).head;
    if (noun >= words.size()) return false;
    if (words.token(name).dep == "poss" && words.token(name).head == noun) return true;
  }
  return false;
}

const UnitWords& WordsOf(const Draft& draft, TokenRef token) { return draft.units[token.unit]; }

// Whether the sentence of a verb of saying names this state as its government or its possessor: "This is Peru's offer,"
// he said, adding that Lima was concerned.
bool SpeaksOfOwnState(const Draft& draft, TokenRef subject, const std::string& state) {
  const UnitWords& words = WordsOf(draft, subject);
  const uint32_t sentence = words.token(subject.token).sentence;
  return !state.empty() && std::any_of(draft.spans.begin(), draft.spans.end(), [&](const ActorSpan& span) {
    if (span.head.unit != subject.unit || words.token(span.head.token).sentence != sentence) return false;
    if (span.actors.size() != 1 || span.called_by == CalledBy::kPlace || span.called_by == CalledBy::kDemonym) {
      return false;
    }
    const ontology::ActorMention& mention = draft.actors[span.actors[0]].mention;
    const ClauseRole role = ClausePlaceOf(words, span.head.token, span.tokens.end).role;
    return mention.kind == "country" && mention.of == state &&
           (role == ClauseRole::kSubject || role == ClauseRole::kPossessor);
  });
}

// How well a phrase before a pronoun could be what it means; higher is better.
int Score(const Draft& draft, TokenRef token, Pronoun pronoun, const ActorSpan& span, int last_speaker) {
  constexpr int kImpossible = std::numeric_limits<int>::min();
  const UnitWords& words = WordsOf(draft, token);
  const UnitWords& there = WordsOf(draft, span.head);
  const uint32_t distance = SentenceNumber(draft, token) - SentenceNumber(draft, span.head);
  const uint32_t actor = span.actors[0];
  const bool speaks = IsQuoting(draft, token);
  const bool goes_on = speaks && last_speaker == static_cast<int>(actor);
  if (distance > (goes_on ? kSpeakerReach : kReach)) return kImpossible;
  const ClausePlace here = ClausePlaceOf(words, token.token, token.token + 1);
  const ClausePlace place = ClausePlaceOf(there, span.head.token, span.tokens.end);
  const bool same_clause = distance == 0 && here.verb && place.verb == here.verb;
  const bool possessive = IsPossessive(words, token.token);
  if (possessive && distance == 0 && IsContrasted(words, token.token, span.head.token)) return kImpossible;
  if (same_clause && !possessive && words.lower[token.token].find("self") == std::string::npos) {
    return kImpossible;  // a pronoun and a name beside one verb are two
  }
  const bool object = here.role == ClauseRole::kObject || here.role == ClauseRole::kOblique;
  if (distance == 0 && object && !possessive && here.verb && place.role == ClauseRole::kSubject &&
      place.verb == VerbOfSubject(words, *here.verb)) {
    return kImpossible;
  }
  int score = -30 * static_cast<int>(distance);
  // "the premier and his party": of the one named beside them.
  const nlp::Token& owned = words.token(words.token(token.token).head);
  if (possessive && distance == 0 && owned.dep == "conj" && owned.head == span.head.token) score += 60;
  if (place.role == ClauseRole::kSubject) {
    score += 25;
    // The main clause's subject before those of the clauses within, and the first of a row before the others.
    if (place.verb && there.token(*place.verb).dep == "ROOT") score += 8;
    if (there.token(span.head.token).dep == "conj") score -= 10;
  }
  if (place.role == ClauseRole::kObject) score += 5;
  if (place.role == ClauseRole::kPossessor) score -= 3;
  // "shoes were thrown at X during his visit": who takes part in the clause goes before the subject of an outer one.
  if (same_clause && possessive) score += place.role == ClauseRole::kSubject ? 20 : 40;
  // A clause within others goes on about their subjects, the nearest before all: "X said he ...".
  if (distance == 0 && here.role == ClauseRole::kSubject && here.verb && place.verb) {
    const int level = LevelsUp(words, *here.verb, *place.verb);
    if (level > 0) score += level == 1 ? 20 : 8;
  }
  if (there.quote_at[span.head.token] != words.quote_at[token.token]) score -= 10;
  if (there.headline) score -= 15;
  // Who was quoted last goes on, and officials speak of their own state.
  if (goes_on) score += 25;
  if (speaks && SpeaksOfOwnState(draft, token, draft.actors[actor].mention.of)) score += 20;
  const Gender gender = draft.actors[actor].gender;
  if (pronoun == Pronoun::kHe && gender == Gender::kMale) score += 4;
  if (pronoun == Pronoun::kShe && gender == Gender::kFemale) score += 15;
  return score;
}

}  // namespace

Pronoun PronounAt(const UnitWords& words, uint32_t i) {
  if (words.token(i).tag.substr(0, 3) != "PRP") return Pronoun::kNo;
  const std::string& text = words.lower[i];
  if (text == "he" || text == "him" || text == "his" || text == "himself") return Pronoun::kHe;
  if (text == "she" || text == "her" || text == "hers" || text == "herself") return Pronoun::kShe;
  if (text == "it" || text == "its" || text == "itself") return Pronoun::kIt;
  if (text == "they" || text == "them" || text == "their" || text == "themselves") return Pronoun::kThey;
  if (text == "i" || text == "we" || text == "my" || text == "our" || text == "me" || text == "us") {
    return Pronoun::kSpeaker;
  }
  return Pronoun::kNo;
}

bool Agrees(const Draft& draft, Pronoun pronoun, uint32_t index) {
  const DraftActor& actor = draft.actors[index];
  if (pronoun == Pronoun::kIt) return actor.mention.kind != "person";
  if (actor.mention.kind != "person") return false;
  if (pronoun == Pronoun::kHe) return actor.gender != Gender::kFemale;
  // Offices of the news were men's more often than not: a woman's gender must have shown, or her name not denied it.
  return actor.gender != Gender::kMale;
}

bool IsQuoting(const Draft& draft, TokenRef subject) {
  const UnitWords& words = WordsOf(draft, subject);
  const nlp::Token& token = words.token(subject.token);
  if (token.dep != "nsubj" || words.quote_at[subject.token] != kNone || !IsSpeechVerb(words.token(token.head).lemma)) {
    return false;
  }
  const TokenRange sentence = words.document->sentences[token.sentence];
  return std::any_of(words.quote_at.begin() + sentence.begin, words.quote_at.begin() + sentence.end,
                     [](int quote) { return quote != kNone; });
}

const ActorSpan* LaterSubject(const Draft& draft, TokenRef token) {
  const UnitWords& words = WordsOf(draft, token);
  const uint32_t sentence = words.token(token.token).sentence;
  uint32_t at = token.token;
  for (uint32_t steps = 0; steps < words.size() && words.token(at).head != at; ++steps) {
    const uint32_t head = words.token(at).head;
    const std::string_view dep = words.token(at).dep;
    const bool leads_in = (dep == "prep" || dep == "advcl" || dep == "npadvmod" || dep == "advmod") && head > at &&
                          (words.token(head).pos == "VERB" || words.token(head).pos == "AUX");
    if (leads_in) {
      for (const ActorSpan& span : draft.spans) {
        if (span.head.unit != token.unit || words.token(span.head.token).sentence != sentence) continue;
        if (span.head.token < token.token || span.head.token > head || span.actors.size() != 1) continue;
        const ClausePlace place = ClausePlaceOf(words, span.head.token, span.tokens.end);
        if (place.role == ClauseRole::kSubject && place.verb == head) return &span;
      }
    }
    at = head;
  }
  return nullptr;
}

int AntecedentOf(const Draft& draft, TokenRef token, Pronoun pronoun, int last_speaker) {
  int best = kNone, best_score = std::numeric_limits<int>::min();
  for (const ActorSpan& span : draft.spans) {
    if (!(span.head < token)) break;
    if (span.actors.size() != 1 || span.called_by == CalledBy::kPlace || span.called_by == CalledBy::kDemonym) continue;
    if (!Agrees(draft, pronoun, span.actors[0])) continue;
    if (span.head.unit == token.unit && span.tokens.begin <= token.token && token.token < span.tokens.end) continue;
    const int score = Score(draft, token, pronoun, span, last_speaker);
    // Of equals the nearer one.
    if (score != std::numeric_limits<int>::min() && score >= best_score) {
      best = static_cast<int>(span.actors[0]);
      best_score = score;
    }
  }
  return best;
}

}  // namespace chancery::extract
