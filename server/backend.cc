#include "server/backend.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/convert.h"
#include "server/errors.h"
#include "server/tokens.h"

namespace chancery::server {
namespace {

constexpr size_t kMaxNameBytes = 512;

// Articles that tell the same two events tell the same tie; what two articles took for two events may have become one;
// and a tie without words leads nowhere once the other event is withdrawn.
void KeepEachTieOnce(v1::Event& event) {
  std::set<std::pair<std::string, std::string>> known;
  google::protobuf::RepeatedPtrField<v1::Relation> kept;
  for (v1::Relation& relation : *event.mutable_relations()) {
    const std::string& other = relation.event();
    if (other == event.name() || (other.empty() && relation.words().empty())) continue;
    if (other.empty() || known.emplace(relation.kind(), other).second) kept.Add(std::move(relation));
  }
  event.mutable_relations()->Swap(&kept);
}

}  // namespace

std::string Backend::RevisionToken(uint64_t revision) const { return MakeRevisionToken(revision, store.id()); }

absl::StatusOr<store::ReadView> Backend::ViewFor(const v1::ReadAt& read_at) const {
  store::ReadView view = store.Latest();
  if (read_at.state_case() == v1::ReadAt::kAtLeast) {
    const absl::StatusOr<uint64_t> revision = ReadRevisionToken(read_at.at_least(), "read_at.at_least", store.id());
    if (!revision.ok()) return revision.status();
    if (*revision > view.revision()) {
      return FieldError(v1::REVISION_UNKNOWN, "read_at.at_least", "lies in the future of this store");
    }
  }
  return view;
}

absl::Status CheckName(std::string_view name, std::string_view collection, std::string_view field) {
  const bool right = name.size() > collection.size() + 1 && name.size() <= kMaxNameBytes &&
                     name.starts_with(collection) && name[collection.size()] == '/' &&
                     name.find('/', collection.size() + 1) == std::string_view::npos;
  if (right) return absl::OkStatus();
  return FieldError(
      v1::NAME_INVALID, field,
      fmt::format("expected a resource name \"{}/...\" as replies give it, found \"{}\"", collection, name));
}

absl::StatusOr<v1::Event> EventMessage(const Backend& backend, const store::ReadView& view,
                                       const store::EventWithEvidence& stored, size_t max_evidence) {
  v1::Event event =
      ToProto(stored, backend.ontology(), {.max_evidence = max_evidence, .max_bytes = backend.config.max_reply_bytes});
  event.set_revision(backend.RevisionToken(stored.stored.revision));

  // The event of another mention of the same article carries that mention's name, or had it before.
  std::vector<std::string> names;
  std::vector<int> places;
  const auto& relations = stored.stored.event.relations;
  for (size_t i = 0; i < relations.size(); ++i) {
    if (relations[i].target.empty()) continue;
    names.push_back("events/" + relations[i].target);
    places.push_back(static_cast<int>(i));
  }
  if (names.empty()) return event;
  const absl::StatusOr<std::vector<std::optional<store::StoredEvent>>> targets = view.GetEvents(names);
  if (!targets.ok()) return targets.status();
  for (size_t i = 0; i < names.size(); ++i) {
    if ((*targets)[i]) event.mutable_relations(places[i])->set_event((*targets)[i]->event.name);
  }
  KeepEachTieOnce(event);
  return event;
}

}  // namespace chancery::server
