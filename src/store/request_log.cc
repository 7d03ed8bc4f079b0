#include "store/request_log.h"

#include "absl/strings/str_cat.h"
#include "store/record_codec.h"

namespace chancery::store {

absl::StatusOr<std::optional<v1::Request>> FindRequest(const Reader& reader, const WriteControl& control) {
  if (control.request_id.empty()) return std::optional<v1::Request>();
  absl::StatusOr<std::optional<v1::Request>> known =
      reader.GetRecord<v1::Request>(Family::kRequests, control.request_id);
  if (known.ok() && known->has_value() && (*known)->fingerprint() != control.fingerprint) {
    return absl::AlreadyExistsError(absl::StrCat("the request id \"", control.request_id, "\" was used at revision ",
                                                 (*known)->revision(),
                                                 " for another write: give each write an id of its own"));
  }
  return known;
}

void KeepRequest(Transaction& transaction, const WriteControl& control, v1::Request answer) {
  if (control.request_id.empty() || control.validate_only) return;
  answer.set_fingerprint(control.fingerprint);
  transaction.Put(Family::kRequests, control.request_id, Serialise(answer));
}

}  // namespace chancery::store
