// Whom a pronoun may mean: who agrees with it, and who of these is the likeliest.
#ifndef CHANCERY_EXTRACT_ACTOR_ANTECEDENTS_H_
#define CHANCERY_EXTRACT_ACTOR_ANTECEDENTS_H_

#include <cstdint>

#include "extract/actor_draft.h"

namespace chancery::extract {

enum class Pronoun { kNo, kHe, kShe, kIt, kThey, kSpeaker };

// The pronoun at a token by its person, gender and number; kNo if it is none that means an actor.
Pronoun PronounAt(const UnitWords& words, uint32_t i);

// Whether "he", "she" or "it" can mean the actor.
bool Agrees(const Draft& draft, Pronoun pronoun, uint32_t index);

// Whether a token outside quotations is the subject of a verb of saying, in a sentence that quotes.
bool IsQuoting(const Draft& draft, TokenRef subject);

// "Following his meeting with X, Y promised ...": a pronoun before the main clause means its subject. Null if this one
// does not stand so. The span is one of the draft's, valid until a span is added.
const ActorSpan* LaterSubject(const Draft& draft, TokenRef token);

// The likeliest of the actors before a pronoun, by distance, place in the clause and gender; kNone if nobody is.
// `last_speaker` is the actor of the quotation before, who may go on, or kNone.
int AntecedentOf(const Draft& draft, TokenRef token, Pronoun pronoun, int last_speaker);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_ANTECEDENTS_H_
