// Reads the parts that files of expected events share. A mistake is added to the node's errors; what is returned then
// is of no use.
#ifndef CHANCERY_EVALUATE_GOLD_JSON_H_
#define CHANCERY_EVALUATE_GOLD_JSON_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "evaluate/event.h"
#include "ontology/json_node.h"

namespace chancery::evaluate {

// A member that is a text, which may be empty; "" where it is absent. `object` is the value of `node`.
std::string OptionalText(const nlohmann::json& object, std::string_view key, const ontology::JsonNode& node);

// An event with type, participants, time, status, place, content, evidence and optional. Other members are the caller's
// to refuse.
CodedEvent ReadExpectedEvent(const nlohmann::json& value, const ontology::JsonNode& node);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_GOLD_JSON_H_
