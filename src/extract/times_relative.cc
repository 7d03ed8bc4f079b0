// Times told by the day of publication: "yesterday", "last week", "three days ago", "on Tuesday", "next week on
// Friday".
#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

using absl::CivilDay;
using ontology::CalendarUnit;

// Counts beyond this are no dates of events.
constexpr int kMaxCount = 500;

constexpr absl::civil_diff_t kDaysOfWeek = 7;

TimeCore Always(const Interval& interval, size_t end) {
  TimeCore core;
  core.end = end;
  core.readings = Readings::Always(interval);
  return core;
}

TimeCore Day(CivilDay day, size_t end) { return Always(Interval::Of(CalendarUnit(day)), end); }

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

bool IsPlural(std::string_view word) { return !word.empty() && word.back() == 's'; }

}  // namespace

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
      return Interval::Of(CalendarUnit(absl::CivilMonth(day) + count));
    case TimeUnit::kQuarter: {
      const absl::CivilMonth first =
          absl::CivilMonth(day.year(), (day.month() - 1) / 3 * 3 + 1) + absl::civil_diff_t{3} * count;
      return {CalendarUnit(first), CalendarUnit(first + 2)};
    }
    case TimeUnit::kYear:
      return Interval::Of(CalendarUnit(absl::CivilYear(day) + count));
    case TimeUnit::kDecade:
      return Interval::Of(CalendarUnit(absl::CivilYear(day) + absl::civil_diff_t{10} * count));
  }
  return {};
}

TimeGrammar::Core TimeGrammar::Today(size_t at) const {
  return published_ && Is(at, {"today", "tonight"}) ? Core(Day(*published_, at + 1)) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::Yesterday(size_t at) const {
  return published_ && Word(at) == "yesterday" ? Core(Day(*published_ - 1, SkipPartOfDay(at + 1))) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::Tomorrow(size_t at) const {
  return published_ && Word(at) == "tomorrow" ? Core(Day(*published_ + 1, SkipPartOfDay(at + 1))) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::ThisMorning(size_t at) const {
  const bool told = published_ && Word(at) == "this" && IsPartOfDay(Word(at + 1));
  return told ? Core(Day(*published_, at + 2)) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::LastNight(size_t at) const {
  const std::optional<size_t> end = AfterWords(at, "last night");
  return published_ && end ? Core(Day(*published_ - 1, *end)) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::DayBeforeYesterday(size_t at) const {
  const std::optional<size_t> end = AfterWords(SkipThe(at), "day before yesterday");
  return published_ && end ? Core(Day(*published_ - 2, *end)) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::DayAfterTomorrow(size_t at) const {
  const std::optional<size_t> end = AfterWords(SkipThe(at), "day after tomorrow");
  return published_ && end ? Core(Day(*published_ + 2, *end)) : std::nullopt;
}

std::optional<TimeGrammar::Step> TimeGrammar::StepAt(size_t at) const {
  at = SkipHedge(at);
  std::optional<int> count = CountOf(Word(at));
  size_t unit_at = count ? at + 1 : at;
  const bool couple = Is(at, {"a", "the"}) && Is(at + 1, {"couple", "few"});
  if (couple) {
    count = 0;
    unit_at = Word(at + 2) == "of" ? at + 3 : at + 2;
  }
  const std::optional<TimeUnit> unit = UnitOf(Word(unit_at));
  if (!unit || count.value_or(0) > kMaxCount || (!count && !IsPlural(Word(unit_at)))) return std::nullopt;
  return Step{unit_at + 1, *unit, count.value_or(0)};
}

// "three weeks ago". "Several" is at least one; how many more is not said.
TimeGrammar::Core TimeGrammar::Ago(size_t at) const {
  const std::optional<Step> step = published_ ? StepAt(at) : std::nullopt;
  if (!step || Word(step->end) != "ago") return std::nullopt;
  if (step->count > 0) return Always(Shifted(*published_, step->unit, -step->count), step->end + 1);
  return Always(UntilEndOf(Shifted(*published_, step->unit, -1)), step->end + 1);
}

// "three weeks from now"
TimeGrammar::Core TimeGrammar::FromNow(size_t at) const {
  const std::optional<Step> step = published_ ? StepAt(at) : std::nullopt;
  if (!step || Word(step->end) != "from" || !Is(step->end + 1, {"now", "today"})) return std::nullopt;
  if (step->count > 0) return Always(Shifted(*published_, step->unit, step->count), step->end + 2);
  return Always(FromStartOf(Shifted(*published_, step->unit, 1)), step->end + 2);
}

// Whether "weeks of the campaign" or "three weeks of the campaign" stands at a word.
bool TimeGrammar::IsPartOfOther(size_t at) const {
  const size_t unit_at = CountOf(Word(at)) ? at + 1 : at;
  return UnitOf(Word(unit_at)) && Word(unit_at + 1) == "of";
}

std::optional<TimeGrammar::Told> TimeGrammar::ToldAt(size_t at) const {
  const size_t word_at = SkipThe(at);
  const std::optional<int> direction = DirectionOf(Word(word_at));
  if (!published_ || !direction) return std::nullopt;
  // "this coming Friday", "this past week"
  if (*direction == 0 && Is(word_at + 1, {"past", "last", "coming", "next"})) {
    return Told{word_at + 2, *DirectionOf(Word(word_at + 1)), true};
  }
  // "the past week" runs up to now; "last week" is that of the calendar.
  const Told told{word_at + 1, *direction, word_at > at || Is(word_at, {"past", "coming"})};
  return Word(word_at) == "last" && IsPartOfOther(told.at) ? std::nullopt : std::optional(told);
}

TimeGrammar::Core TimeGrammar::SpanOf(size_t unit_at, int count, int direction) const {
  const std::optional<TimeUnit> unit = UnitOf(Word(unit_at));
  if (!unit || *unit == TimeUnit::kDecade || direction == 0 || count > kMaxCount) return std::nullopt;
  if (count > 0) return Always(Span(*published_, *unit, direction * count), unit_at + 1);
  const Interval today = Interval::Of(CalendarUnit(*published_));
  return Always(direction < 0 ? UntilEndOf(today) : FromStartOf(today), unit_at + 1);
}

// "the past three weeks", "the next couple of days"
TimeGrammar::Core TimeGrammar::RelativeCount(size_t at) const {
  const std::optional<Told> told = ToldAt(at);
  const std::optional<int> count = told ? CountOf(Word(told->at)) : std::nullopt;
  if (!count) return std::nullopt;
  return SpanOf(Word(told->at + 1) == "of" ? told->at + 2 : told->at + 1, *count, told->direction);
}

// "last Tuesday", "next May", "this summer"
TimeGrammar::Core TimeGrammar::RelativeName(size_t at) const {
  const std::optional<Told> told = ToldAt(at);
  if (!told || told->at >= words_.size()) return std::nullopt;
  std::optional<Recurring> recurring;
  if (const std::optional<absl::Weekday> weekday = WeekdayOf(words_[told->at])) {
    recurring = Recurring::Weekly(*weekday, 1);
  } else if (Word(told->at) == "weekend") {
    recurring = Recurring::Weekly(absl::Weekday::saturday, 2);
  } else if (const std::optional<int> month = MonthOf(words_[told->at])) {
    recurring = Recurring::Yearly(*month, 0, *month, 0);
  } else if (const std::optional<int> season = SeasonOf(Word(told->at))) {
    recurring = Recurring::Yearly(*season, 0, (*season + 1) % 12 + 1, 0);
  }
  if (!recurring) return std::nullopt;
  const std::optional<Interval> interval = told->direction < 0   ? recurring->LastEndingBefore(*published_)
                                           : told->direction > 0 ? recurring->FirstBeginningAfter(*published_)
                                                                 : recurring->InCycleOf(*published_);
  if (!interval) return std::nullopt;
  return Always(*interval, SkipPartOfDay(told->at + 1));
}

// "the coming days"
TimeGrammar::Core TimeGrammar::RelativeUnits(size_t at) const {
  const std::optional<Told> told = ToldAt(at);
  return told && IsPlural(Word(told->at)) ? SpanOf(told->at, 0, told->direction) : std::nullopt;
}

// "the past week"
TimeGrammar::Core TimeGrammar::RelativeSpan(size_t at) const {
  const std::optional<Told> told = ToldAt(at);
  return told && told->span && !IsPlural(Word(told->at)) ? SpanOf(told->at, 1, told->direction) : std::nullopt;
}

// "next week on Friday", "next week Friday"
TimeGrammar::Core TimeGrammar::RelativeWeekday(size_t at) const {
  const std::optional<Told> told = ToldAt(at);
  if (!told || Word(told->at) != "week") return std::nullopt;
  const size_t weekday_at = Word(told->at + 1) == "on" ? told->at + 2 : told->at + 1;
  if (weekday_at >= words_.size()) return std::nullopt;
  const std::optional<absl::Weekday> weekday = WeekdayOf(words_[weekday_at]);
  if (!weekday) return std::nullopt;
  const Interval week = WeekOf(*published_, told->direction);
  return Day(week.from->first_day() + static_cast<int>(*weekday), weekday_at + 1);
}

// "last week", "this year"
TimeGrammar::Core TimeGrammar::RelativeUnit(size_t at) const {
  const std::optional<Told> told = ToldAt(at);
  const std::optional<TimeUnit> unit = told ? UnitOf(Word(told->at)) : std::nullopt;
  if (!unit || *unit < TimeUnit::kWeek || *unit > TimeUnit::kYear || IsPlural(Word(told->at))) return std::nullopt;
  return Always(Shifted(*published_, *unit, told->direction), told->at + 1);
}

// "Friday next week", "Friday of last week"
TimeGrammar::Core TimeGrammar::WeekdayOfWeek(size_t at) const {
  const std::optional<absl::Weekday> weekday = WeekdayOf(words_[at]);
  const size_t end = SkipPartOfDay(at + 1);
  const size_t told_at = Word(end) == "of" ? end + 1 : end;
  const std::optional<int> direction = DirectionOf(Word(told_at));
  if (!weekday || !direction || !published_ || Word(told_at + 1) != "week") return std::nullopt;
  const Interval week = WeekOf(*published_, *direction);
  return Day(week.from->first_day() + static_cast<int>(*weekday), told_at + 2);
}

TimeGrammar::Core TimeGrammar::Weekday(size_t at) const {
  const std::optional<absl::Weekday> weekday = WeekdayOf(words_[at]);
  return weekday ? Resolved(Recurring::Weekly(*weekday, 1), SkipPartOfDay(at + 1)) : std::nullopt;
}

TimeGrammar::Core TimeGrammar::Weekend(size_t at) const {
  at = SkipThe(at);
  if (Word(at) != "weekend") return std::nullopt;
  return Resolved(Recurring::Weekly(absl::Weekday::saturday, 2), at + 1);
}

}  // namespace chancery::extract
