// Mentions as JSON, in the form that evaluations read.
#ifndef CHANCERY_EXTRACT_JSON_H_
#define CHANCERY_EXTRACT_JSON_H_

#include <string>

#include "ontology/model.h"

namespace chancery::extract {

// One JSON object on one line, without a line end: id, type, participants (actor, aliases, kind, of, role, status),
// time, status, place, content, due, relations (kind, words, target: the id of another of the article), confidence,
// evidence (quote, begin, end, reported_by, frame). All fields are always there, empty ones included. Text that is no
// valid UTF-8 is written with U+FFFD in its place.
std::string ToEvaluationJson(const ontology::EventMention& mention);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_JSON_H_
