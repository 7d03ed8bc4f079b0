// The ontology: event types with their codes and roles, and the frames that evoke them, read from data/ontology/*.json.
#ifndef CHANCERY_ONTOLOGY_ONTOLOGY_H_
#define CHANCERY_ONTOLOGY_ONTOLOGY_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace chancery::ontology {

struct Role {
  std::string name;         // "participant"
  std::string description;  // a sentence for people
};

// The codes of an event type in the field's coding schemes.
struct Codes {
  std::string plover;              // "CONSULT"
  std::string plover_mode;         // "visit"; empty where PLOVER has none
  std::vector<std::string> cameo;  // "042"; leading zeros are part of the code
  double goldstein = 0;            // Goldstein (1992) scale of the first CAMEO code, -10 to 10
};

// What an event of a type must have to be one.
struct Need {
  std::vector<std::string> roles;  // counted together; empty: all roles
  int actors = 1;                  // at least so many different actors in these roles
  int affiliations = 1;            // of at least so many countries or organisations; an unknown one counts as its own
  bool or_place = false;           // a place will do instead
};

// What two mentions in one article must share to tell the same event: an actor in these roles, or else what is allowed
// instead. An actor and the state or organisation that it acts for count as the same.
struct SameEventRule {
  std::vector<std::string> roles;  // one actor in any of these; empty: see everyone
  bool everyone = false;           // all participants of the mention that has fewer, two at least
  bool or_place = false;           // the same place will do instead
  double or_content = 0;  // so much of the shorter content's words will do instead, 0 to 1; 0: content will not do
};

// A type of which events of another type can be parts: talks during a visit.
struct Whole {
  std::string type;
  std::string relation;  // of the part to the whole: "during"
};

struct EventType {
  std::string name;  // "visit"
  std::string description;
  Codes codes;
  std::vector<Role> roles;
  std::vector<Need> needs;
  std::string one_each;                   // a role: each actor in it makes an event of its own; empty: none
  std::vector<SameEventRule> same_event;  // all of them must hold; none: mentions are never of one event
  // A noun alone ("the talks") can speak of an event, told elsewhere in the text, of any type with the same word here;
  // empty: it cannot.
  std::string later_mentions;
  std::string takes_part;  // the role of whoever just takes part; empty: none
  std::vector<Whole> within;

  bool HasRole(std::string_view role) const;
};

// How two events can be tied to each other, and the prepositions that say so.
struct RelationKind {
  std::string name;  // "after"
  std::string description;
  std::vector<std::string> words;  // lower case, several words joined by a space: "following", "on the sidelines of"
};

// See frame.h.
struct Frame;

// Immutable once loaded; safe to share between threads.
class Ontology {
 public:
  // Reads every *.json file of a directory (docs/ontology.md describes the schema). A mistake is refused:
  // InvalidArgument with the file, the JSON pointer and what was expected there.
  static absl::StatusOr<std::shared_ptr<const Ontology>> Load(const std::string& directory);

  ~Ontology();

  const std::vector<EventType>& types() const { return types_; }
  // Null for a name that is none.
  const EventType* FindType(std::string_view name) const;
  bool IsKind(std::string_view kind) const;  // "person", "country", "organization", "group"
  const std::vector<std::string>& kinds() const { return kinds_; }
  const std::vector<RelationKind>& relations() const { return relations_; }
  bool IsRelation(std::string_view name) const;
  const std::vector<Frame>& frames() const { return frames_; }
  // A list of words of the files by its name, in their order; empty for a name that is none.
  const std::vector<std::string>& List(std::string_view name) const;

 private:
  friend class OntologyBuilder;
  Ontology();

  std::vector<EventType> types_;
  std::vector<std::string> kinds_;
  std::vector<RelationKind> relations_;
  std::vector<Frame> frames_;
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_ONTOLOGY_H_
