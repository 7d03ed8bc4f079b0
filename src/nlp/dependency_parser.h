// Greedy arc-eager parsing (Nivre 2003) with the non-monotonic changes of Honnibal and Johnson (2015): a wrong head can
// be replaced, words without a head come back to the buffer, and sentences begin where the parser says so.
#ifndef CHANCERY_NLP_DEPENDENCY_PARSER_H_
#define CHANCERY_NLP_DEPENDENCY_PARSER_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/names.h"
#include "nlp/transition_model.h"

namespace chancery::nlp {

// A dependency tree over the tokens of a text. Roots are their own heads.
struct ParseTree {
  std::vector<int> heads;
  std::vector<uint16_t> labels;
  std::vector<uint8_t> sentence_starts;
};

// What a parse needs while it runs, kept from one text to the next. Not safe for threads.
struct ParserScratch {
  StateScorer scorer;
  std::vector<int> stack;
  std::vector<int> returned;  // words that came back to the buffer, the next one last
  std::vector<int> last_left;
  std::vector<int> last_right;
  std::vector<int> previous_right;
  std::vector<uint8_t> was_returned;
  std::vector<uint8_t> starts_sentence;
};

class DependencyParser {
 public:
  // Loads parser/cfg, parser/moves and parser/model. Labels are numbered in `names`.
  static absl::StatusOr<DependencyParser> Load(const std::string& directory, size_t width, NameTables& names);

  const LinearLayer& projection() const { return model_.projection(); }

  // Parses a text of `count` tokens, given their projected vectors. Sets heads and labels, which may be decorated, and
  // leaves the sentences alone: see parse_tree.h.
  void Parse(const float* vectors, size_t count, ParserScratch& scratch, ParseTree& tree) const;

 private:
  enum Kind : uint8_t { kShift, kReduce, kLeft, kRight, kBreak, kKinds };
  class State;

  struct Action {
    Kind kind = kShift;
    uint16_t label = 0;
  };
  // Consecutive actions of one kind.
  struct Range {
    Kind kind = kShift;
    int begin = 0;
    int end = 0;
  };

  TransitionModel model_;
  std::vector<Action> actions_;
  std::vector<Range> ranges_;
  uint16_t root_label_ = 0;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_DEPENDENCY_PARSER_H_
