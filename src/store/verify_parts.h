// The parts of Verify, one for each kind of record.
#ifndef CHANCERY_STORE_VERIFY_PARTS_H_
#define CHANCERY_STORE_VERIFY_PARTS_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "store/actor_writer.h"
#include "store/database.h"
#include "store/published.h"
#include "store/reader.h"
#include "store/verify.h"

namespace chancery::store {

// What the parts share.
struct Verification {
  const Published& published;
  VerifyReport report;
  ActorUses uses;  // of all mentions in force
  // Puts a value of an index or counter right, none: takes the key away. May be empty.
  std::function<absl::Status(Family family, std::string_view key, const std::optional<std::string>& value)> repair = {};

  const Reader& reader() const { return published.reader; }
  void AddFault(std::string fault);
  // Tells a fault of an index or counter, and puts it right where that is asked for.
  absl::Status AddRepairable(std::string fault, Family family, std::string_view key,
                             const std::optional<std::string>& value);
  // Adds the fault unless `holds`.
  void Expect(bool holds, const std::function<std::string()>& fault) {
    if (!holds) AddFault(fault());
  }
};

inline std::string Hex(std::string_view bytes) { return absl::BytesToHexString(std::string(bytes)); }

// Calls `check` for each key of a family with its value.
using CheckEntry = std::function<absl::Status(std::string_view key, std::string_view value)>;
absl::Status ForEach(const Reader& reader, Family family, std::string_view prefix, const CheckEntry& check);

// Articles with their texts, mentions and names.
absl::Status VerifyArticles(Verification* verification);
// Mentions with their articles, events, names and candidates; gathers the uses of actors.
absl::Status VerifyMentions(Verification* verification);
// Events with what their mentions compose to, their names and index entries.
absl::Status VerifyEvents(Verification* verification);
absl::Status VerifyIndexes(Verification* verification);
// Counters with the events that they count.
absl::Status VerifyEventCounts(Verification* verification);
// Decisions with the mentions that they hold for; gathers the uses of actors by those in force.
absl::Status VerifyDecisions(Verification* verification);
// Actors with the uses of them. REQUIRES: mentions and decisions were verified.
absl::Status VerifyActors(Verification* verification);
// Merges of actors.
absl::Status VerifyIdentity(Verification* verification);
// Revisions and counters.
absl::Status VerifyChanges(Verification* verification);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_VERIFY_PARTS_H_
