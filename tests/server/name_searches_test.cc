#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/error_details.h"
#include "tests/server/test_server.h"

namespace chancery::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NameSearchesTest : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    for (int i = 0; i < 6; ++i) revision_ = Ingest(MeetingArticle(i)).revision();
  }

  grpc::Status Search(v1::SearchActorsRequest request, v1::SearchActorsResponse* response) {
    if (request.read_at().state_case() == v1::ReadAt::STATE_NOT_SET && !request.read_at().has_known_at()) {
      request.mutable_read_at()->set_at_least(revision_);
    }
    return actors_->SearchActors(Context().get(), request, response);
  }

  // "Sergey Lavrov [Ser]gey [Lav]rov WORDS": each actor with how it fits.
  std::vector<std::string> Found(const v1::SearchActorsRequest& request) {
    v1::SearchActorsResponse response;
    const grpc::Status status = Search(request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_NE(response.revision(), "");
    std::vector<std::string> found;
    for (const v1::ActorFound& actor : response.actors()) {
      EXPECT_GT(actor.mention_count(), 0U);
      std::string marked = actor.matched_name();
      for (int i = actor.ranges_size() - 1; i >= 0; --i) {
        marked.insert(actor.ranges(i).end(), "]");
        marked.insert(actor.ranges(i).begin(), "[");
      }
      found.push_back(marked + " " + v1::NameMatch_Name(actor.match()).substr(sizeof("NAME_MATCH_") - 1));
    }
    return found;
  }

  std::vector<std::string> Found(const std::string& query) {
    v1::SearchActorsRequest request;
    request.set_query(query);
    return Found(request);
  }

  std::string Refusal(const v1::SearchActorsRequest& request) {
    v1::SearchActorsResponse response;
    const grpc::Status status = Search(request, &response);
    return ReasonOf(status) + " " + BadFieldOf(status);
  }

  std::string revision_;
};

TEST_F(NameSearchesTest, ANameIsFoundAsItIsTyped) {
  EXPECT_THAT(Found("lavr"), ElementsAre("Sergey [Lavr]ov WORDS"));
  EXPECT_THAT(Found("lav ser"), ElementsAre("[Ser]gey [Lav]rov WORDS"));
  EXPECT_THAT(Found("SERGEY LAVROV"), ElementsAre("[Sergey] [Lavrov] WHOLE"));
}

TEST_F(NameSearchesTest, OtherSpellingsAndTypingErrorsAreForgiven) {
  ASSERT_EQ(Found("sergej lavrov").size(), 1U);
  EXPECT_TRUE(Found("sergej lavrov").front().ends_with("SPELLING"));
  ASSERT_EQ(Found("lavorv").size(), 1U);
  EXPECT_TRUE(Found("lavorv").front().ends_with("TYPING_ERROR"));
}

TEST_F(NameSearchesTest, NobodyFoundIsAnAnswer) { EXPECT_THAT(Found("Nobody Atall"), IsEmpty()); }

TEST_F(NameSearchesTest, KindCountryAndLimitNarrow) {
  v1::SearchActorsRequest request;
  request.set_query("lavrov");
  request.set_kind("person");
  request.set_of("RU");
  EXPECT_EQ(Found(request).size(), 1U);
  request.set_of("FR");
  EXPECT_THAT(Found(request), IsEmpty());
  request.set_of("");
  request.set_kind("country");
  EXPECT_THAT(Found(request), IsEmpty());
}

TEST_F(NameSearchesTest, RequestsThatCannotBeAreRefused) {
  v1::SearchActorsRequest request;
  EXPECT_EQ(Refusal(request), "FIELD_INVALID query");
  request.set_query(std::string(257, 'x'));
  EXPECT_EQ(Refusal(request), "FIELD_INVALID query");
  request.set_query("lav");
  request.set_kind("minister");
  EXPECT_EQ(Refusal(request), "KIND_UNKNOWN kind");
  request.clear_kind();
  request.set_of(std::string(257, 'x'));
  EXPECT_EQ(Refusal(request), "FIELD_INVALID of");
  request.clear_of();
  request.set_max_results(101);
  EXPECT_EQ(Refusal(request), "FIELD_INVALID max_results");
  request.set_max_results(0);
  request.mutable_read_at()->set_exactly(revision_);
  EXPECT_EQ(Refusal(request), "FIELD_INVALID read_at.exactly");
  request.mutable_read_at()->set_at_least("none");
  EXPECT_EQ(Refusal(request), "REVISION_UNKNOWN read_at.at_least");
  request.clear_read_at();
  request.mutable_read_at()->mutable_known_at()->set_seconds(1);
  EXPECT_EQ(Refusal(request), "FIELD_INVALID read_at.known_at");
}

}  // namespace
}  // namespace chancery::testing
