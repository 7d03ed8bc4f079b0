// Counts of events, packed: the values of the family event_counts, which RocksDB adds up.
//
// A value holds cells, one for each day, type, status and precision of which there are events. docs/formats.md has the
// bytes. The empty value holds none, as it is where all events of a key were taken back.
#ifndef CHANCERY_STORE_COUNT_CELLS_H_
#define CHANCERY_STORE_COUNT_CELLS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/event_time.h"
#include "ontology/model.h"
#include "rocksdb/merge_operator.h"

namespace chancery::store {

// How much the sort day of an event says of when it began. Kept in the store: numbers may not change.
enum class DatePrecision : uint8_t {
  kDay = 0,      // it began on that day
  kMonth = 1,    // in that month
  kYear = 2,     // in that year
  kBound = 3,    // on that day, or at some time before or after it
  kUndated = 4,  // no time is known: it was first published on that day
};

DatePrecision PrecisionOf(const ontology::EventTime& time);

struct CountCell {
  std::string_view type;
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  DatePrecision precision = DatePrecision::kDay;
  uint16_t day = 0;     // after the first day of the key
  int64_t events = 0;   // negative where some are taken away
  int64_t reports = 0;  // mentions of these events

  friend bool operator==(const CountCell&, const CountCell&) = default;
};

// The cells, in any order, with those of the same day and kind added up and none without a count. The same cells always
// give the same bytes.
std::string EncodeCells(std::vector<CountCell> cells);

// Appends the cells, whose types are parts of `bytes`. False for bytes that EncodeCells does not make.
bool DecodeCells(std::string_view bytes, std::vector<CountCell>* cells);

std::shared_ptr<rocksdb::MergeOperator> NewCellMergeOperator();

}  // namespace chancery::store

#endif  // CHANCERY_STORE_COUNT_CELLS_H_
