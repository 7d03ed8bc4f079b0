// Reads actors of one state of the store: with how often they are mentioned, and all of them in their order.
#ifndef CHANCERY_STORE_ACTOR_LIST_H_
#define CHANCERY_STORE_ACTOR_LIST_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "store/actor_query.h"
#include "store/event_query.h"
#include "store/reader.h"
#include "store/records.h"

namespace chancery::store {

// An actor's record with how many mentions name it, as of the reader's revision.
absl::StatusOr<StoredActor> LoadActor(const Reader& reader, uint64_t number, const v1::Actor& record);

// As ReadView::ListActors.
absl::StatusOr<ActorPage> ListActors(const Reader& reader, const ActorQuery& query, const ReadControl& control);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_LIST_H_
