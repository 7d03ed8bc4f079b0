// Counts of events by period.
#ifndef CHANCERY_STORE_EVENT_COUNT_H_
#define CHANCERY_STORE_EVENT_COUNT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "store/event_query.h"

namespace chancery::store {

class Reader;

enum class CountPeriod { kNone, kDay, kMonth, kYear };

// What a period says of when its events began.
enum class PeriodMeaning {
  kBegan,      // in this period
  kBound,      // in this period, or before or after it: only a bound is known
  kPublished,  // no time is known: they were first published in it
};

// The most entries of an index that are walked where counters do not know the answer, and the most rows.
inline constexpr size_t kMostCounted = 100'000;
inline constexpr size_t kMostCountRows = 20'000;

// Each event counts once, at its sort day.
struct CountQuery {
  EventQuery events = {};                   // which ones; order, limit, cursor and evidence aside
  std::optional<absl::CivilDay> from = {};  // sort days, both included; apart from those of `events`
  std::optional<absl::CivilDay> to = {};
  CountPeriod period = CountPeriod::kNone;
  bool by_type = false;
  bool by_status = false;
  size_t most_counted = kMostCounted;
  bool use_counters = true;  // false: walks the events, for checks
};

struct CountRow {
  // What "2010-03-09", "2010-03", "2010" say; empty where none was asked for. It is longer than what was asked for, for
  // events of which less is known: of a time in 2010 no month is known.
  std::string period = {};
  PeriodMeaning meaning = PeriodMeaning::kBegan;
  std::string type = {};                             // empty unless asked for
  std::optional<ontology::EventStatus> status = {};  // none unless asked for
  int64_t events = 0;
  int64_t reports = 0;  // mentions: what one article or record says of one event

  friend bool operator==(const CountRow&, const CountRow&) = default;
};

struct EventCounts {
  std::vector<CountRow> rows;  // by period (a year before its months), meaning, type and status; none without events
  int64_t events = 0;
  int64_t reports = 0;
  bool from_counters = false;  // else events were walked
};

// Exact always. Counters answer for all events, for one actor and for two, by type, status and whether they are dated,
// at the latest revision, where no merge of actors is in play; all else is counted by walking the events.
// ResourceExhausted where that would be more than `most_counted` entries, or the answer more than kMostCountRows;
// InvalidArgument, Cancelled and DeadlineExceeded as ListEvents.
absl::StatusOr<EventCounts> CountEvents(const Reader& reader, const CountQuery& query, const ReadControl& control);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_COUNT_H_
