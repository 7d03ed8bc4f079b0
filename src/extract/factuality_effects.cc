#include "extract/factuality_effects.h"

#include <string>
#include <string_view>

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// The particle of a verb: "off" of "call off", "ahead" of "go ahead"; empty if it has none that the table knows.
std::string LinkOf(const ClauseReader& reader, uint32_t verb) {
  for (const uint32_t child : reader.children.Of(verb)) {
    // "fell through after the vote": a preposition of nothing is a particle.
    const bool bare = reader.At(child).dep == "prep" && !reader.children.Find(child, {"pobj", "pcomp"});
    if (child < verb || (!bare && !In(reader.At(child).dep, {"prt", "advmod"}))) continue;
    std::string word = reader.Lower(child);
    if (FindVerb(reader.At(verb).lemma, word) != nullptr) return word;
  }
  return "";
}

// What must be done is not done yet; what had to be done was, and what will have to be done will be.
bool MustStill(const ClauseReader& reader, uint32_t verb) {
  return reader.At(verb).lemma != "have" || (reader.At(verb).tag != "VBD" && !reader.children.Find(verb, {"aux"}));
}

// Participles that the table has as adjectives, where the tagger takes them for verbs: "is slated to meet".
Effect AsAdjective(const ClauseReader& reader, uint32_t verb) {
  return reader.At(verb).tag == "VBN" ? EffectOfAdjective(reader.Lower(verb)) : Effect::kNone;
}

// What was agreed or promised holds, also where it lies further back: "had agreed to meet", but not "had planned to".
bool IsWord(std::string_view lemma) {
  return In(lemma, {"agree", "pledge", "promise", "vow", "swear", "undertake", "guarantee", "commit", "announce"});
}

// Whether a date is told, and not "a later date".
bool NamesDate(const ClauseReader& reader, nlp::TokenRange range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const int32_t entity = reader.At(i).entity;
    const bool date = entity >= 0 && reader.unit.document->entities[static_cast<size_t>(entity)].label == "DATE";
    if (date && (reader.At(i).tag == "NNP" || reader.At(i).tag == "CD" || reader.Lower(i) == "next")) return true;
  }
  return false;
}

}  // namespace

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

Effect EffectOnInfinitive(const ClauseReader& reader, uint32_t head, uint32_t verb) {
  // "is due to visit", "is likely to meet", where the verb hangs on "is"
  if (const auto adjective = reader.children.Find(head, {"acomp", "oprd"})) {
    const Effect effect = EffectOfAdjective(reader.Lower(*adjective));
    if (effect != Effect::kNone) return effect;
  }
  // "called for them to meet"
  if (const auto mark = reader.children.Find(verb, {"mark"})) {
    const VerbEntry* linked = FindVerb(reader.At(head).lemma, reader.Lower(*mark));
    if (linked != nullptr && linked->infinitive != Effect::kNone) return linked->infinitive;
  }
  for (const uint32_t child : reader.children.Of(head)) {
    if (reader.At(child).dep != "prep" && reader.At(child).dep != "prt") continue;
    const VerbEntry* linked = FindVerb(reader.At(head).lemma, reader.Lower(child));
    if (linked != nullptr && linked->infinitive != Effect::kNone) return linked->infinitive;
  }
  const VerbEntry* entry = FindVerb(reader.At(head).lemma, "");
  if (entry == nullptr) return AsAdjective(reader, head);
  return entry->infinitive == Effect::kAsked && !MustStill(reader, head) ? Effect::kSame : entry->infinitive;
}

Effect EffectOnObject(const ClauseReader& reader, uint32_t verb) {
  const VerbEntry* entry = FindVerb(reader.At(verb).lemma, LinkOf(reader, verb));
  return entry == nullptr ? AsAdjective(reader, verb) : entry->object;
}

Effect EffectOnSubject(const ClauseReader& reader, uint32_t verb) {
  const VerbEntry* entry = FindVerb(reader.At(verb).lemma, LinkOf(reader, verb));
  return entry == nullptr ? Effect::kNone : entry->subject;
}

Effect EffectThroughRelative(const ClauseReader& reader, uint32_t verb) {
  for (const uint32_t child : reader.children.Of(verb)) {
    if (!In(reader.Lower(child), {"which", "that"})) continue;
    const std::string_view dep = reader.At(child).dep;
    if (dep == "nsubj") return EffectOnSubject(reader, verb);
    if (dep == "nsubjpass" || dep == "dobj") return EffectOnObject(reader, verb);
  }
  return Effect::kNone;
}

Effect PastPlan(const ClauseReader& reader, uint32_t verb, Effect effect) {
  if (effect != Effect::kPlanned || IsWord(reader.At(verb).lemma)) return effect;
  for (const uint32_t child : reader.children.Of(verb)) {
    if (reader.At(child).dep == "aux" && reader.Lower(child) == "had") return Effect::kCancelled;
  }
  return effect;
}

Reality Moved(const ClauseReader& reader, uint32_t verb, const Reality& reality) {
  if (reality.status != EventStatus::kCancelled || reality.denied || In(reader.At(verb).lemma, {"cancel", "call"})) {
    return reality;
  }
  for (const uint32_t child : reader.children.Of(verb)) {
    if (reader.At(child).dep != "prep" || !In(reader.Lower(child), {"to", "until", "till", "for"})) continue;
    if (NamesDate(reader, Subtree(*reader.unit.document, child))) return Planned("factuality.planned.moved");
  }
  return reality;
}

}  // namespace chancery::extract
