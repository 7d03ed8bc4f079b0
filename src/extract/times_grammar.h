// A grammar of English time expressions over words, without a parse: what a run of words can mean. Whether it is meant
// there ("May" the month, "2010" the year) is judged where the tree is known (times.cc).
//
// A core is a date, day, week, month, year, season or a part of one; a phrase is a core with its preposition, a length
// ("for three days"), a frequency ("every Tuesday"), or a time told by another one ("two days later").
#ifndef CHANCERY_EXTRACT_TIMES_GRAMMAR_H_
#define CHANCERY_EXTRACT_TIMES_GRAMMAR_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
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

  size_t end = 0;  // the word after it
  Readings readings;
  std::optional<Recurring> recurring;  // where it is nothing but days that come round
  Doubt doubt = Doubt::kNone;
};

// How far a time lies from the one told before it: "two days later", "the same day".
struct TimeOffset {
  TimeUnit unit = TimeUnit::kDay;
  int count = 0;  // negative: before it
};

struct TimePhrase : TimeCore {
  size_t core = 0;  // the word at which it begins without its preposition
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

  // The longest phrase that begins at a word, with or without a preposition.
  std::optional<TimePhrase> PhraseAt(size_t at) const;
  // The same of a phrase that must not begin with a preposition.
  std::optional<TimePhrase> BarePhraseAt(size_t at) const;

 private:
  using Core = std::optional<TimeCore>;

  // times_grammar.cc: phrases
  std::optional<TimePhrase> Frequency(size_t at) const;
  std::optional<TimePhrase> Duration(size_t at) const;
  std::optional<TimePhrase> Anchor(size_t at) const;
  std::optional<TimePhrase> CountedAnchor(size_t at) const;
  bool EndsAt(size_t at) const;
  std::optional<TimePhrase> Bounded(size_t at) const;
  std::optional<TimePhrase> Between(size_t at) const;
  std::optional<TimePhrase> InCount(size_t at) const;
  bool LooksBack(size_t at) const;
  // The word after "nearly", "more than", "at least" and the like.
  size_t SkipHedge(size_t at) const;

  // times_ranges.cc: a core, or two cores that make a range
  Core RangeOrCore(size_t at) const;
  // `gap`: "and" may join days that do not follow each other, as after "between".
  Core RangeFrom(const TimeCore& first, bool gap) const;
  Core Joined(const TimeCore& first, const TimeCore& second) const;
  Core CoreAt(size_t at) const;

  // times_dates.cc: dates of the calendar
  Core Date(size_t at, bool gap) const;
  Core MonthFirst(size_t at, bool gap) const;
  Core DayFirst(size_t at, bool gap) const;
  Core Numeric(size_t at) const;
  Core Month(size_t at) const;
  Core Year(size_t at) const;
  Core Season(size_t at) const;
  Core Quarter(size_t at) const;
  Core DayOfMonth(size_t at) const;
  // The second day of "4-6", "4 to 6", "8 and 9": its word and number. None if there is none.
  std::optional<std::pair<size_t, int>> SecondDay(size_t at, int first, bool gap) const;
  // "2010", ", 2010", "of 2010", "last year", "of next year": the year, and the word after it.
  std::optional<std::pair<size_t, absl::CivilYear>> YearSuffix(size_t at) const;
  Core InYearOf(const Recurring& recurring, size_t at, TimeCore::Doubt doubt) const;

  // times_relative.cc: told by the day of publication
  Core Deictic(size_t at) const;
  Core Ago(size_t at) const;
  Core Relative(size_t at) const;
  Core RelativeCount(size_t unit_at, int count, int direction) const;
  Core RelativeUnit(size_t at, TimeUnit unit, int direction) const;
  Core RelativeName(size_t at, int direction) const;
  Core Weekday(size_t at) const;
  Core Weekend(size_t at) const;
  Core Part(size_t at) const;
  Core PartOfUnit(size_t at) const;
  Core Nth(size_t at) const;
  Core WeekContaining(size_t at) const;

  Core Resolved(const Recurring& recurring, size_t end, TimeCore::Doubt doubt = TimeCore::Doubt::kNone) const;

  std::string_view Word(size_t at) const {
    if (at >= words_.size()) return "";
    return words_[at].text;
  }
  bool Is(size_t at, std::initializer_list<std::string_view> words) const { return IsOneOf(Word(at), words); }
  size_t SkipThe(size_t at) const { return Word(at) == "the" ? at + 1 : at; }
  size_t SkipPartOfDay(size_t at) const { return IsPartOfDay(Word(at)) ? at + 1 : at; }

  const std::vector<TimeWord>& words_;
  std::optional<absl::CivilDay> published_;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TIMES_GRAMMAR_H_
