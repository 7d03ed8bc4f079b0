// The known mentions that a resolution has asked for, each read once however many others it is compared with.
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
#include "resolve/same_event.h"

namespace chancery::resolve {

class CandidatePool {
 public:
  struct Entry {
    explicit Entry(ResolvedMention resolved) : mention(std::move(resolved)), traits(mention) {}
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    ResolvedMention mention;
    Traits traits;
    bool taken = false;  // for the caller
  };

  // REQUIRES: `known` outlives this.
  explicit CandidatePool(const KnownMentions& known) : known_(known) {}

  // The known mentions of these ids; ids that are not in force are left out. Entries live as long as the pool.
  absl::StatusOr<std::vector<Entry*>> Get(std::span<const std::string> ids);

  // The known mentions that can be one event with this one and are not taken.
  absl::StatusOr<std::vector<Entry*>> FindFitting(const Traits& traits);

 private:
  // What was read of one actor in one type: the mentions whose windows begin from `first` to `last`.
  struct Read {
    bool any = false;
    absl::CivilDay first;
    absl::CivilDay last;
    std::vector<Entry*> entries;
  };

  absl::Status Extend(std::string_view type, std::string_view actor, const Window& starts, Read* read);
  absl::Status Load(std::string_view type, std::string_view actor, absl::CivilDay first, absl::CivilDay last,
                    Read* read);
  Entry* Keep(ResolvedMention mention);

  const KnownMentions& known_;
  std::deque<Entry> entries_;
  std::unordered_map<std::string, Entry*> by_id_;
  std::map<std::pair<std::string, std::string>, Read> reads_;
};

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_CANDIDATE_POOL_H_
