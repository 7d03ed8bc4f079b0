#include "server/events_service.h"

#include <string>

#include "server/call.h"
#include "server/errors.h"
#include "server/event_decisions.h"
#include "server/event_history.h"
#include "server/event_lists.h"
#include "server/event_recording.h"
#include "server/event_stream.h"
#include "server/limits.h"
#include "server/record_stream.h"

namespace chancery::server {
namespace {

absl::Status Get(const Backend& backend, const v1::GetEventRequest& request, v1::GetEventResponse& response) {
  if (absl::Status status = CheckName(request.name(), "events", "name"); !status.ok()) return status;
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::EventWithEvidence> stored = view->GetEventWithEvidence(request.name());
  if (absl::IsNotFound(stored.status())) {
    return MakeError(v1::EVENT_NOT_FOUND, std::string(stored.status().message()), {{"name", request.name()}});
  }
  if (!stored.ok()) return stored.status();
  absl::Status status = SetEvent(backend, *view, *stored, limits::kGetEvidence.value, *response.mutable_event());
  if (!status.ok()) return status;
  response.set_revision(backend.RevisionToken(view->revision()));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* EventsService::GetEvent(grpc::CallbackServerContext* context,
                                                  const v1::GetEventRequest* request, v1::GetEventResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Events.GetEvent",
                          [this, request, response](const CallControl&) { return Get(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* EventsService::ListEvents(grpc::CallbackServerContext* context,
                                                    const v1::ListEventsRequest* request,
                                                    v1::ListEventsResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Events.ListEvents", [this, request, response](const CallControl& control) {
        const EventListRequest list = {
            *request,          request->filter(), request->order(), request->page_size(), request->page_token(),
            request->read_at()};
        return ListInto(backend_, list, control, *response);
      });
}

grpc::ServerUnaryReactor* EventsService::RecordEvents(grpc::CallbackServerContext* context,
                                                      const v1::RecordEventsRequest* request,
                                                      v1::RecordEventsResponse* response) {
  return UnaryCall::StartAsync(
      backend_.workers, context, "Events.RecordEvents",
      [this, request, response](UnaryCall& call) { server::RecordEvents(backend_, *request, *response, call); });
}

grpc::ServerUnaryReactor* EventsService::BatchGetEvents(grpc::CallbackServerContext* context,
                                                        const v1::BatchGetEventsRequest* request,
                                                        v1::BatchGetEventsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Events.BatchGetEvents",
                          [this, request, response](const CallControl& control) {
                            return server::BatchGetEvents(backend_, *request, *response, control);
                          });
}

grpc::ServerUnaryReactor* EventsService::CorrectEvent(grpc::CallbackServerContext* context,
                                                      const v1::CorrectEventRequest* request,
                                                      v1::DecisionResponse* response) {
  return UnaryCall::Start(
      backend_.readers, context, "Events.CorrectEvent",
      [this, request, response](const CallControl&) { return server::CorrectEvent(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* EventsService::RetractEvent(grpc::CallbackServerContext* context,
                                                      const v1::RetractEventRequest* request,
                                                      v1::DecisionResponse* response) {
  return UnaryCall::Start(
      backend_.readers, context, "Events.RetractEvent",
      [this, request, response](const CallControl&) { return server::RetractEvent(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* EventsService::UndoDecision(grpc::CallbackServerContext* context,
                                                      const v1::UndoDecisionRequest* request,
                                                      v1::DecisionResponse* response) {
  return UnaryCall::Start(
      backend_.readers, context, "Events.UndoDecision",
      [this, request, response](const CallControl&) { return server::UndoDecision(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* EventsService::ListEventDecisions(grpc::CallbackServerContext* context,
                                                            const v1::ListEventDecisionsRequest* request,
                                                            v1::ListEventDecisionsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Events.ListEventDecisions",
                          [this, request, response](const CallControl&) {
                            return server::ListEventDecisions(backend_, *request, *response);
                          });
}

grpc::ServerUnaryReactor* EventsService::ListEventVersions(grpc::CallbackServerContext* context,
                                                           const v1::ListEventVersionsRequest* request,
                                                           v1::ListEventVersionsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Events.ListEventVersions",
                          [this, request, response](const CallControl& control) {
                            return server::ListEventVersions(backend_, *request, *response, control);
                          });
}

grpc::ServerBidiReactor<v1::RecordEventStreamRequest, v1::RecordEventStreamResponse>* EventsService::RecordEventStream(
    grpc::CallbackServerContext* context) {
  return RecordStream::Start(backend_, context);
}

grpc::ServerWriteReactor<v1::StreamEventsResponse>* EventsService::StreamEvents(
    grpc::CallbackServerContext* context, const v1::StreamEventsRequest* request) {
  return EventStream::Start(backend_, context, *request);
}

}  // namespace chancery::server
