#include "nlp/layers.h"

#include <utility>

#include "text/strings.h"

namespace chancery::nlp {

absl::StatusOr<MaxoutLayer> MaxoutLayer::Load(const ThincModel& model, size_t maxout, size_t layernorm, size_t inputs,
                                              size_t outputs) {
  const auto in = static_cast<int64_t>(inputs);
  const auto out = static_cast<int64_t>(outputs);
  absl::StatusOr<Tensor> weights = model.Parameter(maxout, "W", {out, kPanelGroups, in});
  absl::StatusOr<Tensor> bias = model.Parameter(maxout, "b", {out, kPanelGroups});
  absl::StatusOr<Tensor> gain = model.Parameter(layernorm, "G", {out});
  absl::StatusOr<Tensor> shift = model.Parameter(layernorm, "b", {out});
  for (const absl::StatusOr<Tensor>* tensor : {&weights, &bias, &gain, &shift}) {
    if (!tensor->ok()) {
      return tensor->status();
    }
  }
  if (outputs % kWidthStep != 0) {
    return model.Bad(text::Join("has layers of width ", outputs, ", which is no multiple of ", kWidthStep));
  }
  MaxoutLayer layer;
  layer.inputs_ = inputs;
  layer.outputs_ = outputs;
  layer.gain_ = std::move(gain->values);
  layer.bias_ = std::move(shift->values);
  const size_t lanes = BestKernels().lanes;
  layer.panels_.resize(weights->values.size());
  layer.packed_bias_.resize(bias->values.size());
  float* w = layer.panels_.data();
  float* b = layer.packed_bias_.data();
  for (size_t first = 0; first < outputs; first += lanes) {
    for (size_t i = 0; i < inputs; ++i) {
      for (size_t piece = 0; piece < kPanelGroups; ++piece) {
        for (size_t lane = 0; lane < lanes; ++lane) {
          *w++ = weights->values[((first + lane) * kPanelGroups + piece) * inputs + i];
        }
      }
    }
    for (size_t piece = 0; piece < kPanelGroups; ++piece) {
      for (size_t lane = 0; lane < lanes; ++lane) {
        *b++ = bias->values[(first + lane) * kPanelGroups + piece];
      }
    }
  }
  return layer;
}

void MaxoutLayer::Run(const float* x, size_t ldx, size_t rows, const float* residual, float* y) const {
  const Kernels& kernels = BestKernels();
  kernels.maxout3(x, ldx, rows, inputs_, panels_.data(), packed_bias_.data(), outputs_, y, outputs_);
  kernels.normalize(y, rows, outputs_, gain_.data(), bias_.data(), residual);
}

LinearLayer::LinearLayer(const std::vector<float>& weights, const std::vector<float>& bias, size_t inputs)
    : inputs_(inputs), outputs_(bias.size()) {
  const size_t width = kPanelGroups * BestKernels().lanes;
  row_size_ = RoundUp(outputs_, width);
  panels_.assign(row_size_ * inputs, 0.0F);
  bias_ = bias;
  bias_.resize(row_size_, 0.0F);
  for (size_t o = 0; o < outputs_; ++o) {
    float* const column = panels_.data() + o / width * width * inputs + o % width;
    for (size_t i = 0; i < inputs; ++i) {
      column[i * width] = weights[o * inputs + i];
    }
  }
}

absl::StatusOr<LinearLayer> LinearLayer::Load(const ThincModel& model, size_t node, size_t inputs) {
  absl::StatusOr<Tensor> weights = model.Parameter(node, "W", {-1, static_cast<int64_t>(inputs)});
  if (!weights.ok()) {
    return weights.status();
  }
  absl::StatusOr<Tensor> bias = model.Parameter(node, "b", {weights->shape[0]});
  if (!bias.ok()) {
    return bias.status();
  }
  return LinearLayer(weights->values, bias->values, inputs);
}

void LinearLayer::Run(const float* x, size_t ldx, size_t rows, float* y) const {
  const Kernels& kernels = BestKernels();
  kernels.affine(x, ldx, rows, inputs_, panels_.data(), bias_.data(), row_size_ / (kPanelGroups * kernels.lanes), y,
                 row_size_);
}

absl::StatusOr<VectorLayer> VectorLayer::Load(const ThincModel& model, size_t node, size_t inputs, size_t outputs) {
  absl::StatusOr<Tensor> weights =
      model.Parameter(node, "W", {static_cast<int64_t>(outputs), static_cast<int64_t>(inputs)});
  absl::StatusOr<Tensor> bias = model.Parameter(node, "b", {static_cast<int64_t>(outputs)});
  for (const absl::StatusOr<Tensor>* tensor : {&weights, &bias}) {
    if (!tensor->ok()) {
      return tensor->status();
    }
  }
  VectorLayer layer;
  layer.inputs_ = inputs;
  layer.row_size_ = RoundUp(outputs, kWidthStep);
  layer.weights_.assign(inputs * layer.row_size_, 0.0F);
  layer.bias_ = std::move(bias->values);
  layer.bias_.resize(layer.row_size_, 0.0F);
  for (size_t o = 0; o < outputs; ++o) {
    for (size_t i = 0; i < inputs; ++i) {
      layer.weights_[i * layer.row_size_ + o] = weights->values[o * inputs + i];
    }
  }
  return layer;
}

}  // namespace chancery::nlp
