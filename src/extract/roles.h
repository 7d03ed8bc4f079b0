// Who takes part: fills the roles of a matched frame with the actors of the article.
#ifndef CHANCERY_EXTRACT_ROLES_H_
#define CHANCERY_EXTRACT_ROLES_H_

#include <string>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/candidate.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// An actor spoken of at a token.
struct Spoken {
  uint32_t actor = 0;
  const ActorSpan* span = nullptr;
};

// The actors that a phrase stands for, with those coordinated with it. A phrase that is no actor itself may stand for
// one by its complements: "leaders of France and Spain", "the Iranian delegation", "the Hamas movement".
std::vector<Spoken> ActorsOf(const Tree& tree, uint32_t token, const ArticleActors& actors,
                             const ontology::Ontology& ontology);

// The fillers of a frame's roles, in the order of its arguments, each actor once.
std::vector<Filler> FillRoles(const FrameMatch& match, const ontology::EventType& type, const Tree& tree,
                              const ArticleActors& actors, const ontology::Ontology& ontology);

// The heads of the phrases at a frame's roles that stand for no actor as far as the article tells, for explanations.
Tokens UnknownAtRoles(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
                      const ontology::Ontology& ontology);

// What the type needs and the fillers lack, in words for people; empty if nothing.
std::string Lacking(const ontology::EventType& type, const std::vector<Filler>& fillers, bool has_place,
                    const ArticleActors& actors);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ROLES_H_
