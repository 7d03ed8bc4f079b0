// The place, day and agency with which agencies begin a report: "MOSCOW, Jan 5 (Xinhua) --".
#ifndef CHANCERY_TEXT_DATELINE_H_
#define CHANCERY_TEXT_DATELINE_H_

#include <optional>
#include <string>
#include <string_view>

#include "text/dates.h"

namespace chancery::text {

struct Dateline {
  std::string place;   // as written: "MOSCOW", "Beirut, Lebanon"
  std::string agency;  // "Xinhua"; empty if none
  std::optional<WrittenDay> day;
  size_t length = 0;  // bytes of the text up to where the report begins
};

// The dateline with which the text begins, if it does: a place that is in capitals or comes with a day or an agency,
// and a dash (or an agency between slashes). "NATO — the alliance — said" begins with none.
std::optional<Dateline> FindDateline(std::string_view text);

// The same for "VIENNA: The delegates ...". A speaker's name in a transcript looks alike, so this is to be asked only
// of a text in which no other paragraph begins so.
std::optional<Dateline> FindColonDateline(std::string_view text);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_DATELINE_H_
