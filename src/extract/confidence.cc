#include "extract/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "absl/algorithm/container.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

constexpr double kPronoun = 0.9;
constexpr double kFallback = 0.85;
constexpr double kUnknownActor = 0.95;
constexpr double kHedged = 0.9;
constexpr double kInPassing = 0.95;

constexpr std::array<std::string_view, 17> kFeatures = {
    "strength", "mentions", "participants", "pronoun",    "fallback", "unknown_side", "unlisted", "persons", "distance",
    "possible", "planned",  "cancelled",    "in_passing", "nominal",  "own_side",     "dated",    "headline"};
constexpr std::string_view kTypePrefix = "type.";

double AsNumber(bool yes) { return yes ? 1 : 0; }

// The share of the participants of which something holds.
double ShareOf(const Candidate& candidate, const auto& holds) {
  if (candidate.participants.empty()) return 0;
  return static_cast<double>(absl::c_count_if(candidate.participants, holds)) /
         static_cast<double>(candidate.participants.size());
}

// How many words lie between the trigger and the participants, on average, in the member where they are closest.
double DistanceOf(std::span<const Candidate* const> members) {
  std::optional<double> closest;
  for (const Candidate* member : members) {
    if (member->participants.empty()) continue;
    double sum = 0;
    for (const Filler& filler : member->participants) {
      sum += std::abs(static_cast<double>(filler.token) - static_cast<double>(member->match.trigger));
    }
    const double mean = sum / static_cast<double>(member->participants.size());
    closest = std::min(closest.value_or(mean), mean);
  }
  return closest.value_or(0);
}

}  // namespace

double ConfidenceOf(const Candidate& candidate, const ArticleActors& actors) {
  double confidence = candidate.match.frame->strength;
  for (const Filler& filler : candidate.participants) {
    if (filler.by_pronoun) confidence *= kPronoun;
    if (filler.by_fallback) confidence *= kFallback;
    if (actors.actors()[filler.actor].of.empty()) confidence *= kUnknownActor;
  }
  if (candidate.status == EventStatus::kPossible) confidence *= kHedged;
  if (!candidate.asserted) confidence *= kInPassing;
  return confidence;
}

std::vector<Feature> FeaturesOf(const Candidate& merged, std::span<const Candidate* const> members,
                                const ArticleActors& actors) {
  const auto any = [&](const auto& holds) { return AsNumber(absl::c_any_of(members, holds)); };
  const auto all = [&](const auto& holds) { return AsNumber(absl::c_all_of(members, holds)); };
  const auto actor = [&](const Filler& filler) -> const ontology::ActorMention& {
    return actors.actors()[filler.actor];
  };
  double strength = 0;
  for (const Candidate* member : members) strength = std::max(strength, member->match.frame->strength);
  // Distances of a clause or less count; beyond that one is as bad as another.
  constexpr double kFar = 20;
  return {
      {std::string(kTypePrefix) + merged.type->name, 1},
      {"strength", strength},
      {"mentions", std::log(static_cast<double>(members.size()))},
      {"participants", std::log(static_cast<double>(std::max<size_t>(1, merged.participants.size())))},
      {"pronoun", ShareOf(merged, [](const Filler& filler) { return filler.by_pronoun; })},
      {"fallback", ShareOf(merged, [](const Filler& filler) { return filler.by_fallback; })},
      {"unknown_side", ShareOf(merged, [&](const Filler& filler) { return actor(filler).of.empty(); })},
      {"unlisted", ShareOf(merged, [&](const Filler& filler) { return actor(filler).gazetteer_id.empty(); })},
      {"persons", ShareOf(merged, [&](const Filler& filler) { return actor(filler).kind == "person"; })},
      {"distance", std::min(DistanceOf(members), kFar) / kFar},
      {"possible", AsNumber(merged.status == EventStatus::kPossible)},
      {"planned", AsNumber(merged.status == EventStatus::kPlanned)},
      {"cancelled", AsNumber(merged.status == EventStatus::kCancelled)},
      {"in_passing", all([](const Candidate* member) { return !member->asserted; })},
      {"nominal", all([](const Candidate* member) { return !member->match.nouns.empty(); })},
      {"own_side", all([](const Candidate* member) { return member->match.frame->own_side; })},
      {"dated", AsNumber(merged.dated)},
      {"headline", any([](const Candidate* member) { return member->headline; })},
  };
}

bool IsConfidenceFeature(std::string_view name) {
  return absl::c_linear_search(kFeatures, name) || (name.starts_with(kTypePrefix) && name.size() > kTypePrefix.size());
}

}  // namespace chancery::extract
