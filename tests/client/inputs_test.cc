#include "client/cli/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/testing/paths.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class InputsTest : public ::testing::Test {
 protected:
  std::string Write(const std::string& name, const std::string& bytes) {
    const auto path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // "origin=bytes" of every input below a path; the message of what could not be read.
  std::vector<std::string> All(const std::string& path) {
    absl::StatusOr<Inputs> inputs = Inputs::Open(path);
    if (!inputs.ok()) return {std::string(inputs.status().message())};
    std::vector<std::string> all;
    while (auto input = inputs->Next()) {
      all.push_back(input->ok() ? std::filesystem::path((*input)->origin).filename().string() + "=" + (*input)->bytes
                                : std::string(input->status().message()));
    }
    return all;
  }

  testing::TemporaryDirectory folder_;
};

TEST_F(InputsTest, AFileIsOneArticle) {
  EXPECT_THAT(All(Write("a.txt", "one\ntwo\n")), ElementsAre("a.txt=one\ntwo\n"));
}

TEST_F(InputsTest, AFolderGivesItsArticlesByNameAndNotTheEventsExpectedOfThem) {
  Write("b.html", "B");
  Write("a.txt", "A");
  Write("a.events.json", "{}");
  Write("README.md", "no article");
  Write("sub/c.json", "{}");
  EXPECT_THAT(All(folder_.path().string()), ElementsAre("a.txt=A", "b.html=B", "c.json={}"));
}

TEST_F(InputsTest, JsonLinesAreOneArticleALineNamedByTheLine) {
  EXPECT_THAT(All(Write("load.jsonl", "{\"a\":1}\r\n\n{\"b\":2}")),
              ElementsAre("load.jsonl:1={\"a\":1}", "load.jsonl:3={\"b\":2}"));
}

TEST_F(InputsTest, AMissingFileIsNamed) {
  const absl::StatusOr<Inputs> inputs = Inputs::Open((folder_.path() / "none.txt").string());
  EXPECT_EQ(inputs.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(inputs.status().message()), HasSubstr("none.txt"));
}

TEST_F(InputsTest, AFileThatVanishesDoesNotHideTheOthers) {
  Write("a.txt", "A");
  const std::string gone = Write("b.txt", "B");
  Write("c.txt", "C");
  absl::StatusOr<Inputs> inputs = Inputs::Open(folder_.path().string());
  ASSERT_TRUE(inputs.ok());
  std::filesystem::remove(gone);
  EXPECT_TRUE((*inputs->Next()).ok());
  const auto missing = inputs->Next();
  ASSERT_TRUE(missing.has_value());
  EXPECT_THAT(std::string(missing->status().message()), HasSubstr("b.txt"));
  EXPECT_EQ((**inputs->Next()).bytes, "C");
  EXPECT_EQ(inputs->files(), 3U);
  EXPECT_EQ(inputs->begun(), 3U);
}

TEST_F(InputsTest, AFolderWhereAFileIsAskedForIsRefused) {
  EXPECT_THAT(std::string(ReadInput(folder_.path().string()).status().message()), HasSubstr("directory"));
}

}  // namespace
}  // namespace chancery::cli
