// The arithmetic of the networks, compiled for several kinds of processor and chosen when the program runs.
//
// A weight matrix is packed for the kernels that will use it: cut into panels of 3 x lanes outputs, each panel holding,
// for one input after the other, the weights of its outputs. Every result is summed over the inputs in their order, so
// it does not depend on which rows are computed together.
#ifndef CHANCERY_NLP_KERNELS_H_
#define CHANCERY_NLP_KERNELS_H_

#include <cstddef>
#include <span>
#include <string_view>

namespace chancery::nlp {

// Outputs per lane in a panel: the three pieces of a maxout unit, or three groups of plain outputs.
inline constexpr size_t kPanelGroups = 3;

struct Kernels {
  std::string_view name;
  size_t lanes;

  // y[r][o] = max over the 3 pieces p of (x[r] . w[o][p] + bias). Panels hold `lanes` units with piece p in group p;
  // the bias is packed like one more input. Rows of x may overlap (ldx < inputs). REQUIRES: outputs % lanes == 0.
  void (*maxout3)(const float* x, size_t ldx, size_t rows, size_t inputs, const float* panels, const float* bias,
                  size_t outputs, float* y, size_t ldy);

  // y[r][o] = x[r] . w[o] + bias[o]; writes whole panels, so ldy and bias have room for them.
  void (*affine)(const float* x, size_t ldx, size_t rows, size_t inputs, const float* panels, const float* bias,
                 size_t panel_count, float* y, size_t ldy);

  // y[r] = layer normalisation of y[r] (gain, bias), plus x[r] unless x is null. REQUIRES: width % 16 == 0.
  void (*normalize)(float* y, size_t rows, size_t width, const float* gain, const float* bias, const float* x);

  // out[i] = max over two halves of the sum of the rows, each of 2 * width, plus bias. REQUIRES: width % 16 == 0.
  void (*sum_maxout2)(const float* const* rows, size_t count, const float* bias, size_t width, float* out);

  // y[o] = sum over i of x[i] * w[i * outputs + o], plus bias[o]. REQUIRES: outputs % 16 == 0, outputs <= 512.
  void (*vector_affine)(const float* x, size_t inputs, const float* w, const float* bias, size_t outputs, float* y);

  // y += x. REQUIRES: width % 16 == 0.
  void (*add)(const float* x, size_t width, float* y);
};

// The best for this processor; the environment variable CHANCERY_KERNELS can name another ("portable", "avx2",
// "avx512") to compare.
const Kernels& BestKernels();

// All that this processor can run.
std::span<const Kernels* const> AvailableKernels();

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_KERNELS_H_
