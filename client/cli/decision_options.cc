#include "client/cli/decision_options.h"

#include <memory>
#include <string>

#include "client/cli/decisions.h"

namespace chancery::cli {

void AddDecision(CLI::App* command, DecisionOptions& options) {
  command->add_option("--author", options.author, "Who decides: a name or an address; kept with the decision")
      ->envname("CHANCERY_AUTHOR")
      ->required();
  command->add_option("--note", options.note, "Why");
  command->add_option("--request-id", options.request_id,
                      "A name for this write: made again with the same name it is not done again; else a random one");
  command->add_flag("--dry-run", options.dry_run, "Say what would happen, and write nothing");
}

namespace {

template <typename Options>
void AddEvent(CLI::App* command, Options& options) {
  command->add_option("event", options.event, "Its name (events/…)")->required();
  AddDecision(command, options.decision);
  command->add_option("--url", options.url, "Where it can be read");
  command->add_option("--etag", options.etag, "Refuse if the event is not as it was when it had this etag");
}

// An option that sets a text of the correction; an empty text says that it is not known.
template <typename Set>
void AddText(CLI::App* command, CorrectOptions& options, const std::string& field, const std::string& help,
             const Set& set) {
  command->add_option_function<std::string>(
      "--" + field,
      [&options, field, set](const std::string& value) {
        set(options.correction, value);
        options.fields.push_back(field);
      },
      help);
}

void AddCorrection(CLI::App* command, CorrectOptions& options) {
  using Correction = v1::EventCorrection;
  AddText(command, options, "type", "meeting, visit, conference, promise, ...",
          [](Correction& to, const std::string& value) { to.set_type(value); });
  AddText(command, options, "time", "When, as EDTF: 2014-04-09, 2014-04, 2014-04-09/2014-04-11; \"\": not known",
          [](Correction& to, const std::string& value) { to.set_time(value); });
  AddText(command, options, "place", "Where; \"\": not known",
          [](Correction& to, const std::string& value) { to.set_place(value); });
  AddText(command, options, "content", "What it is about; \"\": not known",
          [](Correction& to, const std::string& value) { to.set_content(value); });
  AddText(command, options, "due", "Of a promise, until when; \"\": not known",
          [](Correction& to, const std::string& value) { to.set_due(value); });
  command->add_option_function<std::string>(
      "--status",
      [&options](const std::string& value) {
        options.status = value;
        options.fields.emplace_back("status");
      },
      "possible, planned, ongoing, occurred or cancelled");
  command->add_option_function<double>(
      "--confidence",
      [&options](double value) {
        options.correction.set_confidence(value);
        options.fields.emplace_back("confidence");
      },
      "How sure it is, from 0 to 1");
  command
      ->add_option_function<std::vector<std::string>>(
          "--participant",
          [&options](const std::vector<std::string>& values) {
            options.participants = values;
            options.fields.emplace_back("participants");
          },
          "Who takes part, once for each of them, all anew: host=Iceland, visitor=actors/NO, or without a role France")
      ->allow_extra_args(false);
}

using Run = std::function<ExitCode()>;

// A command whose options live as long as it.
template <typename Options, typename Add>
void AddCommand(CLI::App& app, const std::string& name, const std::string& help, const Settings& settings, Run& run,
                ExitCode (*command)(const Settings&, const Options&), const Add& add) {
  auto options = std::make_shared<Options>();
  CLI::App* const added = app.add_subcommand(name, help);
  add(added, *options);
  added->callback([&settings, &run, options, command] {
    run = [&settings, options, command] { return command(settings, *options); };
  });
}

void AddUndo(CLI::App* command, UndoOptions& options) {
  command->add_option("name", options.name, "What is taken back: decisions/… or merges/…")->required();
  command->add_flag("--cascade", options.cascade, "Of a merge: also the later merges that stand on it");
  AddDecision(command, options.decision);
}

void AddMerge(CLI::App* command, MergeOptions& options) {
  command->add_option("from", options.from, "The actor that is another one: a name that only it has, or actors/…")
      ->required();
  command->add_option("into", options.into, "The one that it is")->required();
  AddDecision(command, options.decision);
}

}  // namespace

void AddDecisionCommands(CLI::App& app, const Settings& settings, Run& run) {
  AddCommand<CorrectOptions>(app, "correct", "Say what of an event is otherwise; outlives new articles", settings, run,
                             Correct, [](CLI::App* command, CorrectOptions& options) {
                               AddEvent(command, options);
                               AddCorrection(command, options);
                             });
  AddCommand<RetractOptions>(app, "retract", "Say that an event is none", settings, run, Retract,
                             AddEvent<RetractOptions>);
  AddCommand<MergeOptions>(app, "merge", "Say that two actors are one", settings, run, Merge, AddMerge);
  AddCommand<UndoOptions>(app, "undo", "Take back a correction, a retraction or a merge", settings, run, Undo, AddUndo);
  const auto add_event = [](CLI::App* command, std::string& event) {
    command->add_option("event", event, "Its name (events/…)")->required();
  };
  AddCommand<std::string>(app, "versions", "Print what an event was when, and why it changed", settings, run,
                          ListVersions, add_event);
  AddCommand<std::string>(app, "decisions", "Print what persons decided about an event", settings, run, ListDecisions,
                          add_event);
  AddCommand<std::string>(app, "merges", "Print which actors were merged", settings, run, ListMerges,
                          [](CLI::App* command, std::string& actor) {
                            command->add_option("actor", actor, "A name or a resource name; without one, all");
                          });
}

}  // namespace chancery::cli
