#include "server/actor_lists.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "actors/offices.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/tokens.h"
#include "store/keys.h"
#include "text/dates.h"

namespace chancery::server {
namespace {

constexpr int kDefaultSize = 100;
constexpr int kMaxSize = 1000;
constexpr size_t kMaxTextBytes = 256;

absl::StatusOr<size_t> SizeOf(int32_t asked) {
  if (asked == 0) return kDefaultSize;
  if (asked > 0 && asked <= kMaxSize) return asked;
  return FieldError(v1::PAGE_SIZE_INVALID, "page_size", fmt::format("is {}, and may be from 1 to {}", asked, kMaxSize),
                    {{"asked", std::to_string(asked)}, {"allowed", std::to_string(kMaxSize)}});
}

// Which state a list shows, and where it goes on in a way of its own; empty: at the beginning.
struct Page {
  store::ReadView view;
  std::string after = {};
};

template <typename Request>
absl::StatusOr<Page> PageOf(const Backend& backend, const Request& request) {
  if (request.page_token().empty()) {
    absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
    if (!view.ok()) return view.status();
    return Page{*std::move(view)};
  }
  const absl::StatusOr<std::string> position = ReadPageToken(request.page_token(), request, backend.store.id());
  if (!position.ok()) return position.status();
  if (position->size() < sizeof(uint64_t)) {
    return FieldError(v1::PAGE_TOKEN_INVALID, "page_token", "is no token that this server gave");
  }
  absl::StatusOr<store::ReadView> view = backend.ViewAt(store::ReadFixed64(*position, 0), request.read_at());
  if (!view.ok()) return view.status();
  return Page{*std::move(view), position->substr(sizeof(uint64_t))};
}

template <typename Request>
std::string TokenFor(const Backend& backend, const Request& request, const Page& page, const std::string& after) {
  return MakePageToken(request, store::NumberKey(page.view.revision()) + after, backend.store.id());
}

absl::Status CheckList(const ontology::Ontology& ontology, const v1::ListActorsRequest& request) {
  if (!request.kind().empty() && !ontology.IsKind(request.kind())) {
    return FieldError(v1::KIND_UNKNOWN, "kind",
                      fmt::format("there is no kind of actor \"{}\"; there are {}", request.kind(),
                                  fmt::join(ontology.kinds(), ", ")),
                      {{"value", request.kind()}});
  }
  const auto too_long = [](std::string_view field) {
    return FieldError(v1::FIELD_INVALID, field, fmt::format("has more than {} bytes", kMaxTextBytes));
  };
  if (request.of().size() > kMaxTextBytes) return too_long("of");
  if (request.office().size() > kMaxTextBytes) return too_long("office");
  if (!request.office().empty() && request.in_office_on().empty()) {
    return FieldError(v1::FIELD_INVALID, "office", "needs a day in in_office_on; ListOfficeHolders gives all");
  }
  return absl::OkStatus();
}

// The names of all who held an office on a day, in their order.
std::set<std::string> InOfficeOn(const actors::Gazetteer& gazetteer, absl::CivilDay day, const std::string& of,
                                 const std::string& office) {
  const std::string wanted = office.empty() ? "" : actors::CanonicalOffice(office);
  std::set<std::string> names;
  for (const actors::Entry* entry : gazetteer.Entries()) {
    const bool fits = std::any_of(entry->tenures.begin(), entry->tenures.end(), [&](const actors::Tenure& tenure) {
      return (of.empty() || tenure.of == of) && actors::HeldOn(tenure, day) &&
             (wanted.empty() || actors::CanonicalOffice(tenure.office) == wanted);
    });
    if (fits) names.insert("actors/" + entry->id);
  }
  return names;
}

void Add(const store::StoredActor& actor, v1::ListActorsResponse& response) {
  v1::ListedActor& listed = *response.add_actors();
  *listed.mutable_actor() = ToProto(actor);
  listed.set_mention_count(actor.mentions);
}

// A page of those who held an office.
absl::Status ListHolders(const Backend& backend, const v1::ListActorsRequest& request, const Page& page, size_t size,
                         const CallControl& control, v1::ListActorsResponse& response) {
  const absl::StatusOr<absl::CivilDay> day = text::ParseDay(request.in_office_on());
  if (!day.ok()) return FieldError(v1::FIELD_INVALID, "in_office_on", std::string(day.status().message()));
  const actors::Gazetteer& gazetteer = *backend.reader.gazetteer();
  std::string of;
  if (!request.of().empty()) {
    of = actors::CountryOrOrganization(gazetteer, request.of());
    if (of.empty()) return absl::OkStatus();
  }
  std::set<std::string> present;
  std::vector<store::StoredActor> found;
  for (const std::string& name : InOfficeOn(gazetteer, *day, of, request.office())) {
    if (absl::Status status = control.Check(); !status.ok()) return status;
    absl::StatusOr<store::StoredActor> actor = page.view.GetActor(name);
    if (absl::IsNotFound(actor.status())) continue;
    if (!actor.ok()) return actor.status();
    const bool fits = request.kind().empty() || actor->actor.kind == request.kind();
    if (fits && actor->actor.name > page.after && present.insert(actor->actor.name).second) {
      found.push_back(*std::move(actor));
    }
  }
  // A merged one comes by the name of another.
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.actor.name < b.actor.name; });
  for (size_t i = 0; i < std::min(size, found.size()); ++i) Add(found[i], response);
  if (found.size() > size) {
    response.set_next_page_token(TokenFor(backend, request, page, found[size - 1].actor.name));
  }
  return absl::OkStatus();
}

v1::ActorChange::Kind ToProto(store::ActorChange::Kind kind) {
  using Kind = store::ActorChange::Kind;
  switch (kind) {
    case Kind::kAppeared:
      return v1::ActorChange::APPEARED;
    case Kind::kChanged:
      return v1::ActorChange::CHANGED;
    case Kind::kLeft:
      return v1::ActorChange::LEFT;
    case Kind::kMerged:
      return v1::ActorChange::MERGED;
    case Kind::kMergeUndone:
      return v1::ActorChange::MERGE_UNDONE;
  }
  return v1::ActorChange::KIND_UNSPECIFIED;
}

void Fill(const std::vector<std::string>& from, google::protobuf::RepeatedPtrField<std::string>& into) {
  into.Assign(from.begin(), from.end());
}

v1::ActorChange Message(const Backend& backend, const store::ActorChange& change) {
  v1::ActorChange message;
  message.set_kind(ToProto(change.kind));
  message.set_revision(backend.RevisionToken(change.revision));
  const int64_t micros = absl::ToUnixMicros(change.committed);
  message.mutable_committed()->set_seconds(micros / 1'000'000);
  message.mutable_committed()->set_nanos(static_cast<int32_t>(micros % 1'000'000 * 1000));
  message.set_actor(change.actor);
  message.set_display_name(change.display_name);
  message.set_previous_display_name(change.previous_display_name);
  Fill(change.names_added, *message.mutable_names_added());
  Fill(change.names_removed, *message.mutable_names_removed());
  Fill(change.offices_added, *message.mutable_offices_added());
  Fill(change.offices_removed, *message.mutable_offices_removed());
  if (change.number != 0) message.set_decision(absl::StrCat("merges/", change.number));
  message.set_other(change.other);
  message.set_author(change.author);
  message.set_note(change.note);
  return message;
}

}  // namespace

absl::Status ListActors(const Backend& backend, const v1::ListActorsRequest& request, const CallControl& control,
                        v1::ListActorsResponse& response) {
  if (absl::Status status = CheckList(backend.ontology(), request); !status.ok()) return status;
  const absl::StatusOr<size_t> size = SizeOf(request.page_size());
  if (!size.ok()) return size.status();
  const absl::StatusOr<Page> page = PageOf(backend, request);
  if (!page.ok()) return page.status();
  response.set_revision(backend.RevisionToken(page->view.revision()));
  if (!request.in_office_on().empty()) return ListHolders(backend, request, *page, *size, control, response);
  store::ActorQuery query;
  query.kind = request.kind();
  query.of = request.of();
  query.after = page->after;
  query.limit = *size;
  const absl::StatusOr<store::ActorPage> actors = page->view.ListActors(query, control.ForReads());
  if (!actors.ok()) return actors.status();
  for (const store::StoredActor& actor : actors->actors) Add(actor, response);
  if (!actors->next.empty()) response.set_next_page_token(TokenFor(backend, request, *page, actors->next));
  return absl::OkStatus();
}

absl::Status ListActorHistory(const Backend& backend, const v1::ListActorHistoryRequest& request,
                              v1::ListActorHistoryResponse& response) {
  if (absl::Status status = CheckName(request.name(), "actors", "name"); !status.ok()) return status;
  const absl::StatusOr<size_t> size = SizeOf(request.page_size());
  if (!size.ok()) return size.status();
  const absl::StatusOr<Page> page = PageOf(backend, request);
  if (!page.ok()) return page.status();
  const absl::StatusOr<std::vector<store::ActorChange>> changes = page->view.ListActorChanges(request.name());
  if (absl::IsNotFound(changes.status())) {
    return MakeError(v1::ACTOR_NOT_FOUND, std::string(changes.status().message()), {{"name", request.name()}});
  }
  if (!changes.ok()) return changes.status();
  // Nothing of what a state tells changes, so a place in it is a place for ever.
  const size_t begin = page->after.size() == sizeof(uint64_t) ? store::ReadFixed64(page->after, 0) : 0;
  const size_t end = std::min(changes->size(), begin + *size);
  for (size_t i = begin; i < end; ++i) *response.add_changes() = Message(backend, (*changes)[i]);
  if (end < changes->size()) {
    response.set_next_page_token(TokenFor(backend, request, *page, store::NumberKey(end)));
  }
  response.set_revision(backend.RevisionToken(page->view.revision()));
  return absl::OkStatus();
}

}  // namespace chancery::server
