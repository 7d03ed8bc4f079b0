// The time of day that --known-at gives.
#ifndef CHANCERY_CLIENT_CLI_KNOWN_AT_H_
#define CHANCERY_CLIENT_CLI_KNOWN_AT_H_

#include <google/protobuf/timestamp.pb.h>

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace chancery::cli {

// A day, YYYY-MM-DD, which stands for its end in UTC, or for `now` where that comes first; or a time by RFC 3339:
// "2026-01-31T15:00:00Z". InvalidArgument for anything else.
absl::StatusOr<google::protobuf::Timestamp> ParseKnownAt(const std::string& text, absl::Time now);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_KNOWN_AT_H_
