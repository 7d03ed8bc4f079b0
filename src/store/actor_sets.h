// Actors as they are read: with those that were merged into them.
#ifndef CHANCERY_STORE_ACTOR_SETS_H_
#define CHANCERY_STORE_ACTOR_SETS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "store/reader.h"
#include "store/records.h"
#include "store/records.pb.h"

namespace chancery::store {

// The numbers under which one actor was recorded: the root of the reader's identities first.
using ActorSet = std::vector<uint64_t>;

// By any name of an actor, also one that was merged into another. None for a name that the store never had.
// InvalidArgument for one that is not of the form "actors/...".
absl::StatusOr<std::optional<ActorSet>> FindActorSet(const Reader& reader, std::string_view name);

// The numbers of actors that were merged into one who acts for this country or organisation, whatever they were
// recorded as.
absl::StatusOr<ActorSet> MergedActorsOf(const Reader& reader, std::string_view of);

// The actor that this one is read as: with the names, offices and mentions of all its members. None if no mention names
// any of them.
absl::StatusOr<std::optional<StoredActor>> ReadActor(const Reader& reader, uint64_t actor);

// Gives the participants of events, as they were recorded, the actors that they are read as; one actor has each role
// once.
absl::Status IdentifyParticipants(const Reader& reader, std::span<v1::Event> events);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_SETS_H_
