#include "extract/times.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/testing/reading.h"

namespace chancery::extract {
namespace {

// A Wednesday.
constexpr std::string_view kPublished = "2009-12-09";

// "words = past | present | future", or one value where the three are equal; flags instead of a value.
std::string Shown(const TimeExpression& time, const nlp::Document& document) {
  std::string shown = absl::StrCat(std::string(document.Text(time.tokens)), " = ");
  if (time.is_frequency) return shown + "frequency";
  if (time.is_duration) return shown + "duration";
  if (time.past == time.present && time.present == time.future) {
    shown += time.past.ToString();
  } else {
    absl::StrAppend(&shown, time.past.ToString(), " | ", time.present.ToString(), " | ", time.future.ToString());
  }
  return time.is_anchor ? shown + " anchor" : shown;
}

struct TimesCase {
  std::string_view text;
  std::vector<std::string> times;
};

void ExpectTimes(const std::vector<TimesCase>& cases, std::string_view published = kPublished) {
  for (const TimesCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text, published);
    std::vector<std::string> found;
    for (const TimeExpression& time : FindTimes(parsed->reading.units[0], 0, parsed->reading.published)) {
      found.push_back(Shown(time, parsed->document()));
    }
    EXPECT_EQ(found, c.times) << c.text;
  }
}

TEST(FindTimes, ReadsFullDatesInEveryOrder) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"The envoys met on Wednesday, Dec. 2, 2009, in Oslo.", {"on Wednesday, Dec. 2, 2009 = 2009-12-02"}},
      {"The accord was signed on 3 March 1918.", {"on 3 March 1918 = 1918-03-03"}},
      {"The accord was signed on the 3rd of March, 1918.", {"on the 3rd of March, 1918 = 1918-03-03"}},
      {"The treaty of September 17th, 1978 is in force.", {"of September 17th, 1978 = 1978-09-17"}},
      {"The two presidents met 2009-11-30 in Quito.", {"2009-11-30 = 2009-11-30"}},
      {"The session of 25/11/2009 was short.", {"of 25/11/2009 = 2009-11-25"}},
      {"The session of 11/25/2009 was short.", {"of 11/25/2009 = 2009-11-25"}},
      // Both orders are possible: nothing is claimed.
      {"The session of 4/5/2009 was short.", {}},
      {"The leaders gathered on 30 February 2009.", {}},
  });
}

TEST(FindTimes, TakesDatesWithoutYearFromTheSideOfTheTense) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"The king received her on 14 October.", {"on 14 October = 2009-10-14 | 2009-10-14 | 2010-10-14"}},
      {"The king will receive her on Oct. 14.", {"on Oct. 14 = 2009-10-14 | 2009-10-14 | 2010-10-14"}},
      {"Delegates convene on 9 December.", {"on 9 December = 2009-12-09"}},
      // A day eleven months off in the direction of the tense is that of the near side.
      {"They are to convene on 20 November.", {"on 20 November = 2009-11-20"}},
      {"The envoy will come on the 15th.", {"on the 15th = 2009-11-15 | 2009-12-15 | 2009-12-15"}},
      {"This was the 15th round of talks.", {}},
      {"The envoy left on the 20th of last month.", {"on the 20th of last month = 2009-11-20"}},
  });
}

TEST(FindTimes, ReadsRangesOfDays) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"The summit will run from 4 to 6 January 2010.", {"from 4 to 6 January 2010 = 2010-01-04/2010-01-06"}},
      {"The summit of January 4-6, 2010 failed.", {"of January 4-6, 2010 = 2010-01-04/2010-01-06"}},
      {"The king toured Spain 4–6 January 2010.", {"4–6 January 2010 = 2010-01-04/2010-01-06"}},
      {"They conferred between 4 and 6 March 2008.", {"between 4 and 6 March 2008 = 2008-03-04/2008-03-06"}},
      {"They conferred on 4 and 5 March 2008.", {"on 4 and 5 March 2008 = 2008-03-04/2008-03-05"}},
      {"She travels from December 28 to January 2.", {"from December 28 to January 2 = 2009-12-28/2010-01-02"}},
      {"The visit lasted from 28 November to 3 December 2009.",
       {"from 28 November to 3 December 2009 = 2009-11-28/2009-12-03"}},
      {"The talks lasted from Monday to Tuesday.",
       {"from Monday to Tuesday = 2009-12-07/2009-12-08 | "
        "2009-12-07/2009-12-08 | 2009-12-14/2009-12-15"}},
      {"He was there from 2005 to 2008.", {"from 2005 to 2008 = 2005/2008"}},
      // Days with a gap are two times.
      {"They met on Monday and Friday.",
       {"on Monday = 2009-12-07 | 2009-12-07 | 2009-12-14", "Friday = 2009-12-04 | 2009-12-11 | 2009-12-11"}},
  });
}

TEST(FindTimes, ReadsWeekdays) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"The minister arrived on Tuesday.", {"on Tuesday = 2009-12-08 | 2009-12-08 | 2009-12-15"}},
      // On the day of publication itself it is that day.
      {"The minister arrived Wednesday.", {"Wednesday = 2009-12-09"}},
      {"The minister left late on Monday evening.", {"late on Monday evening = 2009-12-07 | 2009-12-07 | 2009-12-14"}},
      {"He went there last Wednesday.", {"last Wednesday = 2009-12-02"}},
      {"He goes there next Wednesday.", {"next Wednesday = 2009-12-16"}},
      {"He goes there this Friday.", {"this Friday = 2009-12-11"}},
      {"He goes there this coming Friday.", {"this coming Friday = 2009-12-11"}},
      {"They will meet on Friday next week.", {"on Friday next week = 2009-12-18"}},
      {"They will meet next week on Friday.", {"next week on Friday = 2009-12-18"}},
      {"The Sunday Times says so.", {}},
      {"They signed the Good Friday Agreement.", {}},
  });
}

TEST(FindTimes, CountsFromTheDayOfPublication) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"They spoke today.", {"today = 2009-12-09"}},
      {"They will speak tonight.", {"tonight = 2009-12-09"}},
      {"They spoke this morning.", {"this morning = 2009-12-09"}},
      {"They spoke yesterday.", {"yesterday = 2009-12-08"}},
      {"They spoke last night.", {"last night = 2009-12-08"}},
      {"They will speak tomorrow morning.", {"tomorrow morning = 2009-12-10"}},
      {"They will speak the day after tomorrow.", {"the day after tomorrow = 2009-12-11"}},
      {"They spoke two days ago.", {"two days ago = 2009-12-07"}},
      {"They spoke a week ago.", {"a week ago = 2009-11-30/2009-12-06"}},
      {"They spoke more than three months ago.", {"more than three months ago = 2009-09"}},
      {"They spoke several days ago.", {"several days ago = ../2009-12-08"}},
      // The future only: in the past it is how long it took.
      {"They will speak in two days.", {"in two days =  |  | 2009-12-11"}},
      {"It was the first summit in 55 years.", {"in 55 years = duration"}},
      {"It was the second meeting of the envoys in a month.", {"in a month = duration"}},
      {"The second round is to begin in a month.", {"in a month =  |  | 2010-01"}},
      {"At the time they were at war.", {"At the time =  anchor"}},
      {"At the time of the truce they were at war.", {}},
      {"The conference was held in the last months of 1976.", {"in the last months of 1976 = 1976"}},
      {"The months of the war were hard.", {}},
      {"The ministers meet from time to time.", {"from time to time = frequency"}},
      {"They moved from one time to another.", {}},
      {"They talked for most of Sunday.", {"for most of Sunday = 2009-12-06 | 2009-12-06 | 2009-12-13"}},
      {"They talked for most of the time.", {}},
      {"They will meet in two weeks' time.", {"in two weeks' time =  |  | 2009-12-21/2009-12-27"}},
      {"They will meet within ten days.", {"within ten days =  |  | 2009-12-09/2009-12-19"}},
  });
}

TEST(FindTimes, ReadsWeeksMonthsAndYears) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"They met last week.", {"last week = 2009-11-30/2009-12-06"}},
      {"They meet this week.", {"this week = 2009-12-07/2009-12-13"}},
      {"They meet early next week.", {"early next week = 2009-12-14/2009-12-20"}},
      {"They met last month.", {"last month = 2009-11"}},
      {"They met earlier this month.", {"earlier this month = 2009-12"}},
      {"They met earlier in the year.", {"earlier in the year = 2009"}},
      {"They meet later this year.", {"later this year = 2009"}},
      {"They will meet next year.", {"next year = 2010"}},
      {"They met over the past week.", {"over the past week = 2009-12-02/2009-12-09"}},
      {"They met in the past few days.", {"in the past few days = ../2009-12-09"}},
      {"They meet in the coming days.", {"in the coming days = 2009-12-09/.."}},
      {"They met over the weekend.",
       {"over the weekend = 2009-12-05/2009-12-06 | 2009-12-05/2009-12-06 | "
        "2009-12-12/2009-12-13"}},
      {"They meet in the week of January 4, 2010.", {"in the week of January 4, 2010 = 2010-01-04/2010-01-10"}},
      {"They met in the last decade.", {}},
      {"Next to him sat the king.", {}},
  });
}

TEST(FindTimes, ReadsMonthsSeasonsAndYearsByTheirNames) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"The president will come in January.", {"in January = 2009-01 | 2010-01 | 2010-01"}},
      {"The president came in early December.", {"in early December = 2009-12"}},
      {"The president came in mid-March.", {"in mid-March = 2009-03 | 2010-03 | 2010-03"}},
      {"The president came in January 2008.", {"in January 2008 = 2008-01"}},
      {"The president came in January of last year.", {"in January of last year = 2008-01"}},
      {"The president comes next May.", {"next May = 2010-05"}},
      {"The president came at the end of November.", {"at the end of November = 2009-11 | 2009-11 | 2010-11"}},
      {"The president came in 2007.", {"in 2007 = 2007"}},
      {"The 2007 summit was the last.", {"2007 = 2007"}},
      {"They meet in the spring.", {"in the spring = 2009-03/2009-05 | 2010-03/2010-05 | 2010-03/2010-05"}},
      {"They meet in the summer of 2011.", {"in the summer of 2011 = 2011-06/2011-08"}},
      {"They met last winter.", {"last winter = 2008-12/2009-02"}},
      {"They meet in the second half of 2010.", {"in the second half of 2010 = 2010-07/2010-12"}},
      {"They meet in the first quarter of next year.", {"in the first quarter of next year = 2010-01/2010-03"}},
      {"They met on the first Friday of July 2009.", {"on the first Friday of July 2009 = 2009-07-03"}},
      {"They met in the last week of July 2009.", {"in the last week of July 2009 = 2009-07-25/2009-07-31"}},
      // Words that are months and years elsewhere.
      {"They may meet, and troops march on.", {}},
      {"Theresa May spoke of the matter.", {}},
      {"The march drew 2000 people.", {}},
      {"They met in the 1990s.", {}},
      {"Prices fall in spring beds.", {}},
  });
}

TEST(FindTimes, BoundsWhatIsBeforeOrAfter) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"They will meet by the end of the month.", {"by the end of the month = ../2009-12"}},
      {"They will meet by June 2010.", {"by June 2010 = ../2010-06"}},
      {"They will meet before Friday.", {"before Friday = ../2009-12-03 | ../2009-12-10 | ../2009-12-10"}},
      {"They will meet before the end of next year.", {"before the end of next year = ../2010"}},
      {"They will meet after 20 December 2009.", {"after 20 December 2009 = 2009-12-21/.."}},
      {"They will stay until 20 December 2009.", {"until 20 December 2009 = ../2009-12-20"}},
      {"They will stay from 20 December 2009.", {"from 20 December 2009 = 2009-12-20/.."}},
      {"They will meet no later than March 2010.", {"no later than March 2010 = ../2010-03"}},
      // The time of other talks bounds nothing.
      {"They spoke before Friday's talks.", {"Friday = 2009-12-04 | 2009-12-11 | 2009-12-11"}},
      {"The talks were postponed to 20 December 2009.", {"to 20 December 2009 = 2009-12-20"}},
  });
}

TEST(FindTimes, MarksWhatIsNoTimeOfOneEvent) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"They meet every year.", {"every year = frequency"}},
      {"They meet on Tuesdays.", {"on Tuesdays = frequency"}},
      {"They meet twice a year.", {"twice a year = frequency"}},
      {"They speak regularly.", {"regularly = frequency"}},
      {"They read the daily press.", {}},
      {"They spoke for three days.", {"for three days = duration"}},
      {"He begins a two-day visit.", {"two-day = duration"}},
      {"They have spoken for the past week.", {"for the past week = duration"}},
      {"They have not spoken since 1999.", {"since 1999 = 1999/.. anchor"}},
      {"He returned two days later.", {"two days later =  anchor"}},
      {"He returned the following week.", {"the following week =  anchor"}},
      {"They talked later that day.", {"later that day =  anchor"}},
  });
}

TEST(FindTimes, CountsFromTheDayToldLast) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"He left on 1 December 2009 and returned two days later.",
       {"on 1 December 2009 = 2009-12-01", "two days later = 2009-12-03"}},
      {"The vote was on 1 December 2009. He resigned the same day.",
       {"on 1 December 2009 = 2009-12-01", "the same day = 2009-12-01"}},
      {"The vote was on 1 December 2009. They met three weeks earlier.",
       {"on 1 December 2009 = 2009-12-01", "three weeks earlier = 2009-11-10"}},
      {"The vote was on 1 December 2009. They met the next morning.",
       {"on 1 December 2009 = 2009-12-01", "the next morning = 2009-12-02"}},
      // Too far away, not exact enough, and of a month.
      {"The vote was on 1 December 2009. Nobody knew. He resigned the same day.",
       {"on 1 December 2009 = 2009-12-01", "the same day =  anchor"}},
      {"The vote was on 1 December 2009. They met several days later.",
       {"on 1 December 2009 = 2009-12-01", "several days later =  anchor"}},
      {"The vote was in June 2009. He resigned two days later.",
       {"in June 2009 = 2009-06", "two days later =  anchor"}},
  });
}

TEST(FindTimes, PartsTheWeekByToday) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"They met earlier this week.", {"earlier this week = 2009-12-07/2009-12-08"}},
      {"They meet later this week.", {"later this week = 2009-12-10/2009-12-13"}},
      {"They met earlier this month.", {"earlier this month = 2009-12"}},
  });
}

TEST(DaysOf, TellsHowLongAnEventLasts) {
  SKIP_WITHOUT_MODEL();
  const auto days = [](std::string_view text, std::string_view own) {
    const auto parsed = testing::ReadingOf(text, kPublished);
    const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
    return DaysOf(times, parsed->document(), {parsed->Token(own)});
  };
  EXPECT_EQ(days("He begins a two-day visit.", "visit"), 2);
  EXPECT_EQ(days("They talked for three days.", "talked"), 3);
  EXPECT_EQ(days("They held five days of talks.", "talks"), 5);
  EXPECT_EQ(days("He begins a two-day visit.", "begins"), 0);
  EXPECT_EQ(days("The visit ended a two-day strike.", "visit"), 0);
}

TEST(FindTimes, WithoutPublicationReadsOnlyWhatStandsByItself) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({{"They met yesterday, on Tuesday, in May, two days ago, last week and on 3 March 2008.",
                {"on 3 March 2008 = 2008-03-03"}},
               {"They meet every year.", {"every year = frequency"}}},
              "");
}

// A text of random words of the grammar's own, whose readings must be times with their ends in order.
TEST(FindTimes, MakesNoImpossibleTimeOfAnyWords) {
  SKIP_WITHOUT_MODEL();
  const std::vector<std::string> words = {
      "from", "between", "and",      "to",    "the",    "of",      "in",      "on",    "by",    "last", "next",
      "this", "week",    "month",    "year",  "days",   "ago",     "two",     "9999",  "2010",  "0",    "31",
      "30",   "5th",     "February", "May",   "Dec.",   "Tuesday", "-",       ",",     "first", "half", "quarter",
      "end",  "before",  "after",    "since", "spring", "winter",  "weekend", "early", "500"};
  std::mt19937 random(11);
  for (const std::string_view published : {"2009-12-09", "2008-02-29", "0001-01-01", "9999-12-31", ""}) {
    std::string text;
    for (int i = 0; i < 3000; ++i) absl::StrAppend(&text, words[random() % words.size()], i % 40 == 39 ? ". " : " ");
    const auto parsed = testing::ReadingOf(text, published);
    const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
    EXPECT_GT(times.size(), 50u);
    uint32_t end = 0;
    for (const TimeExpression& time : times) {
      EXPECT_LE(end, time.tokens.begin + 1);
      EXPECT_LT(time.tokens.begin, time.tokens.end);
      end = time.tokens.end;
      for (const ontology::EventTime& reading : {time.past, time.present, time.future}) {
        const absl::StatusOr<ontology::EventTime> again = ontology::EventTime::Parse(reading.ToString());
        ASSERT_TRUE(again.ok()) << again.status();
        EXPECT_EQ(*again, reading);
      }
    }
  }
}

struct AttachCase {
  std::string_view text;
  std::vector<std::string_view> own;  // the event's tokens
  std::string_view time;              // the words of its time, empty for none
};

TEST(TimeOf, IsWhatHangsOnTheEventItself) {
  SKIP_WITHOUT_MODEL();
  const std::vector<AttachCase> cases = {
      {"The minister visited Oslo on Monday.", {"visited"}, "on Monday"},
      {"On Monday the minister visited Oslo.", {"visited"}, "On Monday"},
      {"The minister will visit Oslo in January, the ministry said on Tuesday.", {"visit"}, "in January"},
      {"The minister will visit Oslo, the ministry said on Tuesday.", {"visit"}, ""},
      {"The ministry said on Tuesday that the minister will visit Oslo.", {"visit"}, ""},
      {"The ministry promised on Tuesday to send aid.", {"promised"}, "on Tuesday"},
      {"The two held talks in Paris on Friday.", {"talks", "held"}, "on Friday"},
      {"They discussed Tuesday's meeting on Friday.", {"meeting"}, "Tuesday"},
      {"They discussed the January visit.", {"visit"}, "January"},
      {"He spoke after Tuesday's talks in Rome.", {"spoke"}, ""},
      {"The minister met his Syrian counterpart on Monday.", {"met"}, "on Monday"},
      {"The ministers meet every Tuesday.", {"meet"}, ""},
      {"The visit lasted for three days.", {"visit"}, ""},
      {"Yesterday the king received the envoy.", {"received"}, "Yesterday"},
  };
  for (const AttachCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text, kPublished);
    const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
    std::vector<uint32_t> own;
    for (const std::string_view token : c.own) own.push_back(parsed->Token(token));
    const TimeExpression* time = TimeOf(times, parsed->document(), own);
    EXPECT_EQ(time == nullptr ? "" : parsed->document().Text(time->tokens), c.time) << c.text;
  }
}

TEST(TimeOf, ComesDownFromVerbsThatCarryTheEvent) {
  SKIP_WITHOUT_MODEL();
  const std::vector<AttachCase> cases = {
      {"The minister is expected to visit Oslo on Monday.", {"visit"}, "on Monday"},
      {"On Monday the minister is scheduled to meet the king.", {"meet"}, "On Monday"},
      {"The two leaders agreed on Monday to meet again.", {"meet"}, ""},
      {"The secretary flew to Paris on Friday to meet her counterpart.", {"meet"}, "on Friday"},
      {"The secretary arrived in Paris on Friday for talks with her counterpart.", {"talks"}, "on Friday"},
      {"The secretary criticised the talks on Friday.", {"talks"}, ""},
      {"A summit planned for June will be held in Lima.", {"summit"}, "for June"},
      {"The summit opened in Lima on Friday.", {"summit"}, "on Friday"},
      {"On Friday the adviser travelled to Bogota and met the president.", {"met"}, "On Friday"},
      {"The adviser arrived on Friday and will meet the president.", {"meet"}, ""},
      {"The adviser left on Friday and flew home the following day.", {"flew"}, "the following day"},
      {"The adviser flew to Oslo on Friday, where he met the king.", {"met"}, "on Friday"},
      {"The adviser will fly to Oslo on Friday, where he met the king in May.", {"met"}, "in May"},
      {"The adviser proposed it in May, when he flew to Oslo, where he met the king.", {"met"}, "in May"},
      {"The adviser praised Oslo, where he met the king, and left on Friday.", {"met"}, ""},
      {"Tomorrow the adviser will have the chance to hold a meeting with the king.", {"meeting", "hold"}, "Tomorrow"},
      {"The Conference 2009, scheduled for December 2009, is in Lima.", {"Conference"}, "for December 2009"},
      {"The accord was signed on Friday after a meeting with the king.", {"meeting"}, "on Friday"},
      {"The accord was signed last week after a meeting with the king.", {"meeting"}, ""},
      {"They issued a statement today following a meeting yesterday.", {"meeting"}, "yesterday"},
      {"On Friday, talks in Minsk led to a truce.", {"talks"}, "On Friday"},
      {"The adviser arrived, and will meet the president on Sunday.", {"arrived"}, ""},
      {"The minister telephoned the king, an old friend, on Friday to tell him of it.", {"telephoned"}, "on Friday"},
      {"The minister telephoned the king to tell him on Friday of it.", {"telephoned"}, ""},
  };
  for (const AttachCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text, kPublished);
    const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
    std::vector<uint32_t> own;
    for (const std::string_view token : c.own) own.push_back(parsed->Token(token));
    const TimeExpression* time = TimeOf(times, parsed->document(), own);
    EXPECT_EQ(time == nullptr ? "" : parsed->document().Text(time->tokens), c.time) << c.text;
  }
}

TEST(TimeOf, LeavesTimesAheadToWhatLiesAhead) {
  SKIP_WITHOUT_MODEL();
  const auto parsed = testing::ReadingOf("They discussed the presidency in 2025 and 2026.", kPublished);
  const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
  ASSERT_EQ(times.size(), 1u);
  EXPECT_TRUE(times[0].is_ahead);
  const std::vector<uint32_t> own = {times[0].head.token == 0 ? 0
                                                              : parsed->document().tokens[times[0].head.token].head};
  EXPECT_EQ(TimeOf(times, parsed->document(), own, Direction::kPast), nullptr);
  EXPECT_EQ(TimeOf(times, parsed->document(), own, Direction::kFuture), &times[0]);
}

TEST(TimeOf, OfNoTimesIsNone) { EXPECT_EQ(TimeOf({}, nlp::Document(), {}), nullptr); }

TEST(TimeOf, FindsTheTimeOfAClauseOpenedByWhen) {
  SKIP_WITHOUT_MODEL();
  const auto time_of = [](std::string_view text, std::string_view own) {
    const auto parsed = testing::ReadingOf(text, kPublished);
    const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
    const TimeExpression* time = TimeOf(times, parsed->document(), {parsed->Token(own)});
    return time == nullptr ? std::string() : std::string(parsed->document().Text(time->tokens));
  };
  EXPECT_EQ(time_of("She returned the call in April 2007, when she flew to Lima.", "flew"), "in April 2007");
  EXPECT_EQ(time_of("She returned the call in April 2007, as she said.", "said"), "");
  EXPECT_EQ(time_of("They cancelled the meeting that was to take place on 12 June.", "meeting"), "on 12 June");
  EXPECT_EQ(time_of("The accord was signed on Friday, at the end of a summit.", "summit"), "on Friday");
  EXPECT_EQ(time_of("India pledged at a meeting last week that it would pay.", "pledged"), "last week");
  EXPECT_EQ(time_of("India pledged after a meeting last week that it would pay.", "pledged"), "");
}

TEST(FindTimes, DoesNotTakeTheFirstOfItsKindForADate) {
  SKIP_WITHOUT_MODEL();
  ExpectTimes({
      {"He landed on Saturday, the first king to come.", {"on Saturday = 2009-12-05 | 2009-12-12 | 2009-12-12"}},
      {"He landed on Saturday the 5th.", {"on Saturday the 5th = 2009-12-05 | 2009-12-05 | 2010-01-05"}},
      {"They met on 1 December 2009, a day after the envoys had left.",
       {"on 1 December 2009 = 2009-12-01", "a day after =  anchor"}},
  });
}

}  // namespace
}  // namespace chancery::extract
