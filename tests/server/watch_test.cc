// Following the changes over the network.
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "server/tokens.h"
#include "store/change_feed.h"
#include "store/keys.h"
#include "store/published.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"
#include "tests/server/watch_server.h"
#include "tests/store/synthetic.h"

namespace chancery::testing {
namespace {

using Request = v1::WatchEventsRequest;
using Response = v1::WatchEventsResponse;

constexpr int kLongHistory = 3000;

Request FromBeginning() {
  Request request;
  request.mutable_beginning();
  return request;
}

Request After(const std::string& revision) {
  Request request;
  request.set_after_revision(revision);
  return request;
}

class WatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!ModelDirectory()) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
    Start();
  }

  void Start() {
    server_.emplace((folder_.path() / "store").string(), config_);
    stub_ = server_->Connect();
  }

  void Restart() {
    stub_.reset();
    server_.reset();
    Start();
  }

  store::ReadView Latest() { return server_->store().Latest(); }
  std::string Token(uint64_t revision) { return server_->backend().RevisionToken(revision); }

  // Stores random articles, then withdraws or changes some of what they tell.
  void IngestHistory(uint64_t seed, size_t mentions) {
    std::vector<store::ArticleInput> articles = RandomArticles(seed, mentions);
    for (const store::ArticleInput& article : articles) server_->Ingest(article);
    for (size_t i = 0; i < articles.size(); i += 3) {
      if (!articles[i].mentions.empty()) articles[i].mentions.pop_back();
      articles[i].title += ", corrected";
      server_->Ingest(articles[i]);
    }
  }

  // What the store says was changed: "revision kind name", in the order of a watch.
  std::vector<std::string> Expected() {
    std::vector<std::string> expected;
    const store::ReadView view = Latest();
    for (uint64_t at = 0; at < view.revision();) {
      const auto changes = store::ReadChanges(view, at);
      EXPECT_TRUE(changes.ok()) << changes.status();
      if (!changes.ok()) break;
      for (const store::RevisionChange& change : *changes) {
        for (const store::EventChange& event : change.events) {
          expected.push_back(
              fmt::format("{} {} {}", Token(change.revision), static_cast<int>(event.kind) + 1, event.name));
        }
      }
      at = changes->back().revision;
    }
    return expected;
  }

  // Has the store as many revisions as stores of NumberedMeeting have.
  void IngestMeetings(int from, int to) {
    for (int i = from; i < to; ++i) server_->Ingest(NumberedMeeting(i));
  }

  TemporaryDirectory folder_;
  server::ServerConfig config_;
  std::optional<WatchServer> server_;
  std::unique_ptr<v1::Watch::Stub> stub_;
};

void Append(const Response& message, std::vector<std::string>* told) {
  for (const v1::EventChange& change : message.changes().changes()) {
    told->push_back(
        fmt::format("{} {} {}", message.changes().revision(), static_cast<int>(change.kind()), change.name()));
  }
}

TEST_F(WatchTest, EachChangeComesOnceInOrderWhileOthersAreWritten) {
  constexpr int kRevisions = 400;
  IngestMeetings(0, 50);
  std::vector<std::vector<std::string>> told(5);
  std::vector<std::thread> watchers;
  for (size_t i = 0; i < told.size(); ++i) {
    watchers.emplace_back([this, &told, i] {
      std::this_thread::sleep_for(std::chrono::milliseconds(40 * i));
      const auto stub = server_->Connect();
      WatchCall call(*stub, FromBeginning());
      std::string last;
      while (last != Token(kRevisions)) {
        const std::optional<Response> message = call.NextChanges();
        ASSERT_TRUE(message) << call.Finish().error_message();
        Append(*message, &told[i]);
        last = message->resume_revision();
      }
    });
  }
  IngestMeetings(50, kRevisions);
  for (std::thread& watcher : watchers) watcher.join();
  ASSERT_EQ(Latest().revision(), kRevisions);
  for (const auto& one : told) EXPECT_EQ(one, Expected());
}

TEST_F(WatchTest, KilledAndResumedAtRandomEachChangeComesOnce) {
  IngestMeetings(0, kLongHistory);
  IngestHistory(4, 60);
  const std::vector<std::string> expected = Expected();
  std::mt19937 random(11);
  std::vector<std::string> told;
  Request request = FromBeginning();
  int kills = 0;
  for (bool at_end = false; !at_end;) {
    WatchCall call(*stub_, request);
    // How many messages until it is killed; after the fiftieth time it goes on to the end.
    const size_t last = kills < 50 ? random() % 100 : SIZE_MAX;
    for (size_t i = 0; i <= last && !at_end; ++i) {
      const std::optional<Response> message = call.Next();
      ASSERT_TRUE(message) << call.Finish().error_message();
      Append(*message, &told);
      request = After(message->resume_revision());
      at_end = message->has_checkpoint() && message->checkpoint().revisions_behind() == 0;
    }
    ++kills;
    if (kills == 25) {
      call.Cancel();
      call.Finish();
      Restart();
    }
  }
  EXPECT_GT(kills, 50);
  EXPECT_EQ(told.size(), expected.size());
  EXPECT_TRUE(told == expected);
}

TEST_F(WatchTest, AChangeTellsTheEventAsItWasThen) {
  IngestHistory(9, 60);
  const store::ReadView view = Latest();
  WatchCall call(*stub_, FromBeginning());
  std::map<v1::EventChange::Kind, int> seen;
  for (std::string last; last != Token(view.revision());) {
    const std::optional<Response> message = call.Next();
    ASSERT_TRUE(message);
    last = message->resume_revision();
    if (!message->has_changes()) continue;
    const v1::RevisionChanges& changes = message->changes();
    const uint64_t revision = *server::ReadRevisionToken(changes.revision(), "", server_->store().id());
    EXPECT_EQ(changes.part(), 1U);
    EXPECT_EQ(changes.part_count(), 1U);
    EXPECT_GE(changes.cause().article_version(), 1U);
    EXPECT_TRUE(view.AsOf(revision)->GetArticle(changes.cause().article()).ok());
    for (const v1::EventChange& change : changes.changes()) {
      ++seen[change.kind()];
      const store::ReadView then = *view.AsOf(change.kind() == v1::EventChange::ENDED ? revision - 1 : revision);
      const auto stored = then.GetEventWithEvidence(change.name());
      ASSERT_TRUE(stored.ok()) << stored.status();
      EXPECT_EQ(change.event().SerializeAsString(),
                server::EventMessage(server_->backend(), then, *stored, 20)->SerializeAsString());
      EXPECT_GT(change.event().evidence_size(), 0);
      EXPECT_FALSE(change.left_filter());
    }
  }
  for (const auto kind : {v1::EventChange::CREATED, v1::EventChange::CHANGED, v1::EventChange::ENDED}) {
    EXPECT_GT(seen[kind], 3);
  }
}

TEST_F(WatchTest, WhatWasRecordedTogetherIsOneRevisionWithItsSources) {
  std::vector<store::RecordedEvent> events;
  for (int i = 0; i < 30; ++i) events.push_back(NumberedRecord(i));
  events[7].source = "desk";
  const auto recorded = server_->store().Record(events);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  WatchCall call(*stub_, FromBeginning());
  const std::optional<Response> message = call.Next();
  ASSERT_TRUE(message);
  EXPECT_EQ(message->changes().revision(), Token(recorded->revision));
  EXPECT_EQ(message->changes().changes_size(), 30);
  EXPECT_EQ(message->changes().cause().article(), "");
  const auto& sources = message->changes().cause().sources();
  EXPECT_EQ(std::set<std::string>(sources.begin(), sources.end()), (std::set<std::string>{"bench", "desk"}));
}

TEST_F(WatchTest, ARetractionEndsTheEventAndTakenBackItIsNewAgain) {
  store::Store& store = server_->store();
  const std::string name = store.Record({NumberedRecord(1)})->events[0].name;
  const auto retraction = store.Decide({.event = name, .retracts = true, .author = "desk"});
  ASSERT_TRUE(retraction.ok()) << retraction.status();
  ASSERT_TRUE(store.UndoDecision({.decision = retraction->decision, .author = "desk"}).ok());
  WatchCall call(*stub_, FromBeginning());
  ASSERT_TRUE(call.Next());
  const std::string decision = fmt::format("decisions/{}", retraction->decision);

  const std::optional<Response> ended = call.Next();
  ASSERT_TRUE(ended && ended->changes().changes_size() == 1);
  EXPECT_EQ(ended->changes().cause().decision(), decision);
  EXPECT_FALSE(ended->changes().cause().decision_undone());
  EXPECT_EQ(ended->changes().changes(0).kind(), v1::EventChange::ENDED);
  EXPECT_TRUE(ended->changes().changes(0).retracted());
  EXPECT_EQ(ended->changes().changes(0).event().retracted_by(), "") << "it is told as it was before";

  const std::optional<Response> restored = call.Next();
  ASSERT_TRUE(restored && restored->changes().changes_size() == 1);
  EXPECT_EQ(restored->changes().cause().decision(), decision);
  EXPECT_TRUE(restored->changes().cause().decision_undone());
  EXPECT_EQ(restored->changes().changes(0).kind(), v1::EventChange::CREATED);
  EXPECT_TRUE(restored->changes().changes(0).restored());
  EXPECT_EQ(restored->changes().changes(0).name(), name);
}

// Actors of a recorded event, by the names that the store gave them.
std::vector<std::string> ActorsOf(const store::Store& store, const store::RecordResult& recorded) {
  std::vector<std::string> names;
  const auto stored = store.Latest().GetEvent(recorded.events[0].name);
  EXPECT_TRUE(stored.ok()) << stored.status();
  if (!stored.ok()) return names;
  for (const auto& part : stored->event.participants) names.push_back(part.actor);
  return names;
}

TEST_F(WatchTest, AMergeIsToldAndAFilterTakesMergedActorsAsOneWhileItHolds) {
  store::Store& store = server_->store();
  const auto first = store.Record({NumberedRecord(1)});
  const auto second = store.Record({NumberedRecord(2)});
  ASSERT_TRUE(first.ok() && second.ok());
  const std::string from = ActorsOf(store, *first)[0];
  const std::string into = ActorsOf(store, *second)[0];
  const auto merged = store.MergeActors({.from = from, .into = into});
  ASSERT_TRUE(merged.ok()) << merged.status();
  const auto change_record = [&](int number, const std::string& title) {
    store::RecordedEvent record = NumberedRecord(number);
    record.title = title;
    return store.Record({record});
  };
  const auto while_merged = change_record(2, "Told again");
  ASSERT_TRUE(store.UndoMerge({.merge = merged->merges[0]}).ok());
  ASSERT_TRUE(change_record(2, "And again").ok());
  const auto of_its_own = change_record(1, "This too");
  ASSERT_TRUE(of_its_own.ok()) << of_its_own.status();

  std::vector<Request> requests(3, FromBeginning());
  requests[0].mutable_filter()->add_actors(from);
  requests[1].mutable_filter()->add_all_of()->set_actor(from);
  requests[2].mutable_filter()->add_any_of()->set_actor(from);
  for (const Request& request : requests) {
    SCOPED_TRACE(request.ShortDebugString());
    WatchCall call(*stub_, request);
    EXPECT_EQ(call.Next()->changes().revision(), Token(first->revision));
    const std::optional<Response> merge = call.Next();
    ASSERT_TRUE(merge);
    EXPECT_EQ(merge->changes().changes_size(), 0);
    ASSERT_EQ(merge->changes().cause().merges_size(), 1);
    EXPECT_EQ(merge->changes().cause().merges(0), fmt::format("merges/{}", merged->merges[0]));
    EXPECT_EQ(merge->changes().revision(), Token(merged->revision));
    const std::optional<Response> of_other = call.Next();
    ASSERT_TRUE(of_other && of_other->changes().changes_size() == 1);
    EXPECT_EQ(of_other->changes().revision(), Token(while_merged->revision));
    EXPECT_EQ(of_other->changes().changes(0).event().participants(0).actor(), into);
    EXPECT_EQ(call.Next()->changes().cause().merges_undone_size(), 1);
    EXPECT_EQ(call.Next()->changes().revision(), Token(of_its_own->revision)) << "record 2 is another's again";
  }
}

TEST_F(WatchTest, FromNowOnlyWhatComesLater) {
  IngestMeetings(0, 3);
  WatchCall call(*stub_, Request());
  const std::optional<Response> first = call.Next();
  ASSERT_TRUE(first && first->has_checkpoint());
  EXPECT_EQ(first->checkpoint().revision(), Token(3));
  EXPECT_EQ(first->resume_revision(), Token(3));
  IngestMeetings(3, 5);
  for (const uint64_t revision : {4, 5}) EXPECT_EQ(call.Next()->changes().revision(), Token(revision));
}

TEST_F(WatchTest, AFilterLetsThroughWhatFitsAndTellsOnceWhatLeavesIt) {
  IngestHistory(12, 150);
  const store::ReadView view = Latest();
  Request request = FromBeginning();
  request.mutable_filter()->add_types("meeting");
  request.mutable_filter()->add_statuses(v1::EVENT_STATUS_OCCURRED);
  std::set<std::string> copy;
  int left = 0;
  WatchCall call(*stub_, request);
  std::optional<Response> message = call.Next();
  for (; message && !message->has_checkpoint(); message = call.Next()) {
    for (const v1::EventChange& change : message->changes().changes()) {
      const std::string& before = change.previous_name().empty() ? change.name() : change.previous_name();
      if (change.kind() != v1::EventChange::CREATED) copy.erase(before);
      if (change.kind() == v1::EventChange::ENDED) continue;
      const bool fits = change.event().type() == "meeting" && change.event().status() == v1::EVENT_STATUS_OCCURRED;
      EXPECT_EQ(change.left_filter(), !fits);
      left += change.left_filter() ? 1 : 0;
      if (fits) copy.insert(change.name());
    }
  }
  ASSERT_TRUE(message);
  EXPECT_EQ(message->checkpoint().revision(), Token(view.revision())) << "a filter must not hold back the checkpoint";
  EXPECT_GT(left, 0);
  std::set<std::string> expected;
  for (const auto& [name, event] : AllEvents(view)) {
    if (event.type == "meeting" && event.status == ontology::EventStatus::kOccurred) expected.insert(name);
  }
  EXPECT_EQ(copy, expected);
}

TEST_F(WatchTest, AnActorThatNothingNamesAnyMoreCanStillBeFollowed) {
  store::ArticleInput article =
      ArticleTelling({.article = "a", .parts = {{"participant", "Russia"}, {"participant", "Egypt"}}});
  server_->Ingest(article);
  article.mentions.clear();
  server_->Ingest(article);
  Request request = FromBeginning();
  request.mutable_filter()->add_actors("actors/RU");
  WatchCall call(*stub_, request);
  EXPECT_EQ(call.NextChanges()->changes().changes(0).kind(), v1::EventChange::CREATED);
  EXPECT_EQ(call.NextChanges()->changes().changes(0).kind(), v1::EventChange::ENDED);
}

TEST_F(WatchTest, ALongRevisionComesInPartsAndAgainFromTheFirstAfterAResume) {
  config_.max_reply_bytes = 4000;
  Restart();
  IngestMeetings(0, 1);
  constexpr uint32_t kEvents = 40;
  store::ArticleInput article = NumberedMeeting(1);
  article.mentions.clear();
  for (uint32_t i = 0; i < kEvents; ++i) {
    const std::string day = fmt::format("20{:02}-03-0{}", i, 1 + i % 9);
    article.mentions.push_back(Mention({.article = article.id,
                                        .parts = {{"participant", "Russia"}, {"participant", "Egypt"}},
                                        .time = day,
                                        .published = "2009-01-01"},
                                       i));
  }
  server_->Ingest(article);
  IngestMeetings(2, 3);

  WatchCall call(*stub_, FromBeginning());
  EXPECT_EQ(call.Next()->resume_revision(), Token(1));
  std::set<std::string> names;
  uint32_t parts = 2;
  for (uint32_t part = 1; part <= parts; ++part) {
    const std::optional<Response> message = call.Next();
    ASSERT_TRUE(message);
    parts = message->changes().part_count();
    EXPECT_EQ(message->changes().part(), part);
    EXPECT_EQ(message->changes().revision(), Token(2));
    EXPECT_EQ(message->resume_revision(), Token(part == parts ? 2 : 1));
    EXPECT_LT(message->ByteSizeLong(), 4500U);
    for (const v1::EventChange& change : message->changes().changes()) EXPECT_TRUE(names.insert(change.name()).second);
  }
  EXPECT_GT(parts, 3U);
  EXPECT_EQ(names.size(), kEvents);
  EXPECT_EQ(call.Next()->resume_revision(), Token(3));

  WatchCall again(*stub_, After(Token(1)));
  EXPECT_EQ(again.Next()->changes().part(), 1U);
}

TEST_F(WatchTest, CheckpointsComeWhenNothingElseDoes) {
  IngestMeetings(0, 2);
  Request request;
  request.mutable_checkpoint_period()->set_seconds(1);
  request.mutable_filter()->add_types("visit");
  WatchCall call(*stub_, request);
  EXPECT_EQ(call.Next()->checkpoint().revision(), Token(2));
  IngestMeetings(2, 4);
  const absl::Time begin = absl::Now();
  std::optional<Response> message = call.Next();
  ASSERT_TRUE(message && message->has_checkpoint());
  EXPECT_GT(absl::Now() - begin, absl::Milliseconds(500));
  EXPECT_EQ(message->checkpoint().revision(), Token(4)) << "meetings do not fit, and move it all the same";
  EXPECT_EQ(message->checkpoint().head_revision(), Token(4));
  EXPECT_EQ(message->checkpoint().revisions_behind(), 0U);
  EXPECT_EQ(message->checkpoint().commit_time().seconds(), message->checkpoint().head_commit_time().seconds());
  EXPECT_LT(absl::AbsDuration(absl::FromUnixSeconds(message->checkpoint().commit_time().seconds()) - absl::Now()),
            absl::Seconds(60));
}

TEST_F(WatchTest, OneWhoTakesNothingIsSentAwayWithWhereToGoOn) {
  config_.watch_stall_seconds = 1;
  Restart();
  IngestMeetings(0, kLongHistory);
  WatchCall call(*stub_, FromBeginning());
  std::this_thread::sleep_for(std::chrono::seconds(3));
  std::vector<std::string> told;
  std::string last;
  while (const std::optional<Response> message = call.Next()) {
    Append(*message, &told);
    last = message->resume_revision();
  }
  const grpc::Status status = call.Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(ReasonOf(status), "WATCH_STALLED");
  EXPECT_EQ(InfoOf(status).metadata().at("allowed"), "1");
  EXPECT_EQ(InfoOf(status).metadata().at("resume_revision"), last);
  EXPECT_GT(told.size(), 10U);
  EXPECT_LT(told.size(), static_cast<size_t>(kLongHistory));

  WatchCall rest(*stub_, After(last));
  for (std::optional<Response> message = rest.Next(); message->has_changes(); message = rest.Next()) {
    Append(*message, &told);
  }
  EXPECT_TRUE(told == Expected());
}

TEST_F(WatchTest, OneWhoNeverWakesUpIsForgotten) {
  config_.watch_stall_seconds = 1;
  config_.max_watchers = 1;
  Restart();
  IngestMeetings(0, kLongHistory);
  WatchCall call(*stub_, FromBeginning());
  ASSERT_TRUE(call.Next());
  const auto other = server_->Connect();
  std::string reason = "SERVER_BUSY";
  for (int i = 0; i < 40 && reason == "SERVER_BUSY"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    WatchCall next(*other, Request());
    reason = next.Next() ? "" : ReasonOf(next.Finish());
  }
  EXPECT_EQ(reason, "");
  EXPECT_EQ(call.Finish().error_code(), grpc::StatusCode::ABORTED);
}

TEST_F(WatchTest, OneWhoCancelsMakesRoomForAnother) {
  config_.max_watchers = 2;
  Restart();
  IngestMeetings(0, 500);
  for (int round = 0; round < 10; ++round) {
    WatchCall first(*stub_, FromBeginning());
    WatchCall second(*stub_, Request());
    ASSERT_TRUE(first.Next() && second.Next()) << round << first.Finish().error_message();
    WatchCall third(*stub_, Request());
    EXPECT_FALSE(third.Next());
    const grpc::Status refused = third.Finish();
    EXPECT_EQ(ReasonOf(refused), "SERVER_BUSY");
    EXPECT_EQ(InfoOf(refused).metadata().at("limit"), "max_watchers");
    EXPECT_EQ(InfoOf(refused).metadata().at("allowed"), "2");
    first.Cancel();
    second.Cancel();
    EXPECT_EQ(first.Finish().error_code(), grpc::StatusCode::CANCELLED);
    second.Finish();
    // The server hears of a cancelled call a moment after the client.
    for (std::string reason = "SERVER_BUSY"; reason == "SERVER_BUSY";) {
      WatchCall one(*stub_, Request());
      WatchCall two(*stub_, Request());
      reason = one.Next() && two.Next() ? "" : "SERVER_BUSY";
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

TEST_F(WatchTest, WrongRequestsAreRefusedWithTheFieldAtFault) {
  IngestMeetings(0, 2);
  const auto expect_refused = [&](const Request& request, const std::string& reason, const std::string& field) {
    WatchCall call(*stub_, request);
    EXPECT_FALSE(call.Next());
    const grpc::Status status = call.Finish();
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), field);
  };
  expect_refused(After("nonsense"), "REVISION_UNKNOWN", "after_revision");
  expect_refused(After(Token(3)), "REVISION_UNKNOWN", "after_revision");
  expect_refused(After(server::MakeRevisionToken(1, server::RevisionPrefix("another store"))), "REVISION_UNKNOWN",
                 "after_revision");
  Request request;
  request.mutable_checkpoint_period()->set_nanos(999'999'999);
  expect_refused(request, "FIELD_INVALID", "checkpoint_period");
  request.mutable_checkpoint_period()->set_seconds(601);
  expect_refused(request, "FIELD_INVALID", "checkpoint_period");
  request.clear_checkpoint_period();
  request.mutable_filter()->add_types("duel");
  expect_refused(request, "TYPE_UNKNOWN", "filter.types[0]");
  request.clear_filter();
  request.mutable_filter()->add_actors("nobody");
  expect_refused(request, "NAME_INVALID", "filter.actors[0]");
  request.mutable_filter()->set_actors(0, "actors/nobody");
  expect_refused(request, "ACTOR_NOT_FOUND", "");
}

TEST_F(WatchTest, WhatIsNotKeptAnyMoreIsRefusedWithTheOldestRevision) {
  IngestMeetings(0, 10);
  const store::Database& database = *Latest().published().database;
  for (uint64_t revision = 1; revision <= 4; ++revision) {
    const std::string key = store::NumberKey(revision);
    ASSERT_TRUE(database.rocks().Delete({}, database.family(store::Family::kChanges), store::ToSlice(key)).ok());
  }
  IngestMeetings(10, 11);
  for (const Request& request : {FromBeginning(), After(Token(3))}) {
    WatchCall call(*stub_, request);
    EXPECT_FALSE(call.Next());
    const grpc::Status status = call.Finish();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::OUT_OF_RANGE);
    EXPECT_EQ(ReasonOf(status), "REVISION_TRIMMED");
    EXPECT_EQ(InfoOf(status).metadata().at("oldest_revision"), Token(4));
  }
  WatchCall call(*stub_, After(Token(4)));
  EXPECT_EQ(call.Next()->changes().revision(), Token(5));
  v1::GetRevisionsResponse revisions;
  grpc::ClientContext context;
  ASSERT_TRUE(stub_->GetRevisions(&context, {}, &revisions).ok());
  EXPECT_EQ(revisions.oldest_revision(), Token(4));
}

TEST_F(WatchTest, AServerThatEndsTellsWhereToGoOn) {
  IngestMeetings(0, 20);
  WatchCall call(*stub_, FromBeginning());
  std::string last;
  for (int i = 0; i < 21; ++i) last = call.Next()->resume_revision();
  std::thread ending([&] { server_->Stop(); });
  const grpc::Status status = call.Finish();
  ending.join();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "STORE_UNAVAILABLE");
  EXPECT_EQ(InfoOf(status).metadata().at("resume_revision"), last);
  Restart();
  IngestMeetings(20, 21);
  WatchCall again(*stub_, After(last));
  EXPECT_EQ(again.Next()->changes().revision(), Token(21));
}

TEST_F(WatchTest, RevisionsAreTold) {
  const auto get = [&](const v1::GetRevisionsRequest& request, grpc::StatusCode code) {
    grpc::ClientContext context;
    v1::GetRevisionsResponse response;
    EXPECT_EQ(stub_->GetRevisions(&context, request, &response).error_code(), code);
    return response;
  };
  v1::GetRevisionsResponse none = get({}, grpc::StatusCode::OK);
  EXPECT_EQ(none.head().revision(), Token(0));
  EXPECT_FALSE(none.head().has_commit_time());
  IngestMeetings(0, 3);
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  const int64_t middle = absl::ToUnixMicros(absl::Now());
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  IngestMeetings(3, 5);
  v1::GetRevisionsRequest request;
  request.mutable_at_time()->set_seconds(middle / 1'000'000);
  request.mutable_at_time()->set_nanos(static_cast<int32_t>(middle % 1'000'000 * 1000));
  const v1::GetRevisionsResponse some = get(request, grpc::StatusCode::OK);
  EXPECT_EQ(some.oldest_revision(), Token(0));
  EXPECT_EQ(some.head().revision(), Token(5));
  EXPECT_TRUE(some.head().has_commit_time());
  EXPECT_EQ(some.at().revision(), Token(3));
  EXPECT_LE(some.at().commit_time().seconds(), request.at_time().seconds());
  request.mutable_at_time()->set_seconds(1);
  EXPECT_EQ(get(request, grpc::StatusCode::OK).at().revision(), Token(0));
  request.mutable_at_time()->set_seconds(absl::ToUnixSeconds(absl::Now()) + 1000);
  get(request, grpc::StatusCode::OUT_OF_RANGE);
}

}  // namespace
}  // namespace chancery::testing
