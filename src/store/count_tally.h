// Adds up what is counted, by period and kind.
#ifndef CHANCERY_STORE_COUNT_TALLY_H_
#define CHANCERY_STORE_COUNT_TALLY_H_

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "absl/time/civil_time.h"
#include "store/count_cells.h"
#include "store/event_count.h"

namespace chancery::store {

class CountTally {
 public:
  // REQUIRES: the query outlives this.
  explicit CountTally(const CountQuery& query) : query_(query) {}

  // Counts what a cell says of a day, if days, type, status and date are among those that are asked for.
  void Add(absl::CivilDay day, const CountCell& cell);

  size_t rows() const { return rows_.size(); }
  EventCounts Take() const;

 private:
  // In the order of the rows.
  struct RowKey {
    absl::CivilDay first;
    int exactness = 0;  // of the period: 0 none, 1 a year, 2 a month, 3 a day
    PeriodMeaning meaning = PeriodMeaning::kBegan;
    std::string type;
    std::optional<ontology::EventStatus> status;

    friend bool operator<(const RowKey& a, const RowKey& b) {
      return std::tie(a.first, a.exactness, a.meaning, a.type, a.status) <
             std::tie(b.first, b.exactness, b.meaning, b.type, b.status);
    }
  };
  struct Counts {
    int64_t events = 0;
    int64_t reports = 0;
  };

  bool Fits(absl::CivilDay day, const CountCell& cell) const;
  RowKey KeyOf(absl::CivilDay day, const CountCell& cell) const;

  const CountQuery& query_;
  std::map<RowKey, Counts> rows_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_COUNT_TALLY_H_
