// Where events are counted: the keys of the family event_counts, and what a change adds to them.
#ifndef CHANCERY_STORE_EVENT_COUNTERS_H_
#define CHANCERY_STORE_EVENT_COUNTERS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "store/count_cells.h"
#include "store/records.pb.h"

namespace chancery::store {

// Whose events one run of keys counts: all events, those of an actor, or those of two. A pair has a key a year, so that
// decades of it are few keys; the others, which have more events, one a month. Both hold cells by the day.
class CountScope {
 public:
  static CountScope All();
  static CountScope Actor(uint64_t actor);
  static CountScope Pair(uint64_t a, uint64_t b);  // the same whatever the order of the arguments

  const std::string& prefix() const { return prefix_; }
  // The first day of the key that counts a day.
  absl::CivilDay FirstDay(absl::CivilDay day) const;
  std::string KeyOf(absl::CivilDay day) const;

 private:
  CountScope(std::string prefix, bool by_year) : prefix_(std::move(prefix)), by_year_(by_year) {}

  std::string prefix_;
  bool by_year_;
};

// The first day of a key, from its last bytes. REQUIRES: the key has at least four.
absl::CivilDay FirstDayOfCounts(std::string_view key);

// An event as a count of one, without type and day.
CountCell CellOf(const v1::Event& event);

// Adds up what one change does to the counters, so that each is written once.
class CountDeltas {
 public:
  // With `wants`, only the keys for which it says yes.
  explicit CountDeltas(std::function<bool(std::string_view key)> wants = {}) : wants_(std::move(wants)) {}

  // Counts an event in (sign 1) or out (-1). A retracted event counts nowhere. An event of more than kMostPairedActors
  // actors is not counted for its pairs: as for the index, those gatherings are looked for among those of each actor.
  void Add(const v1::Event& event, int sign);

  // By key, packed; without those that come to nothing.
  std::map<std::string, std::string> Take();

 private:
  struct Delta {
    std::string type;
    CountCell cell;  // its type is set when it is packed
  };

  const std::function<bool(std::string_view key)> wants_;
  std::map<std::string, std::vector<Delta>> deltas_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_COUNTERS_H_
