// Lists of events, a page at a time: what Events.ListEvents and the timelines have in common.
#ifndef CHANCERY_SERVER_EVENT_LISTS_H_
#define CHANCERY_SERVER_EVENT_LISTS_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_ptr_field.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

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

struct EventList {
  std::vector<v1::Event> events;
  std::string next_page_token;
  std::string revision;
  v1::EventFilter filter;  // as it was used
  v1::ReadAt read_at;
  std::string ended_by;  // the limit that ended the page before it was full; empty: none did
};

// Errors: those of FilterOf, PAGE_SIZE_INVALID, PAGE_TOKEN_INVALID,
// PAGE_TOKEN_MISMATCH, ACTOR_NOT_FOUND, REVISION_UNKNOWN, CALL_CANCELLED, DEADLINE_PASSED, and those of the store.
absl::StatusOr<EventList> ListEvents(const Backend& backend, const EventListRequest& request,
                                     const CallControl& control);

// Puts a list into the reply of a call.
template <typename Response>
absl::Status FillList(absl::StatusOr<EventList> list, Response& response) {
  if (!list.ok()) return list.status();
  for (v1::Event& event : list->events) response.mutable_events()->Add(std::move(event));
  response.set_next_page_token(std::move(list->next_page_token));
  response.set_revision(std::move(list->revision));
  *response.mutable_filter() = std::move(list->filter);
  *response.mutable_read_at() = std::move(list->read_at);
  response.set_ended_by(std::move(list->ended_by));
  return absl::OkStatus();
}

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_LISTS_H_
