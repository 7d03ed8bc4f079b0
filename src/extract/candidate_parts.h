// One wording, several events: a tour is a visit to each country, "met separately with B and C" a meeting with each.
#ifndef CHANCERY_EXTRACT_CANDIDATE_PARTS_H_
#define CHANCERY_EXTRACT_CANDIDATE_PARTS_H_

#include <vector>

#include "extract/actor_mentions.h"
#include "extract/candidate.h"
#include "extract/grammar.h"
#include "extract/times.h"

namespace chancery::extract {

// Adds the events that the candidate tells to those found: one for each of those whom the text takes apart, each with
// its own place and day where they are told, or else the candidate itself. `times` are those of its unit.
void AddParts(Candidate candidate, const std::vector<TimeExpression>& times, const Tree& tree,
              const ArticleActors& actors, std::vector<Candidate>& found);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CANDIDATE_PARTS_H_
