#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

class EventsTest : public ServerTest {
 protected:
  void Configure(server::ServerConfig& config) override {
    if (small_replies_) config.max_reply_bytes = 64 << 10;
  }

  void IngestMeetings(int from, int to) {
    for (int i = from; i < to; ++i) last_revision_ = Ingest(MeetingArticle(i)).revision();
  }

  grpc::Status List(const v1::ListEventsRequest& request, v1::ListEventsResponse* response = nullptr) {
    v1::ListEventsResponse ignored;
    return events_->ListEvents(Context().get(), request, response != nullptr ? response : &ignored);
  }

  grpc::Status Get(const std::string& name, v1::GetEventResponse* response) {
    v1::GetEventRequest request;
    request.set_name(name);
    return events_->GetEvent(Context().get(), request, response);
  }

  void ExpectRefused(const v1::ListEventsRequest& request, const std::string& reason, const std::string& field) {
    const grpc::Status status = List(request);
    EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
    EXPECT_EQ(BadFieldOf(status), field);
  }

  bool small_replies_ = false;
  std::string last_revision_;
};

std::vector<std::string> NamesOf(const std::vector<v1::Event>& events) {
  std::vector<std::string> names;
  for (const v1::Event& event : events) names.push_back(event.name());
  return names;
}

TEST_F(EventsTest, GetGivesTheEventOfTheArticleWithItsEvidence) {
  const v1::IngestArticleResponse ingested = Ingest(MeetingArticle(0));
  v1::GetEventResponse response;
  const grpc::Status status = Get(ingested.article().events(0), &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const v1::Event& event = response.event();
  EXPECT_EQ(event.name(), ingested.article().events(0));
  EXPECT_EQ(event.type(), "meeting");
  EXPECT_EQ(event.time().edtf(), "2010-01-04");
  EXPECT_EQ(event.time().earliest(), "2010-01-04");
  EXPECT_EQ(event.sort_day(), "2010-01-04");
  EXPECT_FALSE(event.undated());
  EXPECT_EQ(event.report_count(), 1U);
  EXPECT_EQ(event.revision(), ingested.revision());
  std::set<std::string> names;
  for (const v1::Participant& participant : event.participants()) {
    EXPECT_EQ(participant.actor().rfind("actors/", 0), 0U);
    names.insert(participant.display_name());
  }
  EXPECT_EQ(names, (std::set<std::string>{"Bernard Kouchner", "Sergey Lavrov"}));
  ASSERT_EQ(event.evidence_size(), 3);
  const v1::Evidence& evidence = event.evidence(1);
  EXPECT_EQ(evidence.article(), ingested.article().name());
  EXPECT_EQ(evidence.published(), "2010-01-04");
  EXPECT_NE(evidence.quote().find("Sergey Lavrov met"), std::string::npos);
  EXPECT_NE(evidence.frame(), "");
  EXPECT_NE(evidence.extractor(), "");
  EXPECT_EQ(event.evidence_count(), static_cast<uint32_t>(event.evidence_size()));
}

TEST_F(EventsTest, ATieLeadsToTheOtherEventOnceHoweverManyArticlesTellIt) {
  for (const char* url : {"https://a.example/1", "https://b.example/1"}) {
    v1::ArticleInput article;
    article.set_url(url);
    article.set_published("2019-05-09");
    article.set_content(
        "Macron in Japan\n\nFrench President Emmanuel Macron visited Japan on Tuesday and Wednesday.\n\nHe met "
        "Japanese "
        "Prime Minister Shinzo Abe in Tokyo on Tuesday, officials of both countries told reporters.\n");
    Ingest(article);
  }
  std::string visit, meeting;
  for (const v1::Event& event : AllEvents()) {
    if (event.type() == "visit") visit = event.name();
    if (event.type() == "meeting") meeting = event.name();
  }
  ASSERT_NE(visit, "");
  v1::GetEventResponse response;
  ASSERT_TRUE(Get(meeting, &response).ok());
  EXPECT_EQ(response.event().report_count(), 2U);
  ASSERT_EQ(response.event().relations_size(), 1);
  EXPECT_EQ(response.event().relations(0).kind(), "during");
  EXPECT_EQ(response.event().relations(0).event(), visit);
}

TEST_F(EventsTest, GetTellsWrongNamesFromUnknownOnes) {
  v1::GetEventResponse response;
  for (const char* name : {"", "events/", "actors/RU", "events/a/b"}) {
    const grpc::Status status = Get(name, &response);
    EXPECT_EQ(ReasonOf(status), "NAME_INVALID");
    EXPECT_EQ(BadFieldOf(status), "name");
  }
  const grpc::Status unknown = Get("events/0123456789abcdef0123456789abcdef", &response);
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(ReasonOf(unknown), "EVENT_NOT_FOUND");
  EXPECT_EQ(InfoOf(unknown).metadata().at("name"), "events/0123456789abcdef0123456789abcdef");
}

TEST_F(EventsTest, AnEmptyStoreListsNothing) {
  v1::ListEventsResponse response;
  ASSERT_TRUE(List({}, &response).ok());
  EXPECT_EQ(response.events_size(), 0);
  EXPECT_EQ(response.next_page_token(), "");
  EXPECT_NE(response.revision(), "");
}

TEST_F(EventsTest, ListsByDayInTheOrderAskedFor) {
  IngestMeetings(0, 12);
  const std::vector<v1::Event> newest = AllEvents();
  ASSERT_EQ(newest.size(), 12U);
  for (size_t i = 1; i < newest.size(); ++i) EXPECT_GE(newest[i - 1].sort_day(), newest[i].sort_day());
  v1::ListEventsRequest request;
  request.set_order(v1::EVENT_ORDER_OLDEST_FIRST);
  std::vector<std::string> oldest = NamesOf(AllEvents(request));
  std::reverse(oldest.begin(), oldest.end());
  EXPECT_EQ(oldest, NamesOf(newest));
}

TEST_F(EventsTest, PagesHoldOverWritesAndRestarts) {
  IngestMeetings(0, 12);
  const std::vector<std::string> expected = NamesOf(AllEvents());
  v1::ListEventsRequest request;
  request.set_page_size(5);
  v1::ListEventsResponse first;
  ASSERT_TRUE(List(request, &first).ok());
  ASSERT_EQ(first.events_size(), 5);
  IngestMeetings(12, 20);  // all newer than what is left
  Stop();
  Start();
  request.set_page_token(first.next_page_token());
  request.set_page_size(3);
  std::vector<std::string> seen;
  for (const v1::Event& event : first.events()) seen.push_back(event.name());
  for (const std::string& name : NamesOf(AllEvents(request))) seen.push_back(name);
  EXPECT_EQ(seen, expected);
}

TEST_F(EventsTest, APageEndsEarlyWhereTheReplyWouldGrowTooLarge) {
  Stop();
  small_replies_ = true;
  Start();
  for (int i = 0; i < 30; ++i) {
    v1::ArticleInput article = MeetingArticle(i);
    std::string content = article.content();
    const std::string clause =
        ", and after they had looked at the harvest of the year and at the roads of the province";
    while (content.size() < 9000) content.insert(content.find(", a spokesman said"), clause);
    article.set_content(content);
    Ingest(article);
  }
  v1::ListEventsResponse page;
  ASSERT_TRUE(List({}, &page).ok());
  EXPECT_GT(page.events_size(), 0);
  EXPECT_LT(page.events_size(), 30);
  EXPECT_LT(page.ByteSizeLong(), (64U << 10) + 1024);
  EXPECT_NE(page.next_page_token(), "");
  const std::vector<std::string> all = NamesOf(AllEvents());
  EXPECT_EQ(all.size(), 30U);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 30U);
}

TEST_F(EventsTest, AFilterLetsThroughWhatMeetsAllOfIt) {
  IngestMeetings(0, 12);
  v1::ListEventsRequest request;
  request.mutable_filter()->add_types("visit");
  EXPECT_EQ(AllEvents(request).size(), 0U);
  request.mutable_filter()->add_types("meeting");
  request.mutable_filter()->add_statuses(v1::EVENT_STATUS_OCCURRED);
  request.mutable_filter()->set_role("participant");
  request.mutable_filter()->set_from("2010-02-01");
  request.mutable_filter()->set_to("2010-02-28");
  const std::vector<v1::Event> events = AllEvents(request);
  EXPECT_EQ(events.size(), 3U);  // 4 January and every eleventh day: 6, 17 and 28 February
  for (const v1::Event& event : events) EXPECT_EQ(event.sort_day().substr(0, 7), "2010-02");
}

TEST_F(EventsTest, NamesAreCheckedAgainstTheOntologyAndTheKnownOnesTold) {
  v1::ListEventsRequest request;
  request.mutable_filter()->add_types("meeting");
  request.mutable_filter()->add_types("meting");
  ExpectRefused(request, "TYPE_UNKNOWN", "filter.types[1]");
  EXPECT_NE(List(request).error_message().find("conference"), std::string::npos);
  EXPECT_EQ(InfoOf(List(request)).metadata().at("value"), "meting");
  request.Clear();
  request.mutable_filter()->set_role("guest of honour");
  ExpectRefused(request, "ROLE_UNKNOWN", "filter.role");
  EXPECT_NE(List(request).error_message().find("visitor"), std::string::npos);
}

TEST_F(EventsTest, FieldsThatCannotBeAreNamed) {
  v1::ListEventsRequest request;
  request.mutable_filter()->set_from("2010-02-29");
  ExpectRefused(request, "FIELD_INVALID", "filter.from");
  request.Clear();
  request.mutable_filter()->set_from("2010-02-02");
  request.mutable_filter()->set_to("2010-02-01");
  ExpectRefused(request, "FIELD_INVALID", "filter.to");
  request.Clear();
  request.mutable_filter()->add_statuses(v1::EVENT_STATUS_UNSPECIFIED);
  ExpectRefused(request, "FIELD_INVALID", "filter.statuses[0]");
  request.Clear();
  request.set_order(static_cast<v1::EventOrder>(7));
  ExpectRefused(request, "FIELD_INVALID", "order");
  request.Clear();
  for (int i = 0; i < 9; ++i) request.mutable_filter()->add_actors("actors/RU");
  ExpectRefused(request, "FIELD_INVALID", "filter.actors");
  request.Clear();
  request.mutable_filter()->add_actors("Russia");
  ExpectRefused(request, "NAME_INVALID", "filter.actors[0]");
  request.Clear();
  for (const int32_t size : {-1, 1001}) {
    request.set_page_size(size);
    ExpectRefused(request, "PAGE_SIZE_INVALID", "page_size");
    EXPECT_EQ(InfoOf(List(request)).metadata().at("allowed"), "1000");
  }
}

TEST_F(EventsTest, AnActorThatNoArticleNamesIsNotFound) {
  v1::ListEventsRequest request;
  request.mutable_filter()->add_actors("actors/XX");
  const grpc::Status status = List(request);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(ReasonOf(status), "ACTOR_NOT_FOUND");
}

TEST_F(EventsTest, APageTokenIsBoundToItsRequest) {
  IngestMeetings(0, 6);
  v1::ListEventsRequest request;
  request.set_page_size(2);
  v1::ListEventsResponse first;
  ASSERT_TRUE(List(request, &first).ok());
  request.set_page_token("AAAA");
  ExpectRefused(request, "PAGE_TOKEN_INVALID", "page_token");
  request.set_page_token(first.next_page_token());
  request.mutable_filter()->set_from("2010-01-01");
  ExpectRefused(request, "PAGE_TOKEN_MISMATCH", "filter.from");
  request.clear_filter();
  request.set_order(v1::EVENT_ORDER_OLDEST_FIRST);
  ExpectRefused(request, "PAGE_TOKEN_MISMATCH", "order");
  v1::ListActorTimelineRequest timeline;
  timeline.set_actor("actors/XX");
  timeline.set_page_token(first.next_page_token());
  v1::ListTimelineResponse ignored;
  EXPECT_EQ(ReasonOf(timelines_->ListActorTimeline(Context().get(), timeline, &ignored)), "PAGE_TOKEN_INVALID");
}

TEST_F(EventsTest, AReadSeesAtLeastTheRevisionAskedFor) {
  IngestMeetings(0, 2);
  v1::ListEventsRequest request;
  request.mutable_read_at()->set_at_least(last_revision_);
  EXPECT_EQ(AllEvents(request).size(), 2U);
  for (const std::string& token : {std::string("5"), last_revision_ + "AA"}) {
    request.mutable_read_at()->set_at_least(token);
    const grpc::Status status = List(request);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::OUT_OF_RANGE);
    EXPECT_EQ(ReasonOf(status), "REVISION_UNKNOWN");
    EXPECT_EQ(BadFieldOf(status), "read_at.at_least");
  }
}

TEST_F(EventsTest, AnEarlierRevisionAnswersWhatItAnsweredThen) {
  IngestMeetings(0, 3);
  v1::ListEventsRequest request;
  v1::ListEventsResponse before;
  ASSERT_TRUE(List(request, &before).ok());
  IngestMeetings(3, 8);
  Stop();
  Start();
  request.mutable_read_at()->set_exactly(before.revision());
  v1::ListEventsResponse after;
  ASSERT_TRUE(List(request, &after).ok());
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  request.set_page_size(2);
  EXPECT_EQ(AllEvents(request).size(), 3U);
  EXPECT_EQ(AllEvents().size(), 8U);

  v1::GetEventRequest get;
  get.set_name(AllEvents()[0].name());
  v1::GetEventResponse response;
  EXPECT_TRUE(events_->GetEvent(Context().get(), get, &response).ok());
  get.mutable_read_at()->set_exactly(before.revision());
  EXPECT_EQ(ReasonOf(events_->GetEvent(Context().get(), get, &response)), "EVENT_NOT_FOUND");
  get.set_name(before.events(0).name());
  EXPECT_TRUE(events_->GetEvent(Context().get(), get, &response).ok());
  EXPECT_EQ(response.revision(), before.revision());
}

google::protobuf::Timestamp TimestampOf(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  const int64_t nanos = absl::ToUnixNanos(time);
  timestamp.set_seconds(nanos / 1'000'000'000);
  timestamp.set_nanos(static_cast<int32_t>(nanos % 1'000'000'000));
  return timestamp;
}

TEST_F(EventsTest, ATimeOfDayTellsWhatWasKnownThen) {
  const absl::Time begin = absl::Now();
  IngestMeetings(0, 3);
  const absl::Time middle = absl::Now();
  const std::string then = last_revision_;
  IngestMeetings(3, 8);
  v1::ListEventsRequest request;
  *request.mutable_read_at()->mutable_known_at() = TimestampOf(middle);
  EXPECT_EQ(AllEvents(request).size(), 3U);
  request.mutable_read_at()->set_exactly(last_revision_);
  EXPECT_EQ(AllEvents(request).size(), 3U);
  *request.mutable_read_at()->mutable_known_at() = TimestampOf(begin);
  EXPECT_EQ(AllEvents(request).size(), 0U);

  request.mutable_read_at()->set_exactly(then);
  *request.mutable_read_at()->mutable_known_at() = TimestampOf(absl::Now());
  ExpectRefused(request, "KNOWN_AT_TOO_LATE", "read_at.known_at");
  request.mutable_read_at()->clear_exactly();
  *request.mutable_read_at()->mutable_known_at() = TimestampOf(absl::Now() + absl::Hours(1));
  ExpectRefused(request, "KNOWN_AT_TOO_LATE", "read_at.known_at");
  request.mutable_read_at()->mutable_known_at()->set_nanos(-1);
  ExpectRefused(request, "FIELD_INVALID", "read_at.known_at");
}

TEST_F(EventsTest, ARevisionOfAnotherStoreIsUnknown) {
  IngestMeetings(0, 1);
  const std::string foreign = last_revision_;
  Stop();
  std::filesystem::remove_all(folder_.path() / "store");
  Start();
  v1::ListEventsRequest request;
  request.mutable_read_at()->set_at_least(foreign);
  EXPECT_EQ(ReasonOf(List(request)), "REVISION_UNKNOWN");
  request.mutable_read_at()->set_exactly(foreign);
  EXPECT_EQ(ReasonOf(List(request)), "REVISION_UNKNOWN");
}

}  // namespace
}  // namespace chancery::testing
