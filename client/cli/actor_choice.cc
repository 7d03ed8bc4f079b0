#include "client/cli/actor_choice.h"

#include <fmt/format.h>

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

}  // namespace chancery::cli
