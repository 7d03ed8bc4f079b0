// When the events of a made-up history become known: slow growth, quiet weekends, and crises.
#ifndef CHANCERY_TESTS_BENCH_CALENDAR_H_
#define CHANCERY_TESTS_BENCH_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "tests/bench/random.h"
#include "tests/bench/world.h"

namespace chancery::bench {

inline constexpr absl::CivilDay kFirstDay(1979, 1, 1);
inline constexpr absl::CivilDay kLastDay(2026, 6, 30);

// Two states (or one) that have much more to do with each other than before, for days or months.
struct Crisis {
  int first_day = 0;  // counted from kFirstDay, as all days here
  double days = 0;    // after so many it has fallen to a third
  double peak = 0;    // events on its first day, beside those of an ordinary day
  uint32_t one = 0, other = 0;
};

// Goes through the days, and says how many events each has.
class Calendar {
 public:
  // `events`: of all days together, exactly. REQUIRES: the world outlives it.
  Calendar(const World& world, uint64_t events, uint64_t seed);

  // Goes to the day of the next event; false after the last one.
  bool NextEvent();
  int day() const { return day_; }
  // The crisis that the event is part of, if it is; of those that go on now, by how bad they are.
  const Crisis* DrawCrisis(Random& random) const;

 private:
  double Ordinary(int day) const;
  double Intensity(const Crisis& crisis, int day) const;
  void GoTo(int day);

  std::vector<Crisis> crises_;   // by first day
  std::vector<uint64_t> until_;  // of each day: how many events there are up to its end
  int day_ = -1;
  uint64_t event_ = 0;  // how many were given
  std::vector<std::pair<const Crisis*, double>> active_;
  double ordinary_ = 1, active_sum_ = 0;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_CALENDAR_H_
