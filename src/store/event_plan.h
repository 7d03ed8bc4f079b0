// Which index entries a query walks.
#ifndef CHANCERY_STORE_EVENT_PLAN_H_
#define CHANCERY_STORE_EVENT_PLAN_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "store/actor_sets.h"
#include "store/database.h"
#include "store/event_query.h"
#include "store/reader.h"

namespace chancery::store {

// The numbers of the actors that a query names; those that the store does not know are left out.
using ActorsByName = std::map<std::string, ActorSet, std::less<>>;
struct QueryActors {
  ActorsByName by_name;
  ActorsByName merged;  // for each `of` that it names, as MergedActorsOf
};
absl::StatusOr<QueryActors> FindActors(const Reader& reader, const EventQuery& query);

struct IndexPrefix {
  Family family = Family::kByTime;
  std::string prefix = {};

  friend bool operator==(const IndexPrefix&, const IndexPrefix&) = default;
};

struct EventPlan {
  // Every event that fits has an entry below one of them. None: no event can fit.
  std::vector<IndexPrefix> prefixes;
  // What the actors of by_actor must be, if only some roles will do.
  std::vector<std::string> roles = {};
};

// The plan that has the fewest entries, as far as that is known without reading them.
EventPlan MakePlan(const Reader& reader, const EventQuery& query, const QueryActors& actors);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_PLAN_H_
