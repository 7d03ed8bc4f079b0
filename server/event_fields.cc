#include "server/event_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "server/backend.h"

namespace chancery::server {

absl::Status InvalidField(const std::string& field, std::string_view what, ErrorMetadata metadata) {
  return FieldError(v1::FIELD_INVALID, field, what, std::move(metadata));
}

absl::Status CheckTexts(std::initializer_list<TextField> fields, const std::string& path) {
  for (const TextField& field : fields) {
    const std::string name = path.empty() ? std::string(field.name) : fmt::format("{}.{}", path, field.name);
    if (field.required && field.value.empty()) return InvalidField(name, "is empty");
    if (absl::Status status = CheckLimit(field.value.size(), field.allowed, name); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status SetTime(const std::string& text, const std::string& field, ontology::EventTime& time) {
  if (text.empty()) return absl::OkStatus();
  const absl::StatusOr<ontology::EventTime> parsed = ontology::EventTime::Parse(text);
  if (!parsed.ok()) return InvalidField(field, std::string(parsed.status().message()));
  time = *parsed;
  return absl::OkStatus();
}

namespace {

absl::Status CheckRole(const ontology::EventType& type, const std::string& role, const std::string& field) {
  const bool known =
      std::any_of(type.roles.begin(), type.roles.end(), [&](const auto& one) { return one.name == role; });
  if (known) return absl::OkStatus();
  std::vector<std::string_view> names;
  for (const ontology::Role& one : type.roles) names.push_back(one.name);
  return FieldError(v1::ROLE_UNKNOWN, field,
                    fmt::format("the type {} has no role \"{}\"; it has {}", type.name, role, fmt::join(names, ", ")),
                    {{"value", role}});
}

absl::Status AddParticipant(const ontology::Ontology& ontology, const ontology::EventType& type,
                            const v1::RecordedParticipant& given, const std::string& path,
                            store::RecordedEvent& event) {
  const bool by_name = given.actor().empty();
  absl::Status status = CheckTexts({{"name", given.name(), by_name, limits::kLabelBytes},
                                    {"of", given.of(), false, limits::kLabelBytes},
                                    {"office", given.office(), false, limits::kLabelBytes},
                                    {"status", given.status(), false, limits::kLabelBytes}},
                                   path);
  if (status.ok() && !by_name) status = CheckName(given.actor(), "actors", path + ".actor");
  if (status.ok()) status = CheckRole(type, given.role(), path + ".role");
  if (!status.ok()) return status;
  if (by_name && !ontology.IsKind(given.kind())) {
    return FieldError(
        v1::KIND_UNKNOWN, path + ".kind",
        fmt::format("there is no kind of actor \"{}\"; there are {}", given.kind(), fmt::join(ontology.kinds(), ", ")),
        {{"value", given.kind()}});
  }
  ontology::ParticipantMention& told = event.told.participants.emplace_back();
  told.actor = {given.name(), {}, given.kind(), given.of(), given.office(), ""};
  told.role = given.role();
  told.status = given.status();
  event.actors.push_back(given.actor());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<const ontology::EventType*> TypeOf(const ontology::Ontology& ontology, const std::string& name,
                                                  const std::string& field) {
  if (const ontology::EventType* type = ontology.FindType(name)) return type;
  std::vector<std::string_view> known;
  for (const ontology::EventType& type : ontology.types()) known.push_back(type.name);
  return FieldError(v1::TYPE_UNKNOWN, field,
                    fmt::format("there is no event type \"{}\"; there are {}", name, fmt::join(known, ", ")),
                    {{"value", name}});
}

absl::Status AddParticipants(const ontology::Ontology& ontology, const ontology::EventType& type,
                             const google::protobuf::RepeatedPtrField<v1::RecordedParticipant>& given,
                             const std::string& path, store::RecordedEvent& event) {
  if (given.empty()) return InvalidField(path, "is empty; an event is somebody's");
  const auto count = static_cast<size_t>(given.size());
  if (absl::Status status = CheckLimit(count, limits::kParticipants, path); !status.ok()) return status;
  for (int i = 0; i < given.size(); ++i) {
    absl::Status status = AddParticipant(ontology, type, given[i], fmt::format("{}[{}]", path, i), event);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// The store names the field before a colon.
absl::Status WriteError(const absl::Status& status) {
  const std::string message(status.message());
  const size_t colon = message.find(": ");
  if (colon == std::string::npos) return status;
  const std::string field = message.substr(0, colon);
  if (absl::IsInvalidArgument(status)) return InvalidField(field, message.substr(colon + 2));
  if (!absl::IsNotFound(status)) return status;
  const size_t quote = message.find('"', colon);
  const std::string name = message.substr(quote + 1, message.rfind('"') - quote - 1);
  return MakeError(
      v1::ACTOR_NOT_FOUND,
      fmt::format("{}; Actors.ResolveActor finds actors by their names, and one that nobody knows is given "
                  "by name and kind",
                  message),
      {{"name", name}});
}

}  // namespace chancery::server
