#include "server/actor_merges.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/event_fields.h"
#include "server/limits.h"
#include "server/reply_size.h"
#include "server/tokens.h"
#include "server/write_requests.h"
#include "store/keys.h"

namespace chancery::server {
namespace {

constexpr std::string_view kMergePrefixText = "merges/";
constexpr int kDefaultMerges = 100;

std::string MergeName(uint64_t number) { return absl::StrCat("merges/", number); }

absl::Status CheckAuthor(const std::string& author, const std::string& note) {
  return CheckTexts({{"author", author, true, limits::kLabelBytes}, {"note", note, false, limits::kTextBytes}}, "");
}

// The merge in force of an actor, or none.
std::optional<store::StoredMerge> MergeOf(const store::ReadView& view, const std::string& actor) {
  const absl::StatusOr<std::vector<store::StoredMerge>> merges = view.ListMerges(actor);
  if (!merges.ok()) return std::nullopt;
  for (const store::StoredMerge& merge : *merges) {
    if (merge.undone == 0 && merge.merge.from == actor) return merge;
  }
  return std::nullopt;
}

absl::Status MergeError(const Backend& backend, const v1::MergeActorsRequest& request, const absl::Status& status) {
  const std::string message(status.message());
  const store::ReadView view = backend.store.Latest();
  if (absl::IsFailedPrecondition(status)) {
    for (const std::string& name : {request.from(), request.into()}) {
      const std::optional<store::StoredMerge> merge = MergeOf(view, name);
      if (!merge) continue;
      return MakeError(v1::ACTOR_MERGED, message,
                       {{"name", name}, {"into", merge->merge.into}, {"merge", MergeName(merge->number)}});
    }
  }
  if (absl::IsNotFound(status)) {
    const bool knows_from = view.GetActor(request.from()).ok();
    return MakeError(v1::ACTOR_NOT_FOUND, message, {{"name", knows_from ? request.into() : request.from()}});
  }
  return WriteError(status);
}

absl::Status FillResponse(const Backend& backend, const store::MergeResult& result, v1::MergeActorsResponse& response) {
  for (const uint64_t merge : result.merges) response.add_merges(MergeName(merge));
  response.set_nothing_to_do(result.nothing_to_do);
  if (result.tried) {
    *response.mutable_actor() = ToProto(*result.tried);
    return absl::OkStatus();
  }
  const absl::StatusOr<store::ReadView> view = backend.store.Latest().AsOf(result.revision);
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::StoredActor> actor = view->GetActor(result.actor);
  if (!actor.ok() && !absl::IsNotFound(actor.status())) return actor.status();
  if (actor.ok()) *response.mutable_actor() = ToProto(*actor);
  response.set_revision(backend.RevisionToken(result.revision));
  return absl::OkStatus();
}

absl::Status RequestIdError(const absl::Status& status, const std::string& request_id) {
  return MakeError(v1::REQUEST_ID_REUSED, std::string(status.message()), {{"request_id", request_id}});
}

v1::Merge MergeMessage(const Backend& backend, const store::StoredMerge& stored) {
  v1::Merge message;
  message.set_name(MergeName(stored.number));
  message.set_from(stored.merge.from);
  message.set_into(stored.merge.into);
  message.set_author(stored.merge.author);
  message.set_note(stored.merge.note);
  message.set_revision(backend.RevisionToken(stored.made));
  if (stored.undone == 0) return message;
  message.set_undone_revision(backend.RevisionToken(stored.undone));
  message.set_undone_author(stored.undone_author);
  message.set_undone_note(stored.undone_note);
  return message;
}

// Which state a list shows, and after which merge it goes on.
struct MergePage {
  store::ReadView view;
  uint64_t after = 0;
};

absl::StatusOr<MergePage> PageOf(const Backend& backend, const v1::ListMergesRequest& request) {
  if (request.page_token().empty()) {
    absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
    if (!view.ok()) return view.status();
    return MergePage{*std::move(view), 0};
  }
  const absl::StatusOr<std::string> position = ReadPageToken(request.page_token(), request, backend.store.id());
  if (!position.ok()) return position.status();
  if (position->size() != 2 * sizeof(uint64_t)) {
    return FieldError(v1::PAGE_TOKEN_INVALID, "page_token", "is no token that this server gave");
  }
  absl::StatusOr<store::ReadView> view = backend.ViewAt(store::ReadFixed64(*position, 0), request.read_at());
  if (!view.ok()) return view.status();
  return MergePage{*std::move(view), store::ReadFixed64(*position, sizeof(uint64_t))};
}

}  // namespace

absl::Status MergeActors(const Backend& backend, const v1::MergeActorsRequest& request,
                         v1::MergeActorsResponse& response) {
  absl::Status status = CheckName(request.from(), "actors", "from");
  if (status.ok()) status = CheckName(request.into(), "actors", "into");
  if (status.ok() && request.from() == request.into()) status = InvalidField("into", "is the actor itself");
  if (status.ok()) status = CheckAuthor(request.author(), request.note());
  if (!status.ok()) return status;
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) return control.status();
  const absl::StatusOr<store::MergeResult> result = backend.store.MergeActors(
      {request.from(), request.into(), request.author(), request.note()}, *std::move(control));
  if (absl::IsAlreadyExists(result.status())) return RequestIdError(result.status(), request.request_id());
  if (!result.ok()) return MergeError(backend, request, result.status());
  return FillResponse(backend, *result, response);
}

absl::Status UndoMerge(const Backend& backend, const v1::UndoMergeRequest& request, v1::MergeActorsResponse& response) {
  absl::Status status = CheckName(request.name(), "merges", "name");
  if (status.ok()) status = CheckAuthor(request.author(), request.note());
  if (!status.ok()) return status;
  absl::StatusOr<store::WriteControl> control = WriteControlOf(request);
  if (!control.ok()) return control.status();
  const absl::Status unknown =
      MakeError(v1::MERGE_NOT_FOUND, fmt::format("there is no merge {}", request.name()), {{"name", request.name()}});
  store::MergeUndoing undoing = {.cascade = request.cascade(), .author = request.author(), .note = request.note()};
  const std::string number = request.name().substr(kMergePrefixText.size());
  if (!absl::SimpleAtoi(number, &undoing.merge) || MergeName(undoing.merge) != request.name()) return unknown;
  const absl::StatusOr<store::MergeResult> result = backend.store.UndoMerge(std::move(undoing), *std::move(control));
  if (absl::IsNotFound(result.status())) return unknown;
  if (absl::IsAlreadyExists(result.status())) return RequestIdError(result.status(), request.request_id());
  if (absl::IsFailedPrecondition(result.status())) {
    // The message names the later merge.
    const std::string message(result.status().message());
    const std::string_view after = std::string_view{message}.substr(message.find("by merge ") + 9);
    return MakeError(v1::MERGE_SUPERSEDED, message,
                     {{"merge", absl::StrCat("merges/", std::string(after.substr(0, after.find(' '))))}});
  }
  if (!result.ok()) return WriteError(result.status());
  return FillResponse(backend, *result, response);
}

absl::Status ListMerges(const Backend& backend, const v1::ListMergesRequest& request,
                        v1::ListMergesResponse& response) {
  if (!request.actor().empty()) {
    if (absl::Status status = CheckName(request.actor(), "actors", "actor"); !status.ok()) return status;
  }
  const absl::StatusOr<size_t> size = PageSizeOf(request.page_size(), limits::kMergesPage, kDefaultMerges);
  if (!size.ok()) return size.status();
  const absl::StatusOr<MergePage> page = PageOf(backend, request);
  if (!page.ok()) return page.status();
  const absl::StatusOr<std::vector<store::StoredMerge>> merges = page->view.ListMerges(request.actor());
  if (!merges.ok()) return merges.status();
  uint64_t last = 0;
  ReplySize room(backend.config);
  for (const store::StoredMerge& merge : *merges) {
    if (merge.number <= page->after) continue;
    v1::Merge message = MergeMessage(backend, merge);
    if (room.taken() == *size || !room.Take(message)) {
      std::string position = store::NumberKey(page->view.revision());
      store::AppendFixed64(&position, last);
      response.set_next_page_token(MakePageToken(request, position, backend.store.id()));
      break;
    }
    last = merge.number;
    *response.add_merges() = std::move(message);
  }
  response.set_revision(backend.RevisionToken(page->view.revision()));
  return absl::OkStatus();
}

}  // namespace chancery::server
