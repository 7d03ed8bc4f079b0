// What persons decide about events: corrections, retractions, and taking them back.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "store/change_feed.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::Event;
using ontology::EventStatus;
using testing::AllEvents;
using testing::ArticleTelling;
using ::testing::ElementsAre;
using testing::FaultsOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const testing::Told kVisit = {.article = "a1",
                              .type = "visit",
                              .parts = {{"visitor", "Sergey Lavrov"}, {"host", "Riyad al-Maliki"}},
                              .time = "2009-12-09",
                              .published = "2009-12-10",
                              .place = "Moscow"};

class DecisionTest : public ::testing::Test {
 protected:
  // The name of the one event that the article tells.
  std::string Ingest(const ArticleInput& article) {
    const auto result = store_->Ingest(article);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() && !result->events.empty() ? result->events.front() : "";
  }

  DecisionResult Decide(const EventDecision& decision) {
    const auto result = store_->Decide(decision);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.value_or(DecisionResult());
  }

  DecisionResult Retract(const std::string& event) {
    return Decide({.event = event, .retracts = true, .author = "desk", .note = "it did not take place"});
  }

  DecisionResult SetPlace(const std::string& event, const std::string& place) {
    EventDecision decision = {.event = event, .fields = {"place"}, .author = "desk"};
    decision.values.told.place = place;
    return Decide(decision);
  }

  StoredEvent Get(const std::string& name) {
    const auto event = store_->Latest().GetEvent(name);
    EXPECT_TRUE(event.ok()) << event.status();
    return event.value_or(StoredEvent());
  }

  std::vector<std::string> Timeline(const std::string& actor) {
    EventQuery query;
    query.actors = {actor};
    std::vector<std::string> names;
    const auto page = store_->Latest().ListEvents(query);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return names;
    for (const EventWithEvidence& event : page->events) names.push_back(event.stored.event.name);
    return names;
  }

  void TearDown() override { EXPECT_EQ(FaultsOf(store_->Latest()), ""); }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(DecisionTest, ACorrectionSetsTheValuesAndMovesTheEventInItsTimelines) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  const std::string actor = Get(name).event.participants[0].actor;
  EventDecision decision = {.event = name, .fields = {"time", "status"}, .author = "desk"};
  decision.values.told.time = *ontology::EventTime::Parse("2009-12-12");
  decision.values.told.status = EventStatus::kPlanned;
  const DecisionResult result = Decide(decision);
  const StoredEvent now = Get(name);
  EXPECT_EQ(now.event.time.ToString(), "2009-12-12");
  EXPECT_EQ(now.event.sort_day, absl::CivilDay(2009, 12, 12));
  EXPECT_EQ(now.event.status, EventStatus::kPlanned);
  EXPECT_EQ(now.event.place, "Moscow");
  EXPECT_THAT(now.decisions, ElementsAre(result.decision));
  EXPECT_EQ(now.revision, result.revision);
  EventQuery query;
  query.actors = {actor};
  query.from = absl::CivilDay(2009, 12, 12);
  EXPECT_THAT(store_->Latest().ListEvents(query)->events, SizeIs(1));
  query.to = absl::CivilDay(2009, 12, 11);
  query.from.reset();
  EXPECT_THAT(store_->Latest().ListEvents(query)->events, IsEmpty());
}

TEST_F(DecisionTest, ATimeThatIsTakenAwayLeavesTheDayOfThePublication) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  Decide({.event = name, .fields = {"time"}});
  const StoredEvent now = Get(name);
  EXPECT_TRUE(now.event.undated);
  EXPECT_EQ(now.event.sort_day, absl::CivilDay(2009, 12, 10));
}

TEST_F(DecisionTest, ACorrectionOutlivesNewVersionsOfTheArticleAndOtherArticles) {
  ArticleInput article = ArticleTelling(kVisit);
  const std::string name = Ingest(article);
  SetPlace(name, "Geneva");
  article.title = "Another title";
  Ingest(article);
  EXPECT_EQ(Get(name).event.place, "Geneva");
  testing::Told later = kVisit;
  later.article = "a2";
  later.published = "2009-12-11";
  ASSERT_EQ(Ingest(ArticleTelling(later)), name);
  EXPECT_EQ(Get(name).event.place, "Geneva");
  // Withdrawn and told again.
  const std::vector<ontology::EventMention> mentions = article.mentions;
  article.mentions.clear();
  Ingest(article);
  article.mentions = mentions;
  ASSERT_EQ(Ingest(article), name);
  EXPECT_EQ(Get(name).event.place, "Geneva");
}

TEST_F(DecisionTest, ALaterCorrectionHoldsOverAnEarlierOneUntilItIsTakenBack) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  const DecisionResult first = SetPlace(name, "Geneva");
  const DecisionResult second = SetPlace(name, "Vienna");
  EXPECT_EQ(Get(name).event.place, "Vienna");
  ASSERT_TRUE(store_->UndoDecision({.decision = second.decision}).ok());
  EXPECT_EQ(Get(name).event.place, "Geneva");
  ASSERT_TRUE(store_->UndoDecision({.decision = first.decision, .author = "editor", .note = "wrong"}).ok());
  EXPECT_EQ(Get(name).event.place, "Moscow");
  EXPECT_THAT(Get(name).decisions, IsEmpty());
  const uint64_t revision = store_->Latest().revision();
  const auto again = store_->UndoDecision({.decision = first.decision});
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->nothing_to_do);
  EXPECT_EQ(store_->Latest().revision(), revision);
  EXPECT_EQ(store_->UndoDecision({.decision = 99}).status().code(), absl::StatusCode::kNotFound);
  const auto decisions = store_->Latest().ListDecisions(name);
  ASSERT_THAT(*decisions, SizeIs(2));
  EXPECT_EQ((*decisions)[0].decision.values.told.place, "Geneva");
  EXPECT_EQ((*decisions)[0].undone_author, "editor");
  EXPECT_NE((*decisions)[1].undone, 0U);
}

TEST_F(DecisionTest, ARetractedEventIsOnNoTimelineAndSaysThatItIsRetracted) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  const std::string actor = Get(name).event.participants[0].actor;
  const DecisionResult result = Retract(name);
  EXPECT_THAT(Timeline(actor), IsEmpty());
  EXPECT_EQ(Get(name).retracted_by, result.decision);
  EXPECT_THAT(store_->Latest().GetArticle("articles/a1")->events, IsEmpty());
  // Another article that tells the same does not bring it back.
  testing::Told later = kVisit;
  later.article = "a2";
  later.published = "2009-12-11";
  Ingest(ArticleTelling(later));
  EXPECT_THAT(Timeline(actor), IsEmpty());
  const DecisionResult again = Retract(name);
  EXPECT_TRUE(again.nothing_to_do);
  EXPECT_EQ(again.decision, result.decision);
  const auto corrected = store_->Decide({.event = name, .fields = {"place"}});
  EXPECT_EQ(corrected.status().code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(store_->UndoDecision({.decision = result.decision}).ok());
  EXPECT_THAT(Timeline(actor), ElementsAre(name));
  EXPECT_THAT(Get(name).event.mentions, SizeIs(2));
}

TEST_F(DecisionTest, WhoFollowsIsToldOfARetractionAsAnEndAndOfItsUndoingAsABeginning) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  const DecisionResult retracted = Retract(name);
  testing::Told later = kVisit;
  later.article = "a2";
  Ingest(ArticleTelling(later));
  ASSERT_TRUE(store_->UndoDecision({.decision = retracted.decision}).ok());
  const auto changes = ReadChanges(store_->Latest(), 1);
  ASSERT_TRUE(changes.ok());
  ASSERT_THAT(*changes, SizeIs(3));
  ASSERT_THAT((*changes)[0].events, SizeIs(1));
  EXPECT_EQ((*changes)[0].events[0].kind, EventChange::Kind::kEnded);
  EXPECT_EQ((*changes)[0].events[0].name, name);
  EXPECT_TRUE((*changes)[0].events[0].retracted);
  EXPECT_EQ((*changes)[0].decision, retracted.decision);
  EXPECT_THAT((*changes)[1].events, IsEmpty());
  ASSERT_THAT((*changes)[2].events, SizeIs(1));
  EXPECT_EQ((*changes)[2].events[0].kind, EventChange::Kind::kCreated);
  EXPECT_TRUE((*changes)[2].events[0].restored);
  EXPECT_TRUE((*changes)[2].decision_undone);
}

TEST_F(DecisionTest, CorrectedParticipantsAreFoundOnTheirTimelinesAndGoWhenItIsTakenBack) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  EventDecision decision = {.event = name, .fields = {"participants"}};
  decision.values.told.participants.resize(2);
  decision.values.told.participants[0].role = "visitor";
  decision.values.told.participants[1].role = "host";
  decision.values.told.participants[1].actor = {"Zerah Oyelaran", {}, "person", "NG", "", ""};
  decision.values.actors = {"actors/RU", ""};
  const DecisionResult result = Decide(decision);
  EXPECT_THAT(Timeline("actors/RU"), ElementsAre(name));
  const std::string person = Get(name).event.participants[1].actor;
  EXPECT_TRUE(store_->Latest().GetActor(person).ok());
  EXPECT_THAT(Timeline(person), ElementsAre(name));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
  ASSERT_TRUE(store_->UndoDecision({.decision = result.decision}).ok());
  EXPECT_EQ(store_->Latest().GetActor(person).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(Timeline("actors/RU"), IsEmpty());
}

TEST_F(DecisionTest, WhatCannotBeDecidedIsRefusedByItsField) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  EventDecision decision = {.event = name};
  EXPECT_THAT(store_->Decide(decision).status().message(), HasSubstr("fields: is empty"));
  decision.fields = {"colour"};
  EXPECT_THAT(store_->Decide(decision).status().message(), HasSubstr("colour"));
  decision.fields = {"participants"};
  EXPECT_THAT(store_->Decide(decision).status().message(), HasSubstr("participants: is empty"));
  decision.values.told.participants.resize(1);
  decision.values.actors = {"actors/nobody-xx"};
  const absl::Status unknown = store_->Decide(decision).status();
  EXPECT_EQ(unknown.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(unknown.message(), HasSubstr("participants[0].actor"));
  decision.fields = {"place"};
  decision.event = "events/none";
  EXPECT_EQ(store_->Decide(decision).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(store_->Latest().revision(), 1U);
}

TEST_F(DecisionTest, ADecisionAboutAnOlderVersionIsRefused) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  const uint64_t seen = Get(name).revision;
  SetPlace(name, "Geneva");
  EventDecision decision = {.event = name, .expected_revision = seen, .retracts = true};
  const auto refused = store_->Decide(decision);
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kAborted);
  EXPECT_THAT(refused.status().message(), HasSubstr("of revision 2 now"));
  decision.expected_revision = Get(name).revision;
  EXPECT_TRUE(store_->Decide(decision).ok());
}

TEST_F(DecisionTest, ANamedWriteIsDoneOnceAlsoAfterTheStoreIsOpenedAnew) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  EventDecision decision = {.event = name, .fields = {"place"}};
  decision.values.told.place = "Geneva";
  const WriteControl control = {.request_id = "r1", .fingerprint = "f1"};
  const auto first = store_->Decide(decision, control);
  ASSERT_TRUE(first.ok());
  SetPlace(name, "Vienna");
  store_.reset();
  store_ = testing::OpenStore(folder_.path().string());
  const auto again = store_->Decide(decision, control);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->decision, first->decision);
  EXPECT_EQ(again->revision, first->revision);
  EXPECT_EQ(again->event, name);
  EXPECT_EQ(Get(name).event.place, "Vienna");
  const auto other = store_->Decide(decision, {.request_id = "r1", .fingerprint = "f2"});
  EXPECT_EQ(other.status().code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(DecisionTest, AWriteThatIsOnlyTriedSaysWhatWouldHappenAndKeepsNothing) {
  const std::string name = Ingest(ArticleTelling(kVisit));
  EventDecision decision = {.event = name, .fields = {"place"}};
  decision.values.told.place = "Geneva";
  const std::map<std::string, std::string> before = testing::DumpOf(store_->Latest());
  const auto tried = store_->Decide(decision, {.request_id = "r1", .fingerprint = "f", .validate_only = true});
  ASSERT_TRUE(tried.ok()) << tried.status();
  ASSERT_TRUE(tried->tried.has_value());
  EXPECT_EQ(tried->tried->event.place, "Geneva");
  EXPECT_EQ(testing::DumpOf(store_->Latest()), before);
  EXPECT_TRUE(store_->Decide(decision, {.request_id = "r1", .fingerprint = "f"}).ok());
  EXPECT_EQ(Get(name).event.place, "Geneva");
}

TEST_F(DecisionTest, TheVersionsOfAnEventTellWhatMadeEachOfThem) {
  ArticleInput article = ArticleTelling(kVisit);
  const std::string name = Ingest(article);
  const DecisionResult place = SetPlace(name, "Geneva");
  const DecisionResult retracted = Retract(name);
  ASSERT_TRUE(store_->UndoDecision({.decision = retracted.decision}).ok());
  article.mentions.clear();
  Ingest(article);
  const auto versions = store_->Latest().ListEventVersions(name, 0, 100);
  ASSERT_TRUE(versions.ok()) << versions.status();
  ASSERT_THAT(*versions, SizeIs(4));
  EXPECT_EQ((*versions)[0].article, "articles/a1");
  EXPECT_EQ((*versions)[0].event.event.place, "Moscow");
  EXPECT_EQ((*versions)[1].decision, place.decision);
  EXPECT_EQ((*versions)[2].event.retracted_by, retracted.decision);
  EXPECT_TRUE((*versions)[3].decision_undone);
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ((*versions)[i].event.revision, i + 1);
    EXPECT_EQ((*versions)[i].ended, i + 2);
  }
  const auto rest = store_->Latest().ListEventVersions(name, 2, 1);
  ASSERT_THAT(*rest, SizeIs(1));
  EXPECT_EQ((*rest)[0].event.revision, 3U);
  const auto past = store_->Latest().AsOf(2)->ListEventVersions(name, 0, 100);
  ASSERT_THAT(*past, SizeIs(2));
  EXPECT_EQ((*past)[1].ended, 0U);
  EXPECT_EQ(store_->Latest().ListEventVersions("events/none", 0, 9).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace chancery::store
