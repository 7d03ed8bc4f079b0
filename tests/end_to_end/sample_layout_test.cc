// The sample articles of data/articles and their expected events are what every figure is measured on, so a slip of the
// pen there must not pass for an error of the extractor: names, values and dates are checked here, and that each piece
// of evidence and each name stands in its article. The articles of held_out are checked like the others, but
// of these a message gives the name only, so that a failure tells nothing of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "nlohmann/json.hpp"
#include "tests/end_to_end/expected_layout.h"
#include "tests/testing/paths.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

constexpr size_t kFewestSamples = 90;
constexpr size_t kFewestHeldOut = 30;  // and a third of all
constexpr size_t kFewestTraps = 17;
constexpr size_t kFewestTrapsHeldOut = 6;
constexpr size_t kFewestWords = 120;
constexpr size_t kMostWords = 650;

struct Sample {
  std::string name;
  bool held_out = false;
  std::string text;  // as a reader sees it: without tags, every run of white space one space
  Json expected;
};

std::string OneSpaced(std::string text) {
  absl::RemoveExtraAsciiWhitespace(&text);
  return text;
}

std::filesystem::path ReadFolder() { return testing::DataDirectory() / "articles"; }

std::filesystem::path HeldOutFolder() { return ReadFolder() / "held_out"; }

// Every file of expected events in the folder with its article. An article that is missing, or events that are no JSON,
// fail the test.
std::vector<Sample> LoadSamples(const std::filesystem::path& folder) {
  constexpr std::string_view kSuffix = ".events.json";
  std::vector<Sample> samples;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (!file.ends_with(kSuffix)) continue;
    Sample sample;
    sample.name = file.substr(0, file.size() - kSuffix.size());
    sample.held_out = folder == HeldOutFolder();
    sample.expected = Json::parse(testing::ReadFile(entry.path()), nullptr, false);
    EXPECT_TRUE(sample.expected.is_object()) << file << " is no JSON object";
    const auto plain = folder / (sample.name + ".txt");
    const auto html = folder / (sample.name + ".html");
    EXPECT_NE(std::filesystem::exists(plain), std::filesystem::exists(html)) << sample.name << " needs one article";
    sample.text = OneSpaced(testing::TextOfArticle(std::filesystem::exists(plain) ? plain : html));
    if (sample.expected.is_object()) samples.push_back(std::move(sample));
  }
  std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) { return a.name < b.name; });
  return samples;
}

std::vector<Sample> LoadAllSamples() {
  std::vector<Sample> samples = LoadSamples(ReadFolder());
  absl::c_move(LoadSamples(HeldOutFolder()), std::back_inserter(samples));
  return samples;
}

// What a message may say about the sample: nothing if it is held out.
std::string Tell(const Sample& sample, const std::string& text) { return sample.held_out ? "held out" : text; }

// Whether no event has to be found in the article, though much in it looks like one.
bool IsTrap(const Sample& sample) {
  const bool nothing_required = absl::c_all_of(sample.expected.value("events", Json::array()),
                                               [](const Json& event) { return event.value("optional", false); });
  return nothing_required && !sample.expected.value("traps", Json::array()).empty();
}

// The strings of a value that is one string or a list of them; any other value fails the test.
std::vector<std::string> OneOrMore(const Json& value) {
  std::vector<std::string> strings;
  for (const Json& item : value.is_array() ? value : Json::array({value})) {
    EXPECT_TRUE(item.is_string()) << value;
    if (item.is_string()) strings.push_back(item.get<std::string>());
  }
  return strings;
}

// Whether the article has the actor under one of the names. A country may go by a city or an adjective there.
bool IsNamed(const Sample& sample, const Json& participant) {
  if (participant.value("kind", "") == "country") return true;
  std::vector<std::string> names = OneOrMore(participant.value("aliases", Json::array()));
  names.push_back(participant.value("actor", ""));
  const std::string text = absl::AsciiStrToLower(sample.text);
  return absl::c_any_of(names,
                        [&](const std::string& name) { return absl::StrContains(text, absl::AsciiStrToLower(name)); });
}

void CheckParticipant(const Sample& sample, const std::string& type, const Json& participant) {
  SCOPED_TRACE(Tell(sample, participant.dump()));
  testing::CheckActor(type, participant);
  EXPECT_TRUE(IsNamed(sample, participant));
  for (const auto& [key, value] : participant.items()) {
    EXPECT_THAT(key, ::testing::AnyOf("actor", "kind", "of", "role", "aliases"));
  }
  if (participant.contains("aliases")) {
    for (const std::string& alias : OneOrMore(participant["aliases"])) EXPECT_FALSE(alias.empty());
  }
}

void CheckEvent(const Sample& sample, const Json& event) {
  SCOPED_TRACE(Tell(sample, event.dump()));
  for (const char* key : {"type", "participants", "time", "status", "place", "content", "evidence", "optional"}) {
    ASSERT_TRUE(event.contains(key)) << key;
  }
  EXPECT_EQ(event.size(), 8U);
  const std::string type = event["type"];
  ASSERT_TRUE(testing::IsEventType(type));
  EXPECT_TRUE(testing::Statuses().contains(event["status"]));
  EXPECT_TRUE(event["optional"].is_boolean());
  EXPECT_TRUE(event["content"].is_string());
  EXPECT_FALSE(OneOrMore(event["place"]).empty());
  ASSERT_FALSE(OneOrMore(event["time"]).empty());
  for (const std::string& time : OneOrMore(event["time"]))
    EXPECT_TRUE(testing::IsShortEdtf(time)) << Tell(sample, time);

  std::set<std::string> roles;
  for (const Json& participant : event["participants"]) {
    CheckParticipant(sample, type, participant);
    roles.insert(participant.value("role", ""));
  }
  // "EU foreign ministers are to meet": a group that meets is several.
  const bool several = absl::c_any_of(event["participants"], [](const Json& participant) {
    return participant.value("kind", "") == "group" || participant.value("kind", "") == "organization";
  });
  EXPECT_GE(event["participants"].size(), type == "meeting" && !several ? 2U : 1U);
  EXPECT_TRUE(testing::NeededRole(type).empty() || roles.contains(testing::NeededRole(type)));
  EXPECT_TRUE(type != "promise" || !event["content"].get<std::string>().empty());

  EXPECT_FALSE(event["evidence"].empty());
  for (const std::string& beginning : OneOrMore(event["evidence"])) {
    EXPECT_GE(beginning.size(), 10U) << Tell(sample, beginning);
    EXPECT_TRUE(absl::StrContains(sample.text, OneSpaced(beginning))) << Tell(sample, beginning);
  }
}

TEST(SampleArticles, EveryArticleHasItsExpectedEventsBesideIt) {
  for (const std::filesystem::path& folder : {ReadFolder(), HeldOutFolder()}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() != ".txt" && path.extension() != ".html") continue;
      EXPECT_TRUE(std::filesystem::exists(folder / (path.stem().string() + ".events.json"))) << path;
    }
  }
}

TEST(SampleArticles, EveryExpectedEventKeepsToTheLayout) {
  for (const Sample& sample : LoadAllSamples()) {
    SCOPED_TRACE(sample.name);
    ASSERT_TRUE(sample.expected.contains("article") && sample.expected.contains("events"));
    const Json& article = sample.expected["article"];
    EXPECT_FALSE(article.value("title", "").empty());
    EXPECT_EQ(article.value("published", "").size(), 10U);
    EXPECT_TRUE(testing::IsDate(article.value("published", "")));
    EXPECT_TRUE(sample.name.starts_with(article.value("published", "?"))) << "named for its day of publication";
    ASSERT_TRUE(sample.expected["events"].is_array());
    for (const Json& event : sample.expected["events"]) CheckEvent(sample, event);
  }
}

TEST(SampleArticles, TheTitleStandsInTheArticle) {
  for (const Sample& sample : LoadAllSamples()) {
    EXPECT_TRUE(absl::StrContains(absl::AsciiStrToLower(sample.text),
                                  absl::AsciiStrToLower(sample.expected["article"].value("title", "?"))))
        << sample.name;
  }
}

TEST(SampleArticles, EveryArticleIsAsLongAsNewsIs) {
  for (const Sample& sample : LoadAllSamples()) {
    const size_t words = 1 + absl::c_count(sample.text, ' ');
    EXPECT_GE(words, kFewestWords) << sample.name;
    EXPECT_LE(words, kMostWords) << sample.name;
  }
}

TEST(SampleArticles, ThereAreEnoughSamplesAndTrapsFromTheSeventiesToToday) {
  const std::vector<Sample> samples = LoadAllSamples();
  std::set<std::string> decades;
  for (const Sample& sample : samples) decades.insert(sample.name.substr(0, 3));
  EXPECT_GE(samples.size(), kFewestSamples);
  EXPECT_GE(static_cast<size_t>(absl::c_count_if(samples, IsTrap)), kFewestTraps);
  EXPECT_THAT(decades, ::testing::ElementsAre("197", "198", "199", "200", "201", "202"));
}

TEST(SampleArticles, AThirdIsHeldOutAndTellsOfOtherEvents) {
  const std::vector<Sample> read = LoadSamples(ReadFolder());
  const std::vector<Sample> held_out = LoadSamples(HeldOutFolder());
  EXPECT_GE(held_out.size(), kFewestHeldOut);
  EXPECT_GE(held_out.size() * 3, read.size() + held_out.size());
  EXPECT_GE(static_cast<size_t>(absl::c_count_if(held_out, IsTrap)), kFewestTrapsHeldOut);
  std::set<std::string> days_of_read;
  for (const Sample& sample : read) days_of_read.insert(sample.name.substr(0, 10));
  for (const Sample& sample : held_out) EXPECT_FALSE(days_of_read.contains(sample.name.substr(0, 10))) << sample.name;
}

TEST(SampleArticles, EveryTypeAndEveryStatusIsToBeFoundInBothParts) {
  for (const std::filesystem::path& folder : {ReadFolder(), HeldOutFolder()}) {
    SCOPED_TRACE(folder);
    std::set<std::string> types;
    std::set<std::string> statuses;
    for (const Sample& sample : LoadSamples(folder)) {
      for (const Json& event : sample.expected["events"]) {
        if (event.value("optional", false)) continue;
        types.insert(event.value("type", ""));
        statuses.insert(event.value("status", ""));
      }
    }
    EXPECT_EQ(types.size(), testing::CountOfEventTypes());
    EXPECT_EQ(statuses, testing::Statuses());
  }
}

}  // namespace
}  // namespace chancery
