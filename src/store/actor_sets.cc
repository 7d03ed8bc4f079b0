#include "store/actor_sets.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/actor_list.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr std::string_view kActorPrefixText = "actors/";

// The record of a root that no mention names itself: as it was when something was merged into it.
v1::Actor RecordOf(const v1::Merge::Side& side) {
  v1::Actor record;
  record.set_name(side.name());
  record.set_display_name(side.display_name());
  record.set_kind(side.kind());
  record.set_of(side.of());
  return record;
}

// A root's record; none if it is an actor that neither mentions nor merges know.
absl::StatusOr<std::optional<v1::Actor>> RootRecord(const Reader& reader, uint64_t root) {
  absl::StatusOr<std::optional<v1::Actor>> record = reader.GetRecord<v1::Actor>(Family::kActors, NumberKey(root));
  if (!record.ok() || record->has_value()) return record;
  const v1::Merge::Side* side = reader.identities().RootSide(root);
  return side == nullptr ? std::optional<v1::Actor>() : RecordOf(*side);
}

void AddTexts(const std::vector<std::string>& more, std::vector<std::string>* texts) {
  std::set<std::string> all(texts->begin(), texts->end());
  all.insert(more.begin(), more.end());
  texts->assign(all.begin(), all.end());
}

// Adds what the mentions of a member say.
void AddMember(const StoredActor& member, StoredActor* actor) {
  AddTexts(member.actor.aliases, &actor->actor.aliases);
  AddTexts(member.actor.offices, &actor->actor.offices);
  actor->mentions += member.mentions;
  actor->revision = std::max(actor->revision, member.revision);
}

}  // namespace

absl::StatusOr<std::optional<ActorSet>> FindActorSet(const Reader& reader, std::string_view name) {
  if (!name.starts_with(kActorPrefixText)) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", std::string(name), "\" is not the name of an actor: actors/..."));
  }
  const absl::StatusOr<std::optional<uint64_t>> number =
      reader.FindNumber(NameKind::kActor, name.substr(kActorPrefixText.size()));
  if (!number.ok()) return number.status();
  if (!number->has_value()) return std::optional<ActorSet>();
  return std::optional<ActorSet>(reader.identities().MembersOf(reader.identities().RootOf(**number)));
}

absl::StatusOr<ActorSet> MergedActorsOf(const Reader& reader, std::string_view of) {
  ActorSet merged;
  for (const uint64_t root : reader.identities().Roots()) {
    const absl::StatusOr<std::optional<v1::Actor>> record = RootRecord(reader, root);
    if (!record.ok()) return record.status();
    if (!record->has_value() || (*record)->of() != of) continue;
    const ActorSet members = reader.identities().MembersOf(root);
    merged.insert(merged.end(), members.begin() + 1, members.end());
  }
  return merged;
}

absl::StatusOr<std::optional<StoredActor>> ReadActor(const Reader& reader, uint64_t actor) {
  const uint64_t root = reader.identities().RootOf(actor);
  std::optional<StoredActor> read;
  for (const uint64_t member : reader.identities().MembersOf(root)) {
    const absl::StatusOr<std::optional<v1::Actor>> record =
        reader.GetRecord<v1::Actor>(Family::kActors, NumberKey(member));
    if (!record.ok()) return record.status();
    if (!record->has_value()) continue;
    absl::StatusOr<StoredActor> stored = LoadActor(reader, member, **record);
    if (!stored.ok()) return stored.status();
    if (member == root) {
      read = *std::move(stored);
      continue;
    }
    if (!read) {
      const v1::Merge::Side* side = reader.identities().RootSide(root);
      read = StoredActor{DecodeActor(RecordOf(*side)), 0, 0, {}};
    }
    AddMember(*stored, &*read);
  }
  if (!read) return read;
  for (const uint64_t member : reader.identities().MembersOf(root)) {
    const v1::Merge* merge = reader.identities().MergeOf(member);
    if (merge != nullptr) read->merged.push_back(merge->from().name());
  }
  return read;
}

absl::Status IdentifyParticipants(const Reader& reader, std::span<v1::Event> events) {
  if (reader.identities().empty()) return absl::OkStatus();
  std::map<uint64_t, v1::Actor> roots;
  for (v1::Event& event : events) {
    std::set<std::pair<uint64_t, std::string>> known;
    google::protobuf::RepeatedPtrField<v1::EventParticipant> kept;
    for (v1::EventParticipant& one : *event.mutable_participants()) {
      const uint64_t root = reader.identities().RootOf(one.actor());
      if (root != one.actor()) {
        if (!roots.contains(root)) {
          absl::StatusOr<std::optional<v1::Actor>> record = RootRecord(reader, root);
          if (!record.ok()) return record.status();
          if (!record->has_value()) return UnreadableRecord(Family::kActors, NumberKey(root));
          roots.emplace(root, **std::move(record));
        }
        const v1::Actor& as = roots.at(root);
        one.set_actor(root);
        one.set_actor_name(as.name());
        one.set_name(as.display_name());
        one.set_kind(as.kind());
        one.set_of(as.of());
      }
      if (known.emplace(root, one.role()).second) kept.Add(std::move(one));
    }
    event.mutable_participants()->Swap(&kept);
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
