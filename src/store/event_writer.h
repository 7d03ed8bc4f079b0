// Writes what became of events, with their index entries and names.
#ifndef CHANCERY_STORE_EVENT_WRITER_H_
#define CHANCERY_STORE_EVENT_WRITER_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "resolve/resolve.h"
#include "store/actor_writer.h"
#include "store/decisions.h"
#include "store/event_counters.h"
#include "store/mention_writer.h"
#include "store/transaction.h"

namespace chancery::store {

class EventWriter {
 public:
  // REQUIRES: both outlive this.
  EventWriter(Transaction& transaction, ActorWriter& actors, MentionWriter& mentions)
      : transaction_(transaction), actors_(actors), mentions_(mentions) {}

  // A decision that this change makes or takes back, as it is from now on; nothing of it is in the store yet. To be
  // given before Apply; it outlives this.
  void SetDecision(const v1::Decision* decision) { decision_ = decision; }

  absl::Status Apply(const resolve::Changes& changes);

  // The events that were created or changed, by their mentions.
  const std::map<std::string, std::string>& event_of_mention() const { return event_of_mention_; }
  // As they are written.
  const std::vector<v1::Event>& made() const { return made_; }

 private:
  absl::Status Create(const ontology::Event& event);
  absl::Status Change(const resolve::Changes::Changed& changed);
  absl::Status End(const resolve::Changes::Ended& ended);

  absl::StatusOr<uint64_t> NumberOf(const std::string& event_name) const;
  absl::StatusOr<v1::Event> RecordOf(uint64_t number) const;
  absl::StatusOr<v1::Event> MakeRecord(ontology::Event event, uint64_t number);
  // What persons decided about the event that has these mentions.
  absl::StatusOr<std::vector<v1::Decision>> DecisionsFor(const std::vector<std::string>& mentions) const;
  absl::StatusOr<Decided> Decide(ontology::Event* event);
  // Tells those who follow the changes of an event that is or was retracted. False for one that neither is nor was.
  bool TellRetraction(uint64_t number, const v1::Event* before, const v1::Event* after);
  // Lets a name lead to an event.
  absl::Status WriteName(std::string_view event_name, uint64_t number);
  void KeepHistory(uint64_t number, const v1::Event& before);
  // Moves the entries that are no longer right to the history; the others stay as they are, with their birth.
  // Also counts the event out as it was, and in as it is.
  absl::Status WriteIndexes(uint64_t number, const v1::Event* before, const v1::Event* after);

  Transaction& transaction_;
  ActorWriter& actors_;
  MentionWriter& mentions_;
  const v1::Decision* decision_ = nullptr;
  CountDeltas counts_;
  std::vector<v1::Event> made_;
  std::map<std::string, uint64_t> new_names_;  // of this change
  std::map<std::string, std::string> event_of_mention_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_WRITER_H_
