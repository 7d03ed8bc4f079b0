#include "server/event_history.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/limits.h"
#include "server/reply_size.h"
#include "server/tokens.h"
#include "store/keys.h"

namespace chancery::server {
namespace {

constexpr int kDefaultVersions = 50;

// Which state a list of versions shows, and after which revision it goes on.
struct VersionPage {
  store::ReadView view;
  uint64_t after = 0;
};

absl::StatusOr<VersionPage> PageOf(const Backend& backend, const v1::ListEventVersionsRequest& request) {
  if (request.page_token().empty()) {
    absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
    if (!view.ok()) return view.status();
    return VersionPage{*std::move(view), 0};
  }
  const absl::StatusOr<std::string> position = ReadPageToken(request.page_token(), request, backend.store.id());
  if (!position.ok()) return position.status();
  if (position->size() != 2 * sizeof(uint64_t)) {
    return FieldError(v1::PAGE_TOKEN_INVALID, "page_token", "is no token that this server gave");
  }
  absl::StatusOr<store::ReadView> view = backend.ViewAt(store::ReadFixed64(*position, 0), request.read_at());
  if (!view.ok()) return view.status();
  return VersionPage{*std::move(view), store::ReadFixed64(*position, sizeof(uint64_t))};
}

absl::StatusOr<v1::EventVersion> VersionMessage(const Backend& backend, const store::ReadView& view,
                                                const store::EventVersion& version) {
  absl::StatusOr<v1::Event> event = EventMessage(backend, view, {version.event, {}}, 0);
  if (!event.ok()) return event.status();
  v1::EventVersion message;
  *message.mutable_event() = *std::move(event);
  message.mutable_event()->set_evidence_count(static_cast<uint32_t>(version.event.event.mentions.size()));
  if (version.ended != 0) message.set_ended_revision(backend.RevisionToken(version.ended));
  message.mutable_committed()->set_seconds(absl::ToUnixSeconds(version.committed));
  message.mutable_committed()->set_nanos(static_cast<int32_t>(
      absl::ToInt64Nanoseconds(version.committed - absl::FromUnixSeconds(absl::ToUnixSeconds(version.committed)))));
  message.set_article(version.article);
  message.set_article_version(version.article_version);
  message.set_article_withdrawn(version.article_withdrawn);
  for (const std::string& source : version.sources) message.add_sources(source);
  if (version.decision != 0) message.set_decision(absl::StrCat("decisions/", version.decision));
  message.set_decision_undone(version.decision_undone);
  return message;
}

}  // namespace

absl::Status BatchGetEvents(const Backend& backend, const v1::BatchGetEventsRequest& request,
                            v1::BatchGetEventsResponse& response, const CallControl& control) {
  if (request.names().empty()) return InvalidField("names", "is empty");
  const auto count = static_cast<size_t>(request.names_size());
  if (absl::Status status = CheckLimit(count, limits::kBatchNames, "names"); !status.ok()) return status;
  for (int i = 0; i < request.names_size(); ++i) {
    absl::Status status = CheckName(request.names(i), "events", fmt::format("names[{}]", i));
    if (!status.ok()) return status;
  }
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  ReplySize room(backend.config);
  for (const std::string& name : request.names()) {
    if (absl::Status status = control.Check(); !status.ok()) return status;
    if (!response.left_out().empty()) {
      response.add_left_out(name);
      continue;
    }
    const absl::StatusOr<store::EventWithEvidence> stored = view->GetEventWithEvidence(name);
    if (absl::IsNotFound(stored.status())) {
      response.add_not_found(name);
      continue;
    }
    if (!stored.ok()) return stored.status();
    absl::StatusOr<v1::Event> event = EventMessage(backend, *view, *stored, limits::kBatchEvidence.value);
    if (!event.ok()) return event.status();
    if (room.Take(*event)) {
      *response.add_events() = *std::move(event);
    } else {
      response.add_left_out(name);
    }
  }
  response.set_revision(backend.RevisionToken(view->revision()));
  return absl::OkStatus();
}

absl::Status ListEventVersions(const Backend& backend, const v1::ListEventVersionsRequest& request,
                               v1::ListEventVersionsResponse& response, const CallControl& control) {
  if (absl::Status status = CheckName(request.name(), "events", "name"); !status.ok()) return status;
  const absl::StatusOr<size_t> size = PageSizeOf(request.page_size(), limits::kVersionsPage, kDefaultVersions);
  if (!size.ok()) return size.status();
  const absl::StatusOr<VersionPage> page = PageOf(backend, request);
  if (!page.ok()) return page.status();
  // One more tells whether there is a next page.
  const absl::StatusOr<std::vector<store::EventVersion>> versions =
      page->view.ListEventVersions(request.name(), page->after, *size + 1);
  if (absl::IsNotFound(versions.status()) || (versions.ok() && versions->empty() && page->after == 0)) {
    return MakeError(v1::EVENT_NOT_FOUND, fmt::format("the store has no {}", request.name()),
                     {{"name", request.name()}});
  }
  if (!versions.ok()) return versions.status();
  ReplySize room(backend.config);
  for (const store::EventVersion& version : *versions) {
    if (absl::Status status = control.Check(); !status.ok()) return status;
    absl::StatusOr<v1::EventVersion> message = VersionMessage(backend, page->view, version);
    if (!message.ok()) return message.status();
    if (room.taken() == *size || !room.Take(*message)) {
      std::string position = store::NumberKey(page->view.revision());
      store::AppendFixed64(&position, (*versions)[room.taken() - 1].event.revision);
      response.set_next_page_token(MakePageToken(request, position, backend.store.id()));
      break;
    }
    *response.add_versions() = *std::move(message);
  }
  response.set_revision(backend.RevisionToken(page->view.revision()));
  return absl::OkStatus();
}

}  // namespace chancery::server
