// The settings of chanceryd. Each has one name, as a flag (--listen), as an environment variable (CHANCERY_LISTEN) and
// as a key of the configuration file ("listen"); a flag wins over the environment, and that over the file.
// docs/configuration.md lists them.
#ifndef CHANCERY_SERVER_CONFIG_H_
#define CHANCERY_SERVER_CONFIG_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace chancery::server {

struct ServerConfig {
  std::string listen = "127.0.0.1:50551";
  std::string store;  // empty: DefaultStoreFolder()
  std::string model;  // empty: bulk/locations.h
  std::string data;   // empty: bulk/locations.h
  uint64_t worker_threads = 0;
  uint64_t reading_threads = 0;
  uint64_t max_queued_calls = 256;
  uint64_t max_queued_articles = 256;
  uint64_t max_streams = 64;
  uint64_t max_unanswered_articles = 64;
  uint64_t max_watchers = 4096;
  uint64_t max_article_bytes = 8 << 20;
  uint64_t max_text_bytes = 1 << 20;
  uint64_t max_request_bytes = 16 << 20;
  uint64_t max_reply_bytes = 1 << 20;
  uint64_t max_call_seconds = 120;
  uint64_t default_page_size = 100;
  uint64_t max_page_size = 1000;
  uint64_t store_cache_mib = 256;
  uint64_t store_write_buffer_mib = 128;
  uint64_t grpc_memory_mib = 512;
  uint64_t stream_idle_seconds = 600;
  uint64_t watch_stall_seconds = 60;
  uint64_t keepalive_seconds = 60;
  uint64_t shutdown_seconds = 10;
  std::string log_level = "info";
};

// One setting: what it is called, what it does and what it may be.
struct ServerOption {
  std::string_view name;
  std::string_view value;  // what stands for the value in the help: "ADDRESS", "N"
  std::string_view effect;
  std::variant<std::string ServerConfig::*, uint64_t ServerConfig::*> member;
  uint64_t min = 0;  // of a number
  uint64_t max = 0;
  std::vector<std::string_view> choices = {};  // of a text; empty: any
};

const std::vector<ServerOption>& ServerOptions();

// Sets every option that `text` (a JSON object, // comments allowed) has. InvalidArgument, with `file`, the JSON
// pointer and what was expected there, for anything but options with values in their range.
absl::Status ApplyConfigFile(std::string_view text, std::string_view file, ServerConfig& config);

// What the command line asks for.
struct CommandLine {
  ServerConfig config;
  std::string print;  // a text to be printed instead of serving: help, version or configuration
};

// Reads the command line, the environment and the configuration file that one of them names. InvalidArgument or
// NotFound with a message that names the flag, variable or file, and says what to do.
absl::StatusOr<CommandLine> ReadCommandLine(int argc, const char* const* argv);

// The configuration as a commented file that ApplyConfigFile reads.
std::string PrintConfig(const ServerConfig& config);

// $XDG_DATA_HOME/chancery/store, else ~/.local/share/chancery/store.
std::string DefaultStoreFolder();

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_CONFIG_H_
