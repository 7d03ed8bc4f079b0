#include "server/name_searches.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>

#include "server/errors.h"
#include "server/limits.h"
#include "server/tokens.h"

namespace chancery::server {
namespace {

constexpr int32_t kDefaultResults = 10;
// How long a search waits for names that were just written.
constexpr absl::Duration kPatience = absl::Seconds(2);

absl::Status CheckSearch(const ontology::Ontology& ontology, const v1::SearchActorsRequest& request) {
  const std::string& query = request.query();
  if (std::all_of(query.begin(), query.end(), [](char character) { return character == ' '; })) {
    return FieldError(v1::FIELD_INVALID, "query", "is empty; give the first letters of a name, such as \"lav\"");
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
  status = PageSizeOf(request.max_results(), limits::kSearchResults, kDefaultResults, "max_results", v1::FIELD_INVALID)
               .status();
  if (!status.ok()) return status;
  if (request.read_at().state_case() == v1::ReadAt::kExactly) {
    return FieldError(v1::FIELD_INVALID, "read_at.exactly",
                      "names are searched in the latest state only; ResolveActor knows earlier ones");
  }
  if (request.read_at().has_known_at()) {
    return FieldError(v1::FIELD_INVALID, "read_at.known_at",
                      "names are searched in the latest state only; ResolveActor knows earlier ones");
  }
  return absl::OkStatus();
}

absl::Status WaitForNames(const Backend& backend, const store::ActorDirectory& directory, const v1::ReadAt& read_at,
                          const CallControl& control) {
  uint64_t wanted = 0;
  if (read_at.state_case() == v1::ReadAt::kAtLeast) {
    const absl::StatusOr<uint64_t> revision =
        ReadRevisionToken(read_at.at_least(), "read_at.at_least", backend.store.id());
    if (!revision.ok()) return revision.status();
    wanted = *revision;
  }
  return directory.WaitFor(wanted, kPatience, control.ForReads());
}

v1::NameMatch ToProto(actors::NameMatch match) {
  switch (match) {
    case actors::NameMatch::kWhole:
      return v1::NAME_MATCH_WHOLE;
    case actors::NameMatch::kWords:
      return v1::NAME_MATCH_WORDS;
    case actors::NameMatch::kSpelling:
      return v1::NAME_MATCH_SPELLING;
    case actors::NameMatch::kTypingError:
      return v1::NAME_MATCH_TYPING_ERROR;
  }
  return v1::NAME_MATCH_UNSPECIFIED;
}

v1::ActorFound Message(const store::ListedActor& listed, const store::StoredActor& stored) {
  v1::ActorFound found;
  found.set_actor(stored.actor.name);
  found.set_display_name(stored.actor.display_name);
  found.set_kind(stored.actor.kind);
  found.set_of(stored.actor.of);
  found.set_matched_name(listed.fit.name);
  for (const auto& [begin, end] : listed.fit.ranges) {
    v1::ActorFound::Range& range = *found.add_ranges();
    range.set_begin(static_cast<uint32_t>(begin));
    range.set_end(static_cast<uint32_t>(end));
  }
  found.set_match(ToProto(listed.fit.match));
  found.set_mention_count(stored.mentions);
  return found;
}

}  // namespace

absl::Status SearchActorNames(const Backend& backend, const store::ActorDirectory& directory,
                              const v1::SearchActorsRequest& request, const CallControl& control,
                              v1::SearchActorsResponse& response) {
  if (absl::Status status = CheckSearch(backend.ontology(), request); !status.ok()) return status;
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  if (absl::Status status = WaitForNames(backend, directory, request.read_at(), control); !status.ok()) return status;
  actors::NameQuery query{.text = request.query(), .kind = request.kind(), .of = request.of()};
  query.limit = static_cast<size_t>(request.max_results() == 0 ? kDefaultResults : request.max_results());
  const absl::StatusOr<store::ActorSearchResult> result = directory.Search(query);
  if (!result.ok()) return result.status();
  std::set<std::string> given;
  for (const store::ListedActor& listed : result->actors) {
    // The view says what an actor is read as since it was merged into another, and has lost those just withdrawn.
    const absl::StatusOr<store::StoredActor> stored = view->GetActor(listed.name);
    if (absl::IsNotFound(stored.status())) continue;
    if (!stored.ok()) return stored.status();
    if (given.insert(stored->actor.name).second) *response.add_actors() = Message(listed, *stored);
  }
  response.set_revision(backend.RevisionToken(result->revision));
  return absl::OkStatus();
}

}  // namespace chancery::server
