#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "client/cli/evaluation_report.h"
#include "client/cli/output.h"
#include "client/cli/table.h"

namespace chancery::cli {
namespace {

using evaluate::BCubed;
using evaluate::MergeScore;
using evaluate::ResolvedStory;
using nlohmann::ordered_json;

std::vector<std::string> Row(const std::string& name, const MergeScore& score) {
  const auto rate = [](double value) { return fmt::format("{:.3f}", value); };
  return {name,
          fmt::format("{} of {}", score.found, score.listed),
          fmt::format("{}", score.optional_found),
          rate(score.over_found.precision),
          rate(score.over_found.recall),
          rate(score.over_found.f1),
          rate(score.over_all.precision),
          rate(score.over_all.recall),
          rate(score.over_all.f1)};
}

// The listed mentions of a story by a key, each as "1.html “The two met”".
using MentionLists = std::map<std::string, std::vector<std::string>>;

std::string MentionLabel(const ResolvedStory& story, const evaluate::PlacedMention& placed) {
  const evaluate::Story::Event& event = story.story.events[placed.event];
  const evaluate::Story::Mention& mention = event.mentions[placed.mention];
  return fmt::format("{}: {} “{}”", event.id, story.story.articles[mention.article].file, mention.evidence);
}

// Events whose found mentions are in several resolved events, and resolved events that have mentions of several.
std::string WrongEvents(const ResolvedStory& story) {
  std::map<std::string, std::set<std::string>> found_of;
  std::map<std::string, std::set<std::string>> truth_of;
  MentionLists by_truth;
  MentionLists by_found;
  for (const evaluate::PlacedMention& placed : story.mentions) {
    if (!placed.found.has_value()) continue;
    const std::string& id = story.story.events[placed.event].id;
    found_of[id].insert(*placed.found);
    truth_of[*placed.found].insert(id);
    by_truth[id].push_back(fmt::format("{} in {}", MentionLabel(story, placed), *placed.found));
    by_found[*placed.found].push_back(MentionLabel(story, placed));
  }
  std::string lines;
  const auto add = [&lines](std::string_view what, const std::string& name, const std::vector<std::string>& mentions) {
    lines += fmt::format("  {} {}\n", what, name);
    for (const std::string& mention : mentions) lines += fmt::format("    {}\n", mention);
  };
  for (const auto& [id, found] : found_of) {
    if (found.size() > 1) add("PARTED", id, by_truth[id]);
  }
  for (const auto& [name, truth] : truth_of) {
    if (truth.size() > 1) add("MIXED ", name, by_found[name]);
  }
  return lines;
}

ordered_json BCubedJson(const BCubed& score) {
  return {{"mentions", score.mentions}, {"precision", score.precision}, {"recall", score.recall}, {"f1", score.f1}};
}

std::string Line(ordered_json head, const MergeScore& score) {
  head["listed"] = score.listed;
  head["found"] = score.found;
  head["optional_found"] = score.optional_found;
  head["over_found"] = BCubedJson(score.over_found);
  head["over_all"] = BCubedJson(score.over_all);
  return head.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string MergingTable(const std::vector<ResolvedStory>& stories, const ReportOptions& options) {
  std::vector<std::vector<std::string>> rows = {
      {"story", "found", "optional", "precision", "recall", "F1", "with missed: precision", "recall", "F1"}};
  for (const ResolvedStory& story : stories) rows.push_back(Row(story.story.name, evaluate::ScoreMerging(story)));
  rows.push_back(Row(fmt::format("all {}", stories.size()), evaluate::ScoreMerging(stories)));
  std::string text = Table(rows);
  text += "\nB-cubed over the listed mentions that were found; then with each missed one as an event of its own.\n";
  if (!options.errors) return text;
  for (const ResolvedStory& story : stories) {
    const std::string wrong = WrongEvents(story);
    if (!wrong.empty()) text += fmt::format("\n{}\n{}", story.story.name, wrong);
  }
  return text;
}

std::string MergingJson(const std::vector<ResolvedStory>& stories) {
  std::string lines = Line({{"kind", "merging"}, {"stories", stories.size()}}, evaluate::ScoreMerging(stories));
  for (const ResolvedStory& story : stories) {
    lines += Line({{"kind", "story"}, {"story", story.story.name}}, evaluate::ScoreMerging(story));
  }
  return lines;
}

}  // namespace chancery::cli
