// Filters and timelines over gRPC, on events that are recorded.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

struct Who {
  const char* role;
  const char* name;
  const char* kind;
  const char* of;
};

class EventFilterTest : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    Record("visit", "visit", "2009-12-01",
           {{"visitor", "Ivan Ivanov", "person", "RU"}, {"host", "Egypt", "country", "EG"}}, "Cairo", "");
    Record("meeting", "meeting", "2009-12-02",
           {{"participant", "Russia", "country", "RU"}, {"participant", "Egypt", "country", "EG"}}, "São Tomé",
           "arms control");
    Record("summit", "conference", "1899-02-28/1899-03-02",
           {{"organizer", "Ivan Ivanov", "person", "RU"}, {"attendee", "Egypt", "country", "EG"}}, "The Hague",
           "arms control and peace");
  }

  void Record(const std::string& record, const std::string& type, const std::string& time, const std::vector<Who>& who,
              const std::string& place, const std::string& content) {
    v1::RecordEventsRequest request;
    v1::RecordedEvent& event = *request.add_events();
    event.set_source("desk");
    event.set_record(record);
    event.set_type(type);
    event.set_time(time);
    event.set_status(v1::EVENT_STATUS_OCCURRED);
    event.set_place(place);
    event.set_content(content);
    event.set_confidence(0.9);
    event.set_quote("The record \"" + record + "\" says so.");
    event.set_url("https://www.desk.example/" + record);
    event.set_publisher("The Desk");
    for (const Who& one : who) {
      v1::RecordedParticipant& participant = *event.add_participants();
      participant.set_role(one.role);
      participant.set_name(one.name);
      participant.set_kind(one.kind);
      participant.set_of(one.of);
    }
    v1::RecordEventsResponse response;
    const grpc::Status status = events_->RecordEvents(Context().get(), request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  static std::vector<std::string> RecordsOf(const google::protobuf::RepeatedPtrField<v1::Event>& events) {
    std::vector<std::string> records;
    for (const v1::Event& event : events) records.push_back(event.evidence(0).record());
    return records;
  }

  std::vector<std::string> Ask(const std::function<void(v1::EventFilter&)>& set) {
    v1::ListEventsRequest request;
    set(*request.mutable_filter());
    v1::ListEventsResponse response;
    const grpc::Status status = events_->ListEvents(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return RecordsOf(response.events());
  }

  void ExpectRefused(const std::string& reason, const std::string& field,
                     const std::function<void(v1::EventFilter&)>& set) {
    v1::ListEventsRequest request;
    set(*request.mutable_filter());
    v1::ListEventsResponse response;
    const grpc::Status status = events_->ListEvents(Context().get(), request, &response);
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), field);
  }

  using Records = std::vector<std::string>;
};

TEST_F(EventFilterTest, EachFieldNarrowsTheList) {
  EXPECT_EQ(Ask([](auto&) {}), (Records{"meeting", "visit", "summit"}));
  EXPECT_EQ(Ask([](auto& f) { f.add_countries("RU"); }), (Records{"meeting"}));
  EXPECT_EQ(Ask([](auto& f) { f.add_countries("RU"), f.set_include_people(true); }),
            (Records{"meeting", "visit", "summit"}));
  EXPECT_EQ(Ask([](auto& f) { f.add_kinds("person"); }), (Records{"visit", "summit"}));
  EXPECT_EQ(Ask([](auto& f) { f.add_plover("CONSULT/visit"); }), (Records{"visit"}));
  EXPECT_EQ(Ask([](auto& f) { f.add_cameo("04"), f.add_types("meeting"); }), (Records{"meeting"}));
  EXPECT_EQ(Ask([](auto& f) { f.add_plover("AGREE"), f.add_types("meeting"); }), (Records{}));
  EXPECT_EQ(Ask([](auto& f) { f.set_place("SAO TOME"); }), (Records{"meeting"}));
  EXPECT_EQ(Ask([](auto& f) { f.set_content_words("Peace"); }), (Records{"summit"}));
  EXPECT_EQ(Ask([](auto& f) { f.set_evidence_words("visit record"); }), (Records{"visit"}));
  EXPECT_EQ(Ask([](auto& f) { f.set_domain("Desk.example"), f.set_publisher("the desk"), f.set_source("desk"); }),
            (Records{"meeting", "visit", "summit"}));
  EXPECT_EQ(Ask([](auto& f) { f.set_source("other"); }), (Records{}));
  EXPECT_EQ(Ask([](auto& f) { f.set_min_confidence(0.95); }), (Records{}));
  EXPECT_EQ(Ask([](auto& f) { f.set_undated(true); }), (Records{}));
  EXPECT_EQ(Ask([](auto& f) { f.set_disputed(true); }), (Records{}));
  EXPECT_EQ(Ask([](auto& f) { f.set_from("1899-03-01"), f.set_to("1899-03-01"); }), (Records{"summit"}));
  EXPECT_EQ(Ask([](auto& f) { f.set_from("1899-03-01"), f.set_to("1899-03-01"), f.set_entirely_within(true); }),
            (Records{}));
}

TEST_F(EventFilterTest, AllOfAndAnyOfTellWhoTakesPartInWhichRole) {
  EXPECT_EQ(Ask([](auto& f) {
              auto& ivanov = *f.add_all_of();
              ivanov.set_country("RU");
              ivanov.set_include_people(true);
              ivanov.add_roles("organizer");
              f.add_all_of()->set_country("EG");
            }),
            (Records{"summit"}));
  EXPECT_EQ(Ask([](auto& f) {
              f.add_any_of()->set_country("RU");
              auto& host = *f.add_any_of();
              host.set_actor("actors/EG");
              host.add_roles("host");
            }),
            (Records{"meeting", "visit"}));
}

TEST_F(EventFilterTest, WhatCannotBeIsRefusedByItsPath) {
  ExpectRefused("FIELD_INVALID", "filter.all_of[0]", [](auto& f) { f.add_all_of(); });
  ExpectRefused("FIELD_INVALID", "filter.any_of[1].country", [](auto& f) {
    f.add_any_of()->set_country("RU");
    f.add_any_of()->set_country("Russia");
  });
  ExpectRefused("ROLE_UNKNOWN", "filter.all_of[0].roles[0]", [](auto& f) {
    f.add_all_of()->set_country("RU");
    f.mutable_all_of(0)->add_roles("king");
  });
  ExpectRefused("NAME_INVALID", "filter.any_of[0].actor", [](auto& f) { f.add_any_of()->set_actor("Russia"); });
  ExpectRefused("FIELD_INVALID", "filter.countries[0]", [](auto& f) { f.add_countries("ru"); });
  ExpectRefused("FIELD_INVALID", "filter.include_people", [](auto& f) { f.set_include_people(true); });
  ExpectRefused("KIND_UNKNOWN", "filter.kinds[0]", [](auto& f) { f.add_kinds("ship"); });
  ExpectRefused("TYPE_UNKNOWN", "filter.plover[0]", [](auto& f) { f.add_plover("TALK"); });
  ExpectRefused("TYPE_UNKNOWN", "filter.cameo[0]", [](auto& f) { f.add_cameo("99"); });
  ExpectRefused("FIELD_INVALID", "filter.entirely_within", [](auto& f) { f.set_entirely_within(true); });
  ExpectRefused("FIELD_INVALID", "filter.min_confidence",
                [](auto& f) { f.set_min_confidence(std::numeric_limits<double>::quiet_NaN()); });
  ExpectRefused("FIELD_INVALID", "filter.place", [](auto& f) { f.set_place("..."); });
  ExpectRefused("FIELD_INVALID", "filter.content_words", [](auto& f) { f.set_content_words(std::string(600, 'a')); });
  ExpectRefused("FIELD_INVALID", "filter.domain", [](auto& f) { f.set_domain("https://desk.example"); });
  ExpectRefused("FIELD_INVALID", "filter.to", [](auto& f) { f.set_from("1899-03-02"), f.set_to("1899-03-01"); });
}

TEST_F(EventFilterTest, AReplyTellsWhatWasUsedAndAsksTheSameAgain) {
  v1::ListEventsRequest request;
  request.mutable_filter()->set_place("São   TOMÉ");
  request.mutable_filter()->add_plover("CONSULT");
  v1::ListEventsResponse first;
  ASSERT_TRUE(events_->ListEvents(Context().get(), request, &first).ok());
  EXPECT_EQ(first.filter().place(), "sao tome");
  EXPECT_EQ(first.filter().plover_size(), 0);
  EXPECT_GE(first.filter().types_size(), 3);
  EXPECT_EQ(first.read_at().exactly(), first.revision());
  *request.mutable_filter() = first.filter();
  *request.mutable_read_at() = first.read_at();
  v1::ListEventsResponse again;
  ASSERT_TRUE(events_->ListEvents(Context().get(), request, &again).ok());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
}

TEST_F(EventFilterTest, APageTokenNamesTheFieldOfTheFilterThatDiffers) {
  v1::ListEventsRequest request;
  request.set_page_size(1);
  request.mutable_filter()->set_undated(false);
  v1::ListEventsResponse response;
  ASSERT_TRUE(events_->ListEvents(Context().get(), request, &response).ok());
  ASSERT_NE(response.next_page_token(), "");
  request.set_page_token(response.next_page_token());
  request.mutable_filter()->add_any_of()->set_country("EG");
  grpc::Status status = events_->ListEvents(Context().get(), request, &response);
  EXPECT_EQ(ReasonOf(status), "PAGE_TOKEN_MISMATCH");
  EXPECT_EQ(BadFieldOf(status), "filter.any_of");
  request.mutable_filter()->clear_any_of();
  request.mutable_filter()->clear_undated();
  status = events_->ListEvents(Context().get(), request, &response);
  EXPECT_EQ(BadFieldOf(status), "filter.undated");
}

TEST_F(EventFilterTest, AGroupsTimelineHasTheEventsWithTheOther) {
  v1::ListGroupTimelineRequest request;
  request.mutable_group()->add_countries("RU");
  request.mutable_group()->set_include_people(true);
  request.mutable_other_group()->add_actors("actors/EG");
  request.set_order(v1::EVENT_ORDER_OLDEST_FIRST);
  v1::ListTimelineResponse response;
  ASSERT_TRUE(timelines_->ListGroupTimeline(Context().get(), request, &response).ok());
  EXPECT_EQ(RecordsOf(response.events()), (Records{"summit", "visit", "meeting"}));
  request.mutable_other_group()->Clear();
  const grpc::Status empty = timelines_->ListGroupTimeline(Context().get(), request, &response);
  EXPECT_EQ(BadFieldOf(empty), "other_group");
  request.mutable_other_group()->add_actors("actors/nobody");
  EXPECT_EQ(ReasonOf(timelines_->ListGroupTimeline(Context().get(), request, &response)), "ACTOR_NOT_FOUND");
}

TEST_F(EventFilterTest, PlacesTopicsAndSeriesHaveTimelines) {
  v1::ListTimelineResponse response;
  v1::ListPlaceTimelineRequest place;
  EXPECT_EQ(BadFieldOf(timelines_->ListPlaceTimeline(Context().get(), place, &response)), "place");
  place.set_place("hague");
  ASSERT_TRUE(timelines_->ListPlaceTimeline(Context().get(), place, &response).ok());
  EXPECT_EQ(RecordsOf(response.events()), (Records{"summit"}));
  place.mutable_filter()->set_place("Cairo");
  EXPECT_EQ(BadFieldOf(timelines_->ListPlaceTimeline(Context().get(), place, &response)), "filter.place");

  v1::ListTopicTimelineRequest topic;
  topic.set_topic("arms control");
  response.Clear();
  ASSERT_TRUE(timelines_->ListTopicTimeline(Context().get(), topic, &response).ok());
  EXPECT_EQ(RecordsOf(response.events()), (Records{"meeting", "summit"}));
  topic.set_topic("elephants");
  response.Clear();
  ASSERT_TRUE(timelines_->ListTopicTimeline(Context().get(), topic, &response).ok());
  EXPECT_EQ(response.events_size(), 0);

  v1::ListSeriesTimelineRequest series;
  series.set_convener("actors/ivan-ivanov-ru");
  response.Clear();
  const grpc::Status status = timelines_->ListSeriesTimeline(Context().get(), series, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(RecordsOf(response.events()), (Records{"summit"}));
  series.mutable_filter()->add_types("visit");
  EXPECT_EQ(BadFieldOf(timelines_->ListSeriesTimeline(Context().get(), series, &response)), "filter.types");
}

TEST_F(EventFilterTest, WhatATimelineEchoesCanBeAskedAgain) {
  v1::ListActorTimelineRequest actor;
  actor.set_actor("actors/ivan-ivanov-ru");
  actor.mutable_filter()->add_actors("actors/EG");
  v1::ListTimelineResponse first;
  grpc::Status status = timelines_->ListActorTimeline(Context().get(), actor, &first);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(RecordsOf(first.events()), (Records{"visit", "summit"}));
  EXPECT_EQ(first.filter().actors_size(), 2);
  *actor.mutable_filter() = first.filter();
  v1::ListTimelineResponse again;
  status = timelines_->ListActorTimeline(Context().get(), actor, &again);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());

  v1::ListPlaceTimelineRequest place;
  place.set_place("The HAGUE");
  ASSERT_TRUE(timelines_->ListPlaceTimeline(Context().get(), place, &first).ok());
  *place.mutable_filter() = first.filter();
  status = timelines_->ListPlaceTimeline(Context().get(), place, &again);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(RecordsOf(again.events()), (Records{"summit"}));

  v1::ListSeriesTimelineRequest series;
  series.set_convener("actors/ivan-ivanov-ru");
  ASSERT_TRUE(timelines_->ListSeriesTimeline(Context().get(), series, &first).ok());
  *series.mutable_filter() = first.filter();
  status = timelines_->ListSeriesTimeline(Context().get(), series, &again);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
}

TEST_F(EventFilterTest, ATimelinesActorsCountAmongThoseOfItsFilter) {
  v1::ListActorTimelineRequest request;
  request.set_actor("actors/ivan-ivanov-ru");
  for (int i = 0; i < 9; ++i) request.mutable_filter()->add_actors("actors/EG");
  v1::ListTimelineResponse response;
  EXPECT_EQ(BadFieldOf(timelines_->ListActorTimeline(Context().get(), request, &response)), "filter.actors");
}

}  // namespace
}  // namespace chancery::testing
