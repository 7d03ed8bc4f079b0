#include "store/actor_writer.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "actors/gazetteer.h"
#include "store/counter_merge.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr std::string_view kActorPrefixText = "actors/";

// Of several ways to write one name: not all in capitals, with its diacritics, and then the first bytewise.
auto DisplayRank(const std::string& name) {
  const bool shouts =
      std::none_of(name.begin(), name.end(), [](char c) { return absl::ascii_islower(static_cast<unsigned char>(c)); });
  const auto marked =
      std::count_if(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return std::make_tuple(shouts, -marked, name);
}

template <typename Texts>
std::set<std::string> AsSet(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

bool IsNameLike(std::string_view text, std::string_view kind) {
  if (kind == "person" && (text.starts_with("the ") || text.starts_with("The "))) return false;
  return std::any_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isupper(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::set<std::string> LookupNames(const std::set<std::string>& names, std::string_view kind) {
  std::set<std::string> found;
  for (const std::string& name : names) {
    const std::string normalised = actors::Normalise(name);
    found.insert(normalised);
    if (kind != "person") continue;
    for (size_t space = normalised.find(' '); space != std::string::npos; space = normalised.find(' ', space + 1)) {
      found.insert(normalised.substr(0, normalised.find(' ')));
      found.insert(normalised.substr(space + 1));
    }
  }
  return found;
}

void CountUses(const resolve::ResolvedMention& mention, int64_t sign, ActorUses* uses) {
  std::set<std::tuple<std::string, UsageKind, std::string>> found;
  for (size_t i = 0; i < mention.actors.size(); ++i) {
    const ontology::ActorMention& told = mention.mention.participants[i].actor;
    const resolve::ActorIdentity& actor = mention.actors[i];
    found.emplace(actor.name, UsageKind::kMention, "");
    if (!told.office.empty()) found.emplace(actor.name, UsageKind::kOffice, told.office);
    if (actor.gazetteer_id.empty()) {
      found.emplace(actor.name, UsageKind::kDisplayName, actor.display_name);
    } else {
      found.emplace(actor.name, UsageKind::kAlias, actor.display_name);
    }
    found.emplace(actor.name, UsageKind::kAlias, told.name);
    for (const std::string& alias : told.aliases) {
      if (IsNameLike(alias, actor.kind)) found.emplace(actor.name, UsageKind::kAlias, alias);
    }
  }
  for (const auto& use : found) (*uses)[use] += sign;
}

absl::Status ActorWriter::Prepare(const std::string& name) {
  if (numbers_.contains(name)) return absl::OkStatus();
  const std::string_view id = std::string_view{name}.substr(kActorPrefixText.size());
  absl::StatusOr<std::optional<uint64_t>> number = transaction_.reader().FindNumber(NameKind::kActor, id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) {
    *number = transaction_.NewActor();
    transaction_.Put(Family::kNames, NameKey(NameKind::kActor, id), NumberKey(**number));
  }
  numbers_.emplace(name, **number);
  return absl::OkStatus();
}

void ActorWriter::Count(const resolve::ResolvedMention& mention, int64_t sign) {
  CountUses(mention, sign, &uses_);
  for (const resolve::ActorIdentity& actor : mention.actors) {
    // What comes into force says how the gazetteer has the actor now.
    if (sign > 0) {
      identities_.insert_or_assign(actor.name, actor);
    } else {
      identities_.try_emplace(actor.name, actor);
    }
  }
}

absl::Status ActorWriter::Apply() {
  std::map<std::string, Turn> turns;
  for (const auto& [use, delta] : uses_) {
    if (delta == 0) continue;
    const auto& [name, kind, text] = use;
    const std::string key = UsageKey(NumberOf(name), kind, text);
    const absl::StatusOr<int64_t> before = transaction_.reader().GetCount(key);
    if (!before.ok()) return before.status();
    if (kind == UsageKind::kMention) transaction_.change().add_counted_actors(NumberOf(name));
    if (kind == UsageKind::kMention && *before != 0) {
      transaction_.PutHistory(HistoryKind::kActorMentions, NumberKey(NumberOf(name)), EncodeCounter(*before));
    }
    if (*before == 0 && *before + delta > 0) turns[name].begun.emplace(kind, text);
    if (*before > 0 && *before + delta == 0) turns[name].over.emplace(kind, text);
    if (*before + delta == 0) {
      transaction_.Delete(Family::kCounts, key);
    } else {
      transaction_.PutCount(key, *before + delta);
    }
  }
  for (const auto& [name, turn] : turns) {
    if (absl::Status status = WriteTurn(name, turn); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ActorWriter::WriteTurn(const std::string& name, const Turn& turn) {
  const uint64_t number = NumberOf(name);
  const std::string key = NumberKey(number);
  absl::StatusOr<std::optional<v1::Actor>> before = transaction_.reader().GetRecord<v1::Actor>(Family::kActors, key);
  if (!before.ok()) return before.status();
  const v1::Actor old = before->value_or(v1::Actor());
  std::set<std::string> aliases = AsSet(old.aliases());
  std::set<std::string> offices = AsSet(old.offices());
  for (const auto& [kind, text] : turn.begun) {
    if (kind == UsageKind::kAlias) aliases.insert(text);
    if (kind == UsageKind::kOffice) offices.insert(text);
  }
  for (const auto& [kind, text] : turn.over) {
    if (kind == UsageKind::kAlias) aliases.erase(text);
    if (kind == UsageKind::kOffice) offices.erase(text);
  }

  const resolve::ActorIdentity& identity = identities_.at(name);
  WriteAliases(number, LookupNames(AsSet(old.aliases()), old.kind()), LookupNames(aliases, identity.kind));
  absl::StatusOr<std::string> display_name = identity.display_name;
  if (identity.gazetteer_id.empty()) display_name = DisplayName(number, turn);
  if (!display_name.ok()) return display_name.status();
  v1::Actor now;
  now.set_name(name);
  now.set_display_name(*display_name);
  now.set_kind(identity.kind);
  now.set_of(identity.of);
  now.set_gazetteer_id(identity.gazetteer_id);
  now.mutable_aliases()->Add(aliases.begin(), aliases.end());
  now.mutable_offices()->Add(offices.begin(), offices.end());
  now.set_born(old.born());
  const bool is_gone = turn.over.contains({UsageKind::kMention, ""});
  if (!is_gone && before->has_value() && Serialise(now) == Serialise(old)) return absl::OkStatus();

  transaction_.change().add_actors(number);
  if (before->has_value()) {
    v1::Actor ended = old;
    ended.set_ended(transaction_.revision());
    transaction_.PutHistory(HistoryKind::kActor, key, Serialise(ended));
  }
  if (is_gone) {
    transaction_.Delete(Family::kActors, key);
  } else {
    now.set_born(transaction_.revision());
    transaction_.Put(Family::kActors, key, Serialise(now));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ActorWriter::DisplayName(uint64_t actor, const Turn& turn) {
  const std::string prefix = UsagePrefix(actor, UsageKind::kDisplayName);
  std::set<std::string> names;
  const Reader& reader = transaction_.reader();
  Scan scan(reader.database(), reader.options(), Family::kCounts, prefix, EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) names.emplace(scan.key().substr(prefix.size()));
  if (absl::Status status = scan.status(); !status.ok()) return status;
  for (const auto& [kind, text] : turn.begun) {
    if (kind == UsageKind::kDisplayName) names.insert(text);
  }
  for (const auto& [kind, text] : turn.over) {
    if (kind == UsageKind::kDisplayName) names.erase(text);
  }
  const auto best = std::min_element(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return DisplayRank(a) < DisplayRank(b);
  });
  return best == names.end() ? std::string() : *best;
}

void ActorWriter::WriteAliases(uint64_t actor, const std::set<std::string>& before,
                               const std::set<std::string>& after) {
  for (const std::string& alias : before) {
    if (after.contains(alias)) continue;
    const std::string key = AliasKey(alias, actor);
    transaction_.PutHistory(HistoryKind::kAlias, std::string_view{key}.substr(1), "");
    transaction_.Delete(Family::kNames, key);
  }
  for (const std::string& alias : after) {
    if (!before.contains(alias)) transaction_.Put(Family::kNames, AliasKey(alias, actor), "");
  }
}

}  // namespace chancery::store
