// What is compared of a mention, made ready once; and the keys under which mentions that can tell one event are found.
#ifndef CHANCERY_RESOLVE_TRAITS_H_
#define CHANCERY_RESOLVE_TRAITS_H_

#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "resolve/known_mentions.h"
#include "resolve/party.h"

namespace chancery::resolve {

// How many days around its publication an article without an exact date is taken to speak of: news is of these days.
inline constexpr int kRecentDays = 3;
// In a window of up to so many days, mentions of the same actors are taken for one event. In a longer one ("in 2010",
// "has been invited") the same actors may well meet twice, so there it must be the only one.
inline constexpr int kLongestWindowDays = 31;
// Within so many days from its publication an undated plan is expected to come true.
inline constexpr int kPlanDays = 365;
// Longer windows say nothing: their mentions are events of their own.
inline constexpr int kLongestVagueDays = 400;
// By how many days windows that agree may miss each other, at most, where nothing was put off.
inline constexpr int kMostSlackDays = 3;
// How many days from the day planned an event may be held that was called off or put off.
inline constexpr int kPostponedDays = 120;

// The days in which a mention says that its event was, or will be: both ends included.
struct Window {
  absl::CivilDay first;
  absl::CivilDay last;

  int days() const { return static_cast<int>(last - first) + 1; }
  // The days between the two; 0 or less where they overlap.
  int Gap(const Window& other) const;
};

// From the earliest to the latest day of the mention's time; what has happened ends with the publication, what is
// planned begins with it. Where an end is not known:
//   only the latest    from kRecentDays before it, or before the publication if that was earlier; of a promise, which
//                      is told again for weeks, from kLongestWindowDays before
//   only the earliest  until kRecentDays after it; of a plan, until kLongestWindowDays after it
//   neither            the kRecentDays up to the publication; of what has not happened, kPlanDays from it
// None without time and publication day, and for more than kLongestVagueDays.
std::optional<Window> WindowOf(const ontology::EventMention& mention);

bool HasHappened(const ontology::EventMention& mention);

// Points into the mention.
struct Traits {
  explicit Traits(const ResolvedMention& resolved);
  Traits(Traits&&) = default;
  Traits& operator=(Traits&&) = default;

  bool IsVague() const { return window && window->days() > kLongestWindowDays; }
  // The parties in one of these roles.
  Parties In(std::initializer_list<std::string_view> roles) const;

  const ontology::EventMention* mention;
  std::optional<Window> window;
  std::deque<Party> parties;       // each stable name and role once
  Parties everyone;                // the same, each actor once
  std::string place;               // normalised
  std::string country;             // of the place, as Party::side; empty: not known
  std::vector<std::string> words;  // stems of the content's words, ordered, each once
  bool remote = false;             // a call, not a meeting in person
  bool moved = false;              // called off, or the sentence speaks of another day than was planned
  std::vector<std::string> keys;   // ordered, each once; two mentions without a common key are never compared
};

// Where to look for mentions: under a key, those whose windows begin from `starts.first` to `starts.last`.
struct Lookup {
  std::string key;
  Window starts;
  bool vague = false;  // of those with long windows (Traits::IsVague)
};

// All keys under which a mention is to be found; none if it can be one event with no other. Those with long windows,
// and those that tell of another day, are kept apart, so that the many of a day are found without looking at a year.
// Stores keep these keys: other ones, as of another folding of names, are another format of the store.
std::vector<std::string> CandidateKeysOf(const Traits& traits);
// Where all are to be found that can tell one event with it, and others.
std::vector<Lookup> LookupsOf(const Traits& traits);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_TRAITS_H_
