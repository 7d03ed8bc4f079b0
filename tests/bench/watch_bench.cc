// What following a store costs, against a chanceryd of its own.
//
//   watch_bench FOLDER [--events N] [--kills N] [--watchers N] [--commits N]
//
// Records `events` events; watches them from the first revision on, with `kills` broken and resumed watches, and checks
// that each came once; then `watchers` watches wait while `commits` revisions are made, 10 a second, and the time from
// a commit to each watcher is taken; then as many watches that never read. What the server has in memory is told before
// and after. FOLDER must not be there, or be what an earlier run left. Prints one JSON object.
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>
#include <unordered_map>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "chancery/v1/events.grpc.pb.h"
#include "chancery/v1/watch.grpc.pb.h"
#include "tests/bench/recorded_history.h"

namespace chancery::bench {
namespace {

using nlohmann::json;

struct Options {
  std::string folder;
  uint64_t events = 1'000'000;
  int kills = 50;
  size_t watchers = 1000;
  size_t connections = 100;
  int commits = 100;
  uint32_t seed = 1;
};

// Follows all changes, from the first one, through watches that are broken at random.
class BrokenWatch {
 public:
  BrokenWatch(const std::shared_ptr<grpc::Channel>& channel, uint64_t events, int kills, uint32_t seed)
      : stub_(v1::Watch::NewStub(channel)), events_(events), random_(seed) {
    std::uniform_int_distribution<uint64_t> any(0, events - 1);
    for (int i = 0; i < kills; ++i) kills_.push_back(any(random_));
    std::sort(kills_.rbegin(), kills_.rend());
  }

  json Run() {
    const auto begin = std::chrono::steady_clock::now();
    while (told_.size() < events_ && Follow()) continue;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    size_t not_once = 0;
    for (const auto& [name, times] : told_) not_once += times == 1 ? 0 : 1;
    return {{"events", told_.size()},
            {"not_once", not_once},
            {"out_of_order", out_of_order_},
            {"watches", watches_},
            {"seconds", seconds},
            {"ok", told_.size() == events_ && not_once == 0 && out_of_order_ == 0}};
  }

 private:
  // One watch, until it is broken; false where nothing came.
  bool Follow() {
    ++watches_;
    grpc::ClientContext context;
    v1::WatchEventsRequest request;
    if (resume_.empty()) {
      request.mutable_beginning();
    } else {
      request.set_after_revision(resume_);
    }
    const auto reader = stub_->WatchEvents(&context, request);
    v1::WatchEventsResponse message;
    bool came = false;
    while (reader->Read(&message)) {
      came = true;
      Take(message);
      if (message.has_checkpoint() || told_.size() == events_) break;
      if (kills_.empty() || told_.size() < kills_.back()) continue;
      while (!kills_.empty() && told_.size() >= kills_.back()) kills_.pop_back();
      break;
    }
    context.TryCancel();
    reader->Finish();
    return came;
  }

  // As a program does that keeps what it was told together with where it is: of a revision in parts all or nothing.
  void Take(const v1::WatchEventsResponse& message) {
    if (!message.has_changes()) return;
    const v1::RevisionChanges& changes = message.changes();
    if (changes.part() == 1) parts_.clear();
    for (const v1::EventChange& change : changes.changes()) parts_.push_back(change.name());
    if (changes.part() != changes.part_count()) return;
    for (const std::string& name : parts_) ++told_[name];
    const auto time = changes.commit_time().seconds() * 1'000'000'000 + changes.commit_time().nanos();
    out_of_order_ += time < last_time_ ? 1 : 0;
    last_time_ = time;
    resume_ = message.resume_revision();
  }

  const std::unique_ptr<v1::Watch::Stub> stub_;
  const uint64_t events_;
  std::mt19937_64 random_;
  std::vector<uint64_t> kills_;  // after so many events, the next one last
  std::unordered_map<std::string, int> told_;
  std::vector<std::string> parts_;
  std::string resume_;
  int64_t last_time_ = 0;
  size_t out_of_order_ = 0;
  int watches_ = 0;
};

// A watch from now on that takes how long each change was under way.
class LatencyWatch final : public grpc::ClientReadReactor<v1::WatchEventsResponse> {
 public:
  // One that does not read takes no message at all.
  LatencyWatch(v1::Watch::Stub& stub, bool reads, bool from_beginning = false) {
    request_.mutable_checkpoint_period()->set_seconds(600);
    if (from_beginning) request_.mutable_beginning();
    stub.async()->WatchEvents(&context_, &request_, this);
    if (reads) StartRead(&message_);
    StartCall();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    if (message_.has_changes()) {
      const auto& time = message_.changes().commit_time();
      const absl::Time committed = absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
      const std::lock_guard lock(mutex_);
      milliseconds_.push_back(absl::ToDoubleMilliseconds(absl::Now() - committed));
    } else {
      ready_ = true;
    }
    StartRead(&message_);
  }
  void OnDone(const grpc::Status&) override { done_ = true; }

  bool ready() const { return ready_; }
  std::vector<double> TakeTimes() {
    const std::lock_guard lock(mutex_);
    return std::exchange(milliseconds_, {});
  }
  void End() {
    context_.TryCancel();
    while (!done_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

 private:
  grpc::ClientContext context_;
  v1::WatchEventsRequest request_;
  v1::WatchEventsResponse message_;
  std::atomic<bool> ready_ = false;
  std::atomic<bool> done_ = false;
  std::mutex mutex_;
  std::vector<double> milliseconds_;
};

// Records one event 10 times a second.
void Commit(const BenchServer& server, RecordedHistory& more, int commits) {
  const auto stub = v1::Events::NewStub(server.Connect());
  auto next = std::chrono::steady_clock::now();
  for (int i = 0; i < commits; ++i) {
    grpc::ClientContext context;
    v1::RecordEventsRequest request;
    v1::RecordEventsResponse response;
    if (!more.Next(*request.add_events())) return;
    request.mutable_events(0)->set_source("watch-bench");
    if (!stub->RecordEvents(&context, request, &response).ok()) fmt::print(stderr, "a recording failed\n");
    next += std::chrono::milliseconds(100);
    std::this_thread::sleep_until(next);
  }
}

std::vector<std::unique_ptr<LatencyWatch>> StartWatches(const std::vector<std::unique_ptr<v1::Watch::Stub>>& stubs,
                                                        size_t count, bool reads, bool from_beginning) {
  std::vector<std::unique_ptr<LatencyWatch>> watches;
  for (size_t i = 0; i < count; ++i) {
    watches.push_back(std::make_unique<LatencyWatch>(*stubs[i % stubs.size()], reads, from_beginning));
  }
  for (const auto& watch : watches) {
    while (reads && !watch->ready()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::this_thread::sleep_for(std::chrono::seconds(2));
  return watches;
}

json MeasureWatchers(const BenchServer& server, const Options& options) {
  RecordedHistory more(static_cast<uint64_t>(options.commits) * 6 + 100);
  std::vector<std::unique_ptr<v1::Watch::Stub>> stubs;
  for (size_t i = 0; i < options.connections; ++i) stubs.push_back(v1::Watch::NewStub(server.Connect()));
  Commit(server, more, 20);
  json report;
  const uint64_t before = server.ResidentKib();
  const auto watches = StartWatches(stubs, options.watchers, true, false);
  const uint64_t idle = server.ResidentKib();
  const double cpu = server.CpuSeconds();
  Commit(server, more, options.commits);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  report["server_cpu_ms_per_commit"] = (server.CpuSeconds() - cpu) * 1e3 / options.commits;
  const uint64_t after = server.ResidentKib();
  std::vector<double> times;
  size_t incomplete = 0;
  for (const auto& watch : watches) {
    const std::vector<double> taken = watch->TakeTimes();
    incomplete += taken.size() == static_cast<size_t>(options.commits) ? 0 : 1;
    times.insert(times.end(), taken.begin(), taken.end());
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double part) { return times[static_cast<size_t>(part * static_cast<double>(times.size() - 1))]; };
  report["incomplete"] = incomplete;
  report["median_ms"] = at(0.5);
  report["p99_ms"] = at(0.99);
  report["greatest_ms"] = times.back();
  const auto each = [&](uint64_t now, uint64_t then) {
    return (static_cast<double>(now) - static_cast<double>(then)) / static_cast<double>(options.watchers);
  };
  report["idle_kib_each"] = each(idle, before);
  report["after_commits_kib_each"] = each(after, before);
  const auto stalled = StartWatches(stubs, options.watchers, false, true);
  const uint64_t stalled_now = server.ResidentKib();
  report["stalled_kib_each"] = each(stalled_now, after);
  Commit(server, more, options.commits);
  report["stalled_later_kib_each"] = each(server.ResidentKib(), after);
  for (const auto& watch : watches) watch->End();
  for (const auto& watch : stalled) watch->End();
  return report;
}

int Run(const Options& options) {
  std::filesystem::remove_all(options.folder + "/store");
  const BenchServer server(options.folder, {"--watch-stall-seconds", "600"});
  json report;
  {
    RecordedHistory history(options.events);
    RecordAll(history, server.Connect(), 500);
  }
  report["resumed"] = BrokenWatch(server.Connect(), options.events, options.kills, options.seed).Run();
  std::cerr << report.dump() << '\n';
  if (options.watchers > 0) report["watchers"] = MeasureWatchers(server, options);
  std::cout << report.dump(1) << '\n';
  return report["resumed"]["ok"] ? 0 : 1;
}

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  chancery::bench::Options options;
  CLI::App app("Measures what following a store costs.");
  app.add_option("FOLDER", options.folder, "where the store is made")->required();
  app.add_option("--events", options.events)->capture_default_str();
  app.add_option("--kills", options.kills)->capture_default_str();
  app.add_option("--watchers", options.watchers)->capture_default_str();
  app.add_option("--connections", options.connections)->capture_default_str();
  app.add_option("--commits", options.commits)->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return chancery::bench::Run(options);
}
