// What the actor codes of CAMEO (Conflict and Mediation Event Observations, chapter 3 of its codebook) are among our
// own actors: "USAGOV" is the government of the United States, "IGOUNO" an international organisation.
#ifndef CHANCERY_ACTORS_CAMEO_CODES_H_
#define CHANCERY_ACTORS_CAMEO_CODES_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace chancery::actors {

struct CameoMeaning {
  std::string country;  // id of a country of the gazetteer; empty for an international actor
  std::string kind;     // "country", "organization", "group" or "person": what has such a code the whole time
  std::string office;   // what a person does who has it for some days; empty where it is none ("former official")
  bool plain = false;   // the country and nothing else
};

// The meaning of a code; none if neither a country nor a kind of actor begins it. `countries` holds the ids of
// countries by their ISO 3166-1 alpha-3 codes; the codes of CAMEO and of its dictionaries that are none are known here.
std::optional<CameoMeaning> MeaningOf(std::string_view code,
                                      const absl::flat_hash_map<std::string, std::string>& countries);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_CAMEO_CODES_H_
