#include "store/event_scan.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"
#include "store/record_version.h"

namespace chancery::store {
namespace {

// Looking at the clock costs about as much as reading this many keys in memory.
constexpr uint64_t kKeysBetweenChecks = 256;

std::string LanePrefix(const std::string& prefix, Lane lane) {
  std::string key = prefix;
  key += static_cast<char>(lane);
  return key;
}

std::string UpToDay(const std::string& lane_prefix, absl::CivilDay day) {
  std::string key = lane_prefix;
  AppendFixed32(&key, ~DayNumber(day));
  return key;
}

rocksdb::ReadOptions ScanOptions(const Reader& reader, const ReadControl& control) {
  rocksdb::ReadOptions options = reader.options();
  if (control.deadline < absl::InfiniteFuture()) {
    options.deadline = std::chrono::microseconds(std::max<int64_t>(1, absl::ToUnixMicros(control.deadline)));
  }
  return options;
}

template <typename Values, typename Value>
bool IsAmong(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

absl::Status CheckControl(const ReadControl& control) {
  if (control.cancelled && control.cancelled()) return absl::CancelledError("the read was cancelled");
  if (absl::Now() >= control.deadline) return absl::DeadlineExceededError("the read did not end before its deadline");
  return absl::OkStatus();
}

EventScan::EventScan(const Reader& reader, const EventPlan& plan, const EventQuery& query, const ReadControl& control)
    : reader_(reader),
      plan_(plan),
      query_(query),
      control_(control),
      newest_first_(query.order == EventOrder::kNewestFirst) {
  // The clock is looked at before the first key too.
  if (!MayGoOn()) return;
  for (const IndexPrefix& prefix : plan_.prefixes) {
    AddLane(prefix, Lane::kShort);
    AddLane(prefix, Lane::kLong);
  }
}

void EventScan::AddLane(const IndexPrefix& index, Lane lane) {
  const auto& [family, prefix] = index;
  const std::string lane_prefix = LanePrefix(prefix, lane);
  // Days are inverted: the latest day comes first.
  std::string begin = query_.to ? UpToDay(lane_prefix, *query_.to) : lane_prefix;
  std::string end = EndOfPrefix(lane_prefix);
  if (query_.from && (query_.within || lane == Lane::kShort)) {
    end = EndOfPrefix(UpToDay(lane_prefix, *query_.from - (query_.within ? 0 : kLongestShortDays)));
  }
  if (query_.after) {
    const std::string last = IndexKey(prefix, lane, {query_.after->day, query_.after->event});
    if (newest_first_) {
      begin = std::max(begin, EndOfPrefix(last));
    } else {
      end = end.empty() ? last : std::min(end, last);
    }
  }
  if (!end.empty() && begin >= end) return;
  if (reader_.reads_past()) {
    const HistoryKind kind = HistoryKindOfIndex(family);
    std::string ended_end = end.empty() ? EndOfPrefix(HistoryPrefix(kind, "")) : HistoryPrefix(kind, end);
    AddRun(family, Family::kHistory, HistoryPrefix(kind, begin), std::move(ended_end), sizeof(uint64_t));
  }
  AddRun(family, family, std::move(begin), std::move(end), 0);
}

void EventScan::AddRun(Family index, Family family, std::string begin, std::string end, size_t tail) {
  auto scan = std::make_unique<Scan>(reader_.database(), ScanOptions(reader_, control_), family, std::move(begin),
                                     std::move(end));
  if (newest_first_) {
    scan->SeekToFirst();
  } else {
    scan->SeekToLast();
  }
  runs_.push_back({std::move(scan), index, tail});
}

bool EventScan::Next() {
  while (status_.ok()) {
    const Run* front = Front();
    if (front == nullptr || !MayGoOn()) return false;
    if (scanned_ >= query_.most_scanned) {
      stopped_ = true;
      return false;
    }
    const std::string at(front->position());
    const IndexPosition position = ReadIndexPosition(at);
    // An event that is below several of the prefixes is at the front of several runs.
    bool fits = false;
    looked_at_ = position;
    for (; front != nullptr && front->position() == at; front = Front()) {
      v1::IndexEntry entry;
      if (Read(*front, &entry)) fits |= Fits(front->index, entry, position.day);
      ++scanned_;
      if (!status_.ok()) return false;
      Advance(*front);
    }
    if (fits) {
      position_ = position;
      return true;
    }
  }
  return false;
}

bool EventScan::Read(const Run& run, v1::IndexEntry* entry) {
  if (!entry->ParseFromArray(run.scan->value().data(), static_cast<int>(run.scan->value().size()))) {
    status_ = UnreadableRecord(run.index, run.scan->key());
    return false;
  }
  if (!reader_.reads_past()) return true;
  const bool in_history = run.tail != 0;
  return entry->born() <= reader_.as_of() && (!in_history || entry->ended() > reader_.as_of());
}

void EventScan::Advance(const Run& run) const {
  if (newest_first_) {
    run.scan->Next();
  } else {
    run.scan->Previous();
  }
}

const EventScan::Run* EventScan::Front() const {
  const Run* front = nullptr;
  for (const Run& run : runs_) {
    if (!run.scan->Valid()) continue;
    if (front == nullptr) {
      front = &run;
      continue;
    }
    const std::string_view position = run.position();
    if (newest_first_ ? position < front->position() : position > front->position()) front = &run;
  }
  return front;
}

bool EventScan::Fits(Family index, const v1::IndexEntry& entry, absl::CivilDay day) const {
  if (query_.from && (query_.within ? day : day + entry.days()) < *query_.from) return false;
  if (query_.within && query_.to && day + entry.days() > *query_.to) return false;
  if (!IsAmong(query_.types, entry.type())) return false;
  if (!query_.statuses.empty()) {
    const bool has = std::any_of(query_.statuses.begin(), query_.statuses.end(),
                                 [&](ontology::EventStatus status) { return ToString(status) == entry.status(); });
    if (!has) return false;
  }
  if (index != Family::kByActor || plan_.roles.empty()) return true;
  return std::any_of(entry.roles().begin(), entry.roles().end(),
                     [&](const std::string& role) { return IsAmong(plan_.roles, role); });
}

bool EventScan::MayGoOn() {
  if (steps_++ % kKeysBetweenChecks == 0) status_ = CheckControl(control_);
  for (const Run& run : runs_) {
    if (status_.ok()) status_ = run.scan->status();
  }
  return status_.ok();
}

}  // namespace chancery::store
