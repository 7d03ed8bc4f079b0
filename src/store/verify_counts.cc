#include <functional>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "store/event_counters.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

// As many events as are counted at once: their counters fit in memory.
constexpr uint64_t kEventsAtOnce = 200'000;

// "2 events, 3 reports", or that it cannot be read.
std::string SumOf(std::string_view packed) {
  std::vector<CountCell> cells;
  if (!DecodeCells(packed, &cells)) return "what cannot be read";
  CountCell sum;
  for (const CountCell& cell : cells) {
    sum.events += cell.events;
    sum.reports += cell.reports;
  }
  return absl::StrCat(sum.events, " events and ", sum.reports, " reports");
}

// Whose events, and from which day on.
std::string NameOf(std::string_view key) {
  const std::string hex = Hex(key);
  if (key.size() < 1 + sizeof(uint32_t)) return absl::StrCat("with key ", hex);
  std::string name = key[0] == 'a' ? "of all events" : "";
  if (key[0] == 'o' && key.size() > 8) name = absl::StrCat("of actor ", ReadFixed64(key, 1));
  if (key[0] == 'p' && key.size() > 16) {
    name = absl::StrCat("of actors ", ReadFixed64(key, 1), " and ", ReadFixed64(key, 9));
  }
  return absl::StrCat(name, " from ", absl::FormatCivilTime(FirstDayOfCounts(key)), " on (", hex, ")");
}

// A part of the keys, few enough for memory.
class Share {
 public:
  Share(uint64_t which, uint64_t of) : which_(which), of_(of) {}
  bool Has(std::string_view key) const { return std::hash<std::string_view>()(key) % of_ == which_; }

 private:
  uint64_t which_;
  uint64_t of_;
};

using Counters = std::map<std::string, std::string>;

absl::StatusOr<Counters> Expected(Verification* verification, const Share& share) {
  CountDeltas counts([&](std::string_view key) { return share.Has(key); });
  absl::Status status = ForEach(verification->reader(), Family::kEvents, "", [&](auto, auto value) {
    v1::Event event;
    // One that cannot be read is told by VerifyEvents.
    if (event.ParseFromArray(value.data(), static_cast<int>(value.size()))) counts.Add(event, 1);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return counts.Take();
}

absl::Status CheckShare(Verification* verification, const Share& share) {
  absl::StatusOr<Counters> expected = Expected(verification, share);
  if (!expected.ok()) return expected.status();
  absl::Status status =
      ForEach(verification->reader(), Family::kEventCounts, "", [&](auto key, auto value) -> absl::Status {
        if (!share.Has(key)) return absl::OkStatus();
        ++verification->report.counters;
        const auto known = expected->find(std::string(key));
        const std::string right = known == expected->end() ? std::string() : std::move(known->second);
        if (known != expected->end()) expected->erase(known);
        if (value == right) return absl::OkStatus();
        const std::optional<std::string> repaired = right.empty() ? std::nullopt : std::optional(right);
        return verification->AddRepairable(
            absl::StrCat("the counter ", NameOf(key), " says ", SumOf(value), "; its events are ", SumOf(right)),
            Family::kEventCounts, key, repaired);
      });
  for (auto missing = expected->begin(); status.ok() && missing != expected->end(); ++missing) {
    status = verification->AddRepairable(
        absl::StrCat("the counter ", NameOf(missing->first), " is missing; its events are ", SumOf(missing->second)),
        Family::kEventCounts, missing->first, missing->second);
  }
  return status;
}

}  // namespace

absl::Status VerifyEventCounts(Verification* verification) {
  const uint64_t shares = 1 + verification->published.counters.last_event() / kEventsAtOnce;
  for (uint64_t which = 0; which < shares; ++which) {
    if (absl::Status status = CheckShare(verification, Share(which, shares)); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
