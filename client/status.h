// Errors of gRPC as absl::Status, with the server's reason kept.
#ifndef CHANCERY_CLIENT_STATUS_H_
#define CHANCERY_CLIENT_STATUS_H_

#include <grpcpp/support/status.h>

#include <string_view>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace chancery::client {

// The same code and message; the google.rpc.ErrorInfo of the details becomes a payload that ReasonOf reads. The address
// is named where the server could not be reached.
absl::Status FromGrpc(const grpc::Status& status, std::string_view address);
// The refusal of an article that is longer than the server takes messages, as the server would have said it.
google::rpc::Status ContentTooLarge(size_t asked, size_t allowed);

// The error of one item of a stream.
absl::Status FromRpc(const google::rpc::Status& status);

}  // namespace chancery::client

#endif  // CHANCERY_CLIENT_STATUS_H_
