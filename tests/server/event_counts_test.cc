// Counts over gRPC, on events that are recorded.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A row on one line: "2010-03 meeting OCCURRED 2", with "?" for a bound and "~" for a day of publication.
std::vector<std::string> Lines(const v1::CountEventsResponse& response) {
  std::vector<std::string> lines;
  for (const v1::EventCount& count : response.counts()) {
    std::string line = count.period();
    if (count.meaning() == v1::PERIOD_MEANING_BOUND) line += "?";
    if (count.meaning() == v1::PERIOD_MEANING_PUBLISHED) line += "~";
    if (!count.type().empty()) line += " " + count.type();
    if (count.status() != v1::EVENT_STATUS_UNSPECIFIED) line += " " + v1::EventStatus_Name(count.status()).substr(13);
    lines.push_back(line + " " + std::to_string(count.events()));
  }
  return lines;
}

v1::RecordedEvent Event(const std::string& record, const std::string& time, const std::vector<std::string>& people) {
  v1::RecordedEvent event;
  event.set_source("desk");
  event.set_record(record);
  event.set_type("meeting");
  event.set_time(time);
  event.set_status(v1::EVENT_STATUS_OCCURRED);
  event.set_published("2010-03-09");
  event.set_quote("Entry \"" + record + "\" says so.");
  for (const std::string& name : people) {
    v1::RecordedParticipant& participant = *event.add_participants();
    participant.set_role("participant");
    participant.set_name(name);
    participant.set_kind(name == "Egypt" ? "country" : "person");
    participant.set_of(name == "Egypt" ? "EG" : "RU");
  }
  return event;
}

class EventCountsTest : public ServerTest {
 protected:
  void Record(const std::vector<v1::RecordedEvent>& events) {
    v1::RecordEventsRequest request;
    request.mutable_events()->Add(events.begin(), events.end());
    v1::RecordEventsResponse response;
    const grpc::Status status = events_->RecordEvents(Context().get(), request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  using Set = std::function<void(v1::CountEventsRequest&)>;
  v1::CountEventsResponse Count(const Set& set) {
    v1::CountEventsRequest request;
    set(request);
    v1::CountEventsResponse response;
    const grpc::Status status = timelines_->CountEvents(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    int64_t events = 0;
    for (const v1::EventCount& count : response.counts()) events += count.events();
    EXPECT_EQ(response.events(), events);
    return response;
  }
  void ExpectRefused(const std::string& reason, const std::string& field, const Set& set) {
    v1::CountEventsRequest request;
    set(request);
    v1::CountEventsResponse response;
    const grpc::Status status = timelines_->CountEvents(Context().get(), request, &response);
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), field);
  }

  std::string Named(const std::string& name) {
    v1::ResolveActorRequest request;
    request.set_query(name);
    v1::ResolveActorResponse response;
    EXPECT_TRUE(actors_->ResolveActor(Context().get(), request, &response).ok());
    return response.candidates_size() > 0 ? response.candidates(0).actor().name() : "";
  }
};

TEST_F(EventCountsTest, AnEmptyStoreHasNoneAndAnUnknownActorIsRefused) {
  EXPECT_THAT(Count([](auto&) {}).counts(), IsEmpty());
  EXPECT_EQ(Count([](auto&) {}).events(), 0);
  ExpectRefused("ACTOR_NOT_FOUND", "", [](auto& r) { r.mutable_filter()->add_actors("actors/nobody"); });
}

TEST_F(EventCountsTest, MonthsOfAPairComeFromCountersAndSayWhatWasUsed) {
  Record({Event("1", "2010-03-09", {"Anna Arden", "Bert Bell"}), Event("2", "2010-03-30", {"Bert Bell", "Anna Arden"}),
          Event("3", "1889-02", {"Anna Arden", "Bert Bell", "Egypt"}), Event("4", "2012-02-29", {"Anna Arden"}),
          Event("5", "../2010-04-01", {"Anna Arden", "Bert Bell"}), Event("6", "", {"Anna Arden", "Bert Bell"}),
          Event("7", "2011", {"Anna Arden", "Bert Bell"})});
  const std::string anna = Named("Anna Arden");
  const std::string bert = Named("Bert Bell");
  const v1::CountEventsResponse pair = Count([&](auto& r) {
    r.mutable_filter()->add_actors(anna);
    r.mutable_filter()->add_actors(bert);
    r.set_period(v1::COUNT_PERIOD_MONTH);
  });
  EXPECT_THAT(Lines(pair), ElementsAre("1889-02 1", "2010-03 2", "2010-03~ 1", "2010-04? 1", "2011 1"));
  EXPECT_TRUE(pair.from_counters());
  EXPECT_EQ(pair.reports(), 6);
  EXPECT_EQ(pair.filter().actors_size(), 2);
  EXPECT_EQ(pair.read_at().exactly(), pair.revision());

  const v1::CountEventsResponse days = Count([&](auto& r) {
    r.mutable_filter()->add_actors(anna);
    r.set_first_day("2010-03-10");
    r.set_last_day("2012-02-29");
    r.set_period(v1::COUNT_PERIOD_DAY);
    r.set_by_type(true);
    r.set_by_status(true);
  });
  EXPECT_THAT(Lines(days), ElementsAre("2010-03-30 meeting OCCURRED 1", "2010-04-01? meeting OCCURRED 1",
                                       "2011 meeting OCCURRED 1", "2012-02-29 meeting OCCURRED 1"));
  EXPECT_TRUE(days.from_counters());
  EXPECT_THAT(Lines(Count([](auto& r) { r.set_period(v1::COUNT_PERIOD_YEAR), r.set_last_day("1900-01-01"); })),
              ElementsAre("1889 1"));
}

TEST_F(EventCountsTest, WhatCountersDoNotKnowIsWalked) {
  Record({Event("1", "2010-03-09", {"Anna Arden", "Bert Bell"}), Event("2", "2010-03-30", {"Egypt"})});
  const v1::CountEventsResponse country = Count([](auto& r) { r.mutable_filter()->add_countries("EG"); });
  EXPECT_TRUE(country.from_counters());
  EXPECT_EQ(country.events(), 1);
  const v1::CountEventsResponse people = Count([](auto& r) {
    r.mutable_filter()->add_countries("RU");
    r.mutable_filter()->set_include_people(true);
  });
  EXPECT_FALSE(people.from_counters());
  EXPECT_EQ(people.events(), 1);
  const v1::CountEventsResponse words = Count([](auto& r) { r.mutable_filter()->set_evidence_words("entry"); });
  EXPECT_FALSE(words.from_counters());
  EXPECT_EQ(words.events(), 2);
}

TEST_F(EventCountsTest, AMergedActorCountsOnceAndEarlierRevisionsCountAsTheyWere) {
  Record({Event("1", "2010-03-09", {"Anna Arden", "Bert Bell"}), Event("2", "2010-03-30", {"Bert Bell"})});
  const std::string anna = Named("Anna Arden");
  const auto of_anna = [&](auto& r) { r.mutable_filter()->add_actors(anna); };
  const v1::CountEventsResponse before = Count(of_anna);
  EXPECT_EQ(before.events(), 1);
  v1::MergeActorsRequest merge;
  merge.set_from(Named("Bert Bell"));
  merge.set_author("desk");
  merge.set_into(anna);
  v1::MergeActorsResponse merged;
  const grpc::Status status = actors_->MergeActors(Context().get(), merge, &merged);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(Count(of_anna).events(), 2);
  EXPECT_FALSE(Count(of_anna).from_counters());
  const v1::CountEventsResponse then = Count([&](auto& r) {
    of_anna(r);
    r.mutable_read_at()->set_exactly(before.revision());
  });
  EXPECT_EQ(then.events(), 1);
  EXPECT_EQ(then.revision(), before.revision());
}

TEST_F(EventCountsTest, WhatCannotBeIsRefusedByItsPath) {
  ExpectRefused("FIELD_INVALID", "last_day", [](auto& r) {
    r.set_first_day("2010-03-09");
    r.set_last_day("2010-03-08");
  });
  ExpectRefused("FIELD_INVALID", "first_day", [](auto& r) { r.set_first_day("2011-02-29"); });
  ExpectRefused("FIELD_INVALID", "last_day", [](auto& r) { r.set_last_day("soon"); });
  ExpectRefused("FIELD_INVALID", "period", [](auto& r) { r.set_period(static_cast<v1::CountPeriod>(9)); });
  ExpectRefused("TYPE_UNKNOWN", "filter.types[0]", [](auto& r) { r.mutable_filter()->add_types("party"); });
  ExpectRefused("REVISION_UNKNOWN", "read_at.exactly", [](auto& r) { r.mutable_read_at()->set_exactly("x"); });
}

TEST_F(EventCountsTest, AnAnswerOfTooManyRowsIsRefusedAndLongerPeriodsAreNot) {
  constexpr int kDays = 20'001;
  constexpr int kAtOnce = 500;
  const absl::CivilDay first(1950, 1, 1);
  std::vector<v1::RecordedEvent> events;
  for (int i = 0; i < kDays; ++i) {
    events.push_back(Event(std::to_string(i), absl::FormatCivilTime(first + i), {"Anna Arden"}));
    if (events.size() < kAtOnce && i + 1 < kDays) continue;
    Record(events);
    events.clear();
  }
  ExpectRefused("COUNT_TOO_BROAD", "", [](auto& r) { r.set_period(v1::COUNT_PERIOD_DAY); });
  const v1::CountEventsResponse fewer = Count([&](auto& r) {
    r.set_period(v1::COUNT_PERIOD_DAY);
    r.set_first_day(absl::FormatCivilTime(first + 1));
  });
  EXPECT_EQ(fewer.counts_size(), kDays - 1);
  EXPECT_EQ(Count([](auto& r) { r.set_period(v1::COUNT_PERIOD_YEAR); }).events(), kDays);
}

}  // namespace
}  // namespace chancery::testing
