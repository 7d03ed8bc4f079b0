#include "extract/tense.h"

#include <algorithm>
#include <string_view>

namespace chancery::extract {
namespace {

using nlp::Document;
using nlp::Token;

// Steps up a tree; deeper ones are of no sentence that people understand.
constexpr int kMaxSteps = 8;

bool IsVerbal(const Token& token) { return token.pos == "VERB" || token.pos == "AUX"; }

uint32_t HeadOf(const Document& document, uint32_t token) {
  const uint32_t head = document.tokens[token].head;
  return head < document.tokens.size() ? head : token;
}

bool HasAuxiliary(const Document& document, uint32_t verb, std::string_view word) {
  return std::any_of(document.tokens.begin(), document.tokens.end(), [&](const Token& token) {
    return token.head == verb && token.dep == "aux" && document.Text(token) == word;
  });
}

}  // namespace

uint32_t TellingVerb(const FrameMatch& match, const Document& document) {
  if (match.support != nullptr) return match.support_verb;
  uint32_t at = match.trigger;
  for (int steps = 0; steps < kMaxSteps; ++steps) {
    if (IsVerbal(document.tokens[at])) return at;
    const uint32_t head = HeadOf(document, at);
    if (head == at) break;
    at = head;
  }
  return match.trigger;
}

bool IsSimplePast(const Document& document, uint32_t verb) {
  if (document.tokens[verb].tag != "VBD") return false;
  return std::none_of(document.tokens.begin(), document.tokens.end(), [verb](const Token& token) {
    return token.head == verb && (token.dep == "aux" || token.dep == "auxpass");
  });
}

bool IsInPerfect(const Document& document, uint32_t verb) {
  return HasAuxiliary(document, verb, "has") || HasAuxiliary(document, verb, "have");
}

bool IsInPluperfect(const Document& document, uint32_t verb) {
  for (int steps = 0; steps < kMaxSteps; ++steps) {
    if (HasAuxiliary(document, verb, "had")) return true;
    const Token& token = document.tokens[verb];
    const uint32_t head = HeadOf(document, verb);
    const bool shares = (token.dep == "conj" && token.tag == "VBN") || token.dep == "xcomp";
    if (!shares || head == verb || !IsVerbal(document.tokens[head])) return false;
    verb = head;
  }
  return false;
}

}  // namespace chancery::extract
