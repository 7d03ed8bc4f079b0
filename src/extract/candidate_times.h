// When what a matched frame says happens, and until when what is promised is due.
#ifndef CHANCERY_EXTRACT_CANDIDATE_TIMES_H_
#define CHANCERY_EXTRACT_CANDIDATE_TIMES_H_

#include <vector>

#include "extract/candidate.h"
#include "extract/grammar.h"
#include "extract/reading.h"
#include "extract/times.h"
#include "ontology/model.h"

namespace chancery::extract {

// The direction in which the times of something of this status are read where its tense does not tell.
Direction DirectionOf(ontology::EventStatus status);

// Sets the candidate's time and due time, whether it is dated or recalled, and, where it is mentioned in passing, the
// status that its date tells. `times` are those of its unit, read in `direction`.
void SetTime(Candidate& candidate, Direction direction, const std::vector<TimeExpression>& times, const Tree& tree,
             const Reading& reading);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CANDIDATE_TIMES_H_
