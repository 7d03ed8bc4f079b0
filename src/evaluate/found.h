// Found events: those of Chancery's extraction, and those that any coder wrote as JSON lines.
#ifndef CHANCERY_EVALUATE_FOUND_H_
#define CHANCERY_EVALUATE_FOUND_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluate/event.h"
#include "ontology/model.h"

namespace chancery::evaluate {

CodedEvent FromMention(const ontology::EventMention& mention);

// Reads one JSON object a line, with the members that `chancery extract --format json` writes; lines that do not begin
// with '{' are left out, and so are events of types that are not scored. Tolerant of what other coders write: a type
// as "eventTypes/visit", enum values with their prefix, an actor as an object with a `name`, members that are missing.
// InvalidArgument, with `file` and the line, for a line that is no JSON.
absl::StatusOr<std::vector<CodedEvent>> ParseFound(std::string_view lines, const std::string& file);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_FOUND_H_
