// The writes that clients named, with their answers, so that one that is repeated is not done again.
#ifndef CHANCERY_STORE_REQUEST_LOG_H_
#define CHANCERY_STORE_REQUEST_LOG_H_

#include <optional>

#include "absl/status/statusor.h"
#include "store/records.pb.h"
#include "store/transaction.h"
#include "store/write_control.h"

namespace chancery::store {

// The answer of the write that was made under this name; none if there was none, or the write has no name.
// AlreadyExists if it asked for something else.
absl::StatusOr<std::optional<v1::Request>> FindRequest(const Reader& reader, const WriteControl& control);

// Keeps the answer with the change that makes the write. Also for one that changes nothing else: so the answer stays
// the same. Nothing for a write without a name.
void KeepRequest(Transaction& transaction, const WriteControl& control, v1::Request answer);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_REQUEST_LOG_H_
