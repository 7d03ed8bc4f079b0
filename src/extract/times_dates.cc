// Dates of the calendar: "9 December 2009", "Dec. 9", "January 4-6", "2009-12-09", "summer of 2010".
#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using absl::CivilYear;
using ontology::CalendarUnit;
using Doubt = TimeCore::Doubt;

TimeCore Fixed(const Interval& interval, size_t end) {
  TimeCore core;
  core.end = end;
  core.readings = Readings::Always(interval);
  return core;
}

// Words that have the form of a date but are none that exists, or that can be read in two ways: a core that says
// nothing, so that no part of them is read as something else.
TimeCore NoDate(size_t end) {
  TimeCore core;
  core.end = end;
  return core;
}

TimeCore FixedDay(int year, int month, int day, size_t end) {
  const CivilDay civil(year, month, day);
  if (civil.month() != month || civil.day() != day) return NoDate(end);
  return Fixed(Interval::Of(CalendarUnit(civil)), end);
}

}  // namespace

std::optional<std::pair<size_t, CivilYear>> TimeGrammar::YearSuffix(size_t at) const {
  if (Word(at) == ",") ++at;
  if (Word(at) == "of") ++at;
  if (const std::optional<int> year = YearOf(Word(at))) return std::make_pair(at + 1, CivilYear(*year));
  if (!published_ || Word(at + 1) != "year") return std::nullopt;
  const CivilYear now(*published_);
  if (Is(at, {"this", "the", "current"})) return std::make_pair(at + 2, now);
  if (Is(at, {"last", "past", "previous"})) return std::make_pair(at + 2, now - 1);
  if (Word(at) == "next") return std::make_pair(at + 2, now + 1);
  return std::nullopt;
}

TimeGrammar::Core TimeGrammar::InYearOf(const Recurring& recurring, size_t at, Doubt doubt) const {
  const std::optional<std::pair<size_t, CivilYear>> year = YearSuffix(at);
  if (!year) return Resolved(recurring, at, doubt);
  const std::optional<Interval> interval = recurring.InYear(year->second);
  return interval ? Fixed(*interval, year->first) : NoDate(year->first);
}

std::optional<std::pair<size_t, int>> TimeGrammar::SecondDay(size_t at, int first, bool gap) const {
  const bool lists = Is(at, {"and", "&", "or"});
  if (!lists && !IsDash(Word(at)) && !Is(at, {"to", "through", "until", "till", "/"})) return std::nullopt;
  const size_t number_at = SkipThe(at + 1);
  const std::optional<int> day = DayNumberOf(Word(number_at));
  if (!day || *day <= first || (lists && !gap && *day != first + 1)) return std::nullopt;
  return std::make_pair(number_at + 1, *day);
}

TimeGrammar::Core TimeGrammar::MonthFirst(size_t at, bool gap) const {
  if (at >= words_.size()) return std::nullopt;
  const std::optional<int> month = MonthOf(words_[at]);
  if (!month) return std::nullopt;
  const size_t day_at = SkipThe(at + 1);
  const std::optional<int> day = DayNumberOf(Word(day_at));
  if (!day || Is(day_at + 1, {"%", "percent", "per", "million", "billion", ":"})) return std::nullopt;
  size_t end = day_at + 1;
  int last = *day;
  // In "January 5 and 6 March" the 6 is of March.
  if (const auto second = SecondDay(end, *day, gap)) {
    if (second->first >= words_.size() || !MonthOf(words_[second->first])) {
      end = second->first;
      last = second->second;
    }
  }
  return InYearOf(Recurring::Yearly(*month, *day, *month, last), end, Doubt::kNone);
}

TimeGrammar::Core TimeGrammar::DayFirst(size_t at, bool gap) const {
  at = SkipThe(at);
  const std::optional<int> day = DayNumberOf(Word(at));
  if (!day) return std::nullopt;
  size_t end = at + 1;
  int last = *day;
  // "8, 9 and 10 May"
  while (Word(end) == "," && DayNumberOf(Word(end + 1)) == last + 1) {
    ++last;
    end += 2;
  }
  if (const auto second = SecondDay(end, last, gap)) {
    end = second->first;
    last = second->second;
  }
  if (Word(end) == "of") ++end;
  if (end >= words_.size()) return std::nullopt;
  const std::optional<int> month = MonthOf(words_[end]);
  if (!month) return std::nullopt;
  return InYearOf(Recurring::Yearly(*month, *day, *month, last), end + 1, Doubt::kNone);
}

// "25.12.2009": the parts between full stops, three of them.
TimeGrammar::Core TimeGrammar::Dotted(size_t at, bool) const {
  const std::string_view word = Word(at);
  const size_t first = word.find('.');
  if (first == std::string_view::npos) return std::nullopt;
  const size_t second = word.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::optional<int> day = DayNumberOf(word.substr(0, first));
  const std::optional<int> month = DayNumberOf(word.substr(first + 1, second - first - 1));
  const std::optional<int> year = YearOf(word.substr(second + 1));
  if (!day || !month || !year || *month > 12) return std::nullopt;
  return FixedDay(*year, *month, *day, at + 1);
}

// "2009-12-25", "2009/12/25"
TimeGrammar::Core TimeGrammar::YearFirst(size_t at, bool) const {
  if (!InFigures(at)) return std::nullopt;
  const std::optional<int> year = YearOf(Word(at));
  const std::optional<int> month = DayNumberOf(Word(at + 2));
  const std::optional<int> day = DayNumberOf(Word(at + 4));
  if (!year || !month || !day || *month > 12) return std::nullopt;
  return FixedDay(*year, *month, *day, at + 5);
}

// "25/12/2009", "12/25/2009"; "4/5/2009" can be read both ways.
TimeGrammar::Core TimeGrammar::YearLast(size_t at, bool) const {
  if (!InFigures(at)) return std::nullopt;
  const std::optional<int> first = DayNumberOf(Word(at));
  const std::optional<int> second = DayNumberOf(Word(at + 2));
  const std::optional<int> year = YearOf(Word(at + 4));
  if (!first || !second || !year) return std::nullopt;
  const bool day_first = *second <= 12 && (*first > 12 || *first == *second);
  const bool month_first = *first <= 12 && *second > 12;
  if (day_first) return FixedDay(*year, *second, *first, at + 5);
  if (month_first) return FixedDay(*year, *first, *second, at + 5);
  return NoDate(at + 5);
}

bool TimeGrammar::InFigures(size_t at) const {
  return (IsDash(Word(at + 1)) && IsDash(Word(at + 3))) || (Word(at + 1) == "/" && Word(at + 3) == "/");
}

size_t TimeGrammar::SkipWeekday(size_t at) const {
  const bool weekday = at < words_.size() && words_[at].capital && (WeekdayOf(words_[at]) || Is(at, {"sun", "sat"}));
  if (!weekday) return at;
  const size_t end = SkipPartOfDay(at + 1);
  return Word(end) == "," ? end + 1 : end;
}

TimeGrammar::Core TimeGrammar::Date(size_t at, bool gap) const {
  for (const DateRule& rule : DateRules()) {
    Core date = (this->*rule.read)(SkipWeekday(at), gap);
    if (!date) continue;
    date->form = rule.form;
    return date;
  }
  return std::nullopt;
}

// "Thursday the 21st"
TimeGrammar::Core TimeGrammar::WeekdayTheOrdinal(size_t at) const {
  const size_t the_at = SkipWeekday(at);
  if (the_at == at || Word(the_at) != "the") return std::nullopt;
  // "on Saturday, the first visit in years": a date is written in figures after a comma.
  const std::optional<int> day = Word(the_at - 1) == "," ? TheOrdinal(the_at) : OrdinalOf(Word(the_at + 1));
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  return Resolved(Recurring::Monthly(*day, *day), the_at + 2);
}

TimeGrammar::Core TimeGrammar::Month(size_t at) const {
  if (Word(SkipThe(at)) == "month" && Word(SkipThe(at) + 1) == "of") at = SkipThe(at) + 2;
  if (at >= words_.size()) return std::nullopt;
  const std::optional<int> month = MonthOf(words_[at]);
  if (!month) return std::nullopt;
  return InYearOf(Recurring::Yearly(*month, 0, *month, 0), at + 1, Doubt::kMonthName);
}

TimeGrammar::Core TimeGrammar::Year(size_t at) const {
  const std::optional<int> year = YearOf(Word(at));
  if (!year) return std::nullopt;
  TimeCore core = Fixed(Interval::Of(CalendarUnit(CivilYear(*year))), at + 1);
  core.doubt = Doubt::kYear;
  return core;
}

TimeGrammar::Core TimeGrammar::Season(size_t at) const {
  at = SkipThe(at);
  const std::optional<int> month = SeasonOf(Word(at));
  if (!month) return std::nullopt;
  return InYearOf(Recurring::Yearly(*month, 0, (*month + 1) % 12 + 1, 0), at + 1, Doubt::kSeason);
}

// "Q1 2010"
TimeGrammar::Core TimeGrammar::ShortQuarter(size_t at) const {
  const std::string_view word = Word(at);
  if (word.size() != 2 || word[0] != 'q' || word[1] < '1' || word[1] > '4') return std::nullopt;
  const int number = word[1] - '0';
  return InYearOf(Recurring::Yearly(3 * number - 2, 0, 3 * number, 0), at + 1, Doubt::kNone);
}

// "H1 2010"
TimeGrammar::Core TimeGrammar::ShortHalf(size_t at) const {
  if (!Is(at, {"h1", "h2"})) return std::nullopt;
  const int first_month = Word(at) == "h1" ? 1 : 7;
  return InYearOf(Recurring::Yearly(first_month, 0, first_month + 5, 0), at + 1, Doubt::kNone);
}

std::optional<int> TimeGrammar::TheOrdinal(size_t at) const {
  if (Word(at) != "the") return std::nullopt;
  const std::optional<int> day = OrdinalOf(Word(at + 1));
  // Spelled out it is mostly the first of other things.
  if (!day || *day < 1 || *day > 31 || Word(at + 1).front() > '9') return std::nullopt;
  return day;
}

// "the 20th of last month"
TimeGrammar::Core TimeGrammar::DayOfToldMonth(size_t at) const {
  const std::optional<int> day = TheOrdinal(at);
  const size_t told_at = at + 3;
  if (!day || !published_ || Word(at + 2) != "of" || Word(told_at + 1) != "month") return std::nullopt;
  if (!Is(told_at, {"this", "the", "next", "last"})) return std::nullopt;
  const CivilMonth month = CivilMonth(*published_) + (Word(told_at) == "next" ? 1 : Word(told_at) == "last" ? -1 : 0);
  return FixedDay(static_cast<int>(month.year()), month.month(), *day, told_at + 2);
}

// "the 5th", "the 5th to the 8th"
TimeGrammar::Core TimeGrammar::DayOfMonth(size_t at) const {
  const std::optional<int> day = TheOrdinal(at);
  if (!day) return std::nullopt;
  const auto second = SecondDay(at + 2, *day, false);
  return Resolved(Recurring::Monthly(*day, second ? second->second : *day), second ? second->first : at + 2,
                  Doubt::kOrdinal);
}

}  // namespace chancery::extract
