// The options of `chancery timeline`.
#ifndef CHANCERY_CLIENT_CLI_TIMELINE_OPTIONS_H_
#define CHANCERY_CLIENT_CLI_TIMELINE_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "client/cli/commands.h"

namespace chancery::cli {

// REQUIRES: `options` lives until the arguments are parsed.
void AddTimelineOptions(CLI::App* command, TimelineOptions& options);
void AddBetweenOptions(CLI::App* command, BetweenOptions& options);
void AddSeriesOptions(CLI::App* command, SeriesOptions& options);

// Which events the options ask for, their actors aside.
absl::StatusOr<v1::EventFilter> EventFilterOf(const TimelineOptions& options);

// That there are no events, and what to try next.
std::string WhatToTry(const TimelineOptions& options);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_TIMELINE_OPTIONS_H_
