// Who acts: subjects through coordination, control, participles, relative clauses and headlines.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "absl/algorithm/container.h"
#include "extract/grammar.h"
#include "extract/grammar_parts.h"

namespace chancery::extract {
namespace {

// Verbs whose object does what their infinitive says: "invited Abbas to visit", "urged Iran to return".
constexpr std::array<std::string_view, 20> kObjectControl = {
    "invite",   "ask",   "urge", "persuade", "allow", "convince", "encourage", "tell",   "order",  "force",
    "instruct", "press", "want", "expect",   "help",  "permit",   "send",      "enable", "advise", "authorize"};

Tokens FoundSubjects(const Tree& tree, uint32_t verb, int steps);

// The subject of an infinitive or participle that hangs on a noun: "leaders attending ...", "X to visit Y",
// "X's plan to visit", "X announced plans to visit".
Tokens SubjectsThroughNoun(const Tree& tree, uint32_t verb, int steps) {
  const uint32_t noun = tree[verb].head;
  if (tree[verb].tag == "VBG" || tree[verb].tag == "VBN") return {noun};
  if (tree[noun].lemma == "invitation") {
    const Tokens invited = Prepositional(tree, noun, {"to", "for"});
    if (!invited.empty()) return {invited.front()};
  } else if (tree[noun].lemma == "turn") {
    // "it was the turn of X to receive Y"
    const Tokens whose = Prepositional(tree, noun, {"of"});
    if (!whose.empty()) return {whose.front()};
    if (Tokens possessors = Possessors(tree, noun); !possessors.empty()) return possessors;
  } else if (Tokens possessors = Possessors(tree, noun); !possessors.empty()) {
    return possessors;
  }
  const bool whole_sentence = tree.IsRoot(noun) || tree.unit().headline;
  if (whole_sentence && tree[noun].pos == "PROPN") return {noun};
  const std::optional<uint32_t> governor = GoverningVerb(tree, noun);
  if (!governor.has_value()) return tree[noun].pos == "PROPN" ? Tokens{noun} : Tokens{};
  if (tree.Dep(noun, {"nsubj"}) && tree[noun].pos == "PROPN") return {noun};
  return FoundSubjects(tree, *governor, steps - 1);
}

// Who does what an infinitive says: the object of the verb above it, or that verb's subject.
Tokens Controllers(const Tree& tree, uint32_t verb, int steps) {
  const uint32_t above = tree[verb].head;
  if (absl::c_linear_search(kObjectControl, tree[above].lemma)) {
    Tokens objects = Objects(tree, above);
    if (!objects.empty()) return objects;
  }
  return FoundSubjects(tree, above, steps - 1);
}

// Whether the first word of a name's compound is a day or a month: "On Monday Smith will meet ..." is sometimes parsed
// with a man of the name Monday Smith.
bool BeginsWithDate(const Tree& tree, uint32_t name) {
  static constexpr std::array<std::string_view, 19> kDates = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
      "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
  const auto first = tree.children().Find(name, {"compound", "nmod"});
  return first.has_value() && absl::c_linear_search(kDates, tree.Lower(*first));
}

// "A went to X in December and B came to Y": B is often parsed as coordinated with the date.
Tokens NextToADate(const Tree& tree, uint32_t noun) {
  const uint32_t name = tree.Dep(noun, {"appos"}) ? tree[noun].head : noun;
  if (!tree.Dep(name, {"conj"})) return {};
  const auto is_date = [&](uint32_t token) {
    if (tree[token].entity < 0) return false;
    const std::string_view label = tree.document().entities[static_cast<size_t>(tree[token].entity)].label;
    return label == "DATE" || label == "TIME";
  };
  return is_date(tree[name].head) && !is_date(name) ? Tokens{name} : Tokens{};
}

// The last word before a finite verb that has no subject, if it ends a phrase that was read as an aside of an opening
// one: "Following his talks with A, B promised ..." is often parsed with B in apposition to A.
Tokens StrandedSubject(const Tree& tree, uint32_t verb) {
  const std::string_view tag = tree[verb].tag;
  const bool finite = tag == "VBD" || tag == "VBZ" || tag == "VBP" || tree.children().Find(verb, {"aux"}).has_value();
  if (!finite || verb == 0) return {};
  uint32_t before = verb;
  const auto may_stand_between = [&](uint32_t token) {
    return token == verb || tree[token].head == verb || tree.Dep(token, {"punct"});
  };
  while (before > 0 && may_stand_between(before) && !tree.IsNominal(before)) --before;
  if (!tree.IsNominal(before) || tree[before].sentence != tree[verb].sentence) return {};
  if (Tokens next = NextToADate(tree, before); !next.empty()) return next;
  const bool dated = tree.Dep(before, {"pobj"}) && BeginsWithDate(tree, before);
  if (!dated && !tree.Dep(before, {"appos", "conj"})) return {};
  // The phrase must belong to what opens the sentence.
  uint32_t top = before;
  for (int i = 0; i < kMaxSteps && tree[top].head != verb && !tree.IsRoot(top); ++i) top = tree[top].head;
  if (tree[top].head != verb || top == verb || top > before) return {};
  return tree.Dep(top, {"prep", "advcl", "npadvmod"}) ? Tokens{before} : Tokens{};
}

Tokens FoundSubjects(const Tree& tree, uint32_t verb, int steps) {
  if (steps <= 0) return {};
  if (ObjectAsSubject(tree, verb).has_value()) return FoundSubjects(tree, tree[verb].head, steps - 1);
  if (const auto subject = tree.children().Find(verb, {"nsubj", "nsubjpass"})) {
    if (!IsRelativePronoun(tree, *subject) || !tree.Dep(verb, {"relcl"})) return {*subject};
    return {Antecedent(tree, verb)};
  }
  if (tree.IsRoot(verb)) return StrandedSubject(tree, verb);
  const uint32_t head = tree[verb].head;
  if (tree.Dep(verb, {"relcl"})) {
    // "the turn of X to receive Y"
    const auto to = tree.children().Find(verb, {"aux"});
    const bool infinitive = to.has_value() && tree.Lower(*to) == "to";
    return infinitive ? SubjectsThroughNoun(tree, verb, steps) : Tokens{head};
  }
  if (tree.Dep(verb, {"acl"})) {
    return tree.IsVerb(head) ? FoundSubjects(tree, head, steps - 1) : SubjectsThroughNoun(tree, verb, steps);
  }
  if (tree.Dep(verb, {"conj", "dep", "advcl", "ccomp", "parataxis"}) && tree.IsVerb(head)) {
    const Tokens stranded = StrandedSubject(tree, verb);
    return stranded.empty() ? FoundSubjects(tree, head, steps - 1) : stranded;
  }
  if (tree.Dep(verb, {"xcomp"})) return Controllers(tree, verb, steps);
  // "is due to meet": the adjective's subject is that of its verb.
  if (tree.Dep(verb, {"acomp"}) && tree.IsVerb(head)) return FoundSubjects(tree, head, steps - 1);
  if (tree.Dep(verb, {"pcomp", "advcl", "amod"})) {
    const std::optional<uint32_t> governor = GoverningVerb(tree, verb);
    if (governor.has_value()) return FoundSubjects(tree, *governor, steps - 1);
  }
  return {};
}

Tokens Agents(const Tree& tree, uint32_t verb) {
  for (const uint32_t child : NearChildren(tree, verb)) {
    if (!tree.Dep(child, {"agent", "prep"}) || tree.Lower(child) != "by") continue;
    if (const auto object = tree.children().Find(child, {"pobj"})) return {*object};
  }
  return {};
}

}  // namespace

std::optional<uint32_t> ObjectAsSubject(const Tree& tree, uint32_t verb) {
  const std::string_view tag = tree[verb].tag;
  if (!tree.Dep(verb, {"conj"}) || !tree.IsVerb(tree[verb].head) || (tag != "VBZ" && tag != "VBD" && tag != "VBP")) {
    return std::nullopt;
  }
  const auto subject = tree.children().Find(verb, {"nsubj"});
  if (!subject.has_value() || *subject < verb || tree[verb].lemma == "be" || tree[verb].lemma == "say") {
    return std::nullopt;
  }
  if (tree.children().Find(verb, {"dobj", "attr", "ccomp", "xcomp", "aux", "expl"}).has_value()) return std::nullopt;
  // "and with him went Y", "when asked said Y": what stands before the verb may have turned the order.
  for (const uint32_t child : tree.children().Of(verb)) {
    if (child < verb && !tree.Dep(child, {"cc", "punct"})) return std::nullopt;
  }
  return subject;
}

Tokens SurfaceSubjects(const Tree& tree, uint32_t verb) { return FoundSubjects(tree, verb, kMaxSteps); }

Tokens Subjects(const Tree& tree, uint32_t verb) {
  return IsPassive(tree, verb) ? Agents(tree, verb) : SurfaceSubjects(tree, verb);
}

}  // namespace chancery::extract
