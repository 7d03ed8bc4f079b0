#include "client/cli/names.h"

#include <fmt/format.h>

#include "absl/strings/ascii.h"

namespace chancery::cli {
namespace {

constexpr std::string_view kEventPrefix = "events/";
constexpr std::string_view kStatusPrefix = "EVENT_STATUS_";

}  // namespace

std::string StatusName(v1::EventStatus status) { return v1::EventStatus_Name(status).substr(kStatusPrefix.size()); }

absl::StatusOr<v1::EventStatus> ParseStatus(const std::string& name) {
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  if (v1::EventStatus_Parse(std::string(kStatusPrefix) + absl::AsciiStrToUpper(name), &status) &&
      status != v1::EVENT_STATUS_UNSPECIFIED) {
    return status;
  }
  return absl::InvalidArgumentError(
      fmt::format("--status: \"{}\" is none; there are possible, planned, ongoing, occurred and cancelled", name));
}

std::string EventName(const std::string& name) {
  return name.starts_with(kEventPrefix) ? name : std::string(kEventPrefix) + name;
}

}  // namespace chancery::cli
