// What is stored, from the command line: lists, versions, withdrawal, re-extraction and limits, by the real programs.
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
using ::testing::SizeIs;
using ::testing::StartsWith;

class ArticlesTest : public testing::ProgramsTest {
 protected:
  void SetUp() override {
    ProgramsTest::SetUp();
    if (IsSkipped()) return;
    StartServer();
  }

  std::vector<json> Json(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Finished done = Chancery(arguments);
    EXPECT_EQ(done.exit_code, 0) << done.err;
    return Lines(done.out);
  }
};

TEST_F(ArticlesTest, AnEmptyStoreSaysWhatToTryNext) {
  for (const char* format : {"table", "json", "csv"}) {
    const Finished none = Chancery({"articles", "list", "--format", format});
    EXPECT_EQ(none.exit_code, 0);
    EXPECT_THAT(none.err, HasSubstr("chancery ingest FOLDER"));
  }
  EXPECT_THAT(Chancery({"articles", "reextract"}).err, HasSubstr("chancery articles list"));
  EXPECT_EQ(Chancery({"articles", "versions", "articles/none"}).exit_code, 4);
}

TEST_F(ArticlesTest, AnArticleIsListedWithdrawnAndItsVersionsTold) {
  ASSERT_EQ(Chancery({"ingest", Write("a.txt", testing::kVisit), "--format", "json"}).exit_code, 0);
  ASSERT_EQ(Chancery({"ingest", Write("b.txt", testing::kMeeting), "--format", "json"}).exit_code, 0);
  const std::vector<json> articles = Json({"articles", "list"});
  ASSERT_THAT(articles, SizeIs(2));
  const std::string name = articles[0].at("name");
  EXPECT_THAT(Json({"articles", "list", "--limit", "1", "--newest-first"}).at(0).at("name"), articles[1].at("name"));
  EXPECT_THAT(Chancery({"articles", "list", "--format", "csv"}).out,
              AllOf(StartsWith("ARTICLE,PUBLISHED,PUBLISHER,VERSION,EVENTS,STATE,URL,TITLE\r\n"), HasSubstr(name)));

  const std::vector<std::string> withdrawal = {"articles", "withdraw", name,       "--author",
                                               "editor",   "--note",   "wrong day"};
  std::vector<std::string> dry = withdrawal;
  dry.emplace_back("--dry-run");
  EXPECT_THAT(Chancery(dry).err, HasSubstr("only tried"));
  EXPECT_THAT(Json({"articles", "list", "--withdrawn"}), IsEmpty());
  EXPECT_THAT(Json(withdrawal).at(0).at("endedEvents"), SizeIs(2));
  EXPECT_THAT(Chancery(withdrawal).err, HasSubstr("withdrawn already"));
  EXPECT_THAT(Json({"articles", "list", "--withdrawn"}), SizeIs(1));
  EXPECT_THAT(Json({"articles", "list", "--in-force"}), SizeIs(1));
  EXPECT_THAT(Json({"articles", "versions", name}), SizeIs(2));
  EXPECT_THAT(Chancery({"articles", "versions", name, "--format", "table"}).out, HasSubstr("withdrawn: wrong day"));
}

TEST_F(ArticlesTest, AReextractionTellsHowManyOfThemChanged) {
  ASSERT_EQ(Chancery({"ingest", Write("a.txt", testing::kVisit), "--format", "json"}).exit_code, 0);
  const Finished done = Chancery({"articles", "reextract", "--format", "csv"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.err, HasSubstr("0 changed, 1 unchanged, 0 skipped, 0 failed"));
  EXPECT_THAT(done.out, AllOf(StartsWith("articles/"), HasSubstr(",UNCHANGED,")));
  EXPECT_EQ(Chancery({"articles", "reextract", "articles/none"}).exit_code, 4);
}

TEST_F(ArticlesTest, LimitsAreToldInEachFormat) {
  const std::vector<json> limits = Json({"limits"});
  EXPECT_GT(limits.size(), 20U);
  EXPECT_THAT(Chancery({"limits", "--format", "table"}).out, AllOf(HasSubstr("max_page_size"), HasSubstr("1000")));
  EXPECT_THAT(Chancery({"limits", "--format", "csv"}).out, HasSubstr("filter_actors,8,values,no,"));
}

}  // namespace
}  // namespace chancery
