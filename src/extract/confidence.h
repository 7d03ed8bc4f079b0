// How sure the extraction is of one mention, before calibration.
#ifndef CHANCERY_EXTRACT_CONFIDENCE_H_
#define CHANCERY_EXTRACT_CONFIDENCE_H_

#include "extract/actor_mentions.h"
#include "extract/candidate.h"

namespace chancery::extract {

// The product of the frame's strength and of a factor for each thing that is often misread: a participant known by a
// pronoun only or taken from a fallback position, an actor that no list knows, a hedged status. The factors are
// estimates, not measurements: the value orders mentions, and is made a probability by calibration. 0 to 1.
double ConfidenceOf(const Candidate& candidate, const ArticleActors& actors);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CONFIDENCE_H_
