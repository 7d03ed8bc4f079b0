#include "extract/details.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "absl/algorithm/container.h"
#include "extract/positions.h"

namespace chancery::extract {
namespace {

using ontology::Position;

// The words of a range, without punctuation and quotation marks at its ends.
std::string Words(const Tree& tree, nlp::TokenRange range) {
  while (range.begin < range.end && tree.Dep(range.begin, {"punct"})) ++range.begin;
  while (range.begin < range.end && (tree.Dep(range.end - 1, {"punct"}) || tree[range.end - 1].pos == "SPACE")) {
    --range.end;
  }
  return range.begin < range.end ? std::string(tree.document().Text(range)) : std::string();
}

// The end of the words that complete a head: asides and further clauses with a subject of their own are cut.
uint32_t EndOfClause(const Tree& tree, uint32_t head) {
  uint32_t end = Subtree(tree.document(), head).end;
  for (const uint32_t child : tree.children().Of(head)) {
    if (child < head) continue;
    const bool clause = tree.Dep(child, {"advcl", "conj", "ccomp", "parataxis", "dep"});
    const bool own_subject = tree.children().Find(child, {"nsubj", "nsubjpass"}).has_value();
    const bool after_comma = child > 0 && tree.document().Text(tree[Subtree(tree.document(), child).begin]) == ",";
    const uint32_t begin = Subtree(tree.document(), child).begin;
    const bool comma_before = begin > 0 && tree.document().Text(tree[begin - 1]) == ",";
    if (clause && (own_subject || after_comma || comma_before)) end = std::min(end, begin);
  }
  // A conjunction or comma that led to what was cut.
  while (end > head + 1 && (tree.Dep(end - 1, {"cc", "punct"}))) --end;
  return end;
}

// A clause from its verb on, with what negates it: "continue to take part".
std::string ClauseWords(const Tree& tree, uint32_t head) {
  uint32_t begin = head;
  while (begin > 0 && tree[begin - 1].head == head && tree.Dep(begin - 1, {"neg", "advmod"})) --begin;
  if (begin > 0 && tree.Lower(begin) == "longer" && tree.Lower(begin - 1) == "no") --begin;
  // "promised not to fire": what denies an infinitive stands before its "to".
  const bool denied = begin > 1 && tree[begin - 1].head == head && tree.Dep(begin - 1, {"aux"}) &&
                      tree[begin - 2].head == head && tree.Dep(begin - 2, {"neg"});
  if (denied) begin -= 2;
  return Words(tree, {begin, EndOfClause(tree, head)});
}

// A noun phrase with its complements, without relative clauses after a comma.
std::string PhraseWords(const Tree& tree, uint32_t head) {
  nlp::TokenRange range = Subtree(tree.document(), head);
  for (const uint32_t child : tree.children().Of(head)) {
    if (child > head && tree.Dep(child, {"relcl", "advcl", "appos"})) {
      range.end = std::min(range.end, Subtree(tree.document(), child).begin);
    }
  }
  return Words(tree, range);
}

std::string NameOfPlace(const ActorSpan& span, const ArticleActors& actors) {
  if (!span.place) return "";
  if (!span.place_name.empty() && span.called_by != CalledBy::kName) return span.place_name;
  for (const uint32_t actor : span.actors) {
    if (actors.actors()[actor].kind == "country" && span.called_by == CalledBy::kName) {
      return actors.actors()[actor].name;
    }
  }
  return span.place_name;
}

// A place that no list knows, by the parse's entities.
std::string NameOfEntity(const Tree& tree, uint32_t token) {
  const int32_t index = tree[token].entity;
  if (index < 0) return "";
  const nlp::Entity& entity = tree.document().entities[static_cast<size_t>(index)];
  if (entity.label != "GPE" && entity.label != "FAC" && entity.label != "LOC") return "";
  nlp::TokenRange range = entity.tokens;
  if (range.end - range.begin > 1 && tree.Lower(range.begin) == "the") ++range.begin;
  return Words(tree, range);
}

// The end of the words if these are the ones from `token` on; none if not.
std::optional<uint32_t> MatchWords(const Tree& tree, uint32_t token, std::string_view words) {
  while (!words.empty()) {
    const size_t space = words.find(' ');
    if (token >= tree.size() || tree.Lower(token) != words.substr(0, space)) return std::nullopt;
    ++token;
    words = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  }
  return token;
}

struct Tie {
  const ontology::RelationKind* kind = nullptr;
  uint32_t end = 0;  // the first token after its words
};

// The tie whose words begin at a token; the longest wins.
std::optional<Tie> TieAt(const Tree& tree, uint32_t token, const ontology::Ontology& ontology) {
  std::optional<Tie> found;
  for (const ontology::RelationKind& kind : ontology.relations()) {
    for (const std::string& words : kind.words) {
      const std::optional<uint32_t> end = MatchWords(tree, token, words);
      if (end.has_value() && (!found.has_value() || *end > found->end)) found = Tie{&kind, *end};
    }
  }
  return found;
}

bool SpeaksOfOccasion(const Tree& tree, nlp::TokenRange range, const ontology::Ontology& ontology) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (tree[i].pos == "NOUN" && absl::c_linear_search(ontology.List("occasions"), tree[i].lemma)) return true;
  }
  return false;
}

// The prepositions and conjunctions that hang on a token, also by way of its punctuation.
Tokens Ties(const Tree& tree, uint32_t token) {
  Tokens ties;
  for (const uint32_t child : tree.children().Of(token)) {
    if (tree.Dep(child, {"prep"})) ties.push_back(child);
    if (!tree.Dep(child, {"punct"})) continue;
    for (const uint32_t below : tree.children().Of(child)) {
      if (tree.Dep(below, {"prep"})) ties.push_back(below);
    }
  }
  return ties;
}

// Verbs by which a clause says where what it hangs on takes place.
constexpr std::array<std::string_view, 12> kTakesPlace = {"take",    "hold", "open", "begin",  "start",    "be",
                                                          "convene", "meet", "host", "resume", "schedule", "plan"};

// Verbs of being somewhere or going there, of those who then do something else.
constexpr std::array<std::string_view, 10> kBeingThere = {"stay",   "sleep", "be", "arrive", "fly",
                                                          "travel", "come",  "go", "visit",  "land"};

std::string PlaceIn(const Tokens& tokens, const Tree& tree, const ArticleActors& actors) {
  for (const uint32_t token : tokens) {
    std::string name = PlaceAt(token, tree, actors);
    if (!name.empty()) return name;
  }
  return "";
}

// "the meeting that was to take place in Oslo", "a conference which will open in Oslo".
std::string PlaceOfClause(const Tokens& nouns, const Tree& tree, const ArticleActors& actors) {
  for (const uint32_t noun : nouns) {
    for (const uint32_t clause : tree.children().Of(noun)) {
      if (!tree.Dep(clause, {"relcl", "acl"}) || !absl::c_linear_search(kTakesPlace, tree[clause].lemma)) continue;
      // Whose subject is the event itself, and not somebody.
      const auto subject = tree.children().Find(clause, {"nsubj", "nsubjpass"});
      if (subject.has_value() && tree[*subject].tag != "WDT") continue;
      Tokens verbs{clause};
      for (const uint32_t below : tree.children().Of(clause)) {
        if (tree.Dep(below, {"xcomp"}) && absl::c_linear_search(kTakesPlace, tree[below].lemma)) verbs.push_back(below);
      }
      for (const uint32_t verb : verbs) {
        std::string name = PlaceIn(Prepositional(tree, verb, {"in", "at"}), tree, actors);
        if (!name.empty()) return name;
      }
    }
  }
  return "";
}

// "was in Oslo on Monday and saw the king": where somebody is told to be before.
std::string PlaceBefore(uint32_t verb, const Tree& tree, const ArticleActors& actors) {
  const uint32_t first = tree[verb].head;
  const bool follows = tree.Dep(verb, {"conj"}) && first < verb && tree[verb].tag == tree[first].tag &&
                       (tree[verb].tag == "VBD" || tree[verb].tag == "VBZ");
  if (!follows || !absl::c_linear_search(kBeingThere, tree[first].lemma)) return "";
  if (tree.children().Find(verb, {"nsubj", "nsubjpass"}).has_value()) return "";
  const bool there = tree[first].lemma == "be";
  std::string name = PlaceIn(Prepositional(tree, first, {"in", "at"}), tree, actors);
  if (name.empty() && !there) name = PlaceIn(Prepositional(tree, first, {"to"}), tree, actors);
  if (name.empty() && tree[first].lemma == "visit") name = PlaceIn(Objects(tree, first), tree, actors);
  return name;
}

}  // namespace

std::string PlaceAt(uint32_t token, const Tree& tree, const ArticleActors& actors) {
  const ActorSpan* span = actors.At(tree.Ref(token));
  return span != nullptr ? NameOfPlace(*span, actors) : NameOfEntity(tree, token);
}

std::string PlaceOf(const FrameMatch& match, const Tree& tree, const ArticleActors& actors) {
  for (const Position& position : match.frame->place) {
    for (const uint32_t token : Resolve(position, match, tree, actors)) {
      std::string name = PlaceAt(token, tree, actors);
      if (!name.empty()) return name;
    }
  }
  if (match.frame->place.empty()) return "";
  return match.nouns.empty() ? PlaceBefore(match.trigger, tree, actors) : PlaceOfClause(match.nouns, tree, actors);
}

Content ContentOf(const FrameMatch& match, const Tree& tree, const ArticleActors& actors) {
  Content content;
  for (const Position& position : match.frame->content) {
    content.heads = Resolve(position, match, tree, actors);
    // "spoke on Tuesday", "talks in May": a time is no topic.
    std::erase_if(content.heads, [&](uint32_t head) {
      if (tree[head].entity < 0) return false;
      const std::string_view label = tree.document().entities[static_cast<size_t>(tree[head].entity)].label;
      return label == "DATE" || label == "TIME";
    });
    if (content.heads.empty()) continue;
    const uint32_t head = content.heads.front();
    content.words = tree.IsVerb(head) ? ClauseWords(tree, head) : PhraseWords(tree, head);
    if (!content.words.empty()) return content;
  }
  return {};
}

std::vector<TiedWords> RelationsOf(const FrameMatch& match, const Tree& tree, const ontology::Ontology& ontology) {
  std::vector<TiedWords> relations;
  for (const uint32_t own : match.Own()) {
    for (const uint32_t child : Ties(tree, own)) {
      const std::optional<Tie> tie = TieAt(tree, child, ontology);
      if (!tie.has_value()) continue;
      nlp::TokenRange below{tie->end, Subtree(tree.document(), child).end};
      // A subject that was parsed into the phrase is no part of it.
      if (tree.IsVerb(own)) {
        for (const uint32_t subject : SurfaceSubjects(tree, own)) {
          if (subject > child) below.end = std::min(below.end, Subtree(tree.document(), subject).begin);
        }
      }
      if (below.begin >= below.end || !SpeaksOfOccasion(tree, below, ontology)) continue;
      relations.push_back({{tie->kind->name, Words(tree, below), ""}, below});
    }
  }
  return relations;
}

std::optional<uint32_t> TiedBy(const Tree& tree, uint32_t token, const ontology::Ontology& ontology) {
  for (int steps = 0; steps < 8 && !tree.IsRoot(token); ++steps) {
    token = tree[token].head;
    if (tree.Dep(token, {"prep"}) && TieAt(tree, token, ontology).has_value()) return token;
    if (tree.IsVerb(token) && !tree.Dep(token, {"prep"})) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace chancery::extract
