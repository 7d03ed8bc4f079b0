#include "server/tokens.h"

#include <gtest/gtest.h>

#include <string>

#include "chancery/v1/events.pb.h"
#include "chancery/v1/timelines.pb.h"
#include "server/errors.h"

namespace chancery::server {
namespace {

constexpr char kStore[] = "store-one";
const std::string kPosition("\x00\x01place\xFF", 8);

v1::ListEventsRequest Request() {
  v1::ListEventsRequest request;
  request.mutable_filter()->add_types("visit");
  request.mutable_filter()->set_from("2010-01-01");
  request.set_order(v1::EVENT_ORDER_OLDEST_FIRST);
  return request;
}

// The field that a mismatch names.
std::string DifferingField(const v1::ListEventsRequest& request) {
  const std::string token = MakePageToken(Request(), kPosition, kStore);
  const absl::StatusOr<std::string> position = ReadPageToken(token, request, kStore);
  if (position.ok()) return "";
  EXPECT_EQ(ReasonOf(position.status()), v1::PAGE_TOKEN_MISMATCH) << position.status();
  const std::string message(position.status().message());
  return message.substr(0, message.find(':'));
}

TEST(PageToken, GivesBackThePosition) {
  const std::string token = MakePageToken(Request(), kPosition, kStore);
  const absl::StatusOr<std::string> position = ReadPageToken(token, Request(), kStore);
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_EQ(*position, kPosition);
}

TEST(PageToken, HoldsForAnotherPageSizeAndToken) {
  v1::ListEventsRequest request = Request();
  request.set_page_size(7);
  request.set_page_token("something");
  EXPECT_EQ(DifferingField(request), "");
}

TEST(PageToken, NamesTheFieldThatIsNotAsItWas) {
  v1::ListEventsRequest request = Request();
  request.mutable_filter()->add_types("meeting");
  EXPECT_EQ(DifferingField(request), "filter.types");
  request = Request();
  request.clear_order();
  EXPECT_EQ(DifferingField(request), "order");
  request = Request();
  request.mutable_filter()->add_statuses(v1::EVENT_STATUS_PLANNED);
  EXPECT_EQ(DifferingField(request), "filter.statuses");
  request = Request();
  request.mutable_read_at()->set_at_least("revision");
  EXPECT_EQ(DifferingField(request), "read_at.at_least");
  request = Request();
  request.clear_filter();
  EXPECT_EQ(DifferingField(request), "filter.types");
}

TEST(PageToken, OfAnotherMethodIsInvalid) {
  const std::string token = MakePageToken(v1::ListActorTimelineRequest(), kPosition, kStore);
  EXPECT_EQ(ReasonOf(ReadPageToken(token, v1::ListPairTimelineRequest(), kStore).status()), v1::PAGE_TOKEN_INVALID);
}

TEST(PageToken, OfAnotherStoreIsInvalid) {
  const std::string token = MakePageToken(Request(), kPosition, "store-two");
  EXPECT_EQ(ReasonOf(ReadPageToken(token, Request(), kStore).status()), v1::PAGE_TOKEN_INVALID);
}

TEST(PageToken, IsInvalidWithAnyOneCharacterChangedOrLost) {
  const std::string token = MakePageToken(Request(), kPosition, kStore);
  for (size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    // The last character may hold bits that stand for nothing.
    const absl::StatusOr<std::string> position = ReadPageToken(changed, Request(), kStore);
    if (position.ok()) {
      EXPECT_EQ(i, token.size() - 1);
      EXPECT_EQ(*position, kPosition);
    } else {
      EXPECT_EQ(ReasonOf(position.status()), v1::PAGE_TOKEN_INVALID) << i;
    }
    EXPECT_FALSE(ReadPageToken(token.substr(0, i), Request(), kStore).ok()) << i;
  }
}

TEST(PageToken, IsInvalidIfItIsAnyText) {
  for (const std::string& text : {std::string("x"), std::string("2"), std::string(5000, 'A'), std::string("é"),
                                  std::string(40, 'A'), std::string("\0", 1)}) {
    EXPECT_EQ(ReasonOf(ReadPageToken(text, Request(), kStore).status()), v1::PAGE_TOKEN_INVALID);
  }
}

TEST(RevisionToken, GivesBackTheRevision) {
  for (const uint64_t revision : {uint64_t{0}, uint64_t{1}, uint64_t{123456789}, ~uint64_t{0}}) {
    const absl::StatusOr<uint64_t> read =
        ReadRevisionToken(MakeRevisionToken(revision, RevisionPrefix(kStore)), "revision", kStore);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(*read, revision);
  }
}

TEST(RevisionToken, OfAnotherStoreOrOfNoneIsUnknown) {
  for (const std::string& token :
       {MakeRevisionToken(1, RevisionPrefix("store-two")), std::string("1"), std::string(5000, 'A')}) {
    const absl::Status status = ReadRevisionToken(token, "read_at.at_least", kStore).status();
    EXPECT_EQ(ReasonOf(status), v1::REVISION_UNKNOWN);
    EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
  }
}

}  // namespace
}  // namespace chancery::server
