// Recording over one stream.
#include "server/record_stream.h"

#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "store/store.h"
#include "store/verify.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using Request = v1::RecordEventStreamRequest;
using Response = v1::RecordEventStreamResponse;
using Outcome = v1::RecordEventsResponse;

v1::RecordedEvent Talks(int number) {
  v1::RecordedEvent event;
  event.set_source("desk");
  event.set_record(fmt::format("talks-{}", number));
  event.set_type("meeting");
  for (const char* name : {"actors/FR", "actors/DE"}) {
    v1::RecordedParticipant& participant = *event.add_participants();
    participant.set_actor(name);
    participant.set_role("participant");
  }
  event.set_time(fmt::format("2024-{:02}-{:02}", number / 28 % 12 + 1, number % 28 + 1));
  event.set_status(v1::EVENT_STATUS_OCCURRED);
  event.set_confidence(1);
  event.set_quote(fmt::format("They talked for the {}th time.", number));
  return event;
}

Request Message(uint64_t sequence, int from, int count) {
  Request request;
  request.set_sequence(sequence);
  for (int i = from; i < from + count; ++i) *request.add_events() = Talks(i);
  return request;
}

class RecordStreamTest : public ServerTest {
 protected:
  using Stream = grpc::ClientReaderWriter<Request, Response>;

  void Configure(server::ServerConfig& config) override { config.stream_idle_seconds = idle_seconds_; }

  std::unique_ptr<Stream> Open() {
    context_ = Context();
    return events_->RecordEventStream(context_.get());
  }

  uint64_t idle_seconds_ = 60;
  std::unique_ptr<grpc::ClientContext> context_;
};

TEST_F(RecordStreamTest, EachMessageIsAnsweredInOrderAndItsEventsAreThere) {
  constexpr int kMessages = 60;
  constexpr int kEach = 20;
  const std::unique_ptr<Stream> stream = Open();
  std::thread writer([&] {
    for (int i = 0; i < kMessages; ++i) stream->Write(Message(100 + static_cast<uint64_t>(i), i * kEach, kEach));
    stream->WritesDone();
  });
  Response answer;
  std::string revision;
  uint64_t expected = 100;
  for (; stream->Read(&answer); ++expected) {
    EXPECT_EQ(answer.sequence(), expected);
    EXPECT_FALSE(answer.has_error()) << answer.error().message();
    EXPECT_EQ(answer.events_size(), kEach);
    for (const auto& event : answer.events()) EXPECT_EQ(event.outcome(), Outcome::ADDED);
    v1::GetEventRequest get;
    get.set_name(answer.events(0).name());
    get.mutable_read_at()->set_exactly(answer.revision());
    v1::GetEventResponse got;
    EXPECT_TRUE(events_->GetEvent(Context().get(), get, &got).ok()) << "it can be read from the revision told";
  }
  writer.join();
  const grpc::Status status = stream->Finish();
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(expected, 100U + kMessages);
  EXPECT_EQ(AllEvents().size(), static_cast<size_t>(kMessages * kEach));
}

TEST_F(RecordStreamTest, ARefusedMessageIsAnsweredWithItsErrorAndTheStreamGoesOn) {
  const std::unique_ptr<Stream> stream = Open();
  Request spoilt = Message(2, 10, 3);
  spoilt.mutable_events(1)->clear_quote();
  Request unknown = Message(3, 20, 1);
  unknown.mutable_events(0)->mutable_participants(0)->set_actor("actors/nobody-at-all");
  Request twice = Message(4, 30, 1);
  *twice.add_events() = Talks(30);
  for (const Request& request :
       {Message(1, 0, 3), spoilt, unknown, twice, Message(5, 0, 0), Message(6, 0, 1001), Message(7, 40, 3)}) {
    ASSERT_TRUE(stream->Write(request));
  }
  stream->WritesDone();
  std::map<uint64_t, Response> answers;
  for (Response answer; stream->Read(&answer);) answers.emplace(answer.sequence(), answer);
  EXPECT_TRUE(stream->Finish().ok());
  ASSERT_EQ(answers.size(), 7U);
  const auto reason = [&](uint64_t sequence) { return InfoOf(answers[sequence].error()).reason(); };
  EXPECT_EQ(reason(2), "FIELD_INVALID");
  EXPECT_EQ(InfoOf(answers[2].error()).metadata().at("field"), "events[1].quote");
  EXPECT_EQ(reason(3), "ACTOR_NOT_FOUND");
  EXPECT_EQ(reason(4), "FIELD_INVALID");
  EXPECT_EQ(reason(5), "FIELD_INVALID");
  EXPECT_EQ(reason(6), "FIELD_INVALID");
  for (const uint64_t refused : {2, 3, 4, 5, 6}) EXPECT_EQ(answers[refused].events_size(), 0);
  for (const uint64_t kept : {1, 7}) EXPECT_EQ(answers[kept].events_size(), 3);
  EXPECT_EQ(AllEvents().size(), 6U);
}

TEST_F(RecordStreamTest, WhatWasSentBeforeIsUnchangedAndOtherValuesAreANewVersion) {
  const std::unique_ptr<Stream> stream = Open();
  Request changed = Message(3, 0, 2);
  changed.mutable_events(1)->set_place("Paris");
  for (const Request& request : {Message(1, 0, 2), Message(2, 0, 2), changed}) ASSERT_TRUE(stream->Write(request));
  stream->WritesDone();
  std::vector<int> outcomes;
  for (Response answer; stream->Read(&answer);) {
    for (const auto& event : answer.events()) outcomes.push_back(event.outcome());
  }
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(outcomes, (std::vector<int>{Outcome::ADDED, Outcome::ADDED, Outcome::UNCHANGED, Outcome::UNCHANGED,
                                        Outcome::UNCHANGED, Outcome::NEW_VERSION}));
}

TEST_F(RecordStreamTest, AClientThatTakesNoAnswersIsReadNoFurtherThanTheLimit) {
  constexpr int kMessages = 600;
  const std::unique_ptr<Stream> stream = Open();
  std::atomic<int> written = 0;
  std::thread writer([&] {
    for (int i = 0; i < kMessages; ++i) {
      Request request = Message(static_cast<uint64_t>(i), i * 200, 200);
      for (v1::RecordedEvent& event : *request.mutable_events()) event.set_title(std::string(500, 't'));
      if (!stream->Write(request)) break;
      ++written;
    }
    stream->WritesDone();
  });
  // Until it stands still: what is unanswered, and what the connection holds in both directions.
  for (int before = -1; before != written; std::this_thread::sleep_for(std::chrono::seconds(2))) before = written;
  EXPECT_LT(written, kMessages);
  int answered = 0;
  for (Response answer; stream->Read(&answer);) ++answered;
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(answered, kMessages);
}

TEST_F(RecordStreamTest, OneThatIsCancelledLeavesWholeMessages) {
  {
    const std::unique_ptr<Stream> stream = Open();
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(stream->Write(Message(static_cast<uint64_t>(i), i * 50, 50)));
    Response answer;
    ASSERT_TRUE(stream->Read(&answer));
    context_->TryCancel();
    while (stream->Read(&answer)) continue;
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  const std::unique_ptr<Stream> again = Open();
  ASSERT_TRUE(again->Write(Message(1, 5000, 1)));
  Response answer;
  ASSERT_TRUE(again->Read(&answer));
  again->WritesDone();
  EXPECT_TRUE(again->Finish().ok());
  EXPECT_EQ((AllEvents().size() - 1) % 50, 0U);
}

TEST_F(RecordStreamTest, OneOnWhichNothingHappensIsEnded) {
  Stop();
  idle_seconds_ = 1;
  Start();
  const std::unique_ptr<Stream> stream = Open();
  ASSERT_TRUE(stream->Write(Message(1, 0, 1)));
  Response answer;
  ASSERT_TRUE(stream->Read(&answer));
  EXPECT_FALSE(stream->Read(&answer));
  EXPECT_EQ(ReasonOf(stream->Finish()), "STREAM_IDLE");
}

TEST_F(RecordStreamTest, AServerThatEndsAnswersWhatItTook) {
  const std::unique_ptr<Stream> stream = Open();
  ASSERT_TRUE(stream->Write(Message(1, 0, 5)));
  Response answer;
  ASSERT_TRUE(stream->Read(&answer));
  std::thread ending([&] { Stop(); });
  while (stream->Read(&answer)) continue;
  EXPECT_EQ(ReasonOf(stream->Finish()), "STORE_UNAVAILABLE");
  ending.join();
}

}  // namespace
}  // namespace chancery::testing
