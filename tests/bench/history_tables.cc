// Writes a made-up history as tables for other stores, with the questions that all of them are asked.
//
//   history_tables FOLDER [--events N] [--seed N] [--questions N] [--json-lines]
//
// Makes, in FOLDER: actors.csv (those that take part), events.csv, participants.csv, evidence.csv, questions.json; and
// with --json-lines also history.jsonl, one event a line. tests/bench/README.md describes the columns.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/bench/history.h"
#include "tests/bench/history_files.h"
#include "tests/bench/questions.h"

namespace chancery::bench {
namespace {

struct Options {
  std::string folder;
  HistoryOptions history = {.folder = CHANCERY_SOURCE_DIR "/tests/bench", .data = CHANCERY_SOURCE_DIR "/data"};
  size_t questions = 400;
  bool json_lines = false;
};

int Run(const Options& options) {
  const absl::StatusOr<std::unique_ptr<History>> history = History::Make(options.history);
  if (!history.ok()) {
    std::cerr << "history_tables: " << history.status().message() << '\n';
    return 1;
  }
  std::filesystem::create_directories(options.folder);
  const World& world = (*history)->world();
  QuestionSampler sampler(world, options.questions, options.history.seed);
  TableWriter tables(options.folder);
  std::ofstream lines;
  if (options.json_lines) lines.open(options.folder + "/history.jsonl");
  for (HistoryEvent event; (*history)->Next(event);) {
    sampler.Add(event);
    tables.Add(event);
    if (options.json_lines) lines << ToJson(event, world).dump() << '\n';
  }
  tables.AddActors(world, sampler.event_counts());
  std::ofstream questions(options.folder + "/questions.json");
  questions << sampler.Draw().dump(1) << '\n';
  questions.close();
  if (!tables.Close() || !questions || (options.json_lines && !lines.flush())) {
    std::cerr << "history_tables: cannot write all to " << options.folder << '\n';
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  chancery::bench::Options options;
  CLI::App app("Writes a made-up history as tables, with questions about it.");
  app.add_option("FOLDER", options.folder)->required();
  app.add_option("--events", options.history.events)->capture_default_str();
  app.add_option("--seed", options.history.seed)->capture_default_str();
  app.add_option("--questions", options.questions, "of each kind")->capture_default_str();
  app.add_flag("--json-lines", options.json_lines, "also write history.jsonl");
  CLI11_PARSE(app, argc, argv);
  return chancery::bench::Run(options);
}
