#include "server/config.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace chancery::server {
namespace {

using nlohmann::json;

constexpr size_t kHelpWidth = 100;

absl::Status Wrong(std::string_view where, std::string_view expected, std::string_view found) {
  return absl::InvalidArgumentError(fmt::format("{}: expected {}, found {}", where, expected, found));
}

std::string Expected(const ServerOption& option) {
  if (std::holds_alternative<uint64_t ServerConfig::*>(option.member)) {
    return fmt::format("a whole number from {} to {}", option.min, option.max);
  }
  if (!option.choices.empty()) return fmt::format("one of {}", fmt::join(option.choices, ", "));
  return "a text";
}

absl::Status SetNumber(const ServerOption& option, std::string_view where, uint64_t value, ServerConfig& config) {
  if (value < option.min || value > option.max) return Wrong(where, Expected(option), std::to_string(value));
  config.*std::get<uint64_t ServerConfig::*>(option.member) = value;
  return absl::OkStatus();
}

// Sets an option from a text, as flags and environment variables give it.
absl::Status SetText(const ServerOption& option, std::string_view where, const std::string& text,
                     ServerConfig& config) {
  if (std::holds_alternative<uint64_t ServerConfig::*>(option.member)) {
    uint64_t value = 0;
    if (!absl::SimpleAtoi(text, &value)) return Wrong(where, Expected(option), fmt::format("'{}'", text));
    return SetNumber(option, where, value, config);
  }
  const auto& choices = option.choices;
  if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end()) {
    return Wrong(where, Expected(option), fmt::format("'{}'", text));
  }
  config.*std::get<std::string ServerConfig::*>(option.member) = text;
  return absl::OkStatus();
}

const ServerOption* FindOption(std::string_view name) {
  for (const ServerOption& option : ServerOptions()) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

std::string ValueText(const ServerOption& option, const ServerConfig& config) {
  if (const auto* number = std::get_if<uint64_t ServerConfig::*>(&option.member)) {
    return std::to_string(config.**number);
  }
  return json(config.*std::get<std::string ServerConfig::*>(option.member)).dump();
}

std::string EnvironmentName(const ServerOption& option) {
  return "CHANCERY_" + absl::AsciiStrToUpper(std::string(option.name));
}

// A paragraph in lines of at most kHelpWidth characters, each after `indent`.
std::string Wrap(std::string_view text, std::string_view indent) {
  std::istringstream words{std::string(text)};
  std::string result;
  std::string line(indent);
  for (std::string word; words >> word;) {
    if (line.size() + 1 + word.size() > kHelpWidth) {
      result += line + "\n";
      line = indent;
    }
    if (line.size() > indent.size()) line += ' ';
    line += word;
  }
  return result + line + "\n";
}

// "Default: 64. Range: 1 to 1024." of an option.
std::string DefaultAndRange(const ServerOption& option) {
  std::string text = ValueText(option, ServerConfig());
  text = text == "\"\"" ? "" : fmt::format("Default: {}.", text);
  if (std::holds_alternative<uint64_t ServerConfig::*>(option.member)) {
    text += fmt::format(" Range: {} to {}.", option.min, option.max);
  } else if (!option.choices.empty()) {
    text += fmt::format(" One of: {}.", fmt::join(option.choices, ", "));
  }
  return text;
}

std::string HelpText() {
  std::string help =
      "chanceryd: the server of Chancery, which keeps diplomatic events read from news articles and\n"
      "answers questions about them over gRPC.\n\n"
      "Usage: chanceryd [OPTIONS]\n\n"
      "Each option can also be given by an environment variable (CHANCERY_ and its name in capitals)\n"
      "and by a key of its name in a configuration file; a flag wins over the environment, and that\n"
      "over the file.\n\n"
      "  --help\n      Prints this and ends.\n"
      "  --version\n      Prints the version and ends.\n"
      "  --config FILE\n      Reads options from a JSON file; // comments are allowed. Environment: CHANCERY_CONFIG.\n"
      "  --print_config\n      Prints the configuration that would be in force, as a configuration file, and ends.\n";
  for (const ServerOption& option : ServerOptions()) {
    help += fmt::format("  --{} {}\n", option.name, option.value);
    help += Wrap(option.effect, "      ");
    if (const std::string range = DefaultAndRange(option); !range.empty()) help += Wrap(range, "      ");
  }
  help +=
      "\nExit codes: 0 ended as asked (SIGTERM, SIGINT), 1 the server could not start or serve,\n"
      "2 a wrong option or configuration file.\n";
  return help;
}

absl::Status ReadConfigFile(const std::string& file, ServerConfig& config) {
  std::error_code error;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream || std::filesystem::is_directory(file, error)) {
    return absl::NotFoundError(fmt::format("{}: this configuration file cannot be read", file));
  }
  return ApplyConfigFile(std::move(bytes).str(), file, config);
}

// The values that flags gave, by the name of the option.
struct Flags {
  std::map<std::string_view, std::string> values;
  std::string config_file;
  bool print_config = false;
};

// Environment under flags, and file under both.
absl::Status ApplyAll(const Flags& flags, ServerConfig& config) {
  const char* variable = std::getenv("CHANCERY_CONFIG");
  const std::string file = !flags.config_file.empty() ? flags.config_file : variable != nullptr ? variable : "";
  if (!file.empty()) {
    if (absl::Status status = ReadConfigFile(file, config); !status.ok()) return status;
  }
  for (const ServerOption& option : ServerOptions()) {
    const std::string name = EnvironmentName(option);
    absl::Status status;
    if (const auto flag = flags.values.find(option.name); flag != flags.values.end()) {
      status = SetText(option, fmt::format("--{}", option.name), flag->second, config);
    } else if (const char* value = std::getenv(name.c_str()); value != nullptr && *value != '\0') {
      status = SetText(option, name, value, config);
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// What no option alone can tell.
absl::Status CheckTogether(const ServerConfig& config) {
  constexpr uint64_t kRoomForFields = 64 << 10;
  if (config.max_request_bytes < config.max_article_bytes + kRoomForFields) {
    return absl::InvalidArgumentError(
        fmt::format("max_request_bytes ({}) must exceed max_article_bytes ({}) by at least {}",
                    config.max_request_bytes, config.max_article_bytes, kRoomForFields));
  }
  if (config.default_page_size > config.max_page_size) {
    return absl::InvalidArgumentError(fmt::format("default_page_size ({}) is over max_page_size ({})",
                                                  config.default_page_size, config.max_page_size));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ApplyConfigFile(std::string_view text, std::string_view file, ServerConfig& config) {
  std::set<std::string> seen;
  std::string twice;
  const auto note_key = [&](int depth, json::parse_event_t event, json& key) {
    if (event == json::parse_event_t::key && depth == 1 && !seen.insert(key.get<std::string>()).second) {
      twice = key.get<std::string>();
    }
    return true;
  };
  json document;
  try {
    document = json::parse(text, note_key, /*allow_exceptions=*/true, /*ignore_comments=*/true);
  } catch (const json::exception& error) {
    return absl::InvalidArgumentError(fmt::format("{}: not JSON: {}", file, error.what()));
  }
  if (!document.is_object()) return Wrong(file, "an object of options", document.type_name());
  if (!twice.empty()) return absl::InvalidArgumentError(fmt::format("{}: /{}: is given twice", file, twice));
  for (const auto& [key, value] : document.items()) {
    if (key == "$schema") continue;
    const std::string where = fmt::format("{}: /{}", file, key);
    const ServerOption* option = FindOption(key);
    if (option == nullptr) {
      return absl::InvalidArgumentError(
          fmt::format("{}: there is no such option; chanceryd --help lists all of them", where));
    }
    const bool number = std::holds_alternative<uint64_t ServerConfig::*>(option->member);
    absl::Status status;
    if (number && value.is_number_unsigned()) {
      status = SetNumber(*option, where, value.get<uint64_t>(), config);
    } else if (!number && value.is_string()) {
      status = SetText(*option, where, value.get<std::string>(), config);
    } else {
      status = Wrong(where, Expected(*option), value.dump());
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<CommandLine> ReadCommandLine(int argc, const char* const* argv) {
  CommandLine result;
  Flags flags;
  CLI::App app("chanceryd");
  app.set_help_flag("--help,-h", "");
  app.add_flag("--print_config", flags.print_config);
  bool version = false;
  app.add_flag("--version", version);
  app.add_option("--config", flags.config_file);
  for (const ServerOption& option : ServerOptions()) {
    app.add_option_function<std::string>(fmt::format("--{}", option.name),
                                         [&](const std::string& value) { flags.values[option.name] = value; });
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    result.print = HelpText();
    return result;
  } catch (const CLI::ParseError& error) {
    return absl::InvalidArgumentError(fmt::format("{}; chanceryd --help lists all options", error.what()));
  }
  if (version) {
    result.print = fmt::format("chanceryd {}\n", CHANCERY_VERSION);
    return result;
  }
  if (absl::Status status = ApplyAll(flags, result.config); !status.ok()) return status;
  if (absl::Status status = CheckTogether(result.config); !status.ok()) return status;
  if (flags.print_config) result.print = PrintConfig(result.config);
  return result;
}

std::string PrintConfig(const ServerConfig& config) {
  std::string text =
      "// The configuration of chanceryd: chanceryd --config FILE. An option that is left out has its default.\n{\n";
  const auto& options = ServerOptions();
  for (size_t i = 0; i < options.size(); ++i) {
    text += Wrap(options[i].effect, "  // ");
    if (const std::string range = DefaultAndRange(options[i]); !range.empty()) text += Wrap(range, "  // ");
    text += fmt::format("  \"{}\": {}{}\n", options[i].name, ValueText(options[i], config),
                        i + 1 < options.size() ? ",\n" : "");
  }
  return text + "}\n";
}

std::string DefaultStoreFolder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
    return fmt::format("{}/chancery/store", data);
  }
  const char* home = std::getenv("HOME");
  return fmt::format("{}/.local/share/chancery/store", home == nullptr ? "" : home);
}

}  // namespace chancery::server
