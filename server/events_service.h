// The service Events.
#ifndef CHANCERY_SERVER_EVENTS_SERVICE_H_
#define CHANCERY_SERVER_EVENTS_SERVICE_H_

#include "chancery/v1/events.grpc.pb.h"
#include "server/backend.h"

namespace chancery::server {

class EventsService final : public v1::Events::CallbackService {
 public:
  explicit EventsService(Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* GetEvent(grpc::CallbackServerContext* context, const v1::GetEventRequest* request,
                                     v1::GetEventResponse* response) override;
  grpc::ServerUnaryReactor* ListEvents(grpc::CallbackServerContext* context, const v1::ListEventsRequest* request,
                                       v1::ListEventsResponse* response) override;
  grpc::ServerUnaryReactor* RecordEvents(grpc::CallbackServerContext* context, const v1::RecordEventsRequest* request,
                                         v1::RecordEventsResponse* response) override;
  grpc::ServerUnaryReactor* BatchGetEvents(grpc::CallbackServerContext* context,
                                           const v1::BatchGetEventsRequest* request,
                                           v1::BatchGetEventsResponse* response) override;
  grpc::ServerUnaryReactor* CorrectEvent(grpc::CallbackServerContext* context, const v1::CorrectEventRequest* request,
                                         v1::DecisionResponse* response) override;
  grpc::ServerUnaryReactor* RetractEvent(grpc::CallbackServerContext* context, const v1::RetractEventRequest* request,
                                         v1::DecisionResponse* response) override;
  grpc::ServerUnaryReactor* UndoDecision(grpc::CallbackServerContext* context, const v1::UndoDecisionRequest* request,
                                         v1::DecisionResponse* response) override;
  grpc::ServerUnaryReactor* ListEventDecisions(grpc::CallbackServerContext* context,
                                               const v1::ListEventDecisionsRequest* request,
                                               v1::ListEventDecisionsResponse* response) override;
  grpc::ServerUnaryReactor* ListEventVersions(grpc::CallbackServerContext* context,
                                              const v1::ListEventVersionsRequest* request,
                                              v1::ListEventVersionsResponse* response) override;

  grpc::ServerBidiReactor<v1::RecordEventStreamRequest, v1::RecordEventStreamResponse>* RecordEventStream(
      grpc::CallbackServerContext* context) override;
  grpc::ServerWriteReactor<v1::StreamEventsResponse>* StreamEvents(grpc::CallbackServerContext* context,
                                                                   const v1::StreamEventsRequest* request) override;

 private:
  Backend& backend_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENTS_SERVICE_H_
