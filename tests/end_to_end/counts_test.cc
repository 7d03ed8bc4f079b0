// Counting from the command line, and checking what counts.
#include <gmock/gmock.h>

#include "store/database.h"
#include "store/event_counters.h"
#include "store/reader.h"
#include "tests/end_to_end/programs.h"

namespace chancery {
namespace {

using ::nlohmann::json;
using testing::Finished;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Lines;

class CountsTest : public testing::ProgramsTest {
 protected:
  void SetUp() override {
    ProgramsTest::SetUp();
    if (IsSkipped()) return;
    StartServer();
    ASSERT_EQ(Chancery({"ingest", Write("a.txt", testing::kVisit), "--format", "json"}).exit_code, 0);
    ASSERT_EQ(Chancery({"ingest", Write("b.txt", testing::kMeeting), "--format", "json"}).exit_code, 0);
  }

  std::string Store() const { return (folder_.path() / "store").string(); }

  // Counts a visit too many among all events of a month. REQUIRES: no server has the store open.
  void DamageACounter() {
    const auto database = store::Database::Open(Store(), {});
    ASSERT_TRUE(database.ok()) << database.status();
    const std::string all = store::CountScope::All().prefix();
    store::Scan scan(**database, {}, store::Family::kEventCounts, all, store::EndOfPrefix(all));
    scan.SeekToFirst();
    ASSERT_TRUE(scan.Valid());
    const std::string cells = store::EncodeCells({{.type = "visit", .events = 1, .reports = 1}});
    ASSERT_TRUE((*database)
                    ->rocks()
                    .Merge({}, (*database)->family(store::Family::kEventCounts), store::ToSlice(scan.key()), cells)
                    .ok());
  }
};

TEST_F(CountsTest, AnActorIsCountedAsTableAsValuesAndAsJson) {
  const Finished csv = Chancery({"counts", "Solberg", "--by-type", "--by-status", "--format", "csv"});
  ASSERT_EQ(csv.exit_code, 0) << csv.err;
  EXPECT_EQ(csv.out,
            "PERIOD,TYPE,STATUS,EVENTS,REPORTS,NOTE\r\n2014-03,meeting,OCCURRED,1,1,\r\n"
            "2014-04,meeting,OCCURRED,1,1,\r\n2014-04,visit,PLANNED,1,1,\r\n");
  const Finished table = Chancery({"counts", "Solberg", "--by", "year", "--format", "table"});
  EXPECT_THAT(table.out, HasSubstr("PERIOD  EVENTS  REPORTS"));
  EXPECT_THAT(table.out, HasSubstr("2014    3       3"));
  const Finished pair = Chancery({"counts", "Solberg", "--with", "Rutte", "--by", "day", "--format", "json"});
  const json answer = Lines(pair.out).at(0);
  EXPECT_EQ(answer.at("counts").at(0).at("period"), "2014-04-09");
  EXPECT_EQ(answer.at("events"), "1");
  EXPECT_EQ(answer.at("fromCounters"), true);
  const Finished within =
      Chancery({"counts", "--from", "2014-04-01", "--to", "2014-04-09", "--by", "none", "--format", "csv"});
  EXPECT_THAT(within.out, HasSubstr("all,2,2,"));
  const Finished none = Chancery({"counts", "Solberg", "--type", "promise", "--format", "table"});
  EXPECT_EQ(none.exit_code, 0);
  EXPECT_THAT(none.out, IsEmpty());
  EXPECT_THAT(none.err, HasSubstr("no events; leave out --type"));
  EXPECT_EQ(Chancery({"counts", "--by", "week"}).exit_code, 2);
}

TEST_F(CountsTest, UndatedEventsAreShownUnlessTheyAreLeftOut) {
  const Finished recorded =
      Chancery({"record", "-"}, R"({"source":"desk","record":"1","type":"meeting","status":"EVENT_STATUS_OCCURRED",)"
                                R"("published":"2014-05-02","quote":"They met.","participants":[)"
                                R"({"actor":"actors/mark-rutte","role":"participant"}]})"
                                "\n");
  ASSERT_EQ(recorded.exit_code, 0) << recorded.err;
  const auto timeline = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"timeline", "actors/mark-rutte", "--format", "json"});
    return Lines(Chancery(more).out).size();
  };
  EXPECT_EQ(timeline({}), 2U);
  EXPECT_EQ(timeline({"--dated"}), 1U);
  EXPECT_EQ(timeline({"--undated"}), 1U);
  EXPECT_EQ(timeline({"--disputed"}), 0U);
  EXPECT_EQ(timeline({"--undisputed"}), 2U);
  EXPECT_EQ(Chancery({"timeline", "--dated", "--undated"}).exit_code, 2);
  EXPECT_THAT(Chancery({"counts", "actors/mark-rutte", "--format", "table"}).out,
              HasSubstr("2014-05  1       1        undated, published then"));
}

TEST_F(CountsTest, ADamagedCounterIsToldAndMadeAnew) {
  EXPECT_EQ(Chancery({"verify", Store()}).exit_code, 1) << "the server has it open";
  server_.reset();
  const Finished sound = Chancery({"verify", Store(), "--format", "table"});
  EXPECT_EQ(sound.exit_code, 0) << sound.err;
  EXPECT_THAT(sound.out, HasSubstr("counters: all fits"));
  DamageACounter();
  const Finished damaged = Chancery({"verify", Store(), "--format", "json"});
  EXPECT_EQ(damaged.exit_code, 1);
  EXPECT_THAT(damaged.err, HasSubstr("the counter of all events from 2014-"));
  EXPECT_THAT(damaged.err, HasSubstr("--rebuild"));
  EXPECT_EQ(Lines(damaged.out).at(0).at("faults"), 1);
  const Finished rebuilt = Chancery({"verify", Store(), "--rebuild", "--format", "json"});
  EXPECT_EQ(rebuilt.exit_code, 0) << rebuilt.err;
  EXPECT_EQ(Lines(rebuilt.out).at(0).at("rebuilt"), 1);
  EXPECT_EQ(Chancery({"verify", Store()}).exit_code, 0);
  EXPECT_EQ(Chancery({"verify", (folder_.path() / "nothing").string()}).exit_code, 4);
}

}  // namespace
}  // namespace chancery
