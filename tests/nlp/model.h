// The language model for tests, loaded once for a test program.
#ifndef CHANCERY_TESTS_NLP_MODEL_H_
#define CHANCERY_TESTS_NLP_MODEL_H_

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nlp/pipeline.h"
#include "tests/testing/paths.h"

namespace chancery::nlp {

// A test that needs the model, which is skipped with a message where it was not fetched.
class WithModel : public ::testing::Test {
 protected:
  void SetUp() override {
    static const std::shared_ptr<const Pipeline> kLoaded = Load();
    pipeline_ = kLoaded;
    if (pipeline_ == nullptr) {
      GTEST_SKIP() << "The language model is not there: run scripts/fetch.";
    }
  }

  const Pipeline& pipeline() const { return *pipeline_; }

  Document Read(std::string_view text) const { return pipeline_->Process(std::span(&text, 1)).front(); }

 private:
  static std::shared_ptr<const Pipeline> Load() {
    const std::optional<std::string> directory = chancery::testing::ModelDirectory();
    if (!directory.has_value()) {
      return nullptr;
    }
    auto loaded = Pipeline::Load(*directory);
    if (!loaded.ok()) {
      ADD_FAILURE() << loaded.status();
      return nullptr;
    }
    return *loaded;
  }

  std::shared_ptr<const Pipeline> pipeline_;
};

// A line a token: text, tag, part of speech, lemma, head, label.
inline std::vector<std::string> Lines(const Document& document) {
  std::vector<std::string> lines;
  for (const Token& token : document.tokens) {
    std::string line(document.Text(token));
    for (const std::string_view part : {token.tag, token.pos, std::string_view{token.lemma}}) {
      line.append(" ").append(part);
    }
    line.append(" ").append(document.Text(document.tokens[token.head])).append(" ").append(token.dep);
    lines.push_back(line);
  }
  return lines;
}

// "text LABEL" for each entity.
inline std::vector<std::string> EntityLines(const Document& document) {
  std::vector<std::string> lines;
  for (const Entity& entity : document.entities) {
    lines.push_back(std::string(document.Text(entity.tokens)).append(" ").append(entity.label));
  }
  return lines;
}

inline std::vector<std::string> Texts(const Document& document) {
  std::vector<std::string> texts;
  for (const Token& token : document.tokens) {
    texts.emplace_back(document.Text(token));
  }
  return texts;
}

}  // namespace chancery::nlp

#endif  // CHANCERY_TESTS_NLP_MODEL_H_
