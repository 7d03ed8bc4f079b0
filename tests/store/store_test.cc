// Ingest: what is there afterwards.
#include "store/store.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::EventStatus;
using testing::AllEvents;
using testing::ArticleTelling;
using testing::DumpOf;
using ::testing::ElementsAre;
using testing::FaultsOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::OpenStore;
using ::testing::SizeIs;
using testing::Told;
using Outcome = IngestResult::Outcome;

// What an event gives of a mention; the rest is told by the event.
ontology::EventMention EvidenceOf(ontology::EventMention mention) {
  mention.type.clear();
  mention.participants.clear();
  mention.place.clear();
  mention.content.clear();
  mention.due = {};
  mention.relations.clear();
  return mention;
}

class StoreTest : public ::testing::Test {
 protected:
  IngestResult Ingest(const ArticleInput& article) {
    absl::StatusOr<IngestResult> result = store_->Ingest(article);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *result : IngestResult();
  }

  void Reopen() {
    store_.reset();
    store_ = OpenStore(folder_.path().string());
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = OpenStore(folder_.path().string());
};

const std::vector<std::pair<std::string, std::string>> kPair = {{"participant", "Sergey Lavrov"},
                                                                {"participant", "Riyad al-Maliki"}};

Told Meeting(std::string article, std::string time, std::string published) {
  return {std::move(article), "meeting", kPair, std::move(time), std::move(published)};
}

TEST_F(StoreTest, AnArticleComesBackWithItsTextMentionsAndEvents) {
  EXPECT_EQ(store_->Latest().revision(), 0);
  const ArticleInput article = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  const IngestResult result = Ingest(article);
  EXPECT_EQ(result.outcome, Outcome::kAdded);
  EXPECT_EQ(result.article, "articles/a");
  EXPECT_EQ(result.revision, 1);
  ASSERT_THAT(result.events, SizeIs(1));

  const ReadView view = store_->Latest();
  EXPECT_EQ(view.revision(), 1);
  const auto stored = view.GetArticle("articles/a", /*with_original=*/true);
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->url, article.url);
  EXPECT_EQ(stored->title, article.title);
  EXPECT_EQ(stored->published, article.published);
  EXPECT_EQ(stored->original, article.original);
  EXPECT_EQ(stored->version, 1);
  EXPECT_THAT(stored->mentions, ElementsAre(article.mentions[0].id));
  EXPECT_EQ(stored->events, result.events);

  const auto event = view.GetEventWithEvidence(result.events[0]);
  ASSERT_TRUE(event.ok()) << event.status();
  EXPECT_EQ(event->stored.event.time.ToString(), "2009-12-08");
  EXPECT_EQ(event->stored.redirected, "");
  ASSERT_THAT(event->mentions, SizeIs(1));
  EXPECT_EQ(event->mentions[0].mention, EvidenceOf(article.mentions[0]));
  EXPECT_EQ(event->mentions[0].article, "articles/a");
  EXPECT_EQ(event->mentions[0].url, article.url);
  EXPECT_EQ(FaultsOf(view), "");
}

TEST_F(StoreTest, EverythingIsThereAfterTheStoreWasOpenedAgain) {
  for (const ArticleInput& article : testing::RandomArticles(1, 60)) Ingest(article);
  const auto dump = DumpOf(store_->Latest());
  const uint64_t revision = store_->Latest().revision();
  const std::string id = store_->id();
  Reopen();
  EXPECT_EQ(DumpOf(store_->Latest()), dump);
  EXPECT_EQ(store_->Latest().revision(), revision);
  EXPECT_EQ(store_->id(), id);
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(StoreTest, TheSameInputAgainAddsNothing) {
  const auto articles = testing::RandomArticles(2, 60);
  std::map<std::string, uint64_t> revisions;
  for (const ArticleInput& article : articles) revisions[article.id] = Ingest(article).revision;
  const auto dump = DumpOf(store_->Latest());
  for (const ArticleInput& article : articles) {
    const IngestResult again = Ingest(article);
    EXPECT_EQ(again.outcome, Outcome::kUnchanged);
    EXPECT_EQ(again.revision, revisions[article.id]);
    const auto stored = store_->Latest().GetArticle("articles/" + article.id);
    ASSERT_TRUE(stored.ok());
    EXPECT_EQ(again.events, stored->events);
  }
  EXPECT_EQ(DumpOf(store_->Latest()), dump);
}

TEST_F(StoreTest, AnotherPublicationDayOrTextIsANewVersion) {
  ArticleInput article = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  Ingest(article);
  article.original += "One sentence more.";
  EXPECT_EQ(Ingest(article).outcome, Outcome::kNewVersion);
  article = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-10"));
  const IngestResult third = Ingest(article);
  EXPECT_EQ(third.outcome, Outcome::kNewVersion);
  EXPECT_EQ(third.revision, 3);
  const auto stored = store_->Latest().GetArticle("articles/a", true);
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(stored->version, 3);
  EXPECT_EQ(stored->original, article.original);
  EXPECT_EQ(stored->published, absl::CivilDay(2009, 12, 10));
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(1));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(StoreTest, WhatANewVersionNoLongerSaysIsWithdrawn) {
  ArticleInput article = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  const std::string event = Ingest(article).events.at(0);
  article.mentions.clear();
  EXPECT_THAT(Ingest(article).events, IsEmpty());
  EXPECT_THAT(AllEvents(store_->Latest()), IsEmpty());
  const absl::Status status = store_->Latest().GetEvent(event).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("was withdrawn"));
  EXPECT_EQ(store_->Latest().GetActor("actors/sergey-lavrov").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(StoreTest, AViewStaysAtItsRevisionWhileArticlesAreWritten) {
  Ingest(ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09")));
  const ReadView before = store_->Latest();
  const auto dump = DumpOf(before);
  Ingest(ArticleTelling(Meeting("b", "2009-12-10", "2009-12-11")));
  EXPECT_EQ(before.revision(), 1);
  EXPECT_THAT(AllEvents(before), SizeIs(1));
  EXPECT_EQ(DumpOf(before), dump);
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(2));
}

TEST_F(StoreTest, ReportsOfOneMeetingAreOneEventAndItsOldNameRedirects) {
  const std::string late = Ingest(ArticleTelling(Meeting("late", "2009-12-08", "2009-12-12"))).events.at(0);
  const std::string early = Ingest(ArticleTelling(Meeting("early", "2009-12-08", "2009-12-09"))).events.at(0);
  EXPECT_NE(late, early);
  const ReadView view = store_->Latest();
  EXPECT_THAT(AllEvents(view), SizeIs(1));
  const auto event = view.GetEvent(late);
  ASSERT_TRUE(event.ok()) << event.status();
  EXPECT_EQ(event->event.name, early);
  EXPECT_EQ(event->redirected, late);
  EXPECT_THAT(event->event.mentions, SizeIs(2));
  const auto several = view.GetEvents(std::vector<std::string>{late, "events/none", early});
  ASSERT_TRUE(several.ok());
  ASSERT_THAT(*several, SizeIs(3));
  EXPECT_EQ((*several)[0]->redirected, late);
  EXPECT_FALSE((*several)[1].has_value());
  EXPECT_EQ((*several)[2]->event.name, early);
  EXPECT_EQ((*several)[2]->redirected, "");
}

TEST_F(StoreTest, ANameLeadsToTheEventOfItsMentionEvenAfterItWentToAnotherOne) {
  // The vague report is an event of its own until the exact one comes, of which it becomes a part.
  const std::string vague = Ingest(ArticleTelling(Meeting("vague", "../2009-12-10", "2009-12-10"))).events.at(0);
  const std::string other = Ingest(ArticleTelling(Meeting("other", "../2009-12-12", "2009-12-12"))).events.at(0);
  EXPECT_EQ(vague, other);
  const std::string exact = Ingest(ArticleTelling(Meeting("exact", "2009-12-12", "2009-12-13"))).events.at(0);
  // The day is within the second report's window only.
  const auto first = store_->Latest().GetEvent(vague);
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->event.name, vague);
  EXPECT_THAT(first->event.mentions, SizeIs(1));
  const auto second = store_->Latest().GetEvent(exact);
  ASSERT_TRUE(second.ok());
  EXPECT_THAT(second->event.mentions, SizeIs(2));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(StoreTest, TheEventsAreThoseThatTheArticlesTell) {
  const auto articles = testing::RandomArticles(6, 80);
  for (const ArticleInput& article : articles) Ingest(article);
  EXPECT_EQ(AllEvents(store_->Latest()), testing::ExpectedEvents(articles));
}

TEST_F(StoreTest, RemovingEachArticleInTurnEqualsNeverHavingReadIt) {
  auto articles = testing::RandomArticles(3, 60);
  for (const ArticleInput& article : articles) Ingest(article);
  while (!articles.empty()) {
    ArticleInput removed = articles.back();
    articles.pop_back();
    removed.mentions.clear();
    Ingest(removed);
    ASSERT_EQ(AllEvents(store_->Latest()), testing::ExpectedEvents(articles)) << "without " << removed.id;
    ASSERT_EQ(FaultsOf(store_->Latest()), "");
  }
}

TEST_F(StoreTest, AnyOrderAndAnyNumberOfThreadsGivesTheSameEvents) {
  auto articles = testing::RandomArticles(4, 60);
  for (const ArticleInput& article : articles) Ingest(article);
  const auto expected = AllEvents(store_->Latest());
  std::mt19937_64 random(4);
  for (const size_t threads : {1, 2, 8}) {
    std::shuffle(articles.begin(), articles.end(), random);
    const testing::TemporaryDirectory folder;
    const auto other = OpenStore(folder.path().string());
    std::atomic<size_t> next = 0;
    std::vector<std::thread> writers;
    for (size_t i = 0; i < threads; ++i) {
      writers.emplace_back([&] {
        for (size_t mine = next++; mine < articles.size(); mine = next++) {
          EXPECT_TRUE(other->Ingest(articles[mine]).ok());
        }
      });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(AllEvents(other->Latest()), expected) << threads << " threads";
    EXPECT_EQ(other->Latest().revision(), articles.size());
    EXPECT_EQ(FaultsOf(other->Latest()), "");
  }
}

TEST_F(StoreTest, ReadersSeeWholeArticlesWhileOthersWrite) {
  const auto articles = testing::RandomArticles(5, 60);
  std::atomic<bool> done = false;
  std::thread reader([&] {
    uint64_t last = 0;
    while (!done) {
      const ReadView view = store_->Latest();
      EXPECT_GE(view.revision(), last);
      last = view.revision();
      EXPECT_EQ(FaultsOf(view), "") << "at revision " << last;
    }
  });
  for (const ArticleInput& article : articles) Ingest(article);
  done = true;
  reader.join();
}

TEST_F(StoreTest, ActorsAreFoundByAnyNameThatArticlesUse) {
  ArticleInput article = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  article.mentions[0].participants[0].actor.aliases = {"Lavrov", "the minister", "he"};
  article.mentions[0].participants[0].actor.office = "foreign minister";
  Ingest(article);
  const ReadView view = store_->Latest();
  const auto actor = view.GetActor("actors/sergey-lavrov");
  ASSERT_TRUE(actor.ok()) << actor.status();
  EXPECT_EQ(actor->actor.display_name, "Sergey Lavrov");
  EXPECT_EQ(actor->actor.kind, "person");
  EXPECT_EQ(actor->actor.of, "RU");
  EXPECT_EQ(actor->mentions, 1);
  EXPECT_THAT(actor->actor.aliases, ElementsAre("Lavrov", "Sergey Lavrov"));
  EXPECT_THAT(actor->actor.offices, ElementsAre("foreign minister"));
  const auto found = view.FindActorsByName("LAVROV", 10);
  ASSERT_TRUE(found.ok());
  ASSERT_THAT(*found, SizeIs(1));
  EXPECT_EQ((*found)[0].actor.name, "actors/sergey-lavrov");
  EXPECT_THAT(*view.FindActorsByName("Lavro", 10), IsEmpty());
  EXPECT_THAT(*view.FindActorsByName("", 10), IsEmpty());
  EXPECT_THAT(*view.FindActorsByName("the minister", 10), IsEmpty());
}

TEST_F(StoreTest, AnActorForgetsTheNamesThatNoArticleUsesAnyMore) {
  ArticleInput first = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  first.mentions[0].participants[1].actor.aliases = {"Maliki"};
  Ingest(first);
  Ingest(ArticleTelling(Meeting("b", "2009-12-20", "2009-12-20")));
  EXPECT_THAT(*store_->Latest().FindActorsByName("Maliki", 10), SizeIs(1));
  first.mentions[0].participants[1].actor.aliases.clear();
  Ingest(first);
  EXPECT_THAT(*store_->Latest().FindActorsByName("Maliki", 10), IsEmpty());
  EXPECT_EQ(store_->Latest().GetActor("actors/riad-maliki-ps")->mentions, 2);
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(StoreTest, TextsThatAreNotUtf8ComeBackAsTheyWere) {
  ArticleInput article = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  const std::string odd("\xFF\xFE\0 odd \xC3", 9);
  article.title = odd;
  article.original = odd;
  ontology::EventMention& mention = article.mentions[0];
  mention.content = odd;
  mention.place = odd;
  mention.evidence[0].quote = odd;
  mention.participants[0].actor.name = odd;
  mention.participants[0].actor.aliases = {odd, "A" + odd};
  const std::string event = Ingest(article).events.at(0);
  const auto stored = store_->Latest().GetEventWithEvidence(event);
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->mentions[0].mention, EvidenceOf(mention));
  EXPECT_EQ(stored->mentions[0].title, odd);
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
  article.mentions.clear();
  Ingest(article);
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(StoreTest, WhatIsNoArticleIsRefusedAndLeavesNothing) {
  const ArticleInput good = ArticleTelling(Meeting("a", "2009-12-08", "2009-12-09"));
  std::vector<ArticleInput> bad(6, good);
  bad[0].id.clear();
  bad[1].mentions[0].id.clear();
  bad[2].mentions[0].article = "b";
  bad[3].mentions[0].type.clear();
  bad[4].mentions[0].evidence.clear();
  bad[5].mentions.push_back(bad[5].mentions[0]);
  for (const ArticleInput& article : bad) {
    EXPECT_EQ(store_->Ingest(article).status().code(), absl::StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(store_->Latest().revision(), 0);
  EXPECT_EQ(Ingest(good).revision, 1);
}

TEST_F(StoreTest, NamesOfAnotherFormAreRefusedAndUnknownOnesNotFound) {
  const ReadView view = store_->Latest();
  for (const std::string name : {"", "a", "events", "events/", "articles/a"}) {
    EXPECT_EQ(view.GetEvent(name).status().code(), absl::StatusCode::kInvalidArgument) << name;
  }
  EXPECT_EQ(view.GetEvent("events/a").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(view.GetArticle("articles/a").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(view.GetActor("actors/RU").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(view.GetActor("RU").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace chancery::store
