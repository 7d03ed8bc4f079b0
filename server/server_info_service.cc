#include "server/server_info_service.h"

#include "server/call.h"
#include "server/limits.h"

namespace chancery::server {

grpc::ServerUnaryReactor* ServerInfoService::GetLimits(grpc::CallbackServerContext* context,
                                                       const v1::GetLimitsRequest*, v1::GetLimitsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "ServerInfo.GetLimits", [this, response](const CallControl&) {
    for (const LimitInForce& limit : LimitsOf(backend_.config)) {
      v1::Limit& message = *response->add_limits();
      message.set_name(std::string(limit.name));
      message.set_value(limit.value);
      message.set_unit(limit.unit);
      message.set_effect(std::string(limit.effect));
      message.set_configurable(limit.is_option);
    }
    return absl::OkStatus();
  });
}

}  // namespace chancery::server
