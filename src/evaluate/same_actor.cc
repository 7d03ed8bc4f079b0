#include "evaluate/same_actor.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "absl/algorithm/container.h"
#include "evaluate/names.h"

namespace chancery::evaluate {
namespace {

std::vector<std::string> NamesOf(const Party& party) {
  std::vector<std::string> names;
  if (!party.actor.empty()) names.push_back(party.actor);
  for (const std::string& alias : party.aliases) {
    if (!alias.empty()) names.push_back(alias);
  }
  return names;
}

// The names that count. Of a person those that tell who it is, unless the first of them does not either.
std::set<std::string> Keys(const Party& party) {
  std::vector<std::string> names = NamesOf(party);
  if (party.kind == "person" && !names.empty() && !IsWeakPersonName(names.front())) {
    std::erase_if(names, IsWeakPersonName);
  }
  std::set<std::string> keys;
  for (const std::string& name : names) keys.insert(PlainName(name));
  return keys;
}

bool Meet(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&other](const std::string& it) { return other.contains(it); });
}

// The words of a person's name without "Jr", unless nothing else is left.
std::vector<std::string> NameWords(const std::string& key) {
  static constexpr std::array<std::string_view, 4> kSuffixes = {"jr", "sr", "ii", "iii"};
  std::vector<std::string> words = WordsOf(key);
  std::erase_if(words, [](const std::string& word) { return absl::c_linear_search(kSuffixes, word); });
  if (words.empty()) words.push_back(key);
  return words;
}

bool AllIn(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return absl::c_all_of(some, [&others](const std::string& word) { return absl::c_linear_search(others, word); });
}

// Names that are not equal. A single word that is part of the other is one with all words in the other.
bool SamePersonName(const std::string& one, const std::string& other, bool same_side) {
  const std::vector<std::string> a = NameWords(one);
  const std::vector<std::string> b = NameWords(other);
  const bool same_surname = a.back() == b.back();
  if (same_surname && (same_side || a.front().front() == b.front().front())) return true;
  return AllIn(a, b) || AllIn(b, a);
}

bool SamePerson(const Party& expected, const Party& found) {
  if (!expected.kind.empty() && !found.kind.empty() && expected.kind != found.kind) return false;
  const std::string of = CodeOf(expected.of);
  const bool same_side = !of.empty() && of == CodeOf(found.of);
  const std::set<std::string> found_keys = Keys(found);
  for (const std::string& one : Keys(expected)) {
    for (const std::string& other : found_keys) {
      if (one.empty() || other.empty()) continue;
      if (one == other || SamePersonName(one, other, same_side)) return true;
    }
  }
  return false;
}

std::set<std::string> CodesOf(const Party& party) {
  std::set<std::string> codes = {CodeOf(party.actor)};
  for (const std::string& alias : party.aliases) codes.insert(CodeOf(alias));
  return codes;
}

}  // namespace

Party ByCountry(const Party& party) {
  const std::string side = party.of.empty() ? party.actor : party.of;
  if (party.kind == "person") return {side, {}, "country", "", party.role};
  if (party.kind == "country") return {side, {party.actor}, "country", "", party.role};
  return {party.actor, party.aliases, "", "", party.role};
}

std::vector<Party> PartiesOf(const CodedEvent& event, View view) {
  if (view == View::kStrict) return event.parties;
  std::vector<Party> parties;
  std::set<std::string> known;
  for (const Party& party : event.parties) {
    Party shown = ByCountry(party);
    if (known.insert(CodeOf(shown.actor)).second) parties.push_back(std::move(shown));
  }
  return parties;
}

bool SameActor(const Party& expected, const Party& found) {
  if (expected.kind == "person" || found.kind == "person") return SamePerson(expected, found);
  const bool countries = expected.kind == "country" && found.kind == "country";
  if (countries && !expected.of.empty() && expected.of == found.of) return true;
  return Meet(CodesOf(expected), CodesOf(found)) || Meet(Keys(expected), Keys(found));
}

std::vector<Pair> PairUp(const std::vector<Party>& expected, const std::vector<Party>& found) {
  std::vector<bool> taken(found.size(), false);
  std::vector<Pair> pairs;
  for (size_t i = 0; i < expected.size(); ++i) {
    for (size_t j = 0; j < found.size(); ++j) {
      if (taken[j] || !SameActor(expected[i], found[j])) continue;
      taken[j] = true;
      pairs.emplace_back(i, j);
      break;
    }
  }
  return pairs;
}

}  // namespace chancery::evaluate
