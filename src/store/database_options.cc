#include "store/database_options.h"

#include <algorithm>

#include "rocksdb/convenience.h"
#include "rocksdb/env.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/slice_transform.h"
#include "rocksdb/table.h"
#include "store/count_cells.h"
#include "store/counter_merge.h"

namespace chancery::store {
namespace {

// Of each file of the last level. In a store of a million events, dictionaries made it a third smaller.
constexpr uint32_t kDictionaryBytes = 64 << 10;

rocksdb::CompressionType FirstSupported(std::initializer_list<rocksdb::CompressionType> wanted) {
  const std::vector<rocksdb::CompressionType> supported = rocksdb::GetSupportedCompressions();
  for (const rocksdb::CompressionType type : wanted) {
    if (std::find(supported.begin(), supported.end(), type) != supported.end()) return type;
  }
  return rocksdb::kNoCompression;
}

}  // namespace

rocksdb::DBOptions MakeDatabaseOptions(const StoreOptions& options) {
  rocksdb::DBOptions result;
  if (options.env != nullptr) result.env = options.env;
  result.create_if_missing = options.create_if_missing;
  // A store whose making was cut short is completed.
  result.create_missing_column_families = true;
  result.paranoid_checks = true;
  // What was synced is whole, and of what was not a prefix is left: no gap in the middle.
  result.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  result.db_write_buffer_size = options.write_buffer_bytes;
  // A family that is seldom written keeps the log of all others alive until it is flushed.
  result.max_total_wal_size = 4 * options.write_buffer_bytes;
  result.max_background_jobs = 2;
  result.bytes_per_sync = 1 << 20;
  result.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  result.keep_log_file_num = 4;
  result.max_log_file_size = 8 << 20;
  return result;
}

rocksdb::ColumnFamilyOptions MakeFamilyOptions(Family family, const StoreOptions& options,
                                               const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions result;
  result.write_buffer_size = std::max<size_t>(options.write_buffer_bytes / 4, 64 << 10);
  // Off by default in RocksDB 7.8, and not to be changed once there are files.
  result.level_compaction_dynamic_level_bytes = true;
  result.compression = FirstSupported({rocksdb::kLZ4Compression, rocksdb::kSnappyCompression});
  result.bottommost_compression = FirstSupported({rocksdb::kZSTD, rocksdb::kLZ4Compression});
  // Records repeat each other's words across blocks of 4 KiB; greater blocks would cost each look-up more.
  result.bottommost_compression_opts.enabled = true;
  result.bottommost_compression_opts.max_dict_bytes = kDictionaryBytes;
  result.bottommost_compression_opts.zstd_max_train_bytes = 100 * kDictionaryBytes;
  result.bottommost_compression_opts.max_dict_buffer_bytes = uint64_t{200} * kDictionaryBytes;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.format_version = 5;
  result.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  // Batches come in the order of their keys: each key is looked for from the place of the one before it.
  result.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(0));
  // Counters are put as they are now; programs of before added to them.
  if (family == Family::kCounts) result.merge_operator = NewCounterMergeOperator();
  // Operands are added up when they are read, all at once, and a change has one for a key at most: bounding them would
  // cost each write a look-up.
  if (family == Family::kEventCounts) result.merge_operator = NewCellMergeOperator();
  return result;
}

}  // namespace chancery::store
