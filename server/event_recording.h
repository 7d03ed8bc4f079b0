// Records the events of a request: Events.RecordEvents.
#ifndef CHANCERY_SERVER_EVENT_RECORDING_H_
#define CHANCERY_SERVER_EVENT_RECORDING_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <vector>

#include "absl/status/statusor.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "server/call.h"
#include "store/records.h"

namespace chancery::server {

// What the events of a request ask to be recorded. FIELD_INVALID, TYPE_UNKNOWN, ROLE_UNKNOWN, KIND_UNKNOWN.
absl::StatusOr<std::vector<store::RecordedEvent>> EventsOf(
    const Backend& backend, const google::protobuf::RepeatedPtrField<v1::RecordedEvent>& given);

// Tells what became of them.
void AddRecorded(const store::RecordResult& recorded,
                 google::protobuf::RepeatedPtrField<v1::RecordEventsResponse::Recorded>& events);

// Checks the request, hands it to the store, and completes the call when the events are durable or refused.
void RecordEvents(const Backend& backend, const v1::RecordEventsRequest& request, v1::RecordEventsResponse& response,
                  UnaryCall& call);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_RECORDING_H_
