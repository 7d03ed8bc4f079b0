// Frames: what evokes an event of a type, and which parts of the sentence fill its roles. They are data
// (data/ontology/*.json; docs/ontology.md describes the language); the extraction only interprets them.
//
// The idea is that of frame semantics as FrameNet practises it (Baker, Fillmore and Lowe, 1998): a word evokes a scene,
// and each syntactic position around it says who plays which part. Positions are logical: "subject" is who acts, in the
// active and in the passive.
#ifndef CHANCERY_ONTOLOGY_FRAME_H_
#define CHANCERY_ONTOLOGY_FRAME_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ontology/model.h"

namespace chancery::ontology {

// A place in the sentence, seen from one of the frame's words. Written "relation", "relation:words" and, with an
// anchor, "anchor.relation:words", the words parted by "|": "subject", "prep:in|at", "support.subject",
// "governor.subject".
struct Position {
  // From which word it is seen.
  enum class Anchor {
    kTrigger,   // no prefix: the word that evokes the event
    kSupport,   // "support.": the verb that carries a noun that evokes it ("hold" of "hold talks")
    kContent,   // "content.": the verbs of the content, "help" of "promised to go on helping X"
    kGovernor,  // "governor.": the nearest verb above the trigger, whatever it is ("flies" of "flies there for talks")
    kJourney,  // "journey.": the verb of going or being somewhere whose purpose it is ("flew" of "flew to X to meet Y")
  };
  enum class Relation {
    kSubject,     // who acts: the subject, or the agent of a passive
    kObject,      // whom it is done to: the object, or the subject of a passive
    kPrep,        // "prep:with": what follows that preposition
    kPossessor,   // "poss": "Kerry's visit", "his visit"
    kModifier,    // "modifier:demonym|country|city|organization|word": what stands before a noun ("French", "NATO",
                  // "press")
    kClause,      // the clause that completes it: "promised that ..."; "clause:infinitive|gerund|future" of these sorts
    kSpeaker,     // who says the sentence or clause
    kListener,    // to whom it is said: "told X that", "assured X that"
    kWhere,       // "where": the place that a relative clause hangs on ("China, where they met")
    kComplement,  // "complement": what a verb says of its object or subject ("called him a liar")
    kAdverb,      // an adverb or particle of the anchor: "home" of "flew home", "aside" of "took him aside"
    kSelf,        // the anchor itself: of "will do so", what is promised
  };
  Anchor anchor = Anchor::kTrigger;
  Relation relation = Relation::kSubject;
  std::vector<std::string>
      words;  // the prepositions, or the sorts of modifier or clause; empty for the other relations

  friend bool operator==(const Position&, const Position&) = default;

  // Reads the written form. InvalidArgument, saying what was expected.
  static absl::StatusOr<Position> Parse(std::string_view text);
  std::string ToString() const;
};

// How a role is filled.
struct Argument {
  std::string role;
  std::vector<Position> from;       // every actor found at any of these takes the role
  std::vector<Position> otherwise;  // tried in order, until one has an actor, while the event lacks participants
  std::vector<std::string> kinds;   // only actors of these kinds; empty: of any
  bool required = false;            // without an actor at any of `from` the frame gives no event
  bool other_side = false;          // only actors of another country or organisation than those found before
  bool known = false;               // only actors that the gazetteer knows
  bool here = false;                // where nothing stands at `from`, the country in which the article was written
  std::string status;               // of the participation: "invited"; empty: none
};

// Something at a position: one of the words, or, where there are none, anything at all.
struct Condition {
  Position at;
  std::vector<std::string> lemmas;
};

// The word that evokes the event.
struct Trigger {
  enum class PartOfSpeech { kVerb, kNoun, kAdjective, kConjunction };
  PartOfSpeech pos = PartOfSpeech::kVerb;
  std::vector<std::string> lemmas;       // any of them; empty: every word but those of `except`
  std::vector<std::string> except;       // lemmas that are not meant; only where `lemmas` is empty
  std::vector<std::string> particles;    // one of these must belong to it: "down" of "sit down"; empty: none is needed
                                         // (to a conjunction belongs the word that follows: "in" of "while in Rome")
  std::vector<std::string> auxiliaries;  // one of these must belong to it: "will"; empty: none is needed
  bool plural_only = false;              // of a noun: "talks", but not "a talk"
};

// A verb that carries a noun and brings participants of its own: "held talks", "paid a visit", "hosts the summit".
struct Support {
  std::vector<std::string> verbs;   // base forms; "*" alone: any verb
  std::vector<Position> noun;       // where the trigger stands, seen from the verb: subject, object or prep
  std::vector<Argument> arguments;  // positions without an anchor are seen from the verb
  bool asserts = true;              // whether the verb's tense is that of the event: "held", not "invited to"
  std::optional<EventStatus> status;
};

// One way to say an event.
struct Frame {
  std::string id;    // "visit.noun.visit", unique
  std::string type;  // the name of an event type
  Trigger trigger;
  std::vector<Argument> arguments;
  std::vector<Support> supports;
  bool support_required = false;       // the noun alone does not evoke it
  std::vector<Position> place;         // where it happens; the first that is a place
  std::vector<Position> content;       // what it is about, or what is promised; the first that is filled
  std::vector<Condition> required;     // all of them must hold
  std::vector<Condition> blockers;     // none of them may hold
  bool own_side = false;               // said by a speaker of himself or of whom he acts for
  bool negated = false;                // the trigger must be denied, and not to do it is what happens
  std::vector<std::string> yields_to;  // dropped where what it is about is an event of one of these types
  std::optional<EventStatus> status;   // instead of what tense and mood say, where these let it be an event
  double strength = 0.9;               // how often this wording means such an event, 0 to 1: an estimate
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_FRAME_H_
