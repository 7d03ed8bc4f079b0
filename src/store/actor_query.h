// Which actors.
#ifndef CHANCERY_STORE_ACTOR_QUERY_H_
#define CHANCERY_STORE_ACTOR_QUERY_H_

#include <cstddef>
#include <string>
#include <vector>

#include "store/records.h"

namespace chancery::store {

// The most actors that are looked at for one page, where few fit.
inline constexpr size_t kMostActorsLookedAt = 20'000;

// Empty filters let everything through.
struct ActorQuery {
  std::string kind = {};
  std::string of = {};     // the country's code or the organisation's name that it belongs to
  std::string after = {};  // goes on after the actor of this resource name, be it there or not
  size_t limit = 100;      // REQUIRES: from 1 to 1000
};

struct ActorPage {
  std::vector<StoredActor> actors;
  std::string next;  // what `after` gives the next page; empty: there is nothing more
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_QUERY_H_
