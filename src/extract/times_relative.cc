// Times told by the day of publication: "yesterday", "last week", "three days ago", "on Tuesday", "later this month".
#include <algorithm>

#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using absl::CivilYear;
using ontology::CalendarUnit;
using Doubt = TimeCore::Doubt;

// Counts beyond this are no dates of events.
constexpr int kMaxCount = 500;

constexpr absl::civil_diff_t kDaysOfWeek = 7;
constexpr absl::civil_diff_t kMonthsOfQuarter = 3;
constexpr absl::civil_diff_t kYearsOfDecade = 10;

TimeCore Always(const Interval& interval, size_t end) {
  TimeCore core;
  core.end = end;
  core.readings = Readings::Always(interval);
  return core;
}

TimeCore Day(CivilDay day, size_t end) { return Always(Interval::Of(CalendarUnit(day)), end); }

// The unit that lies `count` units after that of `day`.
Interval Shifted(CivilDay day, TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      return Interval::Of(CalendarUnit(day));
    case TimeUnit::kDay:
      return Interval::Of(CalendarUnit(day + count));
    case TimeUnit::kWeek:
      return WeekOf(day, count);
    case TimeUnit::kMonth:
      return Interval::Of(CalendarUnit(CivilMonth(day) + count));
    case TimeUnit::kQuarter: {
      const CivilMonth first = CivilMonth(day.year(), (day.month() - 1) / 3 * 3 + 1) + kMonthsOfQuarter * count;
      return {CalendarUnit(first), CalendarUnit(first + 2)};
    }
    case TimeUnit::kYear:
      return Interval::Of(CalendarUnit(CivilYear(day) + count));
    case TimeUnit::kDecade:
      return Interval::Of(CalendarUnit(CivilYear(day) + kYearsOfDecade * count));
  }
  return {};
}

// From `day` to `count` units after it, or before it to `day`.
Interval Span(CivilDay day, TimeUnit unit, int count) {
  const CalendarUnit now{day};
  const Interval there =
      unit == TimeUnit::kWeek ? Interval::Of(CalendarUnit(day + kDaysOfWeek * count)) : Shifted(day, unit, count);
  return count < 0 ? Interval{there.from, now} : Interval{now, there.to};
}

// -1, 0 or 1 for words that say which of the units is meant.
std::optional<int> DirectionOf(std::string_view word) {
  if (IsOneOf(word, {"last", "past", "previous"})) return -1;
  if (IsOneOf(word, {"this", "current"})) return 0;
  if (IsOneOf(word, {"next", "coming", "upcoming"})) return 1;
  return std::nullopt;
}

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

bool IsPlural(std::string_view word) { return !word.empty() && word.back() == 's'; }

}  // namespace

TimeGrammar::Core TimeGrammar::Deictic(size_t at) const {
  if (!published_) return std::nullopt;
  const CivilDay today = *published_;
  if (Is(at, {"today", "tonight"})) return Day(today, at + 1);
  if (Word(at) == "yesterday") return Day(today - 1, SkipPartOfDay(at + 1));
  if (Word(at) == "tomorrow") return Day(today + 1, SkipPartOfDay(at + 1));
  if (Word(at) == "this" && IsPartOfDay(Word(at + 1))) return Day(today, at + 2);
  if (Word(at) == "last" && Word(at + 1) == "night") return Day(today - 1, at + 2);
  const size_t day = SkipThe(at);
  if (Word(day) != "day") return std::nullopt;
  if (Word(day + 1) == "before" && Word(day + 2) == "yesterday") return Day(today - 2, day + 3);
  if (Word(day + 1) == "after" && Word(day + 2) == "tomorrow") return Day(today + 2, day + 3);
  return std::nullopt;
}

TimeGrammar::Core TimeGrammar::Ago(size_t at) const {
  if (!published_) return std::nullopt;
  at = SkipHedge(at);
  std::optional<int> count = CountOf(Word(at));
  std::optional<TimeUnit> unit = count ? UnitOf(Word(at + 1)) : UnitOf(Word(at));
  size_t end = count ? at + 2 : at + 1;
  if (Is(at, {"a", "the"}) && Is(at + 1, {"couple", "few"})) {
    count = 0;
    end = Word(at + 2) == "of" ? at + 3 : at + 2;
    unit = UnitOf(Word(end));
    ++end;
  }
  if (!unit || (!count && !IsPlural(Word(at)))) return std::nullopt;
  const bool ago = Word(end) == "ago";
  const bool from_now = Word(end) == "from" && Is(end + 1, {"now", "today"});
  if (!ago && !from_now) return std::nullopt;
  const int direction = ago ? -1 : 1;
  end += ago ? 1 : 2;
  if (count.value_or(0) > kMaxCount) return std::nullopt;
  if (count.value_or(0) > 0) return Always(Shifted(*published_, *unit, direction * *count), end);
  // "Several" is at least one; how many more is not said.
  const Interval one = Shifted(*published_, *unit, direction);
  return Always(ago ? UntilEndOf(one) : FromStartOf(one), end);
}

TimeGrammar::Core TimeGrammar::RelativeCount(size_t unit_at, int count, int direction) const {
  const std::optional<TimeUnit> unit = UnitOf(Word(unit_at));
  if (!unit || *unit == TimeUnit::kDecade || direction == 0 || count > kMaxCount) return std::nullopt;
  if (count > 0) return Always(Span(*published_, *unit, direction * count), unit_at + 1);
  const Interval today = Interval::Of(CalendarUnit(*published_));
  return Always(direction < 0 ? UntilEndOf(today) : FromStartOf(today), unit_at + 1);
}

TimeGrammar::Core TimeGrammar::RelativeUnit(size_t at, TimeUnit unit, int direction) const {
  if (unit == TimeUnit::kMinute || unit == TimeUnit::kHour || unit == TimeUnit::kDecade) return std::nullopt;
  if (unit == TimeUnit::kDay) return std::nullopt;
  TimeCore core = Always(Shifted(*published_, unit, direction), at + 1);
  if (unit != TimeUnit::kWeek) return core;
  // "next week on Friday", "next week Friday"
  const size_t weekday_at = Word(at + 1) == "on" ? at + 2 : at + 1;
  if (weekday_at >= words_.size()) return core;
  if (const std::optional<absl::Weekday> weekday = WeekdayOf(words_[weekday_at])) {
    return Day(core.readings.past->from->first_day() + static_cast<int>(*weekday), weekday_at + 1);
  }
  return core;
}

TimeGrammar::Core TimeGrammar::RelativeName(size_t at, int direction) const {
  if (at >= words_.size()) return std::nullopt;
  std::optional<Recurring> recurring;
  if (const std::optional<absl::Weekday> weekday = WeekdayOf(words_[at])) {
    recurring = Recurring::Weekly(*weekday, 1);
  } else if (Word(at) == "weekend") {
    recurring = Recurring::Weekly(absl::Weekday::saturday, 2);
  } else if (const std::optional<int> month = MonthOf(words_[at])) {
    recurring = Recurring::Yearly(*month, 0, *month, 0);
  } else if (const std::optional<int> season = SeasonOf(Word(at))) {
    recurring = Recurring::Yearly(*season, 0, (*season + 1) % 12 + 1, 0);
  }
  if (!recurring) return std::nullopt;
  const std::optional<Interval> interval = direction < 0   ? recurring->LastEndingBefore(*published_)
                                           : direction > 0 ? recurring->FirstBeginningAfter(*published_)
                                                           : recurring->InCycleOf(*published_);
  if (!interval) return std::nullopt;
  return Always(*interval, SkipPartOfDay(at + 1));
}

TimeGrammar::Core TimeGrammar::Relative(size_t at) const {
  if (!published_) return std::nullopt;
  const bool the = Word(at) == "the";
  size_t word_at = SkipThe(at);
  std::optional<int> direction = DirectionOf(Word(word_at));
  if (!direction) return std::nullopt;
  ++word_at;
  // "this coming Friday", "this past week"
  bool span = the;
  if (*direction == 0 && Is(word_at, {"past", "last", "coming", "next"})) {
    direction = DirectionOf(Word(word_at));
    ++word_at;
    span = true;
  }
  if (const std::optional<int> count = CountOf(Word(word_at))) {
    const size_t unit_at = Word(word_at + 1) == "of" ? word_at + 2 : word_at + 1;
    return RelativeCount(unit_at, *count, *direction);
  }
  if (Core name = RelativeName(word_at, *direction)) return name;
  const std::optional<TimeUnit> unit = UnitOf(Word(word_at));
  if (!unit) return std::nullopt;
  if (IsPlural(Word(word_at))) return RelativeCount(word_at, 0, *direction);
  // "the past week" runs up to now; "last week" is that of the calendar.
  span = span || Is(word_at - 1, {"past", "coming"});
  if (span && *direction != 0) return RelativeCount(word_at, 1, *direction);
  return RelativeUnit(word_at, *unit, *direction);
}

TimeGrammar::Core TimeGrammar::Weekday(size_t at) const {
  if (at >= words_.size()) return std::nullopt;
  const std::optional<absl::Weekday> weekday = WeekdayOf(words_[at]);
  if (!weekday) return std::nullopt;
  const size_t end = SkipPartOfDay(at + 1);
  // "Friday next week", "Friday of last week"
  const size_t relative_at = Word(end) == "of" ? end + 1 : end;
  if (const std::optional<int> direction = DirectionOf(Word(relative_at));
      direction && published_ && Word(relative_at + 1) == "week") {
    const Interval week = WeekOf(*published_, *direction);
    return Day(week.from->first_day() + static_cast<int>(*weekday), relative_at + 2);
  }
  return Resolved(Recurring::Weekly(*weekday, 1), end);
}

TimeGrammar::Core TimeGrammar::Weekend(size_t at) const {
  at = SkipThe(at);
  if (Word(at) != "weekend") return std::nullopt;
  return Resolved(Recurring::Weekly(absl::Weekday::saturday, 2), at + 1);
}

// "[the end of] the month": the one in which the text is written.
TimeGrammar::Core TimeGrammar::PartOfUnit(size_t at) const {
  const std::optional<TimeUnit> unit = UnitOf(Word(SkipThe(at)));
  if (Word(at) == "the" && unit && published_ && *unit >= TimeUnit::kWeek && *unit <= TimeUnit::kYear) {
    return Always(Shifted(*published_, *unit, 0), at + 2);
  }
  return CoreAt(at);
}

TimeGrammar::Core TimeGrammar::Part(size_t at) const {
  // "early January", "mid-March", "late on Monday", "earlier this week", "later in the year"
  if (Is(at, {"early", "mid", "late", "earlier", "later"})) {
    size_t core_at = IsDash(Word(at + 1)) ? at + 2 : at + 1;
    if (Is(core_at, {"in", "on", "at"})) ++core_at;
    Core part = PartOfUnit(core_at);
    const bool of_week = part && !part->recurring && UnitOf(Word(part->end - 1)) == TimeUnit::kWeek;
    if (of_week && published_) *part = BeforeOrAfterToday(*part, Word(at), *published_);
    return part;
  }
  const size_t part = SkipThe(at);
  // "the last months of 1976": no more is said than the year.
  if (Is(part, {"last", "first", "final", "early", "closing", "opening"}) && UnitOf(Word(part + 1)) &&
      IsPlural(Word(part + 1)) && Word(part + 2) == "of") {
    Core whole = PartOfUnit(part + 3);
    if (whole) whole->doubt = Doubt::kNone;
    return whole;
  }
  if (Is(part, {"first", "second"}) && Word(part + 1) == "half" && Word(part + 2) == "of") {
    const Core whole = PartOfUnit(part + 3);
    if (!whole) return std::nullopt;
    const int first_month = Word(part) == "first" ? 1 : 7;
    TimeCore half = *whole;
    half.recurring.reset();
    half.readings = whole->readings.Map([&](const Interval& interval) {
      if (!interval.from || interval.from->granularity() != ontology::Granularity::kYear) return interval;
      const CivilYear year(interval.from->first_day());
      return Interval{CalendarUnit(CivilMonth(year.year(), first_month)),
                      CalendarUnit(CivilMonth(year.year(), first_month + 5))};
    });
    half.doubt = Doubt::kNone;
    return half;
  }
  if (!Is(part, {"end", "beginning", "start", "middle", "close", "turn", "rest", "remainder", "course"})) {
    return std::nullopt;
  }
  size_t whole_at = part + 1;
  if (Word(whole_at) == "of") ++whole_at;
  Core whole = PartOfUnit(whole_at);
  if (whole) {
    whole->doubt = Doubt::kNone;
    whole->recurring.reset();
  }
  return whole;
}

// "the first Friday of July", "the last week of January", "the second quarter of 2010"
TimeGrammar::Core TimeGrammar::Nth(size_t at) const {
  const size_t nth_at = SkipThe(at);
  const bool last = Word(nth_at) == "last";
  const std::optional<int> nth = last ? std::optional<int>(5) : OrdinalOf(Word(nth_at));
  if (!nth || *nth < 1 || *nth > 5 || !Is(nth_at + 2, {"of", "in"}) || nth_at + 1 >= words_.size()) return std::nullopt;
  const std::optional<absl::Weekday> weekday = WeekdayOf(words_[nth_at + 1]);
  const std::optional<TimeUnit> unit = UnitOf(Word(nth_at + 1));
  if (!weekday && unit != TimeUnit::kWeek && unit != TimeUnit::kQuarter) return std::nullopt;
  const Core whole = PartOfUnit(nth_at + 3);
  if (!whole) return std::nullopt;
  const ontology::Granularity wanted =
      unit == TimeUnit::kQuarter ? ontology::Granularity::kYear : ontology::Granularity::kMonth;
  TimeCore core;
  core.end = whole->end;
  bool fits = true;
  core.readings = whole->readings.Map([&](const Interval& interval) {
    if (!interval.from || interval.from->granularity() != wanted) {
      fits = false;
      return interval;
    }
    const CivilDay first = interval.from->first_day();
    const CivilDay end = interval.from->last_day();
    if (unit == TimeUnit::kQuarter) {
      const int month = last ? 10 : 3 * *nth - 2;
      return Interval{CalendarUnit(CivilMonth(first.year(), month)), CalendarUnit(CivilMonth(first.year(), month + 2))};
    }
    if (weekday) {
      CivilDay day = last ? end : first;
      while (absl::GetWeekday(day) != *weekday) last ? --day : ++day;
      return Interval::Of(CalendarUnit(last ? day : day + kDaysOfWeek * (*nth - 1)));
    }
    if (last) return Interval::Of(end - 6, end);
    const CivilDay week = first + kDaysOfWeek * (*nth - 1);
    return Interval::Of(week, std::min(week + 6, end));
  });
  if (!fits || (unit == TimeUnit::kQuarter && !last && *nth > 4)) return std::nullopt;
  return core;
}

// "the week of January 4", "the week beginning 4 January"
TimeGrammar::Core TimeGrammar::WeekContaining(size_t at) const {
  const size_t week_at = SkipThe(at);
  if (Word(week_at) != "week" || !Is(week_at + 1, {"of", "beginning", "starting", "commencing"})) return std::nullopt;
  const bool begins = Word(week_at + 1) != "of";
  const Core day = CoreAt(Word(week_at + 2) == "on" ? week_at + 3 : week_at + 2);
  if (!day) return std::nullopt;
  bool fits = true;
  TimeCore core;
  core.end = day->end;
  core.readings = day->readings.Map([&](const Interval& interval) {
    if (!interval.from || interval.from->granularity() != ontology::Granularity::kDay) {
      fits = false;
      return interval;
    }
    const CivilDay first = interval.from->first_day();
    return begins ? Interval::Of(first, first + 6) : WeekOf(first, 0);
  });
  if (!fits) return std::nullopt;
  return core;
}

}  // namespace chancery::extract
