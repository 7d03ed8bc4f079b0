#include "tests/server/watch_server.h"

#include <fmt/format.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <utility>

#include "absl/time/civil_time.h"
#include "tests/server/test_server.h"
#include "tests/store/synthetic.h"

namespace chancery::testing {

WatchServer::WatchServer(const std::string& folder, const server::ServerConfig& config) : config_(config) {
  auto opened = store::Store::Open(folder, SharedReader()->gazetteer(), {.durability = store::Durability::kNone});
  EXPECT_TRUE(opened.ok()) << opened.status();
  store_ = *std::move(opened);
  ingestor_ = std::make_unique<bulk::Ingestor>(SharedReader(), *store_);
  workers_ = std::make_unique<server::WorkerPool>(2, 100);
  streams_ = std::make_unique<server::StreamRegistry>(1);
  backend_.emplace(server::Backend{config_, *SharedReader(), *store_, *ingestor_, *workers_, *workers_, 2, *streams_});
  hub_ = std::make_unique<server::WatchHub>(*store_, 2, config.max_watchers);
  service_.emplace(*backend_, *hub_);
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&*service_);
  server_ = builder.BuildAndStart();
  address_ = fmt::format("127.0.0.1:{}", port);
}

WatchServer::~WatchServer() { Stop(); }

void WatchServer::Stop() {
  if (!server_) return;
  hub_->DrainAll();
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(2));
  server_->Wait();
  workers_->Stop();
  hub_.reset();
  server_.reset();
  ingestor_.reset();
  store_.reset();
}

std::unique_ptr<v1::Watch::Stub> WatchServer::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  return v1::Watch::NewStub(grpc::CreateCustomChannel(address_, grpc::InsecureChannelCredentials(), arguments));
}

void WatchServer::Ingest(const store::ArticleInput& article) {
  const absl::StatusOr<store::IngestResult> result = store_->Ingest(article);
  ASSERT_TRUE(result.ok()) << result.status();
}

WatchCall::WatchCall(v1::Watch::Stub& stub, const v1::WatchEventsRequest& request) {
  context_.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(120));
  reader_ = stub.WatchEvents(&context_, request);
}

WatchCall::~WatchCall() {
  Cancel();
  Finish();
}

std::optional<v1::WatchEventsResponse> WatchCall::Next() {
  v1::WatchEventsResponse message;
  if (status_ || !reader_->Read(&message)) return std::nullopt;
  return message;
}

std::optional<v1::WatchEventsResponse> WatchCall::NextChanges() {
  for (;;) {
    std::optional<v1::WatchEventsResponse> message = Next();
    if (!message || message->has_changes()) return message;
  }
}

grpc::Status WatchCall::Finish() {
  while (Next()) continue;
  if (!status_) status_ = reader_->Finish();
  return *status_;
}

namespace {

// What a number stands for.
struct Numbered {
  std::array<std::string, 2> persons;
  std::string day;
};

Numbered MeetingOf(int number) {
  constexpr int kPersons = 499;
  const absl::CivilDay day = absl::CivilDay(1979, 1, 1) + 3 * (number % 5000);
  const int host = (number + 1 + number / kPersons % (kPersons - 1)) % kPersons;
  return {{fmt::format("Ada Person{}", number % kPersons), fmt::format("Bo Person{}", host)},
          fmt::format("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())};
}

}  // namespace

store::ArticleInput NumberedMeeting(int number) {
  const Numbered meeting = MeetingOf(number);
  return ArticleTelling({.article = fmt::format("meeting{}", number),
                         .parts = {{"participant", meeting.persons[0]}, {"participant", meeting.persons[1]}},
                         .time = meeting.day,
                         .published = meeting.day});
}

store::RecordedEvent NumberedRecord(int number) {
  const Numbered meeting = MeetingOf(number);
  store::RecordedEvent event;
  event.source = "bench";
  event.record = std::to_string(number);
  event.title = fmt::format("Record {}", number);
  event.told.type = "meeting";
  for (const std::string& name : meeting.persons) {
    ontology::ParticipantMention participant;
    participant.actor.name = name;
    participant.actor.kind = "person";
    participant.role = "participant";
    event.told.participants.push_back(std::move(participant));
  }
  event.told.time = *ontology::EventTime::Parse(meeting.day);
  event.told.evidence = {
      {fmt::format("{} and {} met on {} to talk about what record {} says, an official of one of the "
                   "two told reporters afterwards.",
                   meeting.persons[0], meeting.persons[1], meeting.day, number),
       0, 0, "", ""}};
  return event;
}

}  // namespace chancery::testing
