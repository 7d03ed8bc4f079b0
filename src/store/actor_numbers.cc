#include "store/actor_numbers.h"

#include <algorithm>
#include <limits>
#include <mutex>

namespace chancery::store {

bool ActorNumbers::Set(uint64_t number, std::string_view id, uint64_t mentions) {
  const auto count = static_cast<uint32_t>(std::min<uint64_t>(mentions, std::numeric_limits<uint32_t>::max()));
  const std::lock_guard lock(mutex_);
  if (rows_.size() <= number) rows_.resize(number + 1);
  Row& row = rows_[number];
  if (row.size == 0) {
    row.begin = ids_.size();
    row.size = static_cast<uint16_t>(std::min<size_t>(id.size(), std::numeric_limits<uint16_t>::max()));
    ids_ += id.substr(0, row.size);
  }
  row.mentions = count;
  const uint32_t distance = std::max(count, row.placed_by) - std::min(count, row.placed_by);
  if (distance <= row.placed_by / 8) return false;
  row.placed_by = count;
  return true;
}

ActorNumbers::Actor ActorNumbers::Get(uint64_t number) const {
  const std::shared_lock lock(mutex_);
  if (number >= rows_.size()) return {};
  const Row& row = rows_[number];
  return {ids_.substr(row.begin, row.size), row.mentions};
}

size_t ActorNumbers::MemoryBytes() const {
  const std::shared_lock lock(mutex_);
  return ids_.capacity() + rows_.capacity() * sizeof(Row);
}

}  // namespace chancery::store
