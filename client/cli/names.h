// How people write what the API names.
#ifndef CHANCERY_CLIENT_CLI_NAMES_H_
#define CHANCERY_CLIENT_CLI_NAMES_H_

#include <string>

#include "absl/status/statusor.h"
#include "chancery/v1/model.pb.h"

namespace chancery::cli {

// "OCCURRED".
std::string StatusName(v1::EventStatus status);

// The status of a name, in any case. InvalidArgument with the names that there are.
absl::StatusOr<v1::EventStatus> ParseStatus(const std::string& name);

// "events/…" of either that or what follows the slash.
std::string EventName(const std::string& name);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_NAMES_H_
