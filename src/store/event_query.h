// Which events, and in which order.
#ifndef CHANCERY_STORE_EVENT_QUERY_H_
#define CHANCERY_STORE_EVENT_QUERY_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ontology/model.h"
#include "store/records.h"

namespace chancery::store {

// By the sort day; events of one day in an order that does not change while they are in force.
enum class EventOrder { kNewestFirst, kOldestFirst };

// Where a list goes on: after the event that was last. Stays valid while data is written and after a restart.
struct Cursor {
  absl::CivilDay day;
  uint64_t event = 0;

  // 12 bytes, not readable text; and back: InvalidArgument for anything that Encode does not make.
  std::string Encode() const;
  static absl::StatusOr<Cursor> Decode(std::string_view bytes);

  friend bool operator==(const Cursor&, const Cursor&) = default;
};

// Bounds the time of a read. Looked at every few hundred keys.
struct ReadControl {
  absl::Time deadline = absl::InfiniteFuture();
  std::function<bool()> cancelled = {};  // may be empty; called on the reading thread
};

// One who may take part, by one of the first two.
struct Party {
  std::string actor = {};  // a name: "actors/RU"
  std::string of = {};     // whoever acts for this country ("RU") or organisation, but not the state itself
  std::vector<std::string> roles = {};  // in one of these; empty: in any

  friend bool operator==(const Party&, const Party&) = default;
};

// Of these an event needs one. None at all is met by no event.
using Parties = std::vector<Party>;

// Where an event must be told: one of its mentions meets all that is set.
struct EventSource {
  std::string publisher = {};  // of the article or record; case and diacritics aside
  std::string domain = {};     // the host of the URL, or what is above it: "example.org" takes "www.example.org" too
  std::string source = {};     // which program or data set recorded it

  bool empty() const { return publisher.empty() && domain.empty() && source.empty(); }
  friend bool operator==(const EventSource&, const EventSource&) = default;
};

// The most entries of an index that one page looks at. One for which few events fit ends there, with fewer than its
// limit, and goes on with the next page.
inline constexpr size_t kMostScanned = 20'000;
// The most parties in a list of them, of which as many again may be in a second list.
inline constexpr size_t kMostParties = 64;

// Empty filters let everything through.
//
// An event takes the days from its sort day to its latest day; where the latest is not known, the sort day only. So
// "../2009-12-09" is at 2009-12-09, and an undated event at the day of its first publication. It overlaps `from` and
// `to` if one of its days is between them, and is within them if all are.
//
// Words are runs of letters and digits, compared with case and diacritics folded, whole ones only.
struct EventQuery {
  std::vector<std::string> actors = {};  // names; all of them take part
  std::vector<std::string> roles = {};   // the first actor (any actor if `actors` is empty) has one of these roles
  std::vector<std::string> types = {};
  std::vector<ontology::EventStatus> statuses = {};
  std::optional<absl::CivilDay> from = {};
  std::optional<absl::CivilDay> to = {};
  EventOrder order = EventOrder::kNewestFirst;
  size_t limit = 100;                // REQUIRES: from 1 to 1000
  std::optional<Cursor> after = {};  // goes on after this one
  bool evidence = false;             // also give the mentions

  bool within = false;                  // all days of the event are between `from` and `to`, not only one
  std::vector<Parties> parties = {};    // of each list at least one takes part
  bool different_parties = false;       // those of the first two lists are two actors. REQUIRES: two lists
  std::vector<std::string> kinds = {};  // somebody of one of these kinds takes part
  std::string place = {};               // all words of it are in the event's place
  EventSource source = {};
  double min_confidence = 0;
  std::optional<bool> undated = {};    // only events without a time of their own, or none of them
  std::optional<bool> disputed = {};   // only events about which mentions disagree (event_match.h), or none of them
  std::string content_words = {};      // all words of it are in the event's content
  std::string evidence_words = {};     // all words of it are in one sentence of the evidence
  size_t most_scanned = kMostScanned;  // REQUIRES: at least 1
};

struct EventPage {
  std::vector<EventWithEvidence> events;  // `mentions` are empty unless asked for
  std::optional<Cursor> next;             // none: there is nothing more
  size_t scanned = 0;                     // entries of an index that were looked at
  bool stopped = false;                   // ended by `most_scanned` before it was full
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_QUERY_H_
