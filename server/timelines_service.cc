#include "server/timelines_service.h"

#include <utility>

#include "server/call.h"
#include "server/errors.h"
#include "server/event_lists.h"

namespace chancery::server {
namespace {

// A timeline's request, but for its actors.
template <typename Request>
EventListRequest ListOf(const Request& request) {
  return {request, request.filter(), request.order(), request.page_size(), request.page_token(), request.read_at()};
}

}  // namespace

grpc::ServerUnaryReactor* TimelinesService::ListActorTimeline(grpc::CallbackServerContext* context,
                                                              const v1::ListActorTimelineRequest* request,
                                                              v1::ListTimelineResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Timelines.ListActorTimeline",
                          [this, request, response](const CallControl& control) {
                            EventListRequest list = ListOf(*request);
                            list.actors = {{"actor", request->actor()}};
                            return FillList(ListEvents(backend_, list, control), *response);
                          });
}

grpc::ServerUnaryReactor* TimelinesService::ListPairTimeline(grpc::CallbackServerContext* context,
                                                             const v1::ListPairTimelineRequest* request,
                                                             v1::ListTimelineResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Timelines.ListPairTimeline",
                          [this, request, response](const CallControl& control) {
                            if (!request->actor().empty() && request->actor() == request->other_actor()) {
                              return FieldError(v1::FIELD_INVALID, "other_actor", "is the same as actor");
                            }
                            EventListRequest list = ListOf(*request);
                            list.actors = {{"actor", request->actor()}, {"other_actor", request->other_actor()}};
                            return FillList(ListEvents(backend_, list, control), *response);
                          });
}

}  // namespace chancery::server
