// The service Actors.
#ifndef CHANCERY_SERVER_ACTORS_SERVICE_H_
#define CHANCERY_SERVER_ACTORS_SERVICE_H_

#include "chancery/v1/actors.grpc.pb.h"
#include "server/backend.h"
#include "store/actor_directory.h"

namespace chancery::server {

class ActorsService final : public v1::Actors::CallbackService {
 public:
  ActorsService(Backend& backend, const store::ActorDirectory& directory) : backend_(backend), directory_(directory) {}

  grpc::ServerUnaryReactor* ResolveActor(grpc::CallbackServerContext* context, const v1::ResolveActorRequest* request,
                                         v1::ResolveActorResponse* response) override;
  grpc::ServerUnaryReactor* SearchActors(grpc::CallbackServerContext* context, const v1::SearchActorsRequest* request,
                                         v1::SearchActorsResponse* response) override;
  grpc::ServerUnaryReactor* ListOfficeHolders(grpc::CallbackServerContext* context,
                                              const v1::ListOfficeHoldersRequest* request,
                                              v1::ListOfficeHoldersResponse* response) override;
  grpc::ServerUnaryReactor* GetActor(grpc::CallbackServerContext* context, const v1::GetActorRequest* request,
                                     v1::GetActorResponse* response) override;
  grpc::ServerUnaryReactor* ListActors(grpc::CallbackServerContext* context, const v1::ListActorsRequest* request,
                                       v1::ListActorsResponse* response) override;
  grpc::ServerUnaryReactor* ListActorHistory(grpc::CallbackServerContext* context,
                                             const v1::ListActorHistoryRequest* request,
                                             v1::ListActorHistoryResponse* response) override;
  grpc::ServerUnaryReactor* MergeActors(grpc::CallbackServerContext* context, const v1::MergeActorsRequest* request,
                                        v1::MergeActorsResponse* response) override;
  grpc::ServerUnaryReactor* UndoMerge(grpc::CallbackServerContext* context, const v1::UndoMergeRequest* request,
                                      v1::MergeActorsResponse* response) override;
  grpc::ServerUnaryReactor* ListMerges(grpc::CallbackServerContext* context, const v1::ListMergesRequest* request,
                                       v1::ListMergesResponse* response) override;

 private:
  Backend& backend_;
  const store::ActorDirectory& directory_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ACTORS_SERVICE_H_
