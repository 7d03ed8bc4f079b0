// A revision that readers may see.
#ifndef CHANCERY_STORE_PUBLISHED_H_
#define CHANCERY_STORE_PUBLISHED_H_

#include <memory>
#include <utility>

#include "rocksdb/snapshot.h"
#include "store/database.h"
#include "store/identities.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {

// Holds the snapshot, and with it the database, as long as someone reads.
struct Published {
  Published(std::shared_ptr<const Database> opened, const rocksdb::Snapshot* taken, v1::Counters at,
            std::shared_ptr<const MergeLog> merged)
      : database(std::move(opened)),
        snapshot(taken),
        counters(std::move(at)),
        merges(std::move(merged)),
        reader(*database, snapshot) {}
  ~Published() { database->rocks().ReleaseSnapshot(snapshot); }
  Published(const Published&) = delete;
  Published& operator=(const Published&) = delete;

  std::shared_ptr<const Database> database;
  const rocksdb::Snapshot* snapshot;
  v1::Counters counters;
  std::shared_ptr<const MergeLog> merges;
  Reader reader;  // of actors as they were recorded
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_PUBLISHED_H_
