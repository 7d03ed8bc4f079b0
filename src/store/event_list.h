// Answers an EventQuery.
#ifndef CHANCERY_STORE_EVENT_LIST_H_
#define CHANCERY_STORE_EVENT_LIST_H_

#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "store/event_query.h"
#include "store/reader.h"
#include "store/records.h"

namespace chancery::store {

// As ReadView::ListEvents.
absl::StatusOr<EventPage> ListEvents(const Reader& reader, const EventQuery& query, const ReadControl& control);

// The mentions of events, with their articles, in two batches for all of them.
absl::Status LoadEvidence(const Reader& reader, std::span<const v1::Event> records,
                          std::span<EventWithEvidence> events);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_LIST_H_
