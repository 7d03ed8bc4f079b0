// Writes that actors are one, and takes it back.
#ifndef CHANCERY_STORE_MERGE_WRITER_H_
#define CHANCERY_STORE_MERGE_WRITER_H_

#include "absl/status/statusor.h"
#include "store/records.h"
#include "store/transaction.h"
#include "store/write_control.h"

namespace chancery::store {

// As Store::MergeActors and Store::UndoMerge say, as one change. A merge is one record, whatever the actors' events.
absl::StatusOr<MergeResult> WriteMerge(const ActorMerge& merge, const WriteControl& control, Transaction& transaction);
absl::StatusOr<MergeResult> WriteMergeUndoing(const MergeUndoing& undoing, const WriteControl& control,
                                              Transaction& transaction);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_MERGE_WRITER_H_
