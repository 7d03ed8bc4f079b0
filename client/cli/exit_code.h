// What the command line ends with, for scripts.
#ifndef CHANCERY_CLIENT_CLI_EXIT_CODE_H_
#define CHANCERY_CLIENT_CLI_EXIT_CODE_H_

#include "absl/status/status.h"

namespace chancery::cli {

enum class ExitCode {
  kOk = 0,
  kFailed = 1,       // anything that is not below
  kUsage = 2,        // the command line itself, or an argument that the server refused
  kRejected = 3,     // some articles were refused, all others are stored
  kNotFound = 4,     // no such actor, event or file
  kUnavailable = 5,  // no server answers, or it is busy: try again later
};

// The code that stands for an error.
ExitCode ExitCodeOf(const absl::Status& status);

// Prints the error to stderr, with the server's reason and what to try next, and returns its code.
ExitCode Fail(const absl::Status& status);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_EXIT_CODE_H_
