// What a matched frame says, before the mentions of one event are merged.
#ifndef CHANCERY_EXTRACT_CANDIDATE_H_
#define CHANCERY_EXTRACT_CANDIDATE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/frame_match.h"
#include "ontology/event_time.h"
#include "ontology/model.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// An actor in a role.
struct Filler {
  uint32_t actor = 0;  // index into ArticleActors::actors
  std::string role;
  std::string status;        // of the participation; may be empty
  uint32_t token = 0;        // where the text speaks of it here, in the candidate's unit
  bool by_pronoun = false;   // the text says "he"
  bool by_fallback = false;  // from a position of Argument::otherwise

  friend bool operator==(const Filler&, const Filler&) = default;
};

struct Candidate {
  const ontology::EventType* type = nullptr;
  FrameMatch match;
  uint32_t unit = 0;
  bool headline = false;
  std::vector<Filler> participants;  // each actor once
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  bool asserted = true;    // the text says here that it happens or happened; otherwise it speaks of it in passing
  bool again = false;      // "met again": not the one told before
  bool anaphoric = false;  // "the conference", with nothing that says which
  ontology::EventTime time;
  bool dated = false;  // the time is the text's own, not inferred from the publication day
  ontology::EventTime due;
  std::string place;
  std::string content;
  std::vector<uint32_t> content_heads;  // tokens of the unit that head what is promised
  std::vector<ontology::Relation> relations;
  std::string reported_by;
  double confidence = 0;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CANDIDATE_H_
