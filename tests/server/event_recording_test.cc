#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

v1::RecordedEvent Visit(const std::string& record) {
  v1::RecordedEvent event;
  event.set_source("desk");
  event.set_record(record);
  event.set_type("visit");
  v1::RecordedParticipant& visitor = *event.add_participants();
  visitor.set_name("Amara Okafor");
  visitor.set_kind("person");
  visitor.set_of("NG");
  visitor.set_role("visitor");
  v1::RecordedParticipant& host = *event.add_participants();
  host.set_actor("actors/FR");
  host.set_role("host");
  event.set_time("2024-02-29");
  event.set_status(v1::EVENT_STATUS_PLANNED);
  event.set_place("Paris");
  event.set_confidence(0.75);
  event.set_quote("She is to visit Paris on the last day of February.");
  event.set_url("https://desk.example/" + record);
  event.set_publisher("The desk");
  event.set_published("2024-02-01");
  return event;
}

class EventRecordingTest : public ServerTest {
 protected:
  grpc::Status Record(const std::vector<v1::RecordedEvent>& events, v1::RecordEventsResponse* response = nullptr) {
    v1::RecordEventsRequest request;
    for (const v1::RecordedEvent& event : events) *request.add_events() = event;
    v1::RecordEventsResponse ignored;
    return events_->RecordEvents(Context().get(), request, response != nullptr ? response : &ignored);
  }

  void ExpectRefused(const std::function<void(v1::RecordedEvent&)>& spoil, const std::string& reason,
                     const std::string& field) {
    v1::RecordedEvent event = Visit("spoilt");
    spoil(event);
    const grpc::Status status = Record({Visit("whole"), event});
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), "events[1]." + field);
  }
};

TEST_F(EventRecordingTest, WhatIsRecordedIsReadBackWithItsSourceAndWords) {
  v1::RecordEventsResponse response;
  const grpc::Status status = Record({Visit("1"), Visit("2")}, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.events_size(), 2);
  EXPECT_EQ(response.events(0).outcome(), v1::RecordEventsResponse::ADDED);
  v1::GetEventRequest get;
  get.set_name(response.events(0).name());
  get.mutable_read_at()->set_exactly(response.revision());
  v1::GetEventResponse read;
  ASSERT_TRUE(events_->GetEvent(Context().get(), get, &read).ok());
  const v1::Event& event = read.event();
  EXPECT_EQ(event.type(), "visit");
  EXPECT_EQ(event.status(), v1::EVENT_STATUS_PLANNED);
  EXPECT_EQ(event.time().edtf(), "2024-02-29");
  EXPECT_EQ(event.participants(0).actor(), "actors/amara-okafor-ng");
  EXPECT_EQ(event.participants(1).display_name(), "France");
  EXPECT_EQ(event.confidence(), 0.75);
  ASSERT_EQ(event.evidence_size(), 1);
  EXPECT_EQ(event.evidence(0).source(), "desk");
  EXPECT_EQ(event.evidence(0).record(), "1");
  EXPECT_EQ(event.evidence(0).url(), "https://desk.example/1");
  EXPECT_EQ(event.evidence(0).publisher(), "The desk");
  EXPECT_EQ(event.evidence(0).published(), "2024-02-01");
  EXPECT_EQ(event.evidence(0).article(), "");
  EXPECT_EQ(event.report_count(), 1U);
  v1::ListActorTimelineRequest timeline;
  timeline.set_actor("actors/FR");
  v1::ListTimelineResponse listed;
  ASSERT_TRUE(timelines_->ListActorTimeline(Context().get(), timeline, &listed).ok());
  EXPECT_EQ(listed.events_size(), 2);
}

TEST_F(EventRecordingTest, ARetryIsHarmlessAndACorrectionKeepsWhatWasKnownBefore) {
  v1::RecordEventsResponse first;
  v1::RecordEventsResponse retried;
  ASSERT_TRUE(Record({Visit("1")}, &first).ok());
  ASSERT_TRUE(Record({Visit("1")}, &retried).ok());
  EXPECT_EQ(retried.events(0).outcome(), v1::RecordEventsResponse::UNCHANGED);
  EXPECT_EQ(retried.revision(), first.revision());
  v1::RecordedEvent held = Visit("1");
  held.set_status(v1::EVENT_STATUS_OCCURRED);
  v1::RecordEventsResponse corrected;
  ASSERT_TRUE(Record({held}, &corrected).ok());
  EXPECT_EQ(corrected.events(0).outcome(), v1::RecordEventsResponse::NEW_VERSION);
  EXPECT_EQ(corrected.events(0).name(), first.events(0).name());
  v1::GetEventRequest get;
  get.set_name(first.events(0).name());
  v1::GetEventResponse read;
  ASSERT_TRUE(events_->GetEvent(Context().get(), get, &read).ok());
  EXPECT_EQ(read.event().status(), v1::EVENT_STATUS_OCCURRED);
  get.mutable_read_at()->set_exactly(first.revision());
  ASSERT_TRUE(events_->GetEvent(Context().get(), get, &read).ok());
  EXPECT_EQ(read.event().status(), v1::EVENT_STATUS_PLANNED);
}

TEST_F(EventRecordingTest, WhatIsWrongIsRefusedByItsFieldAndNothingIsKept) {
  using Event = v1::RecordedEvent;
  ExpectRefused([](Event& event) { event.clear_source(); }, "FIELD_INVALID", "source");
  ExpectRefused([](Event& event) { event.set_record(std::string(257, 'x')); }, "FIELD_INVALID", "record");
  ExpectRefused([](Event& event) { event.set_record("whole"); }, "FIELD_INVALID", "record");
  ExpectRefused([](Event& event) { event.set_type("duel"); }, "TYPE_UNKNOWN", "type");
  ExpectRefused([](Event& event) { event.clear_participants(); }, "FIELD_INVALID", "participants");
  ExpectRefused([](Event& event) { event.mutable_participants(0)->set_role("guest"); }, "ROLE_UNKNOWN",
                "participants[0].role");
  ExpectRefused([](Event& event) { event.mutable_participants(0)->set_kind("planet"); }, "KIND_UNKNOWN",
                "participants[0].kind");
  ExpectRefused([](Event& event) { event.mutable_participants(0)->clear_name(); }, "FIELD_INVALID",
                "participants[0].name");
  ExpectRefused([](Event& event) { event.mutable_participants(1)->set_actor("FR"); }, "NAME_INVALID",
                "participants[1].actor");
  ExpectRefused([](Event& event) { event.set_time("2023-02-29"); }, "FIELD_INVALID", "time");
  ExpectRefused([](Event& event) { event.set_published("tomorrow"); }, "FIELD_INVALID", "published");
  ExpectRefused([](Event& event) { event.clear_status(); }, "FIELD_INVALID", "status");
  ExpectRefused([](Event& event) { event.set_confidence(1.5); }, "FIELD_INVALID", "confidence");
  ExpectRefused([](Event& event) { event.clear_quote(); }, "FIELD_INVALID", "quote");
  v1::RecordedEvent stranger = Visit("2");
  stranger.mutable_participants(1)->set_actor("actors/nobody-knows");
  const grpc::Status unknown = Record({stranger});
  EXPECT_EQ(ReasonOf(unknown), "ACTOR_NOT_FOUND");
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(BadFieldOf(Record({})), "events");
  EXPECT_EQ(BadFieldOf(Record(std::vector<v1::RecordedEvent>(1001, Visit("1")))), "events");
  EXPECT_TRUE(AllEvents().empty());
}

TEST_F(EventRecordingTest, YearsBefore1900AndNamesInAnyScriptComeBack) {
  v1::RecordedEvent event = Visit("1878-Берлин");
  event.set_time("1878-06-13/1878-07-13");
  event.mutable_participants(0)->set_name("Отто фон Бисмарк");
  event.set_published("1878-06-14");
  v1::RecordEventsResponse response;
  ASSERT_TRUE(Record({event}, &response).ok());
  const std::vector<v1::Event> all = AllEvents();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].time().edtf(), "1878-06-13/1878-07-13");
  EXPECT_EQ(all[0].participants(0).display_name(), "Отто фон Бисмарк");
  EXPECT_EQ(all[0].evidence(0).record(), "1878-Берлин");
}

}  // namespace
}  // namespace chancery::testing
