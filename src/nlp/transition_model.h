// The network that scores the actions of a transition system (parser or entity recogniser) from a few tokens of its
// state. What one token adds in one feature's place does not depend on the state, so it is computed once for a token.
#ifndef CHANCERY_NLP_TRANSITION_MODEL_H_
#define CHANCERY_NLP_TRANSITION_MODEL_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/layers.h"
#include "nlp/thinc_model.h"

namespace chancery::nlp {

class TransitionModel {
 public:
  // Reads the network of a state with `features` tokens and `actions` actions over token vectors of `width`.
  static absl::StatusOr<TransitionModel> Load(const ThincModel& model, size_t features, size_t actions, size_t width);

  // Turns token vectors into the narrower ones that the rest works on.
  const LinearLayer& projection() const { return *projection_; }

 private:
  friend class StateScorer;

  size_t features_ = 0;
  size_t hidden_ = 0;
  std::unique_ptr<LinearLayer> projection_;
  std::unique_ptr<LinearLayer> lower_;  // hidden -> features x 2 pieces x hidden
  std::vector<float> missing_;          // features x 2 pieces x hidden: what a feature without a token adds
  std::vector<float> bias_;             // 2 pieces x hidden
  VectorLayer upper_;
};

// Scores the states of one text after the other. Memory is bounded, whatever the length of the text: what tokens add is
// kept for the last ones only, and computed again where a state still refers to one far back. Not safe for threads.
class StateScorer {
 public:
  // Starts a text of `count` tokens, whose projected vectors are `row_size` of the projection apart and must stay.
  void Start(const TransitionModel& model, const float* vectors, size_t count);

  // The scores of all actions in a state: `tokens` are the indices of the feature tokens, -1 where there is none.
  const float* Score(std::span<const int> tokens);

 private:
  void ComputeUpTo(int token);
  const float* Row(int token, size_t feature);

  static constexpr size_t kBlock = 64;
  static constexpr size_t kBlocks = 4;

  const TransitionModel* model_ = nullptr;
  const float* vectors_ = nullptr;
  size_t count_ = 0;
  size_t blocks_done_ = 0;
  std::vector<float> ring_;
  std::vector<float> far_;  // a row for each feature
  std::vector<int> far_tokens_;
  std::vector<const float*> parts_;
  std::vector<float> hidden_;
  std::vector<float> scores_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_TRANSITION_MODEL_H_
