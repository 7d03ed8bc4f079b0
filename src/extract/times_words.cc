#include "extract/times_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"

namespace chancery::extract {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 20> kOrdinals = {
    "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
constexpr std::array<std::string_view, 21> kCounts = {
    "several",  "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

// Shortest written forms of months and weekdays: "Sept" is longer than three letters, "Weds" and "Thurs" too.
constexpr size_t kShortest = 3;

std::optional<int> Number(std::string_view word) {
  if (word.empty() || word.size() > 4) return std::nullopt;
  int number = 0;
  for (const char c : word) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// The place of the one name that `word` is, or begins as an abbreviation that news style uses.
template <size_t kSize>
std::optional<int> NameOf(std::string_view word, const std::array<std::string_view, kSize>& names,
                          std::initializer_list<std::string_view> longer_abbreviations) {
  for (size_t i = 0; i < kSize; ++i) {
    const bool is_name = word == names[i];
    const bool is_short = word.size() == kShortest && names[i].substr(0, kShortest) == word;
    const bool is_longer =
        IsOneOf(word, longer_abbreviations) && names[i].substr(0, kShortest) == word.substr(0, kShortest);
    if (is_name || is_short || is_longer) return static_cast<int>(i);
  }
  return std::nullopt;
}

// Length of the separator that begins at `at` in `text`: a hyphen, an en or em dash, a slash; 0 for none.
size_t SeparatorAt(std::string_view text, size_t at) {
  if (text[at] == '-' || text[at] == '/') return 1;
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    if (text.substr(at, dash.size()) == dash) return dash.size();
  }
  return 0;
}

void AddWord(std::string_view text, uint32_t token, bool verbal, std::vector<TimeWord>& words) {
  if (text.empty()) return;
  TimeWord word;
  word.capital = absl::ascii_isupper(static_cast<unsigned char>(text.front()));
  if (text.size() > 1 && text.back() == '.') text.remove_suffix(1);
  word.text = absl::AsciiStrToLower(std::string(text));
  word.token = token;
  word.verbal = verbal;
  words.push_back(std::move(word));
}

}  // namespace

std::vector<TimeWord> TimeWordsOf(const nlp::Document& document) {
  std::vector<TimeWord> words;
  words.reserve(document.tokens.size());
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    const nlp::Token& token = document.tokens[i];
    const std::string_view text = document.Text(token);
    const bool verbal = token.tag == "MD" || token.tag.substr(0, 2) == "VB";
    size_t begin = 0;
    for (size_t at = 0; at < text.size();) {
      const size_t separator = SeparatorAt(text, at);
      if (separator == 0) {
        ++at;
        continue;
      }
      AddWord(text.substr(begin, at - begin), i, verbal, words);
      AddWord(text[at] == '/' ? "/" : "-", i, false, words);
      begin = at += separator;
    }
    AddWord(text.substr(begin), i, verbal, words);
  }
  return words;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsDash(std::string_view word) { return word == "-"; }

std::optional<int> MonthOf(const TimeWord& word) {
  if (!word.capital || word.verbal) return std::nullopt;
  const std::optional<int> month = NameOf(word.text, kMonths, {"sept"});
  if (!month) return std::nullopt;
  return *month + 1;
}

std::optional<absl::Weekday> WeekdayOf(const TimeWord& word) {
  if (!word.capital || word.verbal) return std::nullopt;
  // "Sun" and "Sat" are words of their own.
  if (IsOneOf(word.text, {"sun", "sat"})) return std::nullopt;
  const std::optional<int> weekday = NameOf(word.text, kWeekdays, {"tues", "weds", "thur", "thurs"});
  if (!weekday) return std::nullopt;
  return static_cast<absl::Weekday>(*weekday);
}

bool IsPluralWeekday(const TimeWord& word) {
  if (word.text.empty() || word.text.back() != 's') return false;
  std::string_view singular = word.text;
  singular.remove_suffix(1);
  return std::find(kWeekdays.begin(), kWeekdays.end(), singular) != kWeekdays.end();
}

std::optional<int> SeasonOf(std::string_view word) {
  if (word == "spring") return 3;
  if (word == "summer") return 6;
  if (word == "autumn" || word == "fall") return 9;
  if (word == "winter") return 12;
  return std::nullopt;
}

std::optional<int> OrdinalOf(std::string_view word) {
  for (size_t i = 0; i < kOrdinals.size(); ++i) {
    if (word == kOrdinals[i]) return static_cast<int>(i) + 1;
  }
  if (word.size() < 3 || !IsOneOf(word.substr(word.size() - 2), {"st", "nd", "rd", "th"})) return std::nullopt;
  return Number(word.substr(0, word.size() - 2));
}

std::optional<int> DayNumberOf(std::string_view word) {
  std::optional<int> day = OrdinalOf(word);
  if (!day && word.size() <= 2) day = Number(word);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  return day;
}

std::optional<int> YearOf(std::string_view word) {
  const std::optional<int> year = word.size() == 4 ? Number(word) : std::nullopt;
  if (!year || *year < 1000 || *year > 2999) return std::nullopt;
  return year;
}

std::optional<int> CountOf(std::string_view word) {
  for (size_t i = 0; i < kCounts.size(); ++i) {
    if (word == kCounts[i]) return static_cast<int>(i);
  }
  if (IsOneOf(word, {"a", "an"})) return 1;
  if (IsOneOf(word, {"few", "some", "many", "recent"})) return 0;
  return Number(word);
}

std::optional<TimeUnit> UnitOf(std::string_view word) {
  if (!word.empty() && word.back() == 's') word.remove_suffix(1);
  if (word == "minute") return TimeUnit::kMinute;
  if (word == "hour") return TimeUnit::kHour;
  if (word == "day") return TimeUnit::kDay;
  if (word == "week") return TimeUnit::kWeek;
  if (word == "month") return TimeUnit::kMonth;
  if (word == "quarter") return TimeUnit::kQuarter;
  if (word == "year") return TimeUnit::kYear;
  if (word == "decade") return TimeUnit::kDecade;
  return std::nullopt;
}

bool IsPartOfDay(std::string_view word) {
  return IsOneOf(word, {"morning", "noon", "afternoon", "evening", "night", "midnight"});
}

}  // namespace chancery::extract
