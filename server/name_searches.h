// Search as you type over the names of actors.
#ifndef CHANCERY_SERVER_NAME_SEARCHES_H_
#define CHANCERY_SERVER_NAME_SEARCHES_H_

#include "absl/status/status.h"
#include "chancery/v1/actors.pb.h"
#include "server/backend.h"
#include "server/call.h"
#include "store/actor_directory.h"

namespace chancery::server {

// Answers Actors.SearchActors; the errors are those of the API.
absl::Status SearchActorNames(const Backend& backend, const store::ActorDirectory& directory,
                              const v1::SearchActorsRequest& request, const CallControl& control,
                              v1::SearchActorsResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_NAME_SEARCHES_H_
