#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

class ActorsTest : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (server_ == nullptr) return;
    for (int i = 0; i < 6; ++i) Ingest(MeetingArticle(i));
    v1::ArticleInput visit;
    visit.set_url("https://news.example/visit");
    visit.set_published("2010-05-20");
    visit.set_content(
        "MOSCOW, May 20 -- Turkey and Russia held talks on energy in Moscow on Thursday, officials said.\n\n"
        "The Kremlin said that a new round would follow.\n");
    Ingest(visit);
  }

  grpc::Status Resolve(const v1::ResolveActorRequest& request, v1::ResolveActorResponse* response) {
    return actors_->ResolveActor(Context().get(), request, response);
  }

  // "actors/RU name", best first.
  std::vector<std::string> Candidates(const std::string& query, const std::string& kind = "",
                                      const std::string& of = "") {
    v1::ResolveActorRequest request;
    request.set_query(query);
    request.set_kind(kind);
    request.set_of(of);
    v1::ResolveActorResponse response;
    const grpc::Status status = Resolve(request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    std::vector<std::string> candidates;
    for (const v1::ActorCandidate& candidate : response.candidates()) {
      EXPECT_GT(candidate.score(), 0);
      EXPECT_LE(candidate.score(), 1);
      EXPECT_GT(candidate.mention_count(), 0U);
      candidates.push_back(candidate.actor().name() + " " + candidate.reason());
    }
    return candidates;
  }

  std::string Refusal(const v1::ResolveActorRequest& request) {
    v1::ResolveActorResponse response;
    const grpc::Status status = Resolve(request, &response);
    return ReasonOf(status) + " " + BadFieldOf(status);
  }
};

using ::testing::ElementsAre;

TEST_F(ActorsTest, ACountryIsFoundByNameDemonymCapitalAndMetonym) {
  EXPECT_EQ(Candidates("Russia").front(), "actors/RU name");
  EXPECT_EQ(Candidates("russian").front(), "actors/RU demonym");
  EXPECT_EQ(Candidates("Moscow").front(), "actors/RU capital");
  EXPECT_EQ(Candidates("the Kremlin").front(), "actors/RU metonym");
}

TEST_F(ActorsTest, APersonIsFoundByFullNameAndSurname) {
  const std::vector<std::string> full = Candidates("sergey lavrov");
  ASSERT_EQ(full.size(), 1U);
  EXPECT_NE(full.front().find(" name"), std::string::npos);
  const std::vector<std::string> surname = Candidates("Lavrov");
  ASSERT_EQ(surname.size(), 1U);
  EXPECT_EQ(surname.front().substr(0, surname.front().find(' ')), full.front().substr(0, full.front().find(' ')));
}

TEST_F(ActorsTest, KindAndCountryNarrowTheCandidates) {
  EXPECT_TRUE(Candidates("Lavrov", "country").empty());
  EXPECT_EQ(Candidates("Lavrov", "person", "RU").size(), 1U);
  EXPECT_TRUE(Candidates("Lavrov", "person", "FR").empty());
}

TEST_F(ActorsTest, WhatNoArticleNamesHasNoCandidates) {
  EXPECT_TRUE(Candidates("Iceland").empty());
  EXPECT_TRUE(Candidates("Nobody Atall").empty());
  EXPECT_TRUE(Candidates("\xC3\x98").empty());
}

TEST_F(ActorsTest, ResolvingTwiceGivesTheSame) { EXPECT_EQ(Candidates("Carl"), Candidates("Carl")); }

TEST_F(ActorsTest, RequestsThatCannotBeAreRefused) {
  v1::ResolveActorRequest request;
  EXPECT_EQ(Refusal(request), "FIELD_INVALID query");
  request.set_query("   ");
  EXPECT_EQ(Refusal(request), "FIELD_INVALID query");
  request.set_query(std::string(257, 'x'));
  EXPECT_EQ(Refusal(request), "FIELD_INVALID query");
  request.set_query("Lavrov");
  request.set_kind("minister");
  EXPECT_EQ(Refusal(request), "KIND_UNKNOWN kind");
  request.clear_kind();
  request.set_max_candidates(101);
  EXPECT_EQ(Refusal(request), "FIELD_INVALID max_candidates");
  request.set_max_candidates(-1);
  EXPECT_EQ(Refusal(request), "FIELD_INVALID max_candidates");
  request.set_max_candidates(0);
  request.set_of(std::string(257, 'x'));
  EXPECT_EQ(Refusal(request), "FIELD_INVALID of");
}

TEST_F(ActorsTest, GetGivesNamesKindAndOffices) {
  const std::string first = Candidates("Lavrov").front();
  v1::GetActorRequest request;
  request.set_name(first.substr(0, first.find(' ')));
  v1::GetActorResponse response;
  const grpc::Status status = actors_->GetActor(Context().get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.actor().display_name(), "Sergey Lavrov");
  EXPECT_EQ(response.actor().kind(), "person");
  EXPECT_EQ(response.actor().of(), "RU");
  EXPECT_THAT(std::vector<std::string>(response.actor().offices().begin(), response.actor().offices().end()),
              ElementsAre("foreign minister"));
  EXPECT_NE(response.revision(), "");
}

TEST_F(ActorsTest, GetTellsWrongNamesFromUnknownOnes) {
  v1::GetActorRequest request;
  v1::GetActorResponse response;
  for (const char* name : {"", "RU", "events/RU", "actors/"}) {
    request.set_name(name);
    EXPECT_EQ(ReasonOf(actors_->GetActor(Context().get(), request, &response)), "NAME_INVALID");
  }
  request.set_name("actors/XX");
  const grpc::Status status = actors_->GetActor(Context().get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(ReasonOf(status), "ACTOR_NOT_FOUND");
}

class TimelinesTest : public ActorsTest {
 protected:
  std::string ActorNamed(const std::string& query) {
    const std::string first = Candidates(query).front();
    return first.substr(0, first.find(' '));
  }
};

TEST_F(TimelinesTest, OfAnActorHasItsEventsOldestFirst) {
  v1::ListActorTimelineRequest request;
  request.set_actor(ActorNamed("Lavrov"));
  request.set_order(v1::EVENT_ORDER_OLDEST_FIRST);
  v1::ListTimelineResponse response;
  const grpc::Status status = timelines_->ListActorTimeline(Context().get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.events_size(), 2);  // guest in the first article, host in the sixth
  EXPECT_EQ(response.events(0).sort_day(), "2010-01-04");
  EXPECT_EQ(response.events(1).sort_day(), "2010-02-28");
  for (const v1::Event& event : response.events()) EXPECT_GE(event.evidence_size(), 1);
}

TEST_F(TimelinesTest, OfAPairHasTheEventsOfBoth) {
  v1::ListPairTimelineRequest request;
  request.set_actor(ActorNamed("Lavrov"));
  request.set_other_actor(ActorNamed("Kouchner"));
  v1::ListTimelineResponse response;
  ASSERT_TRUE(timelines_->ListPairTimeline(Context().get(), request, &response).ok());
  ASSERT_EQ(response.events_size(), 1);
  EXPECT_EQ(response.events(0).sort_day(), "2010-01-04");
  request.set_other_actor(ActorNamed("Westerwelle"));
  ASSERT_TRUE(timelines_->ListPairTimeline(Context().get(), request, &response).ok());
  EXPECT_EQ(response.events_size(), 0);
}

TEST_F(TimelinesTest, PagesComeOneAfterTheOther) {
  v1::ListActorTimelineRequest request;
  request.set_actor(ActorNamed("Lavrov"));
  request.set_page_size(1);
  std::vector<std::string> days;
  do {
    v1::ListTimelineResponse response;
    ASSERT_TRUE(timelines_->ListActorTimeline(Context().get(), request, &response).ok());
    for (const v1::Event& event : response.events()) days.push_back(event.sort_day());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(days, ElementsAre("2010-02-28", "2010-01-04"));
}

TEST_F(TimelinesTest, RequestsThatCannotBeAreRefused) {
  v1::ListPairTimelineRequest pair;
  v1::ListTimelineResponse response;
  pair.set_actor(ActorNamed("Lavrov"));
  grpc::Status status = timelines_->ListPairTimeline(Context().get(), pair, &response);
  EXPECT_EQ(ReasonOf(status) + " " + BadFieldOf(status), "NAME_INVALID other_actor");
  pair.set_other_actor(pair.actor());
  status = timelines_->ListPairTimeline(Context().get(), pair, &response);
  EXPECT_EQ(ReasonOf(status) + " " + BadFieldOf(status), "FIELD_INVALID other_actor");
  pair.set_other_actor("actors/XX");
  EXPECT_EQ(ReasonOf(timelines_->ListPairTimeline(Context().get(), pair, &response)), "ACTOR_NOT_FOUND");
  v1::ListActorTimelineRequest one;
  one.set_actor(pair.actor());
  for (int i = 0; i < 9; ++i) one.mutable_filter()->add_actors("actors/RU");
  status = timelines_->ListActorTimeline(Context().get(), one, &response);
  EXPECT_EQ(ReasonOf(status) + " " + BadFieldOf(status), "FIELD_INVALID filter.actors");
}

}  // namespace
}  // namespace chancery::testing
