#include "server/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <thread>
#include <vector>

namespace chancery::server {
namespace {

TEST(WorkerPool, DoesEverythingThatItTook) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(3, 1000);
    for (int i = 0; i < 1000; ++i) ASSERT_TRUE(pool.TrySubmit([&] { ++done; }));
  }
  EXPECT_EQ(done, 1000);
}

TEST(WorkerPool, RefusesWhatGoesOverItsQueue) {
  WorkerPool pool(1, 2);
  std::latch started(1);
  std::latch release(1);
  ASSERT_TRUE(pool.TrySubmit([&] {
    started.count_down();
    release.wait();
  }));
  started.wait();
  EXPECT_TRUE(pool.TrySubmit([] {}));
  EXPECT_TRUE(pool.TrySubmit([] {}));
  EXPECT_FALSE(pool.TrySubmit([] {}));
  EXPECT_TRUE(pool.Submit([] {}));
  release.count_down();
}

TEST(WorkerPool, StartsWorkInTheOrderOfItsComing) {
  std::vector<int> order;
  {
    WorkerPool pool(1, 100);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(pool.TrySubmit([&order, i] { order.push_back(i); }));
  }
  for (int i = 0; i < 100; ++i) EXPECT_EQ(order[static_cast<size_t>(i)], i);
}

// Two works that wait for one another end only if each has a thread, whether the threads look for work, go to sleep or
// sleep when they come.
TEST(WorkerPool, WakesAThreadForEachOfTwoWorksAtAnyMoment) {
  WorkerPool pool(2, 10);
  for (int i = 0; i < 2000; ++i) {
    std::latch both(2);
    std::latch ended(2);
    for (int j = 0; j < 2; ++j) {
      ASSERT_TRUE(pool.TrySubmit([&] {
        both.arrive_and_wait();
        ended.count_down();
      }));
    }
    ended.wait();
    std::this_thread::sleep_for(std::chrono::microseconds(i % 200));
  }
}

TEST(WorkerPool, TakesNothingAfterStop) {
  WorkerPool pool(2, 10);
  pool.Stop();
  EXPECT_FALSE(pool.TrySubmit([] {}));
  EXPECT_FALSE(pool.Submit([] {}));
  pool.Stop();
}

}  // namespace
}  // namespace chancery::server
