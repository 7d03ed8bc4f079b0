#include "client/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace chancery::cli {
namespace {

constexpr size_t kBarColumns = 30;
// Often enough to look alive, seldom enough to cost nothing.
constexpr auto kPeriod = std::chrono::milliseconds(100);

}  // namespace

Progress::Progress(std::string_view what)
    : what_(what), terminal_(isatty(STDERR_FILENO) == 1), next_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::Show(size_t done, double share) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now < next_) return;
  next_ = now + kPeriod;
  shown_ = true;
  const auto filled = static_cast<size_t>(std::clamp(share, 0.0, 1.0) * kBarColumns);
  fmt::print(stderr, "\r[{}{}] {} {}\x1b[K", std::string(filled, '#'), std::string(kBarColumns - filled, '.'), done,
             what_);
  std::fflush(stderr);
}

}  // namespace chancery::cli
