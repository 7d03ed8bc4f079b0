#include "extract/roles.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "absl/algorithm/container.h"
#include "extract/actor_syntax.h"
#include "extract/positions.h"

namespace chancery::extract {
namespace {

using ontology::Argument;
using ontology::EventType;
using ontology::Need;
using ontology::Position;

void AddSpan(const ActorSpan* span, std::vector<Spoken>& spoken) {
  for (const uint32_t actor : span->actors) {
    const bool known =
        std::any_of(spoken.begin(), spoken.end(), [actor](const Spoken& other) { return other.actor == actor; });
    if (!known) spoken.push_back({actor, span});
  }
}

// Adds the actors named at a token and what is coordinated with it.
void AddNamed(const Tree& tree, uint32_t token, const ArticleActors& actors, std::vector<Spoken>& spoken) {
  for (const uint32_t one : Coordinated(tree, token)) {
    if (const ActorSpan* span = actors.At(tree.Ref(one))) AddSpan(span, spoken);
  }
}

// What carries somebody: where "the president's aircraft" lands, the president does.
constexpr std::array<std::string_view, 8> kCarriers = {"plane", "aeroplane", "airplane",  "aircraft",
                                                       "jet",   "airliner",  "motorcade", "helicopter"};

void AddPersons(const Tree& tree, uint32_t token, const ArticleActors& actors, std::vector<Spoken>& spoken) {
  const ActorSpan* span = actors.At(tree.Ref(token));
  const bool persons = span != nullptr && absl::c_all_of(span->actors, [&](uint32_t actor) {
                         return actors.actors()[actor].kind == "person";
                       });
  if (persons) AddSpan(span, spoken);
}

// What a noun that is no actor stands for: of whom, whose, of what nation or body.
void AddRepresented(const Tree& tree, uint32_t noun, const ArticleActors& actors, const ontology::Ontology& ontology,
                    std::vector<Spoken>& spoken) {
  if (IsOneOfMany(tree.document(), tree.children(), noun)) return;
  if (absl::c_linear_search(kCarriers, tree[noun].lemma)) {
    for (const uint32_t token : Possessors(tree, noun)) AddPersons(tree, token, actors, spoken);
    return;
  }
  for (const uint32_t token : Modifiers(tree, noun)) {
    const ActorSpan* span = actors.At(tree.Ref(token));
    if (span == nullptr) continue;
    const bool body = span->called_by == CalledBy::kName && !span->place;
    if (body || absl::c_linear_search(ontology.List("representatives"), tree[noun].lemma)) AddSpan(span, spoken);
  }
  const bool represents = absl::c_linear_search(ontology.List("representatives"), tree[noun].lemma);
  if (!represents && !absl::c_linear_search(ontology.List("vehicles"), tree[noun].lemma)) return;
  for (const uint32_t token : Prepositional(tree, noun, {"of", "from"})) {
    // "the heads of state and government of the Union"
    if (tree[token].lemma == "state" || tree[token].lemma == "government") {
      for (const uint32_t part : Coordinated(tree, token)) {
        for (const uint32_t whose : Prepositional(tree, part, {"of", "from"})) AddNamed(tree, whose, actors, spoken);
      }
      continue;
    }
    AddNamed(tree, token, actors, spoken);
  }
  if (!spoken.empty()) return;
  for (const uint32_t token : Possessors(tree, noun)) AddNamed(tree, token, actors, spoken);
}

// "a Japanese delegation went to X", as a state does not go anywhere itself.
bool IsOfPeople(const Tree& tree, uint32_t token, const ontology::Ontology& ontology) {
  static constexpr std::array<std::string_view, 3> kBodies = {"delegation", "team", "mission"};
  if (absl::c_linear_search(kBodies, tree[token].lemma)) return true;
  return tree[token].tag == "NNS" && absl::c_linear_search(ontology.List("representatives"), tree[token].lemma);
}

bool IsOfKind(const Argument& argument, const ontology::ActorMention& actor, bool people) {
  if (argument.known && actor.gazetteer_id.empty()) return false;
  // Who has left his office is abroad on his own account.
  if (argument.known && actor.office.starts_with("former ")) return false;
  return argument.kinds.empty() || absl::c_linear_search(argument.kinds, actor.kind) ||
         (people && absl::c_linear_search(argument.kinds, "group"));
}

// An actor's country or organisation; an actor without one stands for itself.
std::string Affiliation(const ontology::ActorMention& actor, uint32_t index) {
  // A movement is a side of its own, also within its country.
  if (actor.kind == "group") return actor.name;
  if (!actor.of.empty()) return actor.of;
  return actor.kind == "organization" ? actor.name : "#" + std::to_string(index);
}

// Whether an actor belongs to the country or organisation of one found before.
bool IsOnASide(uint32_t actor, const std::vector<Filler>& fillers, const ArticleActors& actors) {
  return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& other) {
    return Affiliation(actors.actors()[actor], actor) == Affiliation(actors.actors()[other.actor], other.actor);
  });
}

// Whether a position also gives the place of the frame's event, so that a name that is only a place can stand there.
bool GivesPlace(const Position& position, const ontology::Frame& frame) {
  return std::any_of(frame.place.begin(), frame.place.end(), [&](const Position& place) {
    if (place.anchor != position.anchor || place.relation != position.relation) return false;
    return place.words.empty() || std::any_of(place.words.begin(), place.words.end(), [&](const std::string& word) {
             return absl::c_linear_search(position.words, word);
           });
  });
}

// Adds who is at a position; false if nobody new was there.
bool AddFrom(const Position& position, const Argument& argument, const FrameMatch& match, const Tree& tree,
             const ArticleActors& actors, const ontology::Ontology& ontology, bool fallback,
             std::vector<Filler>& fillers) {
  bool added = false;
  for (const uint32_t token : Resolve(position, match, tree, actors)) {
    const bool people = position.relation == Position::Relation::kSubject && IsOfPeople(tree, token, ontology);
    for (const Spoken& spoken : ActorsOf(tree, token, actors, ontology)) {
      if (!IsOfKind(argument, actors.actors()[spoken.actor], people)) continue;
      if (spoken.span->called_by == CalledBy::kPlace && !GivesPlace(position, *match.frame)) continue;
      const bool known =
          std::any_of(fillers.begin(), fillers.end(), [&](const Filler& other) { return other.actor == spoken.actor; });
      if (known || (argument.other_side && IsOnASide(spoken.actor, fillers, actors))) continue;
      fillers.push_back({spoken.actor, argument.role, argument.status, spoken.span->head.token,
                         spoken.span->called_by == CalledBy::kPronoun, fallback,
                         spoken.span->called_by == CalledBy::kPlace});
      added = true;
    }
  }
  return added;
}

// What a town has: "landed at Ben-Gurion Airport" does not say that it is elsewhere.
constexpr std::array<std::string_view, 6> kGrounds = {"airport", "airfield", "airbase", "base", "station", "port"};

// "The president said in Ankara during a visit by X": who speaks is at home, and receives X there.
bool IsReceivedHere(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
                    const ontology::Ontology& ontology) {
  if (!actors.dateline().actor.has_value() || !tree.Dep(match.trigger, {"pobj"})) return false;
  if (Prepositional(tree, match.trigger, {"by"}).empty()) return false;
  const uint32_t during = tree[match.trigger].head;
  const uint32_t verb = tree[during].head;
  if (tree.Lower(during) != "during") return false;
  const std::string& here = actors.actors()[*actors.dateline().actor].of;
  for (const uint32_t subject : SurfaceSubjects(tree, verb)) {
    for (const Spoken& spoken : ActorsOf(tree, subject, actors, ontology)) {
      if (actors.actors()[spoken.actor].of == here) return true;
    }
  }
  return false;
}

// "landed at Geneva airport": the country of the town takes the role; false if no town is named.
bool AddTownOfGrounds(const Argument& argument, const Tree& tree, uint32_t grounds, const ArticleActors& actors,
                      std::vector<Filler>& fillers) {
  for (const uint32_t modifier : Modifiers(tree, grounds)) {
    const ActorSpan* town = actors.At(tree.Ref(modifier));
    if (town == nullptr || !town->place || town->actors.size() != 1) continue;
    fillers.push_back({town->actors.front(), argument.role, argument.status, modifier, false, false, true});
    return true;
  }
  return false;
}

// "arrived on Sunday", in an article written there: where no name stands at the argument's positions, nor a word that
// says that it is elsewhere, the country of the dateline takes the role. "His visit", in a statement by a government,
// is one to its country.
void AddHere(const Argument& argument, const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
             const ontology::Ontology& ontology, std::vector<Filler>& fillers) {
  for (const Position& position : argument.from) {
    for (const uint32_t token : Resolve(position, match, tree, actors)) {
      const bool grounds = absl::c_linear_search(kGrounds, tree.Lower(token));
      if (grounds && AddTownOfGrounds(argument, tree, token, actors, fillers)) return;
    }
  }
  const bool noun = !match.nouns.empty();
  const bool by_dateline =
      actors.dateline().actor.has_value() && (!noun || IsReceivedHere(match, tree, actors, ontology));
  const std::optional<uint32_t> place = by_dateline ? actors.dateline().actor : actors.home();
  if (!place.has_value() || tree.unit().headline) return;
  for (const Position& position : argument.from) {
    for (const uint32_t token : Resolve(position, match, tree, actors)) {
      const bool grounds = absl::c_linear_search(kGrounds, tree.Lower(token));
      if (tree[token].pos == "PROPN" && !grounds) return;
    }
  }
  for (const uint32_t child : tree.children().Of(match.trigger)) {
    for (const std::string_view elsewhere : {"home", "back", "there", "overseas", "abroad"}) {
      if (tree.Lower(child) == elsewhere) return;
    }
    // "his visit to a number of countries"
    if (noun && tree.Dep(child, {"prep"}) && tree.Lower(child) == "to") return;
  }
  // Who goes must be known to be of another country.
  const auto is_foreign = [&](const Filler& other) {
    const std::string& of = actors.actors()[other.actor].of;
    return !of.empty() && of != actors.actors()[*place].of;
  };
  if (noun && std::none_of(fillers.begin(), fillers.end(), is_foreign)) return;
  const uint32_t here = *place;
  const bool known =
      std::any_of(fillers.begin(), fillers.end(), [&](const Filler& other) { return other.actor == here; });
  if (!known) fillers.push_back({here, argument.role, argument.status, match.trigger, false, true});
}

bool Meets(const Need& need, const std::vector<Filler>& fillers, bool has_place, const ArticleActors& actors) {
  std::set<uint32_t> counted;
  std::set<std::string> affiliations;
  for (const Filler& filler : fillers) {
    if (!need.roles.empty() && !absl::c_linear_search(need.roles, filler.role)) continue;
    counted.insert(filler.actor);
    affiliations.insert(Affiliation(actors.actors()[filler.actor], filler.actor));
  }
  if (counted.empty() && need.or_place && has_place) return true;
  return counted.size() >= static_cast<size_t>(need.actors) &&
         affiliations.size() >= static_cast<size_t>(need.affiliations);
}

bool IsNamedPerson(const ActorSpan* span, const ArticleActors& actors) {
  return span != nullptr && span->actors.size() == 1 && actors.actors()[span->actors[0]].kind == "person" &&
         (span->called_by == CalledBy::kName || span->called_by == CalledBy::kShortName);
}

bool IsStateOrPlace(const ActorSpan* span, const ArticleActors& actors) {
  return span != nullptr &&
         (span->place || (!span->actors.empty() && actors.actors()[span->actors[0]].kind == "country"));
}

// Whether what stands behind a name says for whom it acts: "Luis Soto of Peru", "Peru's Luis Soto".
bool HasSide(const Tree& tree, uint32_t name) {
  return !Prepositional(tree, name, {"of"}).empty() || tree.children().Find(name, {"poss"}).has_value();
}

// "X of Peru, Y of Chile and Z of Cuba", "X, the premier, and Y": the parser coordinates Y with what says who X is, or
// takes it for an aside, though a person is coordinated with persons only.
void AddMisplacedConjuncts(const Tree& tree, uint32_t person, const ArticleActors& actors, int steps,
                           std::vector<Spoken>& spoken) {
  if (steps <= 0) return;
  const bool named = IsNamedPerson(actors.At(tree.Ref(person)), actors);
  for (const uint32_t child : tree.children().Of(person)) {
    const bool aside = tree.Dep(child, {"appos"}), joined = tree.Dep(child, {"conj"});
    const bool preposition = tree.Dep(child, {"prep"}) && (tree.Lower(child) == "of" || tree.Lower(child) == "from");
    if (child < person || (!aside && !joined && !preposition && !tree.Dep(child, {"pobj"}))) continue;
    const ActorSpan* span = actors.At(tree.Ref(child));
    if ((aside || joined) && IsNamedPerson(span, actors) && span->head == tree.Ref(child)) {
      const bool in_row = aside && named ? HasSide(tree, person) && HasSide(tree, child) : !named;
      if (in_row) AddNamed(tree, child, actors, spoken);
      if (!in_row && !joined) continue;
    } else if (joined && !IsStateOrPlace(span, actors)) {
      continue;
    }
    AddMisplacedConjuncts(tree, child, actors, steps - 1, spoken);
  }
}

}  // namespace

std::vector<Spoken> ActorsOf(const Tree& tree, uint32_t token, const ArticleActors& actors,
                             const ontology::Ontology& ontology) {
  std::vector<Spoken> spoken;
  for (const uint32_t one : Coordinated(tree, token)) {
    // "a range of EU officials": who they are is said after the quantity.
    if (absl::c_linear_search(ontology.List("quantities"), tree[one].lemma)) {
      if (const Tokens of = Prepositional(tree, one, {"of"}); !of.empty()) {
        for (const Spoken& counted : ActorsOf(tree, of.front(), actors, ontology)) AddSpan(counted.span, spoken);
        continue;
      }
    }
    const ActorSpan* span = actors.At(tree.Ref(one));
    if (span != nullptr && !span->actors.empty()) {
      AddSpan(span, spoken);
      if (IsNamedPerson(span, actors)) AddMisplacedConjuncts(tree, one, actors, /*steps=*/16, spoken);
      continue;
    }
    if (const auto named = tree.children().Find(one, {"appos"}); named.has_value() && tree[*named].pos == "PROPN") {
      // "his opposite number, X"
      if (const ActorSpan* apposed = actors.At(tree.Ref(*named))) {
        AddSpan(apposed, spoken);
        continue;
      }
    }
    std::vector<Spoken> represented;
    AddRepresented(tree, one, actors, ontology, represented);
    for (const Spoken& other : represented) AddSpan(other.span, spoken);
  }
  return spoken;
}

std::vector<Filler> FillRoles(const FrameMatch& match, const EventType& type, const Tree& tree,
                              const ArticleActors& actors, const ontology::Ontology& ontology) {
  std::vector<Filler> fillers;
  std::vector<const Argument*> arguments;
  if (match.support != nullptr) {
    for (const Argument& argument : match.support->arguments) arguments.push_back(&argument);
  }
  for (const Argument& argument : match.frame->arguments) arguments.push_back(&argument);
  for (const Argument* argument : arguments) {
    bool filled = false;
    for (const Position& position : argument->from) {
      filled |= AddFrom(position, *argument, match, tree, actors, ontology, /*fallback=*/false, fillers);
    }
    if (argument->here && !filled) AddHere(*argument, match, tree, actors, ontology, fillers);
    if (argument->required && !filled) return {};
  }
  for (const Argument* argument : arguments) {
    for (const Position& position : argument->otherwise) {
      if (Lacking(type, fillers, /*has_place=*/false, actors).empty()) return fillers;
      if (AddFrom(position, *argument, match, tree, actors, ontology, /*fallback=*/true, fillers)) break;
    }
  }
  return fillers;
}

Tokens UnknownAtRoles(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
                      const ontology::Ontology& ontology) {
  Tokens unknown;
  const auto look = [&](const std::vector<Argument>& arguments) {
    for (const Argument& argument : arguments) {
      for (const Position& position : argument.from) {
        for (const uint32_t token : Resolve(position, match, tree, actors)) {
          const bool known = !ActorsOf(tree, token, actors, ontology).empty();
          if (!known && std::find(unknown.begin(), unknown.end(), token) == unknown.end()) unknown.push_back(token);
        }
      }
    }
  };
  if (match.support != nullptr) look(match.support->arguments);
  look(match.frame->arguments);
  return unknown;
}

std::string Lacking(const EventType& type, const std::vector<Filler>& fillers, bool has_place,
                    const ArticleActors& actors) {
  for (const Need& need : type.needs) {
    if (Meets(need, fillers, has_place, actors)) continue;
    std::string roles;
    for (const std::string& role : need.roles) roles += (roles.empty() ? "" : " or ") + role;
    return std::to_string(need.actors) + " of " + std::to_string(need.affiliations) + " side(s) as " +
           (roles.empty() ? "any role" : roles);
  }
  return "";
}

}  // namespace chancery::extract
