// Who may be meant by a name.
#ifndef CHANCERY_SERVER_ACTOR_SEARCH_H_
#define CHANCERY_SERVER_ACTOR_SEARCH_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "store/read_view.h"

namespace chancery::server {

struct ActorSearch {
  std::string query;
  std::string kind;  // empty: any
  std::string of;    // empty: any
  size_t max_candidates = 10;
};

struct FoundActor {
  store::StoredActor actor;
  double score = 0;
  std::string_view reason;
};

// The actors of stored articles that the query may mean, each once, the likeliest first: those of this very name, those
// that articles call so or whose name has these words, then those of which it is a demonym or metonym, then those whose
// capital it is. Of those of one kind the one that more reports name comes first, then by resource name.
absl::StatusOr<std::vector<FoundActor>> FindActors(const ActorSearch& search, const store::ReadView& view,
                                                   const actors::Gazetteer& gazetteer);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ACTOR_SEARCH_H_
