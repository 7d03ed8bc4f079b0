#include "nlp/transition_model.h"

#include <algorithm>
#include <utility>

#include "text/strings.h"

namespace chancery::nlp {
namespace {

constexpr int64_t kPieces = 2;

}  // namespace

absl::StatusOr<TransitionModel> TransitionModel::Load(const ThincModel& model, size_t features, size_t actions,
                                                      size_t width) {
  const std::vector<size_t> lower = model.Nodes("precomputable_affine");
  const std::vector<size_t> linear = model.Nodes("linear");
  if (model.RootName() != "parser_model" || lower.size() != 1 || linear.size() != 2) {
    return model.Bad("holds no TransitionBasedParser with an upper layer");
  }
  // Breadth first, the upper layer stands before the projection, which is inside the token vectors' part.
  absl::StatusOr<LinearLayer> projection = LinearLayer::Load(model, linear[1], width);
  if (!projection.ok()) {
    return projection.status();
  }
  const size_t hidden = projection->outputs();
  if (hidden == 0 || hidden % kWidthStep != 0 || hidden > 1024 || RoundUp(actions, kWidthStep) > 512) {
    return model.Bad(text::Join("has ", hidden, " hidden units and ", actions, " actions, which is not supported"));
  }
  const auto f = static_cast<int64_t>(features);
  const auto h = static_cast<int64_t>(hidden);
  absl::StatusOr<Tensor> weights = model.Parameter(lower[0], "W", {f, h, kPieces, h});
  absl::StatusOr<Tensor> bias = model.Parameter(lower[0], "b", {h, kPieces});
  absl::StatusOr<Tensor> missing = model.Parameter(lower[0], "pad", {1, f, h, kPieces});
  absl::StatusOr<VectorLayer> upper = VectorLayer::Load(model, linear[0], hidden, actions);
  for (const absl::StatusOr<Tensor>* tensor : {&weights, &bias, &missing}) {
    if (!tensor->ok()) {
      return tensor->status();
    }
  }
  if (!upper.ok()) {
    return upper.status();
  }
  // The two pieces of a unit lie next to each other in the file; here all first pieces come before all second ones.
  const auto reorder = [&](const std::vector<float>& from, size_t groups, size_t item) {
    std::vector<float> to(from.size());
    for (size_t g = 0; g < groups; ++g) {
      for (size_t unit = 0; unit < hidden; ++unit) {
        for (size_t piece = 0; piece < kPieces; ++piece) {
          std::copy_n(from.data() + ((g * hidden + unit) * kPieces + piece) * item, item,
                      to.data() + ((g * kPieces + piece) * hidden + unit) * item);
        }
      }
    }
    return to;
  };
  TransitionModel loaded;
  loaded.features_ = features;
  loaded.hidden_ = hidden;
  loaded.projection_ = std::make_unique<LinearLayer>(*std::move(projection));
  loaded.lower_ = std::make_unique<LinearLayer>(reorder(weights->values, features, hidden),
                                                std::vector<float>(features * kPieces * hidden, 0.0F), hidden);
  loaded.missing_ = reorder(missing->values, features, 1);
  loaded.bias_ = reorder(bias->values, 1, 1);
  loaded.upper_ = *std::move(upper);
  return loaded;
}

void StateScorer::Start(const TransitionModel& model, const float* vectors, size_t count) {
  model_ = &model;
  vectors_ = vectors;
  count_ = count;
  blocks_done_ = 0;
  const size_t row = model.lower_->row_size();
  ring_.resize(kBlocks * kBlock * row);
  far_.resize(model.features_ * row);
  far_tokens_.assign(model.features_, -1);
  parts_.resize(model.features_);
  hidden_.resize(model.hidden_);
  scores_.resize(model.upper_.row_size());
}

void StateScorer::ComputeUpTo(int token) {
  const LinearLayer& lower = *model_->lower_;
  const size_t stride = model_->projection_->row_size();
  for (; token >= 0 && blocks_done_ * kBlock <= static_cast<size_t>(token); ++blocks_done_) {
    const size_t first = blocks_done_ * kBlock;
    lower.Run(vectors_ + first * stride, stride, std::min(kBlock, count_ - first),
              ring_.data() + blocks_done_ % kBlocks * kBlock * lower.row_size());
  }
}

const float* StateScorer::Row(int token, size_t feature) {
  const auto index = static_cast<size_t>(token);
  const LinearLayer& lower = *model_->lower_;
  if (index / kBlock + kBlocks >= blocks_done_) {
    return ring_.data() + index % (kBlocks * kBlock) * lower.row_size();
  }
  float* const far = far_.data() + feature * lower.row_size();
  if (far_tokens_[feature] != token) {
    far_tokens_[feature] = token;
    const size_t stride = model_->projection_->row_size();
    lower.Run(vectors_ + index * stride, stride, 1, far);
  }
  return far;
}

const float* StateScorer::Score(std::span<const int> tokens) {
  const size_t part = static_cast<size_t>(kPieces) * model_->hidden_;
  // First, so that no row is replaced while it is used.
  ComputeUpTo(*std::max_element(tokens.begin(), tokens.end()));
  for (size_t f = 0; f < tokens.size(); ++f) {
    parts_[f] = (tokens[f] < 0 ? model_->missing_.data() : Row(tokens[f], f)) + f * part;
  }
  BestKernels().sum_maxout2(parts_.data(), tokens.size(), model_->bias_.data(), model_->hidden_, hidden_.data());
  model_->upper_.Run(hidden_.data(), scores_.data());
  return scores_.data();
}

}  // namespace chancery::nlp
