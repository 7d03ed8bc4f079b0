// Reads what an error carries.
#ifndef CHANCERY_TESTS_SERVER_ERROR_DETAILS_H_
#define CHANCERY_TESTS_SERVER_ERROR_DETAILS_H_

#include <grpcpp/support/status.h>

#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace chancery::testing {

// The ErrorInfo of a status; empty if it has none.
inline google::rpc::ErrorInfo InfoOf(const google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  for (const auto& detail : status.details()) {
    if (detail.Is<google::rpc::ErrorInfo>() && detail.UnpackTo(&info)) break;
  }
  return info;
}

inline google::rpc::ErrorInfo InfoOf(const grpc::Status& status) {
  google::rpc::Status details;
  details.ParseFromString(status.error_details());
  return InfoOf(details);
}

inline std::string ReasonOf(const grpc::Status& status) { return InfoOf(status).reason(); }

// The path of the field at fault; empty if the error is about none.
inline std::string BadFieldOf(const grpc::Status& status) {
  google::rpc::Status details;
  details.ParseFromString(status.error_details());
  for (const auto& detail : details.details()) {
    google::rpc::BadRequest bad;
    if (detail.Is<google::rpc::BadRequest>() && detail.UnpackTo(&bad) && bad.field_violations_size() > 0) {
      return bad.field_violations(0).field();
    }
  }
  return "";
}

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_SERVER_ERROR_DETAILS_H_
