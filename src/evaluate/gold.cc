#include "evaluate/gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "absl/algorithm/container.h"
#include "actors/json_check.h"
#include "evaluate/gold_json.h"
#include "ontology/json_node.h"

namespace chancery::evaluate {
namespace {

namespace fs = std::filesystem;
using ontology::JsonNode;

constexpr std::string_view kSuffix = ".events.json";
// The text that stands beside, or none.
fs::path TextOf(const fs::path& stem) {
  for (const char* extension : {".txt", ".html"}) {
    fs::path text = stem;
    text += extension;
    if (fs::exists(text)) return text;
  }
  return {};
}

// The paths below `folder` of the files of expected events, without their suffix.
absl::StatusOr<std::vector<std::string>> NamesIn(const fs::path& folder, bool recursive) {
  std::vector<std::string> names;
  std::error_code error;
  const auto options = fs::directory_options::follow_directory_symlink;
  fs::recursive_directory_iterator at(folder, options, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    if (!recursive) at.disable_recursion_pending();
    std::string path = at->path().lexically_relative(folder).generic_string();
    if (!path.ends_with(kSuffix) || !at->is_regular_file()) continue;
    names.push_back(path.substr(0, path.size() - kSuffix.size()));
  }
  if (error) return absl::NotFoundError(fmt::format("cannot read the folder {}: {}", folder.string(), error.message()));
  absl::c_sort(names);
  return names;
}

}  // namespace

bool IsTaken(const std::string& name, const GoldFilter& filter) {
  const std::string last = fs::path(name).filename().string();
  if (filter.except.contains(name) || filter.except.contains(last)) return false;
  return !filter.only.has_value() || filter.only->contains(name) || filter.only->contains(last);
}

absl::StatusOr<std::string> ReadBytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || fs::is_directory(file)) return absl::NotFoundError(fmt::format("cannot read {}", file.string()));
  std::string bytes(std::istreambuf_iterator<char>(stream), {});
  if (stream.bad()) return absl::UnavailableError(fmt::format("cannot read {}", file.string()));
  return bytes;
}

absl::StatusOr<std::set<std::string>> ReadNames(const fs::path& file) {
  const absl::StatusOr<std::string> bytes = ReadBytes(file);
  if (!bytes.ok()) return bytes.status();
  std::set<std::string> names;
  std::istringstream lines(*bytes);
  for (std::string line; std::getline(lines, line);) {
    std::string name = line.substr(0, line.find_first_of(" \t\r"));
    if (!name.empty() && name.front() != '#') names.insert(std::move(name));
  }
  return names;
}

absl::StatusOr<GoldArticle> ParseGold(std::string_view json, const std::string& file) {
  const absl::StatusOr<nlohmann::json> parsed = actors::ParseObject(json, file);
  if (!parsed.ok()) return parsed.status();
  ontology::JsonErrors errors(file);
  const JsonNode top(&*parsed, "", &errors);
  top.AllowOnly({"article", "events", "traps"});
  const JsonNode article = top.At("article");
  GoldArticle gold;
  const std::vector<JsonNode> events = top.At("events").Items();
  if (errors.ok() && !(*parsed)["article"].is_object()) article.Fail("an object was expected here");
  if (errors.ok()) gold.published = OptionalText((*parsed)["article"], "published", article);
  for (size_t i = 0; i < events.size() && errors.ok(); ++i) {
    events[i].AllowOnly({"type", "participants", "time", "status", "place", "content", "evidence", "optional"});
    gold.expected.push_back(ReadExpectedEvent((*parsed)["events"][i], events[i]));
  }
  if (!errors.ok()) return errors.status();
  return gold;
}

absl::StatusOr<std::vector<GoldArticle>> ReadGold(const fs::path& folder, const fs::path& texts,
                                                  const GoldFilter& filter) {
  const absl::StatusOr<std::vector<std::string>> names = NamesIn(folder, filter.recursive);
  if (!names.ok()) return names.status();
  std::vector<GoldArticle> articles;
  for (const std::string& name : *names) {
    if (!IsTaken(name, filter)) continue;
    const fs::path file = folder / (name + std::string(kSuffix));
    const absl::StatusOr<std::string> bytes = ReadBytes(file);
    if (!bytes.ok()) return bytes.status();
    absl::StatusOr<GoldArticle> article = ParseGold(*bytes, file.string());
    if (!article.ok()) return article.status();
    article->name = name;
    article->text = TextOf((texts.empty() ? folder : texts) / name);
    articles.push_back(*std::move(article));
  }
  return articles;
}

}  // namespace chancery::evaluate
