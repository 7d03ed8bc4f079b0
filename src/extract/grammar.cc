#include "extract/grammar.h"

#include <algorithm>
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "extract/grammar_parts.h"

namespace chancery::extract {
namespace {

void Append(Tokens& to, const Tokens& more) {
  for (const uint32_t token : more) {
    if (!absl::c_linear_search(to, token)) to.push_back(token);
  }
}

// "where", "when", "why" before a relative clause: nothing is missing in it.
bool HasRelativeAdverb(const Tree& tree, uint32_t verb) {
  for (const uint32_t child : tree.children().Of(verb)) {
    if (child < verb && tree[child].tag == "WRB") return true;
  }
  return false;
}

void AppendPrepositional(const Tree& tree, uint32_t token, const std::vector<std::string>& prepositions,
                         Tokens& found) {
  for (const uint32_t child : NearChildren(tree, token)) {
    if (!tree.Dep(child, {"prep", "dative", "agent"})) continue;
    if (absl::c_linear_search(prepositions, tree.Lower(child))) {
      for (const uint32_t below : tree.children().Of(child)) {
        if (tree.Dep(below, {"pobj", "pcomp"}) && !absl::c_linear_search(found, below)) found.push_back(below);
      }
    }
    // "from A to B": the second preposition sometimes hangs on the first; so does what is coordinated with it.
    for (const uint32_t below : tree.children().Of(child)) {
      if (!tree.Dep(below, {"prep", "conj"})) continue;
      // "to A on Monday and from there to B"
      for (const uint32_t last : {below, tree.children().Find(below, {"prep"}).value_or(below)}) {
        if (!absl::c_linear_search(prepositions, tree.Lower(last))) continue;
        if (const auto object = tree.children().Find(last, {"pobj"})) Append(found, {*object});
      }
    }
  }
}

void AppendModifiers(const Tree& tree, uint32_t noun, int steps, Tokens& found) {
  if (steps <= 0) return;
  for (const uint32_t child : tree.children().Of(noun)) {
    if (child > noun || !tree.Dep(child, {"compound", "amod", "nmod", "npadvmod", "nummod", "conj"})) continue;
    AppendModifiers(tree, child, steps - 1, found);
    found.push_back(child);
  }
}

// "Lee and I met": the parser sometimes takes the second of a row for another subject of the verb, and leaves "and" to
// the first one.
std::optional<uint32_t> SecondSubject(const Tree& tree, uint32_t subject) {
  const auto conjunction = tree.children().Find(subject, {"cc"});
  if (!conjunction.has_value() || *conjunction < subject || !tree.Dep(subject, {"nsubj", "nsubjpass"})) return {};
  const uint32_t verb = tree[subject].head;
  for (const uint32_t next : tree.children().Of(verb)) {
    if (next > *conjunction && next < verb && tree[next].dep == tree[subject].dep) {
      return tree.children().Find(subject, {"conj"}).has_value() ? std::nullopt : std::optional(next);
    }
  }
  return std::nullopt;
}

}  // namespace

bool IsRelativePronoun(const Tree& tree, uint32_t token) {
  const std::string_view tag = tree[token].tag;
  return tag == "WDT" || tag == "WP" || (tag == "WP$");
}

Tokens NearChildren(const Tree& tree, uint32_t token) {
  Tokens near;
  for (const uint32_t child : tree.children().Of(token)) {
    near.push_back(child);
    if (!tree.Dep(child, {"punct"})) continue;
    for (const uint32_t below : tree.children().Of(child)) near.push_back(below);
  }
  return near;
}

uint32_t Antecedent(const Tree& tree, uint32_t verb) {
  uint32_t noun = tree[verb].head;
  const bool who = std::any_of(tree.children().Of(verb).begin(), tree.children().Of(verb).end(),
                               [&](uint32_t child) { return tree[child].tag == "WP"; });
  for (int steps = 0; who && steps < 3 && tree.Dep(noun, {"pobj"}) && tree[noun].entity >= 0; ++steps) {
    const std::string_view label = tree.document().entities[static_cast<size_t>(tree[noun].entity)].label;
    const uint32_t above = tree[tree[noun].head].head;
    if (label == "PERSON" || !tree.IsNominal(above)) break;
    noun = above;
  }
  return noun;
}

bool Tree::Dep(uint32_t token, std::initializer_list<std::string_view> labels) const {
  return std::find(labels.begin(), labels.end(), (*this)[token].dep) != labels.end();
}

std::string Tree::Lower(uint32_t token) const {
  return absl::AsciiStrToLower(std::string(document_->Text((*this)[token])));
}

bool Tree::IsVerb(uint32_t token) const {
  const std::string_view pos = (*this)[token].pos;
  return pos == "VERB" || pos == "AUX";
}

bool Tree::IsNominal(uint32_t token) const {
  const std::string_view pos = (*this)[token].pos;
  return pos == "NOUN" || pos == "PROPN" || pos == "PRON";
}

bool IsPassive(const Tree& tree, uint32_t verb) {
  if (tree.children().Find(verb, {"nsubjpass", "auxpass"}).has_value()) return true;
  if (tree[verb].tag != "VBN") return false;
  // "had spoken by telephone" has a "by" and is active all the same.
  if (const auto aux = tree.children().Find(verb, {"aux"}); aux.has_value() && tree[*aux].lemma == "have") return false;
  if (tree.children().Find(verb, {"agent"}).has_value()) return true;
  if (tree.Dep(verb, {"acl"})) return true;
  // A second participle after the auxiliaries of the first: "was received and honoured by".
  return tree.Dep(verb, {"conj"}) && !tree.children().Find(verb, {"nsubj", "aux"}).has_value() &&
         tree[tree[verb].head].tag == "VBN" && tree.children().Find(tree[verb].head, {"auxpass"}).has_value();
}

Tokens Objects(const Tree& tree, uint32_t verb) {
  if (IsPassive(tree, verb)) return SurfaceSubjects(tree, verb);
  if (const auto object = ObjectAsSubject(tree, verb)) return {*object};
  Tokens objects;
  for (const uint32_t child : tree.children().Of(verb)) {
    if (tree.Dep(child, {"dobj"}) && !IsRelativePronoun(tree, child)) objects.push_back(child);
  }
  const bool gap = tree.Dep(verb, {"relcl"}) && objects.empty() && !HasRelativeAdverb(tree, verb) &&
                   Prepositional(tree, verb, {"with", "to"}).empty();
  const auto subject = tree.children().Find(verb, {"nsubj"});
  if (gap && subject.has_value() && !IsRelativePronoun(tree, *subject)) return {Antecedent(tree, verb)};
  return objects;
}

Tokens Prepositional(const Tree& tree, uint32_t token, const std::vector<std::string>& prepositions) {
  Tokens found;
  AppendPrepositional(tree, token, prepositions, found);
  if (!tree.IsVerb(token)) {
    // "the arrival of Abe in Rome", "talks in Rome with Abe": what follows a name is often hung on it.
    if (!found.empty()) return found;
    for (const uint32_t child : NearChildren(tree, token)) {
      const std::string preposition = tree.Lower(child);
      const bool whose = (preposition == "of" || preposition == "by") &&
                         (prepositions.front() == "in" || prepositions.front() == "to");
      const bool where = (preposition == "in" || preposition == "at") && prepositions.front() == "with";
      if (!tree.Dep(child, {"prep"}) || !(whose || where)) continue;
      const auto name = tree.children().Find(child, {"pobj"});
      if (name.has_value() && tree[*name].pos == "PROPN") AppendPrepositional(tree, *name, prepositions, found);
    }
    return found;
  }
  for (const uint32_t child : NearChildren(tree, token)) {
    if (tree.Dep(child, {"dobj", "attr", "prt", "advmod", "acomp"})) {
      AppendPrepositional(tree, child, prepositions, found);
    }
    if (!tree.Dep(child, {"prep", "agent"})) continue;
    if (const auto object = tree.children().Find(child, {"pobj"})) {
      AppendPrepositional(tree, *object, prepositions, found);
      // "met in Damascus, Syria with X"
      if (const auto apposed = tree.children().Find(*object, {"appos", "conj"})) {
        AppendPrepositional(tree, *apposed, prepositions, found);
      }
    }
  }
  return found;
}

Tokens Possessors(const Tree& tree, uint32_t noun) {
  for (int steps = 0; steps < kMaxSteps; ++steps) {
    if (const auto possessor = tree.children().Find(noun, {"poss"})) {
      if (tree[*possessor].tag != "WP$") return {*possessor};
      // "Abe, whose visit to X has ended": whom the clause hangs on.
      const std::optional<uint32_t> clause = GoverningVerb(tree, noun);
      return clause.has_value() && tree.Dep(*clause, {"relcl"}) ? Tokens{tree[*clause].head} : Tokens{};
    }
    if (!tree.Dep(noun, {"conj"}) || !tree.IsNominal(tree[noun].head)) return {};
    noun = tree[noun].head;
  }
  return {};
}

Tokens Modifiers(const Tree& tree, uint32_t noun) {
  Tokens found;
  AppendModifiers(tree, noun, kMaxSteps, found);
  return found;
}

Tokens Clauses(const Tree& tree, uint32_t token) {
  Tokens found;
  for (const uint32_t child : NearChildren(tree, token)) {
    const bool of_verb = tree.Dep(child, {"xcomp", "ccomp"}) && child > token;
    const bool of_noun = tree.Dep(child, {"acl"}) && tree[child].tag == "VB" && child > token;
    // "was in Brussels to meet them": with "be" the purpose completes it.
    const bool of_being = tree.Dep(child, {"advcl"}) && child > token && tree[token].lemma == "be" &&
                          tree[child].tag == "VB" && tree.children().Find(child, {"aux"}).has_value();
    if (of_verb || of_noun || of_being) found.push_back(child);
    if (!tree.Dep(child, {"prep"}) || tree.Lower(child) != "to") continue;
    if (const auto clause = tree.children().Find(child, {"pcomp"})) found.push_back(*clause);
  }
  // "commit themselves to call for peace": the infinitive is hung on the verb as an aside.
  const auto object = tree.children().Find(token, {"dobj"});
  const bool reflexive = object.has_value() && tree[*object].pos == "PRON" &&
                         (tree.Lower(*object).ends_with("self") || tree.Lower(*object).ends_with("selves"));
  for (const uint32_t child : tree.children().Of(token)) {
    const auto to = tree.children().Find(child, {"aux"});
    if (reflexive && found.empty() && tree.Dep(child, {"advcl"}) && to.has_value() && tree.Lower(*to) == "to") {
      found.push_back(child);
    }
  }
  // "promised Ukraine to help it": the infinitive is sometimes hung on the person addressed.
  for (const uint32_t child : tree.children().Of(token)) {
    if (!found.empty() || !tree.Dep(child, {"dobj"})) continue;
    const auto clause = tree.children().Find(child, {"acl"});
    if (clause.has_value() && tree[*clause].tag == "VB") found.push_back(*clause);
  }
  return found;
}

Tokens Where(const Tree& tree, uint32_t verb) {
  if (!tree.Dep(verb, {"relcl"})) return {};
  for (const uint32_t child : tree.children().Of(verb)) {
    if (child < verb && tree.Lower(child) == "where") return {tree[verb].head};
  }
  return {};
}

Tokens Complements(const Tree& tree, uint32_t verb) {
  Tokens found;
  for (const uint32_t child : tree.children().Of(verb)) {
    if (tree.Dep(child, {"attr", "oprd", "acomp"})) found.push_back(child);
  }
  return found;
}

Tokens Adverbs(const Tree& tree, uint32_t verb) {
  Tokens found;
  for (const uint32_t child : tree.children().Of(verb)) {
    if (tree.Dep(child, {"advmod", "prt"})) found.push_back(child);
  }
  return found;
}

Tokens Listeners(const Tree& tree, uint32_t verb) {
  for (const uint32_t child : tree.children().Of(verb)) {
    if (!tree.Dep(child, {"dative"})) continue;
    if (tree[child].pos != "ADP") return {child};
    if (const auto object = tree.children().Find(child, {"pobj"})) return {*object};
  }
  if (IsPassive(tree, verb)) return SurfaceSubjects(tree, verb);
  if (const auto object = tree.children().Find(verb, {"dobj"}); object.has_value() && !Clauses(tree, verb).empty()) {
    return {*object};
  }
  const auto object = tree.children().Find(verb, {"dobj"});
  const bool says = tree[verb].lemma == "tell" || tree[verb].lemma == "assure" || tree[verb].lemma == "inform";
  if (object.has_value() && says) return {*object};
  if (tree[verb].lemma == "say" || tree[verb].lemma == "promise") return Prepositional(tree, verb, {"to"});
  return {};
}

std::optional<uint32_t> GoverningVerb(const Tree& tree, uint32_t token) {
  for (uint32_t steps = 0; steps < tree.size() && !tree.IsRoot(token); ++steps) {
    token = tree[token].head;
    if (tree.IsVerb(token) && !tree.Dep(token, {"prep", "amod", "compound"})) return token;
  }
  return std::nullopt;
}

uint32_t FirstConjunct(const Tree& tree, uint32_t noun) {
  for (int steps = 0; steps < 8 && tree.Dep(noun, {"conj"}) && tree.IsNominal(tree[noun].head); ++steps) {
    noun = tree[noun].head;
  }
  return noun;
}

Tokens Coordinated(const Tree& tree, uint32_t token) {
  Tokens all = {token};
  for (size_t i = 0; i < all.size() && all.size() < 64; ++i) {
    if (const auto second = SecondSubject(tree, all[i]); second.has_value() && !absl::c_linear_search(all, *second)) {
      all.push_back(*second);
    }
    for (const uint32_t child : tree.children().Of(all[i])) {
      if (tree.Dep(child, {"conj"}) && tree.IsNominal(child) && !absl::c_linear_search(all, child)) {
        all.push_back(child);
      }
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace chancery::extract
