#include "text/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr size_t kLongestDateline = 120;  // bytes
constexpr size_t kMostPlaceWords = 6;
constexpr size_t kMostAgencyWords = 4;

// Where the head of the text ends and how long the mark is that ends it: the first dash that stands free, or follows a
// bracket or slash.
struct Mark {
  size_t begin = std::string_view::npos;
  size_t length = 0;
};

Mark FindMark(std::string_view text) {
  Mark first;
  constexpr std::array<std::string_view, 9> kMarks = {" --", " — ", " – ", " - ", ")--", ")—", ")–", ")-", "/ - "};
  for (std::string_view mark : kMarks) {
    const size_t at = text.substr(0, kLongestDateline).find(mark);
    if (at >= first.begin || at == std::string_view::npos) continue;
    const size_t kept = mark[0] == ' ' ? 0 : 1;  // the bracket belongs to the head
    first = {at + kept, mark.size() - kept};
  }
  // "MOSCOW, January 5. /TASS/. The"
  const size_t slash = text.substr(0, kLongestDateline).find("/. ");
  if (slash < first.begin) first = {slash + 1, 2};
  return first;
}

// Takes "(Reuters)" or "/TASS/" off the end of the head; empty if there is none.
std::string TakeAgency(std::string_view* head) {
  *head = StripTrailingWhitespace(*head);
  if (head->empty()) return {};
  const char close = head->back();
  const char open = close == ')' ? '(' : close == ']' ? '[' : close == '/' ? '/' : '\0';
  if (open == '\0' || head->size() < 4) return {};
  const size_t begin = head->rfind(open, head->size() - 2);
  if (begin == std::string_view::npos) return {};
  const std::string_view agency = head->substr(begin + 1, head->size() - begin - 2);
  if (!BeginsUpper(agency) || Words(agency).size() > kMostAgencyWords) return {};
  *head = StripTrailingWhitespace(head->substr(0, begin));
  return std::string(agency);
}

// Takes marks and a weekday off the end of the head.
void TakeWeekday(std::string_view* head) {
  const auto trim = [head] {
    while (!head->empty() && (head->back() == ' ' || head->back() == ',')) head->remove_suffix(1);
  };
  trim();
  const size_t word = head->rfind(' ') + 1;  // 0 where there is none
  if (word > 0 && EndsWithIgnoreCase(head->substr(word), "day")) *head = head->substr(0, word);
  trim();
}

// Takes the day, with a weekday before it, off the end of the head.
std::optional<WrittenDay> TakeDay(std::string_view* head) {
  const std::optional<WrittenDay> day = FindDay(*head);
  if (!day.has_value()) return std::nullopt;
  const std::string_view rest = head->substr(day->where.end);
  if (rest.find_first_not_of(" .,:/") != std::string_view::npos) return std::nullopt;
  *head = head->substr(0, day->where.begin);
  return day;
}

// Capitalised words, in up to three parts parted by commas or slashes: "WASHINGTON, D.C.", "Sharm el-Sheikh, Egypt".
bool IsPlace(std::string_view place) {
  const std::vector<std::string_view> words = Words(place);
  if (words.empty() || words.size() > kMostPlaceWords) return false;
  if (std::count(place.begin(), place.end(), ',') > 2) return false;
  if (place.find_first_of("0123456789()[]\"“”:;!?") != std::string_view::npos) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return BeginsUpper(word) || word == "de" || word == "al" || word == "of" || word == "the" || word == "and" ||
           StartsWith(word, "el-") || StartsWith(word, "al-");
  });
}

// Whether a place without a day or an agency is one all the same: "GENEVA — The ministers met.". A short word in
// capitals is more often an organisation, and a line that goes on in capitals, or is no sentence, a heading.
bool IsPlaceByItself(std::string_view place, std::string_view report) {
  constexpr size_t kShortestPlace = 5;
  const std::string_view first_part = place.substr(0, place.find(','));
  const size_t words = Words(first_part).size();
  constexpr size_t kMostWords = 3;
  return IsAllCapitals(first_part) && Length(first_part) >= kShortestPlace &&
         words <= (StartsWith(first_part, "THE ") ? kMostWords - 1 : kMostWords) && BeginsUpper(report) &&
         !IsAllCapitals(report) && IsProse(report);
}

// Words before a colon that are no place.
bool IsLabel(std::string_view head) {
  constexpr std::array<std::string_view, 36> kLabels = {
      "question",  "answer",     "update",     "updated",   "breaking",     "analysis",   "exclusive",  "explainer",
      "watch",     "video",      "opinion",    "editorial", "interview",    "correction", "factbox",    "timeline",
      "moderator", "journalist", "reporter",   "speaker",   "secretary",    "minister",   "president",  "chairman",
      "senator",   "ambassador", "chancellor", "spokesman", "spokesperson", "summary",    "background", "photos",
      "podcast",   "comment",    "statement",  "subject"};
  const std::vector<std::string_view> words = Words(head);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::find(kLabels.begin(), kLabels.end(), Bare(word)) != kLabels.end();
  });
}

}  // namespace

std::optional<Dateline> FindColonDateline(std::string_view text) {
  const size_t colon = text.substr(0, kLongestDateline).find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view head = text.substr(0, colon);
  // "ISLAMABAD, Feb 7: The"
  const std::optional<WrittenDay> day = TakeDay(&head);
  if (day.has_value()) TakeWeekday(&head);
  if (EndsWithIgnoreCase(head, "day")) return std::nullopt;
  if (!IsPlace(head) || !IsPlaceByItself(head, text.substr(colon + 2)) || IsLabel(head)) return std::nullopt;
  return Dateline{std::string(head), "", day, colon + 2};
}

std::optional<Dateline> FindDateline(std::string_view text) {
  if (!BeginsUpper(text.substr(0, kLongestDateline))) return std::nullopt;
  const Mark mark = FindMark(text);
  if (mark.begin == std::string_view::npos) return std::nullopt;
  std::string_view head = text.substr(0, mark.begin);
  Dateline result;
  result.agency = TakeAgency(&head);
  result.day = TakeDay(&head);
  // "GENEVA (AP), May 3 —" has them the other way round.
  TakeWeekday(&head);
  if (result.agency.empty()) result.agency = TakeAgency(&head);
  TakeWeekday(&head);
  if (EndsWith(head, ".") && !EndsInAbbreviation(head)) head.remove_suffix(1);
  result.length = mark.begin + mark.length;
  while (result.length < text.size() && (text[result.length] == ' ' || text[result.length] == '-')) ++result.length;
  if (!IsPlace(head)) return std::nullopt;
  const bool told = !result.agency.empty() || result.day.has_value();
  if (!told && !IsPlaceByItself(head, text.substr(result.length))) return std::nullopt;
  result.place = head;
  return result;
}

}  // namespace chancery::text
