#include "extract/confidence_model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "actors/json_check.h"
#include "extract/confidence.h"
#include "ontology/json_node.h"

namespace chancery::extract {
namespace {

// Log odds beyond these say no more than "all but sure".
constexpr double kMostWeight = 20;

}  // namespace

absl::StatusOr<std::shared_ptr<const ConfidenceModel>> ConfidenceModel::Load(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  const absl::StatusOr<nlohmann::json> parsed = actors::ParseObject(bytes.str(), path);
  if (!parsed.ok()) return parsed.status();
  ontology::JsonErrors errors(path);
  const ontology::JsonNode file(&*parsed, "", &errors);
  file.AllowOnly({"about", "bias", "weights", "least"});
  std::shared_ptr<ConfidenceModel> model(new ConfidenceModel);
  model->bias_ = file.At("bias").Number(-kMostWeight, kMostWeight);
  if (file.Has("least")) model->least_ = file.At("least").Number(0, 1);
  for (const auto& [name, weight] : file.Members("weights")) {
    if (!IsConfidenceFeature(name)) weight.Fail(absl::StrCat("'", name, "' is no feature of a mention"));
    model->weights_[name] = weight.Number(-kMostWeight, kMostWeight);
  }
  if (!errors.ok()) return errors.status();
  return std::shared_ptr<const ConfidenceModel>(std::move(model));
}

double ConfidenceModel::Probability(std::span<const Feature> features) const {
  double odds = bias_;
  for (const Feature& feature : features) {
    const auto weight = weights_.find(feature.name);
    if (weight != weights_.end()) odds += weight->second * feature.value;
  }
  return 1 / (1 + std::exp(-odds));
}

std::string ConfidenceModel::Explain(std::span<const Feature> features) const {
  std::string words = absl::StrFormat("%.2f: bias %+.2f", Probability(features), bias_);
  for (const Feature& feature : features) {
    const auto weight = weights_.find(feature.name);
    if (weight == weights_.end() || feature.value == 0) continue;
    absl::StrAppend(&words, absl::StrFormat(", %s %+.2f", feature.name, weight->second * feature.value));
  }
  return words;
}

}  // namespace chancery::extract
