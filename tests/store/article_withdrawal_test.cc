// Articles that their publisher takes back, and articles that are read again.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using testing::AllEvents;
using testing::ArticleTelling;
using testing::DumpOf;
using ::testing::ElementsAre;
using testing::FaultsOf;
using ::testing::IsEmpty;
using ::testing::SizeIs;

testing::Told Visit(const std::string& article) {
  return {.article = article,
          .type = "visit",
          .parts = {{"visitor", "Sergey Lavrov"}, {"host", "Riyad al-Maliki"}},
          .time = "2009-12-09",
          .published = "2009-12-10",
          .place = "Moscow"};
}

class ArticleWithdrawalTest : public ::testing::Test {
 protected:
  IngestResult Ingest(const ArticleInput& article) {
    const auto result = store_->Ingest(article);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.value_or(IngestResult());
  }

  WithdrawalResult Withdraw(const ArticleWithdrawal& withdrawal, const WriteControl& control = {}) {
    const auto result = store_->WithdrawArticle(withdrawal, control);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.value_or(WithdrawalResult());
  }

  StoredArticle Get(const std::string& name) {
    const auto article = store_->Latest().GetArticle(name, true);
    EXPECT_TRUE(article.ok()) << article.status();
    return article.value_or(StoredArticle());
  }

  void TearDown() override { EXPECT_EQ(FaultsOf(store_->Latest()), ""); }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(ArticleWithdrawalTest, EndsTheEventsThatNothingElseTellsAndLeavesTheOthers) {
  const std::string shared = Ingest(ArticleTelling(Visit("a1"))).events.front();
  Ingest(ArticleTelling(Visit("a2")));
  testing::Told alone = Visit("a3");
  alone.time = "2010-05-05";
  alone.published = "2010-05-06";
  const std::string own = Ingest(ArticleTelling(alone)).events.front();
  ASSERT_THAT(AllEvents(store_->Latest()), SizeIs(2));

  EXPECT_THAT(Withdraw({.article = "articles/a3"}).changes, ElementsAre(EventOutcome{own, EventOutcome::Kind::kEnded}));
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(1));

  const WithdrawalResult second = Withdraw({.article = "articles/a2"});
  ASSERT_THAT(second.changes, SizeIs(1));
  EXPECT_EQ(second.changes.front().kind, EventOutcome::Kind::kChanged);
  const auto events = AllEvents(store_->Latest());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_THAT(events.begin()->second.mentions, SizeIs(1));
  EXPECT_TRUE(store_->Latest().GetEvent(shared).ok());
}

TEST_F(ArticleWithdrawalTest, KeepsTheTextAndSaysWhoTookItBackAndWhy) {
  Ingest(ArticleTelling(Visit("a1")));
  const std::string text = Get("articles/a1").original;
  const WithdrawalResult result =
      Withdraw({.article = "articles/a1", .author = "the editor", .note = "the visit was another one"});
  EXPECT_FALSE(result.nothing_to_do);
  const StoredArticle article = Get("articles/a1");
  EXPECT_TRUE(article.withdrawn);
  EXPECT_EQ(article.withdrawn_author, "the editor");
  EXPECT_EQ(article.withdrawn_note, "the visit was another one");
  EXPECT_EQ(article.version, 2U);
  EXPECT_EQ(article.revision, result.revision);
  EXPECT_EQ(article.original, text);
  EXPECT_THAT(article.mentions, IsEmpty());
  EXPECT_THAT(article.events, IsEmpty());
}

TEST_F(ArticleWithdrawalTest, IsNotSeenByReadsOfEarlierRevisions) {
  const IngestResult ingested = Ingest(ArticleTelling(Visit("a1")));
  Withdraw({.article = "articles/a1"});
  const auto past = store_->Latest().AsOf(ingested.revision);
  ASSERT_TRUE(past.ok());
  const auto article = past->GetArticle("articles/a1");
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_FALSE(article->withdrawn);
  EXPECT_EQ(article->events, ingested.events);
  EXPECT_TRUE(past->GetEvent(ingested.events.front()).ok());
  EXPECT_FALSE(store_->Latest().GetEvent(ingested.events.front()).ok());
}

TEST_F(ArticleWithdrawalTest, ASecondTimeChangesNothing) {
  Ingest(ArticleTelling(Visit("a1")));
  const WithdrawalResult first = Withdraw({.article = "articles/a1"});
  const auto before = DumpOf(store_->Latest());
  const WithdrawalResult second = Withdraw({.article = "articles/a1"});
  EXPECT_TRUE(second.nothing_to_do);
  EXPECT_EQ(second.revision, first.revision);
  EXPECT_THAT(second.changes, IsEmpty());
  EXPECT_EQ(DumpOf(store_->Latest()), before);
}

TEST_F(ArticleWithdrawalTest, TheSameRequestGetsTheSameAnswerAndAnotherOfItsIdIsRefused) {
  Ingest(ArticleTelling(Visit("a1")));
  Ingest(ArticleTelling(Visit("a2")));
  const WriteControl control = {.request_id = "r1", .fingerprint = "one"};
  const WithdrawalResult first = Withdraw({.article = "articles/a1"}, control);
  const WithdrawalResult again = Withdraw({.article = "articles/a1"}, control);
  EXPECT_EQ(again.article, first.article);
  EXPECT_EQ(again.revision, first.revision);
  EXPECT_EQ(again.nothing_to_do, first.nothing_to_do);
  EXPECT_EQ(again.changes, first.changes);
  const auto other = store_->WithdrawArticle({.article = "articles/a2"}, {.request_id = "r1", .fingerprint = "two"});
  EXPECT_TRUE(absl::IsAlreadyExists(other.status())) << other.status();
}

TEST_F(ArticleWithdrawalTest, OnlyTriedSaysWhatWouldEndAndWritesNothing) {
  const IngestResult ingested = Ingest(ArticleTelling(Visit("a1")));
  const auto before = DumpOf(store_->Latest());
  const WithdrawalResult tried = Withdraw({.article = "articles/a1"}, {.validate_only = true});
  EXPECT_THAT(tried.changes, ElementsAre(EventOutcome{ingested.events.front(), EventOutcome::Kind::kEnded}));
  EXPECT_EQ(DumpOf(store_->Latest()), before);
}

TEST_F(ArticleWithdrawalTest, IsRefusedForAnUnknownArticleAndOneThatChangedSince) {
  const auto unknown = store_->WithdrawArticle({.article = "articles/none"});
  EXPECT_TRUE(absl::IsNotFound(unknown.status())) << unknown.status();
  const uint64_t first = Ingest(ArticleTelling(Visit("a1"))).revision;
  ArticleInput changed = ArticleTelling(Visit("a1"));
  changed.title = "Another headline";
  Ingest(changed);
  const auto stale = store_->WithdrawArticle({.article = "articles/a1", .expected_revision = first});
  EXPECT_TRUE(absl::IsAborted(stale.status())) << stale.status();
}

TEST_F(ArticleWithdrawalTest, AWithdrawnArticleComesBackWithAnotherTextOrWhenItIsPublishedAgainOnly) {
  const ArticleInput article = ArticleTelling(Visit("a1"));
  Ingest(article);
  Withdraw({.article = "articles/a1"});
  ArticleInput by_another_extractor = article;
  by_another_extractor.extractor = "another";
  for (const ArticleInput& same : {article, by_another_extractor}) {
    const IngestResult result = Ingest(same);
    EXPECT_EQ(result.outcome, IngestResult::Outcome::kUnchanged);
    EXPECT_TRUE(result.withdrawn);
    EXPECT_TRUE(Get("articles/a1").withdrawn);
  }

  ArticleInput republished = article;
  republished.republished = true;
  const IngestResult back = Ingest(republished);
  EXPECT_EQ(back.outcome, IngestResult::Outcome::kNewVersion);
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(1));
  EXPECT_FALSE(Get("articles/a1").withdrawn);

  Withdraw({.article = "articles/a1"});
  ArticleInput corrected = article;
  corrected.original += " Corrected.";
  EXPECT_EQ(Ingest(corrected).outcome, IngestResult::Outcome::kNewVersion);
  EXPECT_EQ(Get("articles/a1").version, 5U);
}

TEST_F(ArticleWithdrawalTest, WhatAPersonDecidedHoldsAgainWhenTheArticleComesBack) {
  ArticleInput article = ArticleTelling(Visit("a1"));
  const std::string event = Ingest(article).events.front();
  EventDecision decision = {.event = event, .fields = {"place"}, .author = "desk"};
  decision.values.told.place = "Sochi";
  ASSERT_TRUE(store_->Decide(decision).ok());
  Withdraw({.article = "articles/a1"});
  article.republished = true;
  const std::string back = Ingest(article).events.front();
  const auto stored = store_->Latest().GetEvent(back);
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->event.place, "Sochi");
}

TEST_F(ArticleWithdrawalTest, AReextractionThatTellsTheSameIsNoVersion) {
  ArticleInput article = ArticleTelling(Visit("a1"));
  article.reextracts = Ingest(article).revision;
  article.extractor = "a newer one";
  const auto before = DumpOf(store_->Latest());
  EXPECT_EQ(Ingest(article).outcome, IngestResult::Outcome::kUnchanged);
  EXPECT_EQ(DumpOf(store_->Latest()), before);

  article.mentions.front().place = "Sochi";
  EXPECT_EQ(Ingest(article).outcome, IngestResult::Outcome::kNewVersion);
  EXPECT_EQ(Get("articles/a1").extractor, "a newer one");
  EXPECT_EQ(AllEvents(store_->Latest()).begin()->second.place, "Sochi");
}

TEST_F(ArticleWithdrawalTest, AReextractionOfAnEarlierVersionIsRefused) {
  ArticleInput article = ArticleTelling(Visit("a1"));
  article.reextracts = Ingest(article).revision;
  ArticleInput changed = ArticleTelling(Visit("a1"));
  changed.title = "Another headline";
  Ingest(changed);
  const auto stale = store_->Ingest(article);
  EXPECT_TRUE(absl::IsAborted(stale.status())) << stale.status();
  EXPECT_EQ(Get("articles/a1").title, "Another headline");
}

}  // namespace
}  // namespace chancery::store
