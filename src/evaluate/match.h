// Which found event is which expected one, within one article.
#ifndef CHANCERY_EVALUATE_MATCH_H_
#define CHANCERY_EVALUATE_MATCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/event.h"
#include "evaluate/same_actor.h"

namespace chancery::evaluate {

// How many participants the two share, if they can be one event; none if they cannot:
//   any          the types are equal
//   meeting      two participants are shared, or the one that is expected
//   visit        the visitor is shared, and the country visited (a host's or the place's) where both say it
//   conference   as for a meeting; one is enough if the time, a place or a word of the content is shared too
//   promise      the source is shared, by name or by country, and where both have a content, a word of it or the
//                sentence of evidence
// A word counts if it has more than three letters.
std::optional<size_t> SharedIfSame(const CodedEvent& expected, const CodedEvent& found, View view);

// The same status; ONGOING and OCCURRED are the same for what is told for the day of publication ("2009-12-09").
bool SameStatus(const CodedEvent& expected, const CodedEvent& found, std::string_view published);

// Whether the found time is one of the expected ones.
bool SameTime(const CodedEvent& expected, const CodedEvent& found);

// Whether the found place is one of the expected ones.
bool SamePlace(const CodedEvent& expected, const CodedEvent& found);

// Whether some sentence of evidence begins with the same words.
bool SameEvidence(const CodedEvent& expected, const CodedEvent& found);

// Indexes of an expected and a found event.
struct MatchedPair {
  size_t expected = 0;
  size_t found = 0;

  friend bool operator==(const MatchedPair&, const MatchedPair&) = default;
};

// Matches one to one, greedily: first those that share most participants, then most words of the content, then the
// same status, then the same time, then the first of those expected and of those found.
std::vector<MatchedPair> MatchEvents(const std::vector<CodedEvent>& expected, const std::vector<CodedEvent>& found,
                                     std::string_view published, View view);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_MATCH_H_
