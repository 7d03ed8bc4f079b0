// Whose deed it is: whether a speaker commits himself, or the state or organisation that he acts for.
#ifndef CHANCERY_EXTRACT_OWN_SIDE_H_
#define CHANCERY_EXTRACT_OWN_SIDE_H_

#include "extract/actor_mentions.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// Whether the trigger is the verb of what somebody says (quoted or reported), and its subject is the speaker ("we",
// "he"), the state or organisation that the speaker acts for ("Russia", of its minister), or called the speaker's own
// ("his country", "our government"). Relative, conditional and questioning clauses commit nobody.
bool IsOwnSide(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
               const ontology::Ontology& ontology);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_OWN_SIDE_H_
