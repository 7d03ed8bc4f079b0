// The names of a store's actors, searched and listed.
#include "store/actor_directory.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "store/published.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using testing::ArticleTelling;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

class ActorDirectoryTest : public ::testing::Test {
 protected:
  void Meet(const std::string& article, const std::string& one, const std::string& other) {
    const auto result = store_->Ingest(ArticleTelling({.article = article,
                                                       .parts = {{"participant", one}, {"participant", other}},
                                                       .time = "2009-12-09",
                                                       .published = "2009-12-10"}));
    ASSERT_TRUE(result.ok()) << result.status();
  }

  // "actors/RU 3", best first, once the directory knows all that was written.
  std::vector<std::string> Find(const ActorDirectory& directory, const std::string& text) {
    const absl::Status waited = directory.WaitFor(store_->Latest().revision(), absl::Seconds(20));
    EXPECT_TRUE(waited.ok()) << waited;
    const auto found = directory.Search({.text = text});
    EXPECT_TRUE(found.ok()) << found.status();
    std::vector<std::string> actors;
    for (const ListedActor& actor : found->actors) actors.push_back(actor.name + " " + std::to_string(actor.mentions));
    return actors;
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(ActorDirectoryTest, KnowsWhatWasThereBeforeAndWhatComesAfter) {
  Meet("a", "Sergey Lavrov", "Russia");
  const ActorDirectory directory(*store_, testing::SmallGazetteer());
  EXPECT_THAT(Find(directory, "lav"), ElementsAre("actors/sergey-lavrov 1"));
  EXPECT_THAT(Find(directory, "egy"), IsEmpty());
  Meet("b", "Egypt", "Russia");
  EXPECT_THAT(Find(directory, "egy"), ElementsAre("actors/EG 1"));
  EXPECT_THAT(Find(directory, "rus"), ElementsAre("actors/RU 2"));
  EXPECT_EQ(directory.revision(), 2U);
}

TEST_F(ActorDirectoryTest, WhoIsWithdrawnIsNotFoundAnyMore) {
  const ActorDirectory directory(*store_, testing::SmallGazetteer());
  Meet("a", "Zed Alpha, BG", "Russia");
  EXPECT_EQ(Find(directory, "zed").size(), 1U);
  Meet("a", "France", "Russia");
  EXPECT_THAT(Find(directory, "zed"), IsEmpty());
  EXPECT_THAT(Find(directory, "fra"), ElementsAre("actors/FR 1"));
}

TEST_F(ActorDirectoryTest, CountsAreThoseOfTheLastRevision) {
  const ActorDirectory directory(*store_, testing::SmallGazetteer());
  for (int i = 0; i < 40; ++i) Meet("a" + std::to_string(i), "Russia", i < 20 ? "France" : "Egypt");
  EXPECT_THAT(Find(directory, "r"), ElementsAre("actors/RU 40"));
  EXPECT_THAT(Find(directory, "fr"), ElementsAre("actors/FR 20"));
}

TEST_F(ActorDirectoryTest, HasJustTheActorsOfTheStoreAfterManyChanges) {
  const ActorDirectory directory(*store_, testing::SmallGazetteer());
  testing::Stream(*store_, testing::RandomArticles(5, 300),
                  [](const auto&, const auto& result) { EXPECT_TRUE(result.ok()); });
  const ActorDirectory later(*store_, testing::SmallGazetteer());
  const auto page = store_->Latest().ListActors({.limit = 1000});
  ASSERT_TRUE(page.ok());
  ASSERT_GT(page->actors.size(), 5U);
  for (const StoredActor& actor : page->actors) {
    const std::string expected = actor.actor.name + " " + std::to_string(actor.mentions);
    EXPECT_THAT(Find(directory, actor.actor.display_name), ::testing::Contains(expected));
    EXPECT_EQ(Find(directory, actor.actor.display_name), Find(later, actor.actor.display_name));
  }
}

TEST_F(ActorDirectoryTest, WaitingEndsWithPatienceDeadlineOrCancellation) {
  const ActorDirectory directory(*store_, testing::SmallGazetteer());
  const auto wait = [&](const ReadControl& control) {
    return directory.WaitFor(7, absl::Milliseconds(30), control).code();
  };
  EXPECT_EQ(wait({}), absl::StatusCode::kUnavailable);
  EXPECT_EQ(wait({.deadline = absl::InfinitePast()}), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(wait({.deadline = absl::InfiniteFuture(), .cancelled = [] { return true; }}), absl::StatusCode::kCancelled);
}

TEST_F(ActorDirectoryTest, ADamagedActorIsToldAndNotLeftOut) {
  Meet("a", "Sergey Lavrov", "Russia");
  const Database& database = *store_->Latest().published().database;
  ASSERT_TRUE(database.rocks().Put({}, database.family(Family::kActors), ToSlice(NumberKey(1)), "\xFF").ok());
  Meet("b", "Egypt", "France");
  const ActorDirectory directory(*store_, testing::SmallGazetteer());
  EXPECT_EQ(directory.WaitFor(2, absl::Seconds(20)).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(directory.Search({.text = "r"}).status().code(), absl::StatusCode::kDataLoss);
}

class ActorListTest : public ActorDirectoryTest {
 protected:
  std::vector<std::string> Pages(const ReadView& view, ActorQuery query) {
    std::vector<std::string> names;
    do {
      const auto page = view.ListActors(query);
      EXPECT_TRUE(page.ok()) << page.status();
      EXPECT_LE(page->actors.size(), query.limit);
      for (const StoredActor& actor : page->actors) names.push_back(actor.actor.name);
      query.after = page->next;
    } while (!query.after.empty());
    return names;
  }
};

TEST_F(ActorListTest, GivesEachActorOnceInTheOrderOfNamesWhateverThePage) {
  EXPECT_THAT(Pages(store_->Latest(), {}), IsEmpty());
  Meet("a", "Sergey Lavrov", "Russia");
  Meet("b", "Egypt", "France");
  for (size_t limit = 1; limit < 6; ++limit) {
    EXPECT_THAT(Pages(store_->Latest(), {.limit = limit}),
                ElementsAre("actors/EG", "actors/FR", "actors/RU", "actors/sergey-lavrov"));
  }
  EXPECT_EQ(store_->Latest().ListActors({.limit = 4})->next, "");
  EXPECT_THAT(Pages(store_->Latest(), {.kind = "country", .limit = 2}),
              ElementsAre("actors/EG", "actors/FR", "actors/RU"));
  EXPECT_THAT(Pages(store_->Latest(), {.of = "RU", .limit = 1}), ElementsAre("actors/RU", "actors/sergey-lavrov"));
  EXPECT_EQ(store_->Latest().ListActors({.limit = 0}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(ActorListTest, OfAnEarlierRevisionIsAsItWasThen) {
  Meet("a", "Zed Alpha, BG", "Russia");
  Meet("a", "France", "Russia");
  const auto then = store_->Latest().AsOf(1);
  ASSERT_TRUE(then.ok());
  EXPECT_EQ(Pages(*then, {.of = "BG"}).size(), 1U);
  EXPECT_THAT(Pages(store_->Latest(), {}), ElementsAre("actors/FR", "actors/RU"));
}

TEST_F(ActorListTest, GoesOnAfterAPageWithoutOneThatFits) {
  // More actors than are looked at for one page.
  std::vector<RecordedEvent> events;
  for (int i = 0; i < 21'000; i += 200) {
    RecordedEvent event;
    event.source = "desk";
    event.record = std::to_string(i);
    event.told.type = "meeting";
    for (int k = 0; k < 200; ++k) {
      ontology::ParticipantMention participant;
      participant.actor.name = "Person Number" + std::to_string(i + k);
      participant.actor.kind = "person";
      participant.actor.of = "BG";
      participant.role = "participant";
      event.told.participants.push_back(participant);
    }
    event.told.evidence = {{"They met.", 0, 0, "", ""}};
    events.push_back(event);
  }
  ASSERT_TRUE(store_->Record(std::move(events)).ok());
  Meet("z", "United States", "Russia");
  EXPECT_THAT(Pages(store_->Latest(), {.kind = "country", .limit = 5}), ElementsAre("actors/RU", "actors/US"));
  const auto page = store_->Latest().ListActors({.kind = "group"});
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(page->actors, IsEmpty());
  EXPECT_THAT(page->next, HasSubstr("actors/"));
}

}  // namespace
}  // namespace chancery::store
