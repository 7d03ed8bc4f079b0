#include "server/events_service.h"

#include <string>

#include "server/call.h"
#include "server/errors.h"
#include "server/event_lists.h"
#include "server/event_recording.h"

namespace chancery::server {
namespace {

constexpr size_t kGetEvidence = 1000;

absl::Status Get(const Backend& backend, const v1::GetEventRequest& request, v1::GetEventResponse& response) {
  if (absl::Status status = CheckName(request.name(), "events", "name"); !status.ok()) return status;
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::EventWithEvidence> stored = view->GetEventWithEvidence(request.name());
  if (absl::IsNotFound(stored.status())) {
    return MakeError(v1::EVENT_NOT_FOUND, std::string(stored.status().message()), {{"name", request.name()}});
  }
  if (!stored.ok()) return stored.status();
  absl::StatusOr<v1::Event> event = EventMessage(backend, *view, *stored, kGetEvidence);
  if (!event.ok()) return event.status();
  *response.mutable_event() = *std::move(event);
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
        return FillList(server::ListEvents(backend_, list, control), *response);
      });
}

grpc::ServerUnaryReactor* EventsService::RecordEvents(grpc::CallbackServerContext* context,
                                                      const v1::RecordEventsRequest* request,
                                                      v1::RecordEventsResponse* response) {
  return UnaryCall::StartAsync(
      backend_.workers, context, "Events.RecordEvents",
      [this, request, response](UnaryCall& call) { server::RecordEvents(backend_, *request, *response, call); });
}

}  // namespace chancery::server
