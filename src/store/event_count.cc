#include "store/event_count.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/count_tally.h"
#include "store/event_counters.h"
#include "store/event_list.h"
#include "store/event_plan.h"
#include "store/event_scan.h"
#include "store/gatherings.h"
#include "store/reader.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr size_t kEventsAtOnce = 1000;
// As in event_scan.cc.
constexpr size_t kKeysBetweenChecks = 256;

absl::Status TooMuch(size_t most) {
  return absl::ResourceExhaustedError(
      absl::StrCat("no counter knows this, and more than ", most, " entries would have to be walked"));
}

// The actors that take part, where counters know what is asked for; none where they do not.
std::optional<std::vector<std::string>> CountedActors(const EventQuery& query) {
  const bool plain = query.roles.empty() && !query.from && !query.to && !query.different_parties &&
                     query.kinds.empty() && query.place.empty() && query.source.empty() && query.min_confidence == 0 &&
                     !query.disputed && query.content_words.empty() && query.evidence_words.empty();
  if (!plain) return std::nullopt;
  std::vector<std::string> actors = query.actors;
  for (const Parties& parties : query.parties) {
    if (parties.size() != 1 || parties[0].actor.empty() || !parties[0].roles.empty()) return std::nullopt;
    actors.push_back(parties[0].actor);
  }
  return actors;
}

// Whose counters answer a query.
struct CounterPlan {
  std::set<uint64_t> actors;
  bool nobody = false;  // one of the actors is not known: no event fits
};

absl::StatusOr<std::optional<CounterPlan>> MakeCounterPlan(const Reader& reader, const CountQuery& query) {
  std::optional<CounterPlan> plan;
  if (!query.use_counters || reader.reads_past()) return plan;
  const std::optional<std::vector<std::string>> names = CountedActors(query.events);
  if (!names) return plan;
  const absl::StatusOr<QueryActors> found = FindActors(reader, query.events);
  if (!found.ok()) return found.status();
  CounterPlan made;
  for (const std::string& name : *names) {
    const auto known = found->by_name.find(name);
    if (known == found->by_name.end()) {
      made.nobody = true;
      continue;
    }
    // An event that names two of the merged ones counts once, which their counters do not know.
    if (known->second.size() != 1) return plan;
    made.actors.insert(known->second.front());
  }
  if (made.actors.size() <= 2) plan = std::move(made);
  return plan;
}

CountScope ScopeOf(const std::set<uint64_t>& actors) {
  if (actors.empty()) return CountScope::All();
  return actors.size() == 1 ? CountScope::Actor(*actors.begin()) : CountScope::Pair(*actors.begin(), *actors.rbegin());
}

absl::Status ReadCounters(const Reader& reader, const CountScope& scope, const CountQuery& query,
                          const ReadControl& control, CountTally& tally) {
  std::string begin = query.from ? scope.KeyOf(*query.from) : scope.prefix();
  std::string end = EndOfPrefix(query.to ? scope.KeyOf(*query.to) : scope.prefix());
  Scan scan(reader.database(), reader.options(), Family::kEventCounts, std::move(begin), std::move(end));
  std::vector<CountCell> cells;
  size_t keys = 0;
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
    if (keys++ % kKeysBetweenChecks == 0) {
      if (absl::Status status = CheckControl(control); !status.ok()) return status;
    }
    cells.clear();
    if (scan.key().size() != scope.prefix().size() + sizeof(uint32_t) || !DecodeCells(scan.value(), &cells)) {
      return UnreadableRecord(Family::kEventCounts, scan.key());
    }
    const absl::CivilDay first = FirstDayOfCounts(scan.key());
    for (const CountCell& cell : cells) tally.Add(first + cell.day, cell);
    if (tally.rows() > kMostCountRows) break;
  }
  return scan.status();
}

// Events of so many actors that their pairs are not counted.
absl::Status CountGatherings(const Reader& reader, const std::set<uint64_t>& actors, const CountQuery& query,
                             const ReadControl& control, CountTally& tally) {
  const GatheringQuery gatherings = {*actors.begin(), *actors.rbegin(), query.from, query.to, query.most_counted};
  const absl::StatusOr<std::vector<IndexPosition>> common = CommonGatherings(reader, gatherings, control);
  if (absl::IsOutOfRange(common.status())) return TooMuch(query.most_counted);
  if (!common.ok()) return common.status();
  for (size_t begin = 0; begin < common->size(); begin += kEventsAtOnce) {
    std::vector<std::string> keys;
    for (size_t i = begin; i < std::min(begin + kEventsAtOnce, common->size()); ++i) {
      keys.push_back(NumberKey((*common)[i].event));
    }
    const auto events = reader.GetRecords<v1::Event>(Family::kEvents, keys);
    if (!events.ok()) return events.status();
    for (size_t i = 0; i < keys.size(); ++i) {
      const std::optional<v1::Event>& event = (*events)[i];
      if (!event || event->gone()) return UnreadableRecord(Family::kEvents, keys[i]);
      CountCell cell = CellOf(*event);
      cell.type = event->type();
      tally.Add(DecodeDay(event->sort_day()), cell);
    }
    if (absl::Status status = CheckControl(control); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status CountByWalking(const Reader& reader, const CountQuery& query, const ReadControl& control,
                            CountTally& tally) {
  EventQuery events = query.events;
  events.limit = kEventsAtOnce;
  events.after.reset();
  events.evidence = false;
  // What has its sort day between two days overlaps them.
  if (!events.from && !events.to && !events.within) {
    events.from = query.from;
    events.to = query.to;
  }
  size_t left = query.most_counted;
  do {
    events.most_scanned = left;
    const absl::StatusOr<EventPage> page = ListEvents(reader, events, control);
    if (!page.ok()) return page.status();
    for (const EventWithEvidence& one : page->events) {
      const ontology::Event& event = one.stored.event;
      CountCell cell = {event.type, event.status, PrecisionOf(event.time), 0, 1, 0};
      cell.reports = static_cast<int64_t>(event.mentions.size());
      tally.Add(event.sort_day, cell);
    }
    left -= std::min(left, page->scanned);
    events.after = page->next;
    if (page->next && (left == 0 || page->stopped)) return TooMuch(query.most_counted);
  } while (events.after && tally.rows() <= kMostCountRows);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<EventCounts> CountEvents(const Reader& reader, const CountQuery& query, const ReadControl& control) {
  if (query.from && query.to && *query.to < *query.from) {
    return absl::InvalidArgumentError("the last day lies before the first");
  }
  const absl::StatusOr<std::optional<CounterPlan>> plan = MakeCounterPlan(reader, query);
  if (!plan.ok()) return plan.status();
  CountTally tally(query);
  absl::Status status = CheckControl(control);
  if (status.ok() && *plan && !(*plan)->nobody) {
    const std::set<uint64_t>& actors = (*plan)->actors;
    status = ReadCounters(reader, ScopeOf(actors), query, control, tally);
    if (status.ok() && actors.size() == 2) status = CountGatherings(reader, actors, query, control, tally);
  } else if (status.ok() && !*plan) {
    status = CountByWalking(reader, query, control, tally);
  }
  if (!status.ok()) return status;
  if (tally.rows() > kMostCountRows) {
    return absl::ResourceExhaustedError(absl::StrCat("the answer would have more than ", kMostCountRows, " rows"));
  }
  EventCounts counts = tally.Take();
  counts.from_counters = plan->has_value();
  return counts;
}

}  // namespace chancery::store
