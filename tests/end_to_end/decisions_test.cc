// What persons decide, from the command line: the real programs on a store of two articles.
#include <gmock/gmock.h>

#include "tests/end_to_end/programs.h"

namespace chancery {
namespace {

using ::nlohmann::json;
using ::testing::AllOf;
using testing::Finished;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Lines;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class DecisionsTest : public testing::ProgramsTest {
 protected:
  void SetUp() override {
    ProgramsTest::SetUp();
    if (IsSkipped()) return;
    StartServer();
    ASSERT_EQ(Chancery({"ingest", Write("a.txt", testing::kVisit), "--format", "json"}).exit_code, 0);
    ASSERT_EQ(Chancery({"ingest", Write("b.txt", testing::kMeeting), "--format", "json"}).exit_code, 0);
    for (const json& event : Json({"timeline", "Rutte"})) rutte_ = event.at("name");
    ASSERT_THAT(rutte_, StartsWith("events/"));
  }

  std::vector<json> Json(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Finished done = Chancery(arguments);
    EXPECT_EQ(done.exit_code, 0) << done.err;
    return Lines(done.out);
  }

  std::string rutte_;  // the event in which Mark Rutte takes part
};

TEST_F(DecisionsTest, ACorrectionHoldsUntilItIsTakenBackAndItsHistoryIsTold) {
  const Finished done = Chancery({"correct", rutte_, "--author", "desk", "--note", "as the ministry says", "--place",
                                  "Bergen", "--status", "planned", "--format", "json"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const json answer = Lines(done.out).at(0);
  EXPECT_EQ(answer.at("event").at("place"), "Bergen");
  EXPECT_EQ(answer.at("event").at("status"), "EVENT_STATUS_PLANNED");
  const std::string decision = answer.at("decision");
  EXPECT_THAT(done.err, HasSubstr("chancery undo " + decision));

  EXPECT_EQ(Json({"event", rutte_}).at(0).at("place"), "Bergen");
  const Finished decisions = Chancery({"decisions", rutte_, "--format", "csv"});
  EXPECT_THAT(decisions.out, AllOf(StartsWith("DECISION,AUTHOR,NOTE,TAKEN BACK,VALUES\r\n"), HasSubstr(decision),
                                   HasSubstr("desk,as the ministry says,,"), HasSubstr("Bergen")));

  ASSERT_EQ(Chancery({"undo", decision, "--author", "head", "--note", "no"}).exit_code, 0);
  EXPECT_EQ(Json({"event", rutte_}).at(0).at("place"), "Oslo");
  EXPECT_THAT(Chancery({"decisions", rutte_, "--format", "table"}).out, HasSubstr("by head: no"));
  const std::vector<json> versions = Json({"versions", rutte_});
  ASSERT_THAT(versions, SizeIs(3));
  EXPECT_EQ(versions[1].at("decision"), decision);
  EXPECT_EQ(versions[1].at("event").at("place"), "Bergen");
  EXPECT_THAT(Chancery({"versions", rutte_, "--format", "table"}).out,
              AllOf(HasSubstr("PLANNED"), HasSubstr(decision + " undone"), HasSubstr("version 1")));
}

TEST_F(DecisionsTest, WhoTookPartIsCorrectedByName) {
  const std::vector<json> answer = Json(
      {"correct", rutte_, "--author", "desk", "--participant", "participant=Solberg", "--participant", "Niinisto"});
  ASSERT_THAT(answer, SizeIs(1));
  EXPECT_THAT(answer[0].at("event").at("participants"), SizeIs(2));
  EXPECT_THAT(Json({"timeline", "Rutte"}), IsEmpty());
  EXPECT_THAT(Json({"timeline", "Niinisto"}), SizeIs(2));
}

TEST_F(DecisionsTest, WhatIsOnlyTriedWritesNothing) {
  const Finished done = Chancery({"retract", rutte_, "--author", "desk", "--dry-run", "--format", "table"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.err, HasSubstr("only tried"));
  EXPECT_THAT(Json({"timeline", "Rutte"}), SizeIs(1));
  ASSERT_EQ(Chancery({"retract", rutte_, "--author", "desk"}).exit_code, 0);
  EXPECT_THAT(Json({"timeline", "Rutte"}), IsEmpty());
  EXPECT_THAT(Chancery({"retract", rutte_, "--author", "desk"}).err, HasSubstr("it was so already"));
}

TEST_F(DecisionsTest, TheSameRequestIsNotDoneTwice) {
  const auto correct = [&](const std::string& place) {
    return Chancery({"correct", rutte_, "--author", "desk", "--place", place, "--request-id", "r1"});
  };
  ASSERT_EQ(correct("Bergen").exit_code, 0);
  ASSERT_EQ(correct("Bergen").exit_code, 0);
  EXPECT_THAT(Json({"decisions", rutte_}), SizeIs(1));
  EXPECT_THAT(correct("Tromso").err, HasSubstr("REQUEST_ID_REUSED"));
}

TEST_F(DecisionsTest, ACorrectionMadeOfAnOldStateIsRefused) {
  const std::string etag = Json({"event", rutte_}).at(0).at("etag");
  ASSERT_EQ(Chancery({"correct", rutte_, "--author", "desk", "--place", "Bergen", "--etag", etag}).exit_code, 0);
  const Finished late = Chancery({"correct", rutte_, "--author", "desk", "--place", "Tromso", "--etag", etag});
  EXPECT_NE(late.exit_code, 0);
  EXPECT_THAT(late.err, HasSubstr("ETAG_MISMATCH"));
}

TEST_F(DecisionsTest, TwoActorsBecomeOneAndTwoAgain) {
  const Finished done = Chancery({"merge", "Rutte", "Niinisto", "--author", "desk", "--format", "json"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const std::string merge = Lines(done.out).at(0).at("merges").at(0);
  EXPECT_THAT(Json({"timeline", "Niinisto"}), SizeIs(2));
  EXPECT_THAT(Chancery({"merges", "--format", "table"}).out, AllOf(HasSubstr(merge), HasSubstr("desk")));
  ASSERT_EQ(Chancery({"undo", merge, "--author", "head"}).exit_code, 0);
  EXPECT_THAT(Json({"timeline", "Niinisto"}), SizeIs(1));
  EXPECT_THAT(Json({"timeline", "Rutte"}), SizeIs(1));
  EXPECT_THAT(Chancery({"merges", "Solberg"}).err, HasSubstr("was not merged"));
}

TEST_F(DecisionsTest, WhatIsMissingOrUnclearIsToldBeforeAnythingIsWritten) {
  const Finished nobody = Chancery({"retract", rutte_});
  EXPECT_EQ(nobody.exit_code, 2);
  EXPECT_THAT(nobody.err, HasSubstr("--author"));
  const Finished nothing = Chancery({"correct", rutte_, "--author", "desk"});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.err, HasSubstr("nothing is corrected"));
  EXPECT_EQ(Chancery({"correct", rutte_, "--author", "desk", "--status", "done"}).exit_code, 2);
  EXPECT_EQ(Chancery({"merge", "Rutte", "Xqzw", "--author", "desk"}).exit_code, 4);
  EXPECT_EQ(Chancery({"undo", "decisions/none", "--author", "desk", "--cascade"}).exit_code, 2);
  EXPECT_THAT(Json({"decisions", rutte_}), IsEmpty());
}

}  // namespace
}  // namespace chancery
