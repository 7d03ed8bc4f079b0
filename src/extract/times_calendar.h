// The arithmetic behind time expressions: stretches of days, days that come round, and what "last", "next" and the
// tense make of them.
#ifndef CHANCERY_EXTRACT_TIMES_CALENDAR_H_
#define CHANCERY_EXTRACT_TIMES_CALENDAR_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "ontology/event_time.h"

namespace chancery::extract {

// A stretch of days; an end that is missing is open.
struct Interval {
  std::optional<ontology::CalendarUnit> from, to;

  static Interval Of(ontology::CalendarUnit unit) { return {unit, unit}; }
  static Interval Of(absl::CivilDay from, absl::CivilDay to) {
    return {ontology::CalendarUnit(from), ontology::CalendarUnit(to)};
  }
};

// Nothing known if both ends are open, the years are not 1 to 9999, or it ends before it begins.
ontology::EventTime ToEventTime(const Interval& interval);

// The unit before or after a day, month or year.
ontology::CalendarUnit Before(ontology::CalendarUnit unit);
ontology::CalendarUnit After(ontology::CalendarUnit unit);

// "by X", "before X", "from X on", "after X".
Interval UntilEndOf(const Interval& x);
Interval UntilBefore(const Interval& x);
Interval FromStartOf(const Interval& x);
Interval FromAfter(const Interval& x);

// Monday to Sunday of the week that lies `weeks` after that of `day`.
Interval WeekOf(absl::CivilDay day, int weeks);

// Days that come round: "Tuesday", "January", "4-6 January", "the 5th", "summer", "the weekend".
class Recurring {
 public:
  // REQUIRES: 1 <= days <= 7.
  static Recurring Weekly(absl::Weekday first, int days);
  // From a month (and day, 0: the whole month) to another, of the next year where it lies before the first.
  static Recurring Yearly(int from_month, int from_day, int to_month, int to_day);
  static Recurring Monthly(int from_day, int to_day);

  // From the first occurrence's beginning to the other's end: "Monday" to "Wednesday". None if they come round in
  // different ways.
  static std::optional<Recurring> FromTo(const Recurring& first, const Recurring& last);

  // Of the occurrences: the last that begins by `day`, the first that ends on `day` or after it, the one in the same
  // cycle (week, year, month) as `day`. Without a value where there is none (30 February).
  std::optional<Interval> LastBeginningBy(absl::CivilDay day) const;
  std::optional<Interval> FirstEndingFrom(absl::CivilDay day) const;
  std::optional<Interval> LastEndingBefore(absl::CivilDay day) const;
  std::optional<Interval> FirstBeginningAfter(absl::CivilDay day) const;
  std::optional<Interval> InCycleOf(absl::CivilDay day) const;
  // In one year; none for what does not come round yearly.
  std::optional<Interval> InYear(absl::CivilYear year) const;

 private:
  enum class Cycle { kWeek, kMonth, kYear };

  std::optional<Interval> At(absl::CivilDay cycle_start) const;
  absl::CivilDay CycleStart(absl::CivilDay day, int cycles_later) const;

  Cycle cycle_ = Cycle::kWeek;
  int first_ = 0, days_ = 1;  // kWeek: days after Monday, and how many
  int from_month_ = 1, from_day_ = 0, to_month_ = 1, to_day_ = 0;
};

// What an expression means read as past, present or future; without a value: it cannot be read so.
struct Readings {
  std::optional<Interval> past, present, future;

  static Readings Always(Interval interval) { return {interval, interval, interval}; }
  // The occurrence of `recurring` that lies nearest in each direction from `published`; in neither direction is it
  // further than need be: a day told without its year that would be eleven months off in the direction of the tense but
  // lies within a month on the other side is taken from there.
  static Readings Nearest(const Recurring& recurring, absl::CivilDay published);

  bool empty() const { return !past && !present && !future; }

  template <typename Function>
  Readings Map(Function&& function) const {
    Readings mapped;
    if (past) mapped.past = function(*past);
    if (present) mapped.present = function(*present);
    if (future) mapped.future = function(*future);
    return mapped;
  }
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TIMES_CALENDAR_H_
