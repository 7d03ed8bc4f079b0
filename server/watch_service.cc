#include "server/watch_service.h"

#include <optional>

#include "server/call.h"

namespace chancery::server {
namespace {

absl::Status SetRevision(const Backend& backend, const store::ReadView& view, uint64_t revision,
                         v1::Revision& message) {
  message.set_revision(backend.RevisionToken(revision));
  const absl::StatusOr<std::optional<google::protobuf::Timestamp>> time = CommitTimeOf(view, revision);
  if (!time.ok()) return time.status();
  if (*time) *message.mutable_commit_time() = **time;
  return absl::OkStatus();
}

absl::Status GetRevisions(const Backend& backend, const v1::GetRevisionsRequest& request,
                          v1::GetRevisionsResponse& response) {
  const store::ReadView view = backend.store.Latest();
  const absl::StatusOr<uint64_t> oldest = store::OldestRevision(view);
  if (!oldest.ok()) return oldest.status();
  response.set_oldest_revision(backend.RevisionToken(*oldest));
  if (absl::Status status = SetRevision(backend, view, view.revision(), *response.mutable_head()); !status.ok()) {
    return status;
  }
  if (!request.has_at_time()) return absl::OkStatus();
  const absl::StatusOr<uint64_t> at = RevisionKnownAt(view, request.at_time(), "at_time");
  if (!at.ok()) return at.status();
  return SetRevision(backend, view, *at, *response.mutable_at());
}

}  // namespace

grpc::ServerUnaryReactor* WatchService::GetRevisions(grpc::CallbackServerContext* context,
                                                     const v1::GetRevisionsRequest* request,
                                                     v1::GetRevisionsResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Watch.GetRevisions",
      [this, request, response](const CallControl&) { return server::GetRevisions(backend_, *request, *response); });
}

}  // namespace chancery::server
