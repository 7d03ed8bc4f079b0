// Which folders are opened, and which are refused with which words.
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/db.h"
#include "store/database.h"
#include "store/sequencer.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

absl::Status OpenStatus(const std::string& folder, const StoreOptions& options = {}) {
  return Store::Open(folder, testing::SmallGazetteer(), options).status();
}

TEST(OpenStore, MakesTheFoldersAboveIt) {
  const testing::TemporaryDirectory folder;
  EXPECT_TRUE(OpenStatus((folder.path() / "a" / "b" / "store").string()).ok());
}

TEST(OpenStore, MakesNoneIfItMayNot) {
  const testing::TemporaryDirectory folder;
  const absl::Status status = OpenStatus((folder.path() / "store").string(), {.create_if_missing = false});
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "store"));
}

TEST(OpenStore, RefusesOneThatIsInUseAndNamesTheFolder) {
  const testing::TemporaryDirectory folder;
  const auto store = testing::OpenStore(folder.path().string());
  const absl::Status status = OpenStatus(folder.path().string());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr(folder.path().string()), HasSubstr("in use")));
}

TEST(OpenStore, RefusesAnUnknownFormatAndLeavesItAsItWas) {
  const testing::TemporaryDirectory folder;
  {
    const auto database = Database::Open(folder.path().string(), {});
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE((*database)->rocks().Put({}, (*database)->family(Family::kMeta), ToSlice(kFormatKey), "999").ok());
  }
  for (int i = 0; i < 2; ++i) {
    const absl::Status status = OpenStatus(folder.path().string());
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr("has format 999"), HasSubstr("reads format 6")));
  }
}

TEST(OpenStore, RefusesAFutureStoreWithFamiliesThatItDoesNotKnow) {
  const testing::TemporaryDirectory folder;
  {
    const auto database = Database::Open(folder.path().string(), {});
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE((*database)->rocks().Put({}, (*database)->family(Family::kMeta), ToSlice(kFormatKey), "7").ok());
    rocksdb::ColumnFamilyHandle* handle = nullptr;
    ASSERT_TRUE((*database)->rocks().CreateColumnFamily({}, "holograms", &handle).ok());
    (*database)->rocks().DestroyColumnFamilyHandle(handle);
  }
  const absl::Status status = OpenStatus(folder.path().string());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("has format 7"));
}

TEST(OpenStore, RefusesAnotherProgramsDatabase) {
  const testing::TemporaryDirectory folder;
  {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* opened = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(options, folder.path().string(), &opened).ok());
    const std::unique_ptr<rocksdb::DB> database(opened);
    ASSERT_TRUE(database->Put({}, "key", "value").ok());
  }
  const absl::Status status = OpenStatus(folder.path().string());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("not a Chancery store"));
}

TEST(OpenStore, TellsThatAFileIsInTheWay) {
  const testing::TemporaryDirectory folder;
  std::ofstream(folder.path() / "file") << "text";
  const absl::Status status = OpenStatus((folder.path() / "file").string());
  EXPECT_FALSE(status.ok());
  EXPECT_THAT(std::string(status.message()), HasSubstr((folder.path() / "file").string()));
}

TEST(Sequencer, RefusesWhatWouldQueueTooManyBytesAndGoesOnAfterwards) {
  const testing::TemporaryDirectory folder;
  const auto store = testing::OpenStore(folder.path().string(), {.max_queued_bytes = 1});
  int refused = 0;
  for (const ArticleInput& article : testing::RandomArticles(31, 60)) {
    store->IngestAsync(article, [&refused](const auto& result) {
      if (result.ok()) return;
      EXPECT_EQ(result.status().code(), absl::StatusCode::kResourceExhausted);
      // Refused on the caller's thread, so there is no race.
      ++refused;
    });
  }
  EXPECT_GT(refused, 0);
  // What waits gets written, and then there is room again.
  const ArticleInput one_more = testing::RandomArticles(32, 1)[0];
  absl::Status status = absl::ResourceExhaustedError("");
  for (int tries = 0; tries < 1000 && absl::IsResourceExhausted(status); ++tries) {
    status = store->Ingest(one_more).status();
    absl::SleepFor(absl::Milliseconds(10));
  }
  EXPECT_TRUE(status.ok()) << status;
}

}  // namespace
}  // namespace chancery::store
