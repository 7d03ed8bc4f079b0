// Answers an EventQuery.
#ifndef CHANCERY_STORE_EVENT_LIST_H_
#define CHANCERY_STORE_EVENT_LIST_H_

#include "absl/status/statusor.h"
#include "store/event_query.h"
#include "store/reader.h"

namespace chancery::store {

// As ReadView::ListEvents.
absl::StatusOr<EventPage> ListEvents(const Reader& reader, const EventQuery& query, const ReadControl& control);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_LIST_H_
