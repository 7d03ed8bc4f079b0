// Whose deed it is: whether a speaker commits himself, or the state or organisation that he acts for.
#ifndef CHANCERY_EXTRACT_OWN_SIDE_H_
#define CHANCERY_EXTRACT_OWN_SIDE_H_

#include <cstdint>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// Who says the clause: whom its attribution names, in this paragraph or the one that it continues; where nothing is
// quoted or reported, whoever the text is by. Indexes into ArticleActors::actors; empty if it is the article itself.
std::vector<uint32_t> WhoSays(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
                              const ontology::Ontology& ontology);

// Whether the trigger is the verb of what somebody says (quoted, reported or in a text of his own), and its subject is
// the speaker ("we", "he"), the state or organisation that the speaker acts for ("Russia", of its minister), or called
// the speaker's own
// ("his country", "our government"). Relative, conditional and questioning clauses commit nobody.
bool IsOwnSide(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
               const ontology::Ontology& ontology);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_OWN_SIDE_H_
