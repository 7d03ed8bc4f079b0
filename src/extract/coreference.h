// What descriptions stand for: those by an office (coreference.cc), by nation or part in a visit
// (coreference_persons.cc), by the sort of a body (coreference_bodies.cc) and by other nouns (coreference_nouns.cc).
#ifndef CHANCERY_EXTRACT_COREFERENCE_H_
#define CHANCERY_EXTRACT_COREFERENCE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/actor_draft.h"

namespace chancery::extract {

// Adds a description's phrase with the actors that it stands for, leaving out those that are kNone; nothing if no other
// is left.
void AddDescription(Draft* draft, uint32_t unit, uint32_t head, nlp::TokenRange phrase, const std::vector<int>& actors,
                    std::string_view rule);

// Ties a noun that is no office to its actors: representatives ("Russian officials"), groups ("the Hamas movement"),
// bodies of a state ("the Finnish parliament") and towns ("the Dutch capital"); nothing if it is none of these.
void ResolveGroupNoun(Draft* draft, uint32_t unit, uint32_t noun);

// Ties "the American", "the Egyptian" to the person of that country who was named before; nothing if the token is no
// such adjective, or nobody was. (coreference_persons.cc)
void ResolveNational(Draft* draft, uint32_t unit, uint32_t token);

// Ties "the guest", "his host", "the visitor" to the one person of another country than the one who receives or is
// received; nothing if the token is no such noun, or it could be several. Pronouns before it must have been resolved.
// (coreference_persons.cc)
void ResolveGuest(Draft* draft, TokenRef noun);

// Ties "the alliance", "the movement", "the ten-nation bloc" to the organisation named before that is one; nothing if
// the token is no such noun. (coreference_bodies.cc)
void ResolveBody(Draft* draft, uint32_t unit, uint32_t noun);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_COREFERENCE_H_
