#include "evaluate/found.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"

namespace chancery::evaluate {
namespace {

using nlohmann::json;

// A member that is a text; empty where it is none.
std::string TextOf(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::vector<std::string> TextsOf(const json& object, const char* key) {
  std::vector<std::string> texts;
  const auto at = object.find(key);
  if (at == object.end() || !at->is_array()) return texts;
  for (const json& item : *at) {
    if (item.is_string()) texts.push_back(item);
  }
  return texts;
}

// What follows the last `mark`, in small letters: "eventTypes/visit", "ACTOR_KIND_PERSON".
std::string LastPart(const std::string& text, char mark) {
  const size_t at = text.rfind(mark);
  return absl::AsciiStrToLower(at == std::string::npos ? text : text.substr(at + 1));
}

Party PartyOf(const json& participant) {
  const auto actor = participant.find("actor");
  const bool nested = actor != participant.end() && actor->is_object();
  const json& about = nested ? *actor : participant;
  // Of a nested actor its members win; what it lacks stands beside it.
  const auto text = [&](const char* key) {
    return about.contains(key) ? TextOf(about, key) : TextOf(participant, key);
  };
  Party party;
  party.actor = nested ? TextOf(*actor, "name") : TextOf(participant, "actor");
  party.aliases = TextsOf(about.contains("aliases") ? about : participant, "aliases");
  party.kind = LastPart(text("kind"), '_');
  party.of = text("of");
  party.role = absl::AsciiStrToLower(text("role"));
  return party;
}

std::vector<std::string> QuotesOf(const json& event) {
  std::vector<std::string> quotes;
  const auto evidence = event.find("evidence");
  if (evidence == event.end() || !evidence->is_array()) return quotes;
  for (const json& one : *evidence) {
    if (one.is_object()) quotes.push_back(TextOf(one, "quote"));
    if (one.is_string()) quotes.push_back(one);
  }
  return quotes;
}

CodedEvent EventOf(const json& object) {
  CodedEvent event;
  event.type = LastPart(TextOf(object, "type"), '/');
  if (const auto all = object.find("participants"); all != object.end() && all->is_array()) {
    for (const json& participant : *all) {
      if (participant.is_object()) event.parties.push_back(PartyOf(participant));
    }
  }
  event.times = {TextOf(object, "time")};
  event.status = TextOf(object, "status");
  constexpr std::string_view kPrefix = "STATUS_";
  if (const size_t at = event.status.rfind(kPrefix); at != std::string::npos) {
    event.status = event.status.substr(at + kPrefix.size());
  }
  if (std::string place = TextOf(object, "place"); !place.empty()) event.places.push_back(std::move(place));
  event.content = TextOf(object, "content");
  event.evidence = QuotesOf(object);
  const auto confidence = object.find("confidence");
  if (confidence != object.end() && confidence->is_number()) event.confidence = *confidence;
  return event;
}

}  // namespace

CodedEvent FromMention(const ontology::EventMention& mention) {
  CodedEvent event;
  event.type = mention.type;
  for (const ontology::ParticipantMention& participant : mention.participants) {
    const ontology::ActorMention& actor = participant.actor;
    event.parties.push_back({actor.name, actor.aliases, actor.kind, actor.of, participant.role});
  }
  event.times = {mention.time.ToString()};
  event.status = ontology::ToString(mention.status);
  if (!mention.place.empty()) event.places.push_back(mention.place);
  event.content = mention.content;
  for (const ontology::Evidence& evidence : mention.evidence) event.evidence.push_back(evidence.quote);
  event.confidence = mention.confidence;
  return event;
}

absl::StatusOr<std::vector<CodedEvent>> ParseFound(std::string_view lines, const std::string& file) {
  std::vector<CodedEvent> events;
  std::istringstream stream{std::string(lines)};
  size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    const size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos || line[begin] != '{') continue;
    const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (object.is_discarded()) {
      return absl::InvalidArgumentError(fmt::format("{}:{}: a JSON object was expected on this line", file, number));
    }
    CodedEvent event = EventOf(object);
    if (absl::c_linear_search(kTypes, event.type)) events.push_back(std::move(event));
  }
  return events;
}

}  // namespace chancery::evaluate
