#include "extract/times_grammar.h"

#include <array>
#include <utility>

namespace chancery::extract {
namespace {

using Doubt = TimeCore::Doubt;

// Longer counts of days or weeks are no lengths of events, nor steps between them.
constexpr int kLongestTold = 60;

// How many words after "the first" a length of time may stand.
constexpr size_t kLongestLook = 12;

TimePhrase Phrase(const TimeCore& core, size_t core_at) {
  TimePhrase phrase;
  static_cast<TimeCore&>(phrase) = core;
  phrase.core = core_at;
  return phrase;
}

TimePhrase Flagged(size_t at, size_t end, bool TimePhrase::*flag) {
  TimePhrase phrase;
  phrase.end = end;
  phrase.core = at;
  phrase.*flag = true;
  return phrase;
}

Interval Same(const Interval& interval) { return interval; }

// What stands before a core, and what it makes of it. Longer ones come first.
struct Preposition {
  std::array<std::string_view, 3> words;
  Interval (*bound)(const Interval&);
};
constexpr Preposition kPrepositions[] = {
    {{"no", "later", "than"}, UntilEndOf},
    {{"not", "later", "than"}, UntilEndOf},
    {{"no", "earlier", "than"}, FromStartOf},
    {{"as", "early", "as"}, FromStartOf},
    {{"as", "soon", "as"}, FromStartOf},
    {{"some", "time", "in"}, Same},
    {{"for", "most", "of"}, Same},
    {{"for", "much", "of"}, Same},
    {{"for", "part", "of"}, Same},
    {{"not", "before"}, FromStartOf},
    {{"prior", "to"}, UntilBefore},
    {{"up", "to"}, UntilEndOf},
    {{"up", "until"}, UntilEndOf},
    {{"as", "of"}, FromStartOf},
    {{"starting", "on"}, FromStartOf},
    {{"starting", "in"}, FromStartOf},
    {{"beginning", "on"}, FromStartOf},
    {{"beginning", "in"}, FromStartOf},
    {{"sometime", "in"}, Same},
    {{"some", "time"}, Same},
    {{"starting"}, FromStartOf},
    {{"beginning"}, FromStartOf},
    {{"sometime"}, Same},
    {{"by"}, UntilEndOf},
    {{"until"}, UntilEndOf},
    {{"till"}, UntilEndOf},
    {{"through"}, UntilEndOf},
    {{"before"}, UntilBefore},
    {{"after"}, FromAfter},
    {{"since"}, FromStartOf},
    {{"on"}, Same},
    {{"in"}, Same},
    {{"at"}, Same},
    {{"during"}, Same},
    {{"of"}, Same},
    {{"for"}, Same},
    {{"over"}, Same},
    {{"within"}, Same},
    {{"throughout"}, Same},
    {{"around"}, Same},
    {{"to"}, Same},
};

}  // namespace

size_t TimeGrammar::SkipHedge(size_t at) const {
  if (Is(at, {"nearly", "almost", "about", "around", "over", "some", "roughly", "barely", "just", "only", "exactly",
              "another"})) {
    // "some days ago": "some" is the count.
    return CountOf(Word(at + 1)) ? at + 1 : at;
  }
  if (Is(at, {"more", "less"}) && Word(at + 1) == "than") return at + 2;
  if (Word(at) == "at" && Is(at + 1, {"least", "most"})) return at + 2;
  if (Word(at) == "up" && Word(at + 1) == "to") return at + 2;
  return at;
}

// "every Tuesday", "on Tuesdays", "twice a year", "regularly"
std::optional<TimePhrase> TimeGrammar::Frequency(size_t at) const {
  constexpr auto kFlag = &TimePhrase::is_frequency;
  if (Is(at, {"every", "each"})) {
    size_t name_at = at + 1;
    if (Word(name_at) == "other" || Word(name_at) == "single" || CountOf(Word(name_at)) || OrdinalOf(Word(name_at))) {
      ++name_at;
    }
    if (name_at >= words_.size()) return std::nullopt;
    const bool time = UnitOf(Word(name_at)) || WeekdayOf(words_[name_at]) || MonthOf(words_[name_at]) ||
                      SeasonOf(Word(name_at)) || Is(name_at, {"weekend", "morning", "evening", "night", "time"});
    return time ? std::optional(Flagged(at, name_at + 1, kFlag)) : std::nullopt;
  }
  const size_t weekday_at = Word(at) == "on" ? at + 1 : at;
  if (weekday_at < words_.size() && IsPluralWeekday(words_[weekday_at])) return Flagged(at, weekday_at + 1, kFlag);
  if (Word(at) == "from" && Word(at + 1) == "time" && Word(at + 2) == "to" && Word(at + 3) == "time") {
    return Flagged(at, at + 4, kFlag);
  }
  size_t times_at = at;
  if (Is(at, {"once", "twice"})) {
    times_at = at + 1;
  } else if (CountOf(Word(at)) && Word(at + 1) == "times") {
    times_at = at + 2;
  }
  if (times_at > at && Is(times_at, {"a", "per", "each", "every"}) && UnitOf(Word(times_at + 1))) {
    return Flagged(at, times_at + 2, kFlag);
  }
  if (Is(at, {"regularly", "often", "frequently", "repeatedly", "occasionally", "periodically", "routinely", "usually",
              "normally", "sometimes", "always", "annually", "yearly", "quarterly", "monthly", "weekly", "daily"})) {
    TimePhrase phrase = Flagged(at, at + 1, kFlag);
    phrase.doubt = Doubt::kAdverb;
    return phrase;
  }
  return std::nullopt;
}

// "for three days", "for the past week", "a two-day [visit]", "week-long", "two days of [talks]"
std::optional<TimePhrase> TimeGrammar::Duration(size_t at) const {
  constexpr auto kFlag = &TimePhrase::is_duration;
  const auto lasting = [](TimePhrase phrase, std::optional<int> count, std::string_view unit) {
    const TimeUnit of = *UnitOf(unit);
    const int days = of == TimeUnit::kDay ? 1 : of == TimeUnit::kWeek ? 7 : 0;
    if (count && *count <= kLongestTold) phrase.days = *count * days;
    return phrase;
  };
  if (CountOf(Word(at)) && IsDash(Word(at + 1)) && UnitOf(Word(at + 2))) {
    size_t end = at + 3;
    if (IsDash(Word(end)) && Is(end + 1, {"long", "old"})) end += 2;
    return lasting(Flagged(at, end, kFlag), CountOf(Word(at)), Word(at + 2));
  }
  if (UnitOf(Word(at)) && IsDash(Word(at + 1)) && Word(at + 2) == "long") return Flagged(at, at + 3, kFlag);
  if (Is(at, {"daylong", "weeklong", "monthlong", "yearlong"})) return Flagged(at, at + 1, kFlag);
  // "two days of talks", but not "a week of May 4"
  if (CountOf(Word(at)).value_or(0) > 1 && UnitOf(Word(at + 1)) && Word(at + 2) == "of" && !CoreAt(at + 3)) {
    return lasting(Flagged(at, at + 2, kFlag), CountOf(Word(at)), Word(at + 1));
  }
  if (!Is(at, {"for", "lasting", "lasted", "throughout"}) && !(Word(at) == "all" && UnitOf(Word(at + 1)))) {
    return std::nullopt;
  }
  if (Word(at) == "all") return Flagged(at, at + 2, kFlag);
  size_t count_at = SkipHedge(at + 1);
  count_at = SkipThe(count_at);
  const bool to_now = Is(count_at, {"past", "last", "next", "first"});
  if (to_now) ++count_at;
  const bool counted = CountOf(Word(count_at)).has_value();
  const size_t unit_at =
      counted ? (Is(count_at + 1, {"more", "full", "whole", "consecutive"}) ? count_at + 2 : count_at + 1) : count_at;
  const std::string_view unit = Word(unit_at);
  if (!UnitOf(unit) || Word(unit_at + 1) == "ago" || (!counted && !to_now && unit.back() != 's')) return std::nullopt;
  return lasting(Flagged(at, unit_at + 1, kFlag), to_now ? std::nullopt : CountOf(Word(count_at)), unit);
}

// Whether the clause ends before a word.
bool TimeGrammar::EndsAt(size_t at) const { return at >= words_.size() || Is(at, {",", ".", ";", ":", ")", "and"}); }

// "two days later", "a month before"
std::optional<TimePhrase> TimeGrammar::CountedAnchor(size_t at) const {
  const size_t count_at = SkipHedge(at);
  const std::optional<int> count = CountOf(Word(count_at));
  if (!count || !UnitOf(Word(count_at + 1))) return std::nullopt;
  bool later = Is(count_at + 2, {"later", "after", "afterwards", "afterward"});
  bool earlier = Is(count_at + 2, {"earlier", "before", "beforehand", "prior"});
  if (!later && !earlier && !Is(count_at + 2, {"into", "since"})) return std::nullopt;
  TimePhrase phrase = Flagged(at, count_at + 3, &TimePhrase::is_anchor);
  // "a day after they met": counts from what follows.
  if (Is(count_at + 2, {"after", "before", "prior"}) && !EndsAt(count_at + 3)) later = earlier = false;
  // "Several days later" does not say which day.
  if ((later || earlier) && *count > 0 && *count <= kLongestTold) {
    phrase.offset = TimeOffset{*UnitOf(Word(count_at + 1)), later ? *count : -*count};
  }
  return phrase;
}

// "two days later", "the following week", "that day", "a month after"
std::optional<TimePhrase> TimeGrammar::Anchor(size_t at) const {
  if (auto counted = CountedAnchor(at)) return counted;
  // "at the time", but not "at the time of the summit"
  if (Word(at) == "at" && Is(at + 1, {"the", "that"}) && Word(at + 2) == "time" && Word(at + 3) != "of") {
    return Flagged(at, at + 3, &TimePhrase::is_anchor);
  }
  const auto day_at = [&](size_t end, int count, bool day) {
    TimePhrase phrase = Flagged(at, end, &TimePhrase::is_anchor);
    if (day) phrase.offset = TimeOffset{TimeUnit::kDay, count};
    return phrase;
  };
  const auto is_day = [&](size_t unit_at) {
    return UnitOf(Word(unit_at)) == TimeUnit::kDay || IsPartOfDay(Word(unit_at));
  };
  // "earlier in the day"
  if (Is(at, {"earlier", "later"}) && Word(at + 1) == "in" && Word(at + 2) == "the" && Word(at + 3) == "day") {
    return day_at(at + 4, 0, true);
  }
  size_t that_at = Word(at) == "later" || Word(at) == "earlier" ? at + 1 : at;
  if (Is(that_at, {"on", "in"})) ++that_at;
  if (Word(that_at) == "that" &&
      (UnitOf(Word(that_at + 1)) || IsPartOfDay(Word(that_at + 1)) || Word(that_at + 1) == "weekend")) {
    return day_at(that_at + 2, 0, is_day(that_at + 1));
  }
  const size_t which_at = SkipThe(at);
  const bool named =
      UnitOf(Word(which_at + 1)) || IsPartOfDay(Word(which_at + 1)) || Word(which_at + 1) == "weekend" ||
      (which_at + 1 < words_.size() && (WeekdayOf(words_[which_at + 1]) || MonthOf(words_[which_at + 1])));
  if (named && Is(which_at, {"following", "same"})) {
    return day_at(which_at + 2, Word(which_at) == "same" ? 0 : 1, is_day(which_at + 1));
  }
  if (named && which_at > at && Word(which_at) == "previous") return day_at(which_at + 2, -1, is_day(which_at + 1));
  // "next week" counts from today, "the next day" from what was told before.
  if (Word(which_at) == "next" &&
      (UnitOf(Word(which_at + 1)) == TimeUnit::kDay || (which_at > at && IsPartOfDay(Word(which_at + 1)))) &&
      Word(which_at + 1).back() != 's') {
    return day_at(which_at + 2, 1, true);
  }
  if (which_at > at && Word(which_at) == "day" && Is(which_at + 1, {"after", "before"}) &&
      !Is(which_at + 2, {"tomorrow", "yesterday"})) {
    return day_at(which_at + 2, Word(which_at + 1) == "after" ? 1 : -1, EndsAt(which_at + 2));
  }
  return std::nullopt;
}

// "the first summit in 55 years", "his second visit in a month": a time looked back on.
bool TimeGrammar::LooksBack(size_t at) const {
  if (Word(at) != "in") return false;
  for (size_t back = 1; back <= kLongestLook && back <= at; ++back) {
    const std::string_view word = Word(at - back);
    if (Is(at - back, {",", ".", ";", "but", "to", "will", "would"})) return false;
    if (OrdinalOf(word) ||
        Is(at - back, {"only", "latest", "biggest", "largest", "highest", "most", "never", "once", "twice"}))
      return true;
  }
  return false;
}

// "in two days", "in three weeks' time", "within a month": ahead, or a length.
std::optional<TimePhrase> TimeGrammar::InCount(size_t at) const {
  if (!published_ || !Is(at, {"in", "within"})) return std::nullopt;
  const size_t count_at = SkipHedge(at + 1);
  const std::optional<int> count = CountOf(Word(count_at));
  if (!count || *count == 0 || !UnitOf(Word(count_at + 1))) return std::nullopt;
  const TimeUnit unit = *UnitOf(Word(count_at + 1));
  if (LooksBack(at)) return Flagged(at, count_at + 2, &TimePhrase::is_duration);
  size_t end = count_at + 2;
  if (Is(end, {"'", "\u2019", "'s", "\u2019s"}) && Word(end + 1) == "time") end += 2;
  const Core ahead = RelativeCount(count_at + 1, *count, 1);
  if (!ahead) return std::nullopt;
  TimePhrase phrase;
  phrase.end = end;
  phrase.core = at;
  if (Word(at) == "within") {
    phrase.readings.future = ahead->readings.future;
  } else {
    // The unit that lies so far ahead: of a week its seven days.
    const absl::CivilDay there = ahead->readings.future->to->last_day();
    phrase.readings.future =
        unit == TimeUnit::kWeek ? WeekOf(there, 0) : Interval{ahead->readings.future->to, ahead->readings.future->to};
  }
  return phrase;
}

// "between 4 and 6 March", "from Monday to Wednesday", "from Monday"
std::optional<TimePhrase> TimeGrammar::Between(size_t at) const {
  const bool between = Word(at) == "between";
  if (!between && Word(at) != "from") return std::nullopt;
  Core first = Date(at + 1, true);
  if (!first) first = CoreAt(at + 1);
  if (!first) return std::nullopt;
  if (const Core range = RangeFrom(*first, between)) return Phrase(*range, at + 1);
  const bool is_range = first->readings.past && first->readings.past->from != first->readings.past->to;
  if (is_range) return Phrase(*first, at + 1);
  if (between) return std::nullopt;
  TimePhrase from = Phrase(*first, at + 1);
  from.readings = first->readings.Map(FromStartOf);
  if (from.doubt == Doubt::kMonthName) from.doubt = Doubt::kNone;
  return from;
}

std::optional<TimePhrase> TimeGrammar::Bounded(size_t at) const {
  for (const Preposition& preposition : kPrepositions) {
    size_t core_at = at;
    bool begins = true;
    for (const std::string_view word : preposition.words) {
      if (!word.empty()) begins = begins && Word(core_at++) == word;
    }
    if (!begins) continue;
    const Core core = RangeOrCore(core_at);
    if (!core) continue;
    TimePhrase phrase = Phrase(*core, core_at);
    // "before the end of June" is before the end, not before the beginning.
    const bool before_end = preposition.bound == UntilBefore && Is(SkipThe(core_at), {"end", "close"});
    phrase.readings = core->readings.Map(before_end ? UntilEndOf : preposition.bound);
    phrase.is_anchor = Word(at) == "since";
    if (phrase.doubt == Doubt::kMonthName) phrase.doubt = Doubt::kNone;
    if (Word(at) == "to") phrase.doubt = Doubt::kMoved;
    return phrase;
  }
  return std::nullopt;
}

std::optional<TimePhrase> TimeGrammar::PhraseAt(size_t at) const {
  if (auto phrase = Frequency(at)) return phrase;
  if (auto phrase = Duration(at)) return phrase;
  if (auto phrase = InCount(at)) return phrase;
  if (auto phrase = Between(at)) return phrase;
  if (auto phrase = Bounded(at)) return phrase;
  return BarePhraseAt(at);
}

std::optional<TimePhrase> TimeGrammar::BarePhraseAt(size_t at) const {
  if (auto phrase = Anchor(at)) return phrase;
  const Core core = RangeOrCore(at);
  if (!core) return std::nullopt;
  return Phrase(*core, at);
}

}  // namespace chancery::extract
