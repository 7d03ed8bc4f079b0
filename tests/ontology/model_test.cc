#include "ontology/model.h"

#include <gtest/gtest.h>

namespace chancery::ontology {
namespace {

TEST(EventStatusNames, AreReadBack) {
  for (const EventStatus status : {EventStatus::kPossible, EventStatus::kPlanned, EventStatus::kOngoing,
                                   EventStatus::kOccurred, EventStatus::kCancelled}) {
    EXPECT_EQ(ParseEventStatus(ToString(status)), status) << ToString(status);
  }
  EXPECT_EQ(ToString(EventStatus::kOccurred), "OCCURRED");
  EXPECT_EQ(ToString(EventStatus::kCancelled), "CANCELLED");
}

TEST(EventStatusNames, AreNothingElse) {
  for (const char* text : {"", "occurred", "OCCURRED ", "CANCELED", "UNKNOWN"}) {
    EXPECT_FALSE(ParseEventStatus(text)) << text;
  }
}

}  // namespace
}  // namespace chancery::ontology
