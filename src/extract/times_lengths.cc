// How often and how long: "every Tuesday", "twice a year", "for three days", "a two-day visit".
#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

// Longer counts of days or weeks are no lengths of events.
constexpr int kLongestTold = 60;

TimePhrase Often(size_t at, size_t end) {
  TimePhrase phrase;
  phrase.end = end;
  phrase.core = at;
  phrase.is_frequency = true;
  return phrase;
}

// `count`: of a length that tells how many.
TimePhrase Lasting(size_t at, size_t end, std::optional<int> count = std::nullopt, std::string_view unit = "") {
  TimePhrase phrase;
  phrase.end = end;
  phrase.core = at;
  phrase.is_duration = true;
  const std::optional<TimeUnit> of = UnitOf(unit);
  const int days = of == TimeUnit::kDay ? 1 : of == TimeUnit::kWeek ? 7 : 0;
  if (count && *count <= kLongestTold) phrase.days = *count * days;
  return phrase;
}

}  // namespace

// "every Tuesday", "each year", "every two years"
TimeGrammar::MaybePhrase TimeGrammar::Every(size_t at) const {
  if (!Is(at, {"every", "each"})) return std::nullopt;
  size_t name_at = at + 1;
  if (Is(name_at, {"other", "single"}) || CountOf(Word(name_at)) || OrdinalOf(Word(name_at))) ++name_at;
  if (name_at >= words_.size()) return std::nullopt;
  const bool time = UnitOf(Word(name_at)) || WeekdayOf(words_[name_at]) || MonthOf(words_[name_at]) ||
                    SeasonOf(Word(name_at)) || Is(name_at, {"weekend", "morning", "evening", "night", "time"});
  return time ? MaybePhrase(Often(at, name_at + 1)) : std::nullopt;
}

// "on Tuesdays"
TimeGrammar::MaybePhrase TimeGrammar::Weekdays(size_t at) const {
  const size_t weekday_at = Word(at) == "on" ? at + 1 : at;
  if (weekday_at >= words_.size() || !IsPluralWeekday(words_[weekday_at])) return std::nullopt;
  return Often(at, weekday_at + 1);
}

TimeGrammar::MaybePhrase TimeGrammar::FromTimeToTime(size_t at) const {
  const std::optional<size_t> end = AfterWords(at, "from time to time");
  return end ? MaybePhrase(Often(at, *end)) : std::nullopt;
}

// "twice a year", "four times each month"
TimeGrammar::MaybePhrase TimeGrammar::TimesAUnit(size_t at) const {
  const bool times = CountOf(Word(at)) && Word(at + 1) == "times";
  if (!times && !Is(at, {"once", "twice"})) return std::nullopt;
  const size_t a_at = times ? at + 2 : at + 1;
  if (!Is(a_at, {"a", "per", "each", "every"}) || !UnitOf(Word(a_at + 1))) return std::nullopt;
  return Often(at, a_at + 2);
}

TimeGrammar::MaybePhrase TimeGrammar::FrequencyAdverb(size_t at) const {
  if (!Is(at, {"regularly", "often", "frequently", "repeatedly", "occasionally", "periodically", "routinely", "usually",
               "normally", "sometimes", "always", "annually", "yearly", "quarterly", "monthly", "weekly", "daily"})) {
    return std::nullopt;
  }
  TimePhrase phrase = Often(at, at + 1);
  phrase.doubt = TimeCore::Doubt::kAdverb;
  return phrase;
}

// "a two-day [visit]", "three-week-long"
TimeGrammar::MaybePhrase TimeGrammar::Hyphenated(size_t at) const {
  const std::optional<int> count = CountOf(Word(at));
  if (!count || !IsDash(Word(at + 1)) || !UnitOf(Word(at + 2))) return std::nullopt;
  const bool goes_on = IsDash(Word(at + 3)) && Is(at + 4, {"long", "old"});
  return Lasting(at, goes_on ? at + 5 : at + 3, count, Word(at + 2));
}

// "a week-long [visit]", "daylong [talks]"
TimeGrammar::MaybePhrase TimeGrammar::UnitLong(size_t at) const {
  if (UnitOf(Word(at)) && IsDash(Word(at + 1)) && Word(at + 2) == "long") return Lasting(at, at + 3);
  if (Is(at, {"daylong", "weeklong", "monthlong", "yearlong"})) return Lasting(at, at + 1);
  return std::nullopt;
}

// "two days of [talks]", but not "two weeks of May"
TimeGrammar::MaybePhrase TimeGrammar::DaysOf(size_t at) const {
  const std::optional<int> count = CountOf(Word(at));
  if (count.value_or(0) <= 1 || !UnitOf(Word(at + 1)) || Word(at + 2) != "of" || CoreAt(at + 3)) return std::nullopt;
  return Lasting(at, at + 2, count, Word(at + 1));
}

// "all week"
TimeGrammar::MaybePhrase TimeGrammar::AllUnit(size_t at) const {
  return Word(at) == "all" && UnitOf(Word(at + 1)) ? MaybePhrase(Lasting(at, at + 2)) : std::nullopt;
}

std::optional<size_t> TimeGrammar::UnitAfterCount(size_t at) const {
  if (CountOf(Word(at))) at += Is(at + 1, {"more", "full", "whole", "consecutive"}) ? 2 : 1;
  return UnitOf(Word(at)) && Word(at + 1) != "ago" ? std::optional(at) : std::nullopt;
}

// "for three days", "lasting almost two weeks", "for years"
TimeGrammar::MaybePhrase TimeGrammar::ForCount(size_t at) const {
  if (!Is(at, {"for", "lasting", "lasted", "throughout"})) return std::nullopt;
  const size_t count_at = SkipThe(SkipHedge(at + 1));
  const std::optional<size_t> unit_at = UnitAfterCount(count_at);
  if (!unit_at || (*unit_at == count_at && Word(count_at).back() != 's')) return std::nullopt;
  return Lasting(at, *unit_at + 1, CountOf(Word(count_at)), Word(*unit_at));
}

// "for the past week", "for the first two days"
TimeGrammar::MaybePhrase TimeGrammar::ForToNow(size_t at) const {
  if (!Is(at, {"for", "lasting", "lasted", "throughout"})) return std::nullopt;
  const size_t which_at = SkipThe(SkipHedge(at + 1));
  if (!Is(which_at, {"past", "last", "next", "first"})) return std::nullopt;
  const std::optional<size_t> unit_at = UnitAfterCount(which_at + 1);
  return unit_at ? MaybePhrase(Lasting(at, *unit_at + 1)) : std::nullopt;
}

}  // namespace chancery::extract
