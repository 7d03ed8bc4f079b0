// Fills a store with a made-up history, in process, and tells how fast that was and how great the store became.
//
//   store_load STORE QUESTIONS ACTORS [--events N] [--seed N] [--synced]
//
// QUESTIONS is the file that history_tables wrote; ACTORS gets the resource name of each actor in it, by its number.
// A store that was filled in part is filled on from where it ended. Without --synced a write that was answered may be
// lost when the machine stops, as nobody but the next run of this program relies on it. Prints one JSON object.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <semaphore>
#include <utility>

#include "actors/gazetteer.h"
#include "ontology/ids.h"
#include "store/database.h"
#include "store/store.h"
#include "tests/bench/history.h"
#include "tests/bench/recording.h"

namespace chancery::bench {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr size_t kGroup = 500;  // events recorded together
constexpr int kGroupsAhead = 4;

struct Options {
  std::string store, questions, actors;
  HistoryOptions history = {.folder = CHANCERY_SOURCE_DIR "/tests/bench", .data = CHANCERY_SOURCE_DIR "/data"};
  bool synced = false;
};

[[noreturn]] void Fail(std::string_view what) {
  std::cerr << "store_load: " << what << '\n';
  std::exit(1);
}

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) Fail(value.status().ToString());
  return *std::move(value);
}

double Since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

size_t BytesIn(const std::string& folder) {
  size_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

// Records the events of a history, a few groups ahead of what is answered.
class Loader {
 public:
  Loader(store::Store& store, History& history) : store_(store), history_(history), room_(kGroupsAhead) {}

  void Run() {
    uint64_t left_out = CountThere();
    std::vector<store::RecordedEvent> group;
    for (HistoryEvent event; history_.Next(event);) {
      if (left_out > 0) {
        --left_out;
        continue;
      }
      group.push_back(ToRecording(event, history_.world()));
      ++recorded_;
      if (group.size() == kGroup) Record(std::exchange(group, {}));
    }
    if (!group.empty()) Record(std::move(group));
    for (int i = 0; i < kGroupsAhead; ++i) room_.acquire();
  }

  uint64_t recorded() const { return recorded_; }

 private:
  // How many events an earlier run left: it recorded them in order.
  uint64_t CountThere() const {
    const store::ReadView view = store_.Latest();
    const auto has = [&](uint64_t number) {
      return view.GetEvent("events/" + ontology::RecordId("bench-history", fmt::format("r{}", number))).ok();
    };
    uint64_t there = 0;
    uint64_t step = 1;
    while (has(there + step)) step *= 2;
    for (; step > 0; step /= 2) {
      if (has(there + step)) there += step;
    }
    return there;
  }

  void Record(std::vector<store::RecordedEvent> group) {
    room_.acquire();
    store_.RecordAsync(std::move(group), {}, [this](const absl::StatusOr<store::RecordResult>& recorded) {
      if (!recorded.ok()) Fail(recorded.status().ToString());
      room_.release();
    });
  }

  store::Store& store_;
  History& history_;
  std::counting_semaphore<> room_;
  uint64_t recorded_ = 0;
};

// The resource names of the actors in the questions.
json NameActors(const store::ReadView& view, const World& world, const json& questions) {
  std::map<uint32_t, std::string> wanted;
  for (const json& question : questions) {
    for (const char* side : {"one", "other"}) {
      if (question.contains(side)) wanted[question[side]["number"]] = question[side]["name"];
    }
  }
  json names = json::object();
  for (const auto& [number, name] : wanted) {
    const WorldActor& actor = world.actors()[number];
    std::vector<std::string> found;
    for (const store::StoredActor& stored : Must(view.FindActorsByName(name, 1000))) {
      const auto& aliases = stored.actor.aliases;
      if (stored.actor.kind != actor.kind || stored.actor.of != actor.of) continue;
      if (std::find(aliases.begin(), aliases.end(), name) != aliases.end()) found.push_back(stored.actor.name);
    }
    if (found.size() != 1) Fail(fmt::format("{} actors of the store are called \"{}\"", found.size(), name));
    names[std::to_string(number)] = found[0];
  }
  return names;
}

// Brings all files to the last level, as they are in a store that was left in peace.
double Compact(const std::string& folder) {
  const Clock::time_point begin = Clock::now();
  const std::shared_ptr<store::Database> database = Must(store::Database::Open(folder, {}));
  rocksdb::CompactRangeOptions options;
  options.max_subcompactions = 2;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (size_t i = 0; i < store::kFamilyCount; ++i) {
    const rocksdb::Status status =
        database->rocks().CompactRange(options, database->family(static_cast<store::Family>(i)), nullptr, nullptr);
    if (!status.ok()) Fail(status.ToString());
  }
  return Since(begin);
}

json FamilySizes(const std::string& folder) {
  const std::shared_ptr<store::Database> database = Must(store::Database::Open(folder, {}));
  json sizes = json::object();
  for (size_t i = 0; i < store::kFamilyCount; ++i) {
    const auto family = static_cast<store::Family>(i);
    uint64_t bytes = 0;
    database->rocks().GetIntProperty(database->family(family), "rocksdb.total-sst-files-size", &bytes);
    if (bytes > 0) sizes[std::string(store::FamilyName(family))] = bytes;
  }
  return sizes;
}

int Run(const Options& options) {
  const auto gazetteer = Must(actors::Gazetteer::Load(options.history.data + "/actors"));
  const std::unique_ptr<History> history = Must(History::Make(options.history));
  json report;
  {
    const store::StoreOptions store_options = {
        .durability = options.synced ? store::Durability::kSync : store::Durability::kNone,
        .cache_bytes = 512 << 20,
        .write_buffer_bytes = 512 << 20};
    const std::unique_ptr<store::Store> store = Must(store::Store::Open(options.store, gazetteer, store_options));
    Loader loader(*store, *history);
    const Clock::time_point begin = Clock::now();
    loader.Run();
    report["seconds"] = Since(begin);
    report["recorded"] = loader.recorded();
    std::ifstream in(options.questions);
    std::ofstream out(options.actors);
    out << NameActors(store->Latest(), history->world(), json::parse(in)).dump(1) << '\n';
  }
  report["bytes_loaded"] = BytesIn(options.store);
  report["compacting_seconds"] = Compact(options.store);
  report["families"] = FamilySizes(options.store);
  report["bytes"] = BytesIn(options.store);
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  report["peak_memory_bytes"] = usage.ru_maxrss * 1024;
  std::cout << report.dump(1) << '\n';
  return 0;
}

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  chancery::bench::Options options;
  CLI::App app("Fills a store with a made-up history.");
  app.add_option("STORE", options.store)->required();
  app.add_option("QUESTIONS", options.questions)->required();
  app.add_option("ACTORS", options.actors)->required();
  app.add_option("--events", options.history.events)->capture_default_str();
  app.add_option("--seed", options.history.seed)->capture_default_str();
  app.add_flag("--synced", options.synced, "sync each group to the disk");
  CLI11_PARSE(app, argc, argv);
  return chancery::bench::Run(options);
}
