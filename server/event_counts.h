// How many events fit a filter, by period.
#ifndef CHANCERY_SERVER_EVENT_COUNTS_H_
#define CHANCERY_SERVER_EVENT_COUNTS_H_

#include "absl/status/status.h"
#include "chancery/v1/counts.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Fills the reply. Errors: those of FilterOf, FIELD_INVALID, COUNT_TOO_BROAD, REVISION_UNKNOWN, KNOWN_AT_TOO_LATE,
// CALL_CANCELLED, DEADLINE_PASSED, and those of the store.
absl::Status CountEvents(const Backend& backend, const v1::CountEventsRequest& request, const CallControl& control,
                         v1::CountEventsResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_COUNTS_H_
