#include "extract/factuality.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/factuality_clause.h"
#include "extract/factuality_lexicon.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// Words looked at in one judgement. No sentence that people understand needs as many; trees with circles do.
constexpr int kMaxSteps = 64;

bool In(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How real the complement is where the word above it has an effect and is itself as real as `above`.
Reality Apply(Effect effect, const Reality& above, const Reality& itself) {
  const bool happened = above.status == EventStatus::kOccurred || above.status == EventStatus::kOngoing;
  switch (effect) {
    case Effect::kNone:
    case Effect::kReported:
      return itself;
    case Effect::kSame:
      return above;
    case Effect::kTense:
      if (happened) {
        return above.status == EventStatus::kOngoing ? Ongoing(above.rule) : Occurred("factuality.occasion");
      }
      return Planned("factuality.planned.occasion");
    case Effect::kPlanned:
      if (above.denied || above.status == EventStatus::kCancelled || above.status == EventStatus::kPossible) {
        return above;
      }
      return Planned("factuality.planned.word");
    case Effect::kPossible:
      if (above.denied || above.status == EventStatus::kCancelled) return above;
      return Possible("factuality.possible.word");
    case Effect::kAsked:
      return Denied(Possible(""), "factuality.asked");
    case Effect::kDenied:
      if (above.denied || above.status == EventStatus::kPossible) return Possible("factuality.possible.not_denied");
      return Denied(itself, "factuality.denied");
    case Effect::kCancelled:
      if (above.denied) return Planned("factuality.planned.not_cancelled");
      if (above.status == EventStatus::kPossible) return Possible("factuality.possible.cancelled");
      return Cancelled("factuality.cancelled");
  }
  return itself;
}

class Judgement {
 public:
  Judgement(const Unit& unit, const Children& children, const std::vector<TimeExpression>* times)
      : reader_{unit, children, times} {}

  Reality Of(uint32_t trigger) { return reader_.IsVerb(trigger) ? OfVerb(trigger) : OfNoun(trigger); }

 private:
  const nlp::Token& At(uint32_t token) const { return reader_.At(token); }
  uint32_t HeadOf(uint32_t token) const { return reader_.HeadOf(token); }

  // ---- Verbs.

  Reality OfVerb(uint32_t verb) {
    if (steps_ == kMaxSteps) return Occurred("factuality.too_deep");
    ++steps_;
    if (reader_.IsFinite(verb)) return OfFinite(verb);
    return OfNonFinite(verb);
  }

  Reality OfFinite(uint32_t verb) {
    const Reality itself = reader_.Tense(verb);
    const std::string opener = reader_.Opener(verb);
    if (In(opener, {"if", "unless", "whether", "lest"})) return Denied(itself, "factuality.conditional");
    if (itself.denied) return itself;
    if (IsAsked(verb)) return Denied(itself, "factuality.question");
    const uint32_t head = HeadOf(verb);
    const std::string_view dep = At(verb).dep;
    if (dep == "ccomp" && head != verb) return OfThatClause(head, itself);
    if (dep == "acl" && !reader_.IsVerb(head)) return OfClauseOfNoun(head, itself);
    // "when they meet", "before they meet" of what is still to come
    if (dep == "advcl" && head != verb && At(verb).tag != "VBD" && itself.status == EventStatus::kOccurred &&
        itself.direction == Direction::kPresent && In(opener, {"when", "once", "until", "before", "after"})) {
      const Reality above = OfVerb(head);
      if (opener == "until" || opener == "before" || above.status == EventStatus::kPlanned) {
        return Planned("factuality.planned.when");
      }
    }
    return itself;
  }

  // "X says/hopes/denies that ..."
  Reality OfThatClause(uint32_t head, const Reality& itself) {
    // "is hopeful that ..."
    if (!reader_.IsVerb(head)) {
      const uint32_t verb = HeadOf(head);
      const Effect effect = EffectOfAdjective(reader_.Lower(head));
      return effect == Effect::kNone || !reader_.IsVerb(verb) ? itself : Combined(effect, OfVerb(verb), itself);
    }
    // "It is likely that ..."
    if (const auto adjective = reader_.children.Find(head, {"acomp", "oprd"})) {
      const Effect effect = EffectOfAdjective(reader_.Lower(*adjective));
      if (effect != Effect::kNone) return Apply(effect, OfVerb(head), itself);
    }
    const VerbEntry* entry = FindVerb(At(head).lemma, "");
    if (entry == nullptr || entry->that == Effect::kNone || entry->that == Effect::kReported) return itself;
    return Combined(entry->that, OfVerb(head), itself);
  }

  // A finite clause under a word: the word can only take reality away from it.
  static Reality Combined(Effect effect, const Reality& above, const Reality& itself) {
    const Reality applied = Apply(effect, above, itself);
    const bool weaker =
        applied.denied || applied.status == EventStatus::kPossible || applied.status == EventStatus::kCancelled;
    if (weaker || itself.direction != Direction::kPast) return applied;
    return itself;
  }

  // "the hope that they meet", "reports that they met"
  Reality OfClauseOfNoun(uint32_t noun, const Reality& itself) {
    const Effect effect = EffectOfNoun(At(noun).lemma);
    if (effect == Effect::kNone) return itself;
    const Reality above = OfNoun(noun);
    if (effect == Effect::kReported) return above.denied ? Denied(itself, above.rule) : itself;
    return Combined(effect, above, itself);
  }

  Reality OfNonFinite(uint32_t verb) {
    Reality reality = NonFiniteByHead(verb);
    // "agreed not to meet"
    if (reader_.IsNegated(verb) && !(At(verb).dep == "conj" && reality.denied)) {
      return Denied(reality, "factuality.negated");
    }
    return reality;
  }

  Reality NonFiniteByHead(uint32_t verb) {
    const uint32_t head = HeadOf(verb);
    const std::string_view dep = At(verb).dep;
    const bool infinitive = reader_.HasTo(verb);
    if (head == verb) return OfRoot(verb, infinitive);
    if (dep == "conj") return OfConjunct(verb, head);
    if (dep == "pcomp") return OfObject(verb, head, true, Occurred("factuality.participle"));
    if (In(dep, {"acl", "relcl"}) && !reader_.IsVerb(head)) return OfModifierClause(verb, head, infinitive);
    if (!reader_.IsVerb(head) && At(head).pos != "ADJ" && At(head).pos != "ADV") {
      return infinitive ? OfModifierClause(verb, head, true) : Occurred("factuality.participle");
    }
    return OfComplement(verb, head, infinitive);
  }

  Reality OfRoot(uint32_t verb, bool infinitive) {
    if (infinitive) return Planned("factuality.planned.to");
    const std::string_view tag = At(verb).tag;
    if (tag == "VBG") return Ongoing("factuality.ongoing.participle");
    const bool imperative =
        tag == "VB" && !reader_.unit.headline && !reader_.children.Find(verb, {"nsubj", "nsubjpass"});
    if (imperative) return Denied(Possible(""), "factuality.imperative");
    Reality reality = Occurred("factuality.headline");
    reality.direction = tag == "VBN" ? Direction::kPast : Direction::kPresent;
    return reader_.IsHabitual(verb) ? Denied(reality, "factuality.habitual") : reality;
  }

  // "agreed to meet and hold talks": what has no auxiliary of its own shares that of the first.
  Reality OfConjunct(uint32_t verb, uint32_t head) {
    if (reader_.IsVerb(head)) return OfVerb(head);
    return reader_.HasTo(verb) ? Planned("factuality.planned.to") : Occurred("factuality.participle");
  }

  // "plans to visit", "a summit to be held in June", "talks held in Rome", "a delegation visiting Rome"
  Reality OfModifierClause(uint32_t verb, uint32_t noun, bool infinitive) {
    const Effect effect = EffectOfNoun(At(noun).lemma);
    if (infinitive) {
      if (effect != Effect::kNone) return OfComplementOfNoun(noun, effect);
      // "the first minister to visit Rome"
      if (IsRanked(noun)) return OfNoun(noun);
      return Planned("factuality.planned.to");
    }
    if (At(verb).tag == "VBG") {
      if (effect != Effect::kNone && effect != Effect::kSame) return OfComplementOfNoun(noun, effect);
      return Ongoing("factuality.ongoing.participle");
    }
    return Occurred("factuality.participle");
  }

  bool IsRanked(uint32_t noun) const {
    for (const uint32_t child : reader_.children.Of(noun)) {
      const std::string word = reader_.Lower(child);
      if (In(word, {"first", "second", "third", "last", "latest", "only"})) return true;
    }
    return In(reader_.Lower(noun), {"first", "second", "last", "latest"});
  }

  // What a noun like "plan" or "invitation" is about.
  Reality OfComplementOfNoun(uint32_t noun, Effect effect) {
    const Reality above = OfNoun(noun);
    if (!above.denied && effect == Effect::kPossible) {
      const uint32_t verb = HeadOf(noun);
      if (reader_.IsVerb(verb) && At(noun).dep != "nsubj" &&
          In(At(verb).lemma, {"accept", "take", "approve", "honour", "honor"})) {
        return Apply(Effect::kPlanned, OfVerb(verb), above);
      }
    }
    return Apply(effect, above, above);
  }

  // An infinitive or participle that completes or modifies the clause of `head`.
  Reality OfComplement(uint32_t verb, uint32_t head, bool infinitive) {
    const std::string_view dep = At(verb).dep;
    const std::string opener = reader_.Opener(verb);
    if (In(opener, {"if", "unless", "whether"})) return Denied(Possible(""), "factuality.conditional");
    if (!reader_.IsVerb(head)) {
      const Effect effect = EffectOfAdjective(reader_.Lower(head));
      const uint32_t clause = HeadOf(head);
      const Reality above =
          reader_.IsVerb(clause) && clause != head ? OfVerb(clause) : Occurred("factuality.adjective");
      return Apply(effect == Effect::kNone ? Effect::kPossible : effect, above, above);
    }
    const Reality above = OfVerb(head);
    const Effect effect = EffectOnInfinitive(head, verb);
    const bool subject = In(dep, {"csubj", "csubjpass"});
    if (effect != Effect::kNone && effect != Effect::kReported && !subject && (dep != "advcl" || infinitive)) {
      return Apply(PastPlan(head, effect), above, above);
    }
    if (subject) return Denied(above, "factuality.generic");
    // "flew to Rome to meet", "visiting Rome, he said"
    Reality same = above;
    same.rule = infinitive ? "factuality.purpose" : "factuality.participle";
    if (!infinitive || dep == "advcl") same.denied = false;
    return same;
  }

  // "had planned to visit", "had been due to": a plan that did not hold.
  Effect PastPlan(uint32_t verb, Effect effect) const {
    if (effect != Effect::kPlanned) return effect;
    for (const uint32_t child : reader_.children.Of(verb)) {
      if (At(child).dep == "aux" && reader_.Lower(child) == "had") return Effect::kCancelled;
    }
    return effect;
  }

  // The particle of a verb: "off" of "call off", "ahead" of "go ahead"; empty if it has none that the table knows.
  std::string LinkOf(uint32_t verb) const {
    for (const uint32_t child : reader_.children.Of(verb)) {
      if (child < verb || !In(At(child).dep, {"prt", "advmod"})) continue;
      std::string word = reader_.Lower(child);
      if (FindVerb(At(verb).lemma, word) != nullptr) return word;
    }
    return "";
  }

  // What must be done is not done yet; what had to be done was, and what will have to be done will be.
  bool MustStill(uint32_t verb) const {
    return At(verb).lemma != "have" || (At(verb).tag != "VBD" && !reader_.children.Find(verb, {"aux"}));
  }

  Effect EffectOnInfinitive(uint32_t head, uint32_t verb) const {
    // "is due to visit", "is likely to meet", where the verb hangs on "is"
    if (const auto adjective = reader_.children.Find(head, {"acomp", "oprd"})) {
      const Effect effect = EffectOfAdjective(reader_.Lower(*adjective));
      if (effect != Effect::kNone) return effect;
    }
    // "called for them to meet"
    if (const auto mark = reader_.children.Find(verb, {"mark"})) {
      const VerbEntry* linked = FindVerb(At(head).lemma, reader_.Lower(*mark));
      if (linked != nullptr && linked->infinitive != Effect::kNone) return linked->infinitive;
    }
    for (const uint32_t child : reader_.children.Of(head)) {
      if (At(child).dep != "prep" && At(child).dep != "prt") continue;
      const VerbEntry* linked = FindVerb(At(head).lemma, reader_.Lower(child));
      if (linked != nullptr && linked->infinitive != Effect::kNone) return linked->infinitive;
    }
    const VerbEntry* entry = FindVerb(At(head).lemma, "");
    if (entry == nullptr) return AsAdjective(head);
    return entry->infinitive == Effect::kAsked && !MustStill(head) ? Effect::kSame : entry->infinitive;
  }

  // A direct question, or one that a clause of asking holds.
  bool IsAsked(uint32_t verb) const {
    const nlp::Document& document = *reader_.unit.document;
    if (At(verb).dep != "ROOT" || At(verb).sentence >= document.sentences.size()) return false;
    const nlp::TokenRange sentence = document.sentences[At(verb).sentence];
    for (uint32_t i = sentence.end; i > sentence.begin && i + 3 > sentence.end; --i) {
      if (document.Text(document.tokens[i - 1]) == "?") return true;
    }
    return false;
  }

  // ---- Nouns.

  Reality OfNoun(uint32_t noun) {
    if (steps_ == kMaxSteps) return Occurred("factuality.too_deep");
    ++steps_;
    const Reality itself = ByModifiers(noun);
    for (const uint32_t child : reader_.children.Of(noun)) {
      if (At(child).dep == "det" && In(reader_.Lower(child), {"no", "neither"})) {
        return Denied(itself, "factuality.none");
      }
    }
    return ByPosition(noun, itself);
  }

  // "the planned visit", "talks scheduled for June", "the visit, which was called off"
  Reality ByModifiers(uint32_t noun) {
    for (const uint32_t child : reader_.children.Of(noun)) {
      const std::string_view dep = At(child).dep;
      if (In(dep, {"amod", "nmod", "compound"})) {
        const Effect effect = EffectOfAdjective(reader_.Lower(child));
        if (effect != Effect::kNone && effect != Effect::kSame) {
          return Apply(effect, Occurred("factuality.modifier"), Occurred("factuality.modifier"));
        }
        if (In(reader_.Lower(child), {"ongoing", "current"})) return Ongoing("factuality.ongoing.modifier");
      }
      if (dep == "acl" && At(child).tag == "VBN" && !reader_.HasTo(child)) {
        const Effect effect = EffectOnObject(child);
        if (effect != Effect::kNone && effect != Effect::kSame) {
          return Moved(child, Apply(effect, Occurred(""), Occurred("")));
        }
      }
      // "a summit to be held in June", "talks to begin in June"
      const bool ahead = In(dep, {"acl", "relcl"}) && reader_.HasTo(child);
      if (ahead && (reader_.children.Find(child, {"auxpass"}) || EffectOnSubject(child) == Effect::kSame)) {
        return Planned("factuality.planned.to");
      }
      if (dep == "relcl" && reader_.IsFinite(child)) {
        const Effect effect = EffectThroughRelative(child);
        if (effect != Effect::kNone) {
          return Moved(child, Apply(effect, reader_.Tense(child), Occurred("factuality.mentioned")));
        }
      }
    }
    return Occurred("factuality.mentioned");
  }

  // What the verb of a relative clause does to the noun that it hangs on; as the noun is what the clause is about, the
  // relative pronoun is its subject or object.
  Effect EffectThroughRelative(uint32_t verb) const {
    for (const uint32_t child : reader_.children.Of(verb)) {
      if (!In(reader_.Lower(child), {"which", "that"})) continue;
      const std::string_view dep = At(child).dep;
      if (dep == "nsubj") return EffectOnSubject(verb);
      if (dep == "nsubjpass" || dep == "dobj") return EffectOnObject(verb);
    }
    return Effect::kNone;
  }

  Effect EffectOnObject(uint32_t verb) const {
    const VerbEntry* entry = FindVerb(At(verb).lemma, LinkOf(verb));
    return entry == nullptr ? AsAdjective(verb) : entry->object;
  }

  // Participles that the table has as adjectives, where the tagger takes them for verbs: "is slated to meet".
  Effect AsAdjective(uint32_t verb) const {
    return At(verb).tag == "VBN" ? EffectOfAdjective(reader_.Lower(verb)) : Effect::kNone;
  }

  Effect EffectOnSubject(uint32_t verb) const {
    const VerbEntry* entry = FindVerb(At(verb).lemma, LinkOf(verb));
    return entry == nullptr ? Effect::kNone : entry->subject;
  }

  // Whether a date is told, and not "a later date".
  bool NamesDate(nlp::TokenRange range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const int32_t entity = At(i).entity;
      const bool date = entity >= 0 && reader_.unit.document->entities[static_cast<size_t>(entity)].label == "DATE";
      if (date && (At(i).tag == "NNP" || At(i).tag == "CD" || reader_.Lower(i) == "next")) return true;
    }
    return false;
  }

  // "postponed to June" is still planned.
  Reality Moved(uint32_t verb, const Reality& reality) const {
    if (reality.status != EventStatus::kCancelled || reality.denied || In(At(verb).lemma, {"cancel", "call"})) {
      return reality;
    }
    for (const uint32_t child : reader_.children.Of(verb)) {
      if (At(child).dep != "prep" || !In(reader_.Lower(child), {"to", "until", "till", "for"})) continue;
      if (NamesDate(Subtree(*reader_.unit.document, child))) return Planned("factuality.planned.moved");
    }
    return reality;
  }

  Reality ByPosition(uint32_t noun, const Reality& itself) {
    const uint32_t head = HeadOf(noun);
    const std::string_view dep = At(noun).dep;
    if (head == noun || steps_ == kMaxSteps) return itself;
    ++steps_;
    if (In(dep, {"conj", "appos"}) && !reader_.IsVerb(head)) {
      const Reality first = ByPosition(head, itself);
      return first.rule == "factuality.mentioned" ? itself : first;
    }
    if (dep == "pobj") return OfObject(noun, head, false, itself);
    if (!reader_.IsVerb(head)) return itself;
    // A participle that stands for a preposition.
    if (dep == "dobj" && reader_.Lower(head) == "following" && reader_.IsVerb(HeadOf(head)) && HeadOf(head) != head) {
      return itself.rule == "factuality.mentioned" ? Apply(Effect::kTense, OfVerb(HeadOf(head)), itself) : itself;
    }
    if (In(dep, {"dobj", "oprd"})) return Governed(head, EffectOnObject(head), itself);
    if (dep == "nsubjpass") return OfPassiveSubject(noun, head, itself);
    if (dep == "attr") return Governed(head, Effect::kSame, itself);
    if (dep == "nsubj") return OfSubject(noun, head, itself);
    return itself;
  }

  Reality Governed(uint32_t verb, Effect effect, const Reality& itself) {
    if (effect == Effect::kNone || effect == Effect::kReported) return itself;
    // "has no plans to hold a meeting"; "spoke during the planned visit": what the noun says of itself stands.
    if (effect == Effect::kTense && itself.rule != "factuality.mentioned") return itself;
    const Reality above = OfVerb(verb);
    // "has a summit planned"
    const bool has = At(verb).lemma == "have" && above.rule == "factuality.present";
    if (has && !above.denied && itself.rule != "factuality.mentioned") return itself;
    return Moved(verb, Apply(PastPlan(verb, effect), above, itself));
  }

  Reality OfSubject(uint32_t noun, uint32_t verb, const Reality& itself) {
    // "The visit is likely", "a meeting is out of the question"
    if (const auto adjective = reader_.children.Find(verb, {"acomp", "oprd"})) {
      const Effect effect = EffectOfAdjective(reader_.Lower(*adjective));
      if (effect != Effect::kNone && effect != Effect::kSame) return Apply(effect, OfVerb(verb), itself);
      // "is due to begin"
      for (const uint32_t child : reader_.children.Of(*adjective)) {
        if (At(child).dep == "xcomp" && EffectOnSubject(child) == Effect::kSame) return OfVerb(child);
      }
    }
    const Effect effect = EffectOnSubject(verb);
    if (effect != Effect::kNone) return TakesPlace(noun, Governed(verb, effect, itself));
    // "The talks are to begin", "the summit is expected to be held": the verb below says it.
    for (const uint32_t child : reader_.children.Of(verb)) {
      if (At(child).dep != "xcomp") continue;
      const Effect below = reader_.children.Find(child, {"auxpass"}) ? EffectOnObject(child) : EffectOnSubject(child);
      if (below != Effect::kNone) return TakesPlace(noun, Moved(child, Apply(below, OfVerb(child), itself)));
    }
    // "The visit will be short": what is to be so is to be.
    if (itself.rule != "factuality.mentioned" || !reader_.IsFinite(verb)) return itself;
    const Reality tense = reader_.Tense(verb);
    return tense.status == EventStatus::kPlanned ? Planned("factuality.planned.subject") : itself;
  }

  // "The visit will not go ahead": of a visit that was known of, that is to call it off.
  Reality TakesPlace(uint32_t noun, const Reality& reality) const {
    if (!reality.denied || reality.status != EventStatus::kPlanned) return reality;
    for (const uint32_t child : reader_.children.Of(noun)) {
      const bool definite = At(child).dep == "poss" || In(reader_.Lower(child), {"the", "this", "that"});
      if (definite && child < noun) return Cancelled("factuality.cancelled.not_held");
    }
    return reality;
  }

  Reality OfPassiveSubject(uint32_t noun, uint32_t verb, const Reality& itself) {
    const Effect effect = EffectOnObject(verb);
    return TakesPlace(noun, Governed(verb, effect, itself));
  }

  // The object of a preposition: a noun, or with `clause` a participle ("without meeting").
  Reality OfObject(uint32_t object, uint32_t preposition, bool clause, const Reality& itself) {
    const std::string word = reader_.Lower(preposition);
    uint32_t above = HeadOf(preposition);
    if (above == preposition) return itself;
    // "ahead of", "instead of", "prior to", "rather than": the first word counts.
    std::string kind = word;
    if (In(reader_.Lower(above), {"ahead", "instead", "prior", "rather"})) {
      kind = reader_.Lower(above);
      if (HeadOf(above) != above) above = HeadOf(above);
    } else if (At(preposition).dep != "pobj" && preposition > 0 && reader_.Lower(preposition - 1) == "instead") {
      kind = "instead";
    }
    if (!reader_.IsVerb(above)) {
      if (At(above).pos == "ADJ" || At(above).pos == "ADV") {
        const Effect effect = EffectOfAdjective(reader_.Lower(above));
        const uint32_t verb = HeadOf(above);
        if (effect == Effect::kNone || !reader_.IsVerb(verb)) return itself;
        return Apply(effect, OfVerb(verb), itself);
      }
      const Effect effect = EffectOfNoun(At(above).lemma);
      if (effect == Effect::kNone || effect == Effect::kReported) return OfOccasion(kind, itself);
      return OfComplementOfNoun(above, effect);
    }
    const VerbEntry* entry = FindVerb(At(above).lemma, word);
    const Effect linked = entry == nullptr ? Effect::kNone : clause ? entry->infinitive : entry->object;
    if (linked != Effect::kNone) return Moved(above, Apply(PastPlan(above, linked), OfVerb(above), itself));
    // "look forward to the visit"
    if (word == "to" && In(At(above).lemma, {"look"})) return Apply(Effect::kPlanned, OfVerb(above), itself);
    const Effect effect = EffectOfPreposition(kind);
    if (effect == Effect::kNone || (!clause && !IsOccasion(kind, object))) return itself;
    if (clause && effect == Effect::kTense) {
      Reality same = OfVerb(above);
      same.denied = false;
      same.rule = "factuality.participle";
      return same;
    }
    if (!clause && itself.rule != "factuality.mentioned" && effect != Effect::kDenied) return itself;
    return Apply(effect, OfVerb(above), itself);
  }

  // "is in talks", "is on a visit", but not "spoke on the summit", "is firm in its promise".
  bool IsOccasion(std::string_view preposition, uint32_t noun) const {
    if (preposition == "on") return In(At(noun).lemma, {"visit", "trip", "tour", "mission", "stop", "stopover"});
    if (preposition == "in") {
      return In(At(noun).lemma,
                {"talk", "talks", "meeting", "session", "round", "negotiation", "conference", "summit", "discussion"});
    }
    return true;
  }

  // "officials at the talks", "comments after the meeting": of a noun, only what the preposition says by itself.
  Reality OfOccasion(std::string_view kind, const Reality& itself) const {
    const Effect effect = EffectOfPreposition(kind);
    if (itself.rule != "factuality.mentioned") return itself;
    if (effect == Effect::kPlanned) return Planned("factuality.planned.ahead");
    if (effect == Effect::kDenied) return Denied(itself, "factuality.denied");
    return itself;
  }

  ClauseReader reader_;
  int steps_ = 0;
};

}  // namespace

Factuality Judge(const Unit& unit, const Children& children, uint32_t trigger,
                 const std::vector<TimeExpression>* times) {
  const Reality reality = Judgement(unit, children, times).Of(trigger);
  Factuality factuality;
  if (reality.denied) {
    factuality.denied = reality.status;
  } else {
    factuality.status = reality.status;
  }
  factuality.direction = reality.direction;
  factuality.rule = std::string(reality.rule);
  return factuality;
}

}  // namespace chancery::extract
