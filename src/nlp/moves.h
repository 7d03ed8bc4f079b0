// The actions of a transition system in the order in which the network scores them.
#ifndef CHANCERY_NLP_MOVES_H_
#define CHANCERY_NLP_MOVES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace chancery::nlp {

struct Move {
  int kind = 0;
  std::string label;
};

// Reads the file `name` (parser/moves, ner/moves). Kinds are below `kinds`. Within a kind, actions are in the order of
// falling frequency; those without a frequency come after all others.
absl::StatusOr<std::vector<Move>> ReadMoves(const std::string& directory, const std::string& name, int kinds);

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_MOVES_H_
