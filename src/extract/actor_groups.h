// Several actors spoken of together, for plurals that mean them: "they", "the two leaders", "both countries".
#ifndef CHANCERY_EXTRACT_ACTOR_GROUPS_H_
#define CHANCERY_EXTRACT_ACTOR_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/actor_draft.h"

namespace chancery::extract {

// Adds a span in its place. A span with that head that names nobody is replaced, any other stays.
void InsertSpan(Draft* draft, ActorSpan span);
// Adds a span that stands for actors, with a note that says so; nothing if there are none.
void AddReference(Draft* draft, TokenRef head, nlp::TokenRange tokens, CalledBy called_by, std::vector<uint32_t> actors,
                  std::string_view rule);
// The span with this head; null if there is none.
ActorSpan* SpanWithHead(Draft* draft, TokenRef head);

enum class GroupKind {
  kPersons,
  kCountries,
  kStates,  // countries, and the groups and organisations that deal with them
  kAny,     // persons or states
};

// The actors last spoken of together before a token: named in one plural, coordinated, or the only ones of their kind
// in a sentence. `count` is how many they are; 0 for two or more. Looks `reach` sentences back. Empty where the text
// leaves it open.
std::vector<uint32_t> LatestGroup(const Draft& draft, TokenRef before, GroupKind kind, size_t count, uint32_t reach);

// Ties "the two leaders", "both sides", "the pair" with this noun to those it counts, as a span of its own; nothing if
// the token is no such noun. (actor_plurals.cc)
void ResolveCountedPlural(Draft* draft, TokenRef noun);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_GROUPS_H_
