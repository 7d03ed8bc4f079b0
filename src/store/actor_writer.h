// Keeps the actors in step with the mentions that name them.
#ifndef CHANCERY_STORE_ACTOR_WRITER_H_
#define CHANCERY_STORE_ACTOR_WRITER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "resolve/known_mentions.h"
#include "store/keys.h"
#include "store/transaction.h"

namespace chancery::store {

// Whether a text that an article uses for an actor is a name, to be looked up by: "Lavrov", not "he" or "the minister".
bool IsNameLike(std::string_view text, std::string_view kind);

// The normalised names by which an actor is found: its names and aliases, and of a person's also their first words and
// what follows each space in them, as surnames are: "lavrov" of "Sergey Lavrov", "van der bellen", "ban" of "Ban
// Ki-moon".
std::set<std::string> LookupNames(const std::set<std::string>& names, std::string_view kind);

// How often a mention uses each text for each of its actors, by (actor's name, usage, text). A text counts once a
// mention.
using ActorUses = std::map<std::tuple<std::string, UsageKind, std::string>, int64_t>;
void CountUses(const resolve::ResolvedMention& mention, int64_t sign, ActorUses* uses);

// The names and aliases of an actor, its offices and its existence are those that mentions in force give: they are
// counted (family counts), and the record changes when a count leaves or reaches zero.
class ActorWriter {
 public:
  explicit ActorWriter(Transaction& transaction) : transaction_(transaction) {}

  // Finds the number of an actor, or gives it one. To be called for every actor before NumberOf.
  absl::Status Prepare(const std::string& name);
  uint64_t NumberOf(const std::string& name) const { return numbers_.at(name); }

  // A mention that comes into force (`sign` 1) or goes out of it (-1). REQUIRES: its actors are prepared.
  void Count(const resolve::ResolvedMention& mention, int64_t sign);

  // Writes all that was counted.
  absl::Status Apply();

 private:
  // Texts that came into use or went out of it, by usage.
  struct Turn {
    std::set<std::pair<UsageKind, std::string>> begun;
    std::set<std::pair<UsageKind, std::string>> over;
  };

  absl::Status WriteTurn(const std::string& name, const Turn& turn);
  absl::StatusOr<std::string> DisplayName(uint64_t actor, const Turn& turn);
  // Sets of LookupNames.
  void WriteAliases(uint64_t actor, const std::set<std::string>& before, const std::set<std::string>& after);

  Transaction& transaction_;
  std::map<std::string, uint64_t> numbers_;
  std::map<std::string, resolve::ActorIdentity> identities_;
  ActorUses uses_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ACTOR_WRITER_H_
