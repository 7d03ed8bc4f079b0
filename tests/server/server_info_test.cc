// Limits over a real server: what is published, and what holding to them looks like.
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "chancery/v1/server_info.grpc.pb.h"
#include "server/limits.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

class ServerInfoTest : public ServerTest {
 protected:
  void Configure(server::ServerConfig& config) override {
    config.max_call_seconds = 1;
    config.max_reply_bytes = 65536;
    config.max_page_size = 500;
  }

  std::map<std::string, v1::Limit> Limits() {
    v1::GetLimitsResponse response;
    const auto info = v1::ServerInfo::NewStub(channel_);
    const grpc::Status status = info->GetLimits(Context().get(), {}, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    std::map<std::string, v1::Limit> limits;
    for (const v1::Limit& limit : response.limits()) limits[limit.name()] = limit;
    EXPECT_EQ(limits.size(), static_cast<size_t>(response.limits_size()));
    return limits;
  }

  // Thirty events, of which a reply has room for sixteen.
  v1::RecordEventsResponse RecordLongTalks() {
    v1::RecordEventsRequest record;
    for (int i = 0; i < 30; ++i) {
      v1::RecordedEvent& event = *record.add_events();
      event.set_source("desk");
      event.set_record(fmt::format("r{}", i));
      event.set_type("meeting");
      for (const char* actor : {"actors/FR", "actors/NG"}) {
        v1::RecordedParticipant& participant = *event.add_participants();
        participant.set_actor(actor);
        participant.set_role("participant");
      }
      event.set_time("1899-02-28");
      event.set_status(v1::EVENT_STATUS_OCCURRED);
      event.set_confidence(0.5);
      event.set_quote(std::string(4000, 'x'));
    }
    v1::RecordEventsResponse recorded;
    EXPECT_TRUE(events_->RecordEvents(Context().get(), record, &recorded).ok());
    return recorded;
  }
};

TEST_F(ServerInfoTest, TellsEveryLimitAsItIsInForce) {
  const auto limits = Limits();
  EXPECT_EQ(limits.size(), server::LimitsOf(server::ServerConfig()).size());
  EXPECT_EQ(limits.at("max_page_size").value(), 500U);
  EXPECT_EQ(limits.at("max_page_size").unit(), "events");
  EXPECT_TRUE(limits.at("max_page_size").configurable());
  EXPECT_EQ(limits.at("filter_types").value(), 64U);
  EXPECT_FALSE(limits.at("filter_types").configurable());
}

TEST_F(ServerInfoTest, ARefusalNamesALimitThatIsPublishedWithWhatItAllows) {
  const auto limits = Limits();
  const auto expect = [&](const grpc::Status& status, const std::string& name, uint64_t asked) {
    const auto metadata = InfoOf(status).metadata();
    ASSERT_TRUE(metadata.contains("limit")) << name << ": " << status.error_message();
    EXPECT_EQ(metadata.at("limit"), name);
    EXPECT_EQ(metadata.at("asked"), std::to_string(asked));
    EXPECT_EQ(metadata.at("allowed"), std::to_string(limits.at(name).value()));
  };
  v1::ListEventsRequest events;
  v1::ListEventsResponse listed;
  events.set_page_size(501);
  expect(events_->ListEvents(Context().get(), events, &listed), "max_page_size", 501);
  events.Clear();
  for (int i = 0; i < 65; ++i) events.mutable_filter()->add_types("visit");
  expect(events_->ListEvents(Context().get(), events, &listed), "filter_types", 65);
  events.Clear();
  for (int i = 0; i < 9; ++i) events.mutable_filter()->add_actors("actors/FR");
  expect(events_->ListEvents(Context().get(), events, &listed), "filter_actors", 9);
  events.Clear();
  events.mutable_filter()->set_publisher(std::string(257, 'x'));
  expect(events_->ListEvents(Context().get(), events, &listed), "publisher_bytes", 257);
  events.Clear();
  events.mutable_filter()->set_content_words(std::string(513, 'x'));
  expect(events_->ListEvents(Context().get(), events, &listed), "filter_words_bytes", 513);

  v1::ResolveActorRequest resolve;
  v1::ResolveActorResponse resolved;
  resolve.set_query(std::string(257, 'x'));
  expect(actors_->ResolveActor(Context().get(), resolve, &resolved), "query_bytes", 257);
  resolve.set_query("Lavrov");
  resolve.set_max_candidates(101);
  expect(actors_->ResolveActor(Context().get(), resolve, &resolved), "candidates", 101);

  v1::BatchGetEventsRequest batch;
  v1::BatchGetEventsResponse got;
  for (int i = 0; i < 101; ++i) batch.add_names("events/a");
  expect(events_->BatchGetEvents(Context().get(), batch, &got), "batch_names", 101);

  v1::IngestArticleRequest ingest;
  v1::IngestArticleResponse ingested;
  ingest.mutable_article()->set_content(std::string(limits.at("max_article_bytes").value() + 1, 'x'));
  expect(articles_->IngestArticle(Context().get(), ingest, &ingested), "max_article_bytes",
         limits.at("max_article_bytes").value() + 1);
  ingest.mutable_article()->set_content("Talks were held.");
  ingest.mutable_article()->set_title(std::string(4097, 'x'));
  expect(articles_->IngestArticle(Context().get(), ingest, &ingested), "article_title_bytes", 4097);
}

TEST_F(ServerInfoTest, ACallThatTakesLongerThanTheServerGivesItEndsThoughItsClientWouldWait) {
  std::string text;
  while (text.size() < 900'000) text += MeetingArticle(static_cast<int>(text.size() % 97)).content() + "\n";
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_content(text);
  v1::ExtractArticleResponse response;
  const grpc::Status status = articles_->ExtractArticle(Context().get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED) << status.error_message();
  EXPECT_EQ(ReasonOf(status), "DEADLINE_PASSED");
  EXPECT_EQ(InfoOf(status).metadata().at("limit"), "max_call_seconds");
  EXPECT_EQ(InfoOf(status).metadata().at("allowed"), "1");
}

TEST_F(ServerInfoTest, AListOfArticlesEndsEarlyUnderTheSizeOfReplies) {
  std::vector<std::string> stored;
  for (int i = 0; i < 40; ++i) {
    v1::ArticleInput article = MeetingArticle(i);
    article.set_title(std::string(4000, 'x') + std::to_string(i));
    stored.push_back(Ingest(article).article().name());
  }
  std::vector<std::string> listed;
  v1::ListArticlesRequest request;
  v1::ListArticlesResponse response;
  int pages = 0;
  do {
    ASSERT_TRUE(articles_->ListArticles(Context().get(), request, &response).ok());
    EXPECT_LE(response.ByteSizeLong(), 65536U + 2048U);
    for (const v1::Article& article : response.articles()) listed.push_back(article.name());
    request.set_page_token(response.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(listed, stored);
  EXPECT_EQ(pages, 3);
}

TEST_F(ServerInfoTest, ABatchThatWouldBeTooLargeNamesWhatItLeftOut) {
  const v1::RecordEventsResponse recorded = RecordLongTalks();
  v1::BatchGetEventsRequest request;
  std::vector<std::string> asked;
  for (const auto& event : recorded.events()) asked.push_back(event.name());
  request.mutable_names()->Add(asked.begin(), asked.end());
  std::vector<std::string> got;
  int calls = 0;
  do {
    v1::BatchGetEventsResponse response;
    ASSERT_TRUE(events_->BatchGetEvents(Context().get(), request, &response).ok());
    for (const v1::Event& event : response.events()) got.push_back(event.name());
    request.clear_names();
    request.mutable_names()->Swap(response.mutable_left_out());
    ++calls;
  } while (!request.names().empty() && calls < 30);
  EXPECT_EQ(got, asked);
  EXPECT_GT(calls, 1);
}

TEST_F(ServerInfoTest, APageThatALimitEndedNamesIt) {
  RecordLongTalks();
  v1::ListEventsRequest request;
  v1::ListEventsResponse response;
  ASSERT_TRUE(events_->ListEvents(Context().get(), request, &response).ok());
  EXPECT_LT(response.events_size(), 30);
  EXPECT_EQ(response.ended_by(), "max_reply_bytes");
  request.set_page_token(response.next_page_token());
  ASSERT_TRUE(events_->ListEvents(Context().get(), request, &response).ok());
  EXPECT_EQ(response.next_page_token(), "");
  EXPECT_EQ(response.ended_by(), "");
  request.Clear();
  request.set_page_size(2);
  ASSERT_TRUE(events_->ListEvents(Context().get(), request, &response).ok());
  EXPECT_NE(response.next_page_token(), "");
  EXPECT_EQ(response.ended_by(), "");
}

}  // namespace
}  // namespace chancery::testing
