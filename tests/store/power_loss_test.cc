// The power fails at random moments.
#include <algorithm>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/env.h"
#include "tests/store/power_loss_file_system.h"
#include "tests/store/survival.h"
#include "tests/store/synthetic.h"

namespace chancery::store {
namespace {

using testing::Disk;
using ::testing::IsEmpty;

constexpr char kFolder[] = "/disk/store";

// A machine with a disk, on which a store can be opened.
class Machine {
 public:
  explicit Machine(std::shared_ptr<Disk> disk)
      : disk_(std::move(disk)), env_(rocksdb::NewCompositeEnv(std::make_shared<testing::PowerLossFileSystem>(disk_))) {}

  // By default few bytes are buffered, so that files are written, merged and deleted all the time.
  absl::StatusOr<std::unique_ptr<Store>> Open(Durability durability, size_t write_buffer_bytes = 96 << 10) {
    StoreOptions options;
    options.env = env_.get();
    options.durability = durability;
    options.write_buffer_bytes = write_buffer_bytes;
    options.cache_bytes = 1 << 20;
    return Store::Open(kFolder, testing::SmallGazetteer(), options);
  }

 private:
  std::shared_ptr<Disk> disk_;
  std::unique_ptr<rocksdb::Env> env_;
};

// Ingests the articles, and gives the ids of those that were acknowledged before the power failed.
std::set<std::string> IngestUntilFailure(const std::shared_ptr<Disk>& disk, Durability durability,
                                         const std::vector<ArticleInput>& articles) {
  Machine machine(disk);
  std::set<std::string> acknowledged;
  std::mutex mutex;
  const auto store = machine.Open(durability);
  if (!store.ok()) return acknowledged;
  testing::Stream(**store, articles, [&](const ArticleInput& article, const auto& result) {
    const std::lock_guard lock(mutex);
    if (result.ok() && disk->HasPower()) acknowledged.insert(article.id);
  });
  return acknowledged;
}

std::vector<ArticleInput> LongArticles(uint64_t seed) {
  std::vector<ArticleInput> articles = testing::RandomArticles(seed, 60);
  std::mt19937_64 random(seed);
  for (ArticleInput& article : articles) {
    for (int i = 0; i < 4000; ++i) article.original += static_cast<char>('a' + random() % 26);
  }
  return articles;
}

// The numbers of the operations between which a failure is of interest.
struct Moments {
  uint64_t opened;  // a new store is open
  uint64_t done;    // all articles are written, with nothing to interrupt it
};

Moments MomentsOf(Durability durability) {
  Moments moments = {};
  const std::vector<ArticleInput> articles = LongArticles(0);
  auto disk = std::make_shared<Disk>();
  EXPECT_EQ(IngestUntilFailure(disk, durability, {}).size(), 0);
  moments.opened = disk->operations();
  disk = std::make_shared<Disk>();
  EXPECT_EQ(IngestUntilFailure(disk, durability, articles).size(), articles.size());
  moments.done = disk->operations();
  return moments;
}

// One run with a failure at a random moment of it (of ten, one while the store is made); what is lost afterwards.
std::vector<std::string> LossesOf(uint64_t seed, Durability durability, const Moments& moments,
                                  uint64_t* acknowledged) {
  std::mt19937_64 random(seed);
  const std::vector<ArticleInput> articles = LongArticles(seed % 10);
  const uint64_t begin = seed % 10 == 0 ? 0 : moments.opened;
  const uint64_t end = seed % 10 == 0 ? moments.opened : moments.done;
  const auto disk = std::make_shared<Disk>(std::uniform_int_distribution<uint64_t>(begin, end)(random));
  const std::set<std::string> ids = IngestUntilFailure(disk, durability, articles);
  *acknowledged += ids.size();
  Machine machine(disk->AfterPowerLoss(seed % 2 == 0 ? nullptr : &random));
  const auto store = machine.Open(durability);
  if (!store.ok()) return {store.status().ToString()};
  return testing::LossesAfterRestart(**store, articles, ids);
}

TEST(PowerLoss, EveryAcknowledgedArticleSurvivesAndNoneIsHalfThere) {
  const Moments moments = MomentsOf(Durability::kSync);
  uint64_t acknowledged = 0;
  for (int round = 0; round < testing::kCrashes; ++round) {
    const auto seed = static_cast<uint64_t>(round);
    EXPECT_THAT(LossesOf(seed, Durability::kSync, moments, &acknowledged), IsEmpty()) << "round " << round;
  }
  // Some failures came late enough for something to be lost.
  EXPECT_GT(acknowledged, 5 * testing::kCrashes);
}

TEST(PowerLoss, WithoutSyncAcknowledgedArticlesAreLost) {
  const Moments moments = MomentsOf(Durability::kNone);
  uint64_t acknowledged = 0;
  int runs_with_losses = 0;
  for (uint64_t seed = 0; seed < 10; ++seed) {
    if (!LossesOf(seed, Durability::kNone, moments, &acknowledged).empty()) ++runs_with_losses;
  }
  EXPECT_GT(runs_with_losses, 0);
}

TEST(PowerLoss, ADiskWithoutPowerFailsTheCallersAndTheStoreTakesNoMore) {
  const std::vector<ArticleInput> articles = LongArticles(1);
  const Moments moments = MomentsOf(Durability::kSync);
  const auto disk = std::make_shared<Disk>(moments.opened + 40, Disk::Afterwards::kFails);
  Machine machine(disk);
  // Nothing is written in the background: RocksDB as Debian builds it has assertions, and ends the program when it goes
  // on with a log that has failed.
  const auto store = machine.Open(Durability::kSync, 64 << 20);
  ASSERT_TRUE(store.ok()) << store.status();
  size_t refused = 0;
  uint64_t revision = 0;
  for (const ArticleInput& article : articles) {
    const auto result = (*store)->Ingest(article);
    if (result.ok()) {
      EXPECT_EQ(refused, 0) << "a write came through after one had failed";
      revision = result->revision;
    } else {
      ++refused;
      EXPECT_EQ(result.status().code(), absl::StatusCode::kUnavailable) << result.status();
    }
  }
  EXPECT_GT(refused, 0);
  // Readers go on with what is durable.
  EXPECT_EQ((*store)->Latest().revision(), revision);
  EXPECT_EQ(testing::FaultsOf((*store)->Latest()), "");
}

}  // namespace
}  // namespace chancery::store
