#include "server/backend.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/limits.h"
#include "server/tokens.h"

namespace chancery::server {
namespace {

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

absl::StatusOr<uint64_t> RevisionKnownAt(const store::ReadView& view, const google::protobuf::Timestamp& at,
                                         std::string_view field) {
  constexpr int64_t kNanosASecond = 1'000'000'000;
  constexpr int64_t kFirstSecond = -62'135'596'800;  // of year 1, as google.protobuf.Timestamp has it
  constexpr int64_t kLastSecond = 253'402'300'799;   // of year 9999
  if (at.nanos() < 0 || at.nanos() >= kNanosASecond || at.seconds() < kFirstSecond || at.seconds() > kLastSecond) {
    return FieldError(v1::FIELD_INVALID, field, "is no time: years are 1 to 9999, nanos 0 to 999999999");
  }
  const absl::Time time = absl::FromUnixSeconds(at.seconds()) + absl::Nanoseconds(at.nanos());
  if (time > absl::Now()) return FieldError(v1::KNOWN_AT_TOO_LATE, field, "lies in the future");
  return view.RevisionAt(time);
}

std::string Backend::RevisionToken(uint64_t revision) const { return MakeRevisionToken(revision, revision_prefix); }

absl::StatusOr<store::ReadView> Backend::ViewFor(const v1::ReadAt& read_at) const {
  const store::ReadView latest = store.Latest();
  const auto check = [&](const std::string& token, std::string_view field) -> absl::StatusOr<uint64_t> {
    absl::StatusOr<uint64_t> revision = ReadRevisionToken(token, field, store.id());
    if (revision.ok() && *revision > latest.revision()) {
      return FieldError(v1::REVISION_UNKNOWN, field, "lies in the future of this store");
    }
    return revision;
  };
  uint64_t wanted = latest.revision();
  if (read_at.state_case() == v1::ReadAt::kAtLeast) {
    const absl::StatusOr<uint64_t> revision = check(read_at.at_least(), "read_at.at_least");
    if (!revision.ok()) return revision.status();
  }
  if (read_at.state_case() == v1::ReadAt::kExactly) {
    const absl::StatusOr<uint64_t> revision = check(read_at.exactly(), "read_at.exactly");
    if (!revision.ok()) return revision.status();
    wanted = *revision;
  }
  if (read_at.has_known_at()) {
    const absl::StatusOr<uint64_t> known = RevisionKnownAt(latest, read_at.known_at(), "read_at.known_at");
    if (!known.ok()) return known.status();
    if (*known > wanted) {
      return FieldError(v1::KNOWN_AT_TOO_LATE, "read_at.known_at", "lies after the revision read_at.exactly");
    }
    wanted = *known;
  }
  return ViewAt(wanted, read_at);
}

absl::StatusOr<store::ReadView> Backend::ViewAt(uint64_t revision, const v1::ReadAt& read_at) const {
  absl::StatusOr<store::ReadView> view = store.Latest().AsOf(revision);
  if (!view.ok() || read_at.identity_revision().empty()) return view;
  constexpr std::string_view kField = "read_at.identity_revision";
  const absl::StatusOr<uint64_t> identities = ReadRevisionToken(read_at.identity_revision(), kField, store.id());
  if (!identities.ok()) return identities.status();
  view = view->WithIdentitiesOf(*identities);
  if (!view.ok()) return FieldError(v1::REVISION_UNKNOWN, kField, "lies in the future of this store");
  return view;
}

absl::Status CheckName(std::string_view name, std::string_view collection, std::string_view field) {
  const bool right = name.size() > collection.size() + 1 && name.size() <= limits::kNameBytes.value &&
                     name.starts_with(collection) && name[collection.size()] == '/' &&
                     name.find('/', collection.size() + 1) == std::string_view::npos;
  if (right) return absl::OkStatus();
  return FieldError(
      v1::NAME_INVALID, field,
      fmt::format("expected a resource name \"{}/...\" as replies give it, found \"{}\"", collection, name));
}

absl::StatusOr<v1::Event> EventMessage(const Backend& backend, const store::ReadView& view,
                                       const store::EventWithEvidence& stored, size_t max_evidence) {
  v1::Event event;
  if (absl::Status status = SetEvent(backend, view, stored, max_evidence, event); !status.ok()) return status;
  return event;
}

absl::Status SetEvent(const Backend& backend, const store::ReadView& view, const store::EventWithEvidence& stored,
                      size_t max_evidence, v1::Event& event) {
  SetEvent(stored, backend.ontology(), {.max_evidence = max_evidence, .max_bytes = backend.config.max_reply_bytes},
           event);
  event.set_revision(backend.RevisionToken(stored.stored.revision));
  event.set_etag(event.revision());
  for (const uint64_t decision : stored.stored.decisions) event.add_decisions(absl::StrCat("decisions/", decision));
  if (stored.stored.retracted_by != 0) event.set_retracted_by(absl::StrCat("decisions/", stored.stored.retracted_by));

  // The event of another mention of the same article carries that mention's name, or had it before.
  std::vector<std::string> names;
  std::vector<int> places;
  const auto& relations = stored.stored.event.relations;
  for (size_t i = 0; i < relations.size(); ++i) {
    if (relations[i].target.empty()) continue;
    names.push_back("events/" + relations[i].target);
    places.push_back(static_cast<int>(i));
  }
  if (names.empty()) return absl::OkStatus();
  const absl::StatusOr<std::vector<std::optional<store::StoredEvent>>> targets = view.GetEvents(names);
  if (!targets.ok()) return targets.status();
  for (size_t i = 0; i < names.size(); ++i) {
    if ((*targets)[i]) event.mutable_relations(places[i])->set_event((*targets)[i]->event.name);
  }
  KeepEachTieOnce(event);
  return absl::OkStatus();
}

}  // namespace chancery::server
