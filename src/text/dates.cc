#include "text/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2199;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsLetter(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); }

// A number, a word of ASCII letters, or one other byte that is no space.
struct Piece {
  std::string_view text;
  size_t begin = 0;
  size_t end() const { return begin + text.size(); }
  bool IsNumber(size_t least, size_t most) const {
    return IsDigit(text[0]) && text.size() >= least && text.size() <= most;
  }
  int Number() const {
    int value = 0;
    return absl::SimpleAtoi(ToAbsl(text), &value) ? value : -1;
  }
};

std::vector<Piece> Pieces(std::string_view text, size_t from) {
  std::vector<Piece> pieces;
  for (size_t at = from; at < text.size();) {
    const size_t begin = at;
    const auto run = [&](bool (*is)(char)) {
      while (at < text.size() && is(text[at])) ++at;
    };
    if (IsDigit(text[at])) {
      run(IsDigit);
    } else if (IsLetter(text[at])) {
      run(IsLetter);
    } else {
      ++at;
    }
    if (text[begin] != ' ') pieces.push_back({text.substr(begin, at - begin), begin});
  }
  return pieces;
}

// 1 to 12 for a month's name, its first three letters, or "Sept"; else 0. Names that are words too must be capitalised.
int MonthOf(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  if (word.size() < 3 || !absl::ascii_isupper(static_cast<unsigned char>(word[0]))) return 0;
  const std::string lower = AsciiLower(word);
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (lower == kMonths[i] || lower == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return lower == "sept" ? 9 : 0;
}

std::optional<WrittenDay> Checked(std::optional<int> year, int month, int day, Span where) {
  if (year.has_value() && (*year < kFirstYear || *year > kLastYear)) return std::nullopt;
  // A leap year stands for the year that is not known.
  const absl::CivilDay civil(year.value_or(2000), month, day);
  if (civil.month() != month || civil.day() != day) return std::nullopt;
  return WrittenDay{year, month, day, where};
}

// Reads one day that begins with a given piece.
class DayReader {
 public:
  explicit DayReader(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  std::optional<WrittenDay> At(size_t first) {
    first_ = first;
    if (const auto day = Numeric()) return day;
    if (const auto day = DayMonth()) return day;
    return MonthDay();
  }

 private:
  bool Has(size_t i) const { return i < pieces_.size(); }
  bool IsText(size_t i, std::string_view text) const { return Has(i) && EqualsIgnoreCase(pieces_[i].text, text); }
  bool IsNumber(size_t i, size_t least, size_t most) const { return Has(i) && pieces_[i].IsNumber(least, most); }
  bool Touch(size_t i) const { return Has(i + 1) && pieces_[i].end() == pieces_[i + 1].begin; }
  Span To(size_t last) const { return {pieces_[first_].begin, pieces_[last].end()}; }

  // 2009-12-09, 2009/12/09, 25.12.2009
  std::optional<WrittenDay> Numeric() const {
    const size_t i = first_;
    if (!IsNumber(i, 1, 4) || !IsNumber(i + 2, 1, 2) || !IsNumber(i + 4, 1, 4)) return std::nullopt;
    if (!Touch(i) || !Touch(i + 1) || !Touch(i + 2) || !Touch(i + 3)) return std::nullopt;
    const std::string_view mark = pieces_[i + 1].text;
    if (mark != pieces_[i + 3].text || (mark != "-" && mark != "/" && mark != ".")) return std::nullopt;
    const int a = pieces_[i].Number();
    const int b = pieces_[i + 2].Number();
    const int c = pieces_[i + 4].Number();
    if (pieces_[i].text.size() == 4) return pieces_[i + 4].text.size() > 2 ? std::nullopt : Checked(a, b, c, To(i + 4));
    if (pieces_[i].text.size() > 2 || pieces_[i + 4].text.size() != 4) return std::nullopt;
    if (a > 12 || a == b) return Checked(c, b, a, To(i + 4));
    if (b > 12) return Checked(c, a, b, To(i + 4));
    return std::nullopt;
  }

  size_t SkipOrdinal(size_t i) const {
    const bool ordinal = IsText(i, "st") || IsText(i, "nd") || IsText(i, "rd") || IsText(i, "th");
    return ordinal && Touch(i - 1) ? i + 1 : i;
  }

  size_t SkipMarks(size_t i) const {
    while (IsText(i, ",") || IsText(i, ".") || IsText(i, "-") || IsText(i, "/")) ++i;
    return i;
  }

  // A year at i, where it is no clock ("Jan 5 2009" but not "Jan 5 2009:30").
  std::optional<int> YearAt(size_t i) const {
    if (!IsNumber(i, 4, 4)) return std::nullopt;
    if (IsText(i + 1, ":") && Touch(i)) return std::nullopt;
    return pieces_[i].Number();
  }

  std::optional<WrittenDay> WithYear(int month, int day, size_t last) const {
    const size_t next = SkipMarks(last + 1);
    if (const std::optional<int> year = YearAt(next)) return Checked(year, month, day, To(next));
    return Checked(std::nullopt, month, day, To(last));
  }

  // 9 Dec, 2009; 9th of December 2009; 9-Dec-2009
  std::optional<WrittenDay> DayMonth() const {
    if (!IsNumber(first_, 1, 2) || (first_ > 0 && IsText(first_ - 1, ":") && Touch(first_ - 1))) return std::nullopt;
    size_t i = SkipOrdinal(first_ + 1);
    if (IsText(i, "of")) ++i;
    if (IsText(i, "-") || IsText(i, "/") || IsText(i, ".")) ++i;
    if (!Has(i)) return std::nullopt;
    const int month = MonthOf(pieces_[i].text);
    return month == 0 ? std::nullopt : WithYear(month, pieces_[first_].Number(), i);
  }

  // December 9, 2009; Dec. 9 2009; Dec-09-2009
  std::optional<WrittenDay> MonthDay() const {
    const int month = MonthOf(pieces_[first_].text);
    if (month == 0) return std::nullopt;
    size_t i = first_ + 1;
    if (IsText(i, ".") || IsText(i, "-") || IsText(i, "/")) ++i;
    if (!IsNumber(i, 1, 2)) return std::nullopt;
    const int day = pieces_[i].Number();
    if (SkipOrdinal(i + 1) > i + 1) ++i;
    // "Dec 10:30" is an hour.
    if (IsText(i + 1, ":") && Touch(i)) return std::nullopt;
    return WithYear(month, day, i);
  }

  const std::vector<Piece>& pieces_;
  size_t first_ = 0;
};

bool IsDateWord(const std::string& word) {
  static const auto* const words = new absl::flat_hash_set<std::string_view>{
      "monday", "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday",  "mon",         "tue",  "tues",
      "wed",    "thu",     "thur",      "thurs",    "fri",     "sat",      "sun",     "am",          "pm",   "a.m",
      "p.m",    "gmt",     "utc",       "bst",      "est",     "edt",      "et",      "cst",         "cdt",  "mst",
      "mdt",    "pst",     "pdt",       "cet",      "cest",    "eet",      "eest",    "msk",         "ist",  "jst",
      "kst",    "sgt",     "aest",      "aedt",     "hkt",     "pkt",      "trt",     "local",       "time", "hrs",
      "hours",  "h",       "published", "posted",   "updated", "modified", "last",    "first",       "on",   "at",
      "date",   "created", "release",   "released", "issued",  "the",      "edition", "publication", "page", "p"};
  return words->contains(word);
}

bool IsUpdateWord(std::string_view word) {
  return StartsWithIgnoreCase(word, "updat") || StartsWithIgnoreCase(word, "modif");
}

// The words of a line outside of `days` that do not speak of dates.
size_t OtherWords(std::string_view text, const std::vector<WrittenDay>& days) {
  std::string rest(text);
  for (const WrittenDay& day : days) {
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(day.where.begin),
              rest.begin() + static_cast<std::ptrdiff_t>(day.where.end), ' ');
  }
  const std::vector<std::string_view> words = Words(rest);
  return static_cast<size_t>(std::count_if(words.begin(), words.end(), [](std::string_view word) {
    const std::string bare = Bare(word);
    if (bare.empty() || IsDateWord(bare)) return false;
    // A clock, with or without what follows: "12:18", "5pm", "T12:18:00+03:00".
    return std::count_if(bare.begin(), bare.end(), IsDigit) * 2 < static_cast<std::ptrdiff_t>(bare.size());
  }));
}

// Whether it is nothing, a weekday or a clock, or says which edition of a paper it was: ", Monday, Final Edition".
bool IsRestOfDate(std::string_view text) {
  constexpr size_t kMostWords = 4;
  return OtherWords(text, {}) == 0 ||
         (Words(text).size() <= kMostWords && Bare(text.substr(text.rfind(' ') + 1)) == "edition");
}

// Whether it is a few words, capitalised and set off by a comma or a stroke, or set off by the width of a column; the
// weekday of the date may follow: "The Coast Post, Monday ", "WIRE / COMPANIES / ", "Foreign news     Tuesday, ".
bool IsNameBeforeDate(std::string_view text) {
  constexpr size_t kMostWords = 6;
  constexpr std::string_view kColumn = "   ";
  std::vector<std::string_view> words = Words(text);
  while (!words.empty() && IsDateWord(Bare(words.back()))) {
    text = text.substr(0, static_cast<size_t>(words.back().data() - text.data()));
    words.pop_back();
  }
  if (words.empty() || words.size() > kMostWords) return false;
  if (EndsWith(text, kColumn)) return BeginsUpper(words.front());
  return (EndsWith(words.back(), ",") || words.back() == "/") &&
         std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return word == "/" || BeginsUpper(word); });
}

// The word "20091209" as a day, where all eight digits stand alone.
std::optional<absl::CivilDay> CompactDay(std::string_view digits) {
  if (digits.size() != 8 || !std::all_of(digits.begin(), digits.end(), IsDigit)) return std::nullopt;
  return DayOfMetadata(Join(digits.substr(0, 4), "-", digits.substr(4, 2), "-", digits.substr(6, 2)));
}

std::string_view PathOfUrl(std::string_view url) {
  constexpr size_t kLongestUrl = 2048;
  url = url.substr(0, kLongestUrl);
  const size_t scheme = url.find("://");
  const size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const size_t path = url.find('/', host);
  return path == std::string_view::npos ? std::string_view() : url.substr(path, url.find_first_of("?#", path) - path);
}

}  // namespace

std::optional<absl::CivilDay> WrittenDay::Day() const {
  if (!year.has_value()) return std::nullopt;
  return absl::CivilDay(*year, month, day);
}

std::optional<WrittenDay> FindDay(std::string_view text, size_t from) {
  const std::vector<Piece> pieces = Pieces(text, from);
  DayReader reader(pieces);
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (std::optional<WrittenDay> day = reader.At(i)) return day;
  }
  return std::nullopt;
}

std::optional<DateLine> ReadDateLine(std::string_view text) {
  constexpr size_t kLongestLine = 200;  // bytes
  if (text.size() > kLongestLine) return std::nullopt;
  std::vector<WrittenDay> days;
  std::optional<DateLine> result;
  for (size_t from = 0;;) {
    const std::optional<WrittenDay> day = FindDay(text, from);
    if (!day.has_value()) break;
    const std::string_view before = text.substr(from, day->where.begin - from);
    const std::vector<std::string_view> words = Words(before);
    const bool updated = std::any_of(words.begin(), words.end(), IsUpdateWord);
    if (day->year.has_value() && (!result.has_value() || (result->updated && !updated))) {
      result = DateLine{*day->Day(), updated};
    }
    days.push_back(*day);
    from = day->where.end;
  }
  if (!result.has_value()) return std::nullopt;
  const size_t others = OtherWords(text, days);
  if (others == 0) return result;
  // "The Example Post, Monday, 18 July 2005", "Geneva, Switzerland, 9 July 2002"
  if (days.size() == 1 && IsRestOfDate(text.substr(days[0].where.end)) &&
      IsNameBeforeDate(text.substr(0, days[0].where.begin))) {
    return result;
  }
  // A name or a source beside the date, set off by a mark or a word that says so.
  constexpr size_t kMostOtherWords = 6;
  const std::string first = Bare(text.substr(0, text.find(' ')));
  const bool labelled = Contains(text, "|") || Contains(text, "•") || Contains(text, "·") || first == "by" ||
                        first == "source" || StartsWithIgnoreCase(text, "published") ||
                        StartsWithIgnoreCase(text, "posted") || IsUpdateWord(text);
  if (labelled && others <= kMostOtherWords && !IsProse(text)) return result;
  return std::nullopt;
}

std::optional<absl::CivilDay> DayOfUrl(std::string_view url) {
  const std::string_view path = PathOfUrl(url);
  for (const Piece& piece : Pieces(path, 0)) {
    if (const auto day = CompactDay(piece.text)) return day;
  }
  // /2009/dec/09/
  std::string capitalised(path);
  for (size_t i = 1; i < capitalised.size(); ++i) {
    if (capitalised[i - 1] == '/') capitalised[i] = absl::ascii_toupper(static_cast<unsigned char>(capitalised[i]));
  }
  const std::vector<Piece> pieces = Pieces(capitalised, 0);
  for (size_t i = 0; i + 4 < pieces.size(); ++i) {
    const int month = MonthOf(pieces[i + 2].text);
    if (!pieces[i].IsNumber(4, 4) || month == 0 || !pieces[i + 4].IsNumber(1, 2)) continue;
    const auto day = Checked(pieces[i].Number(), month, pieces[i + 4].Number(), {});
    if (day.has_value()) return day->Day();
  }
  for (size_t from = 0;;) {
    const std::optional<WrittenDay> day = FindDay(path, from);
    if (!day.has_value()) return std::nullopt;
    // Only the year first: words of a headline in a path ("g20-summit-may-5-2009") may be the day of what it tells.
    if (day->year.has_value() && IsDigit(path[day->where.begin + 3])) return day->Day();
    from = day->where.end;
  }
}

std::optional<int> YearOfUrl(std::string_view url) {
  const std::vector<Piece> pieces = Pieces(PathOfUrl(url), 0);
  for (size_t i = 1; i + 1 < pieces.size(); ++i) {
    if (!pieces[i].IsNumber(4, 4) || pieces[i - 1].text != "/" || pieces[i + 1].text != "/") continue;
    const int year = pieces[i].Number();
    if (year >= 1900 && year <= kLastYear) return year;
  }
  return std::nullopt;
}

std::optional<int> YearOfCopyright(std::string_view text) {
  std::optional<int> year;
  for (const Piece& piece : Pieces(text, 0)) {
    if (!piece.IsNumber(4, 4) || piece.Number() < 1900 || piece.Number() > kLastYear) continue;
    if (year.has_value()) return std::nullopt;  // "© 1999-2010": of which no one is the article's
    year = piece.Number();
  }
  return year;
}

std::optional<absl::CivilDay> DayOfMetadata(std::string_view value) {
  value = StripWhitespace(value);
  if (const auto day = CompactDay(value.substr(0, value.find('T')))) return day;
  const std::optional<WrittenDay> day = FindDay(value);
  return day.has_value() ? day->Day() : std::nullopt;
}

absl::StatusOr<absl::CivilDay> ParseDay(std::string_view text) {
  absl::CivilDay day;
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && IsDigit(text[0]);
  if (!shaped || !absl::ParseCivilTime(ToAbsl(text), &day) || absl::FormatCivilTime(day) != text) {
    return absl::InvalidArgumentError(
        Join("'", text.substr(0, 40), "' is no day of the calendar written as YYYY-MM-DD"));
  }
  return day;
}

}  // namespace chancery::text
