#include "server/event_recording.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "server/convert.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/write_requests.h"
#include "text/article.h"

namespace chancery::server {
namespace {

absl::Status SetDays(const v1::RecordedEvent& given, const std::string& path, ontology::EventMention& told) {
  if (absl::Status status = SetTime(given.time(), path + ".time", told.time); !status.ok()) return status;
  if (absl::Status status = SetTime(given.due(), path + ".due", told.due); !status.ok()) return status;
  if (given.published().empty()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> published = text::ParseDay(given.published());
  if (!published.ok()) return InvalidField(path + ".published", std::string(published.status().message()));
  told.published = *published;
  return absl::OkStatus();
}

absl::Status CheckRequired(const v1::RecordedEvent& given, const std::string& path) {
  absl::Status status = CheckTexts({{"source", given.source(), true, limits::kSourceBytes},
                                    {"record", given.record(), true, limits::kRecordBytes},
                                    {"quote", given.quote(), true, limits::kTextBytes},
                                    {"content", given.content(), false, limits::kTextBytes},
                                    {"place", given.place(), false, limits::kLabelBytes},
                                    {"reported_by", given.reported_by(), false, limits::kLabelBytes},
                                    {"url", given.url(), false, limits::kUrlBytes},
                                    {"title", given.title(), false, limits::kLabelBytes},
                                    {"publisher", given.publisher(), false, limits::kLabelBytes}},
                                   path);
  if (!status.ok()) return status;
  if (!(given.confidence() >= 0 && given.confidence() <= 1)) {
    return InvalidField(path + ".confidence", "is a probability, from 0 to 1");
  }
  return absl::OkStatus();
}

absl::StatusOr<store::RecordedEvent> FromProto(const ontology::Ontology& ontology, const v1::RecordedEvent& given,
                                               const std::string& path) {
  if (absl::Status status = CheckRequired(given, path); !status.ok()) return status;
  const absl::StatusOr<const ontology::EventType*> type = TypeOf(ontology, given.type(), path + ".type");
  if (!type.ok()) return type.status();
  const std::optional<ontology::EventStatus> happened = server::FromProto(given.status());
  if (!happened) return InvalidField(path + ".status", "expected POSSIBLE, PLANNED, ONGOING, OCCURRED or CANCELLED");
  store::RecordedEvent event;
  if (absl::Status status = SetDays(given, path, event.told); !status.ok()) return status;
  absl::Status status = AddParticipants(ontology, **type, given.participants(), path + ".participants", event);
  if (!status.ok()) return status;
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

absl::StatusOr<std::vector<store::RecordedEvent>> EventsOf(
    const Backend& backend, const google::protobuf::RepeatedPtrField<v1::RecordedEvent>& given) {
  if (given.empty()) return InvalidField("events", "is empty");
  const auto count = static_cast<size_t>(given.size());
  if (absl::Status status = CheckLimit(count, limits::kRecordedEvents, "events"); !status.ok()) return status;
  std::vector<store::RecordedEvent> events;
  events.reserve(count);
  for (int i = 0; i < given.size(); ++i) {
    absl::StatusOr<store::RecordedEvent> event = FromProto(backend.ontology(), given[i], fmt::format("events[{}]", i));
    if (!event.ok()) return event.status();
    events.push_back(*std::move(event));
  }
  return events;
}

void AddRecorded(const store::RecordResult& recorded,
                 google::protobuf::RepeatedPtrField<v1::RecordEventsResponse::Recorded>& events) {
  for (const store::RecordResult::Event& event : recorded.events) {
    v1::RecordEventsResponse::Recorded& told = *events.Add();
    told.set_name(event.name);
    told.set_outcome(ToProto(event.outcome));
  }
}

void RecordEvents(const Backend& backend, const v1::RecordEventsRequest& request, v1::RecordEventsResponse& response,
                  UnaryCall& call) {
  absl::StatusOr<std::vector<store::RecordedEvent>> events = EventsOf(backend, request.events());
  if (!events.ok()) {
    call.Complete(events.status());
    return;
  }
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) {
    call.Complete(control.status());
    return;
  }
  const auto answer = [&](const absl::StatusOr<store::RecordResult>& recorded) {
    if (absl::IsAlreadyExists(recorded.status())) {
      call.Complete(MakeError(v1::REQUEST_ID_REUSED, std::string(recorded.status().message()),
                              {{"request_id", request.request_id()}}));
      return;
    }
    if (!recorded.ok()) {
      call.Complete(WriteError(recorded.status()));
      return;
    }
    AddRecorded(*recorded, *response.mutable_events());
    if (!request.validate_only()) response.set_revision(backend.RevisionToken(recorded->revision));
    call.Complete(absl::OkStatus());
  };
  backend.store.RecordAsync(*std::move(events), *std::move(control), answer);
}

}  // namespace chancery::server
