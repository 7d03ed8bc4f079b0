// Which mentions of one article tell the same event, and what they say together.
#ifndef CHANCERY_EXTRACT_MERGE_H_
#define CHANCERY_EXTRACT_MERGE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/candidate.h"

namespace chancery::extract {

// The same actor, or a person and the state that the person speaks for.
bool SameSide(const ArticleActors& actors, uint32_t a, uint32_t b);
// Whether an actor, or somebody of the same side, takes part in an event.
bool TakesPart(const ArticleActors& actors, const Candidate& event, const Filler& filler);
// Whether two events can be at one time: their own dates overlap, or one has none.
bool TimesAgree(const Candidate& one, const Candidate& other);

// Gives what is told without a date or place of its own those of the dated event told last before it, a few paragraphs
// away at most, if all who take part in it took part in that one: "They also agreed to ..." after a meeting on Friday,
// the talks during a visit.
void InheritTimes(std::vector<Candidate>& candidates, const ArticleActors& actors);

// Groups of indexes into `candidates`, each in order, ordered by their first. Two candidates are of one event if their
// types are equal, neither time nor status contradicts, and they share what the type's same_event rules ask for.
std::vector<std::vector<size_t>> GroupByEvent(const std::vector<Candidate>& candidates, const ArticleActors& actors);

// Whether what was merged has the participants that its type needs, and is more than one participant of something
// mentioned in passing without a day or a place.
bool IsTold(const Candidate& merged, const ArticleActors& actors);

// What the candidates of one event say together: all participants, the most exact time, the status of the first that
// asserts the event. REQUIRES: `group` is not empty.
Candidate Merge(const std::vector<Candidate>& candidates, const std::vector<size_t>& group,
                const ArticleActors& actors);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_MERGE_H_
