// Named entities, found greedily from left to right: each token begins, continues, ends or is an entity, or is outside.
#ifndef CHANCERY_NLP_ENTITY_RECOGNIZER_H_
#define CHANCERY_NLP_ENTITY_RECOGNIZER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/names.h"
#include "nlp/thinc_model.h"
#include "nlp/transition_model.h"

namespace chancery::nlp {

// Tokens from `begin` to before `end`, with a label of NameTables::entities.
struct EntitySpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint16_t label = 0;
};

class EntityRecognizer {
 public:
  // Loads ner/cfg and ner/moves, and the part of ner/model (`stored`) that scores. Labels are numbered in `names`.
  static absl::StatusOr<EntityRecognizer> Load(const std::string& directory, const ThincModel& stored, size_t width,
                                               NameTables& names);

  const LinearLayer& projection() const { return model_.projection(); }

  // Appends the entities of a text, given its tokens' projected vectors. No entity begins at white space or goes over
  // the beginning of a sentence.
  void Find(const float* vectors, const std::vector<uint8_t>& is_space, const std::vector<uint8_t>& sentence_starts,
            StateScorer& scorer, std::vector<EntitySpan>& entities) const;

 private:
  enum Kind : uint8_t { kMissing, kBegin, kIn, kLast, kUnit, kOut, kKinds };

  struct Action {
    Kind kind = kOut;
    uint16_t label = 0;
  };

  // The best valid action outside an entity (open_label 0) or inside one.
  int Choose(const float* scores, uint16_t open_label, bool may_go_on, bool is_space) const;

  TransitionModel model_;
  std::vector<Action> actions_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_ENTITY_RECOGNIZER_H_
