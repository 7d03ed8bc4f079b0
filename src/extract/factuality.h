// Is it so: whether a text asserts the event that a word evokes, as happened, under way, planned, possible or called
// off, or denies it, asks for it, supposes it.
#ifndef CHANCERY_EXTRACT_FACTUALITY_H_
#define CHANCERY_EXTRACT_FACTUALITY_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/attribution.h"
#include "extract/reading.h"
#include "extract/times.h"
#include "ontology/model.h"

namespace chancery::extract {

struct Factuality {
  // None: no event (denied, refused, hypothetical, generic, asked for by somebody who cannot grant it, ...).
  std::optional<ontology::EventStatus> status;
  // What `status` would be if it were not denied: kPlanned of "will not go". None unless `status` is none.
  std::optional<ontology::EventStatus> denied;
  Direction direction = Direction::kPast;  // in which open time expressions are to be read
  std::string rule;                        // "factuality.negated", "factuality.planned.will", ...
};

// Judges the event evoked at `trigger` (a verb or a noun), climbing from it over auxiliaries, light verbs, control and
// embedding verbs ("refused to meet", "agreed to hold talks", "called for a summit", "the planned visit").
// `children` is that of the unit's document, `times` are the unit's; without them, what "is visiting on Tuesday" and
// "visits next week" say is judged by their words alone.
Factuality Judge(const Unit& unit, const Children& children, uint32_t trigger,
                 const std::vector<TimeExpression>* times = nullptr);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_FACTUALITY_H_
