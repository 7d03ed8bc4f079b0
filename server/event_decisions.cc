#include "server/event_decisions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/tokens.h"
#include "server/write_requests.h"
#include "store/decisions.h"

namespace chancery::server {
namespace {

constexpr std::string_view kDecisionPrefixText = "decisions/";

std::string DecisionName(uint64_t number) { return absl::StrCat("decisions/", number); }

// EVENT_NOT_FOUND, and the errors of reading.
absl::StatusOr<store::EventWithEvidence> ReadEvent(const store::ReadView& view, const std::string& name) {
  absl::StatusOr<store::EventWithEvidence> event = view.GetEventWithEvidence(name);
  if (!absl::IsNotFound(event.status())) return event;
  return MakeError(v1::EVENT_NOT_FOUND, std::string(event.status().message()), {{"name", name}});
}

// The refusal of a decision, with its reason.
absl::Status DecisionError(const Backend& backend, const absl::Status& status, const std::string& name) {
  const std::string message(status.message());
  if (absl::IsAborted(status)) {
    const absl::StatusOr<store::StoredEvent> now = backend.store.Latest().GetEvent(name);
    return MakeError(v1::ETAG_MISMATCH, message,
                     {{"name", name}, {"etag", now.ok() ? backend.RevisionToken(now->revision) : ""}});
  }
  if (absl::IsFailedPrecondition(status)) {
    const absl::StatusOr<store::StoredEvent> now = backend.store.Latest().GetEvent(name);
    return MakeError(v1::EVENT_RETRACTED, message,
                     {{"name", name}, {"decision", now.ok() ? DecisionName(now->retracted_by) : ""}});
  }
  if (absl::IsNotFound(status) && message.find(".actor: ") == std::string::npos) {
    return MakeError(v1::EVENT_NOT_FOUND, message, {{"name", name}});
  }
  if (absl::IsNotFound(status)) return WriteError(absl::NotFoundError(absl::StrCat("correction.", message)));
  return WriteError(status);
}

absl::Status RequestIdError(const absl::Status& status, const std::string& request_id) {
  return MakeError(v1::REQUEST_ID_REUSED, std::string(status.message()), {{"request_id", request_id}});
}

// The part that corrections and retractions have in common.
template <typename Request>
absl::StatusOr<store::EventDecision> DecisionOf(const Backend& backend, const Request& request) {
  absl::Status status = CheckName(request.name(), "events", "name");
  if (status.ok()) {
    status = CheckTexts({{"author", request.author(), true, limits::kLabelBytes},
                         {"note", request.note(), false, limits::kTextBytes},
                         {"url", request.url(), false, limits::kUrlBytes}},
                        "");
  }
  if (!status.ok()) return status;
  store::EventDecision decision;
  if (!request.etag().empty()) {
    const absl::StatusOr<uint64_t> revision = ReadRevisionToken(request.etag(), "etag", backend.store.id());
    if (!revision.ok()) return InvalidField("etag", "is not the etag of an event of this store");
    decision.expected_revision = *revision;
  }
  decision.event = request.name();
  decision.author = request.author();
  decision.note = request.note();
  decision.url = request.url();
  return decision;
}

absl::Status SetFields(const google::protobuf::FieldMask& mask, store::EventDecision& decision) {
  const std::span<const std::string_view> known = store::CorrectableFields();
  if (mask.paths().empty()) {
    return InvalidField("update_mask", fmt::format("is empty; name what is corrected: {}", fmt::join(known, ", ")));
  }
  for (int i = 0; i < mask.paths_size(); ++i) {
    if (std::find(known.begin(), known.end(), mask.paths(i)) == known.end()) {
      return InvalidField(fmt::format("update_mask.paths[{}]", i),
                          fmt::format("there is no value \"{}\"; there are {}", mask.paths(i), fmt::join(known, ", ")));
    }
    decision.fields.push_back(mask.paths(i));
  }
  return absl::OkStatus();
}

// Each value that is set. `type` is the one that the event has then.
absl::Status SetValues(const Backend& backend, const v1::EventCorrection& given, const std::string& type_name,
                       store::EventDecision& decision) {
  ontology::EventMention& told = decision.values.told;
  const auto sets = [&](std::string_view field) {
    return std::find(decision.fields.begin(), decision.fields.end(), field) != decision.fields.end();
  };
  absl::Status status = CheckTexts(
      {{"place", given.place(), false, limits::kLabelBytes}, {"content", given.content(), false, limits::kTextBytes}},
      "correction");
  if (!status.ok()) return status;
  const absl::StatusOr<const ontology::EventType*> type = TypeOf(backend.ontology(), type_name, "correction.type");
  if (!type.ok()) return type.status();
  told.type = type_name;
  if (sets("participants")) {
    status =
        AddParticipants(backend.ontology(), **type, given.participants(), "correction.participants", decision.values);
  }
  if (status.ok() && sets("time")) status = SetTime(given.time(), "correction.time", told.time);
  if (status.ok() && sets("due")) status = SetTime(given.due(), "correction.due", told.due);
  if (!status.ok()) return status;
  if (sets("status")) {
    const std::optional<ontology::EventStatus> happened = FromProto(given.status());
    if (!happened) {
      return InvalidField("correction.status", "expected POSSIBLE, PLANNED, ONGOING, OCCURRED or CANCELLED");
    }
    told.status = *happened;
  }
  if (sets("confidence") && !(given.confidence() >= 0 && given.confidence() <= 1)) {
    return InvalidField("correction.confidence", "is a probability, from 0 to 1");
  }
  told.confidence = given.confidence();
  told.place = given.place();
  told.content = given.content();
  return absl::OkStatus();
}

// The reply about a decision that was made, undone or tried.
absl::Status FillResponse(const Backend& backend, const store::DecisionResult& result, v1::DecisionResponse& response) {
  response.set_decision(DecisionName(result.decision));
  response.set_nothing_to_do(result.nothing_to_do);
  if (result.tried) {
    const store::ReadView view = backend.store.Latest();
    absl::StatusOr<v1::Event> event = EventMessage(backend, view, {*result.tried, {}}, limits::kGetEvidence.value);
    if (!event.ok()) return event.status();
    *response.mutable_event() = *std::move(event);
    response.mutable_event()->clear_revision();
    response.mutable_event()->clear_etag();
    return absl::OkStatus();
  }
  const absl::StatusOr<store::ReadView> view = backend.store.Latest().AsOf(result.revision);
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::EventWithEvidence> stored = view->GetEventWithEvidence(result.event);
  if (!stored.ok() && !absl::IsNotFound(stored.status())) return stored.status();
  if (stored.ok()) {
    absl::StatusOr<v1::Event> event = EventMessage(backend, *view, *stored, limits::kGetEvidence.value);
    if (!event.ok()) return event.status();
    *response.mutable_event() = *std::move(event);
  }
  response.set_revision(backend.RevisionToken(result.revision));
  return absl::OkStatus();
}

absl::Status Finish(const Backend& backend, const absl::StatusOr<store::DecisionResult>& result,
                    const std::string& name, const std::string& request_id, v1::DecisionResponse& response) {
  if (absl::IsAlreadyExists(result.status())) return RequestIdError(result.status(), request_id);
  if (!result.ok()) return DecisionError(backend, result.status(), name);
  return FillResponse(backend, *result, response);
}

// The values that a correction set, as they were given; actors by their names.
v1::EventCorrection CorrectionMessage(const store::EventDecision& decision) {
  v1::EventCorrection correction;
  const ontology::EventMention& told = decision.values.told;
  for (const std::string& field : decision.fields) {
    if (field == "type") correction.set_type(told.type);
    if (field == "time") correction.set_time(told.time.ToString());
    if (field == "due") correction.set_due(told.due.ToString());
    if (field == "status") correction.set_status(ToProto(told.status));
    if (field == "place") correction.set_place(told.place);
    if (field == "content") correction.set_content(told.content);
    if (field == "confidence") correction.set_confidence(told.confidence);
    if (field != "participants") continue;
    for (size_t i = 0; i < told.participants.size(); ++i) {
      const ontology::ParticipantMention& given = told.participants[i];
      v1::RecordedParticipant& participant = *correction.add_participants();
      participant.set_actor(i < decision.values.actors.size() ? decision.values.actors[i] : "");
      participant.set_name(given.actor.name);
      participant.set_kind(given.actor.kind);
      participant.set_of(given.actor.of);
      participant.set_office(given.actor.office);
      participant.set_role(given.role);
      participant.set_status(given.status);
    }
  }
  return correction;
}

v1::Decision DecisionMessage(const Backend& backend, const store::StoredDecision& stored) {
  v1::Decision message;
  message.set_name(DecisionName(stored.number));
  message.set_event(stored.decision.event);
  message.set_retracts(stored.decision.retracts);
  if (!stored.decision.retracts) *message.mutable_correction() = CorrectionMessage(stored.decision);
  for (const std::string& field : stored.decision.fields) message.mutable_update_mask()->add_paths(field);
  message.set_author(stored.decision.author);
  message.set_note(stored.decision.note);
  message.set_url(stored.decision.url);
  message.set_revision(backend.RevisionToken(stored.made));
  if (stored.undone == 0) return message;
  message.set_undone_revision(backend.RevisionToken(stored.undone));
  message.set_undone_author(stored.undone_author);
  message.set_undone_note(stored.undone_note);
  return message;
}

}  // namespace

absl::Status CorrectEvent(const Backend& backend, const v1::CorrectEventRequest& request,
                          v1::DecisionResponse& response) {
  absl::StatusOr<store::EventDecision> decision = DecisionOf(backend, request);
  if (!decision.ok()) return decision.status();
  if (absl::Status status = SetFields(request.update_mask(), *decision); !status.ok()) return status;
  const absl::StatusOr<store::EventWithEvidence> event = ReadEvent(backend.store.Latest(), request.name());
  if (!event.ok()) return event.status();
  const bool sets_type = std::find(decision->fields.begin(), decision->fields.end(), "type") != decision->fields.end();
  const std::string& type = sets_type ? request.correction().type() : event->stored.event.type;
  if (absl::Status status = SetValues(backend, request.correction(), type, *decision); !status.ok()) return status;
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) return control.status();
  return Finish(backend, backend.store.Decide(*std::move(decision), *std::move(control)), request.name(),
                request.request_id(), response);
}

absl::Status RetractEvent(const Backend& backend, const v1::RetractEventRequest& request,
                          v1::DecisionResponse& response) {
  absl::StatusOr<store::EventDecision> decision = DecisionOf(backend, request);
  if (!decision.ok()) return decision.status();
  decision->retracts = true;
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) return control.status();
  return Finish(backend, backend.store.Decide(*std::move(decision), *std::move(control)), request.name(),
                request.request_id(), response);
}

absl::Status UndoDecision(const Backend& backend, const v1::UndoDecisionRequest& request,
                          v1::DecisionResponse& response) {
  absl::Status status = CheckName(request.name(), "decisions", "name");
  if (status.ok()) {
    status = CheckTexts(
        {{"author", request.author(), true, limits::kLabelBytes}, {"note", request.note(), false, limits::kTextBytes}},
        "");
  }
  if (!status.ok()) return status;
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) return control.status();
  store::DecisionUndoing undoing = {.author = request.author(), .note = request.note()};
  const std::string number = request.name().substr(kDecisionPrefixText.size());
  const absl::Status unknown = MakeError(v1::DECISION_NOT_FOUND, fmt::format("there is no decision {}", request.name()),
                                         {{"name", request.name()}});
  if (!absl::SimpleAtoi(number, &undoing.decision) || DecisionName(undoing.decision) != request.name()) return unknown;
  const absl::StatusOr<store::DecisionResult> result =
      backend.store.UndoDecision(std::move(undoing), *std::move(control));
  if (absl::IsNotFound(result.status())) return unknown;
  return Finish(backend, result, request.name(), request.request_id(), response);
}

absl::Status ListEventDecisions(const Backend& backend, const v1::ListEventDecisionsRequest& request,
                                v1::ListEventDecisionsResponse& response) {
  if (absl::Status status = CheckName(request.name(), "events", "name"); !status.ok()) return status;
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  const absl::StatusOr<std::vector<store::StoredDecision>> decisions = view->ListDecisions(request.name());
  if (absl::IsNotFound(decisions.status())) {
    return MakeError(v1::EVENT_NOT_FOUND, std::string(decisions.status().message()), {{"name", request.name()}});
  }
  if (!decisions.ok()) return decisions.status();
  for (const store::StoredDecision& decision : *decisions) {
    *response.add_decisions() = DecisionMessage(backend, decision);
  }
  response.set_revision(backend.RevisionToken(view->revision()));
  return absl::OkStatus();
}

}  // namespace chancery::server
