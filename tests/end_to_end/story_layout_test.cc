// The groups of data/stories say which mentions are one event. A slip of the pen there must not pass for an error of
// merging: files, names, values and dates are checked here, and that each mention's sentence stands in its article.
// Messages name a group, an article and an event, never a text, so that a failure in held_out/ tells nothing of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"
#include "nlohmann/json.hpp"
#include "tests/end_to_end/expected_layout.h"
#include "tests/testing/paths.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

constexpr size_t kFewestGroups = 45;
constexpr size_t kShortestEvidence = 10;

// What a group can test: the words of the table in data/stories/README.md.
const std::set<std::string>& KnownTests() {
  static const auto* const known = new std::set<std::string>{
      "same meeting, two agencies",
      "same copy in two papers",
      "plan and fulfilment",
      "plan then cancelled",
      "postponed then held",
      "two meetings of one pair",
      "two meetings of one person on one day",
      "meeting and call of one pair",
      "two visits of one person to one country",
      "visits both ways",
      "tour country by country",
      "conference with different participants",
      "conferences of one series",
      "same promise twice",
      "two promises",
      "recalled event",
      "exact and vague times",
      "different days told",
      "namesakes",
      "predecessor and successor",
      "office only",
      "name variants",
      "metonyms",
  };
  return *known;
}

struct Group {
  std::string name;
  bool held_out = false;
  Json told;
  std::map<std::string, std::string> texts;  // by file: the article as a reader sees it, lines kept
};

Group LoadGroup(const std::filesystem::path& folder) {
  Group group;
  group.name = folder.filename().string();
  group.held_out = folder.parent_path().filename() == "held_out";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (file == "group.json") {
      group.told = Json::parse(testing::ReadFile(entry.path()), nullptr, false);
    } else {
      group.texts[file] = testing::TextOfArticle(entry.path());
    }
  }
  return group;
}

// All groups, those of held_out/ too. A group.json that is missing or no JSON fails the test.
std::vector<Group> LoadGroups() {
  const std::filesystem::path stories = testing::DataDirectory() / "stories";
  std::vector<Group> groups;
  for (const auto& folder : {stories, stories / "held_out"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (!entry.is_directory() || entry.path().filename() == "held_out") continue;
      Group group = LoadGroup(entry.path());
      const bool whole = group.told.is_object() && group.told.contains("tests") && group.told.contains("articles") &&
                         group.told.contains("events");
      EXPECT_TRUE(whole) << group.name << "/group.json";
      if (whole) groups.push_back(std::move(group));
    }
  }
  return groups;
}

size_t Count(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// Whether a sentence can begin at `at`: where a line begins, or after the end of a sentence or of a dateline.
bool BeginsSentence(std::string_view text, size_t at) {
  const std::string_view before = text.substr(0, at);
  if (before.empty() || before.ends_with('\n') || !before.ends_with(' ')) return true;
  for (const std::string_view end : {". ", "? ", "! ", ": ", "\" ", "- ", "\u2014 "}) {
    if (before.ends_with(end)) return true;
  }
  return false;
}

const Json* ArticleOf(const Group& group, const std::string& file) {
  for (const Json& article : group.told["articles"]) {
    if (article.value("file", "") == file) return &article;
  }
  return nullptr;
}

void CheckArticle(const Group& group, const Json& article) {
  const std::string file = article.value("file", "");
  SCOPED_TRACE(file);
  ASSERT_TRUE(group.texts.contains(file));
  EXPECT_TRUE(file.ends_with(".txt") || file.ends_with(".html"));
  EXPECT_FALSE(article.value("publisher", "").empty());
  EXPECT_EQ(article.value("published", "").size(), 10U) << "a full day";
  EXPECT_TRUE(testing::IsDate(article.value("published", "")));
  EXPECT_GT(article.value("title", "").size(), 0U);
  EXPECT_TRUE(group.texts.at(file).find(article.value("title", "?")) != std::string::npos) << "title in the text";
}

void CheckParticipant(const std::string& type, const Json& participant) {
  EXPECT_EQ(participant.size(), 4U);
  testing::CheckActor(type, participant);
}

void CheckMention(const Group& group, const Json& mention) {
  const std::string file = mention.value("article", "");
  const std::string evidence = mention.value("evidence", "");
  ASSERT_TRUE(group.texts.contains(file)) << file;
  EXPECT_GE(evidence.size(), kShortestEvidence);
  EXPECT_TRUE(!mention.contains("optional") || mention["optional"] == true);
  EXPECT_EQ(mention.size(), mention.contains("optional") ? 3U : 2U);
  const std::string& text = group.texts.at(file);
  const size_t at = text.find(evidence);
  ASSERT_NE(at, std::string::npos) << file << " does not hold it";
  EXPECT_TRUE(BeginsSentence(text, at)) << file;
  const Json* const article = ArticleOf(group, file);
  ASSERT_NE(article, nullptr);
  if (evidence == article->value("title", "")) {
    EXPECT_TRUE(mention.contains("optional")) << file << ": a headline is optional";
  } else {
    EXPECT_EQ(Count(text, evidence), 1U) << file << " holds it more than once";
  }
}

void CheckEvent(const Group& group, const Json& event) {
  SCOPED_TRACE(event.value("id", "an event without id"));
  for (const char* key : {"id", "name", "type", "participants", "time", "status", "place", "content", "mentions"}) {
    ASSERT_TRUE(event.contains(key)) << key;
  }
  EXPECT_EQ(event.size(), 9U);
  const std::string type = event["type"];
  ASSERT_TRUE(testing::IsEventType(type));
  EXPECT_FALSE(event.value("name", "").empty());
  EXPECT_TRUE(testing::Statuses().contains(event.value("status", "")));
  EXPECT_TRUE(type != "promise" || !event.value("content", "").empty());
  for (const Json& time : event["time"].is_array() ? event["time"] : Json::array({event["time"]})) {
    EXPECT_TRUE(time.is_string() && testing::IsShortEdtf(time.get<std::string>()));
  }
  std::set<std::string> roles;
  for (const Json& participant : event["participants"]) {
    CheckParticipant(type, participant);
    roles.insert(participant.value("role", ""));
  }
  EXPECT_GE(event["participants"].size(), type == "meeting" || type == "visit" ? 2U : 1U);
  EXPECT_TRUE(testing::NeededRole(type).empty() || roles.contains(testing::NeededRole(type)));

  EXPECT_FALSE(event["mentions"].empty());
  std::set<std::string> seen;
  for (const Json& mention : event["mentions"]) {
    CheckMention(group, mention);
    EXPECT_TRUE(seen.insert(mention.dump()).second) << "a mention twice";
  }
}

TEST(Stories, EveryGroupListsItsFilesAndWhatItTests) {
  std::set<std::string> urls;
  for (const Group& group : LoadGroups()) {
    SCOPED_TRACE(group.name);
    EXPECT_FALSE(group.told["tests"].empty());
    for (const Json& test : group.told["tests"]) EXPECT_TRUE(KnownTests().contains(test.get<std::string>())) << test;
    EXPECT_GE(group.texts.size(), 2U);
    EXPECT_LE(group.texts.size(), 5U);
    EXPECT_EQ(group.texts.size(), group.told["articles"].size()) << "files and articles";
    for (const Json& article : group.told["articles"]) {
      CheckArticle(group, article);
      EXPECT_TRUE(urls.insert(article.value("url", "")).second) << "an address twice, or two articles without one";
    }
  }
}

TEST(Stories, EveryEventKeepsToTheLayoutAndStandsInItsArticles) {
  for (const Group& group : LoadGroups()) {
    SCOPED_TRACE(group.name);
    std::set<std::string> ids;
    for (const Json& event : group.told["events"]) {
      EXPECT_TRUE(ids.insert(event.value("id", "")).second) << "an id twice";
      CheckEvent(group, event);
    }
  }
}

TEST(Stories, EveryArticleTellsAnEventOrIsMarkedAsTellingNone) {
  for (const Group& group : LoadGroups()) {
    SCOPED_TRACE(group.name);
    std::set<std::string> telling;
    for (const Json& event : group.told["events"]) {
      for (const Json& mention : event["mentions"]) telling.insert(mention.value("article", ""));
    }
    for (const Json& article : group.told["articles"]) {
      const std::string file = article.value("file", "");
      EXPECT_NE(telling.contains(file), article.value("no_events", false)) << file;
    }
  }
}

TEST(Stories, EveryGroupTellsAnEventTwiceAndHoldsSomethingToKeepApart) {
  for (const Group& group : LoadGroups()) {
    bool told_twice = false;
    for (const Json& event : group.told["events"]) {
      std::set<std::string> articles;
      for (const Json& mention : event["mentions"]) articles.insert(mention.value("article", ""));
      told_twice = told_twice || articles.size() > 1;
    }
    EXPECT_TRUE(told_twice) << group.name;
    EXPECT_GE(group.told["events"].size(), 2U) << group.name;
  }
}

TEST(Stories, ThereAreEnoughGroupsAThirdOfThemHeldOutAndOfEveryKind) {
  std::map<std::string, size_t> read;
  std::map<std::string, size_t> held_out;
  const std::vector<Group> groups = LoadGroups();
  const auto held = static_cast<size_t>(absl::c_count_if(groups, [](const Group& group) { return group.held_out; }));
  EXPECT_GE(groups.size(), kFewestGroups);
  EXPECT_GE(3 * held, groups.size());
  for (const Group& group : groups) {
    for (const Json& test : group.told["tests"]) ++(group.held_out ? held_out : read)[test.get<std::string>()];
  }
  for (const std::string& test : KnownTests()) {
    EXPECT_GE(read[test] + held_out[test], 1U) << test;
  }
  EXPECT_GE(held_out.size(), 15U);
}

}  // namespace
}  // namespace chancery
