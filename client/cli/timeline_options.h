// The options of `chancery timeline`.
#ifndef CHANCERY_CLIENT_CLI_TIMELINE_OPTIONS_H_
#define CHANCERY_CLIENT_CLI_TIMELINE_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "client/cli/commands.h"

namespace chancery::cli {

// REQUIRES: `options` lives until the arguments are parsed.
void AddTimelineOptions(CLI::App* command, TimelineOptions& options);
void AddBetweenOptions(CLI::App* command, BetweenOptions& options);
void AddSeriesOptions(CLI::App* command, SeriesOptions& options);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_TIMELINE_OPTIONS_H_
