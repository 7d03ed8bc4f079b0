#include "client/status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/cli/exit_code.h"
#include "client/client.h"
#include "google/rpc/error_details.pb.h"

namespace chancery::client {
namespace {

using ::testing::HasSubstr;

google::rpc::Status WithReason(int code, const std::string& reason) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("chancery");
  google::rpc::Status status;
  status.set_code(code);
  status.set_message("there is no such event");
  status.add_details()->PackFrom(info);
  return status;
}

TEST(ClientStatus, KeepsTheServersReason) {
  const google::rpc::Status details = WithReason(5, "EVENT_NOT_FOUND");
  const absl::Status status = FromGrpc(
      grpc::Status(grpc::StatusCode::NOT_FOUND, details.message(), details.SerializeAsString()), "127.0.0.1:1");
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(status), v1::EVENT_NOT_FOUND);
  EXPECT_EQ(ReasonOf(FromRpc(details)), v1::EVENT_NOT_FOUND);
}

TEST(ClientStatus, NamesTheAddressOfAServerThatCannotBeReached) {
  const absl::Status status = FromGrpc(grpc::Status(grpc::StatusCode::UNAVAILABLE, "refused"), "127.0.0.1:1");
  EXPECT_THAT(std::string(status.message()), HasSubstr("127.0.0.1:1"));
  EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_UNSPECIFIED);
}

TEST(ClientStatus, AReasonOfALaterServerIsNoReason) {
  EXPECT_EQ(ReasonOf(FromRpc(WithReason(3, "SOMETHING_NEW"))), v1::ERROR_REASON_UNSPECIFIED);
}

TEST(ExitCodes, TellUsageAbsenceAndAnUnreachableServerApart) {
  EXPECT_EQ(cli::ExitCodeOf(absl::OkStatus()), cli::ExitCode::kOk);
  EXPECT_EQ(cli::ExitCodeOf(absl::InvalidArgumentError("")), cli::ExitCode::kUsage);
  EXPECT_EQ(cli::ExitCodeOf(absl::NotFoundError("")), cli::ExitCode::kNotFound);
  EXPECT_EQ(cli::ExitCodeOf(absl::UnavailableError("")), cli::ExitCode::kUnavailable);
  EXPECT_EQ(cli::ExitCodeOf(absl::InternalError("")), cli::ExitCode::kFailed);
}

}  // namespace
}  // namespace chancery::client
