// Which time belongs to which event.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <tuple>

#include "extract/times.h"

namespace chancery::extract {
namespace {

using nlp::Document;
using nlp::Token;

// Verbs that carry the time of the event named below them: "is expected to meet ... on Tuesday". Those whose own time
// is another ("agreed on Tuesday to meet", "said on Tuesday") are not among them.
constexpr std::string_view kCarriers[] = {"expect",   "schedule", "set",  "plan",  "slate", "due",  "begin",  "start",
                                          "continue", "resume",   "go",   "have",  "do",    "be",   "intend", "likely",
                                          "bind",     "ready",    "hope", "hop",   "want",  "seek", "try",    "book",
                                          "arrange",  "finish",   "stop", "poise", "manage"};

// What summits, visits and talks do at their time, and what is done with them: "was held", "opened", "planned for".
constexpr std::string_view kOccurs[] = {"be",        "hold",     "take",    "open",   "begin",  "start",    "end",
                                        "convene",   "conclude", "close",   "happen", "occur",  "last",     "schedule",
                                        "plan",      "set",      "slate",   "expect", "due",    "host",     "have",
                                        "pay",       "make",     "conduct", "attend", "join",   "resume",   "organize",
                                        "organise",  "continue", "follow",  "run",    "kick",   "complete", "finish",
                                        "undertake", "book",     "arrange", "launch", "reopen", "come",     "do"};

// Verbs of going somewhere, whose time is that of what is done there: "flew to Paris on Friday to meet".
constexpr std::string_view kMotions[] = {"go",     "come",  "travel",  "fly",  "arrive",  "return", "head",     "leave",
                                         "depart", "visit", "tour",    "land", "journey", "gather", "assemble", "meet",
                                         "join",   "sit",   "convene", "stop", "hold",    "host",   "be"};

// "recalled their meeting in May": what stands behind is the time of what was.
constexpr std::string_view kRecalls[] = {"recall", "remember", "recollect"};

// "will have the chance to meet": the meeting is then.
constexpr std::string_view kChances[] = {"chance", "opportunity", "honour", "honor", "pleasure", "privilege"};

// "at the end of a summit": the beginning or end of it, at its time.
constexpr std::string_view kEdges[] = {"end", "beginning", "start", "conclusion", "close", "opening", "margin"};

// Prepositions whose object is another event, with times of its own: "after Tuesday's talks", "since the war".
constexpr std::string_view kOtherEvents[] = {"after", "before",  "since", "following", "until",
                                             "till",  "despite", "ahead", "pending"};

// Nouns that name something with a time of its own.
constexpr std::string_view kEventNouns[] = {
    "meeting",     "talk",         "summit",      "visit",        "trip",         "tour",        "conference",
    "session",     "election",     "vote",        "referendum",   "war",          "attack",      "agreement",
    "deal",        "treaty",       "ceasefire",   "truce",        "statement",    "speech",      "decision",
    "report",      "resolution",   "interview",   "assembly",     "inauguration", "ceremony",    "funeral",
    "anniversary", "crisis",       "conflict",    "killing",      "bombing",      "invasion",    "raid",
    "strike",      "protest",      "negotiation", "discussion",   "dialogue",     "forum",       "congress",
    "address",     "announcement", "letter",      "accord",       "pact",         "declaration", "test",
    "launch",      "coup",         "round",       "consultation", "hearing",      "event",       "promise",
    "pledge",      "commitment",   "call",        "arrival",      "departure",    "return",      "reception",
    "exercise"};

template <size_t kSize>
bool Has(const std::string_view (&words)[kSize], std::string_view lemma) {
  return std::find(std::begin(words), std::end(words), lemma) != std::end(words);
}

// How closely a time belongs to the event: less is closer.
enum Rank { kDirect, kThroughName, kCarried, kShared, kNone };

class Attacher {
 public:
  Attacher(const std::vector<TimeExpression>& times, const Document& document, const std::vector<uint32_t>& own)
      : times_(times), document_(document), own_(own) {}

  Rank RankOf(const TimeExpression& time) const {
    if (std::any_of(own_.begin(), own_.end(),
                    [&](uint32_t o) { return o >= time.tokens.begin && o < time.tokens.end; })) {
      return kNone;
    }
    if (Follows(time) || IsTimeOfClause(time)) return kDirect;
    const Governor governor = GovernorOf(time);
    if (governor.blocked) return kNone;
    if (IsOwn(governor.token)) return governor.direct ? kDirect : kThroughName;
    return RankBelow(governor.token, time);
  }

 private:
  struct Governor {
    uint32_t token = 0;
    bool direct = true;    // nothing lies between
    bool blocked = false;  // something else has this time
  };

  bool IsOwn(uint32_t token) const { return std::find(own_.begin(), own_.end(), token) != own_.end(); }
  const Token& At(uint32_t token) const { return document_.tokens[token]; }
  uint32_t HeadOf(uint32_t token) const { return At(token).head < document_.tokens.size() ? At(token).head : token; }
  bool IsVerbal(uint32_t token) const {
    const std::string_view pos = At(token).pos;
    // "due to visit", "likely to meet", "ready to": adjectives that stand for a verb.
    return pos == "VERB" || pos == "AUX" || (pos == "ADJ" && At(token).dep != "amod");
  }

  // "after a meeting yesterday", "the result of talks last month": a time without a preposition that stands behind the
  // object of one is that object's, wherever the parser puts it.
  bool Follows(const TimeExpression& time) const {
    const std::string_view tag = At(time.tokens.begin).tag;
    if (tag == "IN" || time.tokens.begin == 0 || !IsOwn(time.tokens.begin - 1)) return false;
    const Token& before = At(time.tokens.begin - 1);
    return before.pos == "NOUN" && before.dep == "pobj";
  }

  bool IsOpenedBy(std::string_view opener, uint32_t verb) const {
    for (uint32_t i = 0; i < verb; ++i) {
      if (At(i).head == verb && At(i).dep == "advmod" && At(i).lemma == opener) return true;
    }
    return false;
  }

  // "in May 2016, when he flew there": the clause tells what happened then.
  bool IsTimeOfClause(const TimeExpression& time) const {
    return std::any_of(own_.begin(), own_.end(), [&](uint32_t own) {
      const uint32_t head = HeadOf(own);
      return (At(own).dep == "relcl" || At(own).dep == "advcl") && head >= time.tokens.begin &&
             head < time.tokens.end && IsOpenedBy("when", own);
    });
  }

  // "telephoned her on Friday to tell her": the time stands before the "to" of the verb that the parser gives it.
  bool StandsBeforeInfinitive(const TimeExpression& time, uint32_t verb) const {
    if (HeadOf(verb) == verb || At(verb).dep != "advcl") return false;
    for (uint32_t i = time.tokens.end; i < verb; ++i) {
      if (At(i).head == verb && At(i).dep == "aux" && At(i).tag == "TO") return HeadOf(verb) < time.tokens.begin;
    }
    return false;
  }

  // Climbs from a time over prepositions and names to the verb, the event's own token, or the noun that has it.
  Governor GovernorOf(const TimeExpression& time) const {
    Governor governor;
    uint32_t at = time.head.token;
    // "Tuesday's meeting", "the January visit": the noun has it.
    const std::string_view dep = At(at).dep;
    const bool modifier = dep == "poss" || dep == "compound" || dep == "amod" || dep == "nummod" || dep == "nmod";
    for (size_t steps = 0; steps <= document_.tokens.size(); ++steps) {
      const uint32_t head = HeadOf(at);
      governor.token = head;
      if (head == at || IsOwn(head)) return governor;
      if (IsVerbal(head)) {
        if (!StandsBeforeInfinitive(time, head)) return governor;
        at = head;
        continue;
      }
      const bool other_event = At(head).pos != "PROPN" && At(head).pos != "PRON" && Has(kEventNouns, At(head).lemma);
      // "pledged at a meeting last week" pledged then.
      const uint32_t link = HeadOf(head);
      const bool within = other_event && At(head).dep == "pobj" && IsOwn(HeadOf(link)) && IsVerbal(HeadOf(link)) &&
                          (At(link).lemma == "at" || At(link).lemma == "during");
      if (modifier || (other_event && !within) || Has(kOtherEvents, At(head).lemma)) {
        governor.blocked = true;
        return governor;
      }
      governor.direct = false;
      at = head;
    }
    governor.blocked = true;
    return governor;
  }

  // The rank of a time that hangs on the verb `verb`, which is none of the event's own tokens.
  Rank RankBelow(uint32_t verb, const TimeExpression& time) const {
    Rank best = kNone;
    for (const uint32_t own : own_) {
      best = std::min(best, IsOwn(HeadOf(verb)) ? RankOfClauseOf(verb) : kNone);
      // "the meeting that was to take place on 12 June"
      const uint32_t above = HeadOf(verb);
      if (At(verb).dep == "xcomp" && Has(kOccurs, At(verb).lemma) && IsOwn(HeadOf(above))) {
        best = std::min(best, RankOfClauseOf(above));
      }
      best = std::min(best, RankOfAncestor(own, verb, time));
    }
    return best;
  }

  // "a summit planned for June", "the talks, which were held in May": the verb hangs on the event's noun.
  Rank RankOfClauseOf(uint32_t verb) const {
    const std::string_view dep = At(verb).dep;
    return (dep == "acl" || dep == "relcl") && Has(kOccurs, At(verb).lemma) ? kThroughName : kNone;
  }

  // The verb is above the event's token.
  Rank RankOfAncestor(uint32_t own, uint32_t verb, const TimeExpression& time) const {
    uint32_t at = own;
    std::string_view preposition;
    bool where = false;
    // The edge by which each step hangs decides whether the time comes down to the event.
    for (size_t steps = 0; steps <= document_.tokens.size(); ++steps) {
      const uint32_t head = HeadOf(at);
      if (head == at) return kNone;
      const std::string_view dep = At(at).dep;
      if (head == verb && where) return kShared;
      if (head == verb) return RankOfEdge(at, verb, dep, preposition, time);
      if (IsOwn(head)) return kNone;  // told by that token
      if (dep == "pobj" || dep == "pcomp") preposition = At(head).lemma;
      // "flew to Oslo on Friday, where he met the king", "when he flew to Oslo": then.
      if ((dep == "relcl" && At(head).pos == "PROPN" && IsOpenedBy("where", at)) ||
          (where && dep == "advcl" && IsOpenedBy("when", at))) {
        if (HasTimeOfItsOwn(at)) return kNone;
        where = true;
        at = head;
        continue;
      }
      if (where && dep == "prep") {
        at = head;
        continue;
      }
      // "is expected to meet", "is honoured to welcome", "will hold talks and do ..."
      const bool carried = dep == "xcomp" && (Has(kCarriers, At(head).lemma) || At(head).pos == "ADJ");
      const bool held = dep == "dobj" && Has(kOccurs, At(head).lemma);
      const bool chance = dep == "acl" && Has(kChances, At(head).lemma);
      const bool name = At(head).pos == "PROPN" && dep == "prep";
      const bool edge = dep == "prep" && At(at).lemma == "of" && Has(kEdges, At(head).lemma);
      if (!carried && !held && !chance && !name && !edge && dep != "pobj" && dep != "pcomp" && dep != "acomp") {
        return kNone;
      }
      at = head;
    }
    return kNone;
  }

  Rank RankOfEdge(uint32_t at, uint32_t verb, std::string_view dep, std::string_view preposition,
                  const TimeExpression& time) const {
    const std::string_view lemma = At(verb).lemma;
    if (dep == "xcomp" || dep == "acomp") {
      if (Has(kCarriers, lemma)) return kCarried;
      return Has(kMotions, lemma) ? kShared : kNone;
    }
    // "flew to Paris on Friday to meet": the purpose.
    if (dep == "advcl" && IsOpenedBy("when", at)) return kShared;
    if (dep == "advcl") return At(at).tag == "VB" && Has(kMotions, lemma) ? kShared : kNone;
    // What an event does, it does at its time: "On Friday talks in Minsk led to a truce".
    if (dep == "nsubj") return Has(kOccurs, lemma) ? kThroughName : kShared;
    if (dep == "nsubjpass") return Has(kOccurs, lemma) ? kThroughName : kNone;
    if (dep == "dobj" && Has(kRecalls, lemma) && time.tokens.begin > at) return kShared;
    if (dep == "dobj" || dep == "attr") return Has(kOccurs, lemma) ? kThroughName : kNone;
    if (dep == "conj") return SharesWithConjunct(at, verb, time) ? kShared : kNone;
    if (dep != "prep") return kNone;
    // "said during a visit on Monday" is during that visit; "arrived on Monday for talks" arrived for them.
    if (preposition.empty()) return kNone;
    if (preposition == At(at).lemma &&
        (preposition == "during" || preposition == "at" || preposition == "in" || preposition == "on")) {
      return kShared;
    }
    // "signed it on Friday after a meeting with her": of a single day, for after one week it may be another.
    if (preposition == "after" || preposition == "following") return time.past.IsDay() ? kShared : kNone;
    const bool purpose = preposition == "for" || preposition == "to" || preposition == "into";
    return purpose && Has(kMotions, lemma) ? kShared : kNone;
  }

  // "left on Friday and flew on the following day"
  bool HasTimeOfItsOwn(uint32_t verb) const {
    return std::any_of(times_.begin(), times_.end(), [&](const TimeExpression& time) {
      return !time.is_frequency && !time.is_duration && HeadOf(time.head.token) == verb;
    });
  }

  // "On Friday he flew to Bogota and met the president": the time of the first verb holds for the next, unless that one
  // is told otherwise ("arrived on Friday and will meet").
  bool SharesWithConjunct(uint32_t at, uint32_t verb, const TimeExpression& time) const {
    if (time.head.token > at || HasTimeOfItsOwn(at)) return false;
    const auto modal = [&](uint32_t of) {
      for (uint32_t i = 0; i < document_.tokens.size(); ++i) {
        if (At(i).head == of && (At(i).dep == "aux" || At(i).dep == "auxpass") && At(i).tag == "MD") return true;
      }
      return false;
    };
    return !modal(at) || modal(verb);
  }

  const std::vector<TimeExpression>& times_;
  const Document& document_;
  const std::vector<uint32_t>& own_;
};

// Whether `time` says more exactly when within `other`: "December 2009" of "the Conference 2009".
bool IsFinerThan(const TimeExpression& time, const TimeExpression& other) {
  const ontology::EventTime& fine = time.future;
  const ontology::EventTime& coarse = other.future;
  if (!fine.earliest() || !fine.latest() || !coarse.earliest() || !coarse.latest()) return false;
  return *coarse.earliest() <= *fine.earliest() && *fine.latest() <= *coarse.latest() && fine != coarse;
}

}  // namespace

const TimeExpression* TimeOf(const std::vector<TimeExpression>& times, const Document& document,
                             const std::vector<uint32_t>& own, std::optional<Direction> direction) {
  const Attacher attacher(times, document, own);
  const TimeExpression* best = nullptr;
  std::tuple<Rank, uint32_t> best_rank{kNone, 0};
  for (const TimeExpression& time : times) {
    if (time.is_frequency || time.is_duration || time.is_anchor) continue;
    if (direction == Direction::kPast && time.is_ahead) continue;
    const Rank rank = attacher.RankOf(time);
    if (rank == kNone) continue;
    uint32_t distance = UINT32_MAX;
    for (const uint32_t token : own) {
      distance = std::min(distance, token > time.head.token ? token - time.head.token : time.head.token - token);
    }
    const std::tuple<Rank, uint32_t> ranked{rank, distance};
    const bool finer = best != nullptr && rank < kShared && IsFinerThan(time, *best);
    if (best == nullptr || finer || (ranked < best_rank && !IsFinerThan(*best, time))) {
      best = &time;
      best_rank = ranked;
    }
  }
  return best;
}

int DaysOf(const std::vector<TimeExpression>& times, const Document& document, const std::vector<uint32_t>& own) {
  const auto is_own = [&](uint32_t token) { return std::find(own.begin(), own.end(), token) != own.end(); };
  for (const TimeExpression& time : times) {
    if (!time.is_duration || time.days < 1) continue;
    if (is_own(time.head.token)) return time.days;
    uint32_t above = time.head.token;
    // "three-day visit", "for three days": the noun or verb is at most a preposition away.
    for (int steps = 0; steps < 3; ++steps) {
      above = document.tokens[above].head < document.tokens.size() ? document.tokens[above].head : above;
      if (is_own(above)) return time.days;
      if (document.tokens[above].pos != "ADP") break;
    }
    // "two days of talks": the event hangs on its length.
    for (const uint32_t token : own) {
      const uint32_t of = document.tokens[token].head;
      if (of >= document.tokens.size() || document.tokens[token].dep != "pobj") continue;
      if (document.tokens[of].lemma == "of" && document.tokens[of].head == time.head.token) return time.days;
    }
  }
  return 0;
}

}  // namespace chancery::extract
