// `chancery counts`: how many events fit, by period.
#ifndef CHANCERY_CLIENT_CLI_COUNTS_H_
#define CHANCERY_CLIENT_CLI_COUNTS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "client/cli/commands.h"

namespace chancery::cli {

struct CountsOptions {
  // Which events. Its `from` and `to` are the first and the last day on which events are counted, unless they must lie
  // within; order and limit are not looked at.
  TimelineOptions events;
  std::string period = "month";
  bool by_type = false;
  bool by_status = false;
};
ExitCode Counts(const Settings& settings, const CountsOptions& options);

// REQUIRES: `options` lives until the arguments are parsed.
void AddCountsOptions(CLI::App* command, CountsOptions& options);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_COUNTS_H_
