// Makes what is known of a mention the probability that a careful reader agrees: logistic regression with weights that
// scripts/calibrate fits to articles with expected events.
#ifndef CHANCERY_EXTRACT_CONFIDENCE_MODEL_H_
#define CHANCERY_EXTRACT_CONFIDENCE_MODEL_H_

#include <map>
#include <memory>
#include <span>
#include <string>

#include "absl/status/statusor.h"

namespace chancery::extract {

// Something known of a mention that bears on whether it is right: "pronoun", the share of its participants that only a
// pronoun names.
struct Feature {
  std::string name;
  double value = 0;
};

// Immutable; safe to share between threads.
class ConfidenceModel {
 public:
  // Reads {"about": ..., "bias": number, "weights": {feature: number, ...}, "least": 0 to 1}. InvalidArgument with the
  // file, the JSON pointer and what was expected there; NotFound if it is not there.
  static absl::StatusOr<std::shared_ptr<const ConfidenceModel>> Load(const std::string& path);

  // 0 to 1. A feature without a weight counts nothing.
  double Probability(std::span<const Feature> features) const;
  // The probability in words: each feature that counts with its value times its weight, in log odds.
  std::string Explain(std::span<const Feature> features) const;
  // What is less likely than this is not told as an event; 0 where the file does not say.
  double least() const { return least_; }

 private:
  ConfidenceModel() = default;

  double bias_ = 0;
  double least_ = 0;
  std::map<std::string, double, std::less<>> weights_;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CONFIDENCE_MODEL_H_
