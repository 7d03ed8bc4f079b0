#include "server/limits.h"

#include <fmt/format.h>

#include <variant>

#include "server/errors.h"
#include "store/actor_query.h"
#include "store/article_query.h"

namespace chancery::server {
namespace {

// One number in the API: the store's lists look at the same number of entries.
static_assert(store::kMostScanned == store::kMostActorsLookedAt);
static_assert(store::kMostScanned == store::kMostArticlesLookedAt);

constexpr const Limit* kFixed[] = {
    &limits::kNameBytes,         &limits::kLabelBytes,          &limits::kTextBytes,
    &limits::kUrlBytes,          &limits::kArticleTitleBytes,   &limits::kPublisherBytes,
    &limits::kQueryBytes,        &limits::kSourceBytes,         &limits::kRecordBytes,
    &limits::kRequestIdBytes,    &limits::kItemIdBytes,         &limits::kTokenBytes,
    &limits::kFilterActors,      &limits::kFilterParties,       &limits::kFilterTypes,
    &limits::kFilterWords,       &limits::kFilterWordsBytes,    &limits::kGroupMembers,
    &limits::kBatchNames,        &limits::kRecordedEvents,      &limits::kParticipants,
    &limits::kArticlesPage,      &limits::kVersionsPage,        &limits::kMergesPage,
    &limits::kCandidates,        &limits::kSearchResults,       &limits::kListEvidence,
    &limits::kBatchEvidence,     &limits::kGetEvidence,         &limits::kScannedEntries,
    &limits::kCountedEntries,    &limits::kCountRows,           &limits::kUnansweredRecordings,
    &limits::kUnansweredBytes,   &limits::kWaitingArticleBytes, &limits::kReextractedAtOnce,
    &limits::kCheckpointSeconds, &limits::kErrorMessageBytes,   &limits::kErrorDetailsBytes};

// What an option counts, by the end of its name.
std::string UnitOf(std::string_view option) {
  if (option == "max_page_size") return "events";
  if (option.ends_with("_mib")) return "MiB";
  const size_t last = option.rfind('_');
  return std::string(option.substr(last + 1));
}

bool IsLimit(const ServerOption& option) {
  return std::holds_alternative<uint64_t ServerConfig::*>(option.member) &&
         (option.name.starts_with("max_") || option.name.ends_with("_mib") || option.name == "stream_idle_seconds" ||
          option.name == "watch_stall_seconds");
}

absl::Status Refuse(uint64_t allowed, std::string_view limit, int64_t asked, v1::ErrorReason reason,
                    std::string_view field, std::string_view message) {
  return FieldError(
      reason, field, message,
      {{"limit", std::string(limit)}, {"asked", std::to_string(asked)}, {"allowed", std::to_string(allowed)}});
}

}  // namespace

std::vector<LimitInForce> LimitsOf(const ServerConfig& config) {
  std::vector<LimitInForce> all;
  for (const ServerOption& option : ServerOptions()) {
    if (!IsLimit(option)) continue;
    const uint64_t value = config.*std::get<uint64_t ServerConfig::*>(option.member);
    all.push_back({option.name, value, UnitOf(option.name), option.effect, true});
  }
  for (const Limit* limit : kFixed) {
    all.push_back({limit->name, limit->value, std::string(limit->unit), limit->effect, false});
  }
  return all;
}

absl::Status CheckLimit(uint64_t asked, const Limit& limit, std::string_view field) {
  if (asked <= limit.value) return absl::OkStatus();
  return Refuse(limit.value, limit.name, static_cast<int64_t>(asked), v1::FIELD_INVALID, field,
                fmt::format("has {} {}, and may have at most {}", asked, limit.unit, limit.value));
}

absl::StatusOr<size_t> PageSizeOf(int64_t asked, const Limit& limit, size_t usual, std::string_view field,
                                  v1::ErrorReason reason) {
  if (asked == 0) return usual;
  if (asked > 0 && static_cast<uint64_t>(asked) <= limit.value) return static_cast<size_t>(asked);
  return Refuse(limit.value, limit.name, asked, reason, field,
                fmt::format("is {}, and may be from 0 (the default, {}) to {}", asked, usual, limit.value));
}

}  // namespace chancery::server
