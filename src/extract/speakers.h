// Whose words an article is, where the page or the headline says so: who "I" and "we" are outside quotations.
#ifndef CHANCERY_EXTRACT_SPEAKERS_H_
#define CHANCERY_EXTRACT_SPEAKERS_H_

#include <cstdint>
#include <vector>

#include "extract/actor_draft.h"

namespace chancery::extract {

// Finds who speaks in each unit (UnitWords::speakers): whom the label of a transcript's turn names; else whom the
// headline ("Statement by X", "Joint statement of X and Y"), the first words ("X said:"), a byline or the signature
// names. Persons whom nothing else names become actors. REQUIRES: the steps up to ResolveDescriptions have been run.
void FindSpeakers(Draft* draft);

// Whom a pronoun of the first person means outside quotations: the unit's speakers, and with "we" where one does
// something together ("we agreed", "our talks") also whom the speaker tells of meeting. Empty if nobody is known.
// REQUIRES: pronouns before it are resolved.
std::vector<uint32_t> OwnVoice(Draft* draft, TokenRef pronoun);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_SPEAKERS_H_
