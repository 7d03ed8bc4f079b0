#include "evaluate/gold_json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <vector>

#include "absl/algorithm/container.h"
#include "ontology/model.h"

namespace chancery::evaluate {
namespace {

using ontology::JsonNode;

constexpr std::array<std::string_view, 4> kKinds = {"person", "country", "organization", "group"};

// A text that may be empty.
std::string Text(const nlohmann::json& value, const JsonNode& node) {
  if (!value.is_string()) {
    node.Fail("a text was expected here");
    return "";
  }
  return value.get<std::string>();
}

// A text, or a list of texts any of which is right.
std::vector<std::string> Alternatives(const nlohmann::json& object, std::string_view key, const JsonNode& node) {
  if (!node.Has(key)) return {};
  const nlohmann::json& value = object.at(std::string(key));
  if (value.is_string()) return {value.get<std::string>()};
  if (!value.is_array()) {
    node.At(key).Fail("a text or a list of texts was expected here");
    return {};
  }
  std::vector<std::string> texts;
  const std::vector<JsonNode> items = node.At(key).Items();
  for (size_t i = 0; i < items.size(); ++i) texts.push_back(Text(value[i], items[i]));
  return texts;
}

std::string OneOf(const JsonNode& node, const auto& known) {
  std::string word = node.String();
  if (node.ok() && !absl::c_linear_search(known, word)) {
    node.Fail(fmt::format("'{}' is none of: {}", word, fmt::join(known, ", ")));
  }
  return word;
}

Party ReadParty(const nlohmann::json& value, const JsonNode& node) {
  node.AllowOnly({"actor", "aliases", "kind", "of", "role"});
  Party party;
  party.actor = node.At("actor").String();
  party.aliases = node.Strings("aliases");
  party.kind = OneOf(node.At("kind"), kKinds);
  if (node.ok()) party.of = OptionalText(value, "of", node);
  party.role = node.At("role").String();
  return party;
}

void CheckStatus(const JsonNode& node) {
  const std::string status = node.String();
  if (node.ok() && !ontology::ParseEventStatus(status).has_value()) {
    node.Fail(fmt::format("'{}' is none of: POSSIBLE, PLANNED, ONGOING, OCCURRED, CANCELLED", status));
  }
}

}  // namespace

std::string OptionalText(const nlohmann::json& object, std::string_view key, const JsonNode& node) {
  return node.Has(key) ? Text(object.at(std::string(key)), node.At(key)) : std::string();
}

CodedEvent ReadExpectedEvent(const nlohmann::json& value, const JsonNode& node) {
  CodedEvent event;
  event.type = OneOf(node.At("type"), kTypes);
  CheckStatus(node.At("status"));
  const std::vector<JsonNode> parties = node.At("participants").Items();
  if (node.ok() && parties.empty()) node.At("participants").Fail("at least one participant was expected here");
  if (!node.ok()) return event;
  event.status = value.at("status");
  for (size_t i = 0; i < parties.size(); ++i) event.parties.push_back(ReadParty(value["participants"][i], parties[i]));
  event.times = Alternatives(value, "time", node);
  if (event.times.empty()) event.times.emplace_back();
  event.places = Alternatives(value, "place", node);
  std::erase(event.places, "");
  event.content = OptionalText(value, "content", node);
  event.evidence = node.Strings("evidence");
  event.optional = node.BoolOr("optional", false);
  return event;
}

}  // namespace chancery::evaluate
