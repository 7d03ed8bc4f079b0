// A user's own event type, added with data alone: README's example, word for word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/testing/paths.h"
#include "tests/testing/process.h"

namespace chancery {
namespace {

using ::nlohmann::json;
using ::testing::HasSubstr;

// What stands in README's first block of JSON after a line that has `words`.
std::string ReadmeExample(const std::string& words) {
  std::istringstream readme(testing::ReadFile(testing::DataDirectory().parent_path() / "README.md"));
  std::string line, example;
  while (std::getline(readme, line) && line.find(words) == std::string::npos) {
  }
  while (std::getline(readme, line) && line != "```json") {
  }
  while (std::getline(readme, line) && line != "```") example += line + "\n";
  return example;
}

class OwnDataTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!testing::ModelDirectory().has_value()) GTEST_SKIP() << "the language model is not here: run scripts/fetch";
    std::filesystem::create_directory(data());
    for (const char* part : {"ontology", "actors"}) {
      std::filesystem::copy(testing::DataDirectory() / part, data() / part, std::filesystem::copy_options::recursive);
    }
  }

  std::filesystem::path data() const { return folder_.path() / "data"; }

  testing::Finished Extract(const std::string& text) {
    std::ofstream(folder_.path() / "page.txt") << text;
    return testing::Run({CHANCERY_PROGRAM, "extract", "--data", data().string(), "--model", *testing::ModelDirectory(),
                         "--published", "2012-05-04", "--format", "json", (folder_.path() / "page.txt").string()});
  }

  testing::TemporaryDirectory folder_;
};

constexpr char kSigned[] = "Norway and Iceland signed a fisheries agreement in Bergen on Thursday.\n";

TEST_F(OwnDataTest, TheTypeOfTheReadmeIsExtractedOnceItsFileIsThere) {
  EXPECT_EQ(Extract(kSigned).out, "");
  std::ofstream(data() / "ontology" / "agreement.json") << ReadmeExample("event type of your own");
  const testing::Finished done = Extract(kSigned);
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const json event = json::parse(done.out);
  EXPECT_EQ(event.at("type"), "agreement");
  EXPECT_EQ(event.at("participants").size(), 2);
  EXPECT_EQ(event.at("time"), "2012-05-03");
  EXPECT_EQ(event.at("place"), "Bergen");
  EXPECT_EQ(event.at("status"), "OCCURRED");
}

TEST_F(OwnDataTest, TheTypeOfTheReadmeTakesNoOtherSigning) {
  std::ofstream(data() / "ontology" / "agreement.json") << ReadmeExample("event type of your own");
  EXPECT_EQ(Extract("Norway and Iceland signed the guest book in Bergen on Thursday.\n").out, "");
}

TEST_F(OwnDataTest, AMistakeInATypeIsToldWithFileAndPlace) {
  std::ofstream(data() / "ontology" / "agreement.json") << R"({"frames": [{"id": "a.b", "type": "agreemnt"}]})";
  const testing::Finished done = Extract(kSigned);
  EXPECT_NE(done.exit_code, 0);
  EXPECT_THAT(done.err, HasSubstr("agreement.json"));
  EXPECT_THAT(done.err, HasSubstr("/frames/0"));
}

}  // namespace
}  // namespace chancery
