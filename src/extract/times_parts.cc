// Parts of longer times: "early January", "the end of the year", "the first Friday of July", "the week of 4 January".
#include <algorithm>

#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using ontology::CalendarUnit;
using ontology::Granularity;

constexpr absl::civil_diff_t kDaysOfWeek = 7;

// "earlier this week" is before today, "later this week" after it.
TimeCore BeforeOrAfterToday(TimeCore week, std::string_view word, CivilDay today) {
  const bool earlier = word == "earlier";
  if (!earlier && word != "later") return week;
  week.readings = week.readings.Map([&](const Interval& days) {
    const CivilDay first = days.from->first_day(), last = days.to->last_day();
    if (today <= first || last <= today) return days;
    return earlier ? Interval::Of(first, today - 1) : Interval::Of(today + 1, last);
  });
  return week;
}

// What `part` makes of each reading, which must all be of this granularity.
template <typename Function>
std::optional<TimeCore> PartOfEach(const TimeCore& whole, Granularity wanted, Function&& part) {
  bool fits = true;
  TimeCore core;
  core.end = whole.end;
  core.readings = whole.readings.Map([&](const Interval& interval) {
    fits = fits && interval.from && interval.from->granularity() == wanted;
    return fits ? part(interval) : interval;
  });
  return fits ? std::optional(core) : std::nullopt;
}

// From the first day of a month to the last of the one `months` later.
Interval MonthsFrom(CivilMonth first, int months) { return {CalendarUnit(first), CalendarUnit(first + months)}; }

}  // namespace

// "[the end of] the month": the one in which the text is written.
TimeGrammar::Core TimeGrammar::PartOfUnit(size_t at) const {
  const std::optional<TimeUnit> unit = UnitOf(Word(SkipThe(at)));
  if (Word(at) == "the" && unit && published_ && *unit >= TimeUnit::kWeek && *unit <= TimeUnit::kYear) {
    TimeCore core;
    core.end = at + 2;
    core.readings = Readings::Always(Shifted(*published_, *unit, 0));
    return core;
  }
  return CoreAt(at);
}

// "early January", "mid-March", "late on Monday", "earlier this week", "later in the year"
TimeGrammar::Core TimeGrammar::EarlyOrLate(size_t at) const {
  if (!Is(at, {"early", "mid", "late", "earlier", "later"})) return std::nullopt;
  size_t core_at = IsDash(Word(at + 1)) ? at + 2 : at + 1;
  if (Is(core_at, {"in", "on", "at"})) ++core_at;
  Core part = PartOfUnit(core_at);
  const bool of_week = part && !part->recurring && UnitOf(Word(part->end - 1)) == TimeUnit::kWeek;
  if (of_week && published_) *part = BeforeOrAfterToday(*part, Word(at), *published_);
  return part;
}

// "the last months of 1976": no more is said than the year.
TimeGrammar::Core TimeGrammar::MonthsOf(size_t at) const {
  at = SkipThe(at);
  const std::string_view months = Word(at + 1);
  if (!Is(at, {"last", "first", "final", "early", "closing", "opening"}) || !UnitOf(months) || months.back() != 's' ||
      Word(at + 2) != "of") {
    return std::nullopt;
  }
  Core whole = PartOfUnit(at + 3);
  if (whole) whole->doubt = TimeCore::Doubt::kNone;
  return whole;
}

// "the second half of 2010": of what is no year, no more than the whole.
TimeGrammar::Core TimeGrammar::HalfOf(size_t at) const {
  at = SkipThe(at);
  if (!Is(at, {"first", "second"}) || !AfterWords(at + 1, "half of")) return std::nullopt;
  Core half = PartOfUnit(at + 3);
  if (!half) return std::nullopt;
  const int first_month = Word(at) == "first" ? 1 : 7;
  half->recurring.reset();
  half->doubt = TimeCore::Doubt::kNone;
  half->readings = half->readings.Map([&](const Interval& interval) {
    if (!interval.from || interval.from->granularity() != Granularity::kYear) return interval;
    return MonthsFrom(CivilMonth(interval.from->first_day().year(), first_month), 5);
  });
  return half;
}

// "the end of the year", "the rest of June"
TimeGrammar::Core TimeGrammar::EndOf(size_t at) const {
  at = SkipThe(at);
  if (!Is(at, {"end", "beginning", "start", "middle", "close", "turn", "rest", "remainder", "course"})) {
    return std::nullopt;
  }
  Core whole = PartOfUnit(Word(at + 1) == "of" ? at + 2 : at + 1);
  if (!whole) return std::nullopt;
  whole->doubt = TimeCore::Doubt::kNone;
  whole->recurring.reset();
  return whole;
}

std::optional<TimeGrammar::Nth> TimeGrammar::NthAt(size_t at) const {
  at = SkipThe(at);
  const bool last = Word(at) == "last";
  const std::optional<int> nth = last ? std::optional<int>(5) : OrdinalOf(Word(at));
  if (!nth || *nth < 1 || *nth > 5 || !Is(at + 2, {"of", "in"})) return std::nullopt;
  const Core whole = PartOfUnit(at + 3);
  if (!whole) return std::nullopt;
  return Nth{last, *nth, at + 1, *whole};
}

// "the first Friday of July"
TimeGrammar::Core TimeGrammar::NthWeekday(size_t at) const {
  const std::optional<Nth> nth = NthAt(at);
  const std::optional<absl::Weekday> weekday = nth ? WeekdayOf(words_[nth->counted]) : std::nullopt;
  if (!weekday) return std::nullopt;
  return PartOfEach(nth->whole, Granularity::kMonth, [&](const Interval& month) {
    CivilDay day = nth->last ? month.from->last_day() : month.from->first_day();
    while (absl::GetWeekday(day) != *weekday) nth->last ? --day : ++day;
    return Interval::Of(CalendarUnit(nth->last ? day : day + kDaysOfWeek * (nth->nth - 1)));
  });
}

// "the last week of January"
TimeGrammar::Core TimeGrammar::NthWeek(size_t at) const {
  const std::optional<Nth> nth = NthAt(at);
  if (!nth || UnitOf(Word(nth->counted)) != TimeUnit::kWeek) return std::nullopt;
  return PartOfEach(nth->whole, Granularity::kMonth, [&](const Interval& month) {
    const CivilDay end = month.from->last_day();
    if (nth->last) return Interval::Of(end - 6, end);
    const CivilDay first = month.from->first_day() + kDaysOfWeek * (nth->nth - 1);
    return Interval::Of(first, std::min(first + 6, end));
  });
}

// "the second quarter of 2010"
TimeGrammar::Core TimeGrammar::NthQuarter(size_t at) const {
  const std::optional<Nth> nth = NthAt(at);
  if (!nth || UnitOf(Word(nth->counted)) != TimeUnit::kQuarter || (!nth->last && nth->nth > 4)) return std::nullopt;
  return PartOfEach(nth->whole, Granularity::kYear, [&](const Interval& year) {
    return MonthsFrom(CivilMonth(year.from->first_day().year(), nth->last ? 10 : 3 * nth->nth - 2), 2);
  });
}

// "the week of January 4", "the week beginning 4 January"
TimeGrammar::Core TimeGrammar::WeekContaining(size_t at) const {
  at = SkipThe(at);
  if (Word(at) != "week" || !Is(at + 1, {"of", "beginning", "starting", "commencing"})) return std::nullopt;
  const bool begins = Word(at + 1) != "of";
  const Core day = CoreAt(Word(at + 2) == "on" ? at + 3 : at + 2);
  if (!day) return std::nullopt;
  return PartOfEach(*day, Granularity::kDay, [&](const Interval& interval) {
    const CivilDay first = interval.from->first_day();
    return begins ? Interval::Of(first, first + 6) : WeekOf(first, 0);
  });
}

}  // namespace chancery::extract
