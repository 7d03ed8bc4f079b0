// What a clause says by its own verb and auxiliaries: tense, mood and negation.
#ifndef CHANCERY_EXTRACT_FACTUALITY_CLAUSE_H_
#define CHANCERY_EXTRACT_FACTUALITY_CLAUSE_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading.h"
#include "extract/times.h"
#include "ontology/model.h"

namespace chancery::extract {

// Whether the word is one of these.
inline bool In(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How real something is, with the rule that says so last.
struct Reality {
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  bool denied = false;  // not so; `status` is then that of what is denied: kPlanned of "will not go"
  Direction direction = Direction::kPast;
  std::string_view rule = "factuality.occurred";
};

// The realities that rules give.
Reality Occurred(std::string_view rule);
Reality Ongoing(std::string_view rule);
Reality Planned(std::string_view rule);
Reality Possible(std::string_view rule);
Reality Cancelled(std::string_view rule);
// `of` is denied.
Reality Denied(Reality of, std::string_view rule);

// A unit whose clauses are read. Views; cheap to copy.
struct ClauseReader {
  const Unit& unit;
  const Children& children;
  const std::vector<TimeExpression>* times = nullptr;  // of the unit; null: not known

  const nlp::Token& At(uint32_t token) const { return unit.document->tokens[token]; }
  std::string Lower(uint32_t token) const;
  // Its own index at a root.
  uint32_t HeadOf(uint32_t token) const;

  bool IsVerb(uint32_t token) const;
  // Whether the verb has a tense or mood of its own: not in "to meet", "meeting the envoy", "talks held in Rome".
  bool IsFinite(uint32_t verb) const;
  bool HasTo(uint32_t verb) const;
  // "not", "never", "no longer", "neither", by a subject that is nobody.
  bool IsNegated(uint32_t verb) const;
  // "if", "unless", "whether" that opens the clause; empty if none.
  std::string Opener(uint32_t verb) const;
  // Whether a clause below it begins with "if" or "unless".
  bool HasCondition(uint32_t verb) const;
  // "regularly", "every year": no single event.
  bool IsHabitual(uint32_t verb) const;
  bool GoesOnForYears(uint32_t verb) const;
  // Whether a time that lies ahead hangs on it: "tomorrow", "next week", "on Tuesday".
  bool HasFutureTime(uint32_t verb) const;
  bool HasTimeAhead(uint32_t verb) const;     // by `times`
  bool HasWordOfFuture(uint32_t verb) const;  // without them

  // What a finite verb says by itself, negation included.
  Reality Tense(uint32_t verb) const;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_FACTUALITY_CLAUSE_H_
