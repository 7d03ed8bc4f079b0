#include "extract/times_grammar.h"

#include <algorithm>
#include <utility>

namespace chancery::extract {
namespace {

using Doubt = TimeCore::Doubt;

// How many words after "the first" a length of time may stand.
constexpr size_t kLongestLook = 12;

TimePhrase Phrase(const TimeCore& core, size_t core_at) {
  TimePhrase phrase;
  static_cast<TimeCore&>(phrase) = core;
  phrase.core = core_at;
  return phrase;
}

Interval Same(const Interval& interval) { return interval; }

// What stands before a core, and what it makes of it. Longer ones come first.
struct Preposition {
  std::string_view words;
  Interval (*bound)(const Interval&);
};
constexpr Preposition kPrepositions[] = {
    {"no later than", UntilEndOf},
    {"not later than", UntilEndOf},
    {"no earlier than", FromStartOf},
    {"as early as", FromStartOf},
    {"as soon as", FromStartOf},
    {"some time in", Same},
    {"for most of", Same},
    {"for much of", Same},
    {"for part of", Same},
    {"not before", FromStartOf},
    {"prior to", UntilBefore},
    {"up to", UntilEndOf},
    {"up until", UntilEndOf},
    {"as of", FromStartOf},
    {"starting on", FromStartOf},
    {"starting in", FromStartOf},
    {"beginning on", FromStartOf},
    {"beginning in", FromStartOf},
    {"sometime in", Same},
    {"some time", Same},
    {"starting", FromStartOf},
    {"beginning", FromStartOf},
    {"sometime", Same},
    {"by", UntilEndOf},
    {"until", UntilEndOf},
    {"till", UntilEndOf},
    {"through", UntilEndOf},
    {"before", UntilBefore},
    {"after", FromAfter},
    {"since", FromStartOf},
    {"on", Same},
    {"in", Same},
    {"at", Same},
    {"during", Same},
    {"of", Same},
    {"for", Same},
    {"over", Same},
    {"within", Same},
    {"throughout", Same},
    {"around", Same},
    {"to", Same},
};

}  // namespace

std::vector<std::string_view> TimeGrammar::Forms() {
  std::vector<std::string_view> forms = {kRangeTo, kRangeAnd};
  for (const Preposition& preposition : kPrepositions) forms.push_back(preposition.words);
  for (const auto& rule : PhraseRules()) forms.push_back(rule.form);
  for (const auto& rule : AnchorRules()) forms.push_back(rule.form);
  for (const auto& rule : DateRules()) forms.push_back(rule.form);
  for (const auto& rule : CoreRules()) forms.push_back(rule.form);
  return forms;
}

std::optional<size_t> TimeGrammar::AfterWords(size_t at, std::string_view words) const {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    if (Word(at++) != word) return std::nullopt;
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  return at;
}

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

// "the first summit in 55 years", "his second visit in a month": a time looked back on.
bool TimeGrammar::LooksBack(size_t at) const {
  if (Word(at) != "in") return false;
  for (size_t back = 1; back <= kLongestLook && back <= at; ++back) {
    const std::string_view word = Word(at - back);
    if (Is(at - back, {",", ".", ";", "but", "to", "will", "would"})) return false;
    if (OrdinalOf(word) ||
        Is(at - back, {"only", "latest", "biggest", "largest", "highest", "most", "never", "once", "twice"})) {
      return true;
    }
  }
  return false;
}

TimeGrammar::MaybePhrase TimeGrammar::LookedBack(size_t at) const {
  if (!published_ || !LooksBack(at)) return std::nullopt;
  const size_t count_at = SkipHedge(at + 1);
  if (CountOf(Word(count_at)).value_or(0) == 0 || !UnitOf(Word(count_at + 1))) return std::nullopt;
  TimePhrase phrase;
  phrase.end = count_at + 2;
  phrase.core = at;
  phrase.is_duration = true;
  return phrase;
}

TimeGrammar::Core TimeGrammar::CountAhead(size_t at) const {
  const size_t count_at = SkipHedge(at + 1);
  const std::optional<int> count = CountOf(Word(count_at));
  if (!published_ || count.value_or(0) == 0) return std::nullopt;
  return SpanOf(count_at + 1, *count, 1);
}

// "in two days", "in three weeks' time": the unit that lies so far ahead, of a week its seven days.
TimeGrammar::MaybePhrase TimeGrammar::InCount(size_t at) const {
  const Core ahead = Word(at) == "in" ? CountAhead(at) : std::nullopt;
  // "no progress in two days of talks" is how long they took.
  if (!ahead || Word(ahead->end) == "of") return std::nullopt;
  const ontology::CalendarUnit there = *ahead->readings.future->to;
  TimePhrase phrase;
  phrase.end = ahead->end;
  phrase.core = at;
  if (Is(phrase.end, {"'", "\u2019", "'s", "\u2019s"}) && Word(phrase.end + 1) == "time") phrase.end += 2;
  const bool weeks = UnitOf(Word(ahead->end - 1)) == TimeUnit::kWeek;
  phrase.readings.future = weeks ? WeekOf(there.last_day(), 0) : Interval::Of(there);
  return phrase;
}

// "within a month", but "within a month of the vote" counts from the vote.
TimeGrammar::MaybePhrase TimeGrammar::WithinCount(size_t at) const {
  const Core ahead = Word(at) == "within" ? CountAhead(at) : std::nullopt;
  if (!ahead) return std::nullopt;
  TimePhrase phrase;
  phrase.end = ahead->end;
  phrase.core = at;
  phrase.is_anchor = Word(ahead->end) == "of";
  if (!phrase.is_anchor) phrase.readings.future = ahead->readings.future;
  return phrase;
}

// "between 4 and 6 March"
TimeGrammar::MaybePhrase TimeGrammar::Between(size_t at) const {
  const Core range = Word(at) == "between" ? RangeAfter(at + 1, true) : std::nullopt;
  return range ? MaybePhrase(Phrase(*range, at + 1)) : std::nullopt;
}

// "from Monday to Wednesday"
TimeGrammar::MaybePhrase TimeGrammar::FromTo(size_t at) const {
  const Core range = Word(at) == "from" ? RangeAfter(at + 1, false) : std::nullopt;
  return range ? MaybePhrase(Phrase(*range, at + 1)) : std::nullopt;
}

// "from Monday"
TimeGrammar::MaybePhrase TimeGrammar::From(size_t at) const {
  const Core first = Word(at) == "from" ? CoreAt(at + 1) : std::nullopt;
  if (!first) return std::nullopt;
  TimePhrase from = Phrase(*first, at + 1);
  from.readings = first->readings.Map(FromStartOf);
  if (from.doubt == Doubt::kMonthName) from.doubt = Doubt::kNone;
  return from;
}

TimeGrammar::MaybePhrase TimeGrammar::Bounded(size_t at) const {
  for (const Preposition& preposition : kPrepositions) {
    const std::optional<size_t> core_at = AfterWords(at, preposition.words);
    const Core core = core_at ? RangeOrCore(*core_at) : std::nullopt;
    if (!core) continue;
    TimePhrase phrase = Phrase(*core, *core_at);
    phrase.preposition = preposition.words;
    // "before the end of June" is before the end, not before the beginning.
    const bool before_end = preposition.bound == UntilBefore && Is(SkipThe(*core_at), {"end", "close"});
    phrase.readings = core->readings.Map(before_end ? UntilEndOf : preposition.bound);
    phrase.is_anchor = Word(at) == "since";
    if (phrase.doubt == Doubt::kMonthName) phrase.doubt = Doubt::kNone;
    if (Word(at) == "to") phrase.doubt = Doubt::kMoved;
    return phrase;
  }
  return std::nullopt;
}

TimeGrammar::MaybePhrase TimeGrammar::PhraseAt(size_t at) const {
  if (auto phrase = First(PhraseRules(), at)) return phrase;
  if (auto phrase = Bounded(at)) return phrase;
  return BarePhraseAt(at);
}

TimeGrammar::MaybePhrase TimeGrammar::BarePhraseAt(size_t at) const {
  if (auto phrase = First(AnchorRules(), at)) return phrase;
  const Core core = RangeOrCore(at);
  return core ? MaybePhrase(Phrase(*core, at)) : std::nullopt;
}

}  // namespace chancery::extract
