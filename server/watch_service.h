// The service Watch.
#ifndef CHANCERY_SERVER_WATCH_SERVICE_H_
#define CHANCERY_SERVER_WATCH_SERVICE_H_

#include "chancery/v1/watch.grpc.pb.h"
#include "server/backend.h"
#include "server/watch_hub.h"
#include "server/watch_messages.h"
#include "server/watch_stream.h"

namespace chancery::server {

// WatchEvents is a raw method: its messages are bytes already, made once for all who watch the same.
class WatchService final : public v1::Watch::WithRawCallbackMethod_WatchEvents<v1::Watch::CallbackService> {
 public:
  WatchService(const Backend& backend, WatchHub& hub)
      : backend_(backend), recent_(backend), shared_{backend, hub, recent_} {}

  grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchEvents(grpc::CallbackServerContext* context,
                                                          const grpc::ByteBuffer* request) override {
    return WatchStream::Start(shared_, context, request);
  }
  grpc::ServerUnaryReactor* GetRevisions(grpc::CallbackServerContext* context, const v1::GetRevisionsRequest* request,
                                         v1::GetRevisionsResponse* response) override;

 private:
  const Backend& backend_;
  RecentMessages recent_;
  const WatchStream::Shared shared_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_WATCH_SERVICE_H_
