// Lists of actors, and of what became of one.
#ifndef CHANCERY_SERVER_ACTOR_LISTS_H_
#define CHANCERY_SERVER_ACTOR_LISTS_H_

#include "absl/status/status.h"
#include "chancery/v1/actors.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Answer the calls of Actors that are called so; the errors are those of the API.
absl::Status ListActors(const Backend& backend, const v1::ListActorsRequest& request, const CallControl& control,
                        v1::ListActorsResponse& response);
absl::Status ListActorHistory(const Backend& backend, const v1::ListActorHistoryRequest& request,
                              v1::ListActorHistoryResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ACTOR_LISTS_H_
