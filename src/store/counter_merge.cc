#include "store/counter_merge.h"

#include "store/keys.h"

namespace chancery::store {
namespace {

class CounterMergeOperator : public rocksdb::AssociativeMergeOperator {
 public:
  bool Merge(const rocksdb::Slice& /*key*/, const rocksdb::Slice* existing, const rocksdb::Slice& operand,
             std::string* merged, rocksdb::Logger* /*logger*/) const override {
    const std::optional<int64_t> added = DecodeCounter({operand.data(), operand.size()});
    const std::optional<int64_t> before = existing == nullptr ? 0 : DecodeCounter({existing->data(), existing->size()});
    // RocksDB reports corruption where a merge says no.
    if (!added || !before) return false;
    *merged = EncodeCounter(*before + *added);
    return true;
  }

  // Kept in the store's files: it may never change.
  const char* Name() const override { return "chancery.AddInt64"; }
};

}  // namespace

std::string EncodeCounter(int64_t value) { return NumberKey(static_cast<uint64_t>(value)); }

std::optional<int64_t> DecodeCounter(std::string_view bytes) {
  if (bytes.size() != sizeof(uint64_t)) return std::nullopt;
  return static_cast<int64_t>(ReadFixed64(bytes, 0));
}

std::shared_ptr<rocksdb::MergeOperator> NewCounterMergeOperator() { return std::make_shared<CounterMergeOperator>(); }

}  // namespace chancery::store
