// What each revision changed, for those who follow the store.
#ifndef CHANCERY_STORE_CHANGE_FEED_H_
#define CHANCERY_STORE_CHANGE_FEED_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "store/read_view.h"

namespace chancery::store {

// What became of one event.
struct EventChange {
  enum class Kind { kCreated, kChanged, kEnded };
  Kind kind = Kind::kCreated;
  std::string name;           // "events/…"; of an ended event the one that it had last
  std::string previous_name;  // of a changed event: before this revision, often the same
  std::string successor;      // of an ended event: the one that has its mentions; empty if it has none
  bool retracted = false;     // of an ended event: a person retracted it
  bool restored = false;      // of a created event: its retraction was taken back
};

// A revision: all of it became visible at once.
struct RevisionChange {
  uint64_t revision = 0;
  absl::Time committed;
  std::string article;  // "articles/…", whose version made it; empty if it was none
  uint32_t article_version = 0;
  bool article_withdrawn = false;  // that version was its withdrawal
  uint64_t decision = 0;           // that a person made or took back; 0 if it was none
  bool decision_undone = false;
  std::vector<uint64_t> merges;  // of actors, that a person made
  std::vector<uint64_t> merges_undone;
  std::vector<std::string> sources;  // of what was recorded, each once
  std::vector<EventChange> events;   // created, changed, ended; no event comes twice
};

// How much is read at once; one revision always is.
struct FeedLimits {
  size_t max_revisions = 256;
  size_t max_bytes = 1 << 20;  // of the records
};

// The revisions after `after`, in order and without a gap, up to the view's; none if there are none. What an event was
// as of one of them, `view.AsOf` tells. OutOfRange for an `after` beyond the view's revision, or before the oldest one
// that can be followed from.
absl::StatusOr<std::vector<RevisionChange>> ReadChanges(const ReadView& view, uint64_t after,
                                                        const FeedLimits& limits = {});

// The least `after` that ReadChanges takes: 0 as long as every change is kept.
absl::StatusOr<uint64_t> OldestRevision(const ReadView& view);

// When a revision was committed. NotFound for one whose changes are not kept. REQUIRES: from 1 to the view's.
absl::StatusOr<absl::Time> CommitTime(const ReadView& view, uint64_t revision);

// Whether an actor ("actors/…") ever had a number: one who follows it may have been away when nothing named it any
// more.
absl::StatusOr<bool> EverKnewActor(const ReadView& view, std::string_view actor);

// The name of the actor as which this one is read in the view: its own where it was not merged into another.
absl::StatusOr<std::string> NameReadAs(const ReadView& view, std::string_view actor);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_CHANGE_FEED_H_
