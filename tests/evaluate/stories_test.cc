#include "evaluate/stories.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "tests/testing/paths.h"

namespace chancery::evaluate {
namespace {

using ::testing::HasSubstr;

// Two meetings of one pair, a week apart; the first is told by two papers.
constexpr char kStory[] = R"({
  "tests": ["two meetings of one pair"],
  "articles": [
    {"file": "1.txt", "url": "https://a.example/1", "title": "", "published": "2010-03-10", "publisher": "A"},
    {"file": "2.txt", "url": "https://b.example/2", "title": "", "published": "2010-03-10", "publisher": "B"},
    {"file": "3.txt", "url": "https://a.example/3", "title": "", "published": "2010-03-17", "publisher": "A"}
  ],
  "events": [
    {"id": "first", "name": "in Ankara", "type": "meeting", "status": "OCCURRED", "time": "2010-03-09",
     "participants": [
       {"actor": "Ahmet Davutoglu", "kind": "person", "of": "TR", "role": "participant"},
       {"actor": "Carl Bildt", "kind": "person", "of": "SE", "role": "participant"}],
     "place": "Ankara", "content": "",
     "mentions": [{"article": "1.txt", "evidence": "Turkish Foreign Minister"},
                  {"article": "2.txt", "evidence": "Swedish Foreign Minister"},
                  {"article": "2.txt", "evidence": "Nothing of the kind", "optional": true}]},
    {"id": "second", "name": "in Stockholm", "type": "meeting", "status": "OCCURRED", "time": "2010-03-16",
     "participants": [
       {"actor": "Ahmet Davutoglu", "kind": "person", "of": "TR", "role": "participant"},
       {"actor": "Carl Bildt", "kind": "person", "of": "SE", "role": "participant"}],
     "place": "Stockholm", "content": "",
     "mentions": [{"article": "3.txt", "evidence": "Swedish Foreign Minister"},
                  {"article": "3.txt", "evidence": "No sentence begins so"}]}
  ]
})";

TEST(StoriesTest, ReadsAGroup) {
  const auto story = ParseStory(kStory, "group.json");
  ASSERT_TRUE(story.ok()) << story.status();
  EXPECT_EQ(story->articles.size(), 3U);
  ASSERT_EQ(story->events.size(), 2U);
  EXPECT_EQ(story->events[0].mentions[1].article, 1U);
  EXPECT_TRUE(story->events[0].mentions[2].optional);
  EXPECT_EQ(story->events[1].event.places.front(), "Stockholm");
}

std::string MessageOf(std::string_view part, std::string_view replacement) {
  std::string text = kStory;
  text.replace(text.find(part), part.size(), replacement);
  return std::string(ParseStory(text, "x/group.json").status().message());
}

TEST(StoriesTest, AMalformedGroupIsRefusedWithFilePointerAndWhatWasExpected) {
  EXPECT_THAT(MessageOf(R"("article": "2.txt")", R"("article": "9.txt")"),
              HasSubstr("x/group.json: /events/0/mentions/1/article: '9.txt' is the file of none"));
  EXPECT_THAT(MessageOf(R"("id": "second")", R"("id": "first")"), HasSubstr("/events/1/id"));
  EXPECT_THAT(MessageOf(R"("type": "meeting")", R"("type": "rally")"), HasSubstr("/events/0/type"));
  EXPECT_THAT(MessageOf(R"("tests")", R"("test")"), HasSubstr("/test"));
}

ResolvedStory Placed(const std::vector<std::pair<size_t, std::optional<std::string>>>& mentions) {
  ResolvedStory resolved;
  resolved.story = *ParseStory(kStory, "group.json");
  std::map<size_t, size_t> next;
  for (const auto& [event, found] : mentions) resolved.mentions.push_back({event, next[event]++, found});
  return resolved;
}

TEST(StoriesTest, MissedMentionsAreLeftOutOrEventsOfTheirOwn) {
  const MergeScore score = ScoreMerging(Placed({{0, "e"}, {0, std::nullopt}, {0, std::nullopt}, {1, "f"}, {1, "f"}}));
  EXPECT_EQ(score.listed, 4U);
  EXPECT_EQ(score.found, 3U);
  EXPECT_EQ(score.optional_found, 0U);
  EXPECT_DOUBLE_EQ(score.over_found.f1, 1);
  EXPECT_EQ(score.over_all.mentions, 4U);  // an optional one that was not found is nowhere
  EXPECT_DOUBLE_EQ(score.over_all.recall, (0.5 + 0.5 + 1 + 1) / 4);
}

TEST(StoriesTest, AnOptionalMentionThatIsFoundMustBeInTheRightEvent) {
  const MergeScore score = ScoreMerging(Placed({{0, "e"}, {0, "e"}, {0, "f"}, {1, "f"}, {1, "f"}}));
  EXPECT_EQ(score.optional_found, 1U);
  EXPECT_LT(score.over_found.precision, 1);
}

TEST(StoriesTest, EventsOfSeveralStoriesAreNotMixed) {
  const ResolvedStory story = Placed({{0, "e"}, {0, "e"}});
  EXPECT_DOUBLE_EQ(ScoreMerging(std::vector<ResolvedStory>{story, story}).over_found.f1, 1);
}

TEST(StoriesTest, ResolvesTheArticlesOfAGroupTogether) {
  const std::optional<std::string> model = testing::ModelDirectory();
  if (!model) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
  const auto reader = bulk::ArticleReader::Load({.model = *model, .data = testing::DataDirectory().string()});
  ASSERT_TRUE(reader.ok()) << reader.status();
  testing::TemporaryDirectory folder;
  const std::filesystem::path group = folder.path() / "turkey-sweden";
  std::filesystem::create_directory(group);
  std::ofstream(group / "group.json") << kStory;
  std::ofstream(group / "1.txt")
      << "Turkish Foreign Minister Ahmet Davutoglu met Swedish Foreign Minister Carl Bildt in Ankara on Tuesday.\n";
  std::ofstream(group / "2.txt")
      << "Swedish Foreign Minister Carl Bildt met Turkish Foreign Minister Ahmet Davutoglu in Ankara on Tuesday.\n";
  std::ofstream(group / "3.txt")
      << "Swedish Foreign Minister Carl Bildt met Turkish Foreign Minister Ahmet Davutoglu in Stockholm on Tuesday.\n";
  auto stories = ReadStories(folder.path(), {});
  ASSERT_TRUE(stories.ok()) << stories.status();
  ASSERT_EQ(stories->size(), 1U);
  EXPECT_EQ(stories->front().name, "turkey-sweden");
  const auto resolved = ResolveAll(**reader, *std::move(stories));
  ASSERT_TRUE(resolved.ok()) << resolved.status();
  const MergeScore score = ScoreMerging(*resolved);
  EXPECT_EQ(score.listed, 4U);
  EXPECT_EQ(score.found, 3U);
  EXPECT_EQ(resolved->front().resolved_events, 2U);
  EXPECT_DOUBLE_EQ(score.over_found.f1, 1);
}

}  // namespace
}  // namespace chancery::evaluate
