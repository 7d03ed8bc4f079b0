// The memory that one call of Pipeline::Process works in, with the caches that make the next call faster. One thread at
// a time uses a workspace; a pool hands them out.
#ifndef CHANCERY_NLP_WORKSPACE_H_
#define CHANCERY_NLP_WORKSPACE_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "nlp/attribute_ruler.h"
#include "nlp/dependency_parser.h"
#include "nlp/entity_recognizer.h"
#include "nlp/lexeme.h"
#include "nlp/tok2vec.h"
#include "nlp/tokenizer.h"

namespace chancery::nlp {

// One text on its way through the pipeline.
struct TextWork {
  size_t document = 0;     // which of the call's documents
  size_t first_place = 0;  // of its first word, among the places of the group
  std::vector<Piece> pieces;
  std::vector<Lexeme*> words;
  std::vector<uint8_t> is_space;
  ParseTree tree;
  Annotations annotations;
};

struct Workspace {
  TokenizerCache tokenizer;
  Lexicon lexicon;
  Tok2VecScratch tok2vec;
  Tok2VecScratch entity_tok2vec;
  ParserScratch parser;
  StateScorer entity_scorer;
  std::vector<TextWork> texts;  // the first `text_count` are of the group at hand
  size_t text_count = 0;
  std::vector<Place> places;
  std::vector<float> projected;
  std::vector<float> tag_scores;
  std::vector<uint16_t> tags;  // by place
  std::vector<EntitySpan> entities;
};

// Workspaces that are not in use. Safe for threads.
class WorkspacePool {
 public:
  std::unique_ptr<Workspace> Take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      return std::make_unique<Workspace>();
    }
    std::unique_ptr<Workspace> workspace = std::move(free_.back());
    free_.pop_back();
    return workspace;
  }

  void Return(std::unique_ptr<Workspace> workspace) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(workspace));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;  // guarded by mutex_
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_WORKSPACE_H_
