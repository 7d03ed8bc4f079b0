// Times told by another one: "two days later", "the same day", "the following week", "at the time".
#include "extract/times_grammar.h"

namespace chancery::extract {
namespace {

// Longer counts are no steps from one event to the next.
constexpr int kLongestStep = 60;

TimePhrase AnchorTo(size_t at, size_t end) {
  TimePhrase phrase;
  phrase.end = end;
  phrase.core = at;
  phrase.is_anchor = true;
  return phrase;
}

}  // namespace

// Whether the clause ends before a word.
bool TimeGrammar::EndsAt(size_t at) const { return at >= words_.size() || Is(at, {",", ".", ";", ":", ")", "and"}); }

bool TimeGrammar::NamesUnit(size_t at) const {
  return UnitOf(Word(at)) || IsPartOfDay(Word(at)) || Word(at) == "weekend";
}

bool TimeGrammar::NamesTime(size_t at) const {
  return NamesUnit(at) || (at < words_.size() && (WeekdayOf(words_[at]) || MonthOf(words_[at])));
}

TimePhrase TimeGrammar::DayAnchor(size_t at, size_t end, int count) const {
  TimePhrase phrase = AnchorTo(at, end);
  const std::string_view named = Word(end - 1);
  if (named == "day" || IsPartOfDay(named)) phrase.offset = TimeOffset{TimeUnit::kDay, count};
  return phrase;
}

// "two days later", "a month before"
TimeGrammar::MaybePhrase TimeGrammar::CountedAnchor(size_t at) const {
  const size_t count_at = SkipHedge(at);
  const std::optional<int> count = CountOf(Word(count_at));
  if (!count || !UnitOf(Word(count_at + 1))) return std::nullopt;
  bool later = Is(count_at + 2, {"later", "after", "afterwards", "afterward"});
  bool earlier = Is(count_at + 2, {"earlier", "before", "beforehand", "prior"});
  if (!later && !earlier && !Is(count_at + 2, {"into", "since"})) return std::nullopt;
  TimePhrase phrase = AnchorTo(at, count_at + 3);
  // "a day after they met": counts from what follows.
  if (Is(count_at + 2, {"after", "before", "prior"}) && !EndsAt(count_at + 3)) later = earlier = false;
  // "Several days later" does not say which day.
  if ((later || earlier) && *count > 0 && *count <= kLongestStep) {
    phrase.offset = TimeOffset{*UnitOf(Word(count_at + 1)), later ? *count : -*count};
  }
  return phrase;
}

// "at the time", but not "at the time of the summit"
TimeGrammar::MaybePhrase TimeGrammar::AtTheTime(size_t at) const {
  const bool begins = Word(at) == "at" && Is(at + 1, {"the", "that"}) && Word(at + 2) == "time";
  return begins && Word(at + 3) != "of" ? MaybePhrase(AnchorTo(at, at + 3)) : std::nullopt;
}

// "earlier in the day"
TimeGrammar::MaybePhrase TimeGrammar::InTheDay(size_t at) const {
  if (!Is(at, {"earlier", "later"}) || !AfterWords(at + 1, "in the day")) return std::nullopt;
  return DayAnchor(at, at + 4, 0);
}

// "that day", "later that week"
TimeGrammar::MaybePhrase TimeGrammar::ThatDay(size_t at) const {
  size_t that_at = Is(at, {"later", "earlier"}) ? at + 1 : at;
  if (Is(that_at, {"on", "in"})) ++that_at;
  // "said that days of talks had failed"
  if (Word(that_at) != "that" || !NamesUnit(that_at + 1) || Word(that_at + 1).back() == 's') return std::nullopt;
  return DayAnchor(at, that_at + 2, 0);
}

// "the same day"
TimeGrammar::MaybePhrase TimeGrammar::SameDay(size_t at) const {
  const size_t same_at = SkipThe(at);
  if (Word(same_at) != "same" || !NamesTime(same_at + 1)) return std::nullopt;
  return DayAnchor(at, same_at + 2, 0);
}

// "the following week", "the following Friday"
TimeGrammar::MaybePhrase TimeGrammar::FollowingDay(size_t at) const {
  const size_t following_at = SkipThe(at);
  if (Word(following_at) != "following" || !NamesTime(following_at + 1)) return std::nullopt;
  // "left, following days of talks"
  if (following_at == at && Word(following_at + 1).back() == 's') return std::nullopt;
  return DayAnchor(at, following_at + 2, 1);
}

TimeGrammar::MaybePhrase TimeGrammar::PreviousDay(size_t at) const {
  if (!AfterWords(at, "the previous") || !NamesTime(at + 2)) return std::nullopt;
  return DayAnchor(at, at + 3, -1);
}

// "next week" counts from today, "the next day" from what was told before.
TimeGrammar::MaybePhrase TimeGrammar::NextDay(size_t at) const {
  const size_t next_at = SkipThe(at);
  if (Word(next_at) != "next") return std::nullopt;
  const bool part_of_day = next_at > at && IsPartOfDay(Word(next_at + 1));
  if (Word(next_at + 1) != "day" && !part_of_day) return std::nullopt;
  return DayAnchor(at, next_at + 2, 1);
}

// "the day after", but not "the day after tomorrow"
TimeGrammar::MaybePhrase TimeGrammar::DayAfter(size_t at) const {
  if (!AfterWords(at, "the day") || !Is(at + 2, {"after", "before"}) || Is(at + 3, {"tomorrow", "yesterday"})) {
    return std::nullopt;
  }
  TimePhrase phrase = AnchorTo(at, at + 3);
  if (EndsAt(at + 3)) phrase.offset = TimeOffset{TimeUnit::kDay, Word(at + 2) == "after" ? 1 : -1};
  return phrase;
}

}  // namespace chancery::extract
