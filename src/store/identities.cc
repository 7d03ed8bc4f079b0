#include "store/identities.h"

#include <algorithm>
#include <utility>

#include "store/reader.h"

namespace chancery::store {

Identities::Identities(std::span<const v1::Merge> in_force) {
  for (const v1::Merge& merge : in_force) into_.emplace(merge.from().actor(), merge);
  for (const auto& [actor, merge] : into_) members_.emplace(RootOf(actor), actor);
}

uint64_t Identities::RootOf(uint64_t actor) const {
  for (auto merge = into_.find(actor); merge != into_.end(); merge = into_.find(actor)) {
    actor = merge->second.into().actor();
  }
  return actor;
}

std::vector<uint64_t> Identities::Roots() const {
  std::vector<uint64_t> roots;
  for (const auto& [root, member] : members_) {
    if (roots.empty() || roots.back() != root) roots.push_back(root);
  }
  return roots;
}

std::vector<uint64_t> Identities::MembersOf(uint64_t root) const {
  std::vector<uint64_t> members = {root};
  const auto [begin, end] = members_.equal_range(root);
  for (auto member = begin; member != end; ++member) members.push_back(member->second);
  std::sort(members.begin() + 1, members.end());
  return members;
}

const v1::Merge* Identities::MergeOf(uint64_t actor) const {
  const auto merge = into_.find(actor);
  return merge == into_.end() ? nullptr : &merge->second;
}

const v1::Merge::Side* Identities::RootSide(uint64_t root) const {
  for (const uint64_t member : MembersOf(root)) {
    const v1::Merge* merge = MergeOf(member);
    if (merge != nullptr && merge->into().actor() == root) return &merge->into();
  }
  return nullptr;
}

absl::StatusOr<std::shared_ptr<const MergeLog>> MergeLog::Load(const Reader& reader) {
  std::vector<v1::Merge> merges;
  Scan scan(reader.database(), reader.options(), Family::kIdentity, "", "");
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
    v1::Merge merge;
    if (!merge.ParseFromArray(scan.value().data(), static_cast<int>(scan.value().size()))) {
      return UnreadableRecord(Family::kIdentity, scan.key());
    }
    merges.push_back(std::move(merge));
  }
  if (absl::Status status = scan.status(); !status.ok()) return status;
  return MergeLog().With(merges);
}

std::shared_ptr<const MergeLog> MergeLog::With(std::span<const v1::Merge> merges) const {
  auto log = std::make_shared<MergeLog>(*this);
  for (const v1::Merge& merge : merges) {
    log->last_ = std::max({log->last_, merge.made(), merge.undone()});
    log->merges_.insert_or_assign(merge.number(), merge);
  }
  std::vector<v1::Merge> in_force;
  for (const auto& [number, merge] : log->merges_) {
    if (merge.undone() == 0) in_force.push_back(merge);
  }
  log->latest_ = std::make_shared<const Identities>(in_force);
  return log;
}

std::shared_ptr<const Identities> MergeLog::AsOf(uint64_t revision) const {
  if (revision >= last_) return latest_;
  std::vector<v1::Merge> in_force;
  for (const auto& [number, merge] : merges_) {
    if (merge.made() <= revision && (merge.undone() == 0 || merge.undone() > revision)) in_force.push_back(merge);
  }
  return std::make_shared<const Identities>(in_force);
}

}  // namespace chancery::store
