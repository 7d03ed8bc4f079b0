// Walks the entries of an index in the order of a timeline.
#ifndef CHANCERY_STORE_EVENT_SCAN_H_
#define CHANCERY_STORE_EVENT_SCAN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "store/event_query.h"
#include "store/keys.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {

// The entries below some prefixes of one family, merged: newest or oldest first, from the query's cursor on, and none
// that its days, types, statuses or (in by_actor) roles rule out. Each event comes once, if no event is below two of
// the prefixes.
class EventScan {
 public:
  // REQUIRES: all arguments outlive this.
  EventScan(const Reader& reader, Family family, const std::vector<std::string>& prefixes, const EventQuery& query,
            const ReadControl& control);

  // Goes to the next entry that fits, or to the end. False at the end or on an error (see status).
  bool Next();
  const absl::Status& status() const { return status_; }

  IndexPosition position() const { return position_; }

 private:
  void AddLane(const std::string& prefix, Lane lane);
  // The lane that has the next entry; null if there is none left.
  Scan* Front() const;
  bool Fits(const v1::IndexEntry& entry, absl::CivilDay day) const;
  bool MayGoOn();

  const Reader& reader_;
  const Family family_;
  const EventQuery& query_;
  const ReadControl& control_;
  const bool newest_first_;
  std::vector<std::unique_ptr<Scan>> lanes_;
  IndexPosition position_;
  absl::Status status_;
  uint64_t seen_ = 0;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_SCAN_H_
