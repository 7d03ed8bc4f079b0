#include "store/event_counters.h"

#include <iterator>
#include <set>
#include <utility>

#include "store/index_entries.h"
#include "store/keys.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

// The first byte of a key.
constexpr char kAll = 'a';
constexpr char kActor = 'o';
constexpr char kPair = 'p';

std::vector<CountScope> ScopesOf(const v1::Event& event) {
  std::set<uint64_t> actors;
  for (const v1::EventParticipant& participant : event.participants()) actors.insert(participant.actor());
  std::vector<CountScope> scopes = {CountScope::All()};
  for (auto first = actors.begin(); first != actors.end(); ++first) {
    scopes.push_back(CountScope::Actor(*first));
    if (actors.size() > kMostPairedActors) continue;
    for (auto second = std::next(first); second != actors.end(); ++second) {
      scopes.push_back(CountScope::Pair(*first, *second));
    }
  }
  return scopes;
}

}  // namespace

CountScope CountScope::All() { return {std::string(1, kAll), false}; }
CountScope CountScope::Actor(uint64_t actor) { return {kActor + ActorPrefix(actor), false}; }
CountScope CountScope::Pair(uint64_t a, uint64_t b) { return {kPair + PairPrefix(a, b), true}; }

absl::CivilDay CountScope::FirstDay(absl::CivilDay day) const {
  return by_year_ ? absl::CivilDay(absl::CivilYear(day)) : absl::CivilDay(absl::CivilMonth(day));
}

std::string CountScope::KeyOf(absl::CivilDay day) const {
  std::string key = prefix_;
  AppendFixed32(&key, DayNumber(FirstDay(day)));
  return key;
}

absl::CivilDay FirstDayOfCounts(std::string_view key) { return DayOf(ReadFixed32(key, key.size() - sizeof(uint32_t))); }

CountCell CellOf(const v1::Event& event) {
  CountCell cell;
  cell.status = ontology::ParseEventStatus(event.status()).value_or(cell.status);
  const absl::StatusOr<ontology::EventTime> time = ontology::EventTime::Parse(event.time());
  cell.precision = time.ok() ? PrecisionOf(*time) : DatePrecision::kUndated;
  cell.events = 1;
  cell.reports = event.mentions_size();
  return cell;
}

void CountDeltas::Add(const v1::Event& event, int sign) {
  if (event.retracted_by() != 0 || event.gone()) return;
  const absl::CivilDay day = DecodeDay(event.sort_day());
  CountCell cell = CellOf(event);
  cell.events *= sign;
  cell.reports *= sign;
  for (const CountScope& scope : ScopesOf(event)) {
    cell.day = static_cast<uint16_t>(day - scope.FirstDay(day));
    std::string key = scope.KeyOf(day);
    if (!wants_ || wants_(key)) deltas_[std::move(key)].push_back({event.type(), cell});
  }
}

std::map<std::string, std::string> CountDeltas::Take() {
  std::map<std::string, std::string> packed;
  for (const auto& [key, deltas] : deltas_) {
    std::vector<CountCell> cells;
    for (const Delta& delta : deltas) {
      cells.push_back(delta.cell);
      cells.back().type = delta.type;
    }
    std::string bytes = EncodeCells(std::move(cells));
    if (!bytes.empty()) packed.emplace_hint(packed.end(), key, std::move(bytes));
  }
  deltas_.clear();
  return packed;
}

}  // namespace chancery::store
