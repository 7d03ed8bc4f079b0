// The table of limits, and the page that tells it.
#include "server/limits.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/errors.h"
#include "tests/server/error_details.h"
#include "tests/testing/paths.h"

namespace chancery::server {
namespace {

using testing::InfoOf;

std::vector<std::string> RowsOf(const std::string& page) {
  std::vector<std::string> rows;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("| `")) rows.push_back(line);
  }
  return rows;
}

TEST(Limits, TheDocumentationHasEachAsItIsByDefaultInTheSameOrder) {
  std::vector<std::string> expected;
  for (const LimitInForce& limit : LimitsOf(ServerConfig())) {
    expected.push_back(fmt::format("| `{}` | {} | {} | {} | {} |", limit.name, limit.value, limit.unit,
                                   limit.is_option ? "yes" : "no", limit.effect));
  }
  EXPECT_EQ(RowsOf(testing::ReadFile(testing::DataDirectory().parent_path() / "docs" / "limits.md")), expected);
}

TEST(Limits, HaveNamesOfTheirOwnUnitsAndAnExplanation) {
  std::set<std::string> names;
  for (const LimitInForce& limit : LimitsOf(ServerConfig())) {
    EXPECT_TRUE(names.insert(std::string(limit.name)).second) << limit.name;
    EXPECT_GT(limit.value, 0U) << limit.name;
    EXPECT_NE(limit.unit, "") << limit.name;
    EXPECT_TRUE(limit.effect.ends_with('.')) << limit.name;
  }
  EXPECT_TRUE(names.contains("max_page_size"));
  EXPECT_TRUE(names.contains("filter_actors"));
  EXPECT_FALSE(names.contains("shutdown_seconds"));
}

TEST(Limits, AreThoseOfTheConfiguration) {
  ServerConfig config;
  config.max_page_size = 7;
  for (const LimitInForce& limit : LimitsOf(config)) {
    if (limit.name != "max_page_size") continue;
    EXPECT_EQ(limit.value, 7U);
  }
}

TEST(Limits, ARefusalGivesNameAskedAndAllowed) {
  EXPECT_TRUE(CheckLimit(8, limits::kFilterActors, "filter.actors").ok());
  const grpc::Status refused = ToGrpc(CheckLimit(9, limits::kFilterActors, "filter.actors"));
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto metadata = InfoOf(refused).metadata();
  EXPECT_EQ(metadata.at("limit"), "filter_actors");
  EXPECT_EQ(metadata.at("asked"), "9");
  EXPECT_EQ(metadata.at("allowed"), "8");
  EXPECT_EQ(metadata.at("field"), "filter.actors");
}

TEST(Limits, APageSizeIsTheUsualForZeroAndRefusedOutOfItsRange) {
  EXPECT_EQ(PageSizeOf(0, limits::kVersionsPage, 50).value(), 50U);
  EXPECT_EQ(PageSizeOf(100, limits::kVersionsPage, 50).value(), 100U);
  for (const int64_t asked : {int64_t{101}, int64_t{-1}, int64_t{INT32_MIN}, int64_t{INT32_MAX}}) {
    const grpc::Status refused = ToGrpc(PageSizeOf(asked, limits::kVersionsPage, 50).status());
    EXPECT_EQ(InfoOf(refused).reason(), "PAGE_SIZE_INVALID");
    EXPECT_EQ(InfoOf(refused).metadata().at("limit"), "versions_page");
    EXPECT_EQ(InfoOf(refused).metadata().at("asked"), std::to_string(asked));
    EXPECT_EQ(InfoOf(refused).metadata().at("allowed"), "100");
  }
}

}  // namespace
}  // namespace chancery::server
