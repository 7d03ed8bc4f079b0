// Articles with the events that a careful reader expects beside them: NAME.txt or NAME.html, and NAME.events.json.
#ifndef CHANCERY_EVALUATE_GOLD_H_
#define CHANCERY_EVALUATE_GOLD_H_

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluate/event.h"

namespace chancery::evaluate {

struct GoldArticle {
  std::string name;            // path within the folder, without extension: "2009-12-09-lavrov", "news/a"
  std::filesystem::path text;  // empty where the text is not there
  std::string published;       // as the file says: "2009-12-09", "2009-12", or empty
  std::vector<CodedEvent> expected;
};

// Reads one file of expected events; `file` names it in errors. InvalidArgument with the file, the JSON pointer and
// what was expected there. `name` and `text` of the result are empty.
absl::StatusOr<GoldArticle> ParseGold(std::string_view json, const std::string& file);

// Which articles of a folder to take. A name in a list may be given with or without the folder it lies in.
struct GoldFilter {
  bool recursive = false;                     // those of the folders in it, too
  std::optional<std::set<std::string>> only;  // none: all
  std::set<std::string> except = {};
};

// Whether a filter takes an article of this name.
bool IsTaken(const std::string& name, const GoldFilter& filter);

// All articles of a folder that have expected events, in the order of their names. `texts` is where their texts lie;
// empty: beside them. NotFound if the folder is not there; the errors of ParseGold.
absl::StatusOr<std::vector<GoldArticle>> ReadGold(const std::filesystem::path& folder,
                                                  const std::filesystem::path& texts, const GoldFilter& filter);

// The names in a file, one a line; empty lines and those that begin with '#' are left out, and of each line what
// follows its first blank or tab.
absl::StatusOr<std::set<std::string>> ReadNames(const std::filesystem::path& file);

// The bytes of a file. NotFound or Unavailable, naming it.
absl::StatusOr<std::string> ReadBytes(const std::filesystem::path& file);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_GOLD_H_
