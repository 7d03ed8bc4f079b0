// Which events, and in which order.
#ifndef CHANCERY_STORE_EVENT_QUERY_H_
#define CHANCERY_STORE_EVENT_QUERY_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ontology/model.h"
#include "store/records.h"

namespace chancery::store {

// By the sort day; events of one day in an order that does not change while they are in force.
enum class EventOrder { kNewestFirst, kOldestFirst };

// Where a list goes on: after the event that was last. Stays valid while data is written and after a restart.
struct Cursor {
  absl::CivilDay day;
  uint64_t event = 0;

  // 12 bytes, not readable text; and back: InvalidArgument for anything that Encode does not make.
  std::string Encode() const;
  static absl::StatusOr<Cursor> Decode(std::string_view bytes);

  friend bool operator==(const Cursor&, const Cursor&) = default;
};

// Bounds the time of a read. Looked at every few hundred keys.
struct ReadControl {
  absl::Time deadline = absl::InfiniteFuture();
  std::function<bool()> cancelled = {};  // may be empty; called on the reading thread
};

// Empty filters let everything through.
//
// An event takes the days from its sort day to its latest day; where the latest is not known, the sort day only. So
// "../2009-12-09" is at 2009-12-09, and an undated event at the day of its first publication. It is within `from` and
// `to` if one of its days is.
struct EventQuery {
  std::vector<std::string> actors = {};  // names; all of them take part
  std::vector<std::string> roles = {};   // the first actor (any actor if `actors` is empty) has one of these roles
  std::vector<std::string> types = {};
  std::vector<ontology::EventStatus> statuses = {};
  std::optional<absl::CivilDay> from = {};
  std::optional<absl::CivilDay> to = {};
  EventOrder order = EventOrder::kNewestFirst;
  size_t limit = 100;                // REQUIRES: from 1 to 1000
  std::optional<Cursor> after = {};  // goes on after this one
  bool evidence = false;             // also give the mentions
};

struct EventPage {
  std::vector<EventWithEvidence> events;  // `mentions` are empty unless asked for
  std::optional<Cursor> next;             // none: there is nothing more
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_QUERY_H_
