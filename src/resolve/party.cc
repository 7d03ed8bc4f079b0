#include "resolve/party.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "actors/gazetteer.h"
#include "actors/name_fold.h"

namespace chancery::resolve {
namespace {

using Words = std::vector<std::string>;

// Equal, or one the initial of the other.
bool SameWord(const std::string& a, const std::string& b) {
  return a == b || ((a.size() == 1 || b.size() == 1) && a.front() == b.front());
}

// Whether the words of the shorter name stand in the longer one in their order, the last word being the same.
bool IsPartOf(const Words& shorter, const Words& longer) {
  if (shorter.empty() || longer.empty() || shorter.back() != longer.back()) return false;
  size_t at = 0;
  for (const std::string& word : longer) at += at < shorter.size() && SameWord(shorter[at], word) ? 1 : 0;
  return at == shorter.size();
}

bool ShareSide(const Party& a, const Party& b) {
  return std::any_of(a.sides.begin(), a.sides.end(), [&](const std::string& side) {
    return std::find(b.sides.begin(), b.sides.end(), side) != b.sides.end();
  });
}

void AddSide(std::string_view of, std::vector<std::string>* sides) {
  std::string side = actors::Normalise(of);
  if (!side.empty() && std::find(sides->begin(), sides->end(), side) == sides->end()) {
    sides->push_back(std::move(side));
  }
}

bool NamesAgree(const Party& a, const Party& b) {
  const Words& shorter = a.words.size() <= b.words.size() ? a.words : b.words;
  const Words& longer = a.words.size() <= b.words.size() ? b.words : a.words;
  if (IsPartOf(shorter, longer)) return true;
  // "Xi" of "Xi Jinping": the family name comes first. Only where both are known to be of one country.
  return shorter.size() == 1 && !longer.empty() && shorter.front() == longer.front() && ShareSide(a, b);
}

}  // namespace

Party::Party(const ActorIdentity& identity, const ontology::ParticipantMention& told)
    : actor(identity.name), role(told.role), person(identity.kind == "person"), known(!identity.gazetteer_id.empty()) {
  const bool acts_for_other = person || identity.kind == "country";
  AddSide(acts_for_other && (person || !identity.of.empty()) ? identity.of : identity.display_name, &sides);
  // Whom the text has a person act for counts too: many have served a state that is no more, or an organisation.
  if (!person) return;
  AddSide(identity.acts_for, &sides);
  AddSide(told.actor.of, &sides);
  described = !known && IsDescription(identity.display_name);
  if (!described) words = absl::StrSplit(actors::FoldName(identity.display_name), ' ', absl::SkipEmpty());
}

Likeness Compare(const Party& a, const Party& b) {
  if (a.actor == b.actor) return Likeness::kSame;
  const bool one_side = ShareSide(a, b);
  if (!a.person || !b.person) {
    if (!one_side) return Likeness::kNone;
    return a.person == b.person ? Likeness::kSame : Likeness::kSide;
  }
  if (a.described || b.described) return one_side ? Likeness::kSide : Likeness::kNone;
  const bool sides_differ = !a.sides.empty() && !b.sides.empty() && !one_side;
  if ((a.known && b.known) || sides_differ) return Likeness::kNone;
  return NamesAgree(a, b) ? Likeness::kSame : Likeness::kNone;
}

Coverage Cover(const Parties& some, const Parties& others) {
  Coverage coverage;
  for (const Party* one : some) {
    Likeness best = Likeness::kNone;
    for (const Party* other : others) best = std::max(best, Compare(*one, *other));
    coverage.same += best == Likeness::kSame ? 1 : 0;
    coverage.side += best == Likeness::kSide ? 1 : 0;
  }
  return coverage;
}

}  // namespace chancery::resolve
