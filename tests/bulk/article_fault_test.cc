#include "bulk/article_fault.h"

#include <gtest/gtest.h>

namespace chancery::bulk {
namespace {

TEST(ArticleFault, ComesBackFromItsStatus) {
  for (const FaultKind kind : {FaultKind::kEmpty, FaultKind::kUnreadable, FaultKind::kTooLarge, FaultKind::kLanguage}) {
    const absl::Status status =
        FaultError({.kind = kind, .asked = 7, .allowed = 5, .language = "pt br"}, "what is wrong");
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(status.message(), "what is wrong");
    const std::optional<ArticleFault> fault = FaultOf(status);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->kind, kind);
    EXPECT_EQ(fault->asked, 7U);
    EXPECT_EQ(fault->allowed, 5U);
    EXPECT_EQ(fault->language, "pt br");
  }
}

TEST(ArticleFault, IsInNoOtherStatus) {
  EXPECT_FALSE(FaultOf(absl::OkStatus()));
  EXPECT_FALSE(FaultOf(absl::InvalidArgumentError("x")));
}

}  // namespace
}  // namespace chancery::bulk
