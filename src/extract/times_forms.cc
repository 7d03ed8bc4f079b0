// The forms of the grammar of time expressions: their names and the rules that read them, in order.
#include "extract/times_grammar.h"

namespace chancery::extract {

absl::Span<const TimeGrammar::Rule<TimeGrammar::MaybePhrase>> TimeGrammar::PhraseRules() {
  static constexpr Rule<MaybePhrase> kRules[] = {
      {"every", &TimeGrammar::Every},
      {"weekdays", &TimeGrammar::Weekdays},
      {"from_time_to_time", &TimeGrammar::FromTimeToTime},
      {"times_a_unit", &TimeGrammar::TimesAUnit},
      {"frequency_adverb", &TimeGrammar::FrequencyAdverb},
      {"hyphenated_length", &TimeGrammar::Hyphenated},
      {"unit_long", &TimeGrammar::UnitLong},
      {"days_of", &TimeGrammar::DaysOf},
      {"all_unit", &TimeGrammar::AllUnit},
      {"for_count", &TimeGrammar::ForCount},
      {"for_to_now", &TimeGrammar::ForToNow},
      {"looked_back", &TimeGrammar::LookedBack},
      {"in_count", &TimeGrammar::InCount},
      {"within_count", &TimeGrammar::WithinCount},
      {"between", &TimeGrammar::Between},
      {"from_to", &TimeGrammar::FromTo},
      {"from", &TimeGrammar::From},
  };
  return kRules;
}

absl::Span<const TimeGrammar::Rule<TimeGrammar::MaybePhrase>> TimeGrammar::AnchorRules() {
  static constexpr Rule<MaybePhrase> kRules[] = {
      {"counted_anchor", &TimeGrammar::CountedAnchor},
      {"at_the_time", &TimeGrammar::AtTheTime},
      {"in_the_day", &TimeGrammar::InTheDay},
      {"that_day", &TimeGrammar::ThatDay},
      {"same_day", &TimeGrammar::SameDay},
      {"following_day", &TimeGrammar::FollowingDay},
      {"previous_day", &TimeGrammar::PreviousDay},
      {"next_day", &TimeGrammar::NextDay},
      {"day_after", &TimeGrammar::DayAfter},
  };
  return kRules;
}

absl::Span<const TimeGrammar::DateRule> TimeGrammar::DateRules() {
  static constexpr DateRule kRules[] = {
      {"month_first", &TimeGrammar::MonthFirst}, {"day_first", &TimeGrammar::DayFirst},
      {"dotted", &TimeGrammar::Dotted},          {"year_first", &TimeGrammar::YearFirst},
      {"year_last", &TimeGrammar::YearLast},
  };
  return kRules;
}

absl::Span<const TimeGrammar::Rule<TimeGrammar::Core>> TimeGrammar::CoreRules() {
  static constexpr Rule<Core> kRules[] = {
      {"weekday_the_ordinal", &TimeGrammar::WeekdayTheOrdinal},
      {"nth_weekday", &TimeGrammar::NthWeekday},
      {"nth_week", &TimeGrammar::NthWeek},
      {"nth_quarter", &TimeGrammar::NthQuarter},
      {"week_containing", &TimeGrammar::WeekContaining},
      {"early_or_late", &TimeGrammar::EarlyOrLate},
      {"months_of", &TimeGrammar::MonthsOf},
      {"half_of", &TimeGrammar::HalfOf},
      {"end_of", &TimeGrammar::EndOf},
      {"today", &TimeGrammar::Today},
      {"yesterday", &TimeGrammar::Yesterday},
      {"tomorrow", &TimeGrammar::Tomorrow},
      {"this_morning", &TimeGrammar::ThisMorning},
      {"last_night", &TimeGrammar::LastNight},
      {"day_before_yesterday", &TimeGrammar::DayBeforeYesterday},
      {"day_after_tomorrow", &TimeGrammar::DayAfterTomorrow},
      {"ago", &TimeGrammar::Ago},
      {"from_now", &TimeGrammar::FromNow},
      {"relative_count", &TimeGrammar::RelativeCount},
      {"relative_name", &TimeGrammar::RelativeName},
      {"relative_units", &TimeGrammar::RelativeUnits},
      {"relative_span", &TimeGrammar::RelativeSpan},
      {"relative_weekday", &TimeGrammar::RelativeWeekday},
      {"relative_unit", &TimeGrammar::RelativeUnit},
      {"weekday_of_week", &TimeGrammar::WeekdayOfWeek},
      {"weekday", &TimeGrammar::Weekday},
      {"weekend", &TimeGrammar::Weekend},
      {"short_quarter", &TimeGrammar::ShortQuarter},
      {"short_half", &TimeGrammar::ShortHalf},
      {"season", &TimeGrammar::Season},
      {"month", &TimeGrammar::Month},
      {"day_of_told_month", &TimeGrammar::DayOfToldMonth},
      {"day_of_month", &TimeGrammar::DayOfMonth},
      {"year", &TimeGrammar::Year},
  };
  return kRules;
}

}  // namespace chancery::extract
