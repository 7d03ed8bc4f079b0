#include "extract/reading.h"

#include <algorithm>

namespace chancery::extract {
namespace {

// The head of a token, or the token itself at a root and where the head is damaged.
uint32_t HeadOf(const nlp::Document& document, uint32_t token) {
  const uint32_t head = document.tokens[token].head;
  return head < document.tokens.size() ? head : token;
}

}  // namespace

Children::Children(const nlp::Document& document) {
  const auto size = static_cast<uint32_t>(document.tokens.size());
  begins_.assign(size + 1, 0);
  labels_.reserve(size);
  for (uint32_t i = 0; i < size; ++i) {
    labels_.push_back(document.tokens[i].dep);
    const uint32_t head = HeadOf(document, i);
    if (head != i) ++begins_[head + 1];
  }
  for (uint32_t i = 0; i < size; ++i) begins_[i + 1] += begins_[i];
  children_.resize(begins_[size]);
  std::vector<uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t head = HeadOf(document, i);
    if (head != i) children_[next[head]++] = i;
  }
}

std::optional<uint32_t> Children::Find(uint32_t token, std::initializer_list<std::string_view> labels) const {
  for (const uint32_t child : Of(token)) {
    if (std::find(labels.begin(), labels.end(), labels_[child]) != labels.end()) return child;
  }
  return std::nullopt;
}

bool IsBelow(const nlp::Document& document, uint32_t token, uint32_t above) {
  // A walk longer than the document has come round a circle.
  for (size_t steps = 0; steps <= document.tokens.size(); ++steps) {
    if (token == above) return true;
    const uint32_t head = HeadOf(document, token);
    if (head == token) return false;
    token = head;
  }
  return false;
}

nlp::TokenRange Subtree(const nlp::Document& document, uint32_t token) {
  const auto size = static_cast<uint32_t>(document.tokens.size());
  nlp::TokenRange sentence{0, size};
  if (document.tokens[token].sentence < document.sentences.size()) {
    const nlp::TokenRange claimed = document.sentences[document.tokens[token].sentence];
    if (claimed.begin <= token && token < claimed.end && claimed.end <= size) sentence = claimed;
  }
  // Every token is walked over once: a walk stops where an earlier one has been.
  enum class Place : unsigned char { kUnknown, kWalking, kBelow, kElsewhere };
  std::vector<Place> places(sentence.end - sentence.begin, Place::kUnknown);
  places[token - sentence.begin] = Place::kBelow;
  nlp::TokenRange range{token, token + 1};
  std::vector<uint32_t> walk;
  for (uint32_t start = sentence.begin; start < sentence.end; ++start) {
    walk.clear();
    Place place = Place::kElsewhere;
    for (uint32_t at = start; at >= sentence.begin && at < sentence.end;) {
      Place& here = places[at - sentence.begin];
      if (here != Place::kUnknown) {
        if (here == Place::kBelow) place = Place::kBelow;
        break;
      }
      here = Place::kWalking;
      walk.push_back(at);
      const uint32_t head = HeadOf(document, at);
      if (head == at) break;
      at = head;
    }
    for (const uint32_t walked : walk) places[walked - sentence.begin] = place;
    if (place == Place::kBelow) {
      range.begin = std::min(range.begin, start);
      range.end = std::max(range.end, start + 1);
    }
  }
  return range;
}

}  // namespace chancery::extract
