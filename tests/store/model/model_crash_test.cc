// The program is killed in the middle of a random history; what is left is what the model was after the last write that
// was acknowledged, or after the one that was on its way.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>

#include "tests/store/model/questions.h"
#include "tests/store/model/step.h"
#include "tests/store/survival.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using testing::Step;

constexpr size_t kSteps = 200;

// How many steps a writer acknowledged before it was killed at a random moment; kSteps where it was done before.
size_t AcknowledgedBeforeKill(const std::string& folder, uint64_t seed, std::mt19937_64& random) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const std::string seed_text = std::to_string(seed);
  const std::string steps_text = std::to_string(kSteps);
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execl(CHANCERY_MODEL_WRITER, CHANCERY_MODEL_WRITER, folder.c_str(), seed_text.c_str(), steps_text.c_str(), nullptr);
    _exit(127);
  }
  close(ends[1]);
  const size_t wait_for = random() % kSteps;
  size_t acknowledged = 0;
  char line = 0;
  while (acknowledged < wait_for && read(ends[0], &line, 1) == 1) ++acknowledged;
  std::this_thread::sleep_for(std::chrono::microseconds(random() % 2000));
  kill(pid, SIGKILL);
  int status = 0;
  waitpid(pid, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0)
      << "the writer failed by itself";
  while (read(ends[0], &line, 1) == 1) ++acknowledged;
  close(ends[0]);
  return acknowledged;
}

TEST(ModelCrash, AKilledProgramLeavesWhatItAcknowledgedAndAtMostOneWriteMore) {
  std::mt19937_64 random(1);
  size_t killed = 0;
  const auto rounds = static_cast<uint64_t>(testing::kCrashes / 5);
  for (uint64_t seed = 0; seed < rounds; ++seed) {
    const testing::TemporaryDirectory folder;
    const std::vector<Step> steps = testing::RandomSteps(seed, kSteps);
    const size_t acknowledged = AcknowledgedBeforeKill(folder.path().string(), seed, random);
    killed += acknowledged < kSteps ? 1 : 0;
    // The model learns what must be from a store of its own, to which nothing happens.
    const testing::TemporaryDirectory calm_folder;
    const auto calm = testing::OpenStore(calm_folder.path().string(), {.durability = Durability::kNone});
    testing::Model model;
    const auto go = [&](size_t i) { return testing::Do(steps[i], "request " + std::to_string(i), *calm, model); };
    for (size_t i = 0; i < acknowledged; ++i) ASSERT_EQ(go(i), "") << "seed " << seed << ", step " << i;
    const auto left = testing::OpenStore(folder.path().string());
    if (left->Latest().revision() > model.revision() && acknowledged < kSteps) {
      ASSERT_EQ(go(acknowledged), "");
    }
    ASSERT_EQ(Compare(*left, model, random), "") << "seed " << seed << ", " << acknowledged << " acknowledged";
    ASSERT_EQ(testing::FaultsOf(left->Latest()), "") << "seed " << seed;
  }
  RecordProperty("killed", static_cast<int>(killed));
  // Kills that come after the work is done show nothing.
  EXPECT_GT(killed, rounds / 2);
}

}  // namespace
}  // namespace chancery::store
