#include "extract/confidence_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/testing/paths.h"

namespace chancery::extract {
namespace {

using ::testing::HasSubstr;

class ConfidenceModelTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::shared_ptr<const ConfidenceModel>> Load(const std::string& json) {
    const std::string path = (folder_.path() / "confidence.json").string();
    std::ofstream(path) << json;
    return ConfidenceModel::Load(path);
  }

  testing::TemporaryDirectory folder_;
};

TEST_F(ConfidenceModelTest, AddsWeightedFeaturesUpAsLogOdds) {
  const auto model = Load(R"({"bias": 1.0, "weights": {"pronoun": -2.0, "strength": 2.0}})");
  ASSERT_TRUE(model.ok()) << model.status();
  const std::vector<Feature> even = {{"pronoun", 1}, {"strength", 0.5}};
  EXPECT_DOUBLE_EQ((*model)->Probability(even), 0.5);
  const std::vector<Feature> surer = {{"pronoun", 0}, {"strength", 0.5}};
  EXPECT_NEAR((*model)->Probability(surer), 0.8808, 1e-4);
}

TEST_F(ConfidenceModelTest, LeavesFeaturesWithoutAWeightOut) {
  const auto model = Load(R"({"bias": 0.0, "weights": {}})");
  ASSERT_TRUE(model.ok()) << model.status();
  EXPECT_DOUBLE_EQ((*model)->Probability(std::vector<Feature>{{"strength", 1}}), 0.5);
}

TEST_F(ConfidenceModelTest, TellsWhatEachFeatureAdds) {
  const auto model = Load(R"({"bias": 1.0, "weights": {"pronoun": -2.0, "dated": 1.0}})");
  ASSERT_TRUE(model.ok()) << model.status();
  const std::string words = (*model)->Explain(std::vector<Feature>{{"pronoun", 0.5}, {"dated", 0}});
  EXPECT_THAT(words, HasSubstr("0.50: bias +1.00"));
  EXPECT_THAT(words, HasSubstr("pronoun -1.00"));
  EXPECT_THAT(words, Not(HasSubstr("dated")));
}

TEST_F(ConfidenceModelTest, RefusesAnUnknownFeatureWithItsPlace) {
  const auto model = Load(R"({"bias": 0.0, "weights": {"pronouns": 1.0}})");
  ASSERT_FALSE(model.ok());
  EXPECT_THAT(std::string(model.status().message()), HasSubstr("/weights/pronouns"));
}

TEST_F(ConfidenceModelTest, RefusesAWeightThatIsNoNumber) {
  const auto model = Load(R"({"bias": 0.0, "weights": {"pronoun": "much"}})");
  ASSERT_FALSE(model.ok());
  EXPECT_THAT(std::string(model.status().message()), HasSubstr("/weights/pronoun"));
}

}  // namespace
}  // namespace chancery::extract
