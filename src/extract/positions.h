// The positions of a frame in the tree: where its participants, its place and its content are to be found.
#ifndef CHANCERY_EXTRACT_POSITIONS_H_
#define CHANCERY_EXTRACT_POSITIONS_H_

#include "extract/actor_mentions.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "ontology/frame.h"

namespace chancery::extract {

// The phrase heads at a position. Modifiers and clauses are those of the sorts asked for.
Tokens Resolve(const ontology::Position& position, const FrameMatch& match, const Tree& tree,
               const ArticleActors& actors);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_POSITIONS_H_
