// The articles that a command line names: files, folders, JSON lines and standard input.
#ifndef CHANCERY_CLIENT_CLI_INPUTS_H_
#define CHANCERY_CLIENT_CLI_INPUTS_H_

#include <deque>
#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace chancery::cli {

// The bytes of a file, or of standard input for "-". NotFound or Unavailable, naming the file.
absl::StatusOr<std::string> ReadInput(const std::string& path);

// One article's bytes and where they stand: "data/a.txt", "load.jsonl:17".
struct Input {
  std::string origin;
  std::string bytes;
};

// Reads inputs one at a time, so that memory does not grow with their number. Not thread-safe.
//
// A folder gives its .txt, .html, .htm, .json, .jsonl and .ndjson files, and those of the folders in it, in the order
// of their names; *.events.json (the expected events that may stand beside an article) are left out. A .jsonl or
// .ndjson file is one article a line; standard input is that too if it begins with "{", else one article.
class Inputs {
 public:
  // NotFound if `path` is neither a file nor a folder nor "-".
  static absl::StatusOr<Inputs> Open(const std::string& path);

  // The next one, or none at the end. What cannot be read is an error of its own, named; go on after it.
  std::optional<absl::StatusOr<Input>> Next();

  // How many files there are, and how many are begun: for a progress bar.
  size_t files() const { return total_; }
  size_t begun() const { return total_ - waiting_.size(); }

 private:
  explicit Inputs(std::vector<std::string> paths);
  std::optional<absl::StatusOr<Input>> NextLine();

  std::deque<std::string> waiting_;
  size_t total_ = 0;
  std::unique_ptr<std::ifstream> file_;  // of a JSON lines file that is open
  std::istream* lines_ = nullptr;        // file_ or standard input; null if none is open
  std::string lines_path_;
  size_t line_ = 0;
};

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_INPUTS_H_
