#include "bulk/locations.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "tests/testing/paths.h"

namespace chancery::bulk {
namespace {

namespace fs = std::filesystem;

// Keeps the environment of the machine out of the test, and puts it back.
class LocationsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"CHANCERY_MODEL", "CHANCERY_DATA", "CHANCERY_CACHE", "XDG_CACHE_HOME", "HOME"}) {
      const char* value = std::getenv(name);
      before_[name] = value == nullptr ? std::nullopt : std::optional<std::string>(value);
      unsetenv(name);
    }
    setenv("HOME", folder_.path().c_str(), 1);
  }
  void TearDown() override {
    for (const auto& [name, value] : before_) {
      if (value) {
        setenv(name.c_str(), value->c_str(), 1);
      } else {
        unsetenv(name.c_str());
      }
    }
  }

  std::string MakeModel(const fs::path& path) const {
    fs::create_directories(folder_.path() / path);
    std::ofstream(folder_.path() / path / "config.cfg") << "[nlp]\n";
    return (folder_.path() / path).string();
  }

  std::string MakeData(const fs::path& path) const {
    fs::create_directories(folder_.path() / path / "ontology");
    fs::create_directories(folder_.path() / path / "actors");
    return (folder_.path() / path).string();
  }

  testing::TemporaryDirectory folder_;
  std::map<std::string, std::optional<std::string>> before_;
};

TEST_F(LocationsTest, WhatIsGivenComesBeforeTheEnvironmentAndThatBeforeTheCache) {
  const std::string given = MakeModel("given");
  const std::string environment = MakeModel("environment");
  const std::string cached = MakeModel(".cache/chancery/en_core_web_sm-3.8.0");
  EXPECT_EQ(FindLocations()->model, cached);
  setenv("CHANCERY_MODEL", environment.c_str(), 1);
  EXPECT_EQ(FindLocations()->model, environment);
  EXPECT_EQ(FindLocations({.model = given, .data = ""})->model, given);
}

TEST_F(LocationsTest, TheCacheIsWhereTheVariablesSay) {
  EXPECT_EQ(CacheDirectory(), folder_.path() / ".cache" / "chancery");
  setenv("XDG_CACHE_HOME", "/xdg", 1);
  EXPECT_EQ(CacheDirectory(), "/xdg/chancery");
  setenv("CHANCERY_CACHE", "/own", 1);
  EXPECT_EQ(CacheDirectory(), "/own");
}

TEST_F(LocationsTest, DataIsThatOfTheSourcesUnlessSaidOtherwise) {
  MakeModel(".cache/chancery/en_core_web_sm-3.8.0");
  EXPECT_EQ(FindLocations()->data, testing::DataDirectory().string());
  const std::string environment = MakeData("environment");
  setenv("CHANCERY_DATA", environment.c_str(), 1);
  EXPECT_EQ(FindLocations()->data, environment);
  const std::string given = MakeData("given");
  EXPECT_EQ(FindLocations({.model = "", .data = given})->data, given);
}

TEST_F(LocationsTest, AMissingModelIsNamedWithTheCommandThatFetchesIt) {
  const absl::Status status = FindLocations().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  const std::string message(status.message());
  EXPECT_TRUE(absl::StrContains(message, ".cache/chancery/en_core_web_sm-3.8.0")) << message;
  EXPECT_TRUE(absl::StrContains(message, "scripts/fetch")) << message;
}

TEST_F(LocationsTest, MissingDataIsNamedWithWhatIsNotThere) {
  MakeModel(".cache/chancery/en_core_web_sm-3.8.0");
  fs::create_directories(folder_.path() / "half" / "ontology");
  const absl::Status status = FindLocations({.model = "", .data = (folder_.path() / "half").string()}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_TRUE(absl::StrContains(std::string(status.message()), "actors/ is missing")) << status;
}

}  // namespace
}  // namespace chancery::bulk
