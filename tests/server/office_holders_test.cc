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

class OfficeHoldersTest : public ServerTest {
 protected:
  static v1::ListOfficeHoldersRequest Asked(const std::string& office, const std::string& of, const std::string& on) {
    v1::ListOfficeHoldersRequest request;
    request.set_office(office);
    request.set_of(of);
    request.set_on(on);
    return request;
  }

  v1::ListOfficeHoldersResponse List(const v1::ListOfficeHoldersRequest& request) {
    v1::ListOfficeHoldersResponse response;
    const grpc::Status status = actors_->ListOfficeHolders(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  std::vector<std::string> Holders(const v1::ListOfficeHoldersRequest& request) {
    std::vector<std::string> names;
    const v1::ListOfficeHoldersResponse response = List(request);
    for (const v1::OfficeHolder& holder : response.holders()) names.push_back(holder.display_name());
    return names;
  }

  std::string Refusal(const v1::ListOfficeHoldersRequest& request) {
    v1::ListOfficeHoldersResponse response;
    const grpc::Status status = actors_->ListOfficeHolders(Context().get(), request, &response);
    return ReasonOf(status) + " " + BadFieldOf(status);
  }
};

TEST_F(OfficeHoldersTest, OneHoldsAnOfficeOnADay) {
  EXPECT_THAT(Holders(Asked("foreign minister", "RU", "2009-12-09")), ElementsAre("Sergey Lavrov"));
  EXPECT_THAT(Holders(Asked("minister of foreign affairs", "Russia", "2012-02-29")), ElementsAre("Sergey Lavrov"));
}

TEST_F(OfficeHoldersTest, WithoutADayAllAreGivenByTheirFirstDayWithSources) {
  const v1::ListOfficeHoldersResponse response = List(Asked("president", "France", ""));
  EXPECT_EQ(response.of(), "FR");
  ASSERT_GE(response.holders_size(), 3);
  for (int i = 1; i < response.holders_size(); ++i) {
    EXPECT_LE(response.holders(i - 1).from(), response.holders(i).from());
  }
  for (const v1::OfficeHolder& holder : response.holders()) EXPECT_GE(holder.sources_size(), 1);
}

TEST_F(OfficeHoldersTest, NobodyIsAnAnswerThatTellsTheOfficesKnown) {
  EXPECT_THAT(Holders(Asked("president", "RU", "1850-01-01")), IsEmpty());
  const v1::ListOfficeHoldersResponse unknown = List(Asked("chief of falconry", "RU", ""));
  EXPECT_THAT(unknown.holders(), IsEmpty());
  EXPECT_THAT(std::vector<std::string>(unknown.known_offices().begin(), unknown.known_offices().end()),
              Contains("foreign minister"));
  EXPECT_EQ(List(Asked("president", "Ruritania", "")).of(), "");
}

TEST_F(OfficeHoldersTest, RequestsThatCannotBeAreRefused) {
  EXPECT_EQ(Refusal(Asked("", "RU", "")), "FIELD_INVALID office");
  EXPECT_EQ(Refusal(Asked(std::string(257, 'x'), "RU", "")), "FIELD_INVALID office");
  EXPECT_EQ(Refusal(Asked("president", "", "")), "FIELD_INVALID of");
  EXPECT_EQ(Refusal(Asked("president", "RU", "2011-02-29")), "FIELD_INVALID on");
}

}  // namespace
}  // namespace chancery::testing
