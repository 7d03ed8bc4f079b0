// Serves chancery.bench.Empty until it is ended: how fast a call is in which the server does nothing.
//
//   empty_server ADDRESS
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "tests/bench/empty.grpc.pb.h"

namespace chancery::bench {
namespace {

class EmptyService final : public Empty::CallbackService {
 public:
  grpc::ServerUnaryReactor* Get(grpc::CallbackServerContext* context, const GetRequest* request,
                                GetReply* reply) override {
    reply->set_filling(filling_.data(), std::min<size_t>(request->bytes(), filling_.size()));
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const std::string filling_ = std::string(1'000'000, 'x');
};

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: empty_server ADDRESS\n";
    return 2;
  }
  chancery::bench::EmptyService service;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(argv[1], grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr) {
    std::cerr << "empty_server: cannot listen at " << argv[1] << '\n';
    return 1;
  }
  server->Wait();
  return 0;
}
