// The command lines of the commands in articles.h.
#ifndef CHANCERY_CLIENT_CLI_ARTICLE_OPTIONS_H_
#define CHANCERY_CLIENT_CLI_ARTICLE_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <functional>

#include "client/cli/commands.h"

namespace chancery::cli {

// Adds them to `app`. The one that is called sets `run`; both it and `settings` must live until that has run.
void AddArticleCommands(CLI::App& app, const Settings& settings, std::function<ExitCode()>& run);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_ARTICLE_OPTIONS_H_
