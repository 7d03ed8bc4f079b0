// What the words of a sentence do to what they govern: the tables of factuality_lexicon.h, applied to a parse.
#ifndef CHANCERY_EXTRACT_FACTUALITY_EFFECTS_H_
#define CHANCERY_EXTRACT_FACTUALITY_EFFECTS_H_

#include <cstdint>

#include "extract/factuality_clause.h"
#include "extract/factuality_lexicon.h"

namespace chancery::extract {

// How real the complement is where the word above it has an effect and is itself as real as `above`.
Reality Apply(Effect effect, const Reality& above, const Reality& itself);

// What a word with this tree around it does to its infinitive `verb` ("is due to meet", "called for them to meet"), its
// object ("called off the visit", "the visit was called off") and its subject ("the visit went ahead").
Effect EffectOnInfinitive(const ClauseReader& reader, uint32_t head, uint32_t verb);
Effect EffectOnObject(const ClauseReader& reader, uint32_t verb);
Effect EffectOnSubject(const ClauseReader& reader, uint32_t verb);
// What the verb of a relative clause does to the noun that it hangs on; as the noun is what the clause is about, the
// relative pronoun is its subject or object.
Effect EffectThroughRelative(const ClauseReader& reader, uint32_t verb);
// "had planned to visit", "had been due to": a plan that did not hold.
Effect PastPlan(const ClauseReader& reader, uint32_t verb, Effect effect);
// "postponed to June" is still planned.
Reality Moved(const ClauseReader& reader, uint32_t verb, const Reality& reality);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_FACTUALITY_EFFECTS_H_
