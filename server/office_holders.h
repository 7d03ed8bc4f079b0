// Who held an office.
#ifndef CHANCERY_SERVER_OFFICE_HOLDERS_H_
#define CHANCERY_SERVER_OFFICE_HOLDERS_H_

#include "absl/status/status.h"
#include "actors/gazetteer.h"
#include "chancery/v1/actors.pb.h"

namespace chancery::server {

// Answers Actors.ListOfficeHolders; the errors are those of the API.
absl::Status FindOfficeHolders(const actors::Gazetteer& gazetteer, const v1::ListOfficeHoldersRequest& request,
                               v1::ListOfficeHoldersResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_OFFICE_HOLDERS_H_
