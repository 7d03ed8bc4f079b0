#include "client/status.h"

#include <fmt/format.h>

#include <string>

#include "absl/strings/cord.h"
#include "client/client.h"
#include "google/rpc/error_details.pb.h"

namespace chancery::client {
namespace {

constexpr char kErrorInfo[] = "type.googleapis.com/google.rpc.ErrorInfo";

absl::Status Make(int code, const std::string& message, const google::rpc::Status& details) {
  absl::Status status(static_cast<absl::StatusCode>(code), message);
  for (const google::protobuf::Any& detail : details.details()) {
    if (detail.type_url() == kErrorInfo) status.SetPayload(kErrorInfo, absl::Cord(detail.value()));
  }
  return status;
}

}  // namespace

absl::Status FromRpc(const google::rpc::Status& status) { return Make(status.code(), status.message(), status); }

absl::Status FromGrpc(const grpc::Status& status, std::string_view address) {
  if (status.ok()) return absl::OkStatus();
  google::rpc::Status details;
  const bool by_server = !status.error_details().empty() && details.ParseFromString(status.error_details());
  if (!by_server && status.error_code() == grpc::StatusCode::UNAVAILABLE) {
    return absl::UnavailableError(fmt::format("no server answers at {} ({})", address, status.error_message()));
  }
  return Make(status.error_code(), status.error_message(), details);
}

google::rpc::Status ContentTooLarge(size_t asked, size_t allowed) {
  google::rpc::ErrorInfo info;
  info.set_domain("chancery");
  info.set_reason(v1::ErrorReason_Name(v1::CONTENT_TOO_LARGE));
  (*info.mutable_metadata())["field"] = "article.content";
  (*info.mutable_metadata())["limit"] = "max_request_bytes";
  (*info.mutable_metadata())["asked"] = std::to_string(asked);
  (*info.mutable_metadata())["allowed"] = std::to_string(allowed);
  google::rpc::Status status;
  status.set_code(static_cast<int>(absl::StatusCode::kInvalidArgument));
  status.set_message(fmt::format("the article has {} bytes, and a request may have at most {}", asked, allowed));
  status.add_details()->PackFrom(info);
  return status;
}

v1::ErrorReason ReasonOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kErrorInfo);
  google::rpc::ErrorInfo info;
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  if (payload.has_value() && info.ParseFromString(std::string(*payload))) {
    v1::ErrorReason_Parse(info.reason(), &reason);
  }
  return reason;
}

}  // namespace chancery::client
