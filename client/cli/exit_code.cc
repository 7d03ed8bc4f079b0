#include "client/cli/exit_code.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "client/client.h"

namespace chancery::cli {

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return ExitCode::kOk;
    case absl::StatusCode::kInvalidArgument:
      return ExitCode::kUsage;
    case absl::StatusCode::kNotFound:
      return ExitCode::kNotFound;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kDeadlineExceeded:
      return ExitCode::kUnavailable;
    default:
      return ExitCode::kFailed;
  }
}

ExitCode Fail(const absl::Status& status) {
  const v1::ErrorReason reason = client::ReasonOf(status);
  std::string line = fmt::format("chancery: {}", std::string(status.message()));
  if (reason != v1::ERROR_REASON_UNSPECIFIED) {
    line += fmt::format(" [{}]", v1::ErrorReason_Name(reason));
  } else if (status.code() == absl::StatusCode::kUnavailable) {
    line += "; start one with chanceryd, or name another with --server";
  }
  fmt::print(stderr, "{}\n", line);
  return ExitCodeOf(status);
}

}  // namespace chancery::cli
