// When: the time expressions of a text, and the days they mean for an article of a given day.
//
// Relative expressions count from the publication day; a month or weekday without a year lies before or after it by the
// tense of what it belongs to ("in January" in an article of 9 December 2009 is 2010-01 for a plan).
#ifndef CHANCERY_EXTRACT_TIMES_H_
#define CHANCERY_EXTRACT_TIMES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "extract/reading.h"
#include "ontology/event_time.h"

namespace chancery::extract {

// The direction in which an expression that leaves it open is to be read.
enum class Direction { kPast, kPresent, kFuture };

// An expression with what it means read either way; the three are equal where it leaves nothing open, and empty where
// it cannot be read so ("in two days" of the past). Months, seasons and years are as told: "early January" is 2010-01,
// for no more is said; seasons are those of the northern half of the world.
struct TimeExpression {
  TokenRef head;           // the token by which it hangs in the tree: "in" of "in January", "Tuesday" without one
  nlp::TokenRange tokens;  // with its preposition
  ontology::EventTime past, present, future;
  std::string_view form;         // the rule of the grammar that read it, one of TimeGrammar::Forms()
  std::string_view preposition;  // likewise, of "no later than March"; empty without one
  bool is_frequency = false;     // "every year", "regularly": no time of one event
  bool is_duration = false;      // "for three days", "two-day": a length, not a time
  bool is_anchor = false;        // "since 1999", "two days later": relates to another time; not the event's own
  bool is_same_day = false;      // "that day", "earlier in the day": an anchor that says no other day
  bool is_ahead = false;         // it lies wholly after the publication day, however it is read
  int days = 0;                  // of a duration: how many days, where it tells that

  const ontology::EventTime& Read(Direction direction) const;
};

// All time expressions of a unit, in order. "The next day" and "two weeks later" count from the day told last before
// them in the same sentence or the one before it, and are anchors where there is none. Without a publication day,
// expressions that need one are left out.
std::vector<TimeExpression> FindTimes(const Unit& unit, uint32_t unit_index, std::optional<absl::CivilDay> published);

// The expression that says when the event evoked by `own` happens; null if none does. `times` are those of the unit of
// `document`; `own` are the tokens that make up the event's frame: trigger, light verb, auxiliaries.
//
// It is the nearest that hangs on `own`, directly or on names and persons that hang on it (where the parser puts
// "on Tuesday" below "Moscow"); else one on a verb that carries the event: "is expected to meet ... on Tuesday",
// "flew to Paris on Friday to meet", "a summit planned for June", "said during a visit on Monday". A time of saying
// ("said on Tuesday that he would visit") is not taken unless `own` holds the verb of saying; nor, where `direction` is
// the past, is a time that lies ahead.
const TimeExpression* TimeOf(const std::vector<TimeExpression>& times, const nlp::Document& document,
                             const std::vector<uint32_t>& own, std::optional<Direction> direction = std::nullopt);

// How many days the event evoked by `own` lasts by an expression that hangs on it ("a three-day visit", "talked for two
// days"); 0 if none tells.
int DaysOf(const std::vector<TimeExpression>& times, const nlp::Document& document, const std::vector<uint32_t>& own);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TIMES_H_
