// Which records have versions, and where the ones that ended are kept.
#ifndef CHANCERY_STORE_RECORD_VERSION_H_
#define CHANCERY_STORE_RECORD_VERSION_H_

#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>

#include "store/database.h"
#include "store/keys.h"
#include "store/records.pb.h"

namespace chancery::store {

// Later than every revision.
inline constexpr uint64_t kNewest = std::numeric_limits<uint64_t>::max();

template <typename Record, typename... Others>
concept OneOf = (std::same_as<Record, Others> || ...);

template <typename Record>
concept HasVersions =
    OneOf<Record, v1::Actor, v1::Article, v1::Mention, v1::MentionEvidence, v1::Event, v1::IndexEntry>;

// The revision from which on a record is as it is.
template <HasVersions Record>
uint64_t InForceSince(const Record& record) {
  if constexpr (std::same_as<Record, v1::Event>) {
    if (record.gone()) return record.ended();
  }
  return record.born();
}

// What an entry of an index family is in the history.
HistoryKind HistoryKindOfIndex(Family index);

template <HasVersions Record>
HistoryKind HistoryKindOf(Family family) {
  if constexpr (std::same_as<Record, v1::Actor>) return HistoryKind::kActor;
  if constexpr (std::same_as<Record, v1::Article>) return HistoryKind::kArticle;
  if constexpr (OneOf<Record, v1::Mention, v1::MentionEvidence>) return HistoryKind::kMention;
  if constexpr (std::same_as<Record, v1::Event>) return HistoryKind::kEvent;
  if constexpr (std::same_as<Record, v1::IndexEntry>) return HistoryKindOfIndex(family);
}

// The key that a record has in the history, by the one in its family: of an article the number alone.
template <HasVersions Record>
std::string_view HistoryNameOf(std::string_view key) {
  if constexpr (std::same_as<Record, v1::Article>) return key.substr(0, sizeof(uint64_t));
  return key;
}

}  // namespace chancery::store

#endif  // CHANCERY_STORE_RECORD_VERSION_H_
