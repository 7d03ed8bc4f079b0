// Events of so many actors that their pairs are not indexed one by one.
#ifndef CHANCERY_STORE_GATHERINGS_H_
#define CHANCERY_STORE_GATHERINGS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "store/event_query.h"
#include "store/keys.h"
#include "store/reader.h"

namespace chancery::store {

struct GatheringQuery {
  uint64_t one = 0;
  uint64_t other = 0;
  std::optional<absl::CivilDay> from = {};  // sort days, both included
  std::optional<absl::CivilDay> to = {};
  size_t most_looked_at = 0;
};

// The gatherings in which both actors take part, as recorded, at the latest revision. Goes from one list to the other
// by leaps, so it takes no more looks than the shorter list has entries, twice. OutOfRange where those are too many.
absl::StatusOr<std::vector<IndexPosition>> CommonGatherings(const Reader& reader, const GatheringQuery& query,
                                                            const ReadControl& control);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_GATHERINGS_H_
