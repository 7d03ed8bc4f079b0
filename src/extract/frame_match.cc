#include "extract/frame_match.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "extract/positions.h"

namespace chancery::extract {
namespace {

using ontology::Condition;
using ontology::Frame;
using ontology::Position;
using ontology::Support;
using ontology::Trigger;

// Nouns that count or bundle the one after "of", or say a part of it: "a round of talks", "a series of meetings", "at
// the end of the summit", "on the sidelines of the conference".
constexpr std::array<std::string_view, 20> kBundles = {
    "round", "series", "set",        "couple",  "pair",  "day",   "number",   "week",   "cycle",  "hour",
    "end",   "close",  "conclusion", "opening", "start", "final", "sideline", "margin", "fringe", "beginning"};

std::string LowerLemma(const Tree& tree, uint32_t token) {
  std::string lemma = absl::AsciiStrToLower(tree[token].lemma);
  // Proper nouns keep their plural as lemma: "Talks" in a headline.
  if (tree[token].tag == "NNPS" && lemma.size() > 3 && lemma.ends_with('s')) lemma.pop_back();
  return lemma;
}

// The noun and the nouns that bundle it.
Tokens Bundled(const Tree& tree, uint32_t noun) {
  Tokens nouns = {noun};
  for (int steps = 0; steps < 2; ++steps) {
    if (!tree.Dep(noun, {"pobj"})) break;
    const uint32_t preposition = tree[noun].head;
    const uint32_t above = tree[preposition].head;
    if (tree.Lower(preposition) != "of" || !absl::c_linear_search(kBundles, tree[above].lemma)) break;
    nouns.push_back(above);
    noun = above;
  }
  return nouns;
}

bool HasChild(const Tree& tree, uint32_t token, const std::vector<std::string>& words,
              std::initializer_list<std::string_view> labels) {
  for (const uint32_t child : tree.children().Of(token)) {
    if (tree.Dep(child, labels) && absl::c_linear_search(words, tree.Lower(child))) return true;
  }
  return false;
}

bool IsDenied(const Tree& tree, uint32_t verb) {
  for (const uint32_t child : tree.children().Of(verb)) {
    if (tree.Dep(child, {"neg"}) || (tree.Dep(child, {"advmod"}) && tree.Lower(child) == "never")) return true;
    // "will no longer block"
    if (tree.Lower(child) == "longer" && child > 0 && tree.Lower(child - 1) == "no") return true;
  }
  return false;
}

bool Fits(const Trigger& trigger, const Tree& tree, uint32_t token) {
  if (trigger.pos == Trigger::PartOfSpeech::kVerb && tree.Dep(token, {"amod", "compound", "aux", "auxpass"})) {
    return false;
  }
  if (trigger.plural_only && tree[token].tag != "NNS" && tree[token].tag != "NNPS") return false;
  if (trigger.pos == Trigger::PartOfSpeech::kConjunction && !trigger.particles.empty()) {
    return token + 1 < tree.size() && absl::c_linear_search(trigger.particles, tree.Lower(token + 1));
  }
  if (!trigger.particles.empty() && !HasChild(tree, token, trigger.particles, {"prt", "advmod"})) return false;
  if (trigger.auxiliaries.empty()) return true;
  const std::vector<std::string>& wanted = trigger.auxiliaries;
  for (const uint32_t child : tree.children().Of(token)) {
    if (tree.Dep(child, {"aux"}) && absl::c_linear_search(wanted, tree[child].lemma)) return true;
  }
  return false;
}

// Where a noun stands, seen from a verb that may carry it.
struct Carrier {
  uint32_t verb = 0;
  Position::Relation relation = Position::Relation::kObject;
  std::string preposition;
};

void AddCarrierAbove(const Tree& tree, uint32_t noun, std::vector<Carrier>& carriers) {
  const uint32_t head = tree[noun].head;
  if (tree.Dep(noun, {"dobj", "attr", "nsubjpass"})) carriers.push_back({head, Position::Relation::kObject, ""});
  if (tree.Dep(noun, {"nsubj"})) {
    const auto relation = IsPassive(tree, head) ? Position::Relation::kObject : Position::Relation::kSubject;
    carriers.push_back({head, relation, ""});
  }
  if (!tree.Dep(noun, {"pobj"}) || tree.IsRoot(head)) return;
  uint32_t verb = tree[head].head;
  // "take part in the conference": the preposition hangs on the verb's object.
  if (!tree.IsVerb(verb) && tree.Dep(verb, {"dobj", "advmod", "prt", "acomp", "attr", "npadvmod"})) {
    verb = tree[verb].head;
  }
  if (tree.IsVerb(verb)) carriers.push_back({verb, Position::Relation::kPrep, tree.Lower(head)});
}

std::vector<Carrier> Carriers(const Tree& tree, const Tokens& nouns) {
  std::vector<Carrier> carriers;
  for (const uint32_t noun : nouns) {
    AddCarrierAbove(tree, FirstConjunct(tree, noun), carriers);
    for (const uint32_t child : tree.children().Of(noun)) {
      if (!tree.Dep(child, {"relcl", "acl"}) || !tree.IsVerb(child)) continue;
      if (absl::c_linear_search(Objects(tree, child), noun)) {
        carriers.push_back({child, Position::Relation::kObject, ""});
      }
      if (absl::c_linear_search(Subjects(tree, child), noun)) {
        carriers.push_back({child, Position::Relation::kSubject, ""});
      }
    }
    // "the summit of the Group of Eight, which opens today": the clause hangs on the nearer noun.
    uint32_t below = noun;
    for (int steps = 0; steps < 2; ++steps) {
      const Tokens of = Prepositional(tree, below, {"of"});
      if (of.empty()) break;
      below = of.front();
      const auto clause = tree.children().Find(below, {"relcl"});
      if (!clause.has_value() || tree[*clause].pos != "VERB") continue;
      const auto which = tree.children().Find(*clause, {"nsubj", "nsubjpass"});
      if (!which.has_value() || tree.Lower(*which) != "which") continue;
      const auto relation = IsPassive(tree, *clause) ? Position::Relation::kObject : Position::Relation::kSubject;
      carriers.push_back({*clause, relation, ""});
    }
  }
  return carriers;
}

bool Carries(const Support& support, const Tree& tree, const Carrier& carrier) {
  const bool any = support.verbs.size() == 1 && support.verbs[0] == "*";
  if (!any && !absl::c_linear_search(support.verbs, tree[carrier.verb].lemma)) return false;
  return std::any_of(support.noun.begin(), support.noun.end(), [&](const Position& position) {
    return position.relation == carrier.relation &&
           (position.words.empty() || absl::c_linear_search(position.words, carrier.preposition));
  });
}

void FindSupport(const Tree& tree, FrameMatch& match) {
  if (match.frame->supports.empty()) return;
  for (const Carrier& carrier : Carriers(tree, match.nouns)) {
    for (const Support& support : match.frame->supports) {
      if (!Carries(support, tree, carrier)) continue;
      match.support = &support;
      match.support_verb = carrier.verb;
      return;
    }
  }
}

bool Holds(const Condition& condition, const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
           bool blocks) {
  Tokens tokens = Resolve(condition.at, match, tree, actors);
  // What hangs on an object or a participant says nothing against the trigger.
  if (blocks && condition.at.relation == Position::Relation::kPrep &&
      condition.at.anchor == Position::Anchor::kTrigger) {
    std::erase_if(tokens, [&](uint32_t token) { return tree[tree[token].head].head != match.trigger; });
  }
  // "undertook not to attack": what is not to be done does no harm.
  if (blocks && condition.at.relation == Position::Relation::kClause && !condition.lemmas.empty()) {
    std::erase_if(tokens, [&](uint32_t token) { return tree.children().Find(token, {"neg"}).has_value(); });
  }
  if (condition.lemmas.empty()) return !tokens.empty();
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](uint32_t token) { return absl::c_linear_search(condition.lemmas, LowerLemma(tree, token)); });
}

bool ConditionsHold(const FrameMatch& match, const Tree& tree, const ArticleActors& actors, Notes* notes) {
  for (const Condition& condition : match.frame->required) {
    if (!Holds(condition, match, tree, actors, /*blocks=*/false)) return false;
  }
  for (const Condition& blocker : match.frame->blockers) {
    if (!Holds(blocker, match, tree, actors, /*blocks=*/true)) continue;
    if (notes != nullptr) {
      notes->Add("frame.blocked", tree.Ref(match.trigger), match.frame->id + ": " + blocker.at.ToString());
    }
    return false;
  }
  return true;
}

// A word inside an actor's name evokes nothing, unless the name is that of the event: "East Asia Summit".
bool IsInsideName(const Tree& tree, uint32_t token, const ArticleActors& actors) {
  if (tree[token].pos != "PROPN") return false;
  const ActorSpan* span = actors.At(tree.Ref(token));
  return span != nullptr && (span->tokens.end != token + 1 || span->tokens.begin == token || tree[token].tag != "NNP");
}

}  // namespace

Tokens FrameMatch::Own() const {
  Tokens own = nouns.empty() ? Tokens{trigger} : nouns;
  if (support != nullptr) own.push_back(support_verb);
  return own;
}

FrameIndex::FrameIndex(const ontology::Ontology& ontology) {
  for (const Frame& frame : ontology.frames()) {
    if (frame.trigger.lemmas.empty()) any_verb_.push_back(&frame);
    ByLemma& index = frame.trigger.pos == Trigger::PartOfSpeech::kVerb        ? verbs_
                     : frame.trigger.pos == Trigger::PartOfSpeech::kNoun      ? nouns_
                     : frame.trigger.pos == Trigger::PartOfSpeech::kAdjective ? adjectives_
                                                                              : conjunctions_;
    for (const std::string& lemma : frame.trigger.lemmas) index[lemma].push_back(&frame);
  }
}

const FrameIndex::ByLemma* FrameIndex::Lookup(std::string_view pos) const {
  if (pos == "VERB" || pos == "AUX") return &verbs_;
  if (pos == "NOUN" || pos == "PROPN") return &nouns_;
  if (pos == "SCONJ") return &conjunctions_;
  return pos == "ADJ" ? &adjectives_ : nullptr;
}

std::vector<const Frame*> FrameIndex::Candidates(const Tree& tree, uint32_t token) const {
  std::vector<const Frame*> frames;
  const ByLemma* index = Lookup(tree[token].pos);
  if (index == nullptr) return frames;
  const std::string lemma = LowerLemma(tree, token);
  if (const auto it = index->find(lemma); it != index->end()) frames = it->second;
  if (index != &verbs_) return frames;
  for (const Frame* frame : any_verb_) {
    if (!absl::c_linear_search(frame->trigger.except, lemma)) frames.push_back(frame);
  }
  return frames;
}

std::vector<FrameMatch> FrameIndex::Match(const Tree& tree, const ArticleActors& actors,
                                          const Attributions& attributions, Notes* notes) const {
  std::vector<FrameMatch> matches;
  for (uint32_t token = 0; token < tree.size(); ++token) {
    for (const Frame* frame : Candidates(tree, token)) {
      if (!Fits(frame->trigger, tree, token)) continue;
      if (frame->negated && !IsDenied(tree, token)) continue;
      if (IsInsideName(tree, token, actors)) continue;
      FrameMatch match;
      match.frame = frame;
      match.trigger = token;
      if (frame->trigger.pos == Trigger::PartOfSpeech::kNoun) match.nouns = Bundled(tree, token);
      match.governor = GoverningVerb(tree, token);
      FindSupport(tree, match);
      if (frame->support_required && match.support == nullptr) continue;
      match.attribution = attributions.Of(tree.Ref(token));
      if (ConditionsHold(match, tree, actors, notes)) matches.push_back(std::move(match));
    }
  }
  return matches;
}

}  // namespace chancery::extract
