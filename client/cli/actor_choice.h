// Whom a person means by a name.
#ifndef CHANCERY_CLIENT_CLI_ACTOR_CHOICE_H_
#define CHANCERY_CLIENT_CLI_ACTOR_CHOICE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/client.h"

namespace chancery::cli {

absl::StatusOr<std::vector<v1::ActorCandidate>> Candidates(client::Client& client, const std::string& name);

// NotFound, with what to try instead.
absl::Status NoSuchActor(const std::string& name);

// The resource name of the actor that a person means: the name itself if it is one, else the best candidate, which is
// told on stderr where there are others.
absl::StatusOr<std::string> ActorNameOf(client::Client& client, const std::string& name);

// The same for what writes, where nobody may be guessed: InvalidArgument with the candidates if there are several.
absl::StatusOr<std::string> OnlyActorNameOf(client::Client& client, const std::string& name);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_ACTOR_CHOICE_H_
