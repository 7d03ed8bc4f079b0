#include "store/merge_writer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "store/actor_sets.h"
#include "store/record_codec.h"
#include "store/request_log.h"

namespace chancery::store {
namespace {

constexpr std::string_view kActorPrefixText = "actors/";

struct Found {
  uint64_t number = 0;
  v1::Merge::Side side;
};

// An actor by its name, which is not merged into another. NotFound; FailedPrecondition for one that is.
absl::StatusOr<Found> FindRoot(const Reader& reader, const Identities& identities, const std::string& name) {
  if (!name.starts_with(kActorPrefixText)) {
    return absl::InvalidArgumentError(absl::StrCat("\"", name, "\" is not the name of an actor: actors/..."));
  }
  const absl::StatusOr<std::optional<uint64_t>> number =
      reader.FindNumber(NameKind::kActor, std::string_view{name}.substr(kActorPrefixText.size()));
  if (!number.ok()) return number.status();
  if (!number->has_value()) return absl::NotFoundError(absl::StrCat("the store has no ", name));
  if (const v1::Merge* merge = identities.MergeOf(**number)) {
    return absl::FailedPreconditionError(absl::StrCat(name, " is merged into ", merge->into().name(),
                                                      " already, by merge ", merge->number(),
                                                      ": name that one, or undo the merge"));
  }
  Found found;
  found.number = **number;
  found.side.set_actor(found.number);
  found.side.set_name(name);
  const absl::StatusOr<std::optional<v1::Actor>> record =
      reader.GetRecord<v1::Actor>(Family::kActors, NumberKey(found.number));
  if (!record.ok()) return record.status();
  if (record->has_value()) {
    found.side.set_display_name((*record)->display_name());
    found.side.set_kind((*record)->kind());
    found.side.set_of((*record)->of());
    return found;
  }
  const v1::Merge::Side* side = identities.RootSide(found.number);
  if (side == nullptr) return absl::NotFoundError(absl::StrCat("no mention names ", name));
  found.side = *side;
  return found;
}

// Ends a change: keeps merges and answer, or says what they would do.
absl::StatusOr<MergeResult> Finish(MergeResult result, const std::vector<v1::Merge>& merges,
                                   const WriteControl& control, Transaction& transaction) {
  if (!merges.empty()) transaction.PutMerges(merges);
  if (control.validate_only) {
    const std::shared_ptr<const Identities> identities = transaction.merges().AsOf(transaction.revision());
    const Reader& written = transaction.reader();
    const Reader reader(written.database(), nullptr, kNewest, identities.get());
    const absl::StatusOr<std::optional<ActorSet>> actor = FindActorSet(reader, result.actor);
    if (!actor.ok()) return actor.status();
    if (actor->has_value()) {
      absl::StatusOr<std::optional<StoredActor>> read = ReadActor(reader, (*actor)->front());
      if (!read.ok()) return read.status();
      result.tried = *std::move(read);
    }
    transaction.Discard();
    return result;
  }
  v1::Request answer;
  answer.set_revision(result.revision);
  answer.add_names(result.actor);
  for (const uint64_t merge : result.merges) answer.add_names(std::to_string(merge));
  answer.add_outcomes(result.nothing_to_do ? 1 : 0);
  KeepRequest(transaction, control, std::move(answer));
  return result;
}

absl::StatusOr<MergeResult> Repeated(const v1::Request& answer) {
  MergeResult result;
  result.actor = answer.names_size() > 0 ? answer.names(0) : "";
  for (int i = 1; i < answer.names_size(); ++i) {
    uint64_t merge = 0;
    if (absl::SimpleAtoi(answer.names(i), &merge)) result.merges.push_back(merge);
  }
  result.revision = answer.revision();
  result.nothing_to_do = answer.outcomes_size() > 0 && answer.outcomes(0) == 1;
  return result;
}

// The merges in force that took what this one made further, latest first.
std::vector<v1::Merge> LaterThan(const v1::Merge& merge, const Identities& identities) {
  std::vector<v1::Merge> later;
  for (const v1::Merge* next = identities.MergeOf(merge.into().actor()); next != nullptr;
       next = identities.MergeOf(next->into().actor())) {
    if (next->number() > merge.number()) later.push_back(*next);
  }
  std::reverse(later.begin(), later.end());
  return later;
}

}  // namespace

absl::StatusOr<MergeResult> WriteMerge(const ActorMerge& merge, const WriteControl& control, Transaction& transaction) {
  const absl::StatusOr<std::optional<v1::Request>> repeated = FindRequest(transaction.reader(), control);
  if (!repeated.ok()) return repeated.status();
  if (repeated->has_value()) return Repeated(**repeated);
  if (merge.from == merge.into) return absl::InvalidArgumentError("into: is the actor itself");
  const std::shared_ptr<const Identities> identities = transaction.merges().AsOf(transaction.revision());
  const absl::StatusOr<Found> from = FindRoot(transaction.reader(), *identities, merge.from);
  if (!from.ok()) return from.status();
  const absl::StatusOr<Found> into = FindRoot(transaction.reader(), *identities, merge.into);
  if (!into.ok()) return into.status();
  v1::Merge record;
  record.set_number(transaction.NewMerge());
  *record.mutable_from() = from->side;
  *record.mutable_into() = into->side;
  record.set_author(merge.author);
  record.set_note(merge.note);
  record.set_made(transaction.revision());
  return Finish({{record.number()}, merge.into, transaction.revision(), false, {}}, {record}, control, transaction);
}

absl::StatusOr<MergeResult> WriteMergeUndoing(const MergeUndoing& undoing, const WriteControl& control,
                                              Transaction& transaction) {
  const absl::StatusOr<std::optional<v1::Request>> repeated = FindRequest(transaction.reader(), control);
  if (!repeated.ok()) return repeated.status();
  if (repeated->has_value()) return Repeated(**repeated);
  const auto& all = transaction.merges().merges();
  const auto known = all.find(undoing.merge);
  if (known == all.end()) return absl::NotFoundError(absl::StrCat("there is no merge ", undoing.merge));
  const v1::Merge& merge = known->second;
  if (merge.undone() != 0) {
    return Finish({{merge.number()}, merge.from().name(), merge.undone(), true, {}}, {}, control, transaction);
  }
  const std::shared_ptr<const Identities> identities = transaction.merges().AsOf(transaction.revision());
  std::vector<v1::Merge> undone = LaterThan(merge, *identities);
  if (!undone.empty() && !undoing.cascade) {
    return absl::FailedPreconditionError(absl::StrCat(
        "merge ", merge.number(), " is superseded by merge ", undone.back().number(), " of ",
        undone.back().from().name(), " into ", undone.back().into().name(), ": undo that first, or cascade"));
  }
  undone.push_back(merge);
  MergeResult result = {{}, merge.from().name(), transaction.revision(), false, {}};
  for (v1::Merge& one : undone) {
    one.set_undone(transaction.revision());
    one.set_undone_author(undoing.author);
    one.set_undone_note(undoing.note);
    result.merges.push_back(one.number());
  }
  return Finish(std::move(result), undone, control, transaction);
}

}  // namespace chancery::store
