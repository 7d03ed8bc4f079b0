// Prints what the pipeline makes of texts, for comparison with spaCy: reads a JSON string a line, writes a JSON object
// a line. Used by scripts/parity.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/pipeline.h"

namespace chancery::nlp {
namespace {

nlohmann::json ToJson(const Document& document) {
  nlohmann::json tokens = nlohmann::json::array();
  for (const Token& token : document.tokens) {
    tokens.push_back({document.Text(token), token.space_after, token.tag, token.pos, token.morph, token.lemma,
                      token.head, token.dep, token.sentence});
  }
  nlohmann::json entities = nlohmann::json::array();
  for (const Entity& entity : document.entities) {
    entities.push_back({entity.tokens.begin, entity.tokens.end, entity.label});
  }
  return {{"tokens", tokens}, {"entities", entities}};
}

void Flush(const Pipeline& pipeline, std::vector<std::string>& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  for (const Document& document : pipeline.Process(views)) {
    std::cout << ToJson(document).dump() << '\n';
  }
  std::cout.flush();
  texts.clear();
}

int Run(const std::string& directory, size_t batch) {
  const absl::StatusOr<std::shared_ptr<const Pipeline>> pipeline = Pipeline::Load(directory);
  if (!pipeline.ok()) {
    std::cerr << pipeline.status().message() << '\n';
    return 1;
  }
  std::vector<std::string> texts;
  std::string line;
  while (std::getline(std::cin, line)) {
    const nlohmann::json text = nlohmann::json::parse(line, nullptr, false);
    if (!text.is_string()) {
      std::cerr << "Each line of the input must be a JSON string.\n";
      return 1;
    }
    texts.push_back(text.get<std::string>());
    if (texts.size() == batch) {
      Flush(**pipeline, texts);
    }
  }
  Flush(**pipeline, texts);
  return 0;
}

}  // namespace
}  // namespace chancery::nlp

int main(int argc, char** argv) {
  const long batch = argc == 3 ? std::strtol(argv[2], nullptr, 10) : 32;
  if (argc < 2 || argc > 3 || batch < 1) {
    std::cerr << "usage: nlp_dump MODEL_DIRECTORY [BATCH] < texts.jsonl > documents.jsonl\n";
    return 2;
  }
  std::ios::sync_with_stdio(false);
  return chancery::nlp::Run(argv[1], static_cast<size_t>(batch));
}
