// The resource names and counts of actors by their numbers, for those that NameSearch found.
#ifndef CHANCERY_STORE_ACTOR_NUMBERS_H_
#define CHANCERY_STORE_ACTOR_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::store {

// Thread-safe. Numbers are dense: memory is that of the greatest.
class ActorNumbers {
 public:
  struct Actor {
    std::string id;  // the resource name without "actors/"; empty for a number that is not known
    uint64_t mentions = 0;
  };

  // An actor's id never changes. Whether the count is so far from the one at the last call that returned true, that the
  // actor's place among others must be told anew: by more than an eighth.
  bool Set(uint64_t number, std::string_view id, uint64_t mentions);
  Actor Get(uint64_t number) const;
  size_t MemoryBytes() const;

 private:
  struct Row {
    uint64_t begin = 0;  // of the id in ids_
    uint16_t size = 0;
    uint32_t mentions = 0;
    uint32_t placed_by = 0;  // the count by which it has its place
  };

  mutable std::shared_mutex mutex_;
  std::string ids_;
  std::vector<Row> rows_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_NUMBERS_H_
