#include "extract/times.h"

#include <algorithm>
#include <string_view>

#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

using nlp::Document;
using nlp::Token;
using nlp::TokenRange;
using Doubt = TimeCore::Doubt;

bool IsNoun(const Token& token) { return token.pos == "NOUN" || token.pos == "PROPN"; }

TokenRange TokensOf(const std::vector<TimeWord>& words, size_t begin, size_t end) {
  return {words[begin].token, words[end - 1].token + 1};
}

uint32_t Depth(const Document& document, uint32_t token) {
  uint32_t depth = 0;
  while (document.tokens[token].head != token && document.tokens[token].head < document.tokens.size() &&
         depth < document.tokens.size()) {
    token = document.tokens[token].head;
    ++depth;
  }
  return depth;
}

// The token by which the range hangs in the tree: that nearest to the root, the leftmost of several.
uint32_t TopOf(const Document& document, TokenRange range) {
  uint32_t top = range.begin;
  for (uint32_t i = range.begin + 1; i < range.end; ++i) {
    if (Depth(document, i) < Depth(document, top)) top = i;
  }
  return top;
}

// Judges by the tree whether words that can be a time are one.
class Checker {
 public:
  explicit Checker(const Document& document) : document_(document) {}

  // Whether the core is the object of the preposition before it: not in "before Friday's talks".
  bool TakesPreposition(TokenRange core) const {
    const uint32_t top = TopOf(document_, core);
    const uint32_t head = document_.tokens[top].head;
    // In "On Monday Smith met" the parser takes "Monday" for a first name.
    const bool before_name = core.begin > 0 && head < document_.tokens.size() &&
                             document_.tokens[head].pos == "PROPN" && WeekdayBefore(core, head);
    if (head >= core.end && IsNoun(document_.tokens[head]) && !before_name) return false;
    return core.end >= document_.tokens.size() || document_.tokens[core.end].tag != "POS";
  }

  // Whether a weekday after "on" stands before the name of a person.
  bool WeekdayBefore(TokenRange core, uint32_t head) const {
    const std::string_view preposition = document_.Text(document_.tokens[core.begin - 1]);
    const int32_t entity = document_.tokens[head].entity;
    const bool person = entity >= 0 && document_.entities[static_cast<size_t>(entity)].label == "PERSON";
    return (preposition == "on" || preposition == "On") && person;
  }

  // Names that hold a time: "the Sunday Times", "the Good Friday Agreement", "Theresa May".
  bool IsPartOfName(TokenRange core) const {
    for (uint32_t i = core.begin; i < core.end; ++i) {
      const int32_t index = document_.tokens[i].entity;
      if (index < 0) continue;
      const nlp::Entity& entity = document_.entities[static_cast<size_t>(index)];
      const bool goes_on = entity.tokens.begin < core.begin || entity.tokens.end > core.end;
      const bool holds_name = entity.label == "ORG" || entity.label == "WORK_OF_ART" || entity.label == "LAW" ||
                              entity.label == "PRODUCT" || entity.label == "FAC" || entity.label == "PERSON";
      if (holds_name && (goes_on || entity.label == "PERSON")) return true;
    }
    // A first name before it, whatever the recogniser says: "Theresa May".
    if (core.begin > 0 && core.end == core.begin + 1) {
      const Token& before = document_.tokens[core.begin - 1];
      const Token& month = document_.tokens[core.begin];
      const bool compound = before.pos == "PROPN" && before.dep == "compound" && before.head == core.begin;
      if (compound && month.dep.substr(0, 5) == "nsubj") return true;
      const std::string_view word = document_.Text(before);
      if (word == "Good" || word == "Black" || word == "Bloody" || word == "Ash" || word == "Palm") return true;
    }
    return false;
  }

  bool Holds(const TimePhrase& phrase, TokenRange core, bool preposition) const {
    const Token& top = document_.tokens[TopOf(document_, core)];
    const Token& last = document_.tokens[core.end - 1];
    const bool before_noun = last.head >= core.end && IsNoun(document_.tokens[last.head]);
    switch (phrase.doubt) {
      case Doubt::kNone:
        return true;
      case Doubt::kMonthName:
        return preposition || before_noun || IsDate(core) || top.dep == "npadvmod";
      case Doubt::kYear:
        return IsYear(last, core, preposition, before_noun);
      case Doubt::kOrdinal:
        return preposition && !before_noun;
      case Doubt::kSeason:
        return preposition && !before_noun && last.pos != "VERB";
      case Doubt::kAdverb:
        return top.pos == "ADV";
      case Doubt::kMoved:
        return IsMoved(core);
    }
    return false;
  }

 private:
  std::string_view EntityLabel(uint32_t token) const {
    const int32_t index = document_.tokens[token].entity;
    return index < 0 ? std::string_view() : document_.entities[static_cast<size_t>(index)].label;
  }

  bool IsDate(TokenRange core) const { return EntityLabel(core.begin) == "DATE"; }

  // "2010" as a year: "in 2010", "the 2010 summit", not "2010 people".
  bool IsYear(const Token& year, TokenRange core, bool preposition, bool before_noun) const {
    if (before_noun) {
      const bool plural = document_.tokens[year.head].tag == "NNS";
      const bool definite = core.begin > 0 && (document_.tokens[core.begin - 1].tag == "DT" ||
                                               document_.tokens[core.begin - 1].tag == "POS");
      return !plural || definite;
    }
    const std::string_view label = EntityLabel(core.begin);
    if (label == "CARDINAL" || label == "QUANTITY" || label == "MONEY" || label == "PERCENT") return false;
    return preposition || label == "DATE";
  }

  bool IsMoved(TokenRange core) const {
    if (core.begin == 0) return false;
    const Token& to = document_.tokens[core.begin - 1];
    static constexpr std::string_view kMoves[] = {"postpone", "move",  "reschedule", "delay", "put",   "push",
                                                  "defer",    "shift", "change",     "bring", "extend"};
    const std::string& verb = document_.tokens[to.head < document_.tokens.size() ? to.head : core.begin - 1].lemma;
    return std::find(std::begin(kMoves), std::end(kMoves), verb) != std::end(kMoves);
  }

  const Document& document_;
};

// Whether every reading that there is begins after the day.
bool LiesAfter(const TimeExpression& time, absl::CivilDay day) {
  bool any = false;
  for (const ontology::EventTime* reading : {&time.past, &time.present, &time.future}) {
    if (reading->empty()) continue;
    any = true;
    if (!reading->earliest() || *reading->earliest() <= day) return false;
  }
  return any;
}

TimeExpression ExpressionOf(const TimePhrase& phrase, const Document& document, TokenRange tokens, uint32_t unit) {
  TimeExpression expression;
  expression.tokens = tokens;
  expression.head = {unit, TopOf(document, tokens)};
  if (phrase.readings.past) expression.past = ToEventTime(*phrase.readings.past);
  if (phrase.readings.present) expression.present = ToEventTime(*phrase.readings.present);
  if (phrase.readings.future) expression.future = ToEventTime(*phrase.readings.future);
  expression.form = phrase.form;
  expression.preposition = phrase.preposition;
  expression.is_frequency = phrase.is_frequency;
  expression.is_duration = phrase.is_duration;
  expression.is_anchor = phrase.is_anchor;
  expression.days = phrase.days;
  return expression;
}

// The day or, of longer steps, the unit that lies so far from a known day; nothing from anything but a day.
ontology::EventTime Moved(const ontology::EventTime& from, const TimeOffset& offset) {
  if (!from.IsDay()) return {};
  const absl::CivilDay day = *from.earliest();
  switch (offset.unit) {
    case TimeUnit::kDay:
      return ontology::EventTime::In(ontology::CalendarUnit(day + offset.count));
    case TimeUnit::kWeek:
      return ontology::EventTime::In(ontology::CalendarUnit(day + absl::civil_diff_t{7} * offset.count));
    case TimeUnit::kMonth:
      return ontology::EventTime::In(ontology::CalendarUnit(absl::CivilMonth(day) + offset.count));
    default:
      return {};
  }
}

// Gives an anchor its time by the last day told before it, if that is near.
void CountFromLast(const std::vector<TimeExpression>& before, const TimeOffset& offset, const Document& document,
                   TimeExpression* anchor) {
  const uint32_t sentence = document.tokens[anchor->tokens.begin].sentence;
  for (auto told = before.rbegin(); told != before.rend(); ++told) {
    if (told->is_frequency || told->is_duration || told->is_anchor) continue;
    if (document.tokens[told->tokens.begin].sentence + 1 < sentence) return;
    if (!told->past.IsDay() && !told->future.IsDay()) continue;
    anchor->past = Moved(told->past, offset);
    anchor->present = Moved(told->present, offset);
    anchor->future = Moved(told->future, offset);
    anchor->is_anchor = anchor->past.empty() && anchor->future.empty();
    return;
  }
}

bool SaysSomething(const TimeExpression& e) {
  return e.is_frequency || e.is_duration || e.is_anchor || !e.past.empty() || !e.present.empty() || !e.future.empty();
}

}  // namespace

const ontology::EventTime& TimeExpression::Read(Direction direction) const {
  switch (direction) {
    case Direction::kPast:
      return past;
    case Direction::kPresent:
      return present;
    case Direction::kFuture:
      return future;
  }
  return past;
}

std::vector<TimeExpression> FindTimes(const Unit& unit, uint32_t unit_index, std::optional<absl::CivilDay> published) {
  const Document& document = *unit.document;
  const std::vector<TimeWord> words = TimeWordsOf(document);
  const TimeGrammar grammar(words, published);
  const Checker checker(document);
  std::vector<TimeExpression> times;
  for (size_t at = 0; at < words.size();) {
    std::optional<TimePhrase> phrase = grammar.PhraseAt(at);
    bool preposition = phrase && phrase->core > at;
    if (preposition && !checker.TakesPreposition(TokensOf(words, phrase->core, phrase->end))) {
      phrase = grammar.BarePhraseAt(at);
      preposition = false;
    }
    if (!phrase) {
      ++at;
      continue;
    }
    const TokenRange core = TokensOf(words, phrase->core, phrase->end);
    if (!checker.IsPartOfName(core) && checker.Holds(*phrase, core, preposition)) {
      TimeExpression expression = ExpressionOf(*phrase, document, TokensOf(words, at, phrase->end), unit_index);
      expression.is_same_day = phrase->offset && phrase->offset->unit == TimeUnit::kDay && phrase->offset->count == 0;
      if (phrase->offset) CountFromLast(times, *phrase->offset, document, &expression);
      expression.is_ahead = published && LiesAfter(expression, *published);
      if (SaysSomething(expression)) times.push_back(expression);
      at = phrase->end;
    } else {
      at = preposition ? phrase->core : at + 1;
    }
  }
  return times;
}

}  // namespace chancery::extract
