// Counters: values of eight bytes, a signed number in big-endian two's complement, that RocksDB adds up.
#ifndef CHANCERY_STORE_COUNTER_MERGE_H_
#define CHANCERY_STORE_COUNTER_MERGE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rocksdb/merge_operator.h"

namespace chancery::store {

std::string EncodeCounter(int64_t value);
// None for a value that is not of eight bytes.
std::optional<int64_t> DecodeCounter(std::string_view bytes);

std::shared_ptr<rocksdb::MergeOperator> NewCounterMergeOperator();

}  // namespace chancery::store

#endif  // CHANCERY_STORE_COUNTER_MERGE_H_
