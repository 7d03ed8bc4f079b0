// What tests of the programs share: `chancery` and `chanceryd` as a user runs them, on a store and files of the test's
// own.
#ifndef CHANCERY_TESTS_END_TO_END_PROGRAMS_H_
#define CHANCERY_TESTS_END_TO_END_PROGRAMS_H_

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/testing/paths.h"
#include "tests/testing/process.h"

namespace chancery::testing {

inline constexpr char kVisit[] =
    "Premier to fly north\n\n"
    "12 March 2014\n\n"
    "Norwegian Prime Minister Erna Solberg will visit Iceland in April, her office said on Wednesday.\n\n"
    "She met Finnish President Sauli Niinisto in Oslo on Tuesday.\n";

inline constexpr char kMeeting[] =
    "2014-04-10\n\nPrime Minister Erna Solberg of Norway met Prime Minister Mark Rutte of the Netherlands in Oslo on "
    "9 April, her office said.\n";

// One JSON value a line.
inline std::vector<nlohmann::json> Lines(const std::string& text) {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

class ProgramsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!ModelDirectory().has_value()) GTEST_SKIP() << "the language model is not here: run scripts/fetch";
  }

  // Runs `chancery` with these arguments.
  Finished Chancery(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {CHANCERY_PROGRAM, "--server", address_, "--data", DataDirectory().string(),
                                         "--model", *ModelDirectory()});
    return testing::Run(arguments, input);
  }

  std::string Write(const std::string& name, const std::string& bytes) {
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // Starts the server on the test's store and waits until it serves.
  void StartServer() {
    const auto log = folder_.path() / "chanceryd.log";
    server_ =
        std::make_unique<Background>(std::vector<std::string>{CHANCERYD_PROGRAM, "--listen", address_, "--store",
                                                              (folder_.path() / "store").string(), "--data",
                                                              DataDirectory().string(), "--model", *ModelDirectory()},
                                     log);
    for (int i = 0; i < 300 && server_->Running(); ++i) {
      if (Chancery({"status"}).exit_code == 0) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    FAIL() << "the server did not start: " << ReadFile(log);
  }

  TemporaryDirectory folder_;
  std::string address_ = "127.0.0.1:" + std::to_string(FreePort());
  std::unique_ptr<Background> server_;
};

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_END_TO_END_PROGRAMS_H_
