// Which actors are one: Actors.MergeActors, UndoMerge, ListMerges.
#ifndef CHANCERY_SERVER_ACTOR_MERGES_H_
#define CHANCERY_SERVER_ACTOR_MERGES_H_

#include "absl/status/status.h"
#include "chancery/v1/actors.pb.h"
#include "server/backend.h"

namespace chancery::server {

// These two wait until the merge is durable or refused, so they are not for the threads that answer questions.
absl::Status MergeActors(const Backend& backend, const v1::MergeActorsRequest& request,
                         v1::MergeActorsResponse& response);
absl::Status UndoMerge(const Backend& backend, const v1::UndoMergeRequest& request, v1::MergeActorsResponse& response);

absl::Status ListMerges(const Backend& backend, const v1::ListMergesRequest& request, v1::ListMergesResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ACTOR_MERGES_H_
