// The commands by which persons decide: correct, retract, merge, undo; and those that tell what was decided.
#ifndef CHANCERY_CLIENT_CLI_DECISIONS_H_
#define CHANCERY_CLIENT_CLI_DECISIONS_H_

#include <string>
#include <vector>

#include "client/cli/commands.h"

namespace chancery::cli {

// What all commands that write a decision share.
struct DecisionOptions {
  std::string author;
  std::string note;
  std::string request_id;  // empty: a random one
  bool dry_run = false;    // say what would happen, write nothing
};

struct CorrectOptions {
  DecisionOptions decision;
  std::string event;
  std::string url;
  std::string etag;
  v1::EventCorrection correction;         // but for what follows
  std::string status;                     // "planned"
  std::vector<std::string> participants;  // "host=Iceland", "Lavrov"
  std::vector<std::string> fields;        // the fields of the correction that are set, by their proto names
};
ExitCode Correct(const Settings& settings, const CorrectOptions& options);

struct RetractOptions {
  DecisionOptions decision;
  std::string event;
  std::string url;
  std::string etag;
};
ExitCode Retract(const Settings& settings, const RetractOptions& options);

struct MergeOptions {
  DecisionOptions decision;
  std::string from, into;  // names, or resource names of actors
};
ExitCode Merge(const Settings& settings, const MergeOptions& options);

struct UndoOptions {
  DecisionOptions decision;
  std::string name;      // "decisions/…" or "merges/…"
  bool cascade = false;  // of a merge: also later ones that stand on it
};
ExitCode Undo(const Settings& settings, const UndoOptions& options);

// The versions of an event; what was decided about it; the merges of an actor, or of all for an empty name.
ExitCode ListVersions(const Settings& settings, const std::string& event);
ExitCode ListDecisions(const Settings& settings, const std::string& event);
ExitCode ListMerges(const Settings& settings, const std::string& actor);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_DECISIONS_H_
