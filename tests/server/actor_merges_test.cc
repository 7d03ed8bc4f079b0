// Actors that are one, over a real server.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

class ActorMergesTest : public ServerTest {
 protected:
  // The names of the two who met, and the revision.
  std::vector<std::string> Record(const std::string& first, const std::string& second, const std::string& day) {
    v1::RecordEventsRequest request;
    v1::RecordedEvent& event = *request.add_events();
    event.set_source("desk");
    event.set_record(first + second + day);
    event.set_type("meeting");
    for (const std::string& name : {first, second}) {
      v1::RecordedParticipant& participant = *event.add_participants();
      participant.set_name(name);
      participant.set_kind("person");
      participant.set_of("NG");
      participant.set_role("participant");
    }
    event.set_time(day);
    event.set_status(v1::EVENT_STATUS_OCCURRED);
    event.set_quote("They met.");
    v1::RecordEventsResponse response;
    const grpc::Status status = events_->RecordEvents(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    v1::GetEventRequest get;
    get.set_name(response.events(0).name());
    v1::GetEventResponse read;
    EXPECT_TRUE(events_->GetEvent(Context().get(), get, &read).ok());
    return {read.event().participants(0).actor(), read.event().participants(1).actor(), response.revision()};
  }

  int TimelineSize(const std::string& actor, const std::string& identity_revision = "") {
    v1::ListActorTimelineRequest request;
    request.set_actor(actor);
    request.mutable_read_at()->set_identity_revision(identity_revision);
    v1::ListTimelineResponse response;
    const grpc::Status status = timelines_->ListActorTimeline(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.events_size();
  }

  static v1::MergeActorsRequest Merging(const std::string& from, const std::string& into) {
    v1::MergeActorsRequest request;
    request.set_from(from);
    request.set_into(into);
    request.set_author("the desk");
    return request;
  }

  v1::MergeActorsResponse Merge(const v1::MergeActorsRequest& request) {
    v1::MergeActorsResponse response;
    const grpc::Status status = actors_->MergeActors(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::Status Undo(const std::string& merge, bool cascade = false, v1::MergeActorsResponse* response = nullptr) {
    v1::UndoMergeRequest request;
    request.set_name(merge);
    request.set_author("the editor");
    request.set_cascade(cascade);
    v1::MergeActorsResponse ignored;
    return actors_->UndoMerge(Context().get(), request, response != nullptr ? response : &ignored);
  }

  void ExpectRefused(const v1::MergeActorsRequest& request, const std::string& reason, const std::string& field) {
    v1::MergeActorsResponse response;
    const grpc::Status status = actors_->MergeActors(Context().get(), request, &response);
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), field);
  }
};

TEST_F(ActorMergesTest, BothNamesLeadToOneActorAndTheOldIdentitiesCanBeAsked) {
  const std::vector<std::string> first = Record("Ada Eze", "Femi Bello", "2024-02-29");
  const std::vector<std::string> second = Record("Ngozi Okoro", "Femi Bello", "2024-03-01");
  v1::MergeActorsRequest request = Merging(second[0], first[0]);
  request.set_validate_only(true);
  const v1::MergeActorsResponse tried = Merge(request);
  EXPECT_EQ(tried.actor().name(), first[0]);
  EXPECT_EQ(tried.revision(), "");
  EXPECT_EQ(TimelineSize(first[0]), 1);
  const v1::MergeActorsResponse merged = Merge(Merging(second[0], first[0]));
  EXPECT_EQ(merged.actor().name(), first[0]);
  ASSERT_EQ(merged.actor().merged_size(), 1);
  EXPECT_EQ(merged.actor().merged(0), second[0]);
  EXPECT_EQ(TimelineSize(first[0]), 2);
  EXPECT_EQ(TimelineSize(second[0]), 2);
  EXPECT_EQ(TimelineSize(first[0], second[2]), 1);
  v1::SearchActorsRequest search;
  search.set_query("ngozi ok");
  search.mutable_read_at()->set_at_least(merged.revision());
  v1::SearchActorsResponse found;
  ASSERT_TRUE(actors_->SearchActors(Context().get(), search, &found).ok());
  ASSERT_EQ(found.actors_size(), 1);
  EXPECT_EQ(found.actors(0).actor(), first[0]);
  v1::GetActorRequest get;
  get.set_name(second[0]);
  v1::GetActorResponse read;
  ASSERT_TRUE(actors_->GetActor(Context().get(), get, &read).ok());
  EXPECT_EQ(read.actor().name(), first[0]);
  get.mutable_read_at()->set_exactly(second[2]);
  ASSERT_TRUE(actors_->GetActor(Context().get(), get, &read).ok());
  EXPECT_EQ(read.actor().name(), second[0]);
  get.mutable_read_at()->set_identity_revision("x");
  EXPECT_EQ(BadFieldOf(actors_->GetActor(Context().get(), get, &read)), "read_at.identity_revision");
}

TEST_F(ActorMergesTest, AnUndoneMergeSetsTheActorFreeAndStaysInTheHistory) {
  const std::vector<std::string> actors = Record("Ada Eze", "Femi Bello", "2024-02-29");
  const std::vector<std::string> others = Record("Gbenga Hassan", "Ife Jaja", "2024-03-01");
  const v1::MergeActorsResponse one = Merge(Merging(actors[0], actors[1]));
  const v1::MergeActorsResponse two = Merge(Merging(actors[1], others[0]));
  const grpc::Status superseded = Undo(one.merges(0));
  EXPECT_EQ(ReasonOf(superseded), "MERGE_SUPERSEDED");
  EXPECT_EQ(superseded.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  v1::MergeActorsResponse undone;
  ASSERT_TRUE(Undo(one.merges(0), true, &undone).ok());
  EXPECT_EQ(undone.actor().name(), actors[0]);
  EXPECT_EQ(undone.merges_size(), 2);
  ASSERT_TRUE(Undo(two.merges(0), false, &undone).ok());
  EXPECT_TRUE(undone.nothing_to_do());
  EXPECT_EQ(ReasonOf(Undo("merges/9")), "MERGE_NOT_FOUND");
  EXPECT_EQ(ReasonOf(Undo("actors/9")), "NAME_INVALID");
  v1::ListMergesRequest list;
  list.set_page_size(1);
  v1::ListMergesResponse page;
  ASSERT_TRUE(actors_->ListMerges(Context().get(), list, &page).ok());
  ASSERT_EQ(page.merges_size(), 1);
  EXPECT_EQ(page.merges(0).from(), actors[0]);
  EXPECT_EQ(page.merges(0).undone_author(), "the editor");
  list.set_page_token(page.next_page_token());
  ASSERT_TRUE(actors_->ListMerges(Context().get(), list, &page).ok());
  ASSERT_EQ(page.merges_size(), 1);
  EXPECT_EQ(page.merges(0).from(), actors[1]);
  EXPECT_EQ(page.next_page_token(), "");
}

TEST_F(ActorMergesTest, WhatIsWrongIsRefusedByItsField) {
  const std::vector<std::string> actors = Record("Ada Eze", "Femi Bello", "2024-02-29");
  ExpectRefused(Merging("Ada", actors[1]), "NAME_INVALID", "from");
  ExpectRefused(Merging(actors[0], "Ada"), "NAME_INVALID", "into");
  ExpectRefused(Merging(actors[0], actors[0]), "FIELD_INVALID", "into");
  ExpectRefused(Merging(actors[0], "actors/nobody"), "ACTOR_NOT_FOUND", "");
  v1::MergeActorsRequest request = Merging(actors[0], actors[1]);
  request.clear_author();
  ExpectRefused(request, "FIELD_INVALID", "author");
  request = Merging(actors[0], actors[1]);
  request.set_request_id("r");
  const v1::MergeActorsResponse merged = Merge(request);
  EXPECT_EQ(Merge(request).SerializeAsString(), merged.SerializeAsString());
  request.set_note("another");
  ExpectRefused(request, "REQUEST_ID_REUSED", "");
  ExpectRefused(Merging(actors[0], "actors/FR"), "ACTOR_MERGED", "");
  ExpectRefused(Merging(actors[1], actors[0]), "ACTOR_MERGED", "");
}

}  // namespace
}  // namespace chancery::testing
