// Walks the entries of an index in the order of a timeline.
#ifndef CHANCERY_STORE_EVENT_SCAN_H_
#define CHANCERY_STORE_EVENT_SCAN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "store/event_plan.h"
#include "store/event_query.h"
#include "store/keys.h"
#include "store/reader.h"
#include "store/records.pb.h"

namespace chancery::store {

// Cancelled or DeadlineExceeded where a read is to end.
absl::Status CheckControl(const ReadControl& control);

// The entries below the prefixes of a plan, merged: newest or oldest first, from the query's cursor on, and none that
// its days, types, statuses or (in by_actor) the plan's roles rule out. Each event comes once. Where the reader reads
// an earlier revision, the entries that have ended since are merged in from the history.
class EventScan {
 public:
  // REQUIRES: all arguments outlive this.
  EventScan(const Reader& reader, const EventPlan& plan, const EventQuery& query, const ReadControl& control);

  // Goes to the next entry that fits, or to the end. False at the end, on an error (see status), or where the query's
  // `most_scanned` were looked at.
  bool Next();
  const absl::Status& status() const { return status_; }

  IndexPosition position() const { return position_; }
  // The place of the last entry that was looked at, how many were, and whether the scan ended for that.
  IndexPosition looked_at() const { return looked_at_; }
  size_t scanned() const { return scanned_; }
  bool stopped() const { return stopped_; }

 private:
  // One sorted run of entries: those in force, or those that ended, of one prefix and lane.
  struct Run {
    std::unique_ptr<Scan> scan;
    Family index;  // of which the entries are
    size_t tail;   // bytes of the key after the position

    std::string_view position() const {
      const std::string_view key = scan->key();
      return key.substr(key.size() - tail - kIndexPositionBytes, kIndexPositionBytes);
    }
  };

  void AddLane(const IndexPrefix& prefix, Lane lane);
  void AddRun(Family index, Family family, std::string begin, std::string end, size_t tail);
  // The run that has the next entry; null if there is none left.
  const Run* Front() const;
  void Advance(const Run& run) const;
  // Reads the entry at a run's front. False if it was not in force at the revision that is read.
  bool Read(const Run& run, v1::IndexEntry* entry);
  bool Fits(Family index, const v1::IndexEntry& entry, absl::CivilDay day) const;
  bool MayGoOn();

  const Reader& reader_;
  const EventPlan& plan_;
  const EventQuery& query_;
  const ReadControl& control_;
  const bool newest_first_;
  std::vector<Run> runs_;
  IndexPosition position_;
  IndexPosition looked_at_;
  absl::Status status_;
  size_t scanned_ = 0;
  bool stopped_ = false;
  uint64_t steps_ = 0;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_SCAN_H_
