#include "bulk/article_fault.h"

#include <fmt/format.h>

#include <vector>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace chancery::bulk {
namespace {

constexpr char kPayloadUrl[] = "chancery/article-fault";

}  // namespace

absl::Status FaultError(const ArticleFault& fault, std::string_view message) {
  absl::Status status = absl::InvalidArgumentError(std::string(message));
  status.SetPayload(kPayloadUrl, absl::Cord(fmt::format("{} {} {} {}", static_cast<int>(fault.kind), fault.asked,
                                                        fault.allowed, fault.language)));
  return status;
}

std::optional<ArticleFault> FaultOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayloadUrl);
  if (!payload) return std::nullopt;
  const std::string text(*payload);
  const std::vector<std::string> parts = absl::StrSplit(text, absl::MaxSplits(' ', 3));
  ArticleFault fault;
  int kind = 0;
  if (parts.size() != 4 || !absl::SimpleAtoi(parts[0], &kind) || !absl::SimpleAtoi(parts[1], &fault.asked) ||
      !absl::SimpleAtoi(parts[2], &fault.allowed)) {
    return std::nullopt;
  }
  fault.kind = static_cast<FaultKind>(kind);
  fault.language = parts[3];
  return fault;
}

}  // namespace chancery::bulk
