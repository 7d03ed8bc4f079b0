#include "evaluate/match.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "absl/algorithm/container.h"
#include "evaluate/names.h"

namespace chancery::evaluate {
namespace {

using Parties = std::vector<Party>;

bool Overlap(const std::set<std::string>& one, const std::set<std::string>& other) {
  return absl::c_any_of(one, [&other](const std::string& it) { return other.contains(it); });
}

Parties InRole(const Parties& parties, std::string_view role) {
  Parties chosen;
  absl::c_copy_if(parties, std::back_inserter(chosen), [role](const Party& party) { return party.role == role; });
  return chosen;
}

// Those in a role, or the first of all if nobody has it.
Parties InRoleOrFirst(const Parties& parties, std::string_view role) {
  Parties chosen = InRole(parties, role);
  if (chosen.empty() && !parties.empty()) chosen.push_back(parties.front());
  return chosen;
}

std::set<std::string> PlainPlaces(const CodedEvent& event) {
  std::set<std::string> places;
  for (const std::string& place : event.places) places.insert(PlainName(place));
  return places;
}

// The countries and places to which a visit goes.
std::set<std::string> Destinations(const CodedEvent& visit) {
  std::set<std::string> destinations;
  for (const Party& party : visit.parties) {
    if (party.role != "visitor") destinations.insert(CodeOf(ByCountry(party).actor));
  }
  for (const std::string& place : PlainPlaces(visit)) {
    destinations.insert(CodeOf(place));
    destinations.insert(place);
  }
  return destinations;
}

bool SameVisit(const CodedEvent& expected, const CodedEvent& found, View view) {
  const Parties visitors = InRoleOrFirst(PartiesOf(expected, view), "visitor");
  if (PairUp(visitors, InRoleOrFirst(PartiesOf(found, view), "visitor")).empty()) return false;
  const std::set<std::string> one = Destinations(expected);
  const std::set<std::string> other = Destinations(found);
  return one.empty() || other.empty() || Overlap(one, other);
}

Parties SourcesByCountry(const CodedEvent& event) {
  Parties sources;
  for (const Party& party : InRole(event.parties, "source")) sources.push_back(ByCountry(party));
  return sources;
}

bool SamePromise(const CodedEvent& expected, const CodedEvent& found, View view) {
  const Parties sources = InRoleOrFirst(PartiesOf(expected, view), "source");
  // Who speaks for a state and the state itself are one source.
  if (PairUp(sources, InRoleOrFirst(PartiesOf(found, view), "source")).empty() &&
      PairUp(SourcesByCountry(expected), SourcesByCountry(found)).empty()) {
    return false;
  }
  if (expected.content.empty() || found.content.empty()) return true;
  return SharedWords(expected.content, found.content) > 0 || SameEvidence(expected, found);
}

bool SameOccasion(const CodedEvent& expected, const CodedEvent& found) {
  const bool dated = !found.times.front().empty();
  return (dated && SameTime(expected, found)) || Overlap(PlainPlaces(expected), PlainPlaces(found)) ||
         SharedWords(expected.content, found.content) > 0;
}

size_t CountDifferent(const Parties& parties) {
  size_t count = 0;
  for (size_t i = 0; i < parties.size(); ++i) {
    const auto here = parties.begin() + static_cast<Parties::difference_type>(i);
    count += std::find(parties.begin(), here, parties[i]) == here ? 1 : 0;
  }
  return count;
}

// The first words of a sentence, by which it is known again.
std::string Beginning(std::string_view sentence) {
  constexpr size_t kWords = 5;
  const std::vector<std::string> words = WordsOf(PlainName(sentence));
  std::string beginning;
  for (size_t i = 0; i < std::min(kWords, words.size()); ++i) beginning += (i == 0 ? "" : " ") + words[i];
  return beginning;
}

}  // namespace

std::optional<size_t> SharedIfSame(const CodedEvent& expected, const CodedEvent& found, View view) {
  if (expected.type != found.type) return std::nullopt;
  const Parties parties = PartiesOf(expected, view);
  const size_t shared = PairUp(parties, PartiesOf(found, view)).size();
  if (expected.type == "promise") {
    return SamePromise(expected, found, view) ? std::optional(std::max<size_t>(1, shared)) : std::nullopt;
  }
  if (expected.type == "visit") {
    return SameVisit(expected, found, view) ? std::optional(std::max<size_t>(1, shared)) : std::nullopt;
  }
  if (expected.type == "conference" && shared == 1 && SameOccasion(expected, found)) return shared;
  const size_t needed = std::clamp<size_t>(CountDifferent(parties), 1, 2);
  return shared >= needed ? std::optional(shared) : std::nullopt;
}

bool SameStatus(const CodedEvent& expected, const CodedEvent& found, std::string_view published) {
  if (expected.status == found.status) return true;
  const auto has_begun = [](std::string_view status) { return status == "ONGOING" || status == "OCCURRED"; };
  if (!has_begun(expected.status) || !has_begun(found.status) || published.empty()) return false;
  const auto is_of_the_day = [published](const std::string& time) { return time.find(published) != std::string::npos; };
  return absl::c_any_of(expected.times, is_of_the_day) || absl::c_any_of(found.times, is_of_the_day);
}

bool SameTime(const CodedEvent& expected, const CodedEvent& found) {
  return absl::c_linear_search(expected.times, found.times.front());
}

bool SamePlace(const CodedEvent& expected, const CodedEvent& found) {
  const std::string place = found.places.empty() ? "" : PlainName(found.places.front());
  return PlainPlaces(expected).contains(place);
}

bool SameEvidence(const CodedEvent& expected, const CodedEvent& found) {
  for (const std::string& one : expected.evidence) {
    const std::string a = Beginning(one);
    for (const std::string& other : found.evidence) {
      const std::string b = Beginning(other);
      if (!a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a))) return true;
    }
  }
  return false;
}

std::vector<MatchedPair> MatchEvents(const std::vector<CodedEvent>& expected, const std::vector<CodedEvent>& found,
                                     std::string_view published, View view) {
  struct Possible {
    std::tuple<size_t, size_t, bool, bool> likeness;
    MatchedPair pair;
  };
  std::vector<Possible> possible;
  for (size_t i = 0; i < expected.size(); ++i) {
    for (size_t j = 0; j < found.size(); ++j) {
      const std::optional<size_t> shared = SharedIfSame(expected[i], found[j], view);
      if (!shared.has_value()) continue;
      possible.push_back({{*shared, SharedWords(expected[i].content, found[j].content),
                           SameStatus(expected[i], found[j], published), SameTime(expected[i], found[j])},
                          {i, j}});
    }
  }
  // They stand in the order of expected and found events, which a stable sort keeps among the equally like.
  std::stable_sort(possible.begin(), possible.end(),
                   [](const Possible& a, const Possible& b) { return a.likeness > b.likeness; });
  std::vector<bool> expected_taken(expected.size(), false);
  std::vector<bool> found_taken(found.size(), false);
  std::vector<MatchedPair> matched;
  for (const Possible& one : possible) {
    if (expected_taken[one.pair.expected] || found_taken[one.pair.found]) continue;
    expected_taken[one.pair.expected] = true;
    found_taken[one.pair.found] = true;
    matched.push_back(one.pair);
  }
  return matched;
}

}  // namespace chancery::evaluate
