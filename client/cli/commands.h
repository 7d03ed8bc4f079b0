// The subcommands of `chancery`, one function each. They print to stdout and stderr and return the exit code.
#ifndef CHANCERY_CLIENT_CLI_COMMANDS_H_
#define CHANCERY_CLIENT_CLI_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "client/cli/exit_code.h"
#include "client/client.h"

namespace chancery::cli {

// CSV is for lists of events; other commands print their tables then.
enum class OutputFormat { kTable, kJson, kCsv };

// What all commands share.
struct Settings {
  client::ConnectOptions connect;
  OutputFormat format = OutputFormat::kTable;
  std::string model;  // folder of the language model; empty: where scripts/fetch puts it
  std::string data;   // folder of ontology and gazetteer; empty: where they are installed
};

// What the caller knows of one article; what is given wins over what the page says.
struct GivenOptions {
  std::string published;  // YYYY-MM-DD
  std::string url;
};

ExitCode Status(const Settings& settings);
ExitCode Ingest(const Settings& settings, const std::string& path, const GivenOptions& given);
// Records events of JSON lines, each a v1::RecordedEvent; with `dry_run` says what would happen.
ExitCode Record(const Settings& settings, const std::string& path, bool dry_run);
ExitCode ShowActor(const Settings& settings, const std::string& name);
ExitCode ShowEvent(const Settings& settings, const std::string& name);

struct TimelineOptions {
  std::string actor;                  // empty: all events that fit
  std::string with;                   // empty: the timeline of one actor
  v1::EventFilter filter;             // but for what follows
  std::vector<std::string> statuses;  // "planned"
  std::optional<bool> undated, disputed;
  bool oldest_first = false;
  size_t limit = 0;  // 0: all
};
ExitCode Timeline(const Settings& settings, const TimelineOptions& options);

// Events in which one of a group and another of another group take part.
struct BetweenOptions {
  std::vector<std::string> group, other_group;  // names, resource names, codes of countries
  TimelineOptions list;                         // its actors are not looked at
};
ExitCode Between(const Settings& settings, const BetweenOptions& options);

// The conferences that one actor convenes, hosts or chairs.
struct SeriesOptions {
  std::string convener;
  TimelineOptions list;  // its actors are not looked at
};
ExitCode Series(const Settings& settings, const SeriesOptions& options);

struct WatchOptions {
  bool beginning = false;           // with the first change that the store ever had
  std::string after;                // with what came after this revision; neither: from now on
  bool once = false;                // end when the watch has caught up
  std::vector<std::string> actors;  // only events in which all of them take part
  std::vector<std::string> types;   // only events of these types
};
ExitCode Watch(const Settings& settings, const WatchOptions& options);

// These need no server.
ExitCode Extract(const Settings& settings, const std::string& path, const GivenOptions& given);
ExitCode Explain(const Settings& settings, const std::string& path, const GivenOptions& given);

// Checks the store in a folder that no server has open; with `rebuild`, makes index entries and counters anew that
// differ. kFailed where something is wrong still.
ExitCode Verify(const Settings& settings, const std::string& folder, bool rebuild);

struct EvaluateOptions {
  std::string folder;
  std::string texts;         // where the texts lie; empty: beside the expected events
  std::string found;         // folder of what another coder found; empty: Chancery extracts
  std::string only;          // file of names; empty: all
  std::string except;        // file of names
  bool recursive = false;    // folders in the folder, too
  bool errors = false;       // each miss and each invention
  bool reliability = false;  // what the confidences are worth
  bool stories = false;      // the folder has groups of articles: score merging
  bool judged = false;       // only each found event, right or wrong, with its features
  bool csv = false;          // comma-separated values instead of Settings::format
};
ExitCode Evaluate(const Settings& settings, const EvaluateOptions& options);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_COMMANDS_H_
