// The program is killed at random moments.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/store/survival.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ::testing::IsEmpty;

constexpr size_t kMentions = 32;

// The writer in a process of its own, with the end of a pipe on which it tells what is acknowledged.
class Writer {
 public:
  Writer(const std::string& folder, uint64_t seed) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    const std::string seed_text = absl::StrCat(seed);
    const std::string count_text = absl::StrCat(kMentions);
    pid_ = fork();
    if (pid_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execl(CHANCERY_STORE_WRITER, CHANCERY_STORE_WRITER, folder.c_str(), seed_text.c_str(), count_text.c_str(),
            nullptr);
      _exit(127);
    }
    close(ends[1]);
    acknowledged_ = fdopen(ends[0], "r");
  }
  ~Writer() { std::fclose(acknowledged_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // The next acknowledged id; empty at the end.
  std::string Next() {
    char line[256];
    if (std::fgets(line, sizeof(line), acknowledged_) == nullptr) return "";
    std::string id(line);
    // A line that the kill cut short is no acknowledgement.
    if (id.empty() || id.back() != '\n') return "";
    id.pop_back();
    return id;
  }

  // True if the kill was what ended it.
  bool Kill() {
    kill(pid_, SIGKILL);
    int status = 0;
    waitpid(pid_, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the writer failed by itself";
    return WIFSIGNALED(status);
  }

 private:
  pid_t pid_ = -1;
  std::FILE* acknowledged_ = nullptr;
};

// A kill takes nothing from the system's buffers, so a disk would show the same as memory, only later.
void PreferMemory() {
  if (access("/dev/shm", W_OK) == 0) setenv("TMPDIR", "/dev/shm", 1);
}

TEST(Crash, EveryAcknowledgedArticleSurvivesKillAndNoneIsHalfThere) {
  PreferMemory();
  std::mt19937_64 random(1);
  auto folder = std::make_unique<testing::TemporaryDirectory>();
  int killed = 0;
  size_t acknowledged_in_all = 0;
  for (int round = 0; round < testing::kCrashes; ++round) {
    // Stores get a life of several crashes, and new ones are made too.
    if (round % 8 == 7) folder = std::make_unique<testing::TemporaryDirectory>();
    const auto seed = static_cast<uint64_t>(round);
    const auto articles = testing::RandomArticles(seed, kMentions);
    Writer writer(folder->path().string(), seed);
    std::set<std::string> acknowledged;
    const size_t wait_for = std::uniform_int_distribution<size_t>(0, articles.size())(random);
    for (std::string id = "-"; acknowledged.size() < wait_for && !id.empty();) {
      if (id = writer.Next(); !id.empty()) acknowledged.insert(id);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 20000)(random)));
    killed += writer.Kill() ? 1 : 0;
    for (std::string id = writer.Next(); !id.empty(); id = writer.Next()) acknowledged.insert(id);
    acknowledged_in_all += acknowledged.size();
    const auto store = testing::OpenStore(folder->path().string());
    ASSERT_THAT(testing::LossesAfterRestart(*store, articles, acknowledged), IsEmpty()) << "round " << round;
  }
  RecordProperty("killed", killed);
  // Kills that come after the work is done show nothing.
  EXPECT_GT(killed, testing::kCrashes / 3);
  EXPECT_GT(acknowledged_in_all, static_cast<size_t>(testing::kCrashes));
}

}  // namespace
}  // namespace chancery::store
