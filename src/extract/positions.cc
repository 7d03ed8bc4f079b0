#include "extract/positions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"

namespace chancery::extract {
namespace {

using ontology::Position;

bool IsOfSort(const std::string& sort, const Tree& tree, uint32_t token, const ArticleActors& actors) {
  if (sort == "word") return true;
  const ActorSpan* span = actors.At(tree.Ref(token));
  if (span == nullptr) return false;
  if (sort == "demonym") return span->called_by == CalledBy::kDemonym;
  const auto is_kind = [&](std::string_view kind) {
    return std::any_of(span->actors.begin(), span->actors.end(),
                       [&](uint32_t actor) { return actors.actors()[actor].kind == kind; });
  };
  if (sort == "organization") return is_kind("organization") || is_kind("group");
  const bool own_name = span->called_by == CalledBy::kName && is_kind("country");
  if (sort == "country") return own_name && span->called_by != CalledBy::kDemonym;
  return span->place && !own_name && span->called_by != CalledBy::kDemonym;  // city
}

Tokens ModifiersOfSorts(const std::vector<std::string>& sorts, const Tree& tree, uint32_t noun,
                        const ArticleActors& actors) {
  Tokens found;
  for (const uint32_t token : Modifiers(tree, noun)) {
    if (std::any_of(sorts.begin(), sorts.end(),
                    [&](const std::string& sort) { return IsOfSort(sort, tree, token, actors); })) {
      found.push_back(token);
    }
  }
  return found;
}

bool IsClauseOfSort(const std::string& sort, const Tree& tree, uint32_t clause) {
  if (sort == "gerund") return tree[clause].tag == "VBG";
  for (const uint32_t child : tree.children().Of(clause)) {
    if (child > clause || !tree.Dep(child, {"aux", "auxpass"})) continue;
    const std::string word = tree.Lower(child);
    if (sort == "infinitive" && word == "to") return true;
    if (sort == "future" && (word == "will" || word == "would" || word == "shall" || word == "’ll" || word == "'ll")) {
      return true;
    }
  }
  return false;
}

Tokens ClausesOfSorts(const std::vector<std::string>& sorts, const Tree& tree, uint32_t anchor) {
  Tokens found = Clauses(tree, anchor);
  if (sorts.empty()) return found;
  std::erase_if(found, [&](uint32_t clause) {
    return std::none_of(sorts.begin(), sorts.end(),
                        [&](const std::string& sort) { return IsClauseOfSort(sort, tree, clause); });
  });
  return found;
}

// Of a verb above: who does it and, of a passive, whom it is done to: "signed by X after talks with Y".
Tokens WhoeverIsInvolved(const Tree& tree, uint32_t verb) {
  Tokens found = Subjects(tree, verb);
  for (const uint32_t token : SurfaceSubjects(tree, verb)) {
    if (!absl::c_linear_search(found, token)) found.push_back(token);
  }
  return found;
}

Tokens ResolveFrom(const Position& position, const FrameMatch& match, const Tree& tree, uint32_t anchor,
                   const ArticleActors& actors) {
  using Relation = Position::Relation;
  switch (position.relation) {
    case Relation::kSubject:
      if (!tree.IsVerb(anchor)) return {};
      return position.anchor == Position::Anchor::kGovernor ? WhoeverIsInvolved(tree, anchor) : Subjects(tree, anchor);
    case Relation::kObject:
      return tree.IsVerb(anchor) ? Objects(tree, anchor) : Tokens{};
    case Relation::kPrep:
      return Prepositional(tree, anchor, position.words);
    case Relation::kPossessor:
      return Possessors(tree, anchor);
    case Relation::kModifier:
      return ModifiersOfSorts(position.words, tree, anchor, actors);
    case Relation::kClause:
      return ClausesOfSorts(position.words, tree, anchor);
    case Relation::kWhere:
      return Where(tree, anchor);
    case Relation::kComplement:
      return Complements(tree, anchor);
    case Relation::kAdverb:
      return Adverbs(tree, anchor);
    case Relation::kSelf:
      return {anchor};
    case Relation::kSpeaker:
      if (match.attribution.has_value() && match.attribution->unit == tree.index()) {
        if (match.attribution->speaker.has_value()) return {*match.attribution->speaker};
      }
      // Another paragraph or the byline names the speaker, or "it was announced" nobody: "we" is he, and what acts for
      // him stands for him.
      return match.frame->own_side && tree.IsVerb(anchor) ? SurfaceSubjects(tree, anchor) : Tokens{};
    case Relation::kListener:
      if (!match.frame->own_side || position.anchor == Position::Anchor::kContent) return Listeners(tree, anchor);
      return match.attribution.has_value() && match.attribution->unit == tree.index() &&
                     tree.IsVerb(match.attribution->verb)
                 ? Listeners(tree, match.attribution->verb)
                 : Tokens{};
  }
  return {};
}

// The verbs of what is promised: "go on" and "helping" of "promised to go on helping X".
Tokens ContentVerbs(const FrameMatch& match, const Tree& tree, const ArticleActors& actors) {
  Tokens verbs;
  for (const Position& position : match.frame->content) {
    verbs = Resolve(position, match, tree, actors);
    if (!verbs.empty()) break;
  }
  for (size_t i = 0; i < verbs.size() && verbs.size() < 16; ++i) {
    for (const uint32_t child : tree.children().Of(verbs[i])) {
      if (tree.Dep(child, {"xcomp"}) && !absl::c_linear_search(verbs, child)) verbs.push_back(child);
    }
  }
  std::erase_if(verbs, [&](uint32_t verb) { return !tree.IsVerb(verb); });
  return verbs;
}

// Whether a noun hangs on its governor by a preposition ("spoke after talks with X", "flew there for talks"). What is
// its object or subject ("criticised the meeting with X") makes nobody a participant, unless the verb is a support.
bool HangsOnGovernor(const FrameMatch& match, const Tree& tree) {
  if (match.nouns.empty()) return true;
  const uint32_t noun = FirstConjunct(tree, match.nouns.back());
  if (!tree.Dep(noun, {"pobj", "pcomp", "dobj"})) return false;
  uint32_t above = tree[noun].head;
  if (above == *match.governor) return false;
  // Prepositions hang on prepositions ("from his talks"), on punctuation, and on the participle "following".
  for (int steps = 0; steps < 4 && above != *match.governor; ++steps) {
    if (tree.IsNominal(above) && !tree.Dep(above, {"npadvmod"})) return false;
    above = tree[above].head;
  }
  return above == *match.governor;
}

// Verbs of going somewhere or being there, for some purpose.
constexpr std::array<std::string_view, 14> kJourneys = {"travel", "fly",    "go",    "come",   "arrive",
                                                        "return", "be",     "visit", "head",   "drive",
                                                        "stay",   "gather", "land",  "journey"};

// "is in Brussels, where they meet", "flew to Lima, where the summit opens": the verb that brings somebody to the place
// that the clause of this verb hangs on; "left Geneva, where" and "was born in Geneva, where" bring nobody there.
std::optional<uint32_t> JourneyToWhere(const Tree& tree, uint32_t verb) {
  for (const uint32_t place : Where(tree, verb)) {
    const uint32_t preposition = tree[place].head;
    const uint32_t above = tree[preposition].head;
    const std::string word = tree.Lower(preposition);
    const bool there = tree.Dep(place, {"pobj"}) && (word == "to" || word == "in" || word == "at");
    if (there && tree.IsVerb(above) && absl::c_linear_search(kJourneys, tree[above].lemma)) return above;
  }
  return std::nullopt;
}

// The verb of a journey that the event is the purpose of: "flew" of "flew to X to meet Y", "is" of "is in X for talks".
std::optional<uint32_t> JourneyOf(const FrameMatch& match, const Tree& tree) {
  uint32_t word = match.support != nullptr ? match.support_verb : match.trigger;
  if (const std::optional<uint32_t> journey = JourneyToWhere(tree, word)) return journey;
  // "flew to X for the summit, which opens today": what is told of the noun behind it hangs below it.
  const bool below = match.support != nullptr && !match.nouns.empty() && tree.Dep(word, {"relcl"}) &&
                     absl::c_linear_search(match.nouns, tree[word].head);
  if (!match.nouns.empty() && (match.support == nullptr || below)) {
    word = FirstConjunct(tree, match.nouns.back());
    const uint32_t preposition = tree[word].head;
    if (!tree.Dep(word, {"pobj"}) || tree.Lower(preposition) != "for") return std::nullopt;
    word = preposition;
  } else if (const auto to = tree.children().Find(word, {"aux"}); !to.has_value() || tree.Lower(*to) != "to") {
    if (match.support != nullptr && absl::c_linear_search(kJourneys, tree[word].lemma)) return word;
    return std::nullopt;
  }
  const std::optional<uint32_t> verb = GoverningVerb(tree, word);
  if (!verb.has_value() || !absl::c_linear_search(kJourneys, tree[*verb].lemma)) return std::nullopt;
  return verb;
}

}  // namespace

Tokens Resolve(const Position& position, const FrameMatch& match, const Tree& tree, const ArticleActors& actors) {
  using Anchor = Position::Anchor;
  if (position.anchor == Anchor::kSupport) {
    return match.support == nullptr ? Tokens{} : ResolveFrom(position, match, tree, match.support_verb, actors);
  }
  if (position.anchor == Anchor::kGovernor) {
    return match.governor.has_value() && HangsOnGovernor(match, tree)
               ? ResolveFrom(position, match, tree, *match.governor, actors)
               : Tokens{};
  }
  if (position.anchor == Anchor::kJourney) {
    const std::optional<uint32_t> verb = JourneyOf(match, tree);
    return verb.has_value() ? ResolveFrom(position, match, tree, *verb, actors) : Tokens{};
  }
  Tokens found;
  if (position.anchor == Anchor::kContent) {
    for (const uint32_t verb : ContentVerbs(match, tree, actors)) {
      for (const uint32_t token : ResolveFrom(position, match, tree, verb, actors)) found.push_back(token);
    }
    return found;
  }
  for (const uint32_t anchor : match.nouns.empty() ? Tokens{match.trigger} : match.nouns) {
    for (const uint32_t token : ResolveFrom(position, match, tree, anchor, actors)) {
      if (!absl::c_linear_search(found, token)) found.push_back(token);
    }
  }
  return found;
}

}  // namespace chancery::extract
