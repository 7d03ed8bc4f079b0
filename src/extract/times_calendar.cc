#include "extract/times_calendar.h"

#include <cstdlib>

namespace chancery::extract {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using absl::CivilYear;
using ontology::CalendarUnit;
using ontology::EventTime;
using ontology::Granularity;

// A leap day may stay away for eight years.
constexpr int kCyclesSearched = 9;

constexpr absl::civil_diff_t kDaysOfWeek = 7;

constexpr int kFarOffDays = 335;
constexpr int kNearbyDays = 31;

CalendarUnit Shifted(CalendarUnit unit, int by) {
  switch (unit.granularity()) {
    case Granularity::kDay:
      return CalendarUnit(unit.first_day() + by);
    case Granularity::kMonth:
      return CalendarUnit(CivilMonth(unit.first_day()) + by);
    case Granularity::kYear:
      return CalendarUnit(CivilYear(unit.first_day()) + by);
  }
  return unit;
}

bool InCalendar(CalendarUnit unit) { return unit.first_day().year() >= 1 && unit.last_day().year() <= 9999; }

// The month, or the day of it; none for a day that it does not have.
std::optional<CalendarUnit> UnitOf(CivilMonth month, int day) {
  if (day == 0) return CalendarUnit(month);
  const CivilDay civil(month.year(), month.month(), day);
  if (CivilMonth(civil) != month) return std::nullopt;
  return CalendarUnit(civil);
}

int DaysAfterMonday(CivilDay day) {
  return static_cast<int>(absl::GetWeekday(day)) - static_cast<int>(absl::Weekday::monday);
}

int DaysBetween(CivilDay day, const Interval& interval) {
  if (day < interval.from->first_day()) return static_cast<int>(interval.from->first_day() - day);
  if (day > interval.to->last_day()) return static_cast<int>(day - interval.to->last_day());
  return 0;
}

}  // namespace

EventTime ToEventTime(const Interval& interval) {
  if ((interval.from && !InCalendar(*interval.from)) || (interval.to && !InCalendar(*interval.to))) return EventTime();
  if (interval.from && interval.to) {
    if (interval.to->last_day() < interval.from->first_day()) return EventTime();
    return EventTime::FromTo(*interval.from, *interval.to);
  }
  if (interval.from) return EventTime::FromThenOn(*interval.from);
  if (interval.to) return EventTime::OnOrBefore(*interval.to);
  return EventTime();
}

CalendarUnit Before(CalendarUnit unit) { return Shifted(unit, -1); }
CalendarUnit After(CalendarUnit unit) { return Shifted(unit, 1); }

Interval UntilEndOf(const Interval& x) { return {std::nullopt, x.to}; }
Interval UntilBefore(const Interval& x) {
  if (!x.from) return {};
  return {std::nullopt, Before(*x.from)};
}
Interval FromStartOf(const Interval& x) { return {x.from, std::nullopt}; }
Interval FromAfter(const Interval& x) {
  if (!x.to) return {};
  return {After(*x.to), std::nullopt};
}

Interval WeekOf(CivilDay day, int weeks) {
  const CivilDay monday = day - DaysAfterMonday(day) + kDaysOfWeek * weeks;
  return Interval::Of(monday, monday + 6);
}

Recurring Recurring::Weekly(absl::Weekday first, int days) {
  Recurring recurring;
  recurring.cycle_ = Cycle::kWeek;
  recurring.first_ = static_cast<int>(first) - static_cast<int>(absl::Weekday::monday);
  recurring.days_ = days;
  return recurring;
}

Recurring Recurring::Yearly(int from_month, int from_day, int to_month, int to_day) {
  Recurring recurring;
  recurring.cycle_ = Cycle::kYear;
  recurring.from_month_ = from_month;
  recurring.from_day_ = from_day;
  recurring.to_month_ = to_month;
  recurring.to_day_ = to_day;
  return recurring;
}

Recurring Recurring::Monthly(int from_day, int to_day) {
  Recurring recurring;
  recurring.cycle_ = Cycle::kMonth;
  recurring.from_day_ = from_day;
  recurring.to_day_ = to_day;
  return recurring;
}

std::optional<Recurring> Recurring::FromTo(const Recurring& first, const Recurring& last) {
  if (first.cycle_ != last.cycle_) return std::nullopt;
  Recurring both = first;
  if (first.cycle_ == Cycle::kWeek) {
    both.days_ = (last.first_ + last.days_ - 1 - first.first_ + 7) % 7 + 1;
  } else {
    both.to_month_ = last.to_month_;
    both.to_day_ = last.to_day_;
  }
  return both;
}

CivilDay Recurring::CycleStart(CivilDay day, int cycles_later) const {
  switch (cycle_) {
    case Cycle::kWeek:
      return day - DaysAfterMonday(day) + kDaysOfWeek * cycles_later;
    case Cycle::kMonth:
      return CivilDay(CivilMonth(day) + cycles_later);
    case Cycle::kYear:
      return CivilDay(CivilYear(day) + cycles_later);
  }
  return day;
}

std::optional<Interval> Recurring::At(CivilDay cycle_start) const {
  if (cycle_ == Cycle::kWeek) return Interval::Of(cycle_start + first_, cycle_start + first_ + days_ - 1);
  Interval interval;
  if (cycle_ == Cycle::kMonth) {
    const CivilMonth month(cycle_start);
    interval = {UnitOf(month, from_day_), UnitOf(to_day_ < from_day_ ? month + 1 : month, to_day_)};
  } else {
    const bool runs_over = to_month_ < from_month_ || (to_month_ == from_month_ && to_day_ != 0 && to_day_ < from_day_);
    const CivilMonth from(cycle_start.year(), from_month_);
    const CivilMonth to(cycle_start.year() + (runs_over ? 1 : 0), to_month_);
    interval = {UnitOf(from, from_day_), UnitOf(to, to_day_)};
  }
  if (!interval.from || !interval.to) return std::nullopt;
  return interval;
}

std::optional<Interval> Recurring::LastBeginningBy(CivilDay day) const {
  for (int cycle = 0; cycle >= -kCyclesSearched; --cycle) {
    const std::optional<Interval> interval = At(CycleStart(day, cycle));
    if (interval && interval->from->first_day() <= day) return interval;
  }
  return std::nullopt;
}

std::optional<Interval> Recurring::FirstEndingFrom(CivilDay day) const {
  // What runs over the end of a cycle may have begun in the one before.
  for (int cycle = -1; cycle <= kCyclesSearched; ++cycle) {
    const std::optional<Interval> interval = At(CycleStart(day, cycle));
    if (interval && interval->to->last_day() >= day) return interval;
  }
  return std::nullopt;
}

std::optional<Interval> Recurring::LastEndingBefore(CivilDay day) const {
  for (int cycle = 0; cycle >= -kCyclesSearched; --cycle) {
    const std::optional<Interval> interval = At(CycleStart(day, cycle));
    if (interval && interval->to->last_day() < day) return interval;
  }
  return std::nullopt;
}

std::optional<Interval> Recurring::FirstBeginningAfter(CivilDay day) const {
  for (int cycle = 0; cycle <= kCyclesSearched; ++cycle) {
    const std::optional<Interval> interval = At(CycleStart(day, cycle));
    if (interval && interval->from->first_day() > day) return interval;
  }
  return std::nullopt;
}

std::optional<Interval> Recurring::InCycleOf(CivilDay day) const { return At(CycleStart(day, 0)); }

std::optional<Interval> Recurring::InYear(CivilYear year) const {
  if (cycle_ != Cycle::kYear) return std::nullopt;
  return At(CivilDay(year));
}

Readings Readings::Nearest(const Recurring& recurring, CivilDay published) {
  Readings readings{recurring.LastBeginningBy(published), std::nullopt, recurring.FirstEndingFrom(published)};
  if (!readings.past || !readings.future) return readings;
  const int since = DaysBetween(published, *readings.past);
  const int until = DaysBetween(published, *readings.future);
  readings.present = until < since ? readings.future : readings.past;
  const bool single_day = readings.past->from->granularity() == Granularity::kDay;
  if (single_day && until >= kFarOffDays && since <= kNearbyDays) readings.future = readings.past;
  if (single_day && since >= kFarOffDays && until <= kNearbyDays) readings.past = readings.future;
  return readings;
}

}  // namespace chancery::extract
