// Events that are there, over one stream.
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using Request = v1::StreamEventsRequest;
using Response = v1::StreamEventsResponse;

constexpr int kEvents = 500;

v1::RecordedEvent Visit(int number) {
  v1::RecordedEvent event;
  event.set_source("desk");
  event.set_record(fmt::format("visit-{}", number));
  event.set_type(number % 3 == 0 ? "visit" : "meeting");
  const bool visit = number % 3 == 0;
  for (const char* name : {"actors/FR", number % 2 == 0 ? "actors/DE" : "actors/IT"}) {
    v1::RecordedParticipant& participant = *event.add_participants();
    participant.set_actor(name);
    participant.set_role(!visit ? "participant" : event.participants_size() == 1 ? "visitor" : "host");
  }
  event.set_time(fmt::format("2024-{:02}-{:02}", number / 28 % 12 + 1, number % 28 + 1));
  event.set_status(v1::EVENT_STATUS_OCCURRED);
  event.set_confidence(1);
  event.set_quote(fmt::format("It was the {}th: {}", number, std::string(400, '.')));
  return event;
}

class EventStreamTest : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (!IsSkipped()) Record(0, kEvents);
  }

  void Configure(server::ServerConfig& config) override {
    config.max_reply_bytes = 32 << 10;
    config.stream_idle_seconds = idle_seconds_;
  }

  void Record(int from, int to) {
    v1::RecordEventsRequest request;
    for (int i = from; i < to; ++i) *request.add_events() = Visit(i);
    v1::RecordEventsResponse response;
    const grpc::Status status = events_->RecordEvents(Context().get(), request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  // All messages of a stream, which must end well.
  std::vector<Response> Stream(const Request& request) {
    const auto context = Context();
    const auto reader = events_->StreamEvents(context.get(), request);
    std::vector<Response> messages;
    for (Response message; reader->Read(&message);) messages.push_back(message);
    const grpc::Status status = reader->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    return messages;
  }

  grpc::Status Refusal(const Request& request) {
    const auto context = Context();
    const auto reader = events_->StreamEvents(context.get(), request);
    Response message;
    EXPECT_FALSE(reader->Read(&message));
    return reader->Finish();
  }

  uint64_t idle_seconds_ = 60;
};

std::vector<std::string> Names(const std::vector<Response>& messages) {
  std::vector<std::string> names;
  for (const Response& message : messages) {
    for (const v1::Event& event : message.events()) names.push_back(event.name());
  }
  return names;
}

std::vector<std::string> Names(const std::vector<v1::Event>& events) {
  std::vector<std::string> names;
  for (const v1::Event& event : events) names.push_back(event.name());
  return names;
}

TEST_F(EventStreamTest, GivesWhatAListGivesInItsOrderAndInMessagesOfBoundedSize) {
  v1::ListEventsRequest list;
  Request request;
  for (const auto order : {v1::EVENT_ORDER_NEWEST_FIRST, v1::EVENT_ORDER_OLDEST_FIRST}) {
    list.set_order(order);
    list.mutable_filter()->add_types("meeting");
    list.mutable_filter()->add_actors("actors/DE");
    request.set_order(order);
    *request.mutable_filter() = list.filter();
    const std::vector<Response> messages = Stream(request);
    EXPECT_EQ(Names(messages), Names(AllEvents(list)));
    EXPECT_GT(messages.size(), 2U);
    for (const Response& message : messages) {
      EXPECT_LT(message.ByteSizeLong(), 34U << 10);
      EXPECT_EQ(message.revision(), messages[0].revision());
      EXPECT_EQ(message.next_page_token().empty(), &message == &messages.back());
    }
  }
}

TEST_F(EventStreamTest, ShowsOneStateWhileOthersWrite) {
  std::atomic<bool> ends = false;
  std::thread writer([&] {
    for (int i = kEvents; !ends; ++i) Record(i, i + 1);
  });
  Request request;
  request.set_page_size(7);
  const std::vector<Response> messages = Stream(request);
  ends = true;
  writer.join();
  v1::ListEventsRequest list;
  list.mutable_read_at()->set_exactly(messages[0].revision());
  EXPECT_EQ(Names(messages), Names(AllEvents(list)));
}

TEST_F(EventStreamTest, GoesOnFromEachMessageWithTheSameStateAfterARestart) {
  Request request;
  request.set_page_size(40);
  const std::vector<Response> messages = Stream(request);
  ASSERT_GT(messages.size(), 3U);
  const std::vector<std::string> all = Names(messages);
  Record(kEvents, kEvents + 30);
  Stop();
  Start();
  size_t seen = 0;
  for (size_t i = 0; i + 1 < messages.size(); ++i) {
    seen += static_cast<size_t>(messages[i].events_size());
    request.set_page_token(messages[i].next_page_token());
    const std::vector<std::string> rest = Names(Stream(request));
    EXPECT_EQ(rest, std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(seen), all.end()));
  }
}

TEST_F(EventStreamTest, WhereNothingFitsThereIsOneMessageWithTheRevision) {
  Request request;
  request.mutable_filter()->set_from("2031-01-01");
  const std::vector<Response> messages = Stream(request);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].events_size(), 0);
  EXPECT_NE(messages[0].revision(), "");
}

TEST_F(EventStreamTest, WrongRequestsAreRefusedWithTheFieldAtFault) {
  Request request;
  request.set_page_size(1001);
  EXPECT_EQ(ReasonOf(Refusal(request)), "PAGE_SIZE_INVALID");
  request.set_page_size(10);
  request.mutable_filter()->add_types("picnic");
  EXPECT_EQ(BadFieldOf(Refusal(request)), "filter.types[0]");
  request.mutable_filter()->set_types(0, "visit");
  const std::string token = Stream(request)[0].next_page_token();
  request.mutable_filter()->set_types(0, "meeting");
  request.set_page_token(token);
  const grpc::Status mismatch = Refusal(request);
  EXPECT_EQ(ReasonOf(mismatch), "PAGE_TOKEN_MISMATCH");
  EXPECT_EQ(BadFieldOf(mismatch), "filter.types");
}

TEST_F(EventStreamTest, OneThatTakesNothingIsEndedAndGoesOnLater) {
  Stop();
  idle_seconds_ = 1;
  Start();
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 1 << 10);
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  const auto channel = grpc::CreateCustomChannel(server_->address(), grpc::InsecureChannelCredentials(), arguments);
  const auto stub = v1::Events::NewStub(channel);
  const auto context = Context();
  const auto reader = stub->StreamEvents(context.get(), Request());
  std::this_thread::sleep_for(std::chrono::seconds(4));
  std::vector<Response> messages;
  for (Response message; reader->Read(&message);) messages.push_back(message);
  EXPECT_EQ(ReasonOf(reader->Finish()), "STREAM_IDLE");
  ASSERT_FALSE(messages.empty());
  Request rest;
  rest.set_page_token(messages.back().next_page_token());
  EXPECT_EQ(Names(messages).size() + Names(Stream(rest)).size(), static_cast<size_t>(kEvents));
}

}  // namespace
}  // namespace chancery::testing
