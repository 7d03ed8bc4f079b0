// The names of all actors of a store, in memory, to be searched as they are typed.
#ifndef CHANCERY_STORE_ACTOR_DIRECTORY_H_
#define CHANCERY_STORE_ACTOR_DIRECTORY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "actors/name_search.h"
#include "store/event_query.h"
#include "store/store.h"

namespace chancery::store {

struct ListedActor {
  std::string name;          // "actors/…"
  std::string display_name;  // its own name; the name that fits may be another
  std::string kind;
  std::string of;
  uint64_t mentions = 0;  // of the present, as StoredActor
  actors::FoundName fit;  // its weight is not exact
};

struct ActorSearchResult {
  std::vector<ListedActor> actors;  // best first: by fit, then by mentions, then by resource name
  uint64_t revision = 0;            // up to which changes are known
};

// Has the actors that mentions in force name, under the names that mentions and the gazetteer give them; those that
// only the gazetteer knows are not in it, as they have no events.
//
// A thread of its own reads all actors once (2 us and about 130 bytes a name) and then what changes, a few milliseconds
// after each commit. Who is found is exact; which of equally fitting ones come first goes by counts of mentions that
// may be off by an eighth. Searches of the past are not for it: it knows the present only. Thread-safe.
class ActorDirectory {
 public:
  // REQUIRES: the store outlives it.
  ActorDirectory(Store& store, std::shared_ptr<const actors::Gazetteer> gazetteer);
  ~ActorDirectory();
  ActorDirectory(const ActorDirectory&) = delete;
  ActorDirectory& operator=(const ActorDirectory&) = delete;

  // Waits until changes up to a revision are known, first of all until all actors were read once. Unavailable where
  // that takes longer than `patience`; Cancelled and DeadlineExceeded as `control` says; DataLoss where the store
  // cannot be read.
  absl::Status WaitFor(uint64_t revision, absl::Duration patience, const ReadControl& control = {}) const;

  // Does not wait; Unavailable before all actors were read once.
  absl::StatusOr<ActorSearchResult> Search(const actors::NameQuery& query) const;

  // 0 before all actors were read once.
  uint64_t revision() const;
  size_t names() const;
  size_t MemoryBytes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_DIRECTORY_H_
