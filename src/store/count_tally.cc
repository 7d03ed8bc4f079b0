#include "store/count_tally.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace chancery::store {
namespace {

template <typename Values, typename Value>
bool IsAmong(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

int ExactnessOf(CountPeriod period) {
  switch (period) {
    case CountPeriod::kNone:
      return 0;
    case CountPeriod::kYear:
      return 1;
    case CountPeriod::kMonth:
      return 2;
    case CountPeriod::kDay:
      return 3;
  }
  return 0;
}

}  // namespace

void CountTally::Add(absl::CivilDay day, const CountCell& cell) {
  if (!Fits(day, cell)) return;
  Counts& counts = rows_[KeyOf(day, cell)];
  counts.events += cell.events;
  counts.reports += cell.reports;
}

bool CountTally::Fits(absl::CivilDay day, const CountCell& cell) const {
  if ((query_.from && day < *query_.from) || (query_.to && day > *query_.to)) return false;
  const EventQuery& events = query_.events;
  if (!IsAmong(events.types, cell.type) || !IsAmong(events.statuses, cell.status)) return false;
  return !events.undated || *events.undated == (cell.precision == DatePrecision::kUndated);
}

CountTally::RowKey CountTally::KeyOf(absl::CivilDay day, const CountCell& cell) const {
  RowKey key;
  if (query_.by_type) key.type = std::string(cell.type);
  if (query_.by_status) key.status = cell.status;
  if (query_.period == CountPeriod::kNone) return key;
  key.exactness = ExactnessOf(query_.period);
  if (cell.precision == DatePrecision::kMonth)
    key.exactness = std::min(key.exactness, ExactnessOf(CountPeriod::kMonth));
  if (cell.precision == DatePrecision::kYear) key.exactness = ExactnessOf(CountPeriod::kYear);
  if (cell.precision == DatePrecision::kBound) key.meaning = PeriodMeaning::kBound;
  if (cell.precision == DatePrecision::kUndated) key.meaning = PeriodMeaning::kPublished;
  key.first = day;
  if (key.exactness == ExactnessOf(CountPeriod::kMonth)) key.first = absl::CivilDay(absl::CivilMonth(day));
  if (key.exactness == ExactnessOf(CountPeriod::kYear)) key.first = absl::CivilDay(absl::CivilYear(day));
  return key;
}

EventCounts CountTally::Take() const {
  EventCounts result;
  for (const auto& [key, counts] : rows_) {
    if (counts.events == 0 && counts.reports == 0) continue;
    CountRow row = {"", key.meaning, key.type, key.status, counts.events, counts.reports};
    if (key.exactness > 0) row.period = absl::StrFormat("%04d", key.first.year());
    if (key.exactness > 1) absl::StrAppendFormat(&row.period, "-%02d", key.first.month());
    if (key.exactness > 2) absl::StrAppendFormat(&row.period, "-%02d", key.first.day());
    result.events += row.events;
    result.reports += row.reports;
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace chancery::store
