// The mentions in force, as resolution asks for them.
#ifndef CHANCERY_STORE_STORED_MENTIONS_H_
#define CHANCERY_STORE_STORED_MENTIONS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/known_mentions.h"
#include "store/reader.h"

namespace chancery::store {

class StoredMentions : public resolve::KnownMentions {
 public:
  explicit StoredMentions(const Reader& reader) : reader_(reader) {}

  absl::StatusOr<std::vector<resolve::ResolvedMention>> FindMentions(std::string_view type, std::string_view key,
                                                                     absl::CivilDay first,
                                                                     absl::CivilDay last) const override;
  absl::StatusOr<std::vector<resolve::ResolvedMention>> GetMentions(std::span<const std::string> ids) const override;
  absl::StatusOr<std::optional<ontology::Event>> EventOf(std::string_view mention_id) const override;

 private:
  absl::StatusOr<std::vector<resolve::ResolvedMention>> Load(std::span<const uint64_t> numbers) const;

  const Reader& reader_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_STORED_MENTIONS_H_
