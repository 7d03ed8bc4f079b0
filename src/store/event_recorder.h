// Records the events that programs and data sets tell.
#ifndef CHANCERY_STORE_EVENT_RECORDER_H_
#define CHANCERY_STORE_EVENT_RECORDER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "resolve/known_mentions.h"
#include "store/records.h"
#include "store/store.h"
#include "store/transaction.h"

namespace chancery::store {

// InvalidArgument, naming the event by its place and the field, for one without source, record, type, participants or
// evidence, one whose record comes twice, or one that names more actors than it has participants.
absl::Status CheckRecording(const std::vector<RecordedEvent>& events);

// What is to be recorded, with its actors known.
struct PreparedRecording {
  const std::vector<RecordedEvent>* events;
  std::vector<resolve::ResolvedMention> mentions;
  RecordResult result;
};

// Finds the actors. NotFound, naming event and actor, for an actor that neither store nor gazetteer knows. Only reads.
absl::StatusOr<PreparedRecording> Prepare(const std::vector<RecordedEvent>& events, const actors::Gazetteer& gazetteer,
                                          const Reader& reader);

// What a recorded event tells, with its actors known. NotFound as Prepare, naming "participants[i].actor". Only reads.
absl::StatusOr<resolve::ResolvedMention> ResolveValues(const RecordedEvent& event, const actors::Gazetteer& gazetteer,
                                                       const Reader& reader);

// Writes recordings in one change and fills in their results.
// REQUIRES: no record comes twice.
absl::Status WriteRecordings(std::vector<PreparedRecording>& recordings, Transaction& transaction);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_RECORDER_H_
