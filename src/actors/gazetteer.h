// The gazetteer: the actors known beforehand (countries, organisations, armed and political groups, office holders),
// by their names, demonyms, capitals and metonyms, read from data/actors/*.json.
#ifndef CHANCERY_ACTORS_GAZETTEER_H_
#define CHANCERY_ACTORS_GAZETTEER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace chancery::actors {

// What a form of words is to the actor that it names.
enum class FormKind {
  kName,     // "Russia", "the United Nations", "UN"
  kDemonym,  // "Russian", "Russians"
  kCapital,  // "Moscow": a place, and a metonym of the government
  kMetonym,  // "the Kremlin": the government only
  kPlace,    // "Gaza City", "Saint Petersburg": a place in the country, never an actor
};

// An office held, for "the Russian president" of a day. Open ends are not known or not yet over. Where the source knows
// only the month or the year, `from` is its last day and `to` its first: within them it is sure that the office was
// held.
struct Tenure {
  std::string office;  // "president", "prime minister", "foreign minister"
  std::string of;      // ISO 3166-1 alpha-2 code, or the name of an organisation
  std::optional<absl::CivilDay> from;
  std::optional<absl::CivilDay> to;
  std::vector<const std::string*> sources =
      {};  // who says so, in words; the gazetteer owns them. One: nobody else does
};

struct Entry {
  std::string id;                  // stable: "RU", "united-nations", "sergey-lavrov"
  std::string name;                // usual English name
  std::vector<std::string> names;  // other names, without articles: "Russian Federation"
  std::string kind;                // "country", "organization", "group", "person"
  std::string of;      // a country's own code; else the country's code or the organisation's name that it belongs to
  std::string gender;  // of a person, where the file gives it: "female", "male"
  std::optional<absl::CivilDay> from;  // of a state that is no more: its days
  std::optional<absl::CivilDay> to;
  std::vector<Tenure> tenures;
  std::string alpha3 = {};                       // of a country: ISO 3166-1 alpha-3
  std::vector<std::string> called = {};          // of a person: surnames that alone may name it; often the last word
  std::vector<const std::string*> sources = {};  // who says what the entry says, as for Tenure
};

// A form found in a text.
struct Match {
  size_t begin = 0;  // half-open range of the words given
  size_t end = 0;
  const Entry* entry = nullptr;
  FormKind form = FormKind::kName;
};

// Immutable once loaded; safe to share between threads. Entries live as long as it does.
class Gazetteer {
 public:
  // Reads every *.json file of a directory, and then every *.actors.txt file (docs/gazetteer.md describes both). A
  // mistake in JSON is refused: InvalidArgument with the file, the JSON pointer and what was expected there. A line of
  // a dictionary that cannot be used is left out and reported in problems().
  // `more` is a file of either kind, or a directory of them, that is read after them; it may be empty.
  static absl::StatusOr<std::shared_ptr<const Gazetteer>> Load(const std::string& directory,
                                                               const std::string& more = "");

  virtual ~Gazetteer() = default;

  // The longest forms in a row of words, left to right, without overlap; case matters ("us" is not "US"), diacritics do
  // not. Several matches of one range where a form is ambiguous ("Georgian", "Congo"), best first.
  virtual std::vector<Match> FindAll(std::span<const std::string_view> words) const = 0;
  // The entries that have this form, best first; case and diacritics aside.
  virtual std::vector<Match> Find(std::string_view form) const = 0;
  // The persons of this name, however it is transliterated (FoldName), those of this very spelling first.
  virtual std::vector<const Entry*> FindPersons(std::string_view name) const = 0;
  // Null for an id that is none.
  virtual const Entry* FindById(std::string_view id) const = 0;
  // Who held an office on a day: none where it is not known or was held by several.
  virtual const Entry* HolderOf(std::string_view office, std::string_view of, absl::CivilDay day) const = 0;
  // The persons with that last name who held any office on a day.
  virtual std::vector<const Entry*> HoldersCalled(std::string_view last_name, absl::CivilDay day) const = 0;
  // The one of them, if there is one.
  const Entry* HolderCalled(std::string_view last_name, absl::CivilDay day) const {
    const std::vector<const Entry*> holders = HoldersCalled(last_name, day);
    return holders.size() == 1 ? holders.front() : nullptr;
  }

  // All entries, in the order of the files.
  virtual std::vector<const Entry*> Entries() const = 0;
  // Lines of dictionaries that were left out: "file:line: what is wrong".
  virtual const std::vector<std::string>& problems() const = 0;
};

// An office by the name that tenures have: "premier" and "taoiseach" are prime ministers, a "minister of external
// affairs" or "foreign secretary" is a foreign minister. In lower case.
std::string CanonicalOffice(std::string_view office);

// A name as it is compared: case folded, diacritics removed, quotes and hyphens unified, white space single (ICU).
std::string Normalise(std::string_view name);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_GAZETTEER_H_
