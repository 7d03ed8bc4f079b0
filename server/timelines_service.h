// The service Timelines.
#ifndef CHANCERY_SERVER_TIMELINES_SERVICE_H_
#define CHANCERY_SERVER_TIMELINES_SERVICE_H_

#include "chancery/v1/timelines.grpc.pb.h"
#include "server/backend.h"

namespace chancery::server {

class TimelinesService final : public v1::Timelines::CallbackService {
 public:
  explicit TimelinesService(Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* ListActorTimeline(grpc::CallbackServerContext* context,
                                              const v1::ListActorTimelineRequest* request,
                                              v1::ListTimelineResponse* response) override;
  grpc::ServerUnaryReactor* ListPairTimeline(grpc::CallbackServerContext* context,
                                             const v1::ListPairTimelineRequest* request,
                                             v1::ListTimelineResponse* response) override;
  grpc::ServerUnaryReactor* ListGroupTimeline(grpc::CallbackServerContext* context,
                                              const v1::ListGroupTimelineRequest* request,
                                              v1::ListTimelineResponse* response) override;
  grpc::ServerUnaryReactor* ListPlaceTimeline(grpc::CallbackServerContext* context,
                                              const v1::ListPlaceTimelineRequest* request,
                                              v1::ListTimelineResponse* response) override;
  grpc::ServerUnaryReactor* ListTopicTimeline(grpc::CallbackServerContext* context,
                                              const v1::ListTopicTimelineRequest* request,
                                              v1::ListTimelineResponse* response) override;
  grpc::ServerUnaryReactor* ListSeriesTimeline(grpc::CallbackServerContext* context,
                                               const v1::ListSeriesTimelineRequest* request,
                                               v1::ListTimelineResponse* response) override;
  grpc::ServerUnaryReactor* CountEvents(grpc::CallbackServerContext* context, const v1::CountEventsRequest* request,
                                        v1::CountEventsResponse* response) override;

 private:
  Backend& backend_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_TIMELINES_SERVICE_H_
