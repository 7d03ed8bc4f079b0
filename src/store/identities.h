// Which actors are one, as persons said: applied when actors are read, never when they are written.
#ifndef CHANCERY_STORE_IDENTITIES_H_
#define CHANCERY_STORE_IDENTITIES_H_

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "store/records.pb.h"

namespace chancery::store {

class Reader;

// The merges of actors in force at one revision. An actor that was merged into another is read as that one (its root),
// and the root as all of them (its members). Immutable, so safe to use from several threads.
class Identities {
 public:
  Identities() = default;
  // REQUIRES: no actor is merged into two, or into itself by way of others.
  explicit Identities(std::span<const v1::Merge> in_force);

  bool empty() const { return into_.empty(); }
  // The actor that this one is read as: itself where it was not merged.
  uint64_t RootOf(uint64_t actor) const;
  // Those that others were merged into, each once.
  std::vector<uint64_t> Roots() const;
  // All actors that are read as this root, itself first, the others in the order of their numbers.
  std::vector<uint64_t> MembersOf(uint64_t root) const;
  // The merge that made an actor another; null where none did.
  const v1::Merge* MergeOf(uint64_t actor) const;
  // The root as it was when something was merged into it; null where nothing was.
  const v1::Merge::Side* RootSide(uint64_t root) const;

 private:
  std::map<uint64_t, v1::Merge> into_;         // by the actor that was merged
  std::multimap<uint64_t, uint64_t> members_;  // of roots, without themselves
};

// All merges that were ever made, also those that were taken back. Immutable.
class MergeLog {
 public:
  // What a store holds. DataLoss for a merge that cannot be read.
  static absl::StatusOr<std::shared_ptr<const MergeLog>> Load(const Reader& reader);

  // With merges that are new, or are otherwise now.
  std::shared_ptr<const MergeLog> With(std::span<const v1::Merge> merges) const;

  const std::map<uint64_t, v1::Merge>& merges() const { return merges_; }
  // Those in force at a revision. Those of the last one are made once.
  std::shared_ptr<const Identities> AsOf(uint64_t revision) const;

 private:
  std::map<uint64_t, v1::Merge> merges_;
  uint64_t last_ = 0;  // the last revision that made or undid one
  std::shared_ptr<const Identities> latest_ = std::make_shared<const Identities>();
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_IDENTITIES_H_
