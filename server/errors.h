// The errors of the API: the one place that decides what a refusal looks like to a client.
//
// Inside the server an error is an absl::Status that carries google.rpc messages as payloads; ToGrpc turns any status,
// also one of the library that knows nothing of reasons, into the grpc::Status that a client gets. Every one of those
// has a google.rpc.ErrorInfo (domain "chancery", an ErrorReason, its metadata), and where an argument is at fault a
// google.rpc.BadRequest. Messages stay under 1 KiB and details under 2 KiB, so that the trailers pass every proxy.
#ifndef CHANCERY_SERVER_ERRORS_H_
#define CHANCERY_SERVER_ERRORS_H_

#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "chancery/v1/error_reason.pb.h"
#include "google/rpc/status.pb.h"

namespace chancery::server {

using ErrorMetadata = std::vector<std::pair<std::string, std::string>>;

// An error with a reason; its code follows from the reason.
absl::Status MakeError(v1::ErrorReason reason, std::string_view message, const ErrorMetadata& metadata = {});

// An error of one field of the request, named by its path ("filter.types[1]"), which also becomes the metadata `field`.
absl::Status FieldError(v1::ErrorReason reason, std::string_view field, std::string_view message,
                        ErrorMetadata metadata = {});

// The refusal of work for which there is no room: SERVER_BUSY. `limit` names what is at its limit.
absl::Status BusyError(std::string_view limit, uint64_t allowed);

// The refusal of work by a server that is ending: STORE_UNAVAILABLE.
absl::Status EndingError();

// The reason of an error made here, or the one that ToGrpc would give it; ERROR_REASON_UNSPECIFIED for OK.
v1::ErrorReason ReasonOf(const absl::Status& status);

// What a client gets, as a status of a call or as one item's error in a stream.
grpc::Status ToGrpc(const absl::Status& status);
google::rpc::Status ToRpcStatus(const absl::Status& status);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ERRORS_H_
