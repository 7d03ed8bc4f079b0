// The command lines of the commands in decisions.h.
#ifndef CHANCERY_CLIENT_CLI_DECISION_OPTIONS_H_
#define CHANCERY_CLIENT_CLI_DECISION_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <functional>

#include "client/cli/commands.h"

namespace chancery::cli {

struct DecisionOptions;

// Who decides and why, and how it is written.
void AddDecision(CLI::App* command, DecisionOptions& options);

// Adds them to `app`. The one that is called sets `run`; both it and `settings` must live until that has run.
void AddDecisionCommands(CLI::App& app, const Settings& settings, std::function<ExitCode()>& run);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_DECISION_OPTIONS_H_
