// The mentions of events, which hold their evidence.
#ifndef CHANCERY_STORE_EVENT_EVIDENCE_H_
#define CHANCERY_STORE_EVENT_EVIDENCE_H_

#include <span>

#include "absl/status/status.h"
#include "store/event_query.h"
#include "store/reader.h"
#include "store/records.h"

namespace chancery::store {

// Gives each event the mentions of its record, with their articles. The control is looked at every few hundred
// mentions.
absl::Status LoadEvidence(const Reader& reader, std::span<const v1::Event> records, const ReadControl& control,
                          std::span<EventWithEvidence> events);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_EVIDENCE_H_
