// What is read off a finished parse: heads of decorated labels, and where sentences begin.
#ifndef CHANCERY_NLP_PARSE_TREE_H_
#define CHANCERY_NLP_PARSE_TREE_H_

#include <cstdint>
#include <vector>

#include "nlp/dependency_parser.h"
#include "nlp/names.h"

namespace chancery::nlp {

// Decorated labels ("pobj||prep") say that the parser attached a word higher than it belongs, because it can only build
// trees without crossing arcs (pseudo-projective parsing, Nivre and Nilsson 2005, the scheme Head).
class DecoratedLabels {
 public:
  // Splits the labels that the table holds at this time; adds the parts to it.
  explicit DecoratedLabels(Names& labels);

  // Moves each word with a decorated label down to the first descendant of its head, breadth first, that has the label
  // named in the decoration; then finds the sentences. `is_space` tells the white-space tokens, which are passed over.
  void Resolve(const std::vector<uint8_t>& is_space, ParseTree& tree) const;

 private:
  struct Parts {
    bool decorated = false;
    uint16_t label = 0;
    uint16_t head_label = 0;
  };

  std::vector<Parts> parts_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_PARSE_TREE_H_
