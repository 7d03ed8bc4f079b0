// A grammar of English time expressions over words, without a parse: what a run of words can mean. Whether it is meant
// there ("May" the month, "2010" the year) is judged where the tree is known (times.cc).
//
// A core is a date, day, week, month, year, season or a part of one; a phrase is a core with its preposition, a length
// ("for three days"), a frequency ("every Tuesday"), or a time told by another one ("two days later").
//
// Each form that it reads is a rule with a name, and the rules are tried in the order of their tables.
#ifndef CHANCERY_EXTRACT_TIMES_GRAMMAR_H_
#define CHANCERY_EXTRACT_TIMES_GRAMMAR_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "extract/times_calendar.h"
#include "extract/times_words.h"

namespace chancery::extract {

// A run of words that can be a time.
struct TimeCore {
  // What the words alone leave open, to be settled by the tree.
  enum class Doubt {
    kNone,
    kMonthName,  // "May", "March", "August"
    kYear,       // "2010"
    kOrdinal,    // "the 5th"
    kSeason,     // "spring", "fall"
    kAdverb,     // "daily", "weekly": adverb or adjective
    kMoved,      // "to January", of what is postponed or moved
  };

  size_t end = 0;         // the word after it
  std::string_view form;  // the rule that read it, one of TimeGrammar::Forms()
  Readings readings;
  std::optional<Recurring> recurring;  // where it is nothing but days that come round
  Doubt doubt = Doubt::kNone;
};

// How far a time lies from the one told before it: "two days later", "the same day".
struct TimeOffset {
  TimeUnit unit = TimeUnit::kDay;
  int count = 0;  // negative: before it
};

// The day, week, month or year that lies `count` units after that of a day; minutes and hours stay on the day.
Interval Shifted(absl::CivilDay day, TimeUnit unit, int count);

struct TimePhrase : TimeCore {
  size_t core = 0;               // the word at which it begins without its preposition
  std::string_view preposition;  // "no later than", one of TimeGrammar::Forms(); empty without one
  bool is_frequency = false;
  bool is_duration = false;
  bool is_anchor = false;
  int days = 0;                      // of a duration: how many, where told in days or weeks
  std::optional<TimeOffset> offset;  // of an anchor, where it tells one
};

// Reads phrases at words. `words` must outlive it.
class TimeGrammar {
 public:
  TimeGrammar(const std::vector<TimeWord>& words, std::optional<absl::CivilDay> published)
      : words_(words), published_(published) {}

  // The names of all forms that it reads: of phrases, of prepositions, of ranges and of cores.
  static std::vector<std::string_view> Forms();

  // The longest phrase that begins at a word, with or without a preposition.
  std::optional<TimePhrase> PhraseAt(size_t at) const;
  // The same of a phrase that must not begin with a preposition.
  std::optional<TimePhrase> BarePhraseAt(size_t at) const;

 private:
  using Core = std::optional<TimeCore>;
  using MaybePhrase = std::optional<TimePhrase>;

  // Forms that join two cores.
  static constexpr std::string_view kRangeTo = "range_to";    // "Monday to Wednesday"
  static constexpr std::string_view kRangeAnd = "range_and";  // "Monday and Tuesday"

  // A form with what reads it at a word.
  template <typename Result>
  struct Rule {
    std::string_view form;
    Result (TimeGrammar::*read)(size_t) const;
  };
  struct DateRule {
    std::string_view form;
    Core (TimeGrammar::*read)(size_t, bool gap) const;
  };

  // The forms in the order in which they are tried: what begins with the same words and says more comes first.
  static absl::Span<const Rule<MaybePhrase>> PhraseRules();
  static absl::Span<const Rule<MaybePhrase>> AnchorRules();
  static absl::Span<const DateRule> DateRules();
  static absl::Span<const Rule<Core>> CoreRules();

  template <typename Result>
  Result First(absl::Span<const Rule<Result>> rules, size_t at) const {
    for (const Rule<Result>& rule : rules) {
      Result result = (this->*rule.read)(at);
      if (!result) continue;
      result->form = rule.form;
      return result;
    }
    return std::nullopt;
  }

  // times_lengths.cc: how often and how long
  MaybePhrase Every(size_t at) const;
  MaybePhrase Weekdays(size_t at) const;
  MaybePhrase FromTimeToTime(size_t at) const;
  MaybePhrase TimesAUnit(size_t at) const;
  MaybePhrase FrequencyAdverb(size_t at) const;
  MaybePhrase Hyphenated(size_t at) const;
  MaybePhrase UnitLong(size_t at) const;
  MaybePhrase DaysOf(size_t at) const;
  MaybePhrase AllUnit(size_t at) const;
  MaybePhrase ForCount(size_t at) const;
  MaybePhrase ForToNow(size_t at) const;
  // The unit after "three", "three full" or nothing; none before "ago".
  std::optional<size_t> UnitAfterCount(size_t at) const;

  // times_anchors.cc: told by another time
  MaybePhrase CountedAnchor(size_t at) const;
  MaybePhrase AtTheTime(size_t at) const;
  MaybePhrase InTheDay(size_t at) const;
  MaybePhrase ThatDay(size_t at) const;
  MaybePhrase SameDay(size_t at) const;
  MaybePhrase FollowingDay(size_t at) const;
  MaybePhrase PreviousDay(size_t at) const;
  MaybePhrase NextDay(size_t at) const;
  MaybePhrase DayAfter(size_t at) const;
  // An anchor `count` days from the day told last, if what stands before `end` names a day, not a longer time.
  TimePhrase DayAnchor(size_t at, size_t end, int count) const;
  // Whether a word is a day, week, month or year, or a part of a day.
  bool NamesUnit(size_t at) const;
  // The same, or the name of a day or month.
  bool NamesTime(size_t at) const;
  bool EndsAt(size_t at) const;

  // times_grammar.cc: phrases with prepositions
  MaybePhrase LookedBack(size_t at) const;
  MaybePhrase InCount(size_t at) const;
  MaybePhrase WithinCount(size_t at) const;
  MaybePhrase Between(size_t at) const;
  MaybePhrase FromTo(size_t at) const;
  MaybePhrase From(size_t at) const;
  MaybePhrase Bounded(size_t at) const;
  bool LooksBack(size_t at) const;
  // "two days" ahead of today, after "in" or "within" at a word.
  Core CountAhead(size_t at) const;
  // The word after "nearly", "more than", "at least" and the like.
  size_t SkipHedge(size_t at) const;

  // times_ranges.cc: a core, or two cores that make a range
  Core RangeOrCore(size_t at) const;
  // `gap`: "and" may join days that do not follow each other, as after "between".
  Core RangeFrom(const TimeCore& first, bool gap) const;
  Core RangeAfter(size_t at, bool gap) const;
  Core Joined(const TimeCore& first, const TimeCore& second) const;
  Core CoreAt(size_t at) const;

  // times_dates.cc: dates of the calendar
  Core Date(size_t at, bool gap) const;
  Core MonthFirst(size_t at, bool gap) const;
  Core DayFirst(size_t at, bool gap) const;
  Core Dotted(size_t at, bool gap) const;
  Core YearFirst(size_t at, bool gap) const;
  Core YearLast(size_t at, bool gap) const;
  Core WeekdayTheOrdinal(size_t at) const;
  Core Month(size_t at) const;
  Core Year(size_t at) const;
  Core Season(size_t at) const;
  Core ShortQuarter(size_t at) const;
  Core ShortHalf(size_t at) const;
  Core DayOfToldMonth(size_t at) const;
  Core DayOfMonth(size_t at) const;
  // Whether three numbers can stand here, between dashes or slashes.
  bool InFigures(size_t at) const;
  // The word after a weekday with which a date begins; `at` where there is none.
  size_t SkipWeekday(size_t at) const;
  // "the 5th": its number; none for "the fifth".
  std::optional<int> TheOrdinal(size_t at) const;
  // The second day of "4-6", "4 to 6", "8 and 9": its word and number. None if there is none.
  std::optional<std::pair<size_t, int>> SecondDay(size_t at, int first, bool gap) const;
  // "2010", ", 2010", "of 2010", "last year", "of next year": the year, and the word after it.
  std::optional<std::pair<size_t, absl::CivilYear>> YearSuffix(size_t at) const;
  Core InYearOf(const Recurring& recurring, size_t at, TimeCore::Doubt doubt) const;

  // times_relative.cc: told by the day of publication
  Core Today(size_t at) const;
  Core Yesterday(size_t at) const;
  Core Tomorrow(size_t at) const;
  Core ThisMorning(size_t at) const;
  Core LastNight(size_t at) const;
  Core DayBeforeYesterday(size_t at) const;
  Core DayAfterTomorrow(size_t at) const;
  Core Ago(size_t at) const;
  Core FromNow(size_t at) const;
  Core RelativeCount(size_t at) const;
  Core RelativeName(size_t at) const;
  Core RelativeUnits(size_t at) const;
  Core RelativeSpan(size_t at) const;
  Core RelativeWeekday(size_t at) const;
  Core RelativeUnit(size_t at) const;
  Core WeekdayOfWeek(size_t at) const;
  Core Weekday(size_t at) const;
  Core Weekend(size_t at) const;
  // "last", "the coming", "this past": the word after it, -1, 0 or 1, and whether it counts from today.
  struct Told {
    size_t at = 0;
    int direction = 0;
    bool span = false;
  };
  // None for "the last weeks of the campaign", which end with the campaign.
  std::optional<Told> ToldAt(size_t at) const;
  bool IsPartOfOther(size_t at) const;
  // "three weeks", "a couple of days", "months" before `end`. A count of 0 is not said.
  struct Step {
    size_t end = 0;
    TimeUnit unit = TimeUnit::kDay;
    int count = 0;
  };
  std::optional<Step> StepAt(size_t at) const;
  // From `count` units before today to today, or from today to so many after it; of a vague count open at one end.
  Core SpanOf(size_t unit_at, int count, int direction) const;

  // times_parts.cc: parts of longer times
  Core EarlyOrLate(size_t at) const;
  Core MonthsOf(size_t at) const;
  Core HalfOf(size_t at) const;
  Core EndOf(size_t at) const;
  Core NthWeekday(size_t at) const;
  Core NthWeek(size_t at) const;
  Core NthQuarter(size_t at) const;
  Core WeekContaining(size_t at) const;
  Core PartOfUnit(size_t at) const;
  // "the first week of July": which, the word of what is counted, and of what. `last` counts from the end.
  struct Nth {
    bool last = false;
    int nth = 0;
    size_t counted = 0;
    TimeCore whole;
  };
  std::optional<Nth> NthAt(size_t at) const;

  Core Resolved(const Recurring& recurring, size_t end, TimeCore::Doubt doubt = TimeCore::Doubt::kNone) const;

  std::string_view Word(size_t at) const {
    if (at >= words_.size()) return "";
    return words_[at].text;
  }
  bool Is(size_t at, std::initializer_list<std::string_view> words) const { return IsOneOf(Word(at), words); }
  // The word after `words`, which are parted by spaces, if these stand at a word.
  std::optional<size_t> AfterWords(size_t at, std::string_view words) const;
  size_t SkipThe(size_t at) const { return Word(at) == "the" ? at + 1 : at; }
  size_t SkipPartOfDay(size_t at) const { return IsPartOfDay(Word(at)) ? at + 1 : at; }

  const std::vector<TimeWord>& words_;
  std::optional<absl::CivilDay> published_;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TIMES_GRAMMAR_H_
