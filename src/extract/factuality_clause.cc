#include "extract/factuality_clause.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// The auxiliaries of a verb, sorted by what they do.
struct Auxiliaries {
  std::string modal;  // "will", "may", ...; empty if none
  bool have = false;  // "has met"
  bool had = false;
  bool be_present = false;  // "is meeting", "is held"
  bool be_past = false;
  bool passive = false;
  bool being = false;  // "is being held"
  bool did = false, does = false;
};

Auxiliaries AuxiliariesOf(const ClauseReader& reader, uint32_t verb) {
  Auxiliaries found;
  for (const uint32_t child : reader.children.Of(verb)) {
    const nlp::Token& token = reader.At(child);
    if (token.dep != "aux" && token.dep != "auxpass") continue;
    if (token.dep == "auxpass") found.passive = true;
    const std::string word = reader.Lower(child);
    if (token.tag == "MD") {
      found.modal = word;
    } else if (token.lemma == "have" || In(word, {"has", "have", "had", "'ve", "having"})) {
      found.have = true;
      found.had = found.had || token.tag == "VBD";
    } else if (token.lemma == "be" || In(word, {"is", "are", "was", "were", "be", "been", "being"})) {
      if (token.tag == "VBD") found.be_past = true;
      if (token.tag == "VBZ" || token.tag == "VBP") found.be_present = true;
      if (token.tag == "VBG") found.being = true;
    } else if (token.lemma == "do") {
      (token.tag == "VBD" ? found.did : found.does) = true;
    }
  }
  return found;
}

// Verbs of travel, whose present tense in running text tells a programme: "leaves for Lima", "from there goes to
// Quito".
bool IsTravel(std::string_view lemma) {
  return In(lemma, {"leave", "travel", "go", "fly", "head", "depart", "come", "arrive", "return"});
}

}  // namespace

Reality Occurred(std::string_view rule) { return {EventStatus::kOccurred, false, Direction::kPast, rule}; }
Reality Ongoing(std::string_view rule) { return {EventStatus::kOngoing, false, Direction::kPresent, rule}; }
Reality Planned(std::string_view rule) { return {EventStatus::kPlanned, false, Direction::kFuture, rule}; }
Reality Possible(std::string_view rule) { return {EventStatus::kPossible, false, Direction::kFuture, rule}; }
Reality Cancelled(std::string_view rule) { return {EventStatus::kCancelled, false, Direction::kFuture, rule}; }
Reality Denied(Reality of, std::string_view rule) {
  of.denied = true;
  of.rule = rule;
  return of;
}

std::string ClauseReader::Lower(uint32_t token) const {
  return absl::AsciiStrToLower(std::string(unit.document->Text(At(token))));
}

uint32_t ClauseReader::HeadOf(uint32_t token) const {
  const uint32_t head = At(token).head;
  return head < unit.document->tokens.size() ? head : token;
}

bool ClauseReader::IsVerb(uint32_t token) const { return At(token).pos == "VERB" || At(token).pos == "AUX"; }

bool ClauseReader::HasTo(uint32_t verb) const {
  const auto of = children.Of(verb);
  return std::any_of(of.begin(), of.end(), [&](uint32_t child) { return At(child).tag == "TO" && child < verb; });
}

bool ClauseReader::IsFinite(uint32_t verb) const {
  if (HasTo(verb)) return false;
  const Auxiliaries aux = AuxiliariesOf(*this, verb);
  if (!aux.modal.empty() || aux.be_present || aux.be_past || aux.did || aux.does) return true;
  const std::string_view tag = At(verb).tag;
  if (tag == "VBN" || tag == "VBD") return tag == "VBD" || aux.have;
  return tag == "VBZ" || tag == "VBP";
}

bool ClauseReader::IsNegated(uint32_t verb) const {
  for (const uint32_t child : children.Of(verb)) {
    const nlp::Token& token = At(child);
    const std::string word = Lower(child);
    if (token.dep == "neg" || In(word, {"not", "n't", "never"})) {
      const bool not_only =
          child + 1 < unit.document->tokens.size() && In(Lower(child + 1), {"only", "just", "merely"});
      if (!not_only) return true;
    }
    if (token.dep == "advmod" && In(word, {"hardly", "barely", "scarcely"})) return true;
    // "no longer"
    if (token.dep == "advmod" && word == "longer" && children.Find(child, {"neg"})) return true;
    if (token.dep == "cc" && word == "nor" && child < verb && child + 1 < verb && !In(At(verb).dep, {"conj"})) {
      return true;
    }
    if (token.dep != "nsubj" && token.dep != "nsubjpass") continue;
    if (In(word, {"nobody", "none", "neither", "nothing"})) return true;
    for (const uint32_t determiner : children.Of(child)) {
      if (In(Lower(determiner), {"no", "neither"}) && determiner < child) return true;
    }
  }
  return false;
}

std::string ClauseReader::Opener(uint32_t verb) const {
  for (const uint32_t child : children.Of(verb)) {
    if (child >= verb) break;
    const std::string_view dep = At(child).dep;
    if (dep == "mark" || dep == "advmod") {
      std::string word = Lower(child);
      if (In(word, {"if", "unless", "whether", "lest", "when", "once", "until", "before", "after", "while", "as"})) {
        return word;
      }
    }
  }
  return "";
}

bool ClauseReader::HasCondition(uint32_t verb) const {
  for (const uint32_t child : children.Of(verb)) {
    if (At(child).dep != "advcl" && At(child).dep != "ccomp") continue;
    if (In(Opener(child), {"if", "unless"})) return true;
  }
  return false;
}

// "has been coming here for thirteen years": what goes on for so long is done many times.
bool ClauseReader::GoesOnForYears(uint32_t verb) const {
  if (At(verb).tag != "VBG") return false;
  const bool perfect = std::any_of(children.Of(verb).begin(), children.Of(verb).end(),
                                   [&](uint32_t child) { return At(child).dep == "aux" && Lower(child) == "been"; });
  if (!perfect) return false;
  for (const uint32_t child : children.Of(verb)) {
    if (At(child).dep != "prep" || Lower(child) != "for") continue;
    const auto span = children.Find(child, {"pobj"});
    if (span.has_value() && In(At(*span).lemma, {"year", "decade", "month", "century"})) return true;
  }
  return false;
}

bool ClauseReader::IsHabitual(uint32_t verb) const {
  if (GoesOnForYears(verb)) return true;
  for (const uint32_t child : children.Of(verb)) {
    const std::string word = Lower(child);
    if (At(child).dep == "advmod" &&
        In(word, {"regularly", "often", "frequently", "repeatedly", "periodically", "routinely", "usually", "normally",
                  "sometimes", "occasionally", "annually", "weekly", "monthly", "rarely", "seldom", "hardly"})) {
      return true;
    }
    if (At(child).dep != "npadvmod") continue;
    for (const uint32_t determiner : children.Of(child)) {
      if (In(Lower(determiner), {"every", "each"})) return true;
    }
  }
  return false;
}

bool ClauseReader::HasFutureTime(uint32_t verb) const {
  return times != nullptr ? HasTimeAhead(verb) : HasWordOfFuture(verb);
}

bool ClauseReader::HasTimeAhead(uint32_t verb) const {
  return std::any_of(times->begin(), times->end(), [&](const TimeExpression& time) {
    if (time.is_frequency || time.is_duration || time.is_anchor) return false;
    if (HeadOf(time.head.token) != verb && time.head.token != verb) return false;
    // "on Tuesday" lies ahead where the present tense would have it so.
    return time.is_ahead || (time.past != time.future && time.present != time.past) ||
           (time.past != time.future && time.future.IsDay());
  });
}

bool ClauseReader::HasWordOfFuture(uint32_t verb) const {
  for (const uint32_t child : children.Of(verb)) {
    const std::string_view dep = At(child).dep;
    if (dep != "npadvmod" && dep != "advmod" && dep != "prep") continue;
    if (In(Lower(child), {"tomorrow", "later", "soon", "shortly"})) return true;
    // "next week", "on Tuesday", "in June", "in the coming days"
    const nlp::TokenRange range = Subtree(*unit.document, child);
    const bool names_time = dep == "npadvmod" || In(Lower(child), {"on", "in", "from", "at", "over"});
    // With its year a date need not lie ahead.
    bool year = false;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      year = year || (At(i).tag == "CD" && At(i).end - At(i).begin == 4);
    }
    for (uint32_t i = range.begin; names_time && !year && i < range.end; ++i) {
      if (In(Lower(i), {"next", "coming", "tomorrow"})) return true;
      if (In(Lower(i), {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})) return true;
      if (At(i).tag == "NNP" && In(Lower(i), {"january", "february", "march", "april", "may", "june", "july", "august",
                                              "september", "october", "november", "december"})) {
        return true;
      }
    }
  }
  return false;
}

Reality ClauseReader::Tense(uint32_t verb) const {
  const Auxiliaries aux = AuxiliariesOf(*this, verb);
  const std::string_view tag = At(verb).tag;
  Reality reality = Occurred("factuality.past");
  const bool have_past = aux.have && (In(aux.modal, {"will", "wo", "'ll"}) || aux.modal.empty());
  if (In(aux.modal, {"will", "wo", "'ll", "shall", "\u2019ll"})) {
    reality = Planned("factuality.planned.will");
    if (HasCondition(verb)) reality = Possible("factuality.possible.will_if");
  } else if (In(aux.modal, {"would", "'d", "\u2019d"})) {
    reality = Planned("factuality.planned.would");
    if (aux.have || HasCondition(verb)) reality = Denied(Possible(""), "factuality.hypothetical");
  } else if (In(aux.modal, {"may", "might", "could", "can", "ca"})) {
    reality = Possible("factuality.possible.may");
    if (aux.have && aux.modal == "could") reality = Denied(reality, "factuality.hypothetical");
    if (aux.have) reality.direction = Direction::kPast;
  } else if (In(aux.modal, {"must", "should", "ought", "need"})) {
    reality = Denied(Possible(""), "factuality.asked.must");
  } else if (have_past) {
    reality = Occurred("factuality.perfect");
    // "has been visiting"
    if (tag == "VBG" && !aux.had) reality = Ongoing("factuality.ongoing.perfect");
  } else if ((tag == "VBG" || aux.being) && (aux.be_present || aux.be_past)) {
    const bool future = HasFutureTime(verb);
    if (aux.be_past) {
      reality = Occurred("factuality.past");
    } else {
      reality = future ? Planned("factuality.planned.progressive") : Ongoing("factuality.ongoing.progressive");
    }
  } else if (aux.be_present || aux.does || tag == "VBZ" || tag == "VBP") {
    const bool scheduled =
        !unit.headline && !aux.passive && (HasFutureTime(verb) || (!aux.does && IsTravel(At(verb).lemma)));
    reality = scheduled ? Planned("factuality.planned.present") : Occurred("factuality.present");
    if (!scheduled) reality.direction = Direction::kPresent;
  }
  if (IsHabitual(verb)) return Denied(reality, "factuality.habitual");
  if (IsNegated(verb)) return Denied(reality, "factuality.negated");
  return reality;
}

}  // namespace chancery::extract
