// Lists of articles and of their versions.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using testing::ArticleTelling;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ArticleListTest : public ::testing::Test {
 protected:
  IngestResult Ingest(const std::string& id, const std::string& publisher, const std::string& day,
                      const std::string& url = "https://news.example/x") {
    ArticleInput article = ArticleTelling({.article = id,
                                           .type = "visit",
                                           .parts = {{"visitor", "Sergey Lavrov"}, {"host", "Riyad al-Maliki"}},
                                           .time = "2009-12-09",
                                           .published = "2009-12-10"});
    article.publisher = publisher;
    article.url = url;
    article.published.reset();
    absl::CivilDay parsed;
    if (absl::ParseCivilTime(day, &parsed)) article.published = parsed;
    const auto result = store_->Ingest(article);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.value_or(IngestResult());
  }

  std::vector<std::string> Names(const ArticleQuery& query) { return Names(store_->Latest(), query); }
  static std::vector<std::string> Names(const ReadView& view, ArticleQuery query) {
    std::vector<std::string> names;
    do {
      const auto page = view.ListArticles(query);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const StoredArticle& article : page->articles) names.push_back(article.name);
      query.after = page->next;
    } while (query.after != 0);
    return names;
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(ArticleListTest, AnEmptyStoreHasNone) { EXPECT_THAT(Names({}), IsEmpty()); }

TEST_F(ArticleListTest, ComesInTheOrderOfStoringInPagesOfAnySize) {
  Ingest("b", "Agency", "2009-12-10");
  Ingest("a", "Agency", "2009-12-11");
  Ingest("c", "Agency", "");
  Ingest("b", "Agency", "2009-12-12");  // a new version keeps its place
  for (const size_t limit : {1, 2, 3, 1000}) {
    EXPECT_THAT(Names({.limit = limit}), ElementsAre("articles/b", "articles/a", "articles/c"));
    EXPECT_THAT(Names({.newest_first = true, .limit = limit}), ElementsAre("articles/c", "articles/a", "articles/b"));
  }
  EXPECT_TRUE(absl::IsInvalidArgument(store_->Latest().ListArticles({.limit = 0}).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(store_->Latest().ListArticles({.limit = 1001}).status()));
}

TEST_F(ArticleListTest, KeepsThoseOfAPublisherADomainAndDays) {
  Ingest("a", "Agence Française", "1899-02-28", "https://www.afp.example/1");
  Ingest("b", "Agency", "2008-02-29", "https://example/2");
  Ingest("c", "Agency", "", "https://notafp.example/3");
  EXPECT_THAT(Names({.publisher = "agence francaise"}), ElementsAre("articles/a"));
  EXPECT_THAT(Names({.domain = "afp.example"}), ElementsAre("articles/a"));
  EXPECT_THAT(Names({.first = absl::CivilDay(2008, 2, 29), .last = absl::CivilDay(2008, 2, 29)}),
              ElementsAre("articles/b"));
  EXPECT_THAT(Names({.last = absl::CivilDay(1899, 12, 31)}), ElementsAre("articles/a"));
  EXPECT_THAT(Names({.first = absl::CivilDay(2010, 1, 1)}), IsEmpty());
  EXPECT_THAT(Names({.not_extracted_by = "none"}), SizeIs(3));
}

TEST_F(ArticleListTest, TellsWithdrawnOnesApart) {
  Ingest("a", "Agency", "2009-12-10");
  Ingest("b", "Agency", "2009-12-10");
  ASSERT_TRUE(store_->WithdrawArticle({.article = "articles/a"}).ok());
  EXPECT_THAT(Names({.withdrawn = true}), ElementsAre("articles/a"));
  EXPECT_THAT(Names({.withdrawn = false}), ElementsAre("articles/b"));
  EXPECT_THAT(Names({}), SizeIs(2));
}

TEST_F(ArticleListTest, AnEarlierRevisionHasTheArticlesOfThen) {
  const uint64_t first = Ingest("a", "Agency", "2009-12-10").revision;
  Ingest("b", "Agency", "2009-12-10");
  ASSERT_TRUE(store_->WithdrawArticle({.article = "articles/a"}).ok());
  const auto past = store_->Latest().AsOf(first);
  ASSERT_TRUE(past.ok());
  EXPECT_THAT(Names(*past, {.withdrawn = false}), ElementsAre("articles/a"));
  EXPECT_THAT(Names(*past, {.newest_first = true}), ElementsAre("articles/a"));
}

TEST_F(ArticleListTest, StopsWhereItsCallerGaveUpOrTheTimeIsOver) {
  Ingest("a", "Agency", "2009-12-10");
  const ReadView view = store_->Latest();
  EXPECT_TRUE(absl::IsCancelled(view.ListArticles({}, {.cancelled = [] { return true; }}).status()));
  EXPECT_TRUE(absl::IsDeadlineExceeded(view.ListArticles({}, {.deadline = absl::InfinitePast()}).status()));
}

TEST_F(ArticleListTest, VersionsAreToldOldestFirstWithWhenTheyHeld) {
  const uint64_t one = Ingest("a", "Agency", "2009-12-10").revision;
  const uint64_t two = Ingest("a", "Agency", "2009-12-11").revision;
  const auto withdrawn = store_->WithdrawArticle({.article = "articles/a", .author = "editor"});
  ASSERT_TRUE(withdrawn.ok());
  const auto versions = store_->Latest().ListArticleVersions("articles/a", 0, 10);
  ASSERT_TRUE(versions.ok()) << versions.status();
  ASSERT_THAT(*versions, SizeIs(3));
  EXPECT_EQ((*versions)[0].article.revision, one);
  EXPECT_EQ((*versions)[0].ended, two);
  EXPECT_EQ((*versions)[1].article.revision, two);
  EXPECT_EQ((*versions)[1].ended, withdrawn->revision);
  EXPECT_EQ((*versions)[1].article.published, absl::CivilDay(2009, 12, 11));
  EXPECT_FALSE((*versions)[1].article.withdrawn);
  EXPECT_TRUE((*versions)[2].article.withdrawn);
  EXPECT_EQ((*versions)[2].ended, 0U);
  EXPECT_LE((*versions)[0].committed, (*versions)[2].committed);

  const auto after = store_->Latest().ListArticleVersions("articles/a", one, 1);
  ASSERT_TRUE(after.ok());
  ASSERT_THAT(*after, SizeIs(1));
  EXPECT_EQ(after->front().article.revision, two);

  const auto past = store_->Latest().AsOf(two);
  ASSERT_TRUE(past.ok());
  const auto then = past->ListArticleVersions("articles/a", 0, 10);
  ASSERT_TRUE(then.ok());
  ASSERT_THAT(*then, SizeIs(2));
  EXPECT_EQ((*then)[1].ended, 0U);
}

TEST_F(ArticleListTest, VersionsOfAnUnknownArticleAreNotFound) {
  const ReadView empty = store_->Latest();
  EXPECT_TRUE(absl::IsNotFound(empty.ListArticleVersions("articles/a", 0, 10).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(empty.ListArticleVersions("events/a", 0, 10).status()));
  Ingest("a", "Agency", "2009-12-10");
  const uint64_t first = Ingest("b", "Agency", "2009-12-10").revision - 1;
  const auto past = store_->Latest().AsOf(first);
  ASSERT_TRUE(past.ok());
  EXPECT_TRUE(absl::IsNotFound(past->ListArticleVersions("articles/b", 0, 10).status()));
}

}  // namespace
}  // namespace chancery::store
