#include "server/errors.h"

#include <fmt/format.h>
#include <grpcpp/support/error_details.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"
#include "server/limits.h"

namespace chancery::server {
namespace {

constexpr char kInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kBadRequestUrl[] = "type.googleapis.com/google.rpc.BadRequest";
constexpr char kDomain[] = "chancery";
constexpr size_t kMaxMetadataValue = 120;
constexpr size_t kMaxFieldPath = 120;
constexpr size_t kMaxDescription = 300;

absl::StatusCode CodeOf(v1::ErrorReason reason) {
  switch (reason) {
    case v1::ARTICLE_NOT_FOUND:
    case v1::EVENT_NOT_FOUND:
    case v1::ACTOR_NOT_FOUND:
    case v1::DECISION_NOT_FOUND:
    case v1::MERGE_NOT_FOUND:
      return absl::StatusCode::kNotFound;
    case v1::REQUEST_ID_REUSED:
      return absl::StatusCode::kAlreadyExists;
    case v1::EVENT_RETRACTED:
    case v1::ACTOR_MERGED:
    case v1::MERGE_SUPERSEDED:
      return absl::StatusCode::kFailedPrecondition;
    case v1::REVISION_UNKNOWN:
    case v1::KNOWN_AT_TOO_LATE:
    case v1::REVISION_TRIMMED:
      return absl::StatusCode::kOutOfRange;
    case v1::STORE_UNAVAILABLE:
      return absl::StatusCode::kUnavailable;
    case v1::SERVER_BUSY:
      return absl::StatusCode::kResourceExhausted;
    case v1::DEADLINE_PASSED:
      return absl::StatusCode::kDeadlineExceeded;
    case v1::STREAM_IDLE:
    case v1::ETAG_MISMATCH:
    case v1::WATCH_STALLED:
      return absl::StatusCode::kAborted;
    case v1::CALL_CANCELLED:
      return absl::StatusCode::kCancelled;
    case v1::INTERNAL_FAULT:
    case v1::ERROR_REASON_UNSPECIFIED:
      return absl::StatusCode::kInternal;
    default:
      return absl::StatusCode::kInvalidArgument;
  }
}

// The reason for a status of the library, which knows codes only.
v1::ErrorReason ReasonOfCode(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return v1::ERROR_REASON_UNSPECIFIED;
    case absl::StatusCode::kInvalidArgument:
      return v1::FIELD_INVALID;
    case absl::StatusCode::kOutOfRange:
      return v1::REVISION_UNKNOWN;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kFailedPrecondition:
      return v1::STORE_UNAVAILABLE;
    case absl::StatusCode::kResourceExhausted:
      return v1::SERVER_BUSY;
    case absl::StatusCode::kDeadlineExceeded:
      return v1::DEADLINE_PASSED;
    case absl::StatusCode::kCancelled:
      return v1::CALL_CANCELLED;
    default:
      return v1::INTERNAL_FAULT;
  }
}

// The length of the well-formed UTF-8 character at the start of `text`; 0 if there is none.
size_t CharacterLength(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  size_t length = 0;
  uint32_t code = 0;
  if (byte(0) < 0x80) return 1;
  if ((byte(0) & 0xE0) == 0xC0) length = 2, code = byte(0) & 0x1F;
  if ((byte(0) & 0xF0) == 0xE0) length = 3, code = byte(0) & 0x0F;
  if ((byte(0) & 0xF8) == 0xF0) length = 4, code = byte(0) & 0x07;
  if (length == 0 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    code = (code << 6) | (byte(i) & 0x3F);
  }
  constexpr std::array<uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kSmallest[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0;
  return length;
}

// At most `limit` bytes of a text, as UTF-8 without control characters, which proto3 and HTTP/2 insist on.
std::string Clip(std::string_view text, size_t limit) {
  std::string clipped;
  for (size_t at = 0; at < text.size();) {
    const size_t length = CharacterLength(text.substr(at));
    const bool keep = length > 1 || (length == 1 && text[at] >= ' ' && text[at] != '\x7f');
    const std::string_view character = keep ? text.substr(at, length) : std::string_view(length == 0 ? "?" : " ");
    if (clipped.size() + character.size() > limit - 3) return clipped + "...";
    clipped += character;
    at += std::max<size_t>(length, 1);
  }
  return clipped;
}

template <typename Message>
std::optional<Message> Payload(const absl::Status& status, const char* url) {
  const auto bytes = status.GetPayload(url);
  Message message;
  if (!bytes || !message.ParseFromString(std::string(*bytes))) return std::nullopt;
  return message;
}

google::rpc::ErrorInfo InfoOf(const absl::Status& status) {
  if (auto info = Payload<google::rpc::ErrorInfo>(status, kInfoUrl)) return *std::move(info);
  google::rpc::ErrorInfo info;
  info.set_domain(kDomain);
  info.set_reason(v1::ErrorReason_Name(ReasonOfCode(status.code())));
  return info;
}

}  // namespace

absl::Status MakeError(v1::ErrorReason reason, std::string_view message, const ErrorMetadata& metadata) {
  absl::Status status(CodeOf(reason), Clip(message, limits::kErrorMessageBytes.value));
  google::rpc::ErrorInfo info;
  info.set_domain(kDomain);
  info.set_reason(v1::ErrorReason_Name(reason));
  for (const auto& [key, value] : metadata) (*info.mutable_metadata())[key] = Clip(value, kMaxMetadataValue);
  status.SetPayload(kInfoUrl, absl::Cord(info.SerializeAsString()));
  return status;
}

absl::Status FieldError(v1::ErrorReason reason, std::string_view field, std::string_view message,
                        ErrorMetadata metadata) {
  metadata.emplace_back("field", field);
  absl::Status status = MakeError(reason, fmt::format("{}: {}", field, message), metadata);
  google::rpc::BadRequest bad;
  auto* violation = bad.add_field_violations();
  violation->set_field(Clip(field, kMaxFieldPath));
  violation->set_description(Clip(message, kMaxDescription));
  status.SetPayload(kBadRequestUrl, absl::Cord(bad.SerializeAsString()));
  return status;
}

absl::Status BusyError(std::string_view limit, uint64_t allowed) {
  return MakeError(
      v1::SERVER_BUSY,
      fmt::format("the server is busy ({} is at its limit of {}); try again after a pause", limit, allowed),
      {{"limit", std::string(limit)}, {"allowed", std::to_string(allowed)}});
}

absl::Status EndingError() {
  return MakeError(v1::STORE_UNAVAILABLE, "the server is ending; send what got no answer again later");
}

v1::ErrorReason ReasonOf(const absl::Status& status) {
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  if (!status.ok()) v1::ErrorReason_Parse(InfoOf(status).reason(), &reason);
  return reason;
}

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status result;
  if (status.ok()) return result;
  const google::rpc::ErrorInfo info = InfoOf(status);
  result.set_code(static_cast<int>(CodeOf(ReasonOf(status))));
  result.set_message(Clip(std::string(status.message()), limits::kErrorMessageBytes.value));
  result.add_details()->PackFrom(info);
  if (const auto bad = Payload<google::rpc::BadRequest>(status, kBadRequestUrl)) {
    result.add_details()->PackFrom(*bad);
    if (result.ByteSizeLong() > limits::kErrorDetailsBytes.value) result.mutable_details()->RemoveLast();
  }
  return result;
}

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  grpc::Status result;
  // The one failure that SetErrorDetails knows is a null pointer.
  if (!grpc::SetErrorDetails(ToRpcStatus(status), &result).ok()) return grpc::Status(grpc::StatusCode::INTERNAL, "");
  return result;
}

}  // namespace chancery::server
