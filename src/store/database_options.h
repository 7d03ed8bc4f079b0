// The options of RocksDB, each with its reason.
#ifndef CHANCERY_STORE_DATABASE_OPTIONS_H_
#define CHANCERY_STORE_DATABASE_OPTIONS_H_

#include <memory>

#include "rocksdb/cache.h"
#include "rocksdb/options.h"
#include "store/database.h"
#include "store/store.h"

namespace chancery::store {

rocksdb::DBOptions MakeDatabaseOptions(const StoreOptions& options);

// One cache of blocks is shared by all families.
rocksdb::ColumnFamilyOptions MakeFamilyOptions(Family family, const StoreOptions& options,
                                               const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_DATABASE_OPTIONS_H_
