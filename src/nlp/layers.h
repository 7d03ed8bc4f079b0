// The layers that the networks are made of, with their weights packed for this processor's kernels.
#ifndef CHANCERY_NLP_LAYERS_H_
#define CHANCERY_NLP_LAYERS_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/kernels.h"
#include "nlp/thinc_model.h"

namespace chancery::nlp {

// Widths are multiples of this, so that every kernel can take whole vectors.
inline constexpr size_t kWidthStep = 16;

// Maxout with three pieces, followed by layer normalisation.
class MaxoutLayer {
 public:
  // Reads the nodes `maxout` and `layernorm`; the layer must give `outputs` numbers from `inputs`.
  static absl::StatusOr<MaxoutLayer> Load(const ThincModel& model, size_t maxout, size_t layernorm, size_t inputs,
                                          size_t outputs);

  size_t inputs() const { return inputs_; }
  size_t outputs() const { return outputs_; }

  // y[r] = normalised maxout of the `inputs` numbers from x + r * ldx, plus residual[r] if there is one. Rows of y and
  // residual are `outputs` apart. y overlaps neither.
  void Run(const float* x, size_t ldx, size_t rows, const float* residual, float* y) const;

 private:
  size_t inputs_ = 0;
  size_t outputs_ = 0;
  std::vector<float> panels_;
  std::vector<float> packed_bias_;
  std::vector<float> gain_;
  std::vector<float> bias_;
};

// y = x W' + b for many rows.
class LinearLayer {
 public:
  // REQUIRES: weights has outputs x inputs values, bias has outputs values.
  LinearLayer(const std::vector<float>& weights, const std::vector<float>& bias, size_t inputs);
  // Reads the parameters W and b of a node.
  static absl::StatusOr<LinearLayer> Load(const ThincModel& model, size_t node, size_t inputs);

  size_t inputs() const { return inputs_; }
  size_t outputs() const { return outputs_; }
  // The distance of result rows: `outputs` rounded up to whole panels.
  size_t row_size() const { return row_size_; }

  void Run(const float* x, size_t ldx, size_t rows, float* y) const;

 private:
  size_t inputs_ = 0;
  size_t outputs_ = 0;
  size_t row_size_ = 0;
  std::vector<float> panels_;
  std::vector<float> bias_;
};

// y = x W' + b for one row at a time.
class VectorLayer {
 public:
  static absl::StatusOr<VectorLayer> Load(const ThincModel& model, size_t node, size_t inputs, size_t outputs);

  // `outputs` rounded up to kWidthStep: the room that y needs.
  size_t row_size() const { return row_size_; }
  void Run(const float* x, float* y) const {
    BestKernels().vector_affine(x, inputs_, weights_.data(), bias_.data(), row_size_, y);
  }

 private:
  size_t inputs_ = 0;
  size_t row_size_ = 0;
  std::vector<float> weights_;  // inputs x row_size_
  std::vector<float> bias_;
};

// The smallest multiple of `step` that is not below n.
constexpr size_t RoundUp(size_t n, size_t step) { return (n + step - 1) / step * step; }

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_LAYERS_H_
