// Days as pages write them. No day is ever guessed: what could be read in two ways is not read.
#ifndef CHANCERY_TEXT_DATES_H_
#define CHANCERY_TEXT_DATES_H_

#include <optional>
#include <string_view>

#include "absl/time/civil_time.h"
#include "text/article.h"

namespace chancery::text {

// A day in a text. The year may be missing ("Jan 5").
struct WrittenDay {
  std::optional<int> year;
  int month = 0;
  int day = 0;
  Span where;  // of the text

  // The day, if its year is known.
  std::optional<absl::CivilDay> Day() const;
};

// The first day in the text from `from` on: "2009-12-09T12:18", "2009/12/09", "9 Dec, 2009", "9th of December 2009",
// "December 9, 2009", "9-Dec-2009", "25/12/2009", "Jan 5". Of "05/06/2009" no one knows which is the month: no day.
std::optional<WrittenDay> FindDay(std::string_view text, size_t from = 0);

// A line that says when a page was published and nothing else: "Wednesday, 9 December 2009 - 12:18 GMT",
// "Published: Dec 9, 2009 | Updated: Dec 11, 2009", "By Ann Lee, 9 December 2009".
struct DateLine {
  absl::CivilDay day;
  bool updated = false;  // it only says when the page was last changed
};
std::optional<DateLine> ReadDateLine(std::string_view text);

// The day in a URL's path: /2009/12/09/, /2009-12-09-, /20091209, /2009/dec/09/.
std::optional<absl::CivilDay> DayOfUrl(std::string_view url);

// The year in a URL's path (/2009/12/), or of a copyright line ("© 2009 Example News"), where it stands alone.
std::optional<int> YearOfUrl(std::string_view url);
std::optional<int> YearOfCopyright(std::string_view text);

// The day of a value made for programs, as metadata has it: FindDay, or 20091209 or 20091209T121800.
std::optional<absl::CivilDay> DayOfMetadata(std::string_view value);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_DATES_H_
