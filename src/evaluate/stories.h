// Groups of articles that tell the same, similar and different events, with the truth of which mention tells which: a
// measure of merging. data/stories/README.md has the layout.
#ifndef CHANCERY_EVALUATE_STORIES_H_
#define CHANCERY_EVALUATE_STORIES_H_

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "bulk/article_reader.h"
#include "evaluate/b_cubed.h"
#include "evaluate/event.h"
#include "evaluate/gold.h"

namespace chancery::evaluate {

struct Story {
  struct Article {
    std::string file;
    std::string url;
    std::string published;  // a full day
  };
  // Where an event is told.
  struct Mention {
    size_t article = 0;    // index
    std::string evidence;  // the beginning of the sentence
    bool optional = false;
  };
  struct Event {
    std::string id;
    CodedEvent event;
    std::vector<Mention> mentions;
  };

  std::string name;
  std::filesystem::path folder;
  std::vector<Article> articles;
  std::vector<Event> events;
};

// Reads one group.json; `file` names it in errors. InvalidArgument with the file, the JSON pointer and what was
// expected there. `name` and `folder` of the result are empty.
absl::StatusOr<Story> ParseStory(std::string_view json, const std::string& file);

// The groups in a folder, each a folder with a group.json, in the order of their names.
absl::StatusOr<std::vector<Story>> ReadStories(const std::filesystem::path& folder, const GoldFilter& filter);

// A listed mention, and the resolved event whose evidence it is.
struct PlacedMention {
  size_t event = 0;                  // index into Story::events
  size_t mention = 0;                // index into the mentions of that
  std::optional<std::string> found;  // the name of the resolved event; none: the mention was not found
};

struct ResolvedStory {
  Story story;
  std::vector<PlacedMention> mentions;  // all that are listed
  size_t resolved_events = 0;
};

// Extracts each story's articles and resolves them together, on all cores. A found mention is placed with the listed
// one that has the same article and type and whose sentence is among its evidence, most shared participants first, each
// once a sentence. Found mentions that are not listed say nothing of merging. The first error of reading ends it.
absl::StatusOr<std::vector<ResolvedStory>> ResolveAll(const bulk::ArticleReader& reader, std::vector<Story> stories);

struct MergeScore {
  size_t listed = 0;  // mentions that are not optional
  size_t found = 0;   // of those
  size_t optional_found = 0;
  BCubed over_found;  // found ones, optional ones too
  BCubed over_all;    // those and all that are not optional, where one that was not found is an event of its own
};
MergeScore ScoreMerging(const std::vector<ResolvedStory>& stories);
MergeScore ScoreMerging(const ResolvedStory& story);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_STORIES_H_
