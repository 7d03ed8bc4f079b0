// Whether two mentions can tell one event, and what speaks for it.
#ifndef CHANCERY_RESOLVE_SAME_EVENT_H_
#define CHANCERY_RESOLVE_SAME_EVENT_H_

#include <string>

#include "resolve/traits.h"

namespace chancery::resolve {

struct Comparison {
  enum class Verdict {
    kApart,  // two events: something contradicts
    kOpen,   // nothing contradicts, too little speaks for it: one event if others tie them
    kOne,    // can be one event
  };
  Verdict verdict = Verdict::kApart;
  // Only the days contradict: they do not if one was planned and the event was put off in between.
  bool only_days = false;
  // How much speaks for one event, to choose between several; only of kOne.
  double score = 0;
  // In words, for people: "other days", "one actor 2, one side 0, same place".
  std::string reason;

  bool can_be_one() const { return verdict == Verdict::kOne; }
};

// Symmetric, and not transitive. kOne if all of these hold:
// - the type is the same
// - the windows overlap, or miss each other by few days (a visit 3, a conference or promise 2, otherwise none, but one
//   between a plan and what has happened); of what was put off or called off, by kPostponedDays
// - the places are not in different countries, and neither is a call where the other is not
// - those who take part agree, as the type demands, a person and the state or organisation it acts for being alike
//   (resolve/party.h):
//   meeting     all of one are like some of the other, at least two on either side
//   visit       so are all visitors of one, and the destination is the same: a host, or the country of the place
//   conference  a place, conveners, those present and words of the content together weigh kLeastConference, and one of
//               these is shared: the place, a word, two who are present
//   promise     all sources of one are like some of the other, so are the targets, and the contents share two words or
//               more, and at least three quarters of those of the one that has fewer
//   any other   the same actors, at least two, in the same roles
// - in one article, which has told its events apart already, everyone is like someone of the other in both, and the
//   same sentence tells both, or one of them has no names
Comparison CompareMentions(const Traits& a, const Traits& b);

inline bool CanBeSameEvent(const Traits& a, const Traits& b) { return CompareMentions(a, b).can_be_one(); }

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_SAME_EVENT_H_
