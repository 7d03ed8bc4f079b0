// Who speaks within quotation marks.
#ifndef CHANCERY_EXTRACT_ACTOR_QUOTES_H_
#define CHANCERY_EXTRACT_ACTOR_QUOTES_H_

#include <optional>

#include "extract/actor_draft.h"

namespace chancery::extract {

// Numbers the quotations of all units (UnitWords::quote_at). One that a paragraph opens and does not close goes on to
// its end.
void FindQuotes(Draft* draft);

// The head of the phrase that names who says the words at a token inside a quotation; none if nobody is named.
std::optional<TokenRef> SpeakerOf(const Draft& draft, TokenRef token);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_QUOTES_H_
