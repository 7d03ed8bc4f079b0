#include "extract/telling.h"

#include <algorithm>

namespace chancery::extract {

std::string HedgeOf(const Tree& tree, uint32_t verb) {
  for (const uint32_t child : tree.children().Of(verb)) {
    const std::string word = tree.Lower(child);
    if (tree.Dep(child, {"advmod"}) && (word == "likely" || word == "probably")) return "likely";
    if (tree.Dep(child, {"advmod"}) && (word == "possibly" || word == "perhaps")) return "possible";
    if (tree.Dep(child, {"aux"}) && (word == "may" || word == "might" || word == "could")) return "possible";
  }
  return "";
}

uint32_t JudgedWord(const FrameMatch& match, const Tree& tree) {
  if (match.support == nullptr || !match.support->asserts) return match.trigger;
  const uint32_t above = tree[match.support_verb].head;
  const bool below = tree.Dep(match.support_verb, {"relcl", "acl"}) &&
                     std::find(match.nouns.begin(), match.nouns.end(), above) != match.nouns.end();
  return below ? match.support_verb : match.trigger;
}

bool IsAskedOrDeniedOfAll(const FrameMatch& match, const Tree& tree) {
  const nlp::Document& document = tree.document();
  const nlp::TokenRange sentence = document.sentences[tree[match.trigger].sentence];
  for (uint32_t i = sentence.end; i > sentence.begin && tree[i - 1].pos == "PUNCT"; --i) {
    if (document.Text(tree[i - 1]) == "?") return true;
  }
  if (!match.nouns.empty() && match.support == nullptr) return false;
  const uint32_t verb = match.nouns.empty() ? match.trigger : match.support_verb;
  for (const uint32_t subject : SurfaceSubjects(tree, verb)) {
    const auto determiner = tree.children().Find(subject, {"det", "preconj", "neg"});
    if (!determiner.has_value()) continue;
    const std::string word = tree.Lower(*determiner);
    if (word == "no" || word == "neither") return true;
  }
  return false;
}

bool IsAnaphoric(const FrameMatch& match, const Tree& tree) {
  const uint32_t noun = match.trigger;
  const auto determiner = tree.children().Find(noun, {"det"});
  if (match.nouns.empty() || !determiner.has_value()) return false;
  const std::string word = tree.Lower(*determiner);
  if (word != "the" && word != "this" && word != "that") return false;
  if (!Modifiers(tree, noun).empty() || !Possessors(tree, noun).empty()) return false;
  return !tree.children().Find(noun, {"prep", "relcl", "acl"}).has_value();
}

bool HasAdverb(const Tree& tree, uint32_t verb, std::string_view word) {
  const auto& children = tree.children().Of(verb);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) { return tree.Lower(child) == word; });
}

}  // namespace chancery::extract
