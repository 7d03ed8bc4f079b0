// Gathers recordings, so that those that wait become one change.
#ifndef CHANCERY_STORE_RECORDING_QUEUE_H_
#define CHANCERY_STORE_RECORDING_QUEUE_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "resolve/known_mentions.h"
#include "store/records.h"
#include "store/sequencer.h"
#include "store/store.h"
#include "store/write_control.h"

namespace chancery::store {

// While one change is written and synced, recordings gather here; the next change takes as many as a batch may hold.
// So many small recordings cost little more than a few large ones. Thread-safe.
class RecordingQueue {
 public:
  using Done = std::function<void(absl::StatusOr<RecordResult>)>;

  // REQUIRES: all outlive this, and the sequencer's changes end before this does.
  RecordingQueue(Sequencer& sequencer, const actors::Gazetteer& gazetteer, size_t max_queued_bytes)
      : sequencer_(sequencer), gazetteer_(gazetteer), max_queued_bytes_(max_queued_bytes) {}

  // As Store::RecordAsync.
  void Add(std::vector<RecordedEvent> events, WriteControl control, Done done);

 private:
  struct Recording {
    std::vector<RecordedEvent> events;
    std::vector<resolve::ResolvedMention> mentions;  // what the events tell
    WriteControl control;
    size_t bytes;
    Done done;
    absl::StatusOr<RecordResult> result = RecordResult();
  };
  using Group = std::vector<Recording>;

  // Hands a change that writes what waits to the sequencer.
  void Submit();
  // What the next change writes: in order, without a record or request that comes twice; one that is only tried alone.
  Group Take();
  absl::Status Write(Group& group, Transaction& transaction) const;
  // Answers what waits, after the sequencer refused to take it.
  void FailWaiting(const absl::Status& status);

  Sequencer& sequencer_;
  const actors::Gazetteer& gazetteer_;
  const size_t max_queued_bytes_;
  std::mutex mutex_;  // guards what follows
  std::deque<Recording> waiting_;
  size_t waiting_bytes_ = 0;
  bool submitted_ = false;  // a change that has not yet taken what waits is with the sequencer
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_RECORDING_QUEUE_H_
