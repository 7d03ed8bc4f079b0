// How real what a verb says is: by its own clause, or by what governs an infinitive or participle.
#include <algorithm>
#include <string>
#include <string_view>

#include "extract/factuality_effects.h"
#include "extract/factuality_judgement.h"
#include "extract/factuality_lexicon.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// "the first minister", "the last": the one who did it.
bool IsRanked(const ClauseReader& reader, uint32_t noun) {
  for (const uint32_t child : reader.children.Of(noun)) {
    const std::string word = reader.Lower(child);
    if (In(word, {"first", "second", "third", "last", "latest", "only"})) return true;
  }
  return In(reader.Lower(noun), {"first", "second", "last", "latest"});
}

// A direct question, or one that a clause of asking holds.
bool IsAsked(const ClauseReader& reader, uint32_t verb) {
  const nlp::Document& document = *reader.unit.document;
  if (reader.At(verb).dep != "ROOT" || reader.At(verb).sentence >= document.sentences.size()) return false;
  const nlp::TokenRange sentence = document.sentences[reader.At(verb).sentence];
  for (uint32_t i = sentence.end; i > sentence.begin && i + 3 > sentence.end; --i) {
    if (document.Text(document.tokens[i - 1]) == "?") return true;
  }
  return false;
}

// A finite clause under a word: the word can only take reality away from it.
Reality Combined(Effect effect, const Reality& above, const Reality& itself) {
  const Reality applied = Apply(effect, above, itself);
  const bool weaker =
      applied.denied || applied.status == EventStatus::kPossible || applied.status == EventStatus::kCancelled;
  if (weaker || itself.direction != Direction::kPast) return applied;
  return itself;
}

// "wanted to go, but was not allowed": a wish or attempt that the next clause denies.
bool IsDashed(const ClauseReader& reader, uint32_t verb) {
  if (!In(reader.At(verb).lemma, {"want", "wish", "hope", "hop", "try", "seek", "plan", "intend", "attempt", "like"})) {
    return false;
  }
  const bool but = std::any_of(reader.children.Of(verb).begin(), reader.children.Of(verb).end(), [&](uint32_t child) {
    return reader.At(child).dep == "cc" && reader.Lower(child) == "but";
  });
  return but && std::any_of(reader.children.Of(verb).begin(), reader.children.Of(verb).end(), [&](uint32_t child) {
           return reader.At(child).dep == "conj" && child > verb &&
                  (reader.IsNegated(child) || In(reader.At(child).lemma, {"fail", "refuse"}));
         });
}

}  // namespace

Reality Judgement::OfVerb(uint32_t verb) {
  if (steps_ == kMaxSteps) return Occurred("factuality.too_deep");
  ++steps_;
  if (reader_.IsFinite(verb)) return OfFinite(verb);
  return OfNonFinite(verb);
}

Reality Judgement::OfFinite(uint32_t verb) {
  Reality itself = reader_.Tense(verb);
  if (!itself.denied && IsDashed(reader_, verb)) itself = Denied(itself, "factuality.dashed");
  const std::string opener = reader_.Opener(verb);
  if (In(opener, {"if", "unless", "whether", "lest"})) return Denied(itself, "factuality.conditional");
  if (itself.denied) return itself;
  if (IsAsked(reader_, verb)) return Denied(itself, "factuality.question");
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
Reality Judgement::OfThatClause(uint32_t head, const Reality& itself) {
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

// "the hope that they meet", "reports that they met"
Reality Judgement::OfClauseOfNoun(uint32_t noun, const Reality& itself) {
  const Effect effect = EffectOfNoun(At(noun).lemma);
  if (effect == Effect::kNone) return itself;
  const Reality above = OfNoun(noun);
  if (effect == Effect::kReported) return above.denied ? Denied(itself, above.rule) : itself;
  return Combined(effect, above, itself);
}

Reality Judgement::OfNonFinite(uint32_t verb) {
  Reality reality = NonFiniteByHead(verb);
  // "agreed not to meet"
  if (reader_.IsNegated(verb) && !(At(verb).dep == "conj" && reality.denied)) {
    return Denied(reality, "factuality.negated");
  }
  return reality;
}

Reality Judgement::NonFiniteByHead(uint32_t verb) {
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

Reality Judgement::OfRoot(uint32_t verb, bool infinitive) {
  if (infinitive) return Planned("factuality.planned.to");
  const std::string_view tag = At(verb).tag;
  if (tag == "VBG" && !reader_.IsHabitual(verb)) return Ongoing("factuality.ongoing.participle");
  const bool imperative = tag == "VB" && !reader_.unit.headline && !reader_.children.Find(verb, {"nsubj", "nsubjpass"});
  if (imperative) return Denied(Possible(""), "factuality.imperative");
  Reality reality = Occurred("factuality.headline");
  reality.direction = tag == "VBN" ? Direction::kPast : Direction::kPresent;
  return reader_.IsHabitual(verb) ? Denied(reality, "factuality.habitual") : reality;
}

// "agreed to meet and hold talks": what has no auxiliary of its own shares that of the first.
Reality Judgement::OfConjunct(uint32_t verb, uint32_t head) {
  if (reader_.IsVerb(head)) return OfVerb(head);
  return reader_.HasTo(verb) ? Planned("factuality.planned.to") : Occurred("factuality.participle");
}

// "plans to visit", "a summit to be held in June", "talks held in Rome", "a delegation visiting Rome"
Reality Judgement::OfModifierClause(uint32_t verb, uint32_t noun, bool infinitive) {
  const Effect effect = EffectOfNoun(At(noun).lemma);
  if (infinitive) {
    if (effect != Effect::kNone) return OfComplementOfNoun(noun, effect);
    // "the first minister to visit Rome"
    if (IsRanked(reader_, noun)) return OfNoun(noun);
    return Planned("factuality.planned.to");
  }
  if (At(verb).tag == "VBG") {
    if (effect != Effect::kNone && effect != Effect::kSame) return OfComplementOfNoun(noun, effect);
    return Ongoing("factuality.ongoing.participle");
  }
  return Occurred("factuality.participle");
}

// An infinitive or participle that completes or modifies the clause of `head`.
Reality Judgement::OfComplement(uint32_t verb, uint32_t head, bool infinitive) {
  const std::string_view dep = At(verb).dep;
  const std::string opener = reader_.Opener(verb);
  if (In(opener, {"if", "unless", "whether"})) return Denied(Possible(""), "factuality.conditional");
  if (!reader_.IsVerb(head)) {
    const Effect effect = EffectOfAdjective(reader_.Lower(head));
    const uint32_t clause = HeadOf(head);
    const Reality above = reader_.IsVerb(clause) && clause != head ? OfVerb(clause) : Occurred("factuality.adjective");
    return Apply(effect == Effect::kNone ? Effect::kPossible : effect, above, above);
  }
  const Reality above = OfVerb(head);
  const Effect effect = EffectOnInfinitive(reader_, head, verb);
  const bool subject = In(dep, {"csubj", "csubjpass"});
  if (effect != Effect::kNone && effect != Effect::kReported && !subject && (dep != "advcl" || infinitive)) {
    return Apply(PastPlan(reader_, head, effect), above, above);
  }
  if (subject) return Denied(above, "factuality.generic");
  // "flew to Rome to meet", "visiting Rome, he said"
  Reality same = above;
  same.rule = infinitive ? "factuality.purpose" : "factuality.participle";
  if (!infinitive || dep == "advcl") same.denied = false;
  return same;
}

}  // namespace chancery::extract
