// What a store must answer, kept in the plainest way: every revision is a whole copy of the world.
//
// The world is small, so that what happens at random often happens to the same events and actors: a few records of one
// source, a few persons, a few values of each field.
#ifndef CHANCERY_TESTS_STORE_MODEL_WORLD_H_
#define CHANCERY_TESTS_STORE_MODEL_WORLD_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "store/event_query.h"

namespace chancery::testing {

inline constexpr uint32_t kRecords = 8;
inline constexpr uint32_t kPersons = 6;

// The values of an event. Persons are their places in the table of world.cc.
struct Values {
  std::string type;
  std::map<uint32_t, std::string> roles;  // by person
  uint32_t time = 0;                      // a place in TimeOf's table
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  std::string place;
  std::string content;

  friend bool operator==(const Values&, const Values&) = default;
};

// A form of time with its days, written by hand.
struct Time {
  const char* text;
  std::optional<absl::CivilDay> sort_day;    // none: undated
  std::optional<absl::CivilDay> latest_day;  // none: not known
};
const Time& TimeOf(uint32_t time);

// Some values for each number; 0 gives the plainest.
Values ValuesOf(uint32_t number);
// The names of the correctable fields in the bits of `number`; at least one.
std::vector<std::string> FieldsOf(uint32_t number);

// A person by name ("Anna Arden"), country and resource name ("actors/…").
struct Person {
  std::string name;
  std::string of;
  std::string resource;
};
const Person& PersonOf(uint32_t person);

// The resource name of what a record tells; and the day on which all of them were published.
std::string EventNameOf(uint32_t record);
inline constexpr absl::CivilDay kPublished(2012, 3, 5);

// One revision.
struct World {
  struct Event {
    Values recorded;
    uint64_t number = 0;  // counted in the order of their first recording
    uint64_t born = 0;    // the revision since which it is as it is
  };
  struct Decision {
    uint32_t record = 0;
    bool retracts = false;
    std::vector<std::string> fields;
    Values values;
    uint64_t made = 0;
    uint64_t undone = 0;
  };
  struct Merge {
    uint32_t from = 0;
    uint32_t into = 0;
    uint64_t made = 0;
    uint64_t undone = 0;
  };

  std::map<uint32_t, Event> events;        // by record
  std::map<uint64_t, Decision> decisions;  // by number
  std::map<uint64_t, Merge> merges;        // by number
  uint64_t by_decision = 0;                // what made this revision: a decision, merges, or recordings
  std::set<uint64_t> by_merges;
  bool recorded = false;
  bool taken_back = false;

  // What the recordings and the decisions make of an event.
  Values Now(uint32_t record) const;
  // The retraction in force; 0: none.
  uint64_t RetractedBy(uint32_t record) const;
  std::vector<uint64_t> DecisionsInForce(uint32_t record) const;
  bool IsListed(uint32_t record) const { return events.contains(record) && RetractedBy(record) == 0; }
  // The person as which this one is read, and the merge in force that made it another; 0: none did.
  uint32_t RootOf(uint32_t person) const;
  uint64_t MergeOf(uint32_t person) const;
  // In how many recordings and corrections in force a person takes part.
  uint64_t MentionsOf(uint32_t person) const;
};

// All revisions, 0 the empty one. Each function says what the store must answer, and makes a revision if it must.
class Model {
 public:
  Model() : worlds_(1) {}

  uint64_t revision() const { return worlds_.size() - 1; }
  const World& At(uint64_t revision) const { return worlds_.at(revision); }
  const World& Latest() const { return worlds_.back(); }

  // Whether each record was new (0), otherwise (1) or the same (2).
  std::vector<int> Record(const std::vector<std::pair<uint32_t, Values>>& events);

  struct Answer {
    absl::StatusCode code = absl::StatusCode::kOk;
    bool nothing_to_do = false;
    std::vector<uint64_t> numbers = {};  // of the decision or the merges
  };
  // No fields: a retraction. `expected`: the revision of the event; 0: any.
  Answer Decide(uint32_t record, const std::vector<std::string>& fields, const Values& values, uint64_t expected);
  Answer UndoDecision(uint64_t decision);
  Answer Merge(uint32_t from, uint32_t into);
  Answer UndoMerge(uint64_t merge, bool cascade);

  // A write that changed nothing, and whose answer is kept under its name: a revision without changes.
  void Remember() { Next(); }

  // The records that fit a query, in its order. REQUIRES: the query uses nothing but what FitsQuery looks at.
  std::vector<uint32_t> List(uint64_t revision, uint64_t identity_revision, const store::EventQuery& query) const;
  // The roles of the persons as which the participants are read.
  std::set<std::pair<uint32_t, std::string>> Roles(uint64_t revision, uint64_t identity_revision,
                                                   uint32_t record) const;

 private:
  // A copy of the latest revision, to be changed.
  World& Next();
  // Whether any revision has a participation of this person.
  bool WasEverNamed(uint32_t person) const;
  absl::StatusCode CanBeMerged(uint32_t person) const;

  std::vector<World> worlds_;
};

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_STORE_MODEL_WORLD_H_
