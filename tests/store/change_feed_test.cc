// The changes that each revision tells, compared with the states before and after it.
#include "store/change_feed.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "store/keys.h"
#include "store/published.h"
#include "store/store.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::Event;
using testing::AllEvents;
using testing::ArticleTelling;
using ::testing::HasSubstr;
using testing::OpenStore;
using testing::RandomArticles;
using Kind = EventChange::Kind;

class ChangeFeedTest : public ::testing::Test {
 protected:
  void Ingest(const ArticleInput& article) {
    const absl::StatusOr<IngestResult> result = store_->Ingest(article);
    ASSERT_TRUE(result.ok()) << result.status();
  }

  // Stores random articles, then withdraws or changes some of what they tell.
  void IngestHistory(uint64_t seed, size_t mentions) {
    std::vector<ArticleInput> articles = RandomArticles(seed, mentions);
    for (const ArticleInput& article : articles) Ingest(article);
    for (size_t i = 0; i < articles.size(); i += 3) {
      if (!articles[i].mentions.empty()) articles[i].mentions.pop_back();
      articles[i].title += ", corrected";
      Ingest(articles[i]);
    }
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = OpenStore(folder_.path().string());
};

// What one who follows the changes makes of his copy of the events.
void Follow(const ReadView& view, const RevisionChange& change, std::map<std::string, Event>* copy) {
  for (const EventChange& event : change.events) {
    SCOPED_TRACE(::testing::Message() << event.name << " at " << change.revision);
    const absl::StatusOr<ReadView> now = view.AsOf(change.revision);
    ASSERT_TRUE(now.ok());
    if (event.kind == Kind::kCreated) {
      EXPECT_FALSE(copy->contains(event.name));
    } else {
      EXPECT_EQ(copy->erase(event.kind == Kind::kChanged ? event.previous_name : event.name), 1);
    }
  }
  for (const EventChange& event : change.events) {
    if (event.kind == Kind::kEnded) continue;
    const absl::StatusOr<StoredEvent> stored = view.AsOf(change.revision)->GetEvent(event.name);
    ASSERT_TRUE(stored.ok()) << stored.status();
    EXPECT_EQ(stored->redirected, "");
    EXPECT_TRUE(copy->emplace(event.name, stored->event).second) << event.name;
  }
}

TEST_F(ChangeFeedTest, WhoFollowsTheChangesHasTheEventsOfEachRevision) {
  IngestHistory(5, 120);
  const ReadView view = store_->Latest();
  std::map<std::string, Event> copy;
  uint64_t at = 0;
  std::map<Kind, int> seen;
  while (at < view.revision()) {
    const auto changes = ReadChanges(view, at, {.max_revisions = 7});
    ASSERT_TRUE(changes.ok()) << changes.status();
    ASSERT_FALSE(changes->empty());
    ASSERT_LE(changes->size(), 7);
    for (const RevisionChange& change : *changes) {
      ASSERT_EQ(change.revision, ++at);
      EXPECT_TRUE(change.article.starts_with("articles/"));
      Follow(view, change, &copy);
      for (const EventChange& event : change.events) ++seen[event.kind];
      EXPECT_EQ(copy, AllEvents(*view.AsOf(at)));
    }
  }
  for (const Kind kind : {Kind::kCreated, Kind::kChanged, Kind::kEnded}) EXPECT_GT(seen[kind], 5);
  EXPECT_TRUE(ReadChanges(view, at)->empty());
}

TEST_F(ChangeFeedTest, TellsTheArticleItsVersionAndWhenItWasCommitted) {
  const absl::Time begin = absl::Now();
  ArticleInput article =
      ArticleTelling({.article = "a", .parts = {{"participant", "Russia"}, {"participant", "Egypt"}}});
  Ingest(article);
  article.title = "Another title";
  Ingest(article);
  const ReadView view = store_->Latest();
  const auto changes = ReadChanges(view, 1);
  ASSERT_TRUE(changes.ok()) << changes.status();
  ASSERT_EQ(changes->size(), 1);
  const RevisionChange& change = changes->front();
  EXPECT_EQ(change.article, "articles/a");
  EXPECT_EQ(change.article_version, 2);
  EXPECT_TRUE(change.events.empty()) << "the events say what they said before";
  EXPECT_GE(change.committed, begin - absl::Microseconds(1));
  EXPECT_EQ(change.committed, *CommitTime(view, 2));
  EXPECT_LE(*CommitTime(view, 1), change.committed);
}

TEST_F(ChangeFeedTest, RemembersActorsThatNothingNamesAnyMore) {
  ArticleInput article =
      ArticleTelling({.article = "a", .parts = {{"participant", "Russia"}, {"participant", "Egypt"}}});
  Ingest(article);
  article.mentions.clear();
  Ingest(article);
  const ReadView view = store_->Latest();
  EXPECT_TRUE(absl::IsNotFound(view.GetActor("actors/RU").status()));
  EXPECT_TRUE(*EverKnewActor(view, "actors/RU"));
  EXPECT_FALSE(*EverKnewActor(view, "actors/FR"));
  EXPECT_FALSE(*EverKnewActor(view, "events/RU"));
}

TEST_F(ChangeFeedTest, GivesOneRevisionHoweverLongAndNoMoreBytesThanAskedFor) {
  IngestHistory(6, 40);
  const ReadView view = store_->Latest();
  const auto tight = ReadChanges(view, 0, {.max_bytes = 1});
  ASSERT_TRUE(tight.ok());
  EXPECT_EQ(tight->size(), 1);
  EXPECT_EQ(ReadChanges(view, 0)->size(), view.revision());
}

TEST_F(ChangeFeedTest, KnowsNothingBeforeTheOldestRevisionAndAfterTheNewest) {
  IngestHistory(7, 30);
  EXPECT_EQ(*OldestRevision(store_->Latest()), 0);
  const Database& database = *store_->Latest().published().database;
  for (uint64_t revision = 1; revision <= 4; ++revision) {
    ASSERT_TRUE(database.rocks().Delete({}, database.family(Family::kChanges), ToSlice(NumberKey(revision))).ok());
  }
  Ingest(ArticleTelling({.article = "last"}));
  const ReadView view = store_->Latest();
  EXPECT_EQ(*OldestRevision(view), 4);
  EXPECT_EQ(CommitTime(view, 4).status().code(), absl::StatusCode::kNotFound);
  EXPECT_TRUE(CommitTime(view, 5).ok());
  EXPECT_EQ(ReadChanges(view, 4, {.max_revisions = 1})->front().revision, 5);
  for (const uint64_t after : {uint64_t{0}, uint64_t{3}}) {
    const absl::Status trimmed = ReadChanges(view, after).status();
    EXPECT_EQ(trimmed.code(), absl::StatusCode::kOutOfRange);
    EXPECT_THAT(std::string(trimmed.message()), HasSubstr("only those after 4"));
  }
  EXPECT_EQ(ReadChanges(view, view.revision() + 1).status().code(), absl::StatusCode::kOutOfRange);
}

TEST_F(ChangeFeedTest, AHoleInTheChangesIsDamage) {
  IngestHistory(8, 30);
  const Database& database = *store_->Latest().published().database;
  ASSERT_TRUE(database.rocks().Delete({}, database.family(Family::kChanges), ToSlice(NumberKey(5))).ok());
  Ingest(ArticleTelling({.article = "last"}));
  const ReadView view = store_->Latest();
  EXPECT_EQ(ReadChanges(view, 0)->size(), 4);
  EXPECT_EQ(ReadChanges(view, 4).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(ChangeFeedTest, AListenerHearsOfARevisionOnceItIsVisible) {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<uint64_t> heard;
  store_->OnPublish([&](uint64_t revision) {
    EXPECT_GE(store_->Latest().revision(), revision);
    const std::lock_guard lock(mutex);
    heard.push_back(revision);
    changed.notify_all();
  });
  Ingest(ArticleTelling({.article = "a"}));
  Ingest(ArticleTelling({.article = "b"}));
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return !heard.empty() && heard.back() == 2; });
  }
  store_->OnPublish(nullptr);
  Ingest(ArticleTelling({.article = "c"}));
  EXPECT_THAT(heard, ::testing::ElementsAre(1, 2));
}

}  // namespace
}  // namespace chancery::store
