#include "server/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "tests/testing/paths.h"

namespace chancery::server {
namespace {

// Sets environment variables for the length of a test.
class Environment {
 public:
  explicit Environment(std::map<std::string, std::string> values) : values_(std::move(values)) {
    for (const auto& [name, value] : values_) setenv(name.c_str(), value.c_str(), 1);
  }
  ~Environment() {
    for (const auto& [name, value] : values_) unsetenv(name.c_str());
  }

 private:
  std::map<std::string, std::string> values_;
};

absl::StatusOr<CommandLine> Read(const std::vector<std::string>& flags) {
  std::vector<const char*> argv = {"chanceryd"};
  for (const std::string& flag : flags) argv.push_back(flag.c_str());
  return ReadCommandLine(static_cast<int>(argv.size()), argv.data());
}

std::string WriteFile(const testing::TemporaryDirectory& folder, const std::string& text) {
  const std::string path = (folder.path() / "chanceryd.conf.json").string();
  std::ofstream(path) << text;
  return path;
}

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

TEST(Config, HasDefaultsForEverything) {
  const absl::StatusOr<CommandLine> command = Read({});
  ASSERT_TRUE(command.ok()) << command.status();
  EXPECT_EQ(command->config.listen, "127.0.0.1:50551");
  EXPECT_EQ(command->config.max_article_bytes, 8U << 20);
  EXPECT_EQ(command->print, "");
}

TEST(Config, TakesTheFlagBeforeTheEnvironmentAndThatBeforeTheFile) {
  const testing::TemporaryDirectory folder;
  const std::string file =
      WriteFile(folder, R"({"listen": "file:1", "max_page_size": 300, "worker_threads": 3, "log_level": "error"})");
  const Environment environment(
      {{"CHANCERY_CONFIG", file}, {"CHANCERY_LISTEN", "environment:2"}, {"CHANCERY_MAX_PAGE_SIZE", "200"}});
  const absl::StatusOr<CommandLine> command = Read({"--listen", "flag:3"});
  ASSERT_TRUE(command.ok()) << command.status();
  EXPECT_EQ(command->config.listen, "flag:3");
  EXPECT_EQ(command->config.max_page_size, 200U);
  EXPECT_EQ(command->config.worker_threads, 3U);
  EXPECT_EQ(command->config.log_level, "error");
}

TEST(Config, NamesFlagVariableOrPointerOfAWrongValue) {
  EXPECT_EQ(MessageOf(Read({"--worker_threads", "many"}).status()),
            "--worker_threads: expected a whole number from 0 to 256, found 'many'");
  EXPECT_EQ(MessageOf(Read({"--worker_threads", "257"}).status()),
            "--worker_threads: expected a whole number from 0 to 256, found 257");
  EXPECT_FALSE(Read({"--worker_threads", "-1"}).ok());
  EXPECT_FALSE(Read({"--log_level", "loud"}).ok());
  {
    const std::map<std::string, std::string> zero = {{"CHANCERY_STREAM_IDLE_SECONDS", "0"}};
    const Environment environment(zero);
    EXPECT_EQ(MessageOf(Read({}).status()),
              "CHANCERY_STREAM_IDLE_SECONDS: expected a whole number from 1 to 86400, found 0");
  }
  ServerConfig config;
  EXPECT_EQ(MessageOf(ApplyConfigFile(R"({"listen": 5})", "a.json", config)),
            "a.json: /listen: expected a text, found 5");
  EXPECT_EQ(MessageOf(ApplyConfigFile(R"({"max_page_size": "5"})", "a.json", config)),
            "a.json: /max_page_size: expected a whole number from 1 to 1000, found \"5\"");
}

TEST(Config, RefusesUnknownNames) {
  EXPECT_TRUE(absl::StrContains(MessageOf(Read({"--lisen", "x"}).status()), "--lisen"));
  ServerConfig config;
  EXPECT_EQ(MessageOf(ApplyConfigFile(R"({"lisen": "x"})", "a.json", config)),
            "a.json: /lisen: there is no such option; chanceryd --help lists all of them");
}

TEST(Config, RefusesAFileThatIsNoObjectOrNotThere) {
  ServerConfig config;
  EXPECT_FALSE(ApplyConfigFile("[]", "a.json", config).ok());
  EXPECT_FALSE(ApplyConfigFile("{", "a.json", config).ok());
  EXPECT_FALSE(ApplyConfigFile("", "a.json", config).ok());
  EXPECT_EQ(MessageOf(ApplyConfigFile(R"({"listen": "a:1", "listen": "b:2"})", "a.json", config)),
            "a.json: /listen: is given twice");
  EXPECT_TRUE(
      absl::StrContains(MessageOf(Read({"--config", "/nowhere/at/all.json"}).status()), "/nowhere/at/all.json"));
}

TEST(Config, RefusesLimitsThatContradictEachOther) {
  EXPECT_FALSE(Read({"--max_article_bytes", "16777216"}).ok());
  EXPECT_TRUE(Read({"--max_article_bytes", "16777216", "--max_request_bytes", "33554432"}).ok());
  EXPECT_FALSE(Read({"--max_page_size", "50"}).ok());
}

TEST(Config, PrintsAFileThatReadsBackTheSame) {
  const absl::StatusOr<CommandLine> command = Read({"--print_config", "--listen", "a\"b:1", "--worker_threads", "7"});
  ASSERT_TRUE(command.ok()) << command.status();
  ServerConfig read;
  const absl::Status status = ApplyConfigFile(command->print, "printed", read);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(read.listen, "a\"b:1");
  EXPECT_EQ(PrintConfig(read), command->print);
}

TEST(Config, HelpTellsEachOptionWithDefaultAndRange) {
  const absl::StatusOr<CommandLine> command = Read({"--help"});
  ASSERT_TRUE(command.ok()) << command.status();
  for (const ServerOption& option : ServerOptions()) {
    EXPECT_TRUE(absl::StrContains(command->print, "--" + std::string(option.name) + " ")) << option.name;
  }
  EXPECT_TRUE(absl::StrContains(command->print, "Default: 64. Range: 1 to 4096."));
}

TEST(Config, TheExampleFileIsTheDefaultsWithTheirExplanation) {
  EXPECT_EQ(testing::ReadFile(testing::DataDirectory() / "chanceryd.conf.json"), PrintConfig(ServerConfig()));
}

TEST(Config, TheSchemaKnowsEachOptionWithTypeRangeAndDefault) {
  const auto schema = nlohmann::json::parse(testing::ReadFile(testing::DataDirectory() / "chanceryd.conf.schema.json"));
  EXPECT_EQ(schema.at("additionalProperties"), false);
  const auto& properties = schema.at("properties");
  EXPECT_EQ(properties.size(), ServerOptions().size() + 1);  // and "$schema"
  const ServerConfig defaults;
  for (const ServerOption& option : ServerOptions()) {
    const std::string name(option.name);
    ASSERT_TRUE(properties.contains(name)) << name;
    const auto& property = properties.at(name);
    if (const auto* number = std::get_if<uint64_t ServerConfig::*>(&option.member)) {
      EXPECT_EQ(property.at("type"), "integer") << name;
      EXPECT_EQ(property.at("minimum"), option.min) << name;
      EXPECT_EQ(property.at("maximum"), option.max) << name;
      EXPECT_EQ(property.at("default"), defaults.**number) << name;
    } else {
      EXPECT_EQ(property.at("type"), "string") << name;
      EXPECT_EQ(property.at("default"), defaults.*std::get<std::string ServerConfig::*>(option.member)) << name;
    }
  }
}

TEST(Config, TheDocumentationTellsEachOption) {
  const std::string page = testing::ReadFile(testing::DataDirectory().parent_path() / "docs" / "configuration.md");
  const ServerConfig defaults;
  for (const ServerOption& option : ServerOptions()) {
    std::string row = "| `" + std::string(option.name) + "` | ";
    if (const auto* number = std::get_if<uint64_t ServerConfig::*>(&option.member)) {
      row += std::to_string(defaults.**number) + " | " + std::to_string(option.min) + " to " +
             std::to_string(option.max) + " | ";
    }
    EXPECT_TRUE(absl::StrContains(page, row)) << row;
  }
}

}  // namespace
}  // namespace chancery::server
