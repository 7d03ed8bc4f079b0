// What persons decided about events: read, and applied to what the mentions make.
#ifndef CHANCERY_STORE_DECISIONS_H_
#define CHANCERY_STORE_DECISIONS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {

// The values of an event that a correction can set, by their names: "type", "participants", "time", "status", "place",
// "content", "due", "confidence".
std::span<const std::string_view> CorrectableFields();

// The decisions that hold for any of the mentions, in their order, also those that were taken back.
absl::StatusOr<std::vector<v1::Decision>> DecisionsOf(const Reader& reader, std::span<const std::string> mention_ids);

// What decisions made of an event.
struct Decided {
  std::vector<uint64_t> decisions;  // those in force
  uint64_t retracted_by = 0;        // the last one that retracts; 0: none does
};

// Sets what those in force correct, later ones over earlier ones. An event without a time of its own has its sort day
// from `first_published`, as resolve::Compose says. DataLoss for a decision that cannot be read.
absl::StatusOr<Decided> ApplyDecisions(std::span<const v1::Decision> decisions,
                                       std::optional<absl::CivilDay> first_published, ontology::Event* event);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_DECISIONS_H_
