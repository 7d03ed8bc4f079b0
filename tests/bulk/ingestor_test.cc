#include "bulk/ingestor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "bulk/article_fault.h"
#include "store/verify.h"
#include "tests/testing/paths.h"

namespace chancery::bulk {
namespace {

class IngestorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::optional<std::string> model = testing::ModelDirectory();
    if (!model) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
    auto reader = ArticleReader::Load({.model = *model, .data = testing::DataDirectory().string()});
    ASSERT_TRUE(reader.ok()) << reader.status();
    reader_ = *reader;
    auto store = store::Store::Open((folder_.path() / "store").string(), reader_->gazetteer());
    ASSERT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }

  static Page Meeting(int number) {
    Page page;
    page.bytes = "Turkish Foreign Minister Ahmet Davutoglu met Swedish Foreign Minister Carl Bildt in Ankara.\n";
    page.given.url = "https://news.example/" + std::to_string(number);
    page.given.published = absl::CivilDay(2010, 1, 1) + 20 * number;
    return page;
  }

  testing::TemporaryDirectory folder_;
  std::shared_ptr<const ArticleReader> reader_;
  std::unique_ptr<store::Store> store_;
};

TEST_F(IngestorTest, StoresWhatWasReadAndKnowsItAgain) {
  Ingestor ingestor(reader_, *store_);
  const auto first = ingestor.Ingest(Meeting(0));
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_FALSE(first->already_known);
  EXPECT_EQ(first->article.events.size(), 1U);
  const auto second = ingestor.Ingest(Meeting(0));
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(second->already_known);
  EXPECT_EQ(second->article.revision, first->article.revision);
  EXPECT_EQ(second->article.events, first->article.events);
  EXPECT_EQ(second->article.name, first->article.name);
  EXPECT_EQ(store_->Latest().revision(), first->article.revision);
}

TEST_F(IngestorTest, AnotherDayOfPublicationIsANewVersion) {
  Ingestor ingestor(reader_, *store_);
  ASSERT_TRUE(ingestor.Ingest(Meeting(0)).ok());
  Page later = Meeting(0);
  later.given.published = absl::CivilDay(2010, 6, 1);
  const auto second = ingestor.Ingest(later);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_FALSE(second->already_known);
  EXPECT_EQ(store_->Latest().GetArticle(second->article.name)->version, 2U);
}

TEST_F(IngestorTest, ABatchAnswersEachPageOnceAndByItself) {
  std::vector<Page> pages;
  for (int i = 0; i < 10; ++i) pages.push_back(Meeting(i));
  pages[3].bytes.clear();
  pages[7] = Meeting(6);
  std::vector<absl::StatusOr<IngestedArticle>> outcomes(pages.size(), absl::UnknownError("not answered"));
  std::vector<int> answers(pages.size(), 0);
  {
    Ingestor batch(reader_, *store_);
    batch.IngestAll(pages, {}, [&](size_t index, absl::StatusOr<IngestedArticle> outcome) {
      ++answers[index];
      outcomes[index] = std::move(outcome);
    });
  }  // waits for what is pending
  for (size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(answers[i], 1) << i;
    if (i == 3) {
      EXPECT_EQ(FaultOf(outcomes[i].status())->kind, FaultKind::kEmpty);
    } else {
      ASSERT_TRUE(outcomes[i].ok()) << outcomes[i].status();
      EXPECT_EQ(outcomes[i]->already_known, i == 7) << i;
    }
  }
}

TEST_F(IngestorTest, AStoppedBatchIsAnsweredWithTheReasonAndStoresNothing) {
  Ingestor ingestor(reader_, *store_);
  int refused = 0;
  ingestor.IngestAll(
      {Meeting(0), Meeting(1)}, [] { return absl::CancelledError("enough"); },
      [&](size_t, const absl::StatusOr<IngestedArticle>& outcome) {
        EXPECT_EQ(outcome.status().code(), absl::StatusCode::kCancelled);
        ++refused;
      });
  EXPECT_EQ(refused, 2);
  EXPECT_EQ(store_->Latest().revision(), 0U);
}

TEST_F(IngestorTest, ManyThreadsIngestOneArticleOnce) {
  Ingestor ingestor(reader_, *store_, 1);
  std::atomic<int> added = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      for (int j = 0; j < 4; ++j) {
        const auto outcome = ingestor.Ingest(Meeting((i + j) % 4));
        ASSERT_TRUE(outcome.ok()) << outcome.status();
        added += outcome->already_known ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(added, 4);
  const auto report = store::Verify(store_->Latest());
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->ok()) << report->faults.front();
  EXPECT_EQ(report->articles, 4U);
}

}  // namespace
}  // namespace chancery::bulk
