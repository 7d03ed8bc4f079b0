// Finds events by the names that they have or had.
#ifndef CHANCERY_STORE_EVENT_LOOKUP_H_
#define CHANCERY_STORE_EVENT_LOOKUP_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {

// The part of a resource name after its collection ("events/"). InvalidArgument for a name of another form.
absl::StatusOr<std::string_view> IdOf(std::string_view name, std::string_view collection);

struct EventRecord {
  uint64_t number = 0;
  v1::Event record;
  std::string redirected;  // the name that was asked for, where the event has another one
};

// As ReadView::GetEvent. A retracted event is found too.
absl::StatusOr<EventRecord> FindEvent(const Reader& reader, std::string_view name);
// The same for each name, in their order, those of the present in one batch; none where FindEvent gives NotFound.
absl::StatusOr<std::vector<std::optional<EventRecord>>> FindEvents(const Reader& reader,
                                                                   std::span<const std::string> names);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_LOOKUP_H_
