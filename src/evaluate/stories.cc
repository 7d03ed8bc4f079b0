#include "evaluate/stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "actors/json_check.h"
#include "evaluate/gold_json.h"
#include "ontology/json_node.h"

namespace chancery::evaluate {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ontology::JsonNode;

constexpr char kFile[] = "group.json";

Story::Article ReadArticle(const JsonNode& node) {
  node.AllowOnly({"file", "url", "title", "published", "publisher", "no_events"});
  Story::Article article;
  article.file = node.At("file").String();
  article.url = node.StringOr("url", "");
  article.published = node.At("published").String();
  return article;
}

Story::Mention ReadMention(const JsonNode& node, const std::vector<Story::Article>& articles) {
  node.AllowOnly({"article", "evidence", "optional"});
  Story::Mention mention;
  const std::string file = node.At("article").String();
  const auto article = absl::c_find_if(articles, [&](const Story::Article& it) { return it.file == file; });
  if (node.ok() && article == articles.end()) {
    node.At("article").Fail(fmt::format("'{}' is the file of none of the articles", file));
  }
  mention.article = static_cast<size_t>(article - articles.begin());
  mention.evidence = node.At("evidence").String();
  mention.optional = node.BoolOr("optional", false);
  return mention;
}

Story::Event ReadStoryEvent(const json& value, const JsonNode& node, const std::vector<Story::Article>& articles) {
  node.AllowOnly({"id", "name", "type", "participants", "time", "status", "place", "content", "mentions"});
  Story::Event event;
  event.id = node.At("id").String();
  event.event = ReadExpectedEvent(value, node);
  for (const JsonNode& mention : node.At("mentions").Items()) event.mentions.push_back(ReadMention(mention, articles));
  return event;
}

}  // namespace

absl::StatusOr<Story> ParseStory(std::string_view text, const std::string& file) {
  const absl::StatusOr<json> parsed = actors::ParseObject(text, file);
  if (!parsed.ok()) return parsed.status();
  ontology::JsonErrors errors(file);
  const JsonNode top(&*parsed, "", &errors);
  top.AllowOnly({"tests", "articles", "events"});
  Story story;
  for (const JsonNode& article : top.At("articles").Items()) story.articles.push_back(ReadArticle(article));
  const std::vector<JsonNode> events = top.At("events").Items();
  for (size_t i = 0; i < events.size() && errors.ok(); ++i) {
    story.events.push_back(ReadStoryEvent((*parsed)["events"][i], events[i], story.articles));
    const auto same = [&](const Story::Event& other) { return other.id == story.events.back().id; };
    if (absl::c_count_if(story.events, same) > 1) events[i].At("id").Fail("another event has this id");
  }
  if (!errors.ok()) return errors.status();
  return story;
}

absl::StatusOr<std::vector<Story>> ReadStories(const fs::path& folder, const GoldFilter& filter) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    if (at.depth() == 1 && !filter.recursive) at.disable_recursion_pending();
    if (at->path().filename() == kFile) files.push_back(at->path());
  }
  if (error) return absl::NotFoundError(fmt::format("cannot read the folder {}: {}", folder.string(), error.message()));
  absl::c_sort(files);
  std::vector<Story> stories;
  for (const fs::path& file : files) {
    const std::string name = file.parent_path().lexically_relative(folder).generic_string();
    if (!IsTaken(name, filter)) continue;
    const absl::StatusOr<std::string> bytes = ReadBytes(file);
    if (!bytes.ok()) return bytes.status();
    absl::StatusOr<Story> story = ParseStory(*bytes, file.string());
    if (!story.ok()) return story.status();
    story->name = name;
    story->folder = file.parent_path();
    stories.push_back(*std::move(story));
  }
  return stories;
}

}  // namespace chancery::evaluate
