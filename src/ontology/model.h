// What the steps hand to each other and the store keeps: mentions of events as articles tell them, and events made of
// mentions. Types, roles and kinds are names that the ontology knows (ontology/ontology.h).
#ifndef CHANCERY_ONTOLOGY_MODEL_H_
#define CHANCERY_ONTOLOGY_MODEL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "ontology/event_time.h"

namespace chancery::ontology {

// Whether it took place, in the order in which an event ripens.
enum class EventStatus { kPossible, kPlanned, kOngoing, kOccurred, kCancelled };

// "OCCURRED", "PLANNED", ...; and back, none for any other text.
std::string_view ToString(EventStatus status);
std::optional<EventStatus> ParseEventStatus(std::string_view text);

// An actor as one article speaks of it. Who it is among all actors is decided later, and may be decided anew.
struct ActorMention {
  std::string name;                  // the fullest name in the article; a country by its usual English name
  std::vector<std::string> aliases;  // other names and descriptions the article uses for it: "Lavrov", "the minister"
  std::string kind;                  // "person", "country", "organization", "group"
  std::string of;                    // ISO 3166-1 alpha-2 code, or an organisation's name; of a country its own code
  std::string office;                // "foreign minister"; empty where the text gives none
  std::string gazetteer_id;          // the entry of the gazetteer that it names; empty if it names none

  friend bool operator==(const ActorMention&, const ActorMention&) = default;
};

struct ParticipantMention {
  ActorMention actor;
  std::string role;    // a role of the event's type: "participant", "host", "visitor", "source", ...
  std::string status;  // of the participation where the text gives one: "invited", "likely", "refused"; else empty

  friend bool operator==(const ParticipantMention&, const ParticipantMention&) = default;
};

// The sentence that says it.
struct Evidence {
  std::string quote;   // the sentence as it stands in the article's body
  uint64_t begin = 0;  // half-open range of bytes in the article's original
  uint64_t end = 0;
  std::string reported_by;  // whom the article gives as the source: "Riyad al-Maliki"; empty: the article itself
  std::string frame;        // the frame that fired, by its id in the ontology: "visit.verb.visit"

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// A tie to another event, by words where it is not (yet) known as an event.
struct Relation {
  std::string kind;    // "after", "before", "during", "part_of", ...: the ontology lists them
  std::string words;   // "the resumption of Israeli-Palestinian talks"
  std::string target;  // the id of a mention of the same article, or empty

  friend bool operator==(const Relation&, const Relation&) = default;
};

// What one article (or one row of a data set) says of one event. Its id is made of the article's id, the type and the
// span, so that the same input always makes the same ids.
struct EventMention {
  std::string id;
  std::string article;  // id of the article
  std::string type;
  std::vector<ParticipantMention> participants;
  EventTime time;
  EventStatus status = EventStatus::kOccurred;
  std::string place;
  std::string content;  // what was promised, what the conference or the talks are about, in the article's words
  EventTime due;        // of a promise, where the text gives it
  std::vector<Relation> relations;
  double confidence = 0;           // estimated probability that a careful reader agrees
  std::vector<Evidence> evidence;  // never empty; in the order of the article
  std::optional<absl::CivilDay> published;

  friend bool operator==(const EventMention&, const EventMention&) = default;
};

// One real event, made of all mentions of it. Every value is a function of the set of mentions alone.
struct Event {
  struct Participant {
    std::string actor;  // stable name of the actor: "actors/RU"
    std::string name;   // its name for people
    std::string kind;
    std::string of;
    std::string role;
    std::string status;

    friend bool operator==(const Participant&, const Participant&) = default;
  };

  std::string name;  // "events/…", after the mention that comes first by (publication day, mention id)
  std::string type;
  std::vector<Participant> participants;
  EventTime time;
  EventStatus status = EventStatus::kOccurred;
  std::string place;
  std::string content;
  EventTime due;
  std::vector<Relation> relations;
  double confidence = 0;
  absl::CivilDay sort_day;            // EventTime::SortDay, else the first publication day
  bool undated = false;               // sort_day is a publication day
  std::vector<std::string> mentions;  // ids, ordered by (publication day, id)

  friend bool operator==(const Event&, const Event&) = default;
};

// One real-world actor.
struct Actor {
  std::string name;  // stable: "actors/RU", "actors/sergey-lavrov-ru"
  std::string display_name;
  std::string kind;
  std::string of;
  std::vector<std::string> aliases;  // ordered, each once
  std::vector<std::string> offices;  // as texts called them, ordered, each once
  std::string gazetteer_id;          // empty for an actor that only articles know

  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_MODEL_H_
