// Where the language model and the data of Chancery are found on this machine.
#ifndef CHANCERY_BULK_LOCATIONS_H_
#define CHANCERY_BULK_LOCATIONS_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"

namespace chancery::bulk {

// Folders. In a request an empty one was not given.
struct Locations {
  std::string model;        // the language model: holds config.cfg
  std::string data;         // Chancery's own data: holds ontology/ and actors/
  std::string actors = {};  // further actors: a file or a folder; may be empty
};

// Completes what was given. For each folder, the first of these that says anything decides:
//   model: `given`, $CHANCERY_MODEL, the folder en_core_web_sm-3.8.0 of the cache;
//   data:  `given`, $CHANCERY_DATA, share/chancery beside the folder of the running program, the sources' data;
//   actors: `given`, $CHANCERY_ACTORS, none.
// NotFound if it is not there, saying where it was sought and which command brings it.
absl::StatusOr<Locations> FindLocations(const Locations& given = {});

// The folder that scripts/fetch fills: $CHANCERY_CACHE, else $XDG_CACHE_HOME/chancery, else ~/.cache/chancery.
std::filesystem::path CacheDirectory();

}  // namespace chancery::bulk

#endif  // CHANCERY_BULK_LOCATIONS_H_
