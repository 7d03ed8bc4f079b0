// Actors that persons said are one: read as one, with nothing of their events written.
#include <algorithm>
#include <map>
#include <random>
#include <set>
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
using testing::AllEvents;
using testing::ArticleTelling;
using ::testing::ElementsAre;
using testing::FaultsOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// A meeting of strangers, told by an article of its own.
ArticleInput MeetingOf(const std::string& first, const std::string& second, int day) {
  const std::string date = "2009-12-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
  return ArticleTelling({.article = first + second + date,
                         .parts = {{"participant", first}, {"participant", second}},
                         .time = date,
                         .published = date});
}

class MergeTest : public ::testing::Test {
 protected:
  // The name of the event, with those of its participants.
  std::pair<std::string, std::vector<std::string>> Ingest(const ArticleInput& article) {
    const auto result = store_->Ingest(article);
    EXPECT_TRUE(result.ok()) << result.status();
    std::vector<std::string> actors;
    const auto event = store_->Latest().WithIdentitiesOf(0)->GetEvent(result->events.front());
    for (const Event::Participant& one : event->event.participants) actors.push_back(one.actor);
    return {result->events.front(), actors};
  }

  MergeResult Merge(const std::string& from, const std::string& into) {
    const auto result = store_->MergeActors({.from = from, .into = into, .author = "desk"});
    EXPECT_TRUE(result.ok()) << result.status();
    return result.value_or(MergeResult());
  }

  static std::vector<std::string> Timeline(const ReadView& view, const std::vector<std::string>& actors) {
    EventQuery query;
    query.actors = actors;
    query.limit = 1000;
    const auto page = view.ListEvents(query);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<std::string> names;
    if (!page.ok()) return names;
    for (const EventWithEvidence& event : page->events) names.push_back(event.stored.event.name);
    return names;
  }

  std::vector<std::string> Timeline(const std::vector<std::string>& actors) {
    return Timeline(store_->Latest(), actors);
  }

  void TearDown() override { EXPECT_EQ(FaultsOf(store_->Latest()), ""); }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(MergeTest, AMergedActorIsReadAsTheOtherOneEverywhere) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Carl Cole", 1));
  const auto [second, b] = Ingest(MeetingOf("Ann Ardenne", "Carl Cole", 2));
  Merge(b[0], a[0]);
  EXPECT_THAT(Timeline({a[0]}), ElementsAre(second, first));
  EXPECT_THAT(Timeline({b[0]}), ElementsAre(second, first));
  EXPECT_THAT(Timeline({"actors/" + b[0].substr(7), a[1]}), ElementsAre(second, first));
  const auto actor = store_->Latest().GetActor(b[0]);
  ASSERT_TRUE(actor.ok());
  EXPECT_EQ(actor->actor.name, a[0]);
  EXPECT_THAT(actor->merged, ElementsAre(b[0]));
  EXPECT_EQ(actor->mentions, 2U);
  EXPECT_THAT(actor->actor.aliases, UnorderedElementsAre("Anna Arden", "Ann Ardenne"));
  EXPECT_EQ(store_->Latest().GetEvent(second)->event.participants[0].actor, a[0]);
  EXPECT_EQ(store_->Latest().GetEvent(second)->event.participants[0].name, actor->actor.display_name);
  const auto found = store_->Latest().FindActorsByName("Ann Ardenne", 10);
  ASSERT_THAT(*found, SizeIs(1));
  EXPECT_EQ((*found)[0].actor.name, a[0]);
  const auto listed = store_->Latest().ListActors({});
  std::vector<std::string> names;
  for (const StoredActor& one : listed->actors) names.push_back(one.actor.name);
  EXPECT_THAT(names, UnorderedElementsAre(a[0], a[1]));
}

TEST_F(MergeTest, AnEventThatNamesBothHasTheActorOnce) {
  const auto [name, actors] = Ingest(MeetingOf("Anna Arden", "Ann Ardenne", 1));
  Merge(actors[1], actors[0]);
  EXPECT_THAT(Timeline({actors[0]}), ElementsAre(name));
  EXPECT_THAT(Timeline({actors[0], actors[1]}), ElementsAre(name));
  EXPECT_THAT(store_->Latest().GetEvent(name)->event.participants, SizeIs(1));
}

TEST_F(MergeTest, UndoingGivesBackWhatWasAlsoOfWhatCameLater) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Carl Cole", 1));
  const auto [second, b] = Ingest(MeetingOf("Ann Ardenne", "Carl Cole", 2));
  const MergeResult merge = Merge(b[0], a[0]);
  const auto [third, c] = Ingest(MeetingOf("Ann Ardenne", "Dora Dean", 3));
  EXPECT_THAT(Timeline({a[0]}), ElementsAre(third, second, first));
  const auto undone = store_->UndoMerge({.merge = merge.merges[0], .author = "editor"});
  ASSERT_TRUE(undone.ok());
  EXPECT_EQ(undone->actor, b[0]);
  EXPECT_THAT(Timeline({a[0]}), ElementsAre(first));
  EXPECT_THAT(Timeline({b[0]}), ElementsAre(third, second));
  const auto again = store_->UndoMerge({.merge = merge.merges[0]});
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->nothing_to_do);
  EXPECT_EQ(again->revision, undone->revision);
  const auto history = store_->Latest().ListMerges(a[0]);
  ASSERT_THAT(*history, SizeIs(1));
  EXPECT_EQ((*history)[0].undone_author, "editor");
  EXPECT_EQ((*history)[0].merge.author, "desk");
  EXPECT_EQ(store_->UndoMerge({.merge = 9}).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(MergeTest, AChainIsNotUndoneInTheWrongOrderUnlessAllOfItIs) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Bert Bell", 1));
  const auto [second, c] = Ingest(MeetingOf("Carl Cole", "Dora Dean", 2));
  const MergeResult one = Merge(a[0], a[1]);
  const MergeResult two = Merge(a[1], c[0]);
  EXPECT_THAT(Timeline({a[0]}), ElementsAre(second, first));
  const auto refused = store_->UndoMerge({.merge = one.merges[0]});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(refused.status().message(), HasSubstr("superseded by merge 2"));
  const auto cascade = store_->UndoMerge({.merge = one.merges[0], .cascade = true});
  ASSERT_TRUE(cascade.ok());
  EXPECT_THAT(cascade->merges, ElementsAre(two.merges[0], one.merges[0]));
  EXPECT_THAT(Timeline({c[0]}), ElementsAre(second));
  EXPECT_THAT(Timeline({a[0]}), ElementsAre(first));
}

TEST_F(MergeTest, WhatCannotBeMergedIsRefused) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Bert Bell", 1));
  const auto [second, c] = Ingest(MeetingOf("Carl Cole", "Dora Dean", 2));
  EXPECT_EQ(store_->MergeActors({a[0], a[0]}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(store_->MergeActors({a[0], "actors/nobody"}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(store_->MergeActors({"nobody", a[0]}).status().code(), absl::StatusCode::kInvalidArgument);
  Merge(a[0], a[1]);
  const auto again = store_->MergeActors({a[0], c[0]});
  EXPECT_EQ(again.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(again.status().message(), HasSubstr("is merged into " + a[1]));
  EXPECT_EQ(store_->MergeActors({a[1], a[0]}).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(MergeTest, ATriedMergeTellsTheActorAsItWouldBeAndKeepsNothing) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Bert Bell", 1));
  const auto before = testing::DumpOf(store_->Latest());
  const auto tried = store_->MergeActors({a[0], a[1]}, {.validate_only = true});
  ASSERT_TRUE(tried.ok());
  ASSERT_TRUE(tried->tried.has_value());
  EXPECT_EQ(tried->tried->actor.name, a[1]);
  EXPECT_THAT(tried->tried->merged, ElementsAre(a[0]));
  EXPECT_EQ(testing::DumpOf(store_->Latest()), before);
  EXPECT_EQ(Merge(a[0], a[1]).merges[0], tried->merges[0]);
}

TEST_F(MergeTest, MergesOutliveARestartAndANamedOneIsMadeOnce) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Bert Bell", 1));
  const WriteControl control = {.request_id = "r", .fingerprint = "f"};
  const auto merged = store_->MergeActors({a[0], a[1]}, control);
  ASSERT_TRUE(merged.ok());
  store_.reset();
  store_ = testing::OpenStore(folder_.path().string());
  EXPECT_EQ(store_->Latest().GetActor(a[0])->actor.name, a[1]);
  const auto again = store_->MergeActors({a[0], a[1]}, control);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->merges, merged->merges);
  EXPECT_EQ(again->actor, merged->actor);
  EXPECT_EQ(store_->Latest().revision(), merged->revision);
}

TEST_F(MergeTest, WhoIsNamedOnlyByWhatWasMergedIntoItIsStillRead) {
  const ArticleInput article = MeetingOf("Anna Arden", "Bert Bell", 1);
  const auto [first, a] = Ingest(article);
  const auto [second, c] = Ingest(MeetingOf("Carl Cole", "Dora Dean", 2));
  Merge(c[0], a[0]);
  ArticleInput empty = article;
  empty.mentions.clear();
  ASSERT_TRUE(store_->Ingest(empty).ok());
  EXPECT_THAT(Timeline({a[0]}), ElementsAre(second));
  EXPECT_EQ(store_->Latest().GetActor(c[0])->actor.name, a[0]);
  EXPECT_EQ(store_->Latest().GetEvent(second)->event.participants[0].actor, a[0]);
  EXPECT_EQ(store_->Latest().GetEvent(second)->event.participants[0].name, "Anna Arden");
  EXPECT_THAT(store_->Latest().ListActors({})->actors, SizeIs(2));
}

TEST_F(MergeTest, WhoFollowsIsToldOfMerges) {
  const auto [first, a] = Ingest(MeetingOf("Anna Arden", "Bert Bell", 1));
  const MergeResult merge = Merge(a[0], a[1]);
  ASSERT_TRUE(store_->UndoMerge({.merge = 1}).ok());
  const auto changes = ReadChanges(store_->Latest(), merge.revision - 1);
  ASSERT_THAT(*changes, SizeIs(2));
  EXPECT_THAT((*changes)[0].merges, ElementsAre(1));
  EXPECT_THAT((*changes)[0].events, IsEmpty());
  EXPECT_THAT((*changes)[1].merges_undone, ElementsAre(1));
}

TEST_F(MergeTest, TimelinesOfMergedActorsAreTheUnionsOfThoseThatWereRecorded) {
  for (const ArticleInput& article : testing::RandomArticles(11, 80)) ASSERT_TRUE(store_->Ingest(article).ok());
  std::set<std::string> actors;
  for (const auto& [name, event] : AllEvents(store_->Latest())) {
    for (const Event::Participant& one : event.participants) actors.insert(one.actor);
  }
  const std::vector<std::string> all(actors.begin(), actors.end());
  std::map<std::string, std::string> into;  // the plain model
  const auto root = [&](std::string name) {
    while (into.contains(name)) name = into.at(name);
    return name;
  };
  std::mt19937_64 random(11);
  for (int step = 0; step < 40; ++step) {
    const std::string& from = all[random() % all.size()];
    const std::string& to = all[random() % all.size()];
    const bool may = from != to && !into.contains(from) && !into.contains(to);
    ASSERT_EQ(store_->MergeActors({from, to}).ok(), may) << from << " " << to;
    if (may) into[from] = to;
    const ReadView view = store_->Latest();
    const ReadView raw = *view.WithIdentitiesOf(0);
    const std::string& asked = all[random() % all.size()];
    const std::string& other = all[random() % all.size()];
    std::set<std::string> of_asked;
    std::set<std::string> of_other;
    for (const std::string& one : all) {
      for (const std::string& event : Timeline(raw, {one})) {
        if (root(one) == root(asked)) of_asked.insert(event);
        if (root(one) == root(other)) of_other.insert(event);
      }
    }
    const std::vector<std::string> listed = Timeline(view, {asked});
    EXPECT_EQ(std::set<std::string>(listed.begin(), listed.end()), of_asked);
    EXPECT_EQ(listed.size(), of_asked.size());
    std::set<std::string> both;
    std::set_intersection(of_asked.begin(), of_asked.end(), of_other.begin(), of_other.end(),
                          std::inserter(both, both.end()));
    const std::vector<std::string> pair = Timeline(view, {asked, other});
    EXPECT_EQ(std::set<std::string>(pair.begin(), pair.end()), both);
    EXPECT_EQ(pair.size(), both.size());
    if (!of_asked.empty()) {
      EXPECT_EQ(view.GetActor(asked)->actor.name, root(asked));
    }
  }
  EXPECT_GT(into.size(), 5U);
}

}  // namespace
}  // namespace chancery::store
