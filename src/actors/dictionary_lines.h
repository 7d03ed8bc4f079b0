// The lines of an actor dictionary as TABARI, PETRARCH and PETRARCH2 read them (*.actors.txt):
//
//   # a remark                         <!-- and a longer one -->
//   !SIDE! = GOVERNMENT, REBELS        words to put for !SIDE! in names
//   ANNA_PETROVA_                      a name: _ for a space; the last _ (no stemming) is no part of it
//   +PETROVA_                          another name of the same
//       [RUSELI <010301]               code and days: before, from to, since; YYMMDD or YYYYMMDD
//       [RUSGOV 010301-20040531]
//   KREMLIN_ [RUSGOV]  # remark        all on one line
#ifndef CHANCERY_ACTORS_DICTIONARY_LINES_H_
#define CHANCERY_ACTORS_DICTIONARY_LINES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"

namespace chancery::actors {

// "[USAGOV 920101-930101]"
struct DictionaryCode {
  size_t line = 0;
  std::string code;  // capital letters and digits; "---" for no actor
  std::optional<absl::CivilDay> from;
  std::optional<absl::CivilDay> to;
};

struct DictionaryActor {
  size_t line = 0;                 // of its first name; lines count from 1
  std::vector<std::string> names;  // in capitals as written, with spaces; the first one is the entry's
  std::vector<DictionaryCode> codes;
};

// A line, or a part of it, that cannot be used.
struct DictionaryProblem {
  size_t line = 0;
  std::string message;
};

struct DictionaryLines {
  std::vector<DictionaryActor> actors;
  std::vector<DictionaryProblem> problems;
};

// Reads the text of a dictionary; never fails. Years of two digits are 1931 to 2030, as in PETRARCH.
DictionaryLines ReadDictionaryLines(std::string_view text);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_DICTIONARY_LINES_H_
