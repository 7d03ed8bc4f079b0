// One core, or two that make a range: "Monday to Wednesday", "28 December - 2 January 2010", "March and April".
#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

using Doubt = TimeCore::Doubt;

// Whether two stretches follow each other without a gap, so that "X and Y" is one.
bool Adjoin(const std::optional<Interval>& first, const std::optional<Interval>& second) {
  return first && second && first->to && second->from && After(*first->to) == *second->from;
}

std::optional<Interval> Enclosing(const std::optional<Interval>& first, const std::optional<Interval>& second) {
  if (!first || !second || !first->from || !second->to) return std::nullopt;
  if (second->to->last_day() < first->from->first_day()) return std::nullopt;
  return Interval{first->from, second->to};
}

}  // namespace

TimeGrammar::Core TimeGrammar::Resolved(const Recurring& recurring, size_t end, Doubt doubt) const {
  TimeCore core;
  core.end = end;
  core.recurring = recurring;
  core.doubt = doubt;
  if (published_) core.readings = Readings::Nearest(recurring, *published_);
  return core;
}

TimeGrammar::Core TimeGrammar::CoreAt(size_t at) const {
  if (at >= words_.size()) return std::nullopt;
  if (Core date = Date(at, false)) return date;
  return First(CoreRules(), at);
}

TimeGrammar::Core TimeGrammar::Joined(const TimeCore& first, const TimeCore& second) const {
  TimeCore core;
  core.end = second.end;
  core.doubt = first.doubt;
  if (first.recurring && second.recurring) {
    const std::optional<Recurring> both = Recurring::FromTo(*first.recurring, *second.recurring);
    return both ? Resolved(*both, second.end, first.doubt) : std::nullopt;
  }
  Readings from = first.readings;
  Readings to = second.readings;
  // Where one side gives the year, the other lies next to it.
  if (first.recurring && to.past && to.past->to) {
    from = Readings();
    if (const auto begins = first.recurring->LastBeginningBy(to.past->to->last_day())) from = Readings::Always(*begins);
  } else if (second.recurring && from.past && from.past->from) {
    to = Readings();
    if (const auto ends = second.recurring->FirstEndingFrom(from.past->from->first_day())) to = Readings::Always(*ends);
  }
  core.readings = {Enclosing(from.past, to.past), Enclosing(from.present, to.present),
                   Enclosing(from.future, to.future)};
  if (core.readings.empty()) return std::nullopt;
  return core;
}

TimeGrammar::Core TimeGrammar::RangeFrom(const TimeCore& first, bool gap) const {
  const size_t joint = first.end;
  const bool lists = Is(joint, {"and", "&"});
  if (!lists && !IsDash(Word(joint)) && !Is(joint, {"to", "through", "until", "till"})) return std::nullopt;
  const Core second = CoreAt(joint + 1);
  if (!second) return std::nullopt;
  Core range = Joined(first, *second);
  if (!range) return std::nullopt;
  range->form = lists ? kRangeAnd : kRangeTo;
  if (!lists || gap) return range;
  // "Monday and Tuesday" is one stretch, "Monday and Friday" are two days.
  const auto day_after = [](const Readings& r) { return r.past && r.past->from && r.past->to; };
  if (!day_after(first.readings) || !day_after(range->readings)) return std::nullopt;
  const std::optional<Interval> second_past =
      second->recurring ? second->recurring->FirstEndingFrom(first.readings.past->to->last_day() + 1)
                        : second->readings.past;
  return Adjoin(first.readings.past, second_past) ? range : std::nullopt;
}

TimeGrammar::Core TimeGrammar::RangeAfter(size_t at, bool gap) const {
  Core first = Date(at, true);
  if (!first) first = CoreAt(at);
  if (!first) return std::nullopt;
  if (Core range = RangeFrom(*first, gap)) return range;
  const bool is_range = first->readings.past && first->readings.past->from != first->readings.past->to;
  return is_range ? first : std::nullopt;
}

TimeGrammar::Core TimeGrammar::RangeOrCore(size_t at) const {
  const Core first = CoreAt(at);
  if (!first) return std::nullopt;
  if (Core range = RangeFrom(*first, false)) return range;
  return first;
}

}  // namespace chancery::extract
