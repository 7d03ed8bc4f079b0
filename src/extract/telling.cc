#include "extract/telling.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "absl/algorithm/container.h"
#include "extract/factuality_lexicon.h"

namespace chancery::extract {
namespace {

// Whether what stands before a noun tells which of several is meant: a name, a number in a row, a field of its own
// ("climate summit"). What only describes it ("two-day", "historic", "peace") does not.
bool SaysWhich(const Tree& tree, uint32_t modifier) {
  static constexpr std::array<std::string_view, 16> kOthers = {
      "next",   "last",       "previous", "earlier", "further", "future",  "upcoming", "new",
      "second", "subsequent", "past",     "recent",  "similar", "current", "first",    "other"};
  static constexpr std::array<std::string_view, 12> kPlain = {"peace",   "summit", "crisis",    "emergency",
                                                              "weekend", "phone",  "telephone", "video",
                                                              "working", "lunch",  "dinner",    "day"};
  const std::string word = tree.Lower(modifier);
  if (absl::c_linear_search(kOthers, word) || tree[modifier].pos == "PROPN") return true;
  if (tree[modifier].pos == "NUM" || tree.Dep(modifier, {"nummod"})) return false;
  if (tree[modifier].pos == "NOUN") return !absl::c_linear_search(kPlain, word);
  return tree[modifier].entity >= 0 && word != std::string(tree.document().Text(tree[modifier]));
}

}  // namespace

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
                     absl::c_any_of(match.nouns, [&](uint32_t noun) { return IsBelow(tree.document(), above, noun); });
  // "his visit, planned for May, ...": a word that says how real the noun is, and not that it takes place.
  const VerbEntry* entry = FindVerb(tree[match.support_verb].lemma, "");
  const bool holds = entry == nullptr || entry->object == Effect::kSame || entry->object == Effect::kNone;
  return below && holds ? match.support_verb : match.trigger;
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

bool IsDefinite(const FrameMatch& match, const Tree& tree) {
  if (match.nouns.empty()) return false;
  const auto determiner = tree.children().Find(match.nouns.back(), {"det", "poss"});
  if (!determiner.has_value()) return false;
  const std::string word = tree.Lower(*determiner);
  return tree.Dep(*determiner, {"poss"}) || word == "the" || word == "this" || word == "that" || word == "these" ||
         word == "those";
}

bool IsAnaphoric(const FrameMatch& match, const Tree& tree) {
  if (!IsDefinite(match, tree)) return false;
  for (const uint32_t possessor : Possessors(tree, match.trigger)) {
    // "this year's summit"
    if (tree[possessor].entity < 0) return false;
    if (tree.document().entities[static_cast<size_t>(tree[possessor].entity)].label != "DATE") return false;
  }
  for (const uint32_t noun : match.nouns) {
    for (const uint32_t modifier : Modifiers(tree, noun)) {
      if (SaysWhich(tree, modifier)) return false;
    }
    for (const uint32_t child : tree.children().Of(noun)) {
      if (!tree.Dep(child, {"prep"})) continue;
      const std::string word = tree.Lower(child);
      const bool bundles = word == "of" && noun != match.trigger;
      if (!bundles && word != "in" && word != "at" && word != "on" && word != "over") return false;
    }
  }
  return true;
}

bool IsSequel(const Tree& tree, uint32_t verb) {
  static constexpr std::array<std::string_view, 5> kSequels = {"later", "afterwards", "afterward", "subsequently",
                                                               "then"};
  const auto is_sequel = [&](uint32_t token) { return absl::c_linear_search(kSequels, tree.Lower(token)); };
  for (const uint32_t child : tree.children().Of(verb)) {
    if (tree.Dep(child, {"advmod"}) && is_sequel(child)) return true;
    // "later that night"
    const auto adverb = tree.children().Find(child, {"advmod"});
    if (tree.Dep(child, {"npadvmod"}) && adverb.has_value() && is_sequel(*adverb)) return true;
  }
  return false;
}

bool IsApart(const FrameMatch& match, const Tree& tree) {
  for (const uint32_t noun : match.nouns) {
    for (const uint32_t modifier : Modifiers(tree, noun)) {
      const std::string word = tree.Lower(modifier);
      if (word == "separate" || word == "private" || word == "bilateral") return true;
    }
  }
  const uint32_t verb = match.nouns.empty() ? match.trigger : match.support_verb;
  if (!match.nouns.empty() && match.support == nullptr) return false;
  return HasAdverb(tree, verb, "separately") || HasAdverb(tree, verb, "alone") || HasAdverb(tree, verb, "privately");
}

bool IsSeparate(const FrameMatch& match, const Tree& tree) {
  const auto is_separate = [&](uint32_t noun) {
    const bool plural = tree[noun].tag == "NNS" || tree[noun].tag == "NNPS";
    return plural && absl::c_any_of(Modifiers(tree, noun), [&](uint32_t modifier) {
             const std::string word = tree.Lower(modifier);
             return word == "separate" || word == "bilateral" || word == "individual";
           });
  };
  if (absl::c_any_of(match.nouns, is_separate)) return true;
  const uint32_t verb = match.nouns.empty() ? match.trigger : match.support_verb;
  if (!match.nouns.empty() && match.support == nullptr) return false;
  return HasAdverb(tree, verb, "separately") || HasAdverb(tree, verb, "individually") ||
         absl::c_any_of(Prepositional(tree, verb, {"in"}), is_separate);
}

bool IsByWire(const FrameMatch& match, const Tree& tree) {
  static constexpr std::array<std::string_view, 6> kWires = {"telephone", "phone",          "video",
                                                             "videolink", "teleconference", "videoconference"};
  const auto is_wire = [&](uint32_t token) { return absl::c_linear_search(kWires, tree[token].lemma); };
  for (const uint32_t own : match.Own()) {
    for (const uint32_t token : Prepositional(tree, own, {"by", "over", "on", "via", "in"})) {
      if (is_wire(token) || absl::c_any_of(Modifiers(tree, token), is_wire)) return true;
    }
  }
  return false;
}

bool HasAdverb(const Tree& tree, uint32_t verb, std::string_view word) {
  const auto& children = tree.children().Of(verb);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) { return tree.Lower(child) == word; });
}

}  // namespace chancery::extract
