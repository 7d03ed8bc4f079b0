// A line on stderr that says how far a long work has come; silent where stderr is no terminal.
#ifndef CHANCERY_CLIENT_CLI_PROGRESS_H_
#define CHANCERY_CLIENT_CLI_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <string_view>

namespace chancery::cli {

// Not thread-safe.
class Progress {
 public:
  // `what` is counted: "articles".
  explicit Progress(std::string_view what);
  // Takes the line away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `done` of them are ready; `share` of the whole work, 0 to 1, is begun.
  void Show(size_t done, double share);

 private:
  std::string_view what_;
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_PROGRESS_H_
