// One actor with all that is known of it.
#ifndef CHANCERY_SERVER_ACTOR_DETAILS_H_
#define CHANCERY_SERVER_ACTOR_DETAILS_H_

#include "absl/status/status.h"
#include "chancery/v1/actors.pb.h"
#include "server/backend.h"
#include "server/call.h"

namespace chancery::server {

// Answers Actors.GetActor; the errors are those of the API.
absl::Status GetActor(const Backend& backend, const v1::GetActorRequest& request, const CallControl& control,
                      v1::GetActorResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ACTOR_DETAILS_H_
