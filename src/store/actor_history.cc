#include "store/actor_history.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/actor_sets.h"

namespace chancery::store {
namespace {

using Kind = ActorChange::Kind;

// The versions of a number that came into force by a revision, oldest first; what ended later has not ended.
absl::StatusOr<std::vector<v1::Actor>> VersionsOf(const Reader& reader, uint64_t revision, uint64_t number) {
  std::vector<v1::Actor> versions;
  const auto add = [&](std::string_view key, std::string_view value) -> absl::Status {
    v1::Actor record;
    if (!record.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
      return UnreadableRecord(Family::kHistory, key);
    }
    if (record.born() > revision) return absl::OkStatus();
    if (record.ended() > revision) record.clear_ended();
    versions.push_back(std::move(record));
    return absl::OkStatus();
  };
  const std::string prefix = HistoryPrefix(HistoryKind::kActor, NumberKey(number));
  Scan scan(reader.database(), reader.options(), Family::kHistory, prefix, EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
    if (absl::Status status = add(scan.key(), scan.value()); !status.ok()) return status;
  }
  if (!scan.status().ok()) return scan.status();
  const absl::StatusOr<std::optional<std::string>> present = reader.Get(Family::kActors, NumberKey(number));
  if (!present.ok()) return present.status();
  if (present->has_value()) {
    if (absl::Status status = add(NumberKey(number), **present); !status.ok()) return status;
  }
  return versions;
}

template <typename Texts>
std::vector<std::string> Only(const Texts& in, const Texts& not_in) {
  const std::set<std::string> without(not_in.begin(), not_in.end());
  std::vector<std::string> only;
  std::copy_if(in.begin(), in.end(), std::back_inserter(only),
               [&](const std::string& text) { return !without.contains(text); });
  return only;
}

// What a version changed; `before` is the one that it took the place of.
ActorChange ChangeTo(const v1::Actor& now, const v1::Actor& before, Kind kind) {
  ActorChange change;
  change.kind = kind;
  change.actor = now.name();
  change.revision = now.born();
  change.display_name = now.display_name();
  if (kind == Kind::kChanged && before.display_name() != now.display_name()) {
    change.previous_display_name = before.display_name();
  }
  change.names_added = Only(now.aliases(), before.aliases());
  change.names_removed = Only(before.aliases(), now.aliases());
  change.offices_added = Only(now.offices(), before.offices());
  change.offices_removed = Only(before.offices(), now.offices());
  return change;
}

void AddVersions(const std::vector<v1::Actor>& versions, std::vector<ActorChange>* changes) {
  const v1::Actor none;
  for (size_t i = 0; i < versions.size(); ++i) {
    const v1::Actor& now = versions[i];
    const bool follows = i > 0 && versions[i - 1].ended() == now.born();
    changes->push_back(ChangeTo(now, follows ? versions[i - 1] : none, follows ? Kind::kChanged : Kind::kAppeared));
    const bool goes_on = i + 1 < versions.size() && versions[i + 1].born() == now.ended();
    if (now.ended() == 0 || goes_on) continue;
    ActorChange left;
    left.kind = Kind::kLeft;
    left.actor = now.name();
    left.display_name = now.display_name();
    left.revision = now.ended();
    changes->push_back(std::move(left));
  }
}

void AddMerges(const MergeLog& merges, uint64_t revision, const std::set<uint64_t>& numbers,
               std::vector<ActorChange>* changes) {
  for (const auto& [number, merge] : merges.merges()) {
    if (merge.made() > revision) continue;
    if (!numbers.contains(merge.from().actor()) && !numbers.contains(merge.into().actor())) continue;
    ActorChange change;
    change.kind = Kind::kMerged;
    change.revision = merge.made();
    change.actor = merge.from().name();
    change.display_name = merge.from().display_name();
    change.other = merge.into().name();
    change.number = number;
    change.author = merge.author();
    change.note = merge.note();
    changes->push_back(change);
    if (merge.undone() == 0 || merge.undone() > revision) continue;
    change.kind = Kind::kMergeUndone;
    change.revision = merge.undone();
    change.author = merge.undone_author();
    change.note = merge.undone_note();
    changes->push_back(std::move(change));
  }
}

absl::Status AddTimes(const Reader& reader, std::vector<ActorChange>* changes) {
  std::map<uint64_t, absl::Time> known;
  for (ActorChange& change : *changes) {
    const auto [time, is_new] = known.try_emplace(change.revision);
    if (is_new) {
      const absl::StatusOr<std::optional<v1::Change>> record =
          reader.GetRecord<v1::Change>(Family::kChanges, NumberKey(change.revision));
      if (!record.ok()) return record.status();
      if (!record->has_value()) return UnreadableRecord(Family::kChanges, NumberKey(change.revision));
      time->second = absl::FromUnixMicros((*record)->committed_micros());
    }
    change.committed = time->second;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ActorChange>> ListActorChanges(const Reader& reader, const MergeLog& merges,
                                                          uint64_t revision, std::string_view name) {
  const absl::StatusOr<std::optional<ActorSet>> found = FindActorSet(reader, name);
  if (!found.ok()) return found.status();
  if (!found->has_value()) return absl::NotFoundError(absl::StrCat("the store has no ", std::string(name)));
  const std::set<uint64_t> numbers((*found)->begin(), (*found)->end());
  std::vector<ActorChange> changes;
  for (const uint64_t number : numbers) {
    const absl::StatusOr<std::vector<v1::Actor>> versions = VersionsOf(reader, revision, number);
    if (!versions.ok()) return versions.status();
    AddVersions(*versions, &changes);
  }
  AddMerges(merges, revision, numbers, &changes);
  if (changes.empty()) return absl::NotFoundError(absl::StrCat("the store had no ", std::string(name)));
  std::stable_sort(changes.begin(), changes.end(), [](const ActorChange& a, const ActorChange& b) {
    return std::tie(a.revision, a.kind, a.actor, a.number) < std::tie(b.revision, b.kind, b.actor, b.number);
  });
  if (absl::Status status = AddTimes(reader, &changes); !status.ok()) return status;
  return changes;
}

}  // namespace chancery::store
