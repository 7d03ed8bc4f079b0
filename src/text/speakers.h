// Whose words a page is: bylines that name an office, and the labels before the turns of a transcript.
#ifndef CHANCERY_TEXT_SPEAKERS_H_
#define CHANCERY_TEXT_SPEAKERS_H_

#include <vector>

#include "text/block.h"

namespace chancery::text {

// The lines above or beside the text that may name who speaks in it: "Prime Minister: Lee, Ann" (given as "Prime
// Minister Ann Lee"), "By Foreign Minister Ann Lee", "The Hon Ann Lee MP". Names of sections are among them: only those
// who know offices and names can tell. REQUIRES: MarkNoise and ReadTitle have been run.
std::vector<Byline> ReadBylines(const std::vector<Block>& blocks);

// Takes the labels off the turns of a transcript ("PRIME MINISTER LEE: Thank you.", "Q: When?", a line "MR. LEE:" above
// what he says) and keeps them in Block::turn. A text with fewer than two labels is no transcript.
void ReadTurns(std::vector<Block>* blocks);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_SPEAKERS_H_
