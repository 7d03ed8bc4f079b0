// chanceryd.
#include <fmt/format.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdio>

#include "absl/status/status.h"
#include "server/config.h"
#include "server/server.h"

namespace {

constexpr int kFailed = 1;
constexpr int kWrongOptions = 2;

void StartLog(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("chanceryd"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
  spdlog::set_level(spdlog::level::from_str(level));
}

// Signals that end the server are waited for by the main thread; no other one gets them.
sigset_t BlockEndingSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace

int main(int argc, char** argv) {
  const absl::StatusOr<chancery::server::CommandLine> command = chancery::server::ReadCommandLine(argc, argv);
  if (!command.ok()) {
    fmt::print(stderr, "chanceryd: {}\n", std::string(command.status().message()));
    return kWrongOptions;
  }
  if (!command->print.empty()) {
    fmt::print("{}", command->print);
    return 0;
  }
  const sigset_t signals = BlockEndingSignals();
  StartLog(command->config.log_level);
  auto server = chancery::server::Server::Start(command->config);
  if (!server.ok()) {
    fmt::print(stderr, "chanceryd: {}\n", std::string(server.status().message()));
    return kFailed;
  }
  int signal = 0;
  sigwait(&signals, &signal);
  spdlog::info("ending signal={}", signal == SIGTERM ? "SIGTERM" : "SIGINT");
  (*server)->Shutdown();
  return 0;
}
