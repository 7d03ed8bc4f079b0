// From matched frames to candidates: who takes part, whether it is so, when, where, about what.
#ifndef CHANCERY_EXTRACT_CANDIDATES_H_
#define CHANCERY_EXTRACT_CANDIDATES_H_

#include <vector>

#include "extract/actor_mentions.h"
#include "extract/attribution.h"
#include "extract/candidate.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "extract/notes.h"
#include "extract/reading.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// The candidates of one unit, in the order of their triggers. A frame that lacks what its type needs, that the text
// denies, or that another frame says better, gives none; `notes` (may be null) says which and why.
std::vector<Candidate> FindCandidates(const Tree& tree, const Reading& reading, const ArticleActors& actors,
                                      const Attributions& attributions, const ontology::Ontology& ontology,
                                      const FrameIndex& frames, Notes* notes);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CANDIDATES_H_
