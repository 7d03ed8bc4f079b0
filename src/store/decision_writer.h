// Writes what persons decide about events, and takes it back.
#ifndef CHANCERY_STORE_DECISION_WRITER_H_
#define CHANCERY_STORE_DECISION_WRITER_H_

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "store/records.h"
#include "store/transaction.h"
#include "store/write_control.h"

namespace chancery::store {

// InvalidArgument, naming the field, for a decision that says nothing, or sets what cannot be set.
absl::Status CheckDecision(const EventDecision& decision);

// As Store::Decide and Store::UndoDecision say, as one change.
absl::StatusOr<DecisionResult> WriteDecision(const EventDecision& decision, const WriteControl& control,
                                             const actors::Gazetteer& gazetteer, Transaction& transaction);
absl::StatusOr<DecisionResult> WriteUndoing(const DecisionUndoing& undoing, const WriteControl& control,
                                            Transaction& transaction);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_DECISION_WRITER_H_
