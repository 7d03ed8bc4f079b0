// Lists of articles, their versions, withdrawal and re-extraction, over a real server.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "store/store.h"
#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Reextracted = v1::ReextractArticlesResponse;

class ArticleChangesTest : public ServerTest {
 protected:
  std::vector<std::string> Names(v1::ListArticlesRequest request) {
    std::vector<std::string> names;
    do {
      v1::ListArticlesResponse response;
      const grpc::Status status = articles_->ListArticles(Context().get(), request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      if (!status.ok()) break;
      for (const v1::Article& article : response.articles()) names.push_back(article.name());
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  grpc::Status TryList(const v1::ListArticlesRequest& request) {
    v1::ListArticlesResponse response;
    return articles_->ListArticles(Context().get(), request, &response);
  }

  static v1::WithdrawArticleRequest Withdrawal(const std::string& name) {
    v1::WithdrawArticleRequest request;
    request.set_name(name);
    request.set_author("the editor");
    request.set_note("it was another day");
    return request;
  }

  v1::WithdrawArticleResponse Withdraw(const v1::WithdrawArticleRequest& request) {
    v1::WithdrawArticleResponse response;
    const grpc::Status status = articles_->WithdrawArticle(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::Status TryWithdraw(const v1::WithdrawArticleRequest& request) {
    v1::WithdrawArticleResponse response;
    return articles_->WithdrawArticle(Context().get(), request, &response);
  }

  v1::Article Get(const std::string& name) {
    v1::GetArticleRequest request;
    request.set_name(name);
    v1::GetArticleResponse response;
    EXPECT_TRUE(articles_->GetArticle(Context().get(), request, &response).ok());
    return response.article();
  }

  // All messages of a stream, and how it ended.
  std::pair<std::vector<Reextracted>, grpc::Status> Reextract(const v1::ReextractArticlesRequest& request) {
    const auto context = Context();
    auto reader = articles_->ReextractArticles(context.get(), request);
    std::vector<Reextracted> messages;
    for (Reextracted message; reader->Read(&message);) messages.push_back(message);
    return {messages, reader->Finish()};
  }

  // Puts articles into the store as an older extractor read them: `change` is applied to what the present one finds.
  void StoreAsReadBefore(int count, const std::function<void(ontology::EventMention&)>& change) {
    Stop();
    auto opened = store::Store::Open((folder_.path() / "store").string(), SharedReader()->gazetteer());
    ASSERT_TRUE(opened.ok()) << opened.status();
    for (int i = 0; i < count; ++i) {
      const v1::ArticleInput input = MeetingArticle(i);
      text::Given given = {.url = input.url(), .title = input.title()};
      given.published = *text::ParseDay(input.published());
      auto reading = SharedReader()->Read({.bytes = input.content(), .given = given});
      ASSERT_TRUE(reading.ok()) << reading.status();
      for (ontology::EventMention& mention : reading->extraction.mentions) change(mention);
      const text::Article& article = reading->page.article;
      ASSERT_TRUE((*opened)
                      ->Ingest({.id = reading->page.id,
                                .url = article.url,
                                .title = article.title,
                                .publisher = article.publisher,
                                .language = article.language,
                                .published = article.published,
                                .published_from = article.published_from,
                                .extractor = "an older one",
                                .original = input.content(),
                                .mentions = std::move(reading->extraction.mentions)})
                      .ok());
    }
    opened->reset();
    Start();
  }
};

TEST_F(ArticleChangesTest, ListsArticlesInPagesWithWhatWasUsed) {
  std::vector<std::string> stored;
  for (int i = 0; i < 5; ++i) stored.push_back(Ingest(MeetingArticle(i)).article().name());
  v1::ListArticlesRequest request;
  for (const int size : {1, 2, 5, 0}) {
    request.set_page_size(size);
    EXPECT_EQ(Names(request), stored);
  }
  request.set_newest_first(true);
  EXPECT_EQ(Names(request), std::vector<std::string>(stored.rbegin(), stored.rend()));

  request.mutable_filter()->set_domain("NEWS.example");
  request.mutable_filter()->set_published_from(MeetingArticle(1).published());
  request.mutable_filter()->set_published_to(MeetingArticle(2).published());
  EXPECT_THAT(Names(request), ElementsAre(stored[2], stored[1]));
  v1::ListArticlesResponse response;
  ASSERT_TRUE(articles_->ListArticles(Context().get(), request, &response).ok());
  EXPECT_EQ(response.filter().domain(), "news.example");
  EXPECT_EQ(response.read_at().exactly(), response.revision());
  EXPECT_EQ(response.articles(0).mention_count(), 1U);
  EXPECT_EQ(response.articles(0).etag(), response.articles(0).revision());
  request.mutable_filter()->set_other_extractor(true);
  EXPECT_THAT(Names(request), IsEmpty());
}

TEST_F(ArticleChangesTest, APageTokenHoldsForItsFilterAndItsRevision) {
  for (int i = 0; i < 3; ++i) Ingest(MeetingArticle(i));
  v1::ListArticlesRequest request;
  request.set_page_size(1);
  v1::ListArticlesResponse first;
  ASSERT_TRUE(articles_->ListArticles(Context().get(), request, &first).ok());
  Ingest(MeetingArticle(3));
  Stop();
  Start();
  request.set_page_token(first.next_page_token());
  request.set_page_size(10);
  v1::ListArticlesResponse rest;
  ASSERT_TRUE(articles_->ListArticles(Context().get(), request, &rest).ok());
  EXPECT_EQ(rest.articles_size(), 2);
  EXPECT_EQ(rest.revision(), first.revision());
  request.mutable_filter()->set_publisher("another");
  EXPECT_EQ(ReasonOf(TryList(request)), "PAGE_TOKEN_MISMATCH");
  EXPECT_EQ(BadFieldOf(TryList(request)), "filter.publisher");
}

TEST_F(ArticleChangesTest, WrongFiltersAreRefusedWithTheField) {
  const auto expect = [&](const v1::ListArticlesRequest& request, const std::string& reason, const std::string& field) {
    EXPECT_EQ(ReasonOf(TryList(request)), reason);
    EXPECT_EQ(BadFieldOf(TryList(request)), field);
  };
  v1::ListArticlesRequest request;
  request.set_page_size(1001);
  expect(request, "PAGE_SIZE_INVALID", "page_size");
  request.set_page_size(-1);
  expect(request, "PAGE_SIZE_INVALID", "page_size");
  request.Clear();
  request.set_page_token("no token");
  expect(request, "PAGE_TOKEN_INVALID", "page_token");
  request.Clear();
  request.mutable_filter()->set_published_from("2009-02-29");
  expect(request, "FIELD_INVALID", "filter.published_from");
  request.mutable_filter()->set_published_from("2010-01-02");
  request.mutable_filter()->set_published_to("2010-01-01");
  expect(request, "FIELD_INVALID", "filter.published_to");
  request.Clear();
  request.mutable_filter()->set_domain("example.org/news");
  expect(request, "FIELD_INVALID", "filter.domain");
  request.mutable_filter()->set_domain(std::string(257, 'x'));
  expect(request, "FIELD_INVALID", "filter.domain");
  request.Clear();
  request.mutable_read_at()->set_exactly("none");
  EXPECT_EQ(ReasonOf(TryList(request)), "REVISION_UNKNOWN");
}

TEST_F(ArticleChangesTest, AnUpdateByThePublisherIsAVersionAndAWithdrawalTheNext) {
  v1::ArticleInput article = MeetingArticle(0);
  const std::string name = Ingest(article).article().name();
  article.set_content(article.content() + "\nThe two will meet again in spring.\n");
  EXPECT_FALSE(Ingest(article).already_known());
  Withdraw(Withdrawal(name));

  v1::ListArticleVersionsRequest request;
  request.set_name(name);
  v1::ListArticleVersionsResponse response;
  ASSERT_TRUE(articles_->ListArticleVersions(Context().get(), request, &response).ok());
  ASSERT_EQ(response.versions_size(), 3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(response.versions(i).article().version(), static_cast<uint32_t>(i + 1));
  EXPECT_EQ(response.versions(0).ended_revision(), response.versions(1).article().revision());
  EXPECT_EQ(response.versions(2).ended_revision(), "");
  EXPECT_TRUE(response.versions(2).article().withdrawn());
  EXPECT_EQ(response.versions(2).article().withdrawn_author(), "the editor");
  EXPECT_GT(response.versions(2).committed().seconds(), 0);

  request.set_page_size(2);
  ASSERT_TRUE(articles_->ListArticleVersions(Context().get(), request, &response).ok());
  EXPECT_EQ(response.versions_size(), 2);
  request.set_page_token(response.next_page_token());
  ASSERT_TRUE(articles_->ListArticleVersions(Context().get(), request, &response).ok());
  EXPECT_EQ(response.versions_size(), 1);
  EXPECT_EQ(response.next_page_token(), "");

  request.Clear();
  request.set_name("articles/none");
  EXPECT_EQ(ReasonOf(articles_->ListArticleVersions(Context().get(), request, &response)), "ARTICLE_NOT_FOUND");
  request.set_name("events/none");
  EXPECT_EQ(ReasonOf(articles_->ListArticleVersions(Context().get(), request, &response)), "NAME_INVALID");
}

TEST_F(ArticleChangesTest, AWithdrawalEndsWhatOnlyTheArticleToldAndThePastKeepsIt) {
  const v1::IngestArticleResponse ingested = Ingest(MeetingArticle(0));
  ASSERT_EQ(AllEvents().size(), 1U);
  v1::WithdrawArticleRequest request = Withdrawal(ingested.article().name());
  request.set_validate_only(true);
  const v1::WithdrawArticleResponse tried = Withdraw(request);
  EXPECT_EQ(tried.ended_events_size(), 1);
  EXPECT_EQ(tried.revision(), "");
  EXPECT_EQ(AllEvents().size(), 1U);

  request.set_validate_only(false);
  const v1::WithdrawArticleResponse done = Withdraw(request);
  EXPECT_THAT(done.ended_events(), ElementsAre(tried.ended_events(0)));
  EXPECT_TRUE(done.article().withdrawn());
  EXPECT_EQ(done.article().withdrawn_note(), "it was another day");
  EXPECT_NE(done.revision(), "");
  EXPECT_THAT(AllEvents(), IsEmpty());
  v1::ListEventsRequest past;
  past.mutable_read_at()->set_exactly(ingested.revision());
  EXPECT_EQ(AllEvents(past).size(), 1U);
  EXPECT_TRUE(Withdraw(request).nothing_to_do());

  v1::ListArticlesRequest withdrawn;
  withdrawn.mutable_filter()->set_withdrawn(true);
  EXPECT_THAT(Names(withdrawn), ElementsAre(ingested.article().name()));
  withdrawn.mutable_filter()->set_withdrawn(false);
  EXPECT_THAT(Names(withdrawn), IsEmpty());
}

TEST_F(ArticleChangesTest, AWithdrawnArticleComesBackOnlyWhenItSaysSo) {
  v1::ArticleInput article = MeetingArticle(0);
  const std::string name = Ingest(article).article().name();
  Withdraw(Withdrawal(name));
  const v1::IngestArticleResponse copy = Ingest(article);
  EXPECT_TRUE(copy.already_known());
  EXPECT_TRUE(copy.article().withdrawn());
  EXPECT_THAT(AllEvents(), IsEmpty());
  article.set_republished(true);
  const v1::IngestArticleResponse back = Ingest(article);
  EXPECT_FALSE(back.already_known());
  EXPECT_FALSE(back.article().withdrawn());
  EXPECT_EQ(back.article().version(), 3U);
  EXPECT_EQ(AllEvents().size(), 1U);
}

TEST_F(ArticleChangesTest, WithdrawalsThatCannotBeAreRefusedWithAReason) {
  const std::string name = Ingest(MeetingArticle(0)).article().name();
  EXPECT_EQ(ReasonOf(TryWithdraw(Withdrawal("articles/none"))), "ARTICLE_NOT_FOUND");
  EXPECT_EQ(ReasonOf(TryWithdraw(Withdrawal("events/none"))), "NAME_INVALID");
  v1::WithdrawArticleRequest request = Withdrawal(name);
  request.clear_author();
  EXPECT_EQ(BadFieldOf(TryWithdraw(request)), "author");
  request = Withdrawal(name);
  request.set_etag("none");
  EXPECT_EQ(BadFieldOf(TryWithdraw(request)), "etag");

  request.set_etag(Get(name).etag());
  v1::ArticleInput changed = MeetingArticle(0);
  changed.set_title("Another headline");
  Ingest(changed);
  EXPECT_EQ(ReasonOf(TryWithdraw(request)), "ETAG_MISMATCH");
  EXPECT_EQ(InfoOf(TryWithdraw(request)).metadata().at("etag"), Get(name).etag());

  request = Withdrawal(name);
  request.set_request_id("r1");
  const v1::WithdrawArticleResponse first = Withdraw(request);
  const v1::WithdrawArticleResponse again = Withdraw(request);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  request.set_note("another");
  EXPECT_EQ(ReasonOf(TryWithdraw(request)), "REQUEST_ID_REUSED");
}

TEST_F(ArticleChangesTest, AReextractionByTheSameExtractorChangesNothing) {
  for (int i = 0; i < 10; ++i) Ingest(MeetingArticle(i));
  Withdraw(Withdrawal(Names({}).back()));
  const std::string revision = Get(Names({}).front()).revision();
  const auto [messages, status] = Reextract({});
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_THAT(messages, SizeIs(2));
  EXPECT_EQ(messages[0].results_size(), 8);
  EXPECT_EQ(messages[0].unchanged(), 8U);
  EXPECT_EQ(messages[0].remaining(), 2U);
  EXPECT_EQ(messages[1].unchanged(), 9U);
  EXPECT_EQ(messages[1].skipped(), 1U);
  EXPECT_EQ(messages[1].remaining(), 0U);
  EXPECT_EQ(Get(Names({}).front()).revision(), revision);
}

TEST_F(ArticleChangesTest, AReextractionMakesVersionsOfWhatIsToldOtherwiseAndGoesOnWhereItWas) {
  StoreAsReadBefore(12, [](ontology::EventMention& mention) { mention.place = "Atlantis"; });
  v1::ListArticlesRequest old;
  old.mutable_filter()->set_other_extractor(true);
  const std::vector<std::string> names = Names(old);
  ASSERT_THAT(names, SizeIs(12));
  for (const v1::Event& event : AllEvents()) EXPECT_EQ(event.place(), "Atlantis");

  v1::ReextractArticlesRequest request;
  request.set_validate_only(true);
  EXPECT_EQ(Reextract(request).first.back().changed(), 12U);
  EXPECT_THAT(Names(old), SizeIs(12));

  // The first message alone is dealt with.
  request.set_validate_only(false);
  Reextracted first;
  {
    const auto context = Context();
    auto reader = articles_->ReextractArticles(context.get(), request);
    ASSERT_TRUE(reader->Read(&first));
    context->TryCancel();
    EXPECT_EQ(ReasonOf(reader->Finish()), "");
  }
  EXPECT_EQ(first.changed(), 8U);
  request.set_page_token(first.next_page_token());
  const auto [messages, status] = Reextract(request);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_EQ(messages[0].results_size(), 4);
  EXPECT_EQ(messages[0].next_page_token(), "");
  EXPECT_THAT(Names(old), IsEmpty());
  for (const v1::Event& event : AllEvents()) EXPECT_NE(event.place(), "Atlantis");
  EXPECT_EQ(Get(names.front()).version(), 2U);
  EXPECT_NE(Get(names.front()).extractor(), "an older one");

  request.clear_validate_only();
  EXPECT_EQ(ReasonOf(Reextract(request).second), "");
  request.mutable_filter()->set_domain("news.example");
  EXPECT_EQ(ReasonOf(Reextract(request).second), "PAGE_TOKEN_MISMATCH");
}

TEST_F(ArticleChangesTest, WhatAPersonCorrectedSurvivesAReextraction) {
  StoreAsReadBefore(1, [](ontology::EventMention& mention) { mention.place = "Atlantis"; });
  v1::CorrectEventRequest correction;
  correction.set_name(AllEvents().front().name());
  correction.mutable_correction()->set_content("what the protocol says");
  correction.mutable_update_mask()->add_paths("content");
  correction.set_author("the desk");
  v1::DecisionResponse decided;
  ASSERT_TRUE(events_->CorrectEvent(Context().get(), correction, &decided).ok());
  v1::ReextractArticlesRequest request;
  request.add_names(Names({}).front());
  EXPECT_EQ(Reextract(request).first.back().changed(), 1U);
  const std::vector<v1::Event> events = AllEvents();
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events.front().content(), "what the protocol says");
  EXPECT_NE(events.front().place(), "Atlantis");
}

TEST_F(ArticleChangesTest, ReextractionsThatCannotBeAreRefusedWithAReason) {
  const std::string name = Ingest(MeetingArticle(0)).article().name();
  v1::ReextractArticlesRequest request;
  request.add_names("articles/none");
  EXPECT_EQ(ReasonOf(Reextract(request).second), "ARTICLE_NOT_FOUND");
  request.set_names(0, "events/none");
  EXPECT_EQ(BadFieldOf(Reextract(request).second), "names[0]");
  request.set_names(0, name);
  request.mutable_filter()->set_publisher("Agency");
  EXPECT_EQ(BadFieldOf(Reextract(request).second), "filter");
  request.Clear();
  for (int i = 0; i < 101; ++i) request.add_names(name);
  EXPECT_EQ(BadFieldOf(Reextract(request).second), "names");
  request.Clear();
  request.set_page_token("none");
  EXPECT_EQ(ReasonOf(Reextract(request).second), "PAGE_TOKEN_INVALID");
}

TEST_F(ArticleChangesTest, AReextractionEndsWithItsDeadlineAndLeavesWholeArticles) {
  StoreAsReadBefore(60, [](ontology::EventMention& mention) { mention.place = "Atlantis"; });
  const auto context = Context();
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(10));
  auto reader = articles_->ReextractArticles(context.get(), v1::ReextractArticlesRequest());
  Reextracted message;
  while (reader->Read(&message)) {
  }
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  // What was under way ends, and nothing more is begun.
  Stop();
  Start();
  v1::ListArticlesRequest old;
  old.mutable_filter()->set_other_extractor(true);
  EXPECT_FALSE(Names(old).empty());
  EXPECT_TRUE(Reextract({}).second.ok());
  EXPECT_THAT(Names(old), IsEmpty());
}

TEST_F(ArticleChangesTest, TheHistoryOfAnEventSaysThatAnArticleWasWithdrawn) {
  const std::string name = Ingest(MeetingArticle(0)).article().name();
  v1::ArticleInput second = MeetingArticle(0);
  second.set_url("https://other.example/1");
  const v1::IngestArticleResponse kept = Ingest(second);
  Withdraw(Withdrawal(name));
  v1::ListEventVersionsRequest request;
  request.set_name(AllEvents().front().name());
  v1::ListEventVersionsResponse response;
  ASSERT_TRUE(events_->ListEventVersions(Context().get(), request, &response).ok());
  ASSERT_GE(response.versions_size(), 2);
  EXPECT_FALSE(response.versions(0).article_withdrawn());
  const v1::EventVersion& last = response.versions(response.versions_size() - 1);
  EXPECT_TRUE(last.article_withdrawn());
  EXPECT_EQ(last.article(), name);
  EXPECT_EQ(last.article_version(), 2U);
  EXPECT_EQ(Get(kept.article().name()).events_size(), 1);
}

}  // namespace
}  // namespace chancery::testing
