#include "server/event_recording.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "server/convert.h"
#include "server/errors.h"
#include "text/article.h"

namespace chancery::server {
namespace {

constexpr int kMaxEvents = 1000;
constexpr int kMaxParticipants = 256;
constexpr size_t kMaxSourceBytes = 128;
constexpr size_t kMaxRecordBytes = 256;
constexpr size_t kMaxNameBytes = 512;
constexpr size_t kMaxUrlBytes = 2048;
constexpr size_t kMaxTextBytes = 4096;

absl::Status Invalid(const std::string& field, std::string_view what, ErrorMetadata metadata = {}) {
  return FieldError(v1::FIELD_INVALID, field, what, std::move(metadata));
}

absl::Status CheckSize(size_t asked, size_t allowed, const std::string& field, std::string_view unit) {
  if (asked <= allowed) return absl::OkStatus();
  return Invalid(field, fmt::format("has {} {}, and may have at most {}", asked, unit, allowed),
                 {{"asked", std::to_string(asked)}, {"allowed", std::to_string(allowed)}});
}

// One text field: its name, whether it is needed, and how long it may be.
struct TextField {
  const char* name;
  const std::string& value;
  bool required;
  size_t allowed;
};

absl::Status CheckTexts(std::initializer_list<TextField> fields, const std::string& path) {
  for (const TextField& field : fields) {
    const std::string name = fmt::format("{}.{}", path, field.name);
    if (field.required && field.value.empty()) return Invalid(name, "is empty");
    if (absl::Status status = CheckSize(field.value.size(), field.allowed, name, "bytes"); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status SetTime(const std::string& text, const std::string& field, ontology::EventTime& time) {
  if (text.empty()) return absl::OkStatus();
  const absl::StatusOr<ontology::EventTime> parsed = ontology::EventTime::Parse(text);
  if (!parsed.ok()) return Invalid(field, std::string(parsed.status().message()));
  time = *parsed;
  return absl::OkStatus();
}

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
  absl::Status status = CheckTexts({{"name", given.name(), by_name, kMaxNameBytes},
                                    {"of", given.of(), false, kMaxNameBytes},
                                    {"office", given.office(), false, kMaxNameBytes},
                                    {"status", given.status(), false, kMaxNameBytes}},
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

absl::StatusOr<const ontology::EventType*> TypeOf(const ontology::Ontology& ontology, const std::string& name,
                                                  const std::string& field) {
  if (const ontology::EventType* type = ontology.FindType(name)) return type;
  std::vector<std::string_view> known;
  for (const ontology::EventType& type : ontology.types()) known.push_back(type.name);
  return FieldError(v1::TYPE_UNKNOWN, field,
                    fmt::format("there is no event type \"{}\"; there are {}", name, fmt::join(known, ", ")),
                    {{"value", name}});
}

absl::Status SetDays(const v1::RecordedEvent& given, const std::string& path, ontology::EventMention& told) {
  if (absl::Status status = SetTime(given.time(), path + ".time", told.time); !status.ok()) return status;
  if (absl::Status status = SetTime(given.due(), path + ".due", told.due); !status.ok()) return status;
  if (given.published().empty()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> published = text::ParseDay(given.published());
  if (!published.ok()) return Invalid(path + ".published", std::string(published.status().message()));
  told.published = *published;
  return absl::OkStatus();
}

absl::Status CheckRequired(const v1::RecordedEvent& given, const std::string& path) {
  absl::Status status = CheckTexts({{"source", given.source(), true, kMaxSourceBytes},
                                    {"record", given.record(), true, kMaxRecordBytes},
                                    {"quote", given.quote(), true, kMaxTextBytes},
                                    {"content", given.content(), false, kMaxTextBytes},
                                    {"place", given.place(), false, kMaxNameBytes},
                                    {"reported_by", given.reported_by(), false, kMaxNameBytes},
                                    {"url", given.url(), false, kMaxUrlBytes},
                                    {"title", given.title(), false, kMaxNameBytes},
                                    {"publisher", given.publisher(), false, kMaxNameBytes}},
                                   path);
  if (!status.ok()) return status;
  if (given.participants().empty()) return Invalid(path + ".participants", "is empty; an event is somebody's");
  const auto count = static_cast<size_t>(given.participants_size());
  status = CheckSize(count, kMaxParticipants, path + ".participants", "values");
  if (!status.ok()) return status;
  if (!(given.confidence() >= 0 && given.confidence() <= 1)) {
    return Invalid(path + ".confidence", "is a probability, from 0 to 1");
  }
  return absl::OkStatus();
}

absl::StatusOr<store::RecordedEvent> FromProto(const ontology::Ontology& ontology, const v1::RecordedEvent& given,
                                               const std::string& path) {
  if (absl::Status status = CheckRequired(given, path); !status.ok()) return status;
  const absl::StatusOr<const ontology::EventType*> type = TypeOf(ontology, given.type(), path + ".type");
  if (!type.ok()) return type.status();
  const std::optional<ontology::EventStatus> happened = server::FromProto(given.status());
  if (!happened) return Invalid(path + ".status", "expected POSSIBLE, PLANNED, ONGOING, OCCURRED or CANCELLED");
  store::RecordedEvent event;
  if (absl::Status status = SetDays(given, path, event.told); !status.ok()) return status;
  for (int i = 0; i < given.participants_size(); ++i) {
    absl::Status status =
        AddParticipant(ontology, **type, given.participants(i), fmt::format("{}.participants[{}]", path, i), event);
    if (!status.ok()) return status;
  }
  event.source = given.source();
  event.record = given.record();
  event.url = given.url();
  event.title = given.title();
  event.publisher = given.publisher();
  event.told.type = given.type();
  event.told.status = *happened;
  event.told.place = given.place();
  event.told.content = given.content();
  event.told.confidence = given.confidence();
  event.told.evidence = {{given.quote(), 0, 0, given.reported_by(), ""}};
  return event;
}

absl::StatusOr<std::vector<store::RecordedEvent>> EventsOf(const Backend& backend,
                                                           const v1::RecordEventsRequest& request) {
  if (request.events().empty()) return Invalid("events", "is empty");
  const auto count = static_cast<size_t>(request.events_size());
  if (absl::Status status = CheckSize(count, kMaxEvents, "events", "values"); !status.ok()) return status;
  std::vector<store::RecordedEvent> events;
  for (int i = 0; i < request.events_size(); ++i) {
    absl::StatusOr<store::RecordedEvent> event =
        FromProto(backend.ontology(), request.events(i), fmt::format("events[{}]", i));
    if (!event.ok()) return event.status();
    events.push_back(*std::move(event));
  }
  return events;
}

// The store names the field before a colon.
absl::Status StoreError(const absl::Status& status) {
  const std::string message(status.message());
  const size_t colon = message.find(": ");
  if (colon == std::string::npos) return status;
  const std::string field = message.substr(0, colon);
  if (absl::IsInvalidArgument(status)) return Invalid(field, message.substr(colon + 2));
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

v1::RecordEventsResponse::Outcome ToProto(store::RecordResult::Outcome outcome) {
  switch (outcome) {
    case store::RecordResult::Outcome::kAdded:
      return v1::RecordEventsResponse::ADDED;
    case store::RecordResult::Outcome::kNewVersion:
      return v1::RecordEventsResponse::NEW_VERSION;
    case store::RecordResult::Outcome::kUnchanged:
      return v1::RecordEventsResponse::UNCHANGED;
  }
  return v1::RecordEventsResponse::OUTCOME_UNSPECIFIED;
}

}  // namespace

void RecordEvents(const Backend& backend, const v1::RecordEventsRequest& request, v1::RecordEventsResponse& response,
                  UnaryCall& call) {
  absl::StatusOr<std::vector<store::RecordedEvent>> events = EventsOf(backend, request);
  if (!events.ok()) {
    call.Complete(events.status());
    return;
  }
  backend.store.RecordAsync(*std::move(events), {}, [&](const absl::StatusOr<store::RecordResult>& recorded) {
    if (!recorded.ok()) {
      call.Complete(StoreError(recorded.status()));
      return;
    }
    for (const store::RecordResult::Event& event : recorded->events) {
      v1::RecordEventsResponse::Recorded& told = *response.add_events();
      told.set_name(event.name);
      told.set_outcome(ToProto(event.outcome));
    }
    response.set_revision(backend.RevisionToken(recorded->revision));
    call.Complete(absl::OkStatus());
  });
}

}  // namespace chancery::server
