// The words of which time expressions are made, and a view of a text as such words.
#ifndef CHANCERY_EXTRACT_TIMES_WORDS_H_
#define CHANCERY_EXTRACT_TIMES_WORDS_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "nlp/document.h"

namespace chancery::extract {

// A word of a text, as the grammar of times reads it: in lower case, without the full stop of an abbreviation. Tokens
// that hold several ("9-11", "mid-January") are several words.
struct TimeWord {
  std::string text;
  uint32_t token = 0;
  bool capital = false;  // it begins with a capital letter
  bool verbal = false;   // tagged as a verb or a modal: "may", "march"
};

std::vector<TimeWord> TimeWordsOf(const nlp::Document& document);

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words);
// "-" and the longer dashes.
bool IsDash(std::string_view word);

// "january", "jan", "sept": 1 to 12.
std::optional<int> MonthOf(const TimeWord& word);
std::optional<absl::Weekday> WeekdayOf(const TimeWord& word);
// "tuesdays"
bool IsPluralWeekday(const TimeWord& word);
// First month of three: "spring" is 3. Those of the northern half of the world, as the publishers mostly mean.
std::optional<int> SeasonOf(std::string_view word);

// "9", "9th", "ninth": 1 to 31.
std::optional<int> DayNumberOf(std::string_view word);
// "9th", "ninth", not "9".
std::optional<int> OrdinalOf(std::string_view word);
// "2010": 1000 to 2999.
std::optional<int> YearOf(std::string_view word);

// "two", "2", "a", "one": how many. Vague counts ("several", "few", "some") are 0.
std::optional<int> CountOf(std::string_view word);

enum class TimeUnit { kMinute, kHour, kDay, kWeek, kMonth, kQuarter, kYear, kDecade };
// "week", "weeks".
std::optional<TimeUnit> UnitOf(std::string_view word);

// "morning", "evening", ...
bool IsPartOfDay(std::string_view word);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TIMES_WORDS_H_
