#include "client/cli/actor_choice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <string_view>
#include <utility>

namespace chancery::cli {
namespace {

constexpr std::string_view kActorPrefix = "actors/";

}  // namespace

absl::StatusOr<std::vector<v1::ActorCandidate>> Candidates(client::Client& client, const std::string& name) {
  v1::ResolveActorRequest request;
  request.set_query(name);
  return client.ResolveActor(request);
}

absl::Status NoSuchActor(const std::string& name) {
  return absl::NotFoundError(
      fmt::format("no actor of any event is called \"{}\"; try a surname, a country or an organisation", name));
}

absl::StatusOr<std::string> ActorNameOf(client::Client& client, const std::string& name) {
  if (name.starts_with(kActorPrefix)) return name;
  absl::StatusOr<std::vector<v1::ActorCandidate>> candidates = Candidates(client, name);
  if (!candidates.ok()) return candidates.status();
  if (candidates->empty()) return NoSuchActor(name);
  const v1::Actor& best = candidates->front().actor();
  if (candidates->size() > 1) {
    fmt::print(stderr, "chancery: \"{}\" is taken as {} ({}); chancery actor \"{}\" shows {} others\n", name,
               best.display_name(), best.name(), name, candidates->size() - 1);
  }
  return best.name();
}

absl::StatusOr<std::string> OnlyActorNameOf(client::Client& client, const std::string& name) {
  if (name.starts_with(kActorPrefix)) return name;
  absl::StatusOr<std::vector<v1::ActorCandidate>> candidates = Candidates(client, name);
  if (!candidates.ok()) return candidates.status();
  if (candidates->empty()) return NoSuchActor(name);
  if (candidates->size() == 1) return candidates->front().actor().name();
  std::vector<std::string> choices;
  for (const v1::ActorCandidate& candidate : *candidates) {
    choices.push_back(fmt::format("{} ({})", candidate.actor().name(), candidate.actor().display_name()));
  }
  return absl::InvalidArgumentError(
      fmt::format("\"{}\" may be one of {}: give the one that is meant as actors/...", name, fmt::join(choices, ", ")));
}

}  // namespace chancery::cli
