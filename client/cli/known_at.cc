#include "client/cli/known_at.h"

#include <fmt/format.h>

#include <algorithm>

#include "absl/time/civil_time.h"

namespace chancery::cli {

absl::StatusOr<google::protobuf::Timestamp> ParseKnownAt(const std::string& text, absl::Time now) {
  absl::Time time;
  absl::CivilDay day;
  std::string error;
  if (text.size() == std::string_view("2026-01-31").size() && absl::ParseCivilTime(text, &day)) {
    time = std::min(now, absl::FromCivil(day + 1, absl::UTCTimeZone()) - absl::Nanoseconds(1));
  } else if (!absl::ParseTime(absl::RFC3339_full, text, &time, &error)) {
    return absl::InvalidArgumentError(
        fmt::format("--known-at {}: expected a day (2026-01-31) or a time with its zone (2026-01-31T15:00:00Z)", text));
  }
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(absl::ToUnixSeconds(time));
  timestamp.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(timestamp.seconds()))));
  return timestamp;
}

}  // namespace chancery::cli
