// Checks that a model directory describes a pipeline of the kind that this library computes.
#ifndef CHANCERY_NLP_MODEL_CONFIG_H_
#define CHANCERY_NLP_MODEL_CONFIG_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace chancery::nlp {

// Name and version in meta.json: "en_core_web_sm 3.8.0".
absl::StatusOr<std::string> ReadModelName(const std::string& directory);

// Refuses a config.cfg whose components, or their architectures, are not those that this library computes.
absl::Status CheckConfig(const std::string& directory);

// Refuses settings of a parser or entity recogniser (parser/cfg, ner/cfg) that are not supported, such as beam search.
absl::Status CheckTransitionSettings(const std::string& directory, const std::string& name);

// The labels in tagger/cfg, in the order of the network's outputs.
absl::StatusOr<std::vector<std::string>> ReadTaggerLabels(const std::string& directory);

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_MODEL_CONFIG_H_
