// The command line `chancery`.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

#include "absl/time/clock.h"
#include "client/cli/article_options.h"
#include "client/cli/commands.h"
#include "client/cli/counts.h"
#include "client/cli/decision_options.h"
#include "client/cli/known_at.h"
#include "client/cli/timeline_options.h"

namespace {

using chancery::cli::ExitCode;

constexpr char kFooter[] =
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some articles were refused (the others are stored),\n"
    "            4 not found, 5 no server answers or it is busy";

void AddGiven(CLI::App* command, chancery::cli::GivenOptions& given) {
  command->add_option("--published", given.published, "Day of publication, YYYY-MM-DD; wins over what the page says");
  command->add_option("--url", given.url, "The article's URL; wins over what the page says");
}

void AddEvaluate(CLI::App* command, chancery::cli::EvaluateOptions& options) {
  command->add_option("dir", options.folder, "Folder of NAME.txt or NAME.html with NAME.events.json")->required();
  command->add_option("--texts", options.texts, "Folder of the texts, if they do not stand beside the expected events");
  command->add_option("--only", options.only, "File of names: only these articles");
  command->add_option("--except", options.except, "File of names: all articles but these");
  command->add_flag("--recursive", options.recursive, "Take the folders in the folder, too");
  command->add_option("--found", options.found, "Score another coder: folder of NAME.jsonl, one event a line");
  command->add_flag("--errors", options.errors, "List each miss and each invention with what the steps made of it");
  command->add_flag("--reliability", options.reliability, "Show how often events of each confidence are right");
  command->add_flag("--stories", options.stories, "The folder has groups of articles with group.json: score merging");
  command->add_flag("--judged", options.judged,
                    "Print each found event, right or wrong, with what its confidence is made of");
  command->add_flag("--csv", options.csv, "Print the scores as comma-separated values");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads news articles into diplomatic events, and asks a Chancery server about them.", "chancery");
  app.set_version_flag("--version", CHANCERY_VERSION);
  app.footer(kFooter);
  app.require_subcommand(1);
  app.fallthrough();

  chancery::cli::Settings settings;
  double timeout = 60;
  std::string format = "auto";
  app.add_option("--server", settings.connect.address, "Address of the server")
      ->envname("CHANCERY_SERVER")
      ->capture_default_str();
  app.add_option("--timeout", timeout, "Seconds that one call may take")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--format", format,
                 "table: for people; json: one object a line; csv: events as comma-separated "
                 "values; auto: table on a terminal, else json")
      ->check(CLI::IsMember({"auto", "table", "json", "csv"}))
      ->capture_default_str();
  app.add_option("--model", settings.model, "Folder of the language model, for extract and explain")
      ->envname("CHANCERY_MODEL");
  app.add_option("--data", settings.data, "Folder of ontology and gazetteer, for extract and explain")
      ->envname("CHANCERY_DATA");

  std::string revision;
  std::string known_at;
  app.add_option("--at", revision, "Ask what was known at a revision, as JSON output gives it");
  app.add_option("--known-at", known_at,
                 "Ask what was known at a time: a day (to its end, UTC) or, exactly, 2026-01-31T15:00:00Z");

  std::function<ExitCode()> run;
  std::string path;
  std::string name;
  chancery::cli::GivenOptions given;
  chancery::cli::TimelineOptions timeline;
  chancery::cli::BetweenOptions between;
  chancery::cli::SeriesOptions series;
  chancery::cli::CountsOptions counts;
  chancery::cli::WatchOptions watch;
  chancery::cli::EvaluateOptions evaluate;

  CLI::App* command = app.add_subcommand("ingest", "Store articles with their events");
  command
      ->add_option("path", path, "A file, a folder, or - for standard input (one article, or one JSON object a line)")
      ->required();
  AddGiven(command, given);
  command->callback([&] { run = [&] { return Ingest(settings, path, given); }; });

  bool dry_run = false;
  command = app.add_subcommand("record", "Store events that no article tells: one RecordedEvent (JSON) a line");
  command->add_option("path", path, "A file, a folder, or - for standard input")->required();
  command->add_flag("--dry-run", dry_run, "Say what would happen, and write nothing");
  command->callback([&] { run = [&] { return Record(settings, path, dry_run); }; });

  command = app.add_subcommand("extract", "Print the events of one article; needs no server, stores nothing");
  command->add_option("file", path, "The article, or - for standard input")->required();
  AddGiven(command, given);
  command->callback([&] { run = [&] { return Extract(settings, path, given); }; });

  command = app.add_subcommand("explain", "Print what every step made of one article; needs no server");
  command->add_option("file", path, "The article, or - for standard input")->required();
  AddGiven(command, given);
  command->callback([&] { run = [&] { return Explain(settings, path, given); }; });

  command = app.add_subcommand("evaluate", "Score the extraction over articles with expected events; needs no server");
  AddEvaluate(command, evaluate);
  command->callback([&] { run = [&] { return Evaluate(settings, evaluate); }; });

  command = app.add_subcommand("timeline", "Print events, newest first: of an actor, of two with each other, or all");
  AddTimelineOptions(command, timeline);
  command->callback([&] { run = [&] { return Timeline(settings, timeline); }; });

  command = app.add_subcommand("between", "Print events of one group with another: one of each takes part");
  AddBetweenOptions(command, between);
  command->callback([&] { run = [&] { return Between(settings, between); }; });

  command = app.add_subcommand("series", "Print the conferences that somebody convenes, hosts or chairs");
  AddSeriesOptions(command, series);
  command->callback([&] { run = [&] { return Series(settings, series); }; });

  command =
      app.add_subcommand("watch", "Print each change of the events as it comes; goes on where a connection broke");
  auto* beginning =
      command->add_flag("--beginning", watch.beginning, "Begin with the first change; else with the next");
  command->add_option("--after", watch.after, "Begin after a revision, as an earlier watch gave it")
      ->excludes(beginning);
  command->add_flag("--once", watch.once, "End when everything was told that is there");
  command->add_option("--actor", watch.actors, "Only events with this actor; more than one: with all of them");
  command->add_option("--type", watch.types, "Only events of this type; more than one: of any");
  command->callback([&] { run = [&] { return Watch(settings, watch); }; });

  command = app.add_subcommand("counts", "Count events by period: of an actor, of two with each other, or all");
  AddCountsOptions(command, counts);
  command->callback([&] { run = [&] { return Counts(settings, counts); }; });

  command = app.add_subcommand("actor", "Print who a name may mean");
  command->add_option("name", name, "A name or a resource name (actors/FR)")->required();
  command->callback([&] { run = [&] { return ShowActor(settings, name); }; });

  command = app.add_subcommand("event", "Print one event with its evidence");
  command->add_option("name", name, "Its name (events/…)")->required();
  command->callback([&] { run = [&] { return ShowEvent(settings, name); }; });

  AddDecisionCommands(app, settings, run);
  AddArticleCommands(app, settings, run);

  bool rebuild = false;
  command = app.add_subcommand("verify", "Check the store in a folder against itself; no server may have it open");
  command->add_option("folder", path, "The store")->required();
  command->add_flag("--rebuild", rebuild, "Make index entries and counters anew that are wrong");
  command->callback([&] { run = [&] { return Verify(settings, path, rebuild); }; });

  command = app.add_subcommand("status", "Say whether the server serves");
  command->callback([&] { run = [&] { return Status(settings); }; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::kUsage);
  }
  settings.connect.timeout = absl::Seconds(timeout);
  if (!revision.empty()) settings.connect.read_at.set_exactly(revision);
  if (!known_at.empty()) {
    const absl::StatusOr<google::protobuf::Timestamp> time = chancery::cli::ParseKnownAt(known_at, absl::Now());
    if (!time.ok()) return static_cast<int>(chancery::cli::Fail(time.status()));
    *settings.connect.read_at.mutable_known_at() = *time;
  }
  const bool json = format == "json" || (format == "auto" && isatty(STDOUT_FILENO) == 0);
  settings.format = json ? chancery::cli::OutputFormat::kJson : chancery::cli::OutputFormat::kTable;
  if (format == "csv") settings.format = chancery::cli::OutputFormat::kCsv;
  return static_cast<int>(run());
}
