// The service ServerInfo.
#ifndef CHANCERY_SERVER_SERVER_INFO_SERVICE_H_
#define CHANCERY_SERVER_SERVER_INFO_SERVICE_H_

#include "chancery/v1/server_info.grpc.pb.h"
#include "server/backend.h"

namespace chancery::server {

class ServerInfoService final : public v1::ServerInfo::CallbackService {
 public:
  explicit ServerInfoService(const Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* GetLimits(grpc::CallbackServerContext* context, const v1::GetLimitsRequest* request,
                                      v1::GetLimitsResponse* response) override;

 private:
  const Backend& backend_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_SERVER_INFO_SERVICE_H_
