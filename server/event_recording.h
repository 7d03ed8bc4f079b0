// Records the events of a request: Events.RecordEvents.
#ifndef CHANCERY_SERVER_EVENT_RECORDING_H_
#define CHANCERY_SERVER_EVENT_RECORDING_H_

#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Checks the request, hands it to the store, and completes the call when the events are durable or refused.
void RecordEvents(const Backend& backend, const v1::RecordEventsRequest& request, v1::RecordEventsResponse& response,
                  UnaryCall& call);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_RECORDING_H_
