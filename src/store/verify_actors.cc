#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "actors/gazetteer.h"
#include "store/counter_merge.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

// The texts that mentions use for an actor in one way.
std::set<std::string> TextsOf(const ActorUses& uses, const std::string& actor, UsageKind kind) {
  std::set<std::string> texts;
  for (auto use = uses.lower_bound({actor, kind, ""}); use != uses.end(); ++use) {
    const auto& [name, used_as, text] = use->first;
    if (name != actor || used_as != kind) break;
    texts.insert(text);
  }
  return texts;
}

template <typename Texts>
bool Holds(const Texts& texts, const std::set<std::string>& expected) {
  return std::equal(texts.begin(), texts.end(), expected.begin(), expected.end());
}

absl::Status CheckActor(Verification* verification, uint64_t number, const v1::Actor& record) {
  ++verification->report.actors;
  const Reader& reader = verification->reader();
  const std::string_view id = std::string_view{record.name()}.substr(std::string_view("actors/").size());
  const absl::StatusOr<std::optional<uint64_t>> named = reader.FindNumber(NameKind::kActor, id);
  if (!named.ok()) return named.status();
  verification->Expect(named->value_or(0) == number,
                       [&] { return absl::StrCat(record.name(), " does not lead to its actor"); });
  verification->Expect(verification->uses.contains({record.name(), UsageKind::kMention, ""}),
                       [&] { return absl::StrCat(record.name(), " is named by no mention"); });
  const std::set<std::string> aliases = TextsOf(verification->uses, record.name(), UsageKind::kAlias);
  verification->Expect(Holds(record.aliases(), aliases),
                       [&] { return absl::StrCat(record.name(), " has other aliases than mentions use for it"); });
  verification->Expect(Holds(record.offices(), TextsOf(verification->uses, record.name(), UsageKind::kOffice)),
                       [&] { return absl::StrCat(record.name(), " has other offices than mentions give it"); });
  for (const std::string& alias : LookupNames(aliases, record.kind())) {
    const auto entry = reader.Get(Family::kNames, AliasKey(alias, number));
    if (!entry.ok()) return entry.status();
    verification->Expect(entry->has_value(),
                         [&] { return absl::StrCat(record.name(), " is not found by its alias ", alias); });
  }
  return absl::OkStatus();
}

absl::Status CheckAlias(Verification* verification, std::string_view key) {
  const size_t tail = sizeof(uint64_t) + 1;
  const uint64_t number = key.size() < tail ? 0 : ReadFixed64(key, key.size() - sizeof(uint64_t));
  const absl::StatusOr<std::optional<v1::Actor>> actor =
      verification->reader().GetRecord<v1::Actor>(Family::kActors, NumberKey(number));
  if (!actor.ok()) return actor.status();
  bool used = false;
  if (actor->has_value()) {
    const std::set<std::string> aliases((*actor)->aliases().begin(), (*actor)->aliases().end());
    const std::set<std::string> names = LookupNames(aliases, (*actor)->kind());
    used =
        std::any_of(names.begin(), names.end(), [&](const std::string& name) { return AliasKey(name, number) == key; });
  }
  verification->Expect(used, [&] { return absl::StrCat("the alias ", Hex(key), " is of no actor"); });
  return absl::OkStatus();
}

// The counts that the mentions add up to, by key.
absl::StatusOr<std::map<std::string, int64_t>> ExpectedCounts(Verification* verification) {
  std::map<std::string, int64_t> counts;
  for (const auto& [use, count] : verification->uses) {
    const std::string& name = std::get<0>(use);
    const UsageKind kind = std::get<1>(use);
    const std::string& text = std::get<2>(use);
    const std::string_view id = std::string_view{name}.substr(std::string_view("actors/").size());
    const absl::StatusOr<std::optional<uint64_t>> number = verification->reader().FindNumber(NameKind::kActor, id);
    if (!number.ok()) return number.status();
    if (!number->has_value()) {
      verification->AddFault(absl::StrCat(name, " is named by mentions, but has no number"));
      continue;
    }
    counts[UsageKey(**number, kind, text)] += count;
    if (kind != UsageKind::kMention) continue;
    const auto record = verification->reader().Get(Family::kActors, NumberKey(**number));
    if (!record.ok()) return record.status();
    verification->Expect(record->has_value(),
                         [&] { return absl::StrCat(name, " is named by mentions, but is not there"); });
  }
  return counts;
}

}  // namespace

absl::Status VerifyActors(Verification* verification) {
  const Reader& reader = verification->reader();
  absl::Status status = ForEach(reader, Family::kActors, "", [&](auto key, auto value) -> absl::Status {
    v1::Actor record;
    if (key.size() != sizeof(uint64_t) || !record.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
      verification->AddFault(absl::StrCat("the actor with key ", Hex(key), " cannot be read"));
      return absl::OkStatus();
    }
    return CheckActor(verification, ReadFixed64(key, 0), record);
  });
  if (!status.ok()) return status;
  status = ForEach(reader, Family::kNames, NameKey(NameKind::kAlias, ""),
                   [&](auto key, auto) { return CheckAlias(verification, key); });
  if (!status.ok()) return status;

  absl::StatusOr<std::map<std::string, int64_t>> expected = ExpectedCounts(verification);
  if (!expected.ok()) return expected.status();
  status = ForEach(reader, Family::kCounts, "", [&](auto key, auto value) {
    const auto place = expected->find(std::string(key));
    const bool right = place != expected->end() && DecodeCounter(value) == place->second;
    verification->Expect(right, [&] { return absl::StrCat("the count ", Hex(key), " is not that of the mentions"); });
    if (place != expected->end()) expected->erase(place);
    return absl::OkStatus();
  });
  for (const auto& [key, count] : *expected) {
    verification->AddFault(absl::StrCat("the count ", Hex(key), " is missing; it should be ", count));
  }
  return status;
}

}  // namespace chancery::store
