// Events that programs and data sets record.
#include <atomic>
#include <latch>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::Event;
using ontology::EventStatus;
using testing::AllEvents;
using ::testing::ElementsAre;
using testing::FaultsOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using Outcome = RecordResult::Outcome;

RecordedEvent Meeting(const std::string& record, const std::string& time = "2009-12-09") {
  RecordedEvent event;
  event.source = "desk";
  event.record = record;
  event.url = "https://desk.example/" + record;
  event.title = "Entry " + record;
  event.publisher = "The desk";
  event.told.type = "meeting";
  for (const auto& [name, of] : {std::pair("Sergey Lavrov", "RU"), std::pair("Riyad al-Maliki", "PS")}) {
    ontology::ParticipantMention participant;
    participant.actor.name = name;
    participant.actor.of = of;
    participant.actor.kind = "person";
    participant.role = "participant";
    event.told.participants.push_back(participant);
  }
  event.told.time = *ontology::EventTime::Parse(time);
  event.told.evidence = {{"They met, says entry " + record + ".", 0, 0, "", ""}};
  event.told.published = absl::CivilDay(2009, 12, 10);
  return event;
}

class RecordTest : public ::testing::Test {
 protected:
  RecordResult Record(std::vector<RecordedEvent> events) {
    absl::StatusOr<RecordResult> result = store_->Record(std::move(events));
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *result : RecordResult();
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(RecordTest, AnEventComesBackWithItsSourceAndEvidence) {
  const RecordResult result = Record({Meeting("1"), Meeting("2", "2009-12-11")});
  ASSERT_THAT(result.events, SizeIs(2));
  EXPECT_EQ(result.events[0].outcome, Outcome::kAdded);
  EXPECT_EQ(result.revision, 1U);
  const auto event = store_->Latest().GetEventWithEvidence(result.events[0].name);
  ASSERT_TRUE(event.ok()) << event.status();
  EXPECT_EQ(event->stored.event.type, "meeting");
  EXPECT_EQ(event->stored.event.participants[0].actor, "actors/sergey-lavrov");
  EXPECT_EQ(event->stored.event.time.ToString(), "2009-12-09");
  ASSERT_THAT(event->mentions, SizeIs(1));
  EXPECT_EQ(event->mentions[0].source, "desk");
  EXPECT_EQ(event->mentions[0].record, "1");
  EXPECT_EQ(event->mentions[0].url, "https://desk.example/1");
  EXPECT_EQ(event->mentions[0].article, "");
  EXPECT_EQ(event->mentions[0].mention.evidence[0].quote, "They met, says entry 1.");
  EventQuery query;
  query.actors = {"actors/sergey-lavrov", "actors/riad-maliki-ps"};
  EXPECT_THAT(store_->Latest().ListEvents(query)->events, SizeIs(2));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, AStateBesideItsPersonAndASecondRoleAreKeptAsTold) {
  RecordedEvent event = Meeting("1");
  ontology::ParticipantMention state;
  state.actor.name = "Russia";
  state.actor.of = "RU";
  state.actor.kind = "country";
  state.role = "participant";
  event.told.participants.push_back(state);
  state.role = "host";
  event.told.participants.push_back(state);
  const RecordResult result = Record({event});
  ASSERT_THAT(result.events, SizeIs(1));
  const auto stored = store_->Latest().GetEvent(result.events[0].name);
  ASSERT_TRUE(stored.ok()) << stored.status();
  std::vector<std::string> told;
  for (const Event::Participant& one : stored->event.participants) told.push_back(one.role + " " + one.name);
  EXPECT_THAT(told, ElementsAre("participant Sergey Lavrov", "participant Riyad al-Maliki", "participant Russia",
                                "host Russia"));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, TheSameRecordAddsNothingAndOtherValuesAreANewVersion) {
  const RecordResult first = Record({Meeting("1")});
  const RecordResult again = Record({Meeting("1")});
  EXPECT_EQ(again.events[0].outcome, Outcome::kUnchanged);
  EXPECT_EQ(again.revision, first.revision);
  EXPECT_EQ(store_->Latest().revision(), 1U);

  RecordedEvent corrected = Meeting("1", "2009-12-08");
  corrected.told.participants.pop_back();
  corrected.told.status = EventStatus::kPlanned;
  const RecordResult second = Record({corrected});
  EXPECT_EQ(second.events[0].outcome, Outcome::kNewVersion);
  EXPECT_EQ(second.events[0].name, first.events[0].name);
  const auto now = store_->Latest().GetEvent(first.events[0].name);
  ASSERT_TRUE(now.ok());
  EXPECT_EQ(now->event.time.ToString(), "2009-12-08");
  EXPECT_EQ(now->event.status, EventStatus::kPlanned);
  const auto before = store_->Latest().AsOf(first.revision)->GetEventWithEvidence(first.events[0].name);
  ASSERT_TRUE(before.ok()) << before.status();
  EXPECT_EQ(before->stored.event.time.ToString(), "2009-12-09");
  EXPECT_THAT(before->stored.event.participants, SizeIs(2));
  EXPECT_THAT(before->mentions, SizeIs(1));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, WhatIsRecordedIsNotMadeOneWithWhatOthersTell) {
  ASSERT_TRUE(store_
                  ->Ingest(testing::ArticleTelling(
                      {.article = "a",
                       .parts = {{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}},
                       .time = "2009-12-09",
                       .published = "2009-12-10"}))
                  .ok());
  Record({Meeting("1"), Meeting("2")});
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(3));
  ASSERT_TRUE(store_
                  ->Ingest(testing::ArticleTelling(
                      {.article = "b",
                       .parts = {{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}},
                       .time = "2009-12-09",
                       .published = "2009-12-10"}))
                  .ok());
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(3));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, AnActorCanBeGivenByItsName) {
  RecordedEvent event = Meeting("1");
  event.told.participants[1].actor.name = "A visitor";
  event.actors = {"actors/RU", ""};
  const RecordResult result = Record({event});
  const auto stored = store_->Latest().GetEvent(result.events.at(0).name);
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(stored->event.participants[0].actor, "actors/RU");
  EXPECT_EQ(stored->event.participants[1].actor, "actors/a-visitor-ps");
  // One that only the store knows.
  event = Meeting("2");
  event.told.participants[0].actor = {};
  event.actors = {"actors/a-visitor-ps"};
  const std::string name = Record({event}).events.at(0).name;
  EXPECT_EQ(store_->Latest().GetEvent(name)->event.participants[0].name, "A visitor");
  EXPECT_EQ(store_->Latest().GetEvent(name)->event.participants[0].kind, "person");
  event = Meeting("3");
  event.actors = {"", "actors/nobody-knows"};
  const absl::Status unknown = store_->Record({Meeting("4"), event}).status();
  EXPECT_EQ(unknown.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(unknown.message()),
              HasSubstr("events[1].participants[1].actor: there is no actor \"actors/nobody-knows\""));
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(2));
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, WhatIsNoEventIsRefusedByPlaceAndFieldAndLeavesNothing) {
  const auto refused = [&](const std::function<void(RecordedEvent&)>& spoil) {
    RecordedEvent event = Meeting("2");
    spoil(event);
    const absl::Status status = store_->Record({Meeting("1"), event}).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    return std::string(status.message());
  };
  EXPECT_THAT(refused([](RecordedEvent& event) { event.source = ""; }), HasSubstr("events[1].source"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.record = ""; }), HasSubstr("events[1].record"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.record = "1"; }), HasSubstr("\"1\" comes twice"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.told.type = ""; }), HasSubstr("events[1].type"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.told.type = std::string("a\0b", 3); }), HasSubstr("zero byte"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.told.participants.clear(); }), HasSubstr("participants"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.told.evidence.clear(); }), HasSubstr("evidence"));
  EXPECT_THAT(refused([](RecordedEvent& event) { event.actors.resize(3); }), HasSubstr("actors"));
  EXPECT_EQ(store_->Latest().revision(), 0U);
}

TEST_F(RecordTest, ManyWhoRecordAtOnceEachGetTheirAnswerAndARefusalHitsNobodyElse) {
  constexpr int kThreads = 8;
  constexpr int kEach = 60;
  std::atomic<int> refused = 0;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kThreads; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kEach; ++i) {
        RecordedEvent event = Meeting(absl::StrCat(writer, "-", i));
        const bool wrong = i % 20 == 7;
        if (wrong) event.actors = {"actors/nobody-knows"};
        const auto result = store_->Record({event});
        EXPECT_EQ(result.ok(), !wrong) << result.status();
        if (!result.ok()) ++refused;
        if (!result.ok()) continue;
        EXPECT_TRUE(store_->Latest().GetEvent(result->events[0].name).ok());
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(refused, kThreads * 3);
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(kThreads * kEach - refused));
  EXPECT_LT(store_->Latest().revision(), kThreads * kEach - refused) << "no two shared a revision";
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, TheSameRecordFromManyAtOnceIsOneEvent) {
  constexpr int kTimes = 40;
  std::latch answered(kTimes);
  std::set<std::string> names;
  for (int i = 0; i < kTimes; ++i) {
    store_->RecordAsync({Meeting("1", i % 2 == 0 ? "2009-12-09" : "2009-12-10")}, {}, [&](const auto& result) {
      ASSERT_TRUE(result.ok()) << result.status();
      names.insert(result->events[0].name);
      answered.count_down();
    });
  }
  answered.wait();
  EXPECT_THAT(names, SizeIs(1));
  EXPECT_THAT(AllEvents(store_->Latest()), SizeIs(1));
  EXPECT_EQ(AllEvents(store_->Latest()).begin()->second.time.ToString(), "2009-12-10");
  EXPECT_EQ(FaultsOf(store_->Latest()), "");
}

TEST_F(RecordTest, WhatIsRecordedSurvivesReopening) {
  const std::string name = Record({Meeting("1")}).events.at(0).name;
  store_.reset();
  store_ = testing::OpenStore(folder_.path().string());
  EXPECT_TRUE(store_->Latest().GetEvent(name).ok());
  EXPECT_EQ(Record({Meeting("1")}).events[0].outcome, Outcome::kUnchanged);
}

}  // namespace
}  // namespace chancery::store
