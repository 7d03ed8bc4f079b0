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
// that its days, types, statuses or (in by_actor) roles rule out. Each event comes once. Where the reader reads an
// earlier revision, the entries that have ended since are merged in from the history.
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
  // One sorted run of entries: those in force, or those that ended, of one prefix and lane.
  struct Run {
    std::unique_ptr<Scan> scan;
    size_t tail;  // bytes of the key after the position

    std::string_view position() const {
      const std::string_view key = scan->key();
      return key.substr(key.size() - tail - kIndexPositionBytes, kIndexPositionBytes);
    }
  };

  void AddLane(const std::string& prefix, Lane lane);
  void AddRun(Family family, std::string begin, std::string end, size_t tail);
  // The run that has the next entry; null if there is none left.
  const Run* Front() const;
  void Advance(const Run& run) const;
  // Reads the entry at a run's front. False if it was not in force at the revision that is read.
  bool Read(const Run& run, v1::IndexEntry* entry);
  bool Fits(const v1::IndexEntry& entry, absl::CivilDay day) const;
  bool MayGoOn();

  const Reader& reader_;
  const Family family_;
  const EventQuery& query_;
  const ReadControl& control_;
  const bool newest_first_;
  std::vector<Run> runs_;
  IndexPosition position_;
  absl::Status status_;
  uint64_t seen_ = 0;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_SCAN_H_
