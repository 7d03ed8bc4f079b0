// Who does what to whom: logical subjects, objects and complements over a dependency tree, with the detours of English
// undone (passive, coordination, control, relative and participial clauses).
//
// All functions give tokens that head a phrase, without what is coordinated with them; an empty result says that the
// sentence does not tell. They look at a bounded part of the tree and end on any input.
#ifndef CHANCERY_EXTRACT_GRAMMAR_H_
#define CHANCERY_EXTRACT_GRAMMAR_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading.h"

namespace chancery::extract {

using Tokens = std::vector<uint32_t>;

// A unit with its tree. A view: the document must outlive it. Immutable.
class Tree {
 public:
  Tree(const Unit& unit, uint32_t index)
      : unit_(&unit), index_(index), document_(unit.document), children_(*unit.document) {}

  const Unit& unit() const { return *unit_; }
  uint32_t index() const { return index_; }  // of the unit in its reading
  const nlp::Document& document() const { return *document_; }
  const Children& children() const { return children_; }
  const nlp::Token& operator[](uint32_t token) const { return document_->tokens[token]; }
  uint32_t size() const { return static_cast<uint32_t>(document_->tokens.size()); }
  TokenRef Ref(uint32_t token) const { return {index_, token}; }
  bool Dep(uint32_t token, std::initializer_list<std::string_view> labels) const;
  bool IsRoot(uint32_t token) const { return document_->tokens[token].head == token; }
  // The text in lower case.
  std::string Lower(uint32_t token) const;
  bool IsVerb(uint32_t token) const;
  bool IsNominal(uint32_t token) const;

 private:
  const Unit* unit_;
  uint32_t index_;
  const nlp::Document* document_;
  Children children_;
};

// Whether a verb is in the passive, finite ("was received") or reduced ("talks held in Rome").
bool IsPassive(const Tree& tree, uint32_t verb);

// What agrees with the verb, found through coordination ("met A and flew to B"), control ("agreed to meet"),
// participles ("speaking after ..."), relative clauses ("who met ...") and headlines ("X to visit Y").
Tokens SurfaceSubjects(const Tree& tree, uint32_t verb);
// Who acts: the surface subject, or the agent of a passive.
Tokens Subjects(const Tree& tree, uint32_t verb);
// Whom it is done to: the object, or the surface subject of a passive, or what a relative clause hangs on.
Tokens Objects(const Tree& tree, uint32_t verb);
// What follows one of the prepositions after a verb or a noun. After a verb also those that hang on its objects, as
// parsers and people attach them either way.
Tokens Prepositional(const Tree& tree, uint32_t token, const std::vector<std::string>& prepositions);
// "Kerry" of "Kerry's visit", "his" of "his visit and talks".
Tokens Possessors(const Tree& tree, uint32_t noun);
// All that stands before a noun and says which or what it is: "Israeli", "Palestinian", "peace" of "Israeli-Palestinian
// peace talks".
Tokens Modifiers(const Tree& tree, uint32_t noun);
// The clause that completes a verb or noun: "promised that he would go", "agreed to go", "committed to going".
Tokens Clauses(const Tree& tree, uint32_t token);
// The place that a verb's relative clause hangs on: "China, where he had talks".
Tokens Where(const Tree& tree, uint32_t verb);
// What a verb says of its object or subject: "called him a liar", "is the host".
Tokens Complements(const Tree& tree, uint32_t verb);
// The adverbs and particles of a verb: "flew home", "took him aside".
Tokens Adverbs(const Tree& tree, uint32_t verb);
// To whom a verb of saying or giving is addressed: "told X that", "promised X support", "said to X".
Tokens Listeners(const Tree& tree, uint32_t verb);
// The nearest verb above a token.
std::optional<uint32_t> GoverningVerb(const Tree& tree, uint32_t token);
// Up from a coordinated noun to the first one of the row.
uint32_t FirstConjunct(const Tree& tree, uint32_t noun);
// The phrase heads coordinated with this one, itself first.
Tokens Coordinated(const Tree& tree, uint32_t token);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_GRAMMAR_H_
