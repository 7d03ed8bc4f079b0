#include "server/errors.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "google/rpc/code.pb.h"
#include "google/rpc/error_details.pb.h"
#include "tests/server/error_details.h"
#include "tests/testing/paths.h"

namespace chancery::server {
namespace {

using testing::BadFieldOf;
using testing::InfoOf;

TEST(Errors, CarryReasonDomainAndMetadata) {
  const grpc::Status status = ToGrpc(MakeError(v1::EVENT_NOT_FOUND, "no such event", {{"name", "events/x"}}));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(), "no such event");
  const google::rpc::ErrorInfo info = InfoOf(status);
  EXPECT_EQ(info.domain(), "chancery");
  EXPECT_EQ(info.reason(), "EVENT_NOT_FOUND");
  EXPECT_EQ(info.metadata().at("name"), "events/x");
}

TEST(Errors, NameTheFieldInMessageMetadataAndViolation) {
  const grpc::Status status = ToGrpc(FieldError(v1::TYPE_UNKNOWN, "filter.types[1]", "no such type", {{"value", "x"}}));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "filter.types[1]: no such type");
  EXPECT_EQ(InfoOf(status).metadata().at("field"), "filter.types[1]");
  EXPECT_EQ(BadFieldOf(status), "filter.types[1]");
}

TEST(Errors, StayWithinTheLimitsOfTrailersWhateverTheTextIs) {
  std::string wild;
  for (int i = 0; i < 5000; ++i) wild += i % 3 == 0 ? "é" : i % 3 == 1 ? "\x01" : "\xFF";
  const grpc::Status status =
      ToGrpc(FieldError(v1::FIELD_INVALID, wild, wild, {{"value", wild}, {"asked", wild}, {"allowed", wild}}));
  EXPECT_LT(status.error_message().size(), 1024U);
  EXPECT_LT(status.error_details().size(), 2048U);
  EXPECT_EQ(InfoOf(status).reason(), "FIELD_INVALID");
  EXPECT_EQ(status.error_message().find('\x01'), std::string::npos);
  EXPECT_EQ(status.error_message().find('\xFF'), std::string::npos);
}

TEST(Errors, OfTheLibraryGetTheReasonOfTheirCode) {
  EXPECT_EQ(ReasonOf(absl::DataLossError("a record is damaged")), v1::INTERNAL_FAULT);
  EXPECT_EQ(ReasonOf(absl::UnavailableError("the disk failed")), v1::STORE_UNAVAILABLE);
  EXPECT_EQ(ReasonOf(absl::ResourceExhaustedError("too much is queued")), v1::SERVER_BUSY);
  EXPECT_EQ(ReasonOf(absl::CancelledError("")), v1::CALL_CANCELLED);
  EXPECT_EQ(ReasonOf(absl::DeadlineExceededError("")), v1::DEADLINE_PASSED);
  EXPECT_EQ(ToGrpc(absl::DataLossError("x")).error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(ToGrpc(absl::FailedPreconditionError("x")).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST(Errors, OkIsOk) {
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok());
  EXPECT_EQ(ToRpcStatus(absl::OkStatus()).code(), 0);
  EXPECT_EQ(ReasonOf(absl::OkStatus()), v1::ERROR_REASON_UNSPECIFIED);
}

TEST(Errors, HaveOneCodeForEachReasonInStatusAndDetails) {
  const auto* reasons = v1::ErrorReason_descriptor();
  for (int i = 1; i < reasons->value_count(); ++i) {
    const auto reason = static_cast<v1::ErrorReason>(reasons->value(i)->number());
    const grpc::Status status = ToGrpc(MakeError(reason, "x"));
    EXPECT_NE(status.error_code(), grpc::StatusCode::OK) << reasons->value(i)->name();
    EXPECT_EQ(InfoOf(status).reason(), reasons->value(i)->name());
    google::rpc::Status details;
    ASSERT_TRUE(details.ParseFromString(status.error_details()));
    EXPECT_EQ(details.code(), static_cast<int>(status.error_code()));
  }
}

// The sections of docs/errors.md: the lines of each, by its heading, in the order of the page.
std::vector<std::pair<std::string, std::vector<std::string>>> SectionsOfThePage() {
  std::vector<std::pair<std::string, std::vector<std::string>>> sections;
  std::istringstream page(testing::ReadFile(testing::DataDirectory().parent_path() / "docs" / "errors.md"));
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) {
      sections.emplace_back(line.substr(3), std::vector<std::string>());
    } else if (!sections.empty() && !line.empty()) {
      sections.back().second.push_back(line);
    }
  }
  return sections;
}

TEST(Errors, AreAllInTheDocumentationWithTheirCodes) {
  const auto sections = SectionsOfThePage();
  const auto* reasons = v1::ErrorReason_descriptor();
  ASSERT_EQ(sections.size(), static_cast<size_t>(reasons->value_count() - 1));
  for (int i = 1; i < reasons->value_count(); ++i) {
    const auto& [name, lines] = sections[static_cast<size_t>(i - 1)];
    EXPECT_EQ(name, reasons->value(i)->name());
    const auto reason = static_cast<v1::ErrorReason>(reasons->value(i)->number());
    const auto code = google::rpc::Code_Name(ToRpcStatus(MakeError(reason, "x")).code());
    ASSERT_EQ(lines.size(), 4U) << name;
    EXPECT_EQ(lines[0], "- Code: `" + code + "`") << name;
    EXPECT_TRUE(lines[1].starts_with("- Metadata: ")) << name;
    EXPECT_TRUE(lines[2].starts_with("- Retry: ")) << name;
    EXPECT_TRUE(lines[3].starts_with("- Example: ") && lines[3].size() > 15) << name;
  }
}

// The tests that run a server and look at the reasons that it gives.
std::string TestsOfTheServer() {
  std::string all;
  for (const auto& file :
       std::filesystem::directory_iterator(testing::DataDirectory().parent_path() / "tests/server")) {
    if (!file.path().filename().string().ends_with("_test.cc")) continue;
    const std::string text = testing::ReadFile(file.path());
    if (text.find("public ServerTest") != std::string::npos || text.find("WatchTest") != std::string::npos) all += text;
  }
  return all;
}

TEST(Errors, AreEachLookedForByATestThatRunsAServer) {
  const std::string tests = TestsOfTheServer();
  const auto* reasons = v1::ErrorReason_descriptor();
  for (int i = 1; i < reasons->value_count(); ++i) {
    const std::string& name = reasons->value(i)->name();
    EXPECT_NE(tests.find(name), std::string::npos) << "no test of a server looks for " << name;
  }
}

}  // namespace
}  // namespace chancery::server
