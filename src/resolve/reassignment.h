// Carries a change of some mentions through to the events of others, without looking at those that it cannot touch.
#ifndef CHANCERY_RESOLVE_REASSIGNMENT_H_
#define CHANCERY_RESOLVE_REASSIGNMENT_H_

#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "ontology/model.h"
#include "resolve/candidate_pool.h"
#include "resolve/partition.h"
#include "resolve/placement.h"

namespace chancery::resolve {

// Which event a mention joins depends only on the mentions taken before it (TakenBefore) and on their events. So a
// change is carried through in that order: a mention is placed anew only if something that its choice hangs on has
// changed, and where its choice stays the same, nothing goes on from there. The outcome is that of Partition over all
// mentions, provided that the events before were so made.
class Reassignment {
 public:
  // REQUIRES: `added` and `known` outlive this. An id may be both withdrawn and added: the mention is replaced.
  Reassignment(std::span<const ResolvedMention> added, std::span<const std::string> withdrawn,
               const KnownMentions& known);

  absl::Status Run();

  // The events whose mentions are others now, as they were, by name; and their mentions now, with new events.
  std::map<std::string, ontology::Event> Before() const;
  std::vector<Cluster> After() const;

 private:
  using Entry = CandidatePool::Entry;
  struct Order {
    bool operator()(const Entry* a, const Entry* b) const { return TakenBefore(a->traits, b->traits); }
  };
  // An event as it was and as it becomes.
  struct Group {
    ontology::Event event;           // its name is empty if it is new
    const Entry* founder = nullptr;  // the mention that was taken first of those that it had
    std::set<Entry*, Order> members;
    bool changed = false;
  };

  // The event of a known mention, read if it was not yet.
  absl::StatusOr<Group*> GroupOf(Entry* entry);
  absl::Status Withdraw(std::span<const std::string> ids);
  // Places a mention anew.
  absl::Status Place(Entry* entry);
  absl::StatusOr<Group*> ChooseGroup(Entry* entry);
  // Marks the mentions whose choice may be another now that `entry` is no longer in `left`, or is in `joined`.
  absl::Status MarkAfterLeaving(Entry* entry, Group* left);
  absl::Status MarkAfterJoining(Entry* entry, Group* joined);
  // Marks a mention if it is taken after another.
  void MarkIfAfter(const Entry& entry, Entry* later);

  CandidatePool pool_;
  std::set<std::string> withdrawn_;
  std::deque<Group> groups_;
  std::unordered_map<const Entry*, Group*> group_of_;
  std::set<Entry*, Order> marked_;  // to be placed anew
};

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_REASSIGNMENT_H_
