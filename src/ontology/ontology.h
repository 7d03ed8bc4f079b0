// The ontology: event types with their codes and roles, and the frames that evoke them, read from data/ontology/*.json.
#ifndef CHANCERY_ONTOLOGY_ONTOLOGY_H_
#define CHANCERY_ONTOLOGY_ONTOLOGY_H_

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

struct EventType {
  std::string name;  // "visit"
  std::string description;
  Codes codes;
  std::vector<Role> roles;

  bool HasRole(std::string_view role) const;
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
  const std::vector<std::string>& relations() const { return relations_; }
  const std::vector<Frame>& frames() const { return frames_; }

 private:
  Ontology();

  std::vector<EventType> types_;
  std::vector<std::string> kinds_;
  std::vector<std::string> relations_;
  std::vector<Frame> frames_;
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_ONTOLOGY_H_
