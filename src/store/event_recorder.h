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

// What is to be recorded, with its actors known. The events outlive it.
struct PreparedRecording {
  const std::vector<RecordedEvent>* events = nullptr;
  std::vector<resolve::ResolvedMention> mentions;
  RecordResult result = {};
};

// What the events tell, with the actors that their own words tell. Reads no store, so that it can be done on any thread
// while others write.
std::vector<resolve::ResolvedMention> ResolveRecording(const std::vector<RecordedEvent>& events,
                                                       const actors::Gazetteer& gazetteer);

// Finds the actors that are given by their names. NotFound, naming event and actor, for one that neither store nor
// gazetteer knows. Only reads.
absl::Status NameActors(PreparedRecording& recording, const actors::Gazetteer& gazetteer, const Reader& reader);

// What a recorded event tells, with its actors known. NotFound as Prepare, naming "participants[i].actor". Only reads.
absl::StatusOr<resolve::ResolvedMention> ResolveValues(const RecordedEvent& event, const actors::Gazetteer& gazetteer,
                                                       const Reader& reader);

// Writes recordings in one change and fills in their results.
// REQUIRES: no record comes twice.
absl::Status WriteRecordings(std::vector<PreparedRecording>& recordings, Transaction& transaction);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_RECORDER_H_
