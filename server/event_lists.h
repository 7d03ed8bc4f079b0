// Lists of events, a page at a time: what Events.ListEvents and the timelines have in common.
#ifndef CHANCERY_SERVER_EVENT_LISTS_H_
#define CHANCERY_SERVER_EVENT_LISTS_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_ptr_field.h>

#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "server/call.h"
#include "server/event_filter.h"

namespace chancery::server {

// What is asked for.
struct EventListRequest {
  const google::protobuf::Message& request;  // as it came; page tokens are bound to its fields
  const v1::EventFilter& filter;
  v1::EventOrder order;
  int32_t page_size;
  const std::string& page_token;
  const v1::ReadAt& read_at;
  NamedActors actors = {};
  // What the request asks for beside all that; may be empty.
  std::function<absl::Status(const FindActor& find, store::EventQuery& query)> narrow = {};
};

// All of a page but its events.
struct EventList {
  std::string next_page_token;
  std::string revision;
  v1::EventFilter filter;  // as it was used
  v1::ReadAt read_at;
  std::string ended_by;  // the limit that ended the page before it was full; empty: none did
};

using EventMessages = google::protobuf::RepeatedPtrField<v1::Event>;

// Adds a page to `events`, which may be part of a reply, and is to be thrown away after an error. Errors: those of
// FilterOf, PAGE_SIZE_INVALID, PAGE_TOKEN_INVALID,
// PAGE_TOKEN_MISMATCH, ACTOR_NOT_FOUND, REVISION_UNKNOWN, CALL_CANCELLED, DEADLINE_PASSED, and those of the store.
absl::StatusOr<EventList> ListEvents(const Backend& backend, const EventListRequest& request,
                                     const CallControl& control, EventMessages& events);

// Puts a page into the reply of a call.
template <typename Response>
absl::Status ListInto(const Backend& backend, const EventListRequest& request, const CallControl& control,
                      Response& response) {
  absl::StatusOr<EventList> list = ListEvents(backend, request, control, *response.mutable_events());
  if (!list.ok()) return list.status();
  response.set_next_page_token(std::move(list->next_page_token));
  response.set_revision(std::move(list->revision));
  *response.mutable_filter() = std::move(list->filter);
  *response.mutable_read_at() = std::move(list->read_at);
  response.set_ended_by(std::move(list->ended_by));
  return absl::OkStatus();
}

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_LISTS_H_
