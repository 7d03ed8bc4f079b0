// Events by their names, and the versions that they had: Events.BatchGetEvents, ListEventVersions.
#ifndef CHANCERY_SERVER_EVENT_HISTORY_H_
#define CHANCERY_SERVER_EVENT_HISTORY_H_

#include "absl/status/status.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

absl::Status BatchGetEvents(const Backend& backend, const v1::BatchGetEventsRequest& request,
                            v1::BatchGetEventsResponse& response, const CallControl& control);

absl::Status ListEventVersions(const Backend& backend, const v1::ListEventVersionsRequest& request,
                               v1::ListEventVersionsResponse& response, const CallControl& control);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_HISTORY_H_
