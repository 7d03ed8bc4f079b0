#include "extract/candidate_times.h"

#include <array>
#include <optional>
#include <string_view>

#include "absl/algorithm/container.h"
#include "ontology/event_time.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;
using ontology::EventTime;

// Verbs whose day is the last one of what they carry: "ended a three-day visit on Friday".
constexpr std::array<std::string_view, 6> kEnds = {"end", "conclude", "complete", "finish", "wrap", "close"};

constexpr std::array<std::string_view, 3> kEndNouns = {"end", "conclusion", "close"};

// What is so many days old is history: "the talks" of today's news are not those of 1979.
constexpr int kRecalled = 90;

class CandidateTimes {
 public:
  CandidateTimes(const Tree& tree, const Reading& reading, const std::vector<TimeExpression>& times,
                 Direction direction)
      : tree_(tree), reading_(reading), times_(times), direction_(direction) {}

  void Set(Candidate& candidate) const {
    const FrameMatch& match = candidate.match;
    const bool said =
        match.frame->own_side && match.attribution.has_value() && match.attribution->unit == tree_.index();
    std::vector<Tokens> owns;
    if (said) owns.push_back({match.attribution->verb});
    // Of what a speaker says he will do, the times are those when it is due.
    const bool told = !match.frame->own_side;
    const bool carried = told && match.support != nullptr;
    if (carried && match.support->asserts) owns.push_back({match.support_verb});
    if (told) owns.push_back(match.nouns.empty() ? Tokens{match.trigger} : match.nouns);
    // The day of an invitation is not that of what it is to.
    if (carried && !match.support->asserts && tree_[match.support_verb].lemma != "invite") {
      owns.push_back({match.support_verb});
    }
    // "met President Duda of Poland on Tuesday": the day is sometimes hung on the last participant.
    for (const Filler& filler : candidate.participants) {
      if (told && filler.token > match.trigger) owns.back().push_back(filler.token);
    }
    for (const Tokens& own : owns) {
      // What is mentioned in passing may lie ahead, whatever the tense of the sentence.
      const bool open = !candidate.asserted && told;
      const TimeExpression* time =
          TimeOf(times_, tree_.document(), own, open ? std::nullopt : std::optional<Direction>(direction_));
      if (time == nullptr || candidate.dated || IsOfCancelling(candidate, *time)) continue;
      candidate.time = time->Read(time->is_ahead ? Direction::kFuture : direction_);
      candidate.dated = !candidate.time.empty();
    }
    if (candidate.dated && told) StretchByDuration(candidate);
    for (const uint32_t head : candidate.content_heads) {
      if (!tree_.IsVerb(head)) continue;
      const TimeExpression* due = TimeOf(times_, tree_.document(), {head});
      if (due != nullptr && candidate.due.empty()) candidate.due = due->Read(Direction::kFuture);
    }
    if (candidate.dated) {
      const auto last = candidate.time.latest();
      candidate.recalled =
          reading_.published.has_value() && last.has_value() && *last + kRecalled < *reading_.published;
      CorrectStatusByTime(candidate);
    } else if (reading_.published.has_value() && HasHappened(candidate.status)) {
      const ontology::CalendarUnit day(*reading_.published);
      // What a statement promises it promises on its own day, whatever other days it tells of.
      const bool stated = match.frame->own_side && !match.attribution.has_value();
      candidate.dated = stated;
      const bool same_day = stated || candidate.status == EventStatus::kOngoing;
      candidate.time = same_day ? EventTime::In(day) : EventTime::OnOrBefore(day);
    }
  }

 private:
  // "postponed her visit on Friday": the day of the postponement. Only a day that can be read one way, or one that
  // stands before the noun, is that of the visit.
  bool IsOfCancelling(const Candidate& candidate, const TimeExpression& time) const {
    return candidate.status == EventStatus::kCancelled && time.past != time.future && time.past.IsDay() &&
           time.head.token > candidate.match.trigger && !HangsOnClauseOf(candidate.match.trigger, time.head.token);
  }

  // "the meeting that was to take place on Friday": a verb below the noun has the time.
  bool HangsOnClauseOf(uint32_t noun, uint32_t token) const {
    if (!IsBelow(tree_.document(), token, noun)) return false;
    for (uint32_t at = tree_[token].head; at != noun; at = tree_[at].head) {
      if (tree_.IsVerb(at)) return true;
    }
    return false;
  }

  // "arrives on Monday for a three-day visit": three days from that one.
  void StretchByDuration(Candidate& candidate) const {
    if (!candidate.time.IsDay()) return;
    const int days = DaysOf(times_, tree_.document(), candidate.match.Own());
    if (days < 2) return;
    const FrameMatch& match = candidate.match;
    bool ends = match.support != nullptr && absl::c_linear_search(kEnds, tree_[match.support_verb].lemma);
    for (const uint32_t noun : match.nouns) {
      const uint32_t of = tree_[noun].head;
      // "signed on Friday, at the end of a two-day summit"
      ends = ends || (tree_.Dep(noun, {"pobj"}) && tree_.Lower(of) == "of" &&
                      absl::c_linear_search(kEndNouns, tree_[tree_[of].head].lemma));
    }
    const absl::CivilDay day = *candidate.time.earliest();
    const absl::CivilDay first = ends ? day - (days - 1) : day;
    candidate.time = EventTime::FromTo(ontology::CalendarUnit(first), ontology::CalendarUnit(first + (days - 1)));
  }

  // Of an event mentioned in passing the date tells better than the noun whether it has happened.
  void CorrectStatusByTime(Candidate& candidate) const {
    if (candidate.asserted || !reading_.published.has_value()) return;
    const auto first = candidate.time.earliest();
    const auto last = candidate.time.latest();
    if (HasHappened(candidate.status) && first.has_value() && *first > *reading_.published) {
      candidate.status = EventStatus::kPlanned;
    } else if (candidate.status == EventStatus::kPlanned && last.has_value() && *last < *reading_.published) {
      candidate.status = EventStatus::kOccurred;
    }
  }

  const Tree& tree_;
  const Reading& reading_;
  const std::vector<TimeExpression>& times_;
  Direction direction_;
};

}  // namespace

Direction DirectionOf(EventStatus status) { return HasHappened(status) ? Direction::kPast : Direction::kFuture; }

void SetTime(Candidate& candidate, Direction direction, const std::vector<TimeExpression>& times, const Tree& tree,
             const Reading& reading) {
  CandidateTimes(tree, reading, times, direction).Set(candidate);
}

}  // namespace chancery::extract
