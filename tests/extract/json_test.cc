#include "extract/json.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace chancery::extract {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(EvaluationJson, HasEveryFieldOfAnEmptyMention) {
  const nlohmann::json json = nlohmann::json::parse(ToEvaluationJson(ontology::EventMention{}));
  for (const char* field : {"type", "participants", "time", "status", "place", "content", "evidence"}) {
    EXPECT_TRUE(json.contains(field)) << field;
  }
  EXPECT_EQ(json["time"], "");
  EXPECT_TRUE(json["evidence"].is_array());
}

TEST(EvaluationJson, WritesNamesAndValuesAsEvaluationsReadThem) {
  ontology::EventMention mention;
  mention.type = "visit";
  mention.status = ontology::EventStatus::kPlanned;
  mention.time = ontology::EventTime::Parse("2010-01").value();
  ontology::ActorMention actor;
  actor.name = "Mahmoud Abbas";
  actor.kind = "person";
  actor.of = "PS";
  mention.participants.push_back({actor, "visitor", "likely"});
  mention.evidence.push_back({"He will come.", 3, 16, "al-Maliki", "visit.verb.visit"});
  const nlohmann::json json = nlohmann::json::parse(ToEvaluationJson(mention));
  EXPECT_EQ(json["status"], "PLANNED");
  EXPECT_EQ(json["time"], "2010-01");
  EXPECT_EQ(json["participants"][0]["actor"], "Mahmoud Abbas");
  EXPECT_EQ(json["participants"][0]["of"], "PS");
  EXPECT_EQ(json["participants"][0]["role"], "visitor");
  EXPECT_EQ(json["participants"][0]["status"], "likely");
  EXPECT_EQ(json["evidence"][0]["quote"], "He will come.");
  EXPECT_EQ(json["evidence"][0]["begin"], 3);
}

TEST(EvaluationJson, IsOneLineWhateverTheTextHolds) {
  ontology::EventMention mention;
  mention.content = "two\nlines and a broken byte \xff";
  const std::string json = ToEvaluationJson(mention);
  EXPECT_THAT(json, Not(HasSubstr("\n")));
  EXPECT_THAT(nlohmann::json::parse(json)["content"].get<std::string>(), HasSubstr("\xEF\xBF\xBD"));
}

}  // namespace
}  // namespace chancery::extract
