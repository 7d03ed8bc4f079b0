// Lists of actors, one with all that is known of it, and what became of it, over a real server.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

struct Person {
  const char* name;
  const char* of;
  const char* kind = "person";
  const char* office = "";
};

class ActorListsTest : public ServerTest {
 protected:
  std::string Record(const std::string& record, const std::string& day, const std::vector<Person>& who) {
    v1::RecordEventsRequest request;
    v1::RecordedEvent& event = *request.add_events();
    event.set_source("desk");
    event.set_record(record);
    event.set_type("meeting");
    for (const Person& one : who) {
      v1::RecordedParticipant& participant = *event.add_participants();
      participant.set_name(one.name);
      participant.set_kind(one.kind);
      participant.set_of(one.of);
      participant.set_role("participant");
    }
    event.set_time(day);
    event.set_status(v1::EVENT_STATUS_OCCURRED);
    event.set_quote("They met.");
    v1::RecordEventsResponse response;
    const grpc::Status status = events_->RecordEvents(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.revision();
  }

  std::string Merge(const std::string& from, const std::string& into) {
    v1::MergeActorsRequest request;
    request.set_from(from);
    request.set_into(into);
    request.set_author("the desk");
    request.set_note("one person");
    v1::MergeActorsResponse response;
    const grpc::Status status = actors_->MergeActors(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.merges_size() == 1 ? response.merges(0) : "";
  }

  // All pages of a list, and how many there were.
  std::vector<std::string> Names(v1::ListActorsRequest request, int* pages = nullptr) {
    std::vector<std::string> names;
    do {
      v1::ListActorsResponse response;
      const grpc::Status status = actors_->ListActors(Context().get(), request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      if (!status.ok()) return names;
      for (const v1::ListedActor& one : response.actors()) {
        EXPECT_GT(one.mention_count(), 0U);
        names.push_back(one.actor().name());
      }
      request.set_page_token(response.next_page_token());
      if (pages != nullptr) ++*pages;
    } while (!request.page_token().empty());
    return names;
  }

  grpc::Status List(const v1::ListActorsRequest& request) {
    v1::ListActorsResponse response;
    return actors_->ListActors(Context().get(), request, &response);
  }

  v1::GetActorResponse Get(const std::string& name, const std::string& on = "") {
    v1::GetActorRequest request;
    request.set_name(name);
    request.set_on(on);
    v1::GetActorResponse response;
    const grpc::Status status = actors_->GetActor(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // "MERGED actors/…", oldest first.
  std::vector<std::string> History(v1::ListActorHistoryRequest request) {
    std::vector<std::string> changes;
    do {
      v1::ListActorHistoryResponse response;
      const grpc::Status status = actors_->ListActorHistory(Context().get(), request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      if (!status.ok()) return changes;
      for (const v1::ActorChange& change : response.changes()) {
        EXPECT_NE(change.revision(), "");
        EXPECT_GT(change.committed().seconds(), 0);
        changes.push_back(v1::ActorChange::Kind_Name(change.kind()) + " " + change.actor());
      }
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return changes;
  }

  int EventsOf(const std::string& country, bool include_people) {
    v1::ListEventsRequest request;
    request.mutable_filter()->add_countries(country);
    request.mutable_filter()->set_include_people(include_people);
    return static_cast<int>(AllEvents(request).size());
  }
};

TEST_F(ActorListsTest, ActorsAreListedByNameEachOnceOverAllPages) {
  Record("1", "2024-02-29", {{"Ada Eze", "NG"}, {"Femi Bello", "NG"}, {"Kenya", "KE", "country"}});
  Record("2", "1899-01-01", {{"Ada Eze", "NG"}, {"Wanjiru Otieno", "KE"}});
  v1::ListActorsRequest request;
  request.set_page_size(1);
  int pages = 0;
  EXPECT_THAT(Names(request, &pages),
              ElementsAre("actors/KE", "actors/ada-eze-ng", "actors/femi-belo-ng", "actors/wanjiru-otieno-ke"));
  EXPECT_EQ(pages, 4);
  request.set_kind("person");
  request.set_of("KE");
  EXPECT_THAT(Names(request), ElementsAre("actors/wanjiru-otieno-ke"));
  request.set_of("FR");
  EXPECT_THAT(Names(request), IsEmpty());
}

TEST_F(ActorListsTest, AListShowsItsFirstPagesRevisionAndBelongsToItsFilter) {
  Record("1", "2024-02-29", {{"Ada Eze", "NG"}, {"Femi Bello", "NG"}});
  v1::ListActorsRequest request;
  request.set_page_size(1);
  v1::ListActorsResponse first;
  ASSERT_TRUE(actors_->ListActors(Context().get(), request, &first).ok());
  Record("2", "2024-03-01", {{"Zainab Musa", "NG"}, {"Femi Bello", "NG"}});
  request.set_page_token(first.next_page_token());
  EXPECT_THAT(Names(request), ElementsAre("actors/femi-belo-ng"));
  request.set_kind("person");
  EXPECT_EQ(ReasonOf(List(request)), "PAGE_TOKEN_MISMATCH");
  EXPECT_EQ(BadFieldOf(List(request)), "kind");
}

TEST_F(ActorListsTest, WhoHeldAnOfficeOnADayIsListed) {
  Record("1", "2010-01-05", {{"Sergey Lavrov", "RU"}, {"Hillary Clinton", "US"}, {"Ada Eze", "NG"}});
  v1::ListActorsRequest request;
  request.set_in_office_on("2010-01-05");
  EXPECT_THAT(Names(request), Contains("actors/sergey-lavrov"));
  EXPECT_THAT(Names(request), Not(Contains("actors/ada-eze-ng")));
  request.set_of("Russia");
  request.set_office("foreign minister");
  EXPECT_THAT(Names(request), ElementsAre("actors/sergey-lavrov"));
  request.set_office("president");
  EXPECT_THAT(Names(request), IsEmpty());
  request.clear_office();
  request.set_in_office_on("1995-02-28");
  EXPECT_THAT(Names(request), Not(Contains("actors/sergey-lavrov")));
}

TEST_F(ActorListsTest, WhatAListCannotBeAskedIsRefusedByItsField) {
  v1::ListActorsRequest request;
  EXPECT_THAT(Names(request), IsEmpty());
  request.set_kind("planet");
  EXPECT_EQ(ReasonOf(List(request)), "KIND_UNKNOWN");
  request.clear_kind();
  request.set_page_size(1001);
  EXPECT_EQ(ReasonOf(List(request)), "PAGE_SIZE_INVALID");
  request.set_page_size(-1);
  EXPECT_EQ(BadFieldOf(List(request)), "page_size");
  request.clear_page_size();
  request.set_page_token("nonsense");
  EXPECT_EQ(ReasonOf(List(request)), "PAGE_TOKEN_INVALID");
  request.clear_page_token();
  request.set_in_office_on("2023-02-29");
  EXPECT_EQ(BadFieldOf(List(request)), "in_office_on");
  request.clear_in_office_on();
  request.set_office("president");
  EXPECT_EQ(BadFieldOf(List(request)), "office");
  request.set_of(std::string(257, 'x'));
  EXPECT_EQ(BadFieldOf(List(request)), "of");
  v1::ListActorHistoryRequest history;
  v1::ListActorHistoryResponse response;
  EXPECT_EQ(ReasonOf(actors_->ListActorHistory(Context().get(), history, &response)), "NAME_INVALID");
  history.set_name("actors/nobody");
  EXPECT_EQ(ReasonOf(actors_->ListActorHistory(Context().get(), history, &response)), "ACTOR_NOT_FOUND");
}

TEST_F(ActorListsTest, AnActorHasItsOfficesOfADayItsNamesAndItsFirstAndLastDay) {
  Record("1", "2010-01-05", {{"Sergei Lavrov", "RU"}, {"Hillary Clinton", "US"}});
  Record("2", "2004-02-29", {{"Sergey Lavrov", "RU"}, {"Ada Eze", "NG"}});
  const v1::GetActorResponse actor = Get("actors/sergey-lavrov");
  EXPECT_EQ(actor.first_event_day(), "2004-02-29");
  EXPECT_EQ(actor.last_event_day(), "2010-01-05");
  EXPECT_EQ(actor.mention_count(), 2U);
  EXPECT_EQ(actor.merge(), "");
  ASSERT_GT(actor.tenures_size(), 0);
  bool reported = false;
  bool known = false;
  for (const v1::ActorName& name : actor.names()) {
    reported = reported || (name.name() == "Sergei Lavrov" && name.reported());
    known = known || (name.name() == "Sergey Lavrov" && name.sources_size() > 0);
  }
  EXPECT_TRUE(reported);
  EXPECT_TRUE(known);
  const v1::GetActorResponse on = Get("actors/sergey-lavrov", "2010-01-05");
  ASSERT_EQ(on.tenures_size(), 1);
  EXPECT_EQ(on.tenures(0).office(), "foreign minister");
  EXPECT_EQ(on.tenures(0).of(), "RU");
  EXPECT_EQ(Get("actors/sergey-lavrov", "1950-01-01").tenures_size(), 0);
  v1::GetActorRequest wrong;
  wrong.set_name("actors/sergey-lavrov");
  wrong.set_on("yesterday");
  v1::GetActorResponse response;
  EXPECT_EQ(BadFieldOf(actors_->GetActor(Context().get(), wrong, &response)), "on");
}

TEST_F(ActorListsTest, AMergedActorTellsWhatItWentIntoAndHasTheDaysOfBoth) {
  Record("1", "2024-02-29", {{"Ada Eze", "NG"}, {"Femi Bello", "NG"}});
  Record("2", "1899-03-01", {{"Ngozi Okoro", "NG"}, {"Femi Bello", "NG"}});
  const std::string merge = Merge("actors/ngozi-okoro-ng", "actors/ada-eze-ng");
  const v1::GetActorResponse actor = Get("actors/ngozi-okoro-ng");
  EXPECT_EQ(actor.actor().name(), "actors/ada-eze-ng");
  EXPECT_EQ(actor.merge(), merge);
  EXPECT_EQ(actor.first_event_day(), "1899-03-01");
  EXPECT_EQ(actor.last_event_day(), "2024-02-29");
  EXPECT_EQ(actor.names_size(), 2);
  EXPECT_THAT(Names({}), ElementsAre("actors/ada-eze-ng", "actors/femi-belo-ng"));
}

TEST_F(ActorListsTest, AHistoryHasNamesMergesAndTheirUndoingOldestFirst) {
  Record("1", "2024-02-29", {{"Ada Eze", "NG"}, {"Femi Bello", "NG"}});
  Record("2", "2024-03-01", {{"Ngozi Okoro", "NG"}, {"Femi Bello", "NG"}});
  const std::string merge = Merge("actors/ngozi-okoro-ng", "actors/ada-eze-ng");
  v1::ListActorHistoryRequest request;
  request.set_name("actors/ngozi-okoro-ng");
  request.set_page_size(2);
  EXPECT_THAT(History(request), ElementsAre("APPEARED actors/ada-eze-ng", "APPEARED actors/ngozi-okoro-ng",
                                            "MERGED actors/ngozi-okoro-ng"));
  v1::UndoMergeRequest undo;
  undo.set_name(merge);
  undo.set_author("the editor");
  v1::MergeActorsResponse undone;
  ASSERT_TRUE(actors_->UndoMerge(Context().get(), undo, &undone).ok());
  EXPECT_THAT(History(request), ElementsAre("APPEARED actors/ngozi-okoro-ng", "MERGED actors/ngozi-okoro-ng",
                                            "MERGE_UNDONE actors/ngozi-okoro-ng"));
  // The last event that names it gets another participant.
  Record("2", "2024-03-01", {{"Zainab Musa", "NG"}, {"Femi Bello", "NG"}});
  EXPECT_THAT(History(request), ElementsAre("APPEARED actors/ngozi-okoro-ng", "MERGED actors/ngozi-okoro-ng",
                                            "MERGE_UNDONE actors/ngozi-okoro-ng", "LEFT actors/ngozi-okoro-ng"));
  v1::ListActorHistoryResponse response;
  request.set_page_size(0);
  ASSERT_TRUE(actors_->ListActorHistory(Context().get(), request, &response).ok());
  EXPECT_EQ(response.changes(1).author(), "the desk");
  EXPECT_EQ(response.changes(1).other(), "actors/ada-eze-ng");
  EXPECT_EQ(response.changes(1).decision(), merge);
  EXPECT_EQ(response.changes(2).author(), "the editor");
  EXPECT_THAT(response.changes(0).names_added(), ElementsAre("Ngozi Okoro"));
  request.mutable_read_at()->set_exactly(response.changes(0).revision());
  EXPECT_THAT(History(request), ElementsAre("APPEARED actors/ngozi-okoro-ng"));
}

TEST_F(ActorListsTest, ACountrysViewHasThePeopleThatWereMergedIntoItsOwn) {
  Record("1", "2024-02-29", {{"Ada Eze", "NG"}, {"Femi Bello", "NG"}});
  Record("2", "2024-03-01", {{"Ada Eze", ""}, {"Wanjiru Otieno", "KE"}});
  Record("3", "2024-03-02", {{"Nigeria", "NG", "country"}, {"Kenya", "KE", "country"}});
  EXPECT_EQ(EventsOf("NG", false), 1);
  EXPECT_EQ(EventsOf("NG", true), 2);
  v1::ListActorsRequest all;
  all.set_kind("person");
  std::string stranger;
  for (const std::string& name : Names(all)) {
    if (name.starts_with("actors/ada-eze") && name != "actors/ada-eze-ng") stranger = name;
  }
  ASSERT_NE(stranger, "");
  Merge(stranger, "actors/ada-eze-ng");
  EXPECT_EQ(EventsOf("NG", true), 3);
  EXPECT_EQ(EventsOf("KE", true), 2);
}

}  // namespace
}  // namespace chancery::testing
