#include "extract/reading.h"

#include <algorithm>

namespace chancery::extract {

Children::Children(const nlp::Document& document) : document_(&document), children_(document.tokens.size()) {
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    const uint32_t head = document.tokens[i].head;
    if (head != i) children_[head].push_back(i);
  }
}

std::optional<uint32_t> Children::Find(uint32_t token, std::initializer_list<std::string_view> labels) const {
  for (const uint32_t child : children_[token]) {
    if (std::find(labels.begin(), labels.end(), document_->tokens[child].dep) != labels.end()) return child;
  }
  return std::nullopt;
}

nlp::TokenRange Subtree(const nlp::Document& document, uint32_t token) {
  nlp::TokenRange range{token, token + 1};
  const nlp::TokenRange sentence = document.sentences[document.tokens[token].sentence];
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    uint32_t above = i;
    while (above != token && document.tokens[above].head != above) above = document.tokens[above].head;
    if (above != token) continue;
    range.begin = std::min(range.begin, i);
    range.end = std::max(range.end, i + 1);
  }
  return range;
}

}  // namespace chancery::extract
