// How fast events are recorded by a chanceryd of its own, every acknowledgement durable.
//
//   record_bench FOLDER [--events N] [--before N] [--group N] [--clients N] [--seconds N]
//
// First one stream: a store of `before` events gets `events` more, made beforehand, `group` a message. Then `clients`
// callers with one call each under way: empty calls (grpc.health.v1.Health/Check), then RecordEvents of one event.
// FOLDER must not be there, or be what an earlier run left. Prints one JSON object.
#include <fmt/format.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "chancery/v1/events.grpc.pb.h"
#include "tests/bench/recorded_history.h"

namespace chancery::bench {
namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr size_t kConnections = 4;

struct Options {
  std::string folder;
  uint64_t before = 100'000;
  uint64_t events = 200'000;
  size_t group = 500;
  size_t clients = 64;
  int seconds = 10;
};

double Since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// Messages of a history that are made before the clock starts.
std::vector<v1::RecordEventStreamRequest> MakeMessages(RecordedHistory& history, uint64_t events, size_t group) {
  std::vector<v1::RecordEventStreamRequest> messages;
  v1::RecordedEvent event;
  for (uint64_t i = 0; i < events && history.Next(event); ++i) {
    if (i % group == 0) messages.emplace_back().set_sequence(messages.size());
    *messages.back().add_events() = event;
  }
  return messages;
}

json MeasureStream(const BenchServer& server, const std::vector<v1::RecordEventStreamRequest>& messages) {
  const auto stub = v1::Events::NewStub(server.Connect());
  const double cpu = server.CpuSeconds();
  const Clock::time_point begin = Clock::now();
  grpc::ClientContext context;
  const auto stream = stub->RecordEventStream(&context);
  std::thread writer([&] {
    for (const v1::RecordEventStreamRequest& message : messages) stream->Write(message);
    stream->WritesDone();
  });
  v1::RecordEventStreamResponse answer;
  uint64_t recorded = 0;
  uint64_t refused = 0;
  while (stream->Read(&answer)) {
    recorded += static_cast<uint64_t>(answer.events_size());
    if (answer.has_error() && refused++ == 0) std::cerr << "refused: " << answer.error().message() << '\n';
  }
  writer.join();
  const bool ok = stream->Finish().ok();
  const double seconds = Since(begin);
  return {{"ok", ok && refused == 0},
          {"events", recorded},
          {"seconds", seconds},
          {"events_per_second", static_cast<double>(recorded) / seconds},
          {"server_cpu_us_per_event", (server.CpuSeconds() - cpu) * 1e6 / static_cast<double>(recorded)}};
}

// Callers that each make the next call when the one before is answered.
class Callers {
 public:
  // Starts one call of a caller, and tells `done` whether it went well.
  using Start = std::function<void(size_t caller, std::function<void(bool)> done)>;

  json Run(size_t callers, int seconds, const Start& start) {
    start_ = start;
    open_ = callers;
    const Clock::time_point begin = Clock::now();
    end_ = begin + std::chrono::seconds(seconds);
    for (size_t i = 0; i < callers; ++i) Next(i);
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return open_ == 0; });
    const double took = Since(begin);
    std::sort(times_.begin(), times_.end());
    const auto at = [&](double part) {
      return times_[static_cast<size_t>(part * static_cast<double>(times_.size() - 1))];
    };
    return {{"ok", failed_ == 0},
            {"calls_per_second", static_cast<double>(times_.size()) / took},
            {"median_ms", at(0.5) * 1e3},
            {"p99_ms", at(0.99) * 1e3}};
  }

 private:
  void Next(size_t caller) {
    const Clock::time_point begin = Clock::now();
    start_(caller, [this, caller, begin](bool ok) {
      {
        const std::lock_guard lock(mutex_);
        times_.push_back(Since(begin));
        failed_ += ok ? 0 : 1;
        if (Clock::now() >= end_) {
          if (--open_ == 0) ended_.notify_one();
          return;
        }
      }
      Next(caller);
    });
  }

  Start start_;
  Clock::time_point end_;
  std::mutex mutex_;  // guards the following
  std::condition_variable ended_;
  size_t open_ = 0;
  size_t failed_ = 0;
  std::vector<double> times_;
};

json MeasureEmptyCalls(const std::vector<std::shared_ptr<grpc::Channel>>& channels, const Options& options) {
  struct Call {
    grpc::ClientContext context;
    grpc::ByteBuffer request, response;
  };
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs;
  for (const auto& channel : channels) stubs.push_back(std::make_unique<grpc::GenericStub>(channel));
  return Callers().Run(options.clients, options.seconds, [&](size_t caller, std::function<void(bool)> done) {
    const auto call = std::make_shared<Call>();
    const grpc::Slice nothing;
    call->request = grpc::ByteBuffer(&nothing, 1);
    stubs[caller % stubs.size()]->UnaryCall(&call->context, "/grpc.health.v1.Health/Check", {}, &call->request,
                                            &call->response,
                                            [call, done](const grpc::Status& status) { done(status.ok()); });
  });
}

json MeasureRecordCalls(const std::vector<std::shared_ptr<grpc::Channel>>& channels, const Options& options,
                        const std::vector<v1::RecordEventStreamRequest>& messages) {
  struct Call {
    grpc::ClientContext context;
    v1::RecordEventsRequest request;
    v1::RecordEventsResponse response;
  };
  std::vector<std::unique_ptr<v1::Events::Stub>> stubs;
  for (const auto& channel : channels) stubs.push_back(v1::Events::NewStub(channel));
  std::atomic<uint64_t> next = 0;
  return Callers().Run(options.clients, options.seconds, [&](size_t caller, std::function<void(bool)> done) {
    const auto call = std::make_shared<Call>();
    const uint64_t number = next++;
    const v1::RecordEventStreamRequest& message = messages[number / options.group % messages.size()];
    v1::RecordedEvent& event = *call->request.add_events();
    event = message.events(static_cast<int>(number % static_cast<uint64_t>(message.events_size())));
    event.set_record(fmt::format("call-{}", number));
    stubs[caller % stubs.size()]->async()->RecordEvents(
        &call->context, &call->request, &call->response,
        [call, done](const grpc::Status& status) { done(status.ok()); });
  });
}

int Run(const Options& options) {
  std::filesystem::remove_all(options.folder + "/store");
  const BenchServer server(options.folder, {});
  RecordedHistory history(options.before + options.events);
  const std::vector<v1::RecordEventStreamRequest> before = MakeMessages(history, options.before, options.group);
  const std::vector<v1::RecordEventStreamRequest> messages = MakeMessages(history, options.events, options.group);
  json report;
  if (!before.empty()) report["stream_into_empty_store"] = MeasureStream(server, before);
  report["stream"] = MeasureStream(server, messages);
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (size_t i = 0; i < kConnections; ++i) channels.push_back(server.Connect());
  report["empty_calls"] = MeasureEmptyCalls(channels, options);
  report["record_calls"] = MeasureRecordCalls(channels, options, messages);
  report["server_resident_kib"] = server.ResidentKib();
  std::cout << report.dump(1) << '\n';
  return 0;
}

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  chancery::bench::Options options;
  CLI::App app("Measures how fast events are recorded.");
  app.add_option("FOLDER", options.folder, "where the store is made")->required();
  app.add_option("--before", options.before, "events in the store before")->capture_default_str();
  app.add_option("--events", options.events, "events over the stream")->capture_default_str();
  app.add_option("--group", options.group, "events a message")->capture_default_str();
  app.add_option("--clients", options.clients, "calls under way")->capture_default_str();
  app.add_option("--seconds", options.seconds, "how long calls are made")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return chancery::bench::Run(options);
}
