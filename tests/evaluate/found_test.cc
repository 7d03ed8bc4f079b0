#include "evaluate/found.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/json.h"

namespace chancery::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(FoundTest, ReadsBackWhatExtractPrints) {
  ontology::EventMention mention;
  mention.type = "visit";
  mention.participants.push_back({{"Ann Berg", {"Berg", "she"}, "person", "SE", "minister", ""}, "visitor", ""});
  mention.time = *ontology::EventTime::Parse("2011-05");
  mention.status = ontology::EventStatus::kPlanned;
  mention.place = "Oslo";
  mention.content = "fish";
  mention.confidence = 0.75;
  mention.evidence.push_back({"Berg will go to Oslo.", 0, 21, "", "visit.verb.go"});
  const auto events = ParseFound(extract::ToEvaluationJson(mention) + "\n", "a.jsonl");
  ASSERT_TRUE(events.ok()) << events.status();
  EXPECT_THAT(*events, ElementsAre(FromMention(mention)));
  EXPECT_EQ(events->front().parties.front(), (Party{"Ann Berg", {"Berg", "she"}, "person", "SE", "visitor"}));
}

TEST(FoundTest, TakesTheFormsOfOtherCoders) {
  const auto events = ParseFound(
      "# coded by hand\n"
      R"({"type": "eventTypes/Visit", "status": "EVENT_STATUS_PLANNED", "evidence": ["Berg will go"],)"
      R"( "participants": [{"actor": {"name": "Ann Berg", "kind": "ACTOR_KIND_PERSON", "of": "SE"}, "role": "VISITOR"}]})"
      "\n\n",
      "a.jsonl");
  ASSERT_TRUE(events.ok()) << events.status();
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->front().type, "visit");
  EXPECT_EQ(events->front().status, "PLANNED");
  EXPECT_THAT(events->front().times, ElementsAre(""));
  EXPECT_THAT(events->front().evidence, ElementsAre("Berg will go"));
  EXPECT_EQ(events->front().parties.front(), (Party{"Ann Berg", {}, "person", "SE", "visitor"}));
}

TEST(FoundTest, OtherTypesAreLeftOut) {
  const auto events = ParseFound(R"({"type": "treaty"})", "a.jsonl");
  ASSERT_TRUE(events.ok()) << events.status();
  EXPECT_TRUE(events->empty());
}

TEST(FoundTest, ALineThatIsNoJsonIsNamed) {
  const auto events = ParseFound("{\"type\": \"visit\"}\n{\"type\": \n", "a.jsonl");
  EXPECT_EQ(events.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(events.status().message()), HasSubstr("a.jsonl:2"));
}

}  // namespace
}  // namespace chancery::evaluate
