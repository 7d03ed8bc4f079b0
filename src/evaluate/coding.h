// Codes articles that have expected events: by Chancery's own extraction, or by what another coder wrote.
#ifndef CHANCERY_EVALUATE_CODING_H_
#define CHANCERY_EVALUATE_CODING_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "bulk/article_reader.h"
#include "evaluate/event.h"
#include "evaluate/gold.h"

namespace chancery::evaluate {

// An article with what was found in it.
struct CodedArticle {
  GoldArticle gold;
  std::vector<CodedEvent> found;
  std::string refused;                          // why it could not be read; empty: it was
  std::optional<bulk::ArticleReading> reading;  // of Chancery's extraction only
};

// Calls `work` once for each index below `count`, on as many threads as the machine has cores; `work` must bear that.
void ForEachOnAllCores(size_t count, const std::function<void(size_t)>& work);

// Extracts the events of each article on all cores. The articles must have texts. `reader` must outlive the result.
std::vector<CodedArticle> ExtractAll(const bulk::ArticleReader& reader, std::vector<GoldArticle> articles,
                                     const bulk::ReadOptions& options = {});

// Takes the events of each article from the file NAME.jsonl in a folder; where there is none, the coder found nothing.
// NotFound if the folder is not there; InvalidArgument, with file and line, for what is no JSON.
absl::StatusOr<std::vector<CodedArticle>> ReadFoundOf(std::vector<GoldArticle> articles,
                                                      const std::filesystem::path& folder);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_CODING_H_
