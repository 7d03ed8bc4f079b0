#include "evaluate/gold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/testing/paths.h"

namespace chancery::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kGold[] = R"({
  "article": {"title": "Talks in Oslo", "published": "2011-05-02", "publisher": "The Fjord"},
  "events": [{
    "type": "meeting",
    "participants": [
      {"actor": "Ann Berg", "aliases": ["Berg"], "kind": "person", "of": "SE", "role": "participant"},
      {"actor": "Norway", "kind": "country", "of": "NO", "role": "host"}],
    "time": ["2011-05-01", "../2011-05-02"], "status": "OCCURRED", "place": "", "content": "",
    "evidence": ["Ann Berg met"], "optional": true
  }],
  "traps": ["a press conference"]
})";

// The same file with one part replaced.
std::string With(std::string_view part, std::string_view replacement) {
  std::string text = kGold;
  const size_t at = text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return text.replace(at, part.size(), replacement);
}

TEST(GoldTest, ReadsAnArticle) {
  const auto gold = ParseGold(kGold, "a.events.json");
  ASSERT_TRUE(gold.ok()) << gold.status();
  EXPECT_EQ(gold->published, "2011-05-02");
  ASSERT_EQ(gold->expected.size(), 1U);
  const CodedEvent& event = gold->expected.front();
  EXPECT_EQ(event.parties[0], (Party{"Ann Berg", {"Berg"}, "person", "SE", "participant"}));
  EXPECT_THAT(event.times, ElementsAre("2011-05-01", "../2011-05-02"));
  EXPECT_THAT(event.places, ElementsAre());
  EXPECT_TRUE(event.optional);
}

TEST(GoldTest, ATimeIsComparedAsItStands) {
  const auto gold = ParseGold(With(R"("../2011-05-02")", R"("May 2011")"), "a.events.json");
  ASSERT_TRUE(gold.ok()) << gold.status();
  EXPECT_THAT(gold->expected.front().times, ElementsAre("2011-05-01", "May 2011"));
}

struct Mistake {
  const char* part;
  const char* replacement;
  const char* pointer;
  const char* expected;
};

class MalformedGoldTest : public ::testing::TestWithParam<Mistake> {};

TEST_P(MalformedGoldTest, IsRefusedWithFilePointerAndWhatWasExpected) {
  const auto gold = ParseGold(With(GetParam().part, GetParam().replacement), "x/a.events.json");
  ASSERT_FALSE(gold.ok());
  EXPECT_EQ(gold.status().code(), absl::StatusCode::kInvalidArgument);
  const std::string message(gold.status().message());
  EXPECT_THAT(message, HasSubstr("x/a.events.json"));
  EXPECT_THAT(message, HasSubstr(GetParam().pointer));
  EXPECT_THAT(message, HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Gold, MalformedGoldTest,
    ::testing::Values(Mistake{R"("type": "meeting")", R"("type": "rally")", "/events/0/type", "meeting, visit"},
                      Mistake{R"("status": "OCCURRED")", R"("status": "DONE")", "/events/0/status", "PLANNED"},
                      Mistake{R"("kind": "country")", R"("kind": "state")", "/events/0/participants/1/kind", "person"},
                      Mistake{R"("actor": "Ann Berg")", R"("actor": 7)", "/events/0/participants/0/actor", "a text"},
                      Mistake{R"("optional": true)", R"("optinal": true)", "/events/0/optinal", "optional"},
                      Mistake{R"("optional": true)", R"("optional": "no")", "/events/0/optional", "true or false"},
                      Mistake{R"("place": "")", R"("place": {})", "/events/0/place", "list of texts"},
                      Mistake{R"("evidence": ["Ann Berg met"])", R"("evidence": [""])", "/events/0/evidence/0", "text"},
                      Mistake{R"("events": [{)", R"("event": [{)", "event", "events"},
                      Mistake{R"("traps": [)", R"("traps": [[)", "a.events.json", ""}));

class GoldFolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(folder_.path() / "later");
    for (const char* name : {"b", "a", "later/c"}) Write(std::string(name) + ".events.json", kGold);
    Write("a.html", "<p>a</p>");
    Write("b.txt", "b");
    Write("b.html", "<p>b</p>");
  }
  void Write(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
  }
  std::vector<std::string> Names(const GoldFilter& filter) {
    const auto articles = ReadGold(folder_.path(), {}, filter);
    EXPECT_TRUE(articles.ok()) << articles.status();
    std::vector<std::string> names;
    for (const GoldArticle& article : *articles) names.push_back(article.name);
    return names;
  }

  testing::TemporaryDirectory folder_;
};

TEST_F(GoldFolderTest, TakesFoldersInItOnlyWhenAsked) {
  EXPECT_THAT(Names({}), ElementsAre("a", "b"));
  EXPECT_THAT(Names({.recursive = true, .only = {}}), ElementsAre("a", "b", "later/c"));
}

TEST_F(GoldFolderTest, ListsChooseAndLeaveOut) {
  EXPECT_THAT(Names({.recursive = true, .only = std::set<std::string>{"c", "b"}}), ElementsAre("b", "later/c"));
  EXPECT_THAT(Names({.recursive = true, .only = {}, .except = {"later/c", "a"}}), ElementsAre("b"));
}

TEST_F(GoldFolderTest, FindsTheTextsAndPrefersPlainOnes) {
  const auto articles = ReadGold(folder_.path(), {}, {.recursive = true, .only = {}});
  ASSERT_TRUE(articles.ok()) << articles.status();
  EXPECT_EQ((*articles)[0].text.filename(), "a.html");
  EXPECT_EQ((*articles)[1].text.filename(), "b.txt");
  EXPECT_TRUE((*articles)[2].text.empty());
}

TEST_F(GoldFolderTest, NamesAreReadOneALineWithoutRemarks) {
  Write("names.txt", "# the late ones\n\na  drawn first\nlater/c\r\n");
  const auto names = ReadNames(folder_.path() / "names.txt");
  ASSERT_TRUE(names.ok()) << names.status();
  EXPECT_THAT(*names, ElementsAre("a", "later/c"));
  EXPECT_EQ(ReadNames(folder_.path() / "none.txt").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadGold(folder_.path() / "none", {}, {}).status().code(), absl::StatusCode::kNotFound);
}

TEST(GoldTest, AllSampleArticlesAreWellFormed) {
  const auto articles = ReadGold(testing::DataDirectory() / "articles", {}, {});
  ASSERT_TRUE(articles.ok()) << articles.status();
  EXPECT_GE(articles->size(), 29U);
  for (const GoldArticle& article : *articles) EXPECT_FALSE(article.text.empty()) << article.name;
}

}  // namespace
}  // namespace chancery::evaluate
