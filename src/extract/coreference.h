// What descriptions stand for, in two parts: those by an office (coreference.cc) and by other nouns
// (coreference_nouns.cc).
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

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_COREFERENCE_H_
