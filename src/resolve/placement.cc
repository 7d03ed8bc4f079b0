#include "resolve/placement.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "resolve/partition.h"
#include "resolve/same_event.h"

namespace chancery::resolve {
namespace {

using ontology::EventMention;

// By how much one event must be likelier than the next for a vague mention to be taken for it.
constexpr double kClearlyBetter = 0.5;

// What says more comes first: those of few days, and those that tell that days changed, as they tie others.
int Rank(const Traits& traits) {
  if (!traits.window) return 4;
  if (traits.moved || traits.window->days() <= 3) return 0;
  if (traits.window->days() <= 7) return 1;
  return traits.IsVague() ? 3 : 2;
}

// How many are called by name: those come before mentions of their states, which could be several.
auto CountNamed(const Traits& traits) {
  return std::count_if(traits.everyone.begin(), traits.everyone.end(),
                       [](const Party* party) { return party->person && !party->described; });
}

// Whether somebody between the two told that the day was put off: one was planned before that, the other came after.
bool WasPutOff(const Traits& a, const Traits& b, const Members& members) {
  const bool a_first = PublishedBefore(*a.mention, *b.mention);
  const EventMention& plan = a_first ? *a.mention : *b.mention;
  const EventMention& later = a_first ? *b.mention : *a.mention;
  if (HasHappened(plan) || a.window->Gap(*b.window) > kPostponedDays) return false;
  return std::any_of(members.begin(), members.end(), [&](const Traits* member) {
    const std::optional<absl::CivilDay>& told = member->mention->published;
    return member->moved && told && plan.published && later.published && *plan.published <= *told &&
           *told <= *later.published;
  });
}

// How much speaks for a mention being of the event of these members; none if it cannot be.
std::optional<double> Fit(const Traits& mention, const Members& members) {
  std::optional<double> best;
  for (const Traits* member : members) {
    const Comparison comparison = CompareMentions(mention, *member);
    if (comparison.can_be_one()) best = std::max(best.value_or(comparison.score), comparison.score);
    const bool apart = comparison.verdict == Comparison::Verdict::kApart;
    if (apart && !(comparison.only_days && WasPutOff(mention, *member, members))) return std::nullopt;
  }
  return best;
}

}  // namespace

bool TakenBefore(const Traits& a, const Traits& b) {
  const auto key = [](const Traits& traits) { return std::make_pair(Rank(traits), -CountNamed(traits)); };
  const auto key_a = key(a);
  const auto key_b = key(b);
  if (key_a != key_b) return key_a < key_b;
  return PublishedBefore(*a.mention, *b.mention);
}

std::optional<size_t> ChooseHome(const Traits& mention, std::span<const Members> homes) {
  std::optional<size_t> best;
  double best_fit = 0;
  double next_fit = -std::numeric_limits<double>::infinity();
  for (size_t i = 0; i < homes.size(); ++i) {
    const std::optional<double> fit = Fit(mention, homes[i]);
    if (!fit) continue;
    if (best && *fit <= best_fit) {
      next_fit = std::max(next_fit, *fit);
      continue;
    }
    if (best) next_fit = best_fit;
    best = i;
    best_fit = *fit;
  }
  if (mention.IsVague() && best_fit - next_fit < kClearlyBetter) return std::nullopt;
  return best;
}

}  // namespace chancery::resolve
