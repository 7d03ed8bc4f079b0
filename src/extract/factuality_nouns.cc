// How real what a noun speaks of is: by what modifies it, and by the verb or preposition that governs it.
#include <string>
#include <string_view>

#include "extract/factuality_effects.h"
#include "extract/factuality_judgement.h"
#include "extract/factuality_lexicon.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// "The visit will not go ahead": of a visit that was known of, that is to call it off.
Reality TakesPlace(const ClauseReader& reader, uint32_t noun, const Reality& reality) {
  if (!reality.denied || reality.status != EventStatus::kPlanned) return reality;
  for (const uint32_t child : reader.children.Of(noun)) {
    const bool definite = reader.At(child).dep == "poss" || In(reader.Lower(child), {"the", "this", "that"});
    if (definite && child < noun) return Cancelled("factuality.cancelled.not_held");
  }
  return reality;
}

// "is in talks", "is on a visit", but not "spoke on the summit", "is firm in its promise".
bool IsOccasion(const ClauseReader& reader, std::string_view preposition, uint32_t noun) {
  if (preposition == "on") return In(reader.At(noun).lemma, {"visit", "trip", "tour", "mission", "stop", "stopover"});
  if (preposition == "in") {
    return In(reader.At(noun).lemma,
              {"talk", "talks", "meeting", "session", "round", "negotiation", "conference", "summit", "discussion"});
  }
  return true;
}

// "officials at the talks", "comments after the meeting": of a noun, only what the preposition says by itself.
Reality OfOccasion(std::string_view kind, const Reality& itself) {
  const Effect effect = EffectOfPreposition(kind);
  if (itself.rule != "factuality.mentioned") return itself;
  if (effect == Effect::kPlanned) return Planned("factuality.planned.ahead");
  if (effect == Effect::kDenied) return Denied(itself, "factuality.denied");
  return itself;
}

bool IsDate(const ClauseReader& reader, uint32_t token) {
  const int32_t entity = reader.At(token).entity;
  return entity >= 0 && reader.unit.document->entities[static_cast<size_t>(entity)].label == "DATE";
}

// "previous meetings", "their frequent talks": several without a day of their own, unless they are counted or dated.
bool IsSeries(const ClauseReader& reader, uint32_t noun) {
  if (reader.At(noun).tag != "NNS") return false;
  bool many = false;
  for (const uint32_t child : reader.children.Of(noun)) {
    if (reader.At(child).dep == "nummod") return false;
    if (reader.At(child).dep == "prep" && In(reader.Lower(child), {"in", "on", "during", "since"})) {
      const auto when = reader.children.Find(child, {"pobj"});
      if (when.has_value() && IsDate(reader, *when)) return false;
    }
    if (reader.At(child).dep != "amod") continue;
    const std::string word = reader.Lower(child);
    many |= In(word, {"frequent", "numerous", "repeated", "countless", "occasional", "periodic", "regular"});
    many |= In(word, {"previous", "past", "earlier"}) && reader.At(noun).lemma != "talk";
  }
  return many;
}

}  // namespace

Reality Judgement::OfNoun(uint32_t noun) {
  if (steps_ == kMaxSteps) return Occurred("factuality.too_deep");
  ++steps_;
  const Reality itself = ByModifiers(noun);
  for (const uint32_t child : reader_.children.Of(noun)) {
    if (At(child).dep == "det" && In(reader_.Lower(child), {"no", "neither"})) {
      return Denied(itself, "factuality.none");
    }
    // "such a visit": of a kind that is thought of
    if (In(At(child).dep, {"predet", "amod", "det"}) && reader_.Lower(child) == "such") {
      return Denied(itself, "factuality.such");
    }
  }
  if (IsSeries(reader_, noun)) return Denied(itself, "factuality.series");
  return ByPosition(noun, itself);
}

// "the planned visit", "talks scheduled for June", "the visit, which was called off"
Reality Judgement::ByModifiers(uint32_t noun) {
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
      const Effect effect = EffectOnObject(reader_, child);
      if (effect != Effect::kNone && effect != Effect::kSame) {
        return Moved(reader_, child, Apply(effect, Occurred(""), Occurred("")));
      }
    }
    // "a summit to be held in June", "talks to begin in June"
    const bool ahead = In(dep, {"acl", "relcl"}) && reader_.HasTo(child);
    if (ahead && (reader_.children.Find(child, {"auxpass"}) || EffectOnSubject(reader_, child) == Effect::kSame)) {
      return Planned("factuality.planned.to");
    }
    if (dep == "relcl" && reader_.IsFinite(child)) {
      const Effect effect = EffectThroughRelative(reader_, child);
      if (effect != Effect::kNone) {
        return Moved(reader_, child, Apply(effect, reader_.Tense(child), Occurred("factuality.mentioned")));
      }
    }
  }
  return Occurred("factuality.mentioned");
}

Reality Judgement::ByPosition(uint32_t noun, const Reality& itself) {
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
  // "will fly home tonight, ending his visit": what ends then is under way.
  if (dep == "dobj" && At(head).tag == "VBG" && In(At(head).lemma, {"end", "conclude", "finish", "complete", "wrap"})) {
    const Reality ended = Governed(head, EffectOnObject(reader_, head), itself);
    return !ended.denied && ended.status == EventStatus::kPlanned ? Ongoing("factuality.ongoing.ends") : ended;
  }
  if (In(dep, {"dobj", "oprd"})) return Governed(head, EffectOnObject(reader_, head), itself);
  if (dep == "nsubjpass") return OfPassiveSubject(noun, head, itself);
  if (dep == "attr") return Governed(head, Effect::kSame, itself);
  if (dep == "nsubj") return OfSubject(noun, head, itself);
  return itself;
}

Reality Judgement::Governed(uint32_t verb, Effect effect, const Reality& itself) {
  if (effect == Effect::kNone || effect == Effect::kReported) return itself;
  // "has no plans to hold a meeting"; "spoke during the planned visit": what the noun says of itself stands.
  if (effect == Effect::kTense && itself.rule != "factuality.mentioned") return itself;
  const Reality above = OfVerb(verb);
  // "has a summit planned"
  const bool has = At(verb).lemma == "have" && above.rule == "factuality.present";
  if (has && !above.denied && itself.rule != "factuality.mentioned") return itself;
  return Moved(reader_, verb, Apply(PastPlan(reader_, verb, effect), above, itself));
}

Reality Judgement::OfSubject(uint32_t noun, uint32_t verb, const Reality& itself) {
  // "The visit is likely", "a meeting is out of the question"
  if (const auto adjective = reader_.children.Find(verb, {"acomp", "oprd"})) {
    const Effect effect = EffectOfAdjective(reader_.Lower(*adjective));
    if (effect != Effect::kNone && effect != Effect::kSame) return Apply(effect, OfVerb(verb), itself);
    // "is due to begin"
    for (const uint32_t child : reader_.children.Of(*adjective)) {
      if (At(child).dep == "xcomp" && EffectOnSubject(reader_, child) == Effect::kSame) return OfVerb(child);
    }
  }
  const Effect effect = EffectOnSubject(reader_, verb);
  if (effect != Effect::kNone) return TakesPlace(reader_, noun, Governed(verb, effect, itself));
  // "The talks are to begin", "the summit is expected to be held": the verb below says it.
  for (const uint32_t child : reader_.children.Of(verb)) {
    if (At(child).dep != "xcomp") continue;
    const Effect below =
        reader_.children.Find(child, {"auxpass"}) ? EffectOnObject(reader_, child) : EffectOnSubject(reader_, child);
    if (below == Effect::kNone) continue;
    return TakesPlace(reader_, noun, Moved(reader_, child, Apply(below, OfVerb(child), itself)));
  }
  // "The visit will be short": what is to be so is to be.
  if (itself.rule != "factuality.mentioned" || !reader_.IsFinite(verb)) return itself;
  const Reality tense = reader_.Tense(verb);
  return tense.status == EventStatus::kPlanned ? Planned("factuality.planned.subject") : itself;
}

Reality Judgement::OfPassiveSubject(uint32_t noun, uint32_t verb, const Reality& itself) {
  const Effect effect = EffectOnObject(reader_, verb);
  return TakesPlace(reader_, noun, Governed(verb, effect, itself));
}

// The object of a preposition: a noun, or with `clause` a participle ("without meeting").
Reality Judgement::OfObject(uint32_t object, uint32_t preposition, bool clause, const Reality& itself) {
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
  // "invited them to a conference that will open in May": that it will is told.
  if (linked == Effect::kPossible && itself.rule == "factuality.planned.will") return itself;
  if (linked != Effect::kNone) {
    return Moved(reader_, above, Apply(PastPlan(reader_, above, linked), OfVerb(above), itself));
  }
  // "look forward to the visit"
  if (word == "to" && In(At(above).lemma, {"look"})) return Apply(Effect::kPlanned, OfVerb(above), itself);
  const Effect effect = EffectOfPreposition(kind);
  if (effect == Effect::kNone || (!clause && !IsOccasion(reader_, kind, object))) return itself;
  if (clause && effect == Effect::kTense) {
    Reality same = OfVerb(above);
    same.denied = false;
    same.rule = "factuality.participle";
    return same;
  }
  if (!clause && itself.rule != "factuality.mentioned" && effect != Effect::kDenied) return itself;
  return Apply(effect, OfVerb(above), itself);
}

// What a noun like "plan" or "invitation" is about.
Reality Judgement::OfComplementOfNoun(uint32_t noun, Effect effect) {
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

}  // namespace chancery::extract
