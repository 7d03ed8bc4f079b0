#include "store/event_scan.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"

namespace chancery::store {
namespace {

// Looking at the clock costs about as much as reading this many keys in memory.
constexpr uint64_t kKeysBetweenChecks = 256;

std::string_view PositionBytes(std::string_view key) { return key.substr(key.size() - kIndexPositionBytes); }

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

EventScan::EventScan(const Reader& reader, Family family, const std::vector<std::string>& prefixes,
                     const EventQuery& query, const ReadControl& control)
    : reader_(reader),
      family_(family),
      query_(query),
      control_(control),
      newest_first_(query.order == EventOrder::kNewestFirst) {
  // The clock is looked at before the first key too.
  if (!MayGoOn()) return;
  for (const std::string& prefix : prefixes) {
    AddLane(prefix, Lane::kShort);
    AddLane(prefix, Lane::kLong);
  }
}

void EventScan::AddLane(const std::string& prefix, Lane lane) {
  const std::string lane_prefix = LanePrefix(prefix, lane);
  // Days are inverted: the latest day comes first.
  std::string begin = query_.to ? UpToDay(lane_prefix, *query_.to) : lane_prefix;
  std::string end = EndOfPrefix(lane_prefix);
  if (query_.from && lane == Lane::kShort) {
    end = EndOfPrefix(UpToDay(lane_prefix, *query_.from - kLongestShortDays));
  }
  if (query_.after) {
    const std::string last = IndexKey(prefix, lane, {query_.after->day, query_.after->event});
    if (newest_first_) {
      begin = std::max(begin, last + '\0');
    } else {
      end = end.empty() ? last : std::min(end, last);
    }
  }
  if (!end.empty() && begin >= end) return;
  auto scan = std::make_unique<Scan>(reader_.database(), ScanOptions(reader_, control_), family_, std::move(begin),
                                     std::move(end));
  if (newest_first_) {
    scan->SeekToFirst();
  } else {
    scan->SeekToLast();
  }
  lanes_.push_back(std::move(scan));
}

bool EventScan::Next() {
  while (status_.ok()) {
    Scan* front = Front();
    if (front == nullptr || !MayGoOn()) return false;
    const IndexPosition position = ReadIndexPosition(front->key());
    v1::IndexEntry entry;
    if (!entry.ParseFromArray(front->value().data(), static_cast<int>(front->value().size()))) {
      status_ = UnreadableRecord(family_, front->key());
      return false;
    }
    if (newest_first_) {
      front->Next();
    } else {
      front->Previous();
    }
    if (Fits(entry, position.day)) {
      position_ = position;
      return true;
    }
  }
  return false;
}

Scan* EventScan::Front() const {
  Scan* front = nullptr;
  for (const std::unique_ptr<Scan>& lane : lanes_) {
    if (!lane->Valid()) continue;
    if (front == nullptr) {
      front = lane.get();
      continue;
    }
    const bool comes_first = PositionBytes(lane->key()) < PositionBytes(front->key());
    if (comes_first == newest_first_) front = lane.get();
  }
  return front;
}

bool EventScan::Fits(const v1::IndexEntry& entry, absl::CivilDay day) const {
  if (query_.from && day + entry.days() < *query_.from) return false;
  if (!IsAmong(query_.types, entry.type())) return false;
  if (!query_.statuses.empty()) {
    const bool has = std::any_of(query_.statuses.begin(), query_.statuses.end(),
                                 [&](ontology::EventStatus status) { return ToString(status) == entry.status(); });
    if (!has) return false;
  }
  if (family_ != Family::kByActor || query_.roles.empty()) return true;
  return std::any_of(entry.roles().begin(), entry.roles().end(),
                     [&](const std::string& role) { return IsAmong(query_.roles, role); });
}

bool EventScan::MayGoOn() {
  if (seen_++ % kKeysBetweenChecks == 0) {
    if (control_.cancelled && control_.cancelled()) {
      status_ = absl::CancelledError("the read was cancelled");
    } else if (absl::Now() >= control_.deadline) {
      status_ = absl::DeadlineExceededError("the read did not end before its deadline");
    }
  }
  for (const std::unique_ptr<Scan>& lane : lanes_) {
    if (status_.ok()) status_ = lane->status();
  }
  return status_.ok();
}

}  // namespace chancery::store
