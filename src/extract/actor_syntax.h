// What a phrase is in its clause, as far as coreference asks.
#ifndef CHANCERY_EXTRACT_ACTOR_SYNTAX_H_
#define CHANCERY_EXTRACT_ACTOR_SYNTAX_H_

#include <cstdint>
#include <optional>

#include "extract/actor_draft.h"

namespace chancery::extract {

enum class ClauseRole { kSubject, kObject, kOblique, kPossessor, kOther };

// A phrase's place in its sentence. `verb` is that of the clause: of the phrase, or of what it hangs on.
struct ClausePlace {
  ClauseRole role = ClauseRole::kOther;
  std::optional<uint32_t> verb;
};

// The place of the phrase with this head and end. A name right before a finite verb that has no subject is its subject,
// whatever the parse hung it on.
ClausePlace ClausePlaceOf(const UnitWords& words, uint32_t head, uint32_t end);

// The verb whose subject is also that of this verb: "decided" of "X decided to meet Y and invite him"; the verb itself
// where it has a subject of its own.
uint32_t VerbOfSubject(const UnitWords& words, uint32_t verb);

// The number of a token's sentence among all sentences of the article.
uint32_t SentenceNumber(const Draft& draft, TokenRef token);

// Whether a verb is finite, or has a finite auxiliary.
bool IsFinite(const UnitWords& words, uint32_t verb);

// Whether a noun is one of many that nobody names: "the first visit by a French president", "such talks with an envoy".
bool IsOneOfMany(const nlp::Document& document, const Children& children, uint32_t noun);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_SYNTAX_H_
