// Where, about what, and tied to which other event: the words of a matched frame's sentence that are no participants.
#ifndef CHANCERY_EXTRACT_DETAILS_H_
#define CHANCERY_EXTRACT_DETAILS_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "ontology/model.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// The place as the text names it, a country by its usual name; empty if the frame's positions name none.
std::string PlaceOf(const FrameMatch& match, const Tree& tree, const ArticleActors& actors);

// The name of the place that a token names; empty if it names none.
std::string PlaceAt(uint32_t token, const Tree& tree, const ArticleActors& actors);

// What it is about or what is promised, in the text's words.
struct Content {
  std::string words;
  Tokens heads;  // of the clauses or phrases
};
Content ContentOf(const FrameMatch& match, const Tree& tree, const ArticleActors& actors);

// Words by which a preposition ties an event to another: "after the resumption of talks".
struct TiedWords {
  ontology::Relation relation;
  nlp::TokenRange tokens;  // of its words

  friend bool operator==(const TiedWords& a, const TiedWords& b) { return a.relation == b.relation; }
};
// All those of a frame's event.
std::vector<TiedWords> RelationsOf(const FrameMatch& match, const Tree& tree, const ontology::Ontology& ontology);

// The preposition by which a phrase hangs on a tie of the ontology ("following the talks"), if a token lies in one.
std::optional<uint32_t> TiedBy(const Tree& tree, uint32_t token, const ontology::Ontology& ontology);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_DETAILS_H_
