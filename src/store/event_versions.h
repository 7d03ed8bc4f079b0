// The history of an event, and what persons decided about it.
#ifndef CHANCERY_STORE_EVENT_VERSIONS_H_
#define CHANCERY_STORE_EVENT_VERSIONS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "store/reader.h"
#include "store/records.h"

namespace chancery::store {

// As the functions of ReadView; `revision` is the view's.
absl::StatusOr<std::vector<EventVersion>> ListEventVersions(const Reader& reader, std::string_view name, uint64_t after,
                                                            size_t limit);
absl::StatusOr<StoredDecision> GetDecision(const Reader& reader, uint64_t revision, uint64_t number);
absl::StatusOr<std::vector<StoredDecision>> ListDecisions(const Reader& reader, uint64_t revision,
                                                          std::string_view event);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_VERSIONS_H_
