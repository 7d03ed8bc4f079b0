#include "server/actors_service.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "server/actor_details.h"
#include "server/actor_lists.h"
#include "server/actor_merges.h"
#include "server/actor_search.h"
#include "server/call.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/limits.h"
#include "server/name_searches.h"
#include "server/office_holders.h"

namespace chancery::server {
namespace {

constexpr int32_t kDefaultCandidates = 10;

absl::Status CheckResolve(const ontology::Ontology& ontology, const v1::ResolveActorRequest& request) {
  const std::string& query = request.query();
  if (std::all_of(query.begin(), query.end(), [](char character) { return character == ' '; })) {
    return FieldError(v1::FIELD_INVALID, "query", "is empty; give a name such as \"Lavrov\" or \"Russia\"");
  }
  absl::Status status = CheckLimit(query.size(), limits::kQueryBytes, "query");
  if (status.ok()) status = CheckLimit(request.of().size(), limits::kQueryBytes, "of");
  if (!status.ok()) return status;
  if (!request.kind().empty() && !ontology.IsKind(request.kind())) {
    return FieldError(v1::KIND_UNKNOWN, "kind",
                      fmt::format("there is no kind of actor \"{}\"; there are {}", request.kind(),
                                  fmt::join(ontology.kinds(), ", ")),
                      {{"value", request.kind()}});
  }
  return PageSizeOf(request.max_candidates(), limits::kCandidates, kDefaultCandidates, "max_candidates",
                    v1::FIELD_INVALID)
      .status();
}

absl::Status Resolve(const Backend& backend, const v1::ResolveActorRequest& request,
                     v1::ResolveActorResponse& response) {
  if (absl::Status status = CheckResolve(backend.ontology(), request); !status.ok()) return status;
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  ActorSearch search{.query = request.query(), .kind = request.kind(), .of = request.of()};
  search.max_candidates =
      static_cast<size_t>(request.max_candidates() == 0 ? kDefaultCandidates : request.max_candidates());
  const absl::StatusOr<std::vector<FoundActor>> found = FindActors(search, *view, *backend.reader.gazetteer());
  if (!found.ok()) return found.status();
  for (const FoundActor& actor : *found) {
    v1::ActorCandidate& candidate = *response.add_candidates();
    *candidate.mutable_actor() = ToProto(actor.actor);
    candidate.set_score(actor.score);
    candidate.set_reason(std::string(actor.reason));
    candidate.set_mention_count(actor.actor.mentions);
  }
  response.set_revision(backend.RevisionToken(view->revision()));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ActorsService::ResolveActor(grpc::CallbackServerContext* context,
                                                      const v1::ResolveActorRequest* request,
                                                      v1::ResolveActorResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Actors.ResolveActor",
      [this, request, response](const CallControl&) { return Resolve(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* ActorsService::SearchActors(grpc::CallbackServerContext* context,
                                                      const v1::SearchActorsRequest* request,
                                                      v1::SearchActorsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Actors.SearchActors",
                          [this, request, response](const CallControl& control) {
                            return SearchActorNames(backend_, directory_, *request, control, *response);
                          });
}

grpc::ServerUnaryReactor* ActorsService::ListOfficeHolders(grpc::CallbackServerContext* context,
                                                           const v1::ListOfficeHoldersRequest* request,
                                                           v1::ListOfficeHoldersResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Actors.ListOfficeHolders",
                          [this, request, response](const CallControl&) {
                            return FindOfficeHolders(*backend_.reader.gazetteer(), *request, *response);
                          });
}

grpc::ServerUnaryReactor* ActorsService::GetActor(grpc::CallbackServerContext* context,
                                                  const v1::GetActorRequest* request, v1::GetActorResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Actors.GetActor",
                          [this, request, response](const CallControl& control) {
                            return server::GetActor(backend_, *request, control, *response);
                          });
}

grpc::ServerUnaryReactor* ActorsService::ListActors(grpc::CallbackServerContext* context,
                                                    const v1::ListActorsRequest* request,
                                                    v1::ListActorsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Actors.ListActors",
                          [this, request, response](const CallControl& control) {
                            return server::ListActors(backend_, *request, control, *response);
                          });
}

grpc::ServerUnaryReactor* ActorsService::ListActorHistory(grpc::CallbackServerContext* context,
                                                          const v1::ListActorHistoryRequest* request,
                                                          v1::ListActorHistoryResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Actors.ListActorHistory",
                          [this, request, response](const CallControl&) {
                            return server::ListActorHistory(backend_, *request, *response);
                          });
}

grpc::ServerUnaryReactor* ActorsService::MergeActors(grpc::CallbackServerContext* context,
                                                     const v1::MergeActorsRequest* request,
                                                     v1::MergeActorsResponse* response) {
  return UnaryCall::Start(
      backend_.readers, context, "Actors.MergeActors",
      [this, request, response](const CallControl&) { return server::MergeActors(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* ActorsService::UndoMerge(grpc::CallbackServerContext* context,
                                                   const v1::UndoMergeRequest* request,
                                                   v1::MergeActorsResponse* response) {
  return UnaryCall::Start(backend_.readers, context, "Actors.UndoMerge", [this, request, response](const CallControl&) {
    return server::UndoMerge(backend_, *request, *response);
  });
}

grpc::ServerUnaryReactor* ActorsService::ListMerges(grpc::CallbackServerContext* context,
                                                    const v1::ListMergesRequest* request,
                                                    v1::ListMergesResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Actors.ListMerges",
      [this, request, response](const CallControl&) { return server::ListMerges(backend_, *request, *response); });
}

}  // namespace chancery::server
