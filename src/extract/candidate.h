// What a matched frame says, before the mentions of one event are merged.
#ifndef CHANCERY_EXTRACT_CANDIDATE_H_
#define CHANCERY_EXTRACT_CANDIDATE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/details.h"
#include "extract/frame_match.h"
#include "ontology/event_time.h"
#include "ontology/model.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// Whether what has this status is no longer ahead.
inline bool HasHappened(ontology::EventStatus status) {
  return status == ontology::EventStatus::kOccurred || status == ontology::EventStatus::kOngoing;
}

// An actor in a role.
struct Filler {
  uint32_t actor = 0;  // index into ArticleActors::actors
  std::string role;
  std::string status;        // of the participation; may be empty
  uint32_t token = 0;        // where the text speaks of it here, in the candidate's unit
  bool by_pronoun = false;   // the text says "he"
  bool by_fallback = false;  // from a position of Argument::otherwise
  bool of_place = false;     // the country of a place where it happens

  friend bool operator==(const Filler&, const Filler&) = default;
};

struct Candidate {
  const ontology::EventType* type = nullptr;
  FrameMatch match;
  uint32_t unit = 0;
  bool headline = false;
  std::vector<Filler> participants;  // each actor once
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  bool asserted = true;   // the text says here that it happens or happened; otherwise it speaks of it in passing
  bool again = false;     // "met again": not the one told before
  bool sequel = false;    // "later they met": not the one told just before
  bool apart = false;     // "talked alone": not the one with others
  bool definite = false;  // "the talks with X": one that the text may have told before
  uint32_t row = 0;  // the first of the nouns or verbs coordinated with the trigger: "the G7 summit and the G20 one"
  bool pluperfect = false;  // "had met": before that of which the text tells
  bool perfect = false;     // "has met"
  bool aside = false;       // "who met her last week": told of somebody in passing
  bool by_wire = false;     // by telephone or video: it is nowhere
  bool recalled = false;    // its date is long past: history
  bool anaphoric = false;   // "the conference", with nothing that says which
  bool complete = true;     // has the participants that its type needs; others only add to one that has
  ontology::EventTime time;
  bool dated = false;  // the time is the text's own, not inferred from the publication day
  ontology::EventTime due;
  std::string place;
  std::string content;
  std::vector<uint32_t> content_heads;  // tokens of the unit that head what is promised
  std::vector<TiedWords> relations;
  std::string reported_by;
  double confidence = 0;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CANDIDATE_H_
