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

// "25.12.2009": the parts between full stops, three of them.
std::optional<TimeCore> Dotted(std::string_view word, size_t end) {
  const size_t first = word.find('.');
  if (first == std::string_view::npos) return std::nullopt;
  const size_t second = word.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::optional<int> day = DayNumberOf(word.substr(0, first));
  const std::optional<int> month = DayNumberOf(word.substr(first + 1, second - first - 1));
  const std::optional<int> year = YearOf(word.substr(second + 1));
  if (!day || !month || !year || *month > 12) return std::nullopt;
  return FixedDay(*year, *month, *day, end);
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

TimeGrammar::Core TimeGrammar::Numeric(size_t at) const {
  if (Core dotted = Dotted(Word(at), at + 1)) return dotted;
  const bool dashed = IsDash(Word(at + 1)) && IsDash(Word(at + 3));
  const bool slashed = Word(at + 1) == "/" && Word(at + 3) == "/";
  if (!dashed && !slashed) return std::nullopt;
  const std::optional<int> middle = DayNumberOf(Word(at + 2));
  if (!middle) return std::nullopt;
  if (const std::optional<int> year = YearOf(Word(at))) {
    const std::optional<int> day = DayNumberOf(Word(at + 4));
    if (!day || *middle > 12) return std::nullopt;
    return FixedDay(*year, *middle, *day, at + 5);
  }
  const std::optional<int> first = DayNumberOf(Word(at));
  const std::optional<int> year = YearOf(Word(at + 4));
  if (!first || !year) return std::nullopt;
  const bool day_first = *middle <= 12 && (*first > 12 || *first == *middle);
  const bool month_first = *first <= 12 && *middle > 12;
  if (day_first) return FixedDay(*year, *middle, *first, at + 5);
  if (month_first) return FixedDay(*year, *first, *middle, at + 5);
  return NoDate(at + 5);
}

TimeGrammar::Core TimeGrammar::Date(size_t at, bool gap) const {
  size_t date_at = at;
  const bool weekday = at < words_.size() && words_[at].capital && (WeekdayOf(words_[at]) || Is(at, {"sun", "sat"}));
  if (weekday) {
    date_at = SkipPartOfDay(at + 1);
    if (Word(date_at) == ",") ++date_at;
  }
  if (Core date = MonthFirst(date_at, gap)) return date;
  if (Core date = DayFirst(date_at, gap)) return date;
  if (Core date = Numeric(date_at)) return date;
  // "Thursday the 21st"
  if (weekday && Word(date_at) == "the") {
    // "on Saturday, the first visit in years": a date is written in figures after a comma.
    const bool counts = Word(date_at - 1) == "," && Word(date_at + 1).find_first_of("0123456789") != 0;
    if (const std::optional<int> day = OrdinalOf(Word(date_at + 1)); day && !counts && *day >= 1 && *day <= 31) {
      return Resolved(Recurring::Monthly(*day, *day), date_at + 2);
    }
  }
  return std::nullopt;
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

TimeGrammar::Core TimeGrammar::Quarter(size_t at) const {
  const std::string_view word = Word(at);
  if (word.size() != 2 || word[1] < '1') return std::nullopt;
  const int number = word[1] - '0';
  if (word[0] == 'q' && number <= 4) {
    return InYearOf(Recurring::Yearly(3 * number - 2, 0, 3 * number, 0), at + 1, Doubt::kNone);
  }
  if (word[0] == 'h' && number <= 2) {
    return InYearOf(Recurring::Yearly(6 * number - 5, 0, 6 * number, 0), at + 1, Doubt::kNone);
  }
  return std::nullopt;
}

TimeGrammar::Core TimeGrammar::DayOfMonth(size_t at) const {
  if (Word(at) != "the") return std::nullopt;
  const std::optional<int> day = OrdinalOf(Word(at + 1));
  // Spelled out it is mostly the first of other things.
  if (!day || *day < 1 || *day > 31 || Word(at + 1).front() > '9') return std::nullopt;
  size_t end = at + 2;
  if (published_ && Word(end) == "of" && Is(end + 1, {"this", "the", "next", "last"}) && Word(end + 2) == "month") {
    const CivilMonth month = CivilMonth(*published_) + (Word(end + 1) == "next" ? 1 : Word(end + 1) == "last" ? -1 : 0);
    return FixedDay(static_cast<int>(month.year()), month.month(), *day, end + 3);
  }
  int last = *day;
  if (const auto second = SecondDay(end, *day, false)) {
    end = second->first;
    last = second->second;
  }
  return Resolved(Recurring::Monthly(*day, last), end, Doubt::kOrdinal);
}

}  // namespace chancery::extract
