#include "store/actor_list.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "store/actor_sets.h"
#include "store/actor_writer.h"
#include "store/counter_merge.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr std::string_view kActorPrefixText = "actors/";
constexpr size_t kReadAtOnce = 256;
constexpr size_t kMostListed = 1000;

// How many mentions name an actor. REQUIRES: some do.
absl::StatusOr<int64_t> CountMentions(const Reader& reader, uint64_t actor) {
  if (reader.reads_past()) {
    const absl::StatusOr<std::optional<std::string>> ended =
        reader.FindEnded(HistoryKind::kActorMentions, NumberKey(actor));
    if (!ended.ok()) return ended.status();
    if (ended->has_value()) return DecodeCounter(**ended).value_or(0);
  }
  return reader.GetCount(UsageKey(actor, UsageKind::kMention, ""));
}

absl::Status CheckControl(const ReadControl& control) {
  if (control.cancelled && control.cancelled()) return absl::CancelledError("the caller gave up");
  if (absl::Now() >= control.deadline) return absl::DeadlineExceededError("the time for the list is over");
  return absl::OkStatus();
}

// The names of actors after one, with their numbers.
class NameWalk {
 public:
  NameWalk(const Reader& reader, const std::string& after)
      : begin_(NameKey(NameKind::kActor, "")),
        scan_(reader.database(), reader.options(), Family::kNames, begin_ + IdAfter(after), EndOfPrefix(begin_)) {
    scan_.SeekToFirst();
  }

  // Some of them; none at the end.
  absl::StatusOr<std::vector<std::pair<std::string, uint64_t>>> Next() {
    std::vector<std::pair<std::string, uint64_t>> names;
    for (; scan_.Valid() && names.size() < kReadAtOnce; scan_.Next()) {
      if (scan_.value().size() != sizeof(uint64_t)) return UnreadableRecord(Family::kNames, scan_.key());
      const std::string id(scan_.key().substr(begin_.size()));
      names.emplace_back(absl::StrCat(std::string(kActorPrefixText), id), ReadFixed64(scan_.value(), 0));
    }
    if (absl::Status status = scan_.status(); !status.ok()) return status;
    return names;
  }

 private:
  // The first id that comes after.
  static std::string IdAfter(const std::string& name) {
    return name.empty() ? "" : name.substr(std::min(name.size(), kActorPrefixText.size())) + '\0';
  }

  const std::string begin_;
  Scan scan_;
};

bool Fits(const std::optional<v1::Actor>& record, const ActorQuery& query) {
  return record && (query.kind.empty() || record->kind() == query.kind) &&
         (query.of.empty() || record->of() == query.of);
}

bool Fits(const StoredActor& actor, const ActorQuery& query) {
  return (query.kind.empty() || actor.actor.kind == query.kind) && (query.of.empty() || actor.actor.of == query.of);
}

}  // namespace

absl::StatusOr<StoredActor> LoadActor(const Reader& reader, uint64_t number, const v1::Actor& record) {
  const absl::StatusOr<int64_t> mentions = CountMentions(reader, number);
  if (!mentions.ok()) return mentions.status();
  return StoredActor{DecodeActor(record), record.born(), static_cast<uint64_t>(std::max<int64_t>(0, *mentions)), {}};
}

absl::StatusOr<ActorPage> ListActors(const Reader& reader, const ActorQuery& query, const ReadControl& control) {
  if (query.limit == 0 || query.limit > kMostListed) {
    return absl::InvalidArgumentError(absl::StrCat("limit: is ", query.limit, ", and may be from 1 to ", kMostListed));
  }
  ActorPage page;
  NameWalk walk(reader, query.after);
  std::string last = query.after;
  for (size_t looked_at = 0;;) {
    if (absl::Status status = CheckControl(control); !status.ok()) return status;
    const auto names = walk.Next();
    if (!names.ok()) return names.status();
    if (names->empty()) return page;
    std::vector<std::string> keys;
    for (const auto& [name, number] : *names) keys.push_back(NumberKey(number));
    const absl::StatusOr<std::vector<std::optional<v1::Actor>>> records =
        reader.GetRecords<v1::Actor>(Family::kActors, keys);
    if (!records.ok()) return records.status();
    for (size_t i = 0; i < names->size(); ++i, ++looked_at) {
      // An actor that was merged into another is listed as that one; it may be that mentions name only the merged one.
      const uint64_t number = (*names)[i].second;
      const bool is_root = reader.identities().RootOf(number) == number;
      absl::StatusOr<std::optional<StoredActor>> actor = std::optional<StoredActor>();
      if (is_root &&
          (Fits((*records)[i], query) || (!(*records)[i] && reader.identities().RootSide(number) != nullptr))) {
        actor = ReadActor(reader, number);
      }
      if (!actor.ok()) return actor.status();
      const bool fits = actor->has_value() && Fits(**actor, query);
      // Only where another one follows is there a next page.
      if ((fits && page.actors.size() == query.limit) || looked_at >= kMostActorsLookedAt) {
        page.next = std::move(last);
        return page;
      }
      last = (*names)[i].first;
      if (!fits) continue;
      page.actors.push_back(**std::move(actor));
    }
  }
}

}  // namespace chancery::store
