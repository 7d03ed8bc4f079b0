// Whom a mention may name, best first, and why.
#ifndef CHANCERY_ACTORS_CANDIDATES_H_
#define CHANCERY_ACTORS_CANDIDATES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "actors/gazetteer.h"

namespace chancery::actors {

// What a text says of the one whom it mentions. Empty fields are not known.
struct MentionContext {
  std::string kind;                     // "person" and so on, as Entry::kind; only such entries are candidates
  std::string of;                       // the country's code or the organisation's name that the text ties it to
  std::string office;                   // "foreign minister"
  std::optional<absl::CivilDay> day;    // of publication
  std::vector<std::string_view> named;  // Entry::of of the countries and organisations that the text names anywhere
};

// The evidence for or against a candidate. Each has a fixed weight (candidates.cc).
enum class Evidence {
  kExactName,        // the name as the gazetteer has it
  kFoldedName,       // another way to write the name
  kSurname,          // the last name of one who was in office that day
  kDemonym,          // "Russian"
  kCapital,          // "Moscow"
  kMetonym,          // "the Kremlin"
  kPlace,            // a place in the country, which is no actor
  kOfAgrees,         // the text says the same country or organisation
  kOfNamed,          // the text names its country or organisation somewhere
  kOfficeOnDay,      // held the office that the text gives, on the day
  kOfficeOnceHeld,   // held it at another time
  kInOffice,         // held some office on the day
  kOfficeNeverHeld,  // the text gives an office that this person is not known to have held
  kNotYetInOffice,   // the first known office begins later
  kPastState,        // a state that was no more on the day
};

struct ActorCandidate {
  const Entry* entry = nullptr;
  double score = 0;  // 0 to 1
  std::vector<Evidence> evidence;
};

// From this score on a candidate is good enough to be taken.
inline constexpr double kLeastCandidateScore = 0.5;

// The candidates for a form of words, best first; of equal ones the first in the files' order is first. Whoever the
// text ties to another country or organisation is none. A surname alone is not enough: the office, the country or a
// text that names the country must speak for it. Thread-safe; never fails.
std::vector<ActorCandidate> RankCandidates(const Gazetteer& gazetteer, std::string_view name,
                                           const MentionContext& context);

// The best one, if it is good enough and no other is as good; null otherwise.
const Entry* ChooseCandidate(const std::vector<ActorCandidate>& candidates);

// For whom a person acts on a day: whose office it holds then, where that is one; else whom the entry belongs to.
const std::string& ActsForOn(const Entry& person, std::optional<absl::CivilDay> day);

// "sergey-lavrov 0.98 (folded name, in office); ...", at most three.
std::string DescribeCandidates(const std::vector<ActorCandidate>& candidates);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_CANDIDATES_H_
