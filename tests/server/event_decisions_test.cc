// Corrections, retractions and the history of events, over a real server.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

v1::RecordEventsRequest Talks(const std::string& record) {
  v1::RecordEventsRequest request;
  v1::RecordedEvent& event = *request.add_events();
  event.set_source("desk");
  event.set_record(record);
  event.set_type("meeting");
  for (const char* actor : {"actors/FR", "actors/NG"}) {
    v1::RecordedParticipant& participant = *event.add_participants();
    participant.set_actor(actor);
    participant.set_role("participant");
  }
  event.set_time("1899-02-28");
  event.set_status(v1::EVENT_STATUS_OCCURRED);
  event.set_place("Paris");
  event.set_confidence(0.75);
  event.set_quote("They held talks in Paris.");
  return request;
}

class EventDecisionsTest : public ServerTest {
 protected:
  // The event's name.
  std::string Record(const std::string& record) {
    v1::RecordEventsResponse response;
    const grpc::Status status = events_->RecordEvents(Context().get(), Talks(record), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.events_size() == 1 ? response.events(0).name() : "";
  }

  v1::Event Get(const std::string& name) {
    v1::GetEventRequest request;
    request.set_name(name);
    v1::GetEventResponse response;
    EXPECT_TRUE(events_->GetEvent(Context().get(), request, &response).ok());
    return response.event();
  }

  static v1::CorrectEventRequest Place(const std::string& name, const std::string& place) {
    v1::CorrectEventRequest request;
    request.set_name(name);
    request.mutable_correction()->set_place(place);
    request.mutable_update_mask()->add_paths("place");
    request.set_author("the desk");
    request.set_note("the protocol says so");
    return request;
  }

  static v1::RetractEventRequest Retraction(const std::string& name) {
    v1::RetractEventRequest request;
    request.set_name(name);
    request.set_author("the desk");
    return request;
  }

  v1::DecisionResponse Correct(const v1::CorrectEventRequest& request) {
    v1::DecisionResponse response;
    const grpc::Status status = events_->CorrectEvent(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  v1::DecisionResponse Retract(const v1::RetractEventRequest& request) {
    v1::DecisionResponse response;
    const grpc::Status status = events_->RetractEvent(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::Status Undo(const std::string& decision, v1::DecisionResponse* response) {
    v1::UndoDecisionRequest request;
    request.set_name(decision);
    request.set_author("the editor");
    return events_->UndoDecision(Context().get(), request, response);
  }

  void ExpectRefused(const v1::CorrectEventRequest& request, const std::string& reason, const std::string& field) {
    v1::DecisionResponse response;
    const grpc::Status status = events_->CorrectEvent(Context().get(), request, &response);
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), field) << status.error_message();
  }
};

TEST_F(EventDecisionsTest, ACorrectedEventIsGivenWithItsDecisionAndItsEvidence) {
  const std::string name = Record("1");
  const v1::DecisionResponse response = Correct(Place(name, "Lagos"));
  EXPECT_EQ(response.decision(), "decisions/1");
  EXPECT_EQ(response.event().place(), "Lagos");
  EXPECT_EQ(response.event().evidence_size(), 1);
  const v1::Event event = Get(name);
  EXPECT_EQ(event.place(), "Lagos");
  ASSERT_EQ(event.decisions_size(), 1);
  EXPECT_EQ(event.decisions(0), "decisions/1");
  EXPECT_NE(event.etag(), "");
  v1::ListEventDecisionsRequest list;
  list.set_name(name);
  v1::ListEventDecisionsResponse decisions;
  ASSERT_TRUE(events_->ListEventDecisions(Context().get(), list, &decisions).ok());
  ASSERT_EQ(decisions.decisions_size(), 1);
  EXPECT_EQ(decisions.decisions(0).author(), "the desk");
  EXPECT_EQ(decisions.decisions(0).note(), "the protocol says so");
  EXPECT_EQ(decisions.decisions(0).correction().place(), "Lagos");
  EXPECT_EQ(decisions.decisions(0).update_mask().paths(0), "place");
  EXPECT_EQ(decisions.decisions(0).revision(), response.revision());
}

TEST_F(EventDecisionsTest, EveryValueCanBeCorrectedAtOnce) {
  const std::string name = Record("1");
  v1::CorrectEventRequest request = Place(name, "Zürich");
  v1::EventCorrection& correction = *request.mutable_correction();
  correction.set_type("promise");
  v1::RecordedParticipant& source = *correction.add_participants();
  source.set_name("Amara Okafor");
  source.set_kind("person");
  source.set_of("NG");
  source.set_role("source");
  correction.set_time("2024-02-29");
  correction.set_status(v1::EVENT_STATUS_PLANNED);
  correction.set_content("to send 40 doctors");
  correction.set_due("2025");
  correction.set_confidence(1);
  for (const char* field : {"type", "participants", "time", "status", "content", "due", "confidence"}) {
    request.mutable_update_mask()->add_paths(field);
  }
  Correct(request);
  const v1::Event event = Get(name);
  EXPECT_EQ(event.type(), "promise");
  ASSERT_EQ(event.participants_size(), 1);
  EXPECT_EQ(event.participants(0).actor(), "actors/amara-okafor-ng");
  EXPECT_EQ(event.time().edtf(), "2024-02-29");
  EXPECT_EQ(event.due().edtf(), "2025");
  EXPECT_EQ(event.content(), "to send 40 doctors");
  EXPECT_EQ(event.confidence(), 1);
  EXPECT_EQ(event.place(), "Zürich");
}

TEST_F(EventDecisionsTest, ARetractedEventIsInNoListUntilTheDecisionIsUndone) {
  const std::string name = Record("1");
  const v1::DecisionResponse retracted = Retract(Retraction(name));
  EXPECT_TRUE(AllEvents().empty());
  EXPECT_EQ(Get(name).retracted_by(), retracted.decision());
  EXPECT_TRUE(Retract(Retraction(name)).nothing_to_do());
  v1::DecisionResponse refused;
  const grpc::Status status = events_->CorrectEvent(Context().get(), Place(name, "Lagos"), &refused);
  EXPECT_EQ(ReasonOf(status), "EVENT_RETRACTED");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  v1::DecisionResponse undone;
  ASSERT_TRUE(Undo(retracted.decision(), &undone).ok());
  EXPECT_EQ(undone.event().name(), name);
  EXPECT_EQ(AllEvents().size(), 1U);
  ASSERT_TRUE(Undo(retracted.decision(), &undone).ok());
  EXPECT_TRUE(undone.nothing_to_do());
  EXPECT_EQ(ReasonOf(Undo("decisions/77", &undone)), "DECISION_NOT_FOUND");
  EXPECT_EQ(ReasonOf(Undo("decisions/x", &undone)), "DECISION_NOT_FOUND");
  EXPECT_EQ(ReasonOf(Undo("events/1", &undone)), "NAME_INVALID");
}

TEST_F(EventDecisionsTest, WhoReadAnOlderVersionIsToldTheEtagOfNow) {
  const std::string name = Record("1");
  v1::CorrectEventRequest request = Place(name, "Lagos");
  request.set_etag(Get(name).etag());
  Correct(Place(name, "Abuja"));
  v1::DecisionResponse response;
  const grpc::Status status = events_->CorrectEvent(Context().get(), request, &response);
  EXPECT_EQ(ReasonOf(status), "ETAG_MISMATCH");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Get(name).place(), "Abuja");
  request.set_etag(Get(name).etag());
  Correct(request);
  EXPECT_EQ(Get(name).place(), "Lagos");
}

TEST_F(EventDecisionsTest, ANamedWriteIsDoneOnceAlsoOverARestart) {
  const std::string name = Record("1");
  v1::CorrectEventRequest request = Place(name, "Lagos");
  request.set_request_id("desk-17");
  const v1::DecisionResponse first = Correct(request);
  Correct(Place(name, "Abuja"));
  Stop();
  Start();
  const v1::DecisionResponse again = Correct(request);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Get(name).place(), "Abuja");
  request.mutable_correction()->set_place("Kano");
  v1::DecisionResponse response;
  const grpc::Status status = events_->CorrectEvent(Context().get(), request, &response);
  EXPECT_EQ(ReasonOf(status), "REQUEST_ID_REUSED");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ALREADY_EXISTS);
}

TEST_F(EventDecisionsTest, ANamedRecordingGivesItsAnswerAgainAndOneThatIsTriedKeepsNothing) {
  v1::RecordEventsRequest request = Talks("1");
  request.set_validate_only(true);
  v1::RecordEventsResponse tried;
  ASSERT_TRUE(events_->RecordEvents(Context().get(), request, &tried).ok());
  ASSERT_EQ(tried.events_size(), 1);
  EXPECT_EQ(tried.events(0).outcome(), v1::RecordEventsResponse::ADDED);
  EXPECT_EQ(tried.revision(), "");
  EXPECT_TRUE(AllEvents().empty());
  request.set_validate_only(false);
  request.set_request_id("r");
  v1::RecordEventsResponse first;
  v1::RecordEventsResponse again;
  ASSERT_TRUE(events_->RecordEvents(Context().get(), request, &first).ok());
  ASSERT_TRUE(events_->RecordEvents(Context().get(), request, &again).ok());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  request.mutable_events(0)->set_place("Lagos");
  EXPECT_EQ(ReasonOf(events_->RecordEvents(Context().get(), request, &again)), "REQUEST_ID_REUSED");
}

TEST_F(EventDecisionsTest, ADecisionThatIsOnlyTriedTellsTheEventAsItWouldBe) {
  const std::string name = Record("1");
  v1::CorrectEventRequest request = Place(name, "Lagos");
  request.set_validate_only(true);
  const v1::DecisionResponse tried = Correct(request);
  EXPECT_EQ(tried.event().place(), "Lagos");
  EXPECT_EQ(tried.revision(), "");
  EXPECT_EQ(Get(name).place(), "Paris");
  v1::RetractEventRequest retraction = Retraction(name);
  retraction.set_validate_only(true);
  EXPECT_EQ(Retract(retraction).event().retracted_by(), "decisions/1");
  EXPECT_EQ(AllEvents().size(), 1U);
}

TEST_F(EventDecisionsTest, WhatIsWrongIsRefusedByItsField) {
  const std::string name = Record("1");
  const v1::CorrectEventRequest good = Place(name, "Lagos");
  v1::CorrectEventRequest bad = good;
  bad.clear_author();
  ExpectRefused(bad, "FIELD_INVALID", "author");
  bad = good;
  bad.clear_update_mask();
  ExpectRefused(bad, "FIELD_INVALID", "update_mask");
  bad = good;
  bad.mutable_update_mask()->add_paths("colour");
  ExpectRefused(bad, "FIELD_INVALID", "update_mask.paths[1]");
  bad = good;
  bad.mutable_update_mask()->set_paths(0, "time");
  bad.mutable_correction()->set_time("2023-02-29");
  ExpectRefused(bad, "FIELD_INVALID", "correction.time");
  bad.mutable_update_mask()->set_paths(0, "status");
  ExpectRefused(bad, "FIELD_INVALID", "correction.status");
  bad.mutable_update_mask()->set_paths(0, "type");
  ExpectRefused(bad, "TYPE_UNKNOWN", "correction.type");
  bad.mutable_update_mask()->set_paths(0, "participants");
  ExpectRefused(bad, "FIELD_INVALID", "correction.participants");
  bad.mutable_correction()->add_participants()->set_actor("actors/FR");
  ExpectRefused(bad, "ROLE_UNKNOWN", "correction.participants[0].role");
  bad.mutable_correction()->mutable_participants(0)->set_role("participant");
  bad.mutable_correction()->mutable_participants(0)->set_actor("actors/nobody-knows");
  ExpectRefused(bad, "ACTOR_NOT_FOUND", "");
  bad = good;
  bad.set_etag("x");
  ExpectRefused(bad, "FIELD_INVALID", "etag");
  bad = good;
  bad.set_request_id(std::string(129, 'x'));
  ExpectRefused(bad, "FIELD_INVALID", "request_id");
  bad = good;
  bad.set_name("events/none");
  ExpectRefused(bad, "EVENT_NOT_FOUND", "");
  bad.set_name("none");
  ExpectRefused(bad, "NAME_INVALID", "name");
}

TEST_F(EventDecisionsTest, EventsAreReadTogetherAndThoseThatAreNotThereAreNamed) {
  v1::BatchGetEventsRequest request;
  request.add_names(Record("1"));
  request.add_names("events/none");
  request.add_names(Record("2"));
  v1::BatchGetEventsResponse response;
  ASSERT_TRUE(events_->BatchGetEvents(Context().get(), request, &response).ok());
  ASSERT_EQ(response.events_size(), 2);
  EXPECT_EQ(response.events(0).name(), request.names(0));
  EXPECT_EQ(response.events(1).name(), request.names(2));
  EXPECT_EQ(response.events(1).evidence_size(), 1);
  ASSERT_EQ(response.not_found_size(), 1);
  EXPECT_EQ(response.not_found(0), "events/none");
  request.add_names("none");
  EXPECT_EQ(BadFieldOf(events_->BatchGetEvents(Context().get(), request, &response)), "names[3]");
  for (int i = 0; i < 100; ++i) request.add_names("events/none");
  EXPECT_EQ(BadFieldOf(events_->BatchGetEvents(Context().get(), request, &response)), "names");
  EXPECT_EQ(BadFieldOf(events_->BatchGetEvents(Context().get(), {}, &response)), "names");
}

TEST_F(EventDecisionsTest, TheVersionsOfAnEventAreListedAPageAtATimeEachOnce) {
  const std::string name = Record("1");
  for (const char* place : {"Lagos", "Abuja", "Kano"}) Correct(Place(name, place));
  const v1::DecisionResponse retracted = Retract(Retraction(name));
  v1::ListEventVersionsRequest request;
  request.set_name(name);
  request.set_page_size(2);
  std::vector<v1::EventVersion> versions;
  v1::ListEventVersionsResponse page;
  do {
    request.set_page_token(page.next_page_token());
    page.Clear();
    ASSERT_TRUE(events_->ListEventVersions(Context().get(), request, &page).ok());
    // What comes between two pages is on none of them.
    Record("x" + std::to_string(versions.size()));
    for (const v1::EventVersion& version : page.versions()) versions.push_back(version);
  } while (!page.next_page_token().empty());
  ASSERT_EQ(versions.size(), 5U);
  EXPECT_EQ(versions[0].sources(0), "desk");
  EXPECT_EQ(versions[0].event().place(), "Paris");
  EXPECT_EQ(versions[0].ended_revision(), versions[1].event().revision());
  EXPECT_EQ(versions[2].event().place(), "Abuja");
  EXPECT_EQ(versions[2].decision(), "decisions/2");
  EXPECT_EQ(versions[4].event().retracted_by(), retracted.decision());
  EXPECT_EQ(versions[4].ended_revision(), "");
  EXPECT_GT(versions[4].committed().seconds(), 0);
  request.set_page_token(page.next_page_token());
  request.set_page_size(101);
  EXPECT_EQ(ReasonOf(events_->ListEventVersions(Context().get(), request, &page)), "PAGE_SIZE_INVALID");
  request.set_page_size(1);
  request.set_page_token("x");
  EXPECT_EQ(ReasonOf(events_->ListEventVersions(Context().get(), request, &page)), "PAGE_TOKEN_INVALID");
  request.clear_page_token();
  request.set_name("events/none");
  EXPECT_EQ(ReasonOf(events_->ListEventVersions(Context().get(), request, &page)), "EVENT_NOT_FOUND");
}

}  // namespace
}  // namespace chancery::testing
