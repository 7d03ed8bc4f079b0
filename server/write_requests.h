// Writes that clients may name and try: what is common to their requests.
#ifndef CHANCERY_SERVER_WRITE_REQUESTS_H_
#define CHANCERY_SERVER_WRITE_REQUESTS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ontology/ids.h"
#include "server/event_fields.h"
#include "store/record_codec.h"
#include "store/write_control.h"

namespace chancery::server {

// What a request with `request_id` and `validate_only` asks of the store: its other fields are what the id stands for.
// FIELD_INVALID for an id that is too long.
template <typename Request>
absl::StatusOr<store::WriteControl> WriteControlOf(const Request& request) {
  absl::Status status = CheckTexts({{"request_id", request.request_id(), false, limits::kRequestIdBytes}}, "");
  if (!status.ok()) return status;
  store::WriteControl control;
  control.validate_only = request.validate_only();
  if (request.request_id().empty()) return control;
  control.request_id = request.request_id();
  Request asked = request;
  asked.clear_request_id();
  asked.clear_validate_only();
  control.fingerprint =
      ontology::Fingerprint(absl::StrCat(Request::descriptor()->full_name(), ":", store::Serialise(asked)));
  return control;
}

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_WRITE_REQUESTS_H_
