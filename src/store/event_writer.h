// Writes what became of events, with their index entries and names.
#ifndef CHANCERY_STORE_EVENT_WRITER_H_
#define CHANCERY_STORE_EVENT_WRITER_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "resolve/resolve.h"
#include "store/actor_writer.h"
#include "store/mention_writer.h"
#include "store/transaction.h"

namespace chancery::store {

class EventWriter {
 public:
  // REQUIRES: both outlive this.
  EventWriter(Transaction& transaction, ActorWriter& actors, MentionWriter& mentions)
      : transaction_(transaction), actors_(actors), mentions_(mentions) {}

  absl::Status Apply(const resolve::Changes& changes);

  // The events that were created or changed, by their mentions.
  const std::map<std::string, std::string>& event_of_mention() const { return event_of_mention_; }

 private:
  absl::Status Create(const ontology::Event& event);
  absl::Status Change(const resolve::Changes::Changed& changed);
  absl::Status End(const resolve::Changes::Ended& ended);

  absl::StatusOr<uint64_t> NumberOf(const std::string& event_name) const;
  absl::StatusOr<v1::Event> RecordOf(uint64_t number) const;
  absl::StatusOr<v1::Event> MakeRecord(const ontology::Event& event, uint64_t number);
  // Lets a name lead to an event.
  absl::Status WriteName(std::string_view event_name, uint64_t number);
  void KeepHistory(uint64_t number, const v1::Event& before);
  // Moves the entries that are no longer right to the history; the others stay as they are, with their birth.
  absl::Status WriteIndexes(uint64_t number, const v1::Event* before, const v1::Event* after);

  Transaction& transaction_;
  ActorWriter& actors_;
  MentionWriter& mentions_;
  std::map<std::string, uint64_t> new_names_;  // of this change
  std::map<std::string, std::string> event_of_mention_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_WRITER_H_
