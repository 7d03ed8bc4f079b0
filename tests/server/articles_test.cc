#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/keys.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

class ArticlesTest : public ServerTest {
 protected:
  void Configure(server::ServerConfig& config) override { config.grpc_memory_mib = 256; }

  grpc::Status TryIngest(const v1::ArticleInput& article) {
    v1::IngestArticleRequest request;
    *request.mutable_article() = article;
    v1::IngestArticleResponse response;
    return articles_->IngestArticle(Context().get(), request, &response);
  }

  grpc::Status TryIngest(const std::string& content) {
    v1::ArticleInput article;
    article.set_content(content);
    return TryIngest(article);
  }

  grpc::Status Get(const std::string& name, v1::ArticleView view, v1::Article& article) {
    v1::GetArticleRequest request;
    request.set_name(name);
    request.set_view(view);
    v1::GetArticleResponse response;
    const grpc::Status status = articles_->GetArticle(Context().get(), request, &response);
    article = response.article();
    return status;
  }
};

void ExpectRefused(const grpc::Status& status, const std::string& reason, const std::string& field) {
  EXPECT_EQ(ReasonOf(status), reason) << status.error_message();
  EXPECT_EQ(BadFieldOf(status), field);
}

TEST_F(ArticlesTest, ExtractGivesEventsWithEvidenceAndStoresNothing) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = MeetingArticle(0);
  v1::ExtractArticleResponse response;
  const grpc::Status status = articles_->ExtractArticle(Context().get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.events_size(), 1);
  const v1::Event& event = response.events(0);
  EXPECT_EQ(event.type(), "meeting");
  EXPECT_EQ(event.status(), v1::EVENT_STATUS_OCCURRED);
  EXPECT_EQ(event.participants_size(), 2);
  EXPECT_EQ(event.name(), "");
  EXPECT_NE(event.codes().plover(), "");
  // The headline, which was given beside the page, the first sentence of the page, and the one that tells more.
  ASSERT_EQ(event.evidence_size(), 3);
  EXPECT_NE(event.evidence(2).quote().find("discussed trade"), std::string::npos);
  EXPECT_EQ(event.evidence(0).begin(), event.evidence(0).end());
  const v1::Evidence& evidence = event.evidence(1);
  EXPECT_NE(evidence.quote().find("Sergey Lavrov met"), std::string::npos);
  EXPECT_EQ(request.article().content().substr(evidence.begin(), evidence.end() - evidence.begin()), evidence.quote());
  EXPECT_EQ(response.article().language(), "en");
  EXPECT_NE(response.article().body(), "");
  EXPECT_EQ(response.notes_size(), 0);
  EXPECT_TRUE(AllEvents().empty());
}

TEST_F(ArticlesTest, ExtractExplainsWhatEachStepMadeOfTheArticle) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = MeetingArticle(0);
  request.set_explain(true);
  v1::ExtractArticleResponse response;
  ASSERT_TRUE(articles_->ExtractArticle(Context().get(), request, &response).ok());
  ASSERT_GT(response.notes_size(), 0);
  for (const v1::ExtractionNote& note : response.notes()) {
    EXPECT_NE(note.rule(), "");
    EXPECT_NE(note.sentence().find(note.words()), std::string::npos);
  }
}

TEST_F(ArticlesTest, IngestedIsThereAtOnceUnderTheNameOfTheReply) {
  const v1::IngestArticleResponse ingested = Ingest(MeetingArticle(0));
  EXPECT_FALSE(ingested.already_known());
  ASSERT_EQ(ingested.article().events_size(), 1);
  v1::Article article;
  ASSERT_TRUE(Get(ingested.article().name(), v1::ARTICLE_VIEW_UNSPECIFIED, article).ok());
  EXPECT_EQ(article.SerializeAsString(), ingested.article().SerializeAsString());
  EXPECT_EQ(article.url(), "https://news.example/world/0");
  EXPECT_EQ(article.published(), "2010-01-04");
  EXPECT_EQ(article.published_source(), "given");
  EXPECT_EQ(article.body(), "");
  EXPECT_EQ(article.content(), "");
}

TEST_F(ArticlesTest, TheFullViewHasBodyAndContent) {
  const v1::ArticleInput input = MeetingArticle(0);
  const v1::IngestArticleResponse ingested = Ingest(input);
  v1::Article article;
  ASSERT_TRUE(Get(ingested.article().name(), v1::ARTICLE_VIEW_FULL, article).ok());
  EXPECT_EQ(article.content(), input.content());
  EXPECT_NE(article.body().find("The two ministers discussed trade"), std::string::npos);
}

TEST_F(ArticlesTest, TheSameArticleAgainChangesNothing) {
  const v1::IngestArticleResponse first = Ingest(MeetingArticle(0));
  const v1::IngestArticleResponse second = Ingest(MeetingArticle(0));
  EXPECT_TRUE(second.already_known());
  EXPECT_EQ(second.revision(), first.revision());
  EXPECT_EQ(second.article().SerializeAsString(), first.article().SerializeAsString());
  EXPECT_EQ(AllEvents().size(), 1U);
}

TEST_F(ArticlesTest, WhatANewVersionNoLongerSaysIsWithdrawn) {
  const v1::IngestArticleResponse first = Ingest(MeetingArticle(0));
  v1::ArticleInput changed = MeetingArticle(0);
  changed.set_content("A report of talks between two ministers was wrong and has been removed from this page.\n");
  const v1::IngestArticleResponse second = Ingest(changed);
  EXPECT_FALSE(second.already_known());
  EXPECT_EQ(second.article().name(), first.article().name());
  EXPECT_NE(second.revision(), first.revision());
  EXPECT_EQ(second.article().events_size(), 0);
  EXPECT_TRUE(AllEvents().empty());
}

TEST_F(ArticlesTest, OneArticleSentByManyAtOnceIsStoredOnce) {
  std::atomic<int> added = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      v1::IngestArticleRequest request;
      *request.mutable_article() = MeetingArticle(3);
      v1::IngestArticleResponse response;
      const grpc::Status status = articles_->IngestArticle(Context().get(), request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      added += response.already_known() ? 0 : 1;
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(added, 1);
  EXPECT_EQ(AllEvents().size(), 1U);
}

TEST_F(ArticlesTest, HtmlAndJsonAreReadAsTheirKind) {
  v1::ArticleInput html;
  html.set_content(
      "<html><head><title>Talks in Rome</title><meta property='article:published_time' content='2010-03-01'></head>"
      "<body><h1>Talks in Rome</h1><p>Italian Foreign Minister Franco Frattini met Swedish Foreign Minister Carl Bildt "
      "in Rome on Monday. They spoke about fishing rights for most of the afternoon.</p></body></html>");
  const v1::IngestArticleResponse page = Ingest(html);
  EXPECT_EQ(page.article().published(), "2010-03-01");
  EXPECT_EQ(page.article().title(), "Talks in Rome");
  EXPECT_EQ(page.article().events_size(), 1);
  v1::ArticleInput json;
  json.set_content(R"({"url": "https://news.example/json", "title": "Talks in Ankara", "published": "2010-04-06",
                       "body": "Turkish Foreign Minister Ahmet Davutoglu met Carl Bildt in Ankara on Tuesday."})");
  const v1::IngestArticleResponse object = Ingest(json);
  EXPECT_EQ(object.article().url(), "https://news.example/json");
  EXPECT_EQ(object.article().published(), "2010-04-06");
  EXPECT_EQ(object.article().published_source(), "json published");
}

TEST_F(ArticlesTest, AnArticleWithoutProseOrDateIsAnArticleWithoutEvents) {
  v1::ArticleInput article;
  article.set_content("<html><body><nav><a href='/'>Home</a></nav></body></html>");
  const v1::IngestArticleResponse ingested = Ingest(article);
  EXPECT_EQ(ingested.article().published(), "");
  EXPECT_EQ(ingested.article().events_size(), 0);
}

TEST_F(ArticlesTest, ContentThatCannotBeReadIsRefused) {
  ExpectRefused(TryIngest(""), "CONTENT_EMPTY", "article.content");
  ExpectRefused(TryIngest(std::string("\x7F"
                                      "ELF\0\0\x01\x02\0\0\0",
                                      11)),
                "CONTENT_UNREADABLE", "article.content");
  ExpectRefused(TryIngest(R"({"title": "Talks", "body": "Two min)"), "CONTENT_UNREADABLE", "article.content");
  ExpectRefused(TryIngest(R"({"title": 5, "body": "Two ministers met."})"), "CONTENT_UNREADABLE", "article.content");
  v1::ExtractArticleResponse response;
  ExpectRefused(articles_->ExtractArticle(Context().get(), v1::ExtractArticleRequest(), &response), "CONTENT_EMPTY",
                "article.content");
}

TEST_F(ArticlesTest, ContentOverTheLimitIsRefusedWithTheLimit) {
  const grpc::Status status = TryIngest(std::string((8 << 20) + 1, 'x'));
  ExpectRefused(status, "CONTENT_TOO_LARGE", "article.content");
  EXPECT_EQ(InfoOf(status).metadata().at("asked"), "8388609");
  EXPECT_EQ(InfoOf(status).metadata().at("allowed"), "8388608");
}

TEST_F(ArticlesTest, TextOverTheLimitIsRefusedWithTheLimit) {
  std::string text;
  while (text.size() < (2 << 20)) text += "The ministers discussed trade and the situation in the region again.\n\n";
  const grpc::Status status = TryIngest(text);
  ExpectRefused(status, "CONTENT_TOO_LARGE", "article.content");
  EXPECT_EQ(InfoOf(status).metadata().at("allowed"), "1048576");
}

TEST_F(ArticlesTest, AMessageOverTheLimitIsRefusedAndTheServerLivesOn) {
  EXPECT_EQ(TryIngest(std::string(17 << 20, 'x')).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_FALSE(Ingest(MeetingArticle(0)).already_known());
}

TEST_F(ArticlesTest, OtherLanguagesAreRefusedByName) {
  const grpc::Status french = TryIngest(
      "Le ministre des Affaires étrangères a rencontré mardi son homologue italien à Paris. Les deux hommes ont parlé "
      "du commerce et de la situation dans la région, sans rien signer. Une autre rencontre est prévue au printemps.");
  ExpectRefused(french, "LANGUAGE_UNSUPPORTED", "article.content");
  EXPECT_EQ(InfoOf(french).metadata().at("language"), "fr");
  const grpc::Status german = TryIngest(
      "Der Außenminister hat am Dienstag seinen italienischen Amtskollegen in Berlin getroffen. Die beiden sprachen "
      "über den Handel und über die Lage in der Region; unterschrieben wurde nichts. Im Frühjahr wollen sie sich "
      "wiedersehen.");
  ExpectRefused(german, "LANGUAGE_UNSUPPORTED", "article.content");
  EXPECT_EQ(InfoOf(german).metadata().at("language"), "de");
}

TEST_F(ArticlesTest, FieldsThatCannotBeAreNamed) {
  v1::ArticleInput article = MeetingArticle(0);
  article.set_published("2010-02-30");
  ExpectRefused(TryIngest(article), "FIELD_INVALID", "article.published");
  article = MeetingArticle(0);
  article.set_published("yesterday");
  ExpectRefused(TryIngest(article), "FIELD_INVALID", "article.published");
  article = MeetingArticle(0);
  article.set_url("https://news.example/a b");
  ExpectRefused(TryIngest(article), "FIELD_INVALID", "article.url");
  article = MeetingArticle(0);
  article.set_title(std::string(5000, 'x'));
  ExpectRefused(TryIngest(article), "FIELD_INVALID", "article.title");
  article = MeetingArticle(0);
  article.set_publisher(std::string(300, 'x'));
  ExpectRefused(TryIngest(article), "FIELD_INVALID", "article.publisher");
  EXPECT_TRUE(AllEvents().empty());
}

TEST_F(ArticlesTest, GetTellsWrongNamesFromUnknownOnes) {
  v1::Article article;
  for (const char* name : {"", "articles/", "events/1", "articles/a/b", "articles"}) {
    ExpectRefused(Get(name, v1::ARTICLE_VIEW_BASIC, article), "NAME_INVALID", "name");
  }
  const grpc::Status unknown = Get("articles/0123456789abcdef0123456789abcdef", v1::ARTICLE_VIEW_BASIC, article);
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(ReasonOf(unknown), "ARTICLE_NOT_FOUND");
  const grpc::Status odd = Get("articles/not a hash", v1::ARTICLE_VIEW_BASIC, article);
  EXPECT_EQ(ReasonOf(odd), "ARTICLE_NOT_FOUND");
  ExpectRefused(Get("articles/0123456789abcdef0123456789abcdef", static_cast<v1::ArticleView>(9), article),
                "FIELD_INVALID", "view");
}

TEST_F(ArticlesTest, ADamagedRecordIsAFaultOfTheServerThatNamesIt) {
  const std::string name = Ingest(MeetingArticle(0)).article().name();
  Stop();
  {
    const auto database = store::Database::Open((folder_.path() / "store").string(), {});
    ASSERT_TRUE(database.ok()) << database.status();
    const std::string key = store::ArticleKey(1, store::ArticlePart::kOriginal);
    ASSERT_TRUE((*database)->rocks().Delete({}, (*database)->family(store::Family::kArticles), key).ok());
  }
  Start();
  v1::Article article;
  const grpc::Status status = Get(name, v1::ARTICLE_VIEW_FULL, article);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(ReasonOf(status), "INTERNAL_FAULT");
  EXPECT_NE(status.error_message().find("the record in articles"), std::string::npos) << status.error_message();
  EXPECT_TRUE(Get(name, v1::ARTICLE_VIEW_BASIC, article).ok());
}

}  // namespace
}  // namespace chancery::testing
