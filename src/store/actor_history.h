// What became of an actor: when it came, what it was called, with whom it was merged.
#ifndef CHANCERY_STORE_ACTOR_HISTORY_H_
#define CHANCERY_STORE_ACTOR_HISTORY_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "store/identities.h"
#include "store/reader.h"
#include "store/records.h"

namespace chancery::store {

// As ReadView::ListActorChanges, of the changes up to `revision`.
absl::StatusOr<std::vector<ActorChange>> ListActorChanges(const Reader& reader, const MergeLog& merges,
                                                          uint64_t revision, std::string_view name);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_HISTORY_H_
