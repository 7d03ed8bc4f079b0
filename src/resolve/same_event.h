// Whether two mentions can tell one event.
#ifndef CHANCERY_RESOLVE_SAME_EVENT_H_
#define CHANCERY_RESOLVE_SAME_EVENT_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "resolve/known_mentions.h"

namespace chancery::resolve {

// How many days around its publication an article without an exact date is taken to speak of: news is of these days.
inline constexpr int kRecentDays = 3;
// The longest window, in days, in which two mentions of the same actors are taken for one event. In a longer one ("in
// 2010") the same actors may well meet twice.
inline constexpr int kLongestWindowDays = 31;

// The days in which a mention says that its event was, or will be: both ends included.
struct Window {
  absl::CivilDay first;
  absl::CivilDay last;

  int days() const { return static_cast<int>(last - first) + 1; }
  bool Overlaps(const Window& other) const { return first <= other.last && other.first <= last; }
};

// From the earliest to the latest day of the mention's time. Where only the latest is known ("../2009-12-09"), from
// kRecentDays before it, or before the publication if that was earlier; where only the earliest, until kRecentDays
// after it; where neither, the kRecentDays on either side of the publication. None without time and publication day.
std::optional<Window> WindowOf(const ontology::EventMention& mention);

// The days on which the window of a mention that can tell the same event as one of this window begins.
Window CandidateStarts(const Window& window);

// What is compared of a mention, made ready once. Points into the mention.
struct Traits {
  using Names = std::vector<std::string_view>;  // ordered, each once

  explicit Traits(const ResolvedMention& resolved);

  const ontology::EventMention* mention;
  std::optional<Window> window;
  Names actors;
  Names visitors, hosts, conveners, sources, targets;                // the actors in these roles
  std::vector<std::pair<std::string_view, std::string_view>> parts;  // actor and role, ordered
  std::string place;                                                 // normalised
  std::vector<std::string> words;                                    // of the content, ordered, each once
};

// A symmetric relation, not a transitive one. True if all of these hold:
// - the type is the same, the articles are not: within an article the extractor has told events apart;
// - the windows overlap and neither is longer than kLongestWindowDays (or the times are equal and the publication days
//   at most kRecentDays apart);
// - those who take part agree, as the type demands:
//   meeting     all actors of one are among those of the other, and at least two are shared
//   visit       all visitors of one are among those of the other, and the destination is the same: a host, or the place
//               where one of the two has no host
//   conference  one host, organizer or chair, or two actors of any role, are shared; the places do not differ; and the
//               place or a word of the content is shared
//   promise     all sources of one are among those of the other; so are the targets; and the contents share two words
//   or
//               more, and at least three quarters of those of the one that has fewer
//   any other   the same actors, at least two, in the same roles
// Words are those of more than three letters, function words ("with", "their") and case and diacritics aside.
bool CanBeSameEvent(const Traits& a, const Traits& b);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_SAME_EVENT_H_
