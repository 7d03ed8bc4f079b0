// The mentions that a resolution has asked for or brings, each kept once however many others it is compared with.
#ifndef CHANCERY_RESOLVE_CANDIDATE_POOL_H_
#define CHANCERY_RESOLVE_CANDIDATE_POOL_H_

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "resolve/known_mentions.h"
#include "resolve/traits.h"

namespace chancery::resolve {

class CandidatePool {
 public:
  struct Entry {
    explicit Entry(ResolvedMention resolved) : mention(std::move(resolved)), traits(mention) {}
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    ResolvedMention mention;
    Traits traits;
    bool withdrawn = false;  // is compared with no other any more
  };
  using Entries = std::vector<Entry*>;  // they live as long as the pool

  // REQUIRES: `known` outlives this.
  explicit CandidatePool(const KnownMentions& known) : known_(known) {}

  const KnownMentions& known() const { return known_; }

  // A mention that was not in force before; it may have the id of one that was.
  Entry* Add(ResolvedMention mention);

  // The known mentions of these ids; ids that are not in force are left out.
  absl::StatusOr<Entries> Get(std::span<const std::string> ids);

  // The mentions, known and added, that can be one event with this one (CompareMentions); of all, or only the vague
  // ones.
  enum class Which { kAll, kVague };
  absl::StatusOr<Entries> FindFitting(const Entry& entry, Which which = Which::kAll);

 private:
  // What was read of a type under one key: the mentions whose windows begin from `first` to `last`.
  struct Read {
    bool any = false;
    absl::CivilDay first;
    absl::CivilDay last;
    Entries entries;
  };

  absl::Status Extend(std::string_view type, const Lookup& lookup, Read* read);
  absl::Status Load(std::string_view type, std::string_view key, absl::CivilDay first, absl::CivilDay last, Read* read);
  Entry* Keep(ResolvedMention mention);

  const KnownMentions& known_;
  std::deque<Entry> entries_;
  std::unordered_map<std::string, Entry*> by_id_;  // of known ones
  std::map<std::pair<std::string, std::string>, Read> reads_;
  Entries added_;
};

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_CANDIDATE_POOL_H_
