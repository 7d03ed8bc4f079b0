#include "ontology/event_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace chancery::ontology {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using absl::CivilYear;
using ::testing::HasSubstr;

CalendarUnit Day(int y, int m, int d) { return CalendarUnit(CivilDay(y, m, d)); }
CalendarUnit Month(int y, int m) { return CalendarUnit(CivilMonth(y, m)); }
CalendarUnit Year(int y) { return CalendarUnit(CivilYear(y)); }

EventTime MustParse(std::string_view text) {
  absl::StatusOr<EventTime> time = EventTime::Parse(text);
  EXPECT_TRUE(time.ok()) << time.status();
  return time.value_or(EventTime());
}

TEST(EventTime, WritesEachForm) {
  EXPECT_EQ(EventTime().ToString(), "");
  EXPECT_EQ(EventTime::In(Day(2009, 12, 9)).ToString(), "2009-12-09");
  EXPECT_EQ(EventTime::In(Month(2010, 1)).ToString(), "2010-01");
  EXPECT_EQ(EventTime::In(Year(987)).ToString(), "0987");
  EXPECT_EQ(EventTime::FromTo(Day(2010, 1, 4), Day(2010, 1, 6)).ToString(), "2010-01-04/2010-01-06");
  EXPECT_EQ(EventTime::OnOrBefore(Day(2009, 12, 9)).ToString(), "../2009-12-09");
  EXPECT_EQ(EventTime::FromThenOn(Month(2009, 12)).ToString(), "2009-12/..");
}

TEST(EventTime, ReadsEachForm) {
  EXPECT_EQ(MustParse(""), EventTime());
  EXPECT_EQ(MustParse("2009-12-09"), EventTime::In(Day(2009, 12, 9)));
  EXPECT_EQ(MustParse("2010-01"), EventTime::In(Month(2010, 1)));
  EXPECT_EQ(MustParse("1815"), EventTime::In(Year(1815)));
  EXPECT_EQ(MustParse("1999/2010-01-06"), EventTime::FromTo(Year(1999), Day(2010, 1, 6)));
  EXPECT_EQ(MustParse("../2009"), EventTime::OnOrBefore(Year(2009)));
  EXPECT_EQ(MustParse("2009-12-09/.."), EventTime::FromThenOn(Day(2009, 12, 9)));
}

TEST(EventTime, KnowsLeapDays) {
  EXPECT_TRUE(EventTime::Parse("2000-02-29").ok());
  EXPECT_TRUE(EventTime::Parse("1896-02-29").ok());
  EXPECT_FALSE(EventTime::Parse("1900-02-29").ok());
  EXPECT_FALSE(EventTime::Parse("2009-02-29").ok());
  EXPECT_EQ(Month(2008, 2).last_day(), CivilDay(2008, 2, 29));
  EXPECT_EQ(Month(1900, 2).last_day(), CivilDay(1900, 2, 28));
}

TEST(EventTime, ARangeOfOneUnitIsThatUnit) {
  EXPECT_EQ(MustParse("2009-12-09/2009-12-09"), EventTime::In(Day(2009, 12, 9)));
  EXPECT_EQ(MustParse("2009/2009"), EventTime::In(Year(2009)));
  EXPECT_NE(MustParse("2009/2009-12"), EventTime::In(Year(2009)));
}

TEST(EventTime, RefusalsNameTheTextAndWhatIsWrong) {
  struct Case {
    std::string text;
    std::string says;
  };
  const std::vector<Case> cases = {
      {"2009-13", "no month 13"},
      {"2009-00-01", "no month 00"},
      {"2009-02-30", "2009-02 has no day 30"},
      {"2009-04-00", "2009-04 has no day 00"},
      {"0000", "years run from 0001 to 9999"},
      {"09-12-2009", "\"09-12-2009\" is no day, month or year"},
      {"2009-1", "is no day, month or year"},
      {"2009-01-5", "is no day, month or year"},
      {"20091209", "is no day, month or year"},
      {"+209", "is no day, month or year"},
      {"2009-12-09T10:00", "is no day, month or year"},
      {" 2009", "is no day, month or year"},
      {"soon", "\"soon\" is no day, month or year"},
      {"/", "\"\" is no day, month or year"},
      {"2009/", "\"\" is no day, month or year"},
      {"/2009", "\"\" is no day, month or year"},
      {"2009/2010/2011", "\"2010/2011\" is no day, month or year"},
      {"../..", "one side must be known"},
      {"..", "\"..\" is no day, month or year"},
      {"2010-01-06/2010-01-04", "it ends before it begins"},
      {"2010-02/2010-01-31", "it ends before it begins"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<EventTime> time = EventTime::Parse(c.text);
    ASSERT_FALSE(time.ok()) << c.text;
    EXPECT_EQ(time.status().code(), absl::StatusCode::kInvalidArgument) << c.text;
    EXPECT_THAT(time.status().message(), HasSubstr("\"" + c.text + "\" is not a time: ")) << c.text;
    EXPECT_THAT(time.status().message(), HasSubstr(c.says)) << c.text;
  }
}

TEST(EventTime, EscapesBytesThatAreNoTextInItsRefusal) {
  const absl::StatusOr<EventTime> time = EventTime::Parse(std::string_view("20\0\xff", 4));
  ASSERT_FALSE(time.ok());
  EXPECT_THAT(time.status().message(), HasSubstr("20\\x00\\xff"));
}

TEST(EventTime, BoundsStartAndEnd) {
  struct Case {
    std::string text;
    std::optional<CivilDay> earliest, latest_start, earliest_end, latest, sort_day;
  };
  const std::optional<CivilDay> none;
  const CivilDay new_year(2010, 1, 1), last_of_january(2010, 1, 31), fourth(2010, 1, 4), sixth(2010, 1, 6);
  const std::vector<Case> cases = {
      {"", none, none, none, none, none},
      {"2010-01-04", fourth, fourth, fourth, fourth, fourth},
      {"2010-01", new_year, last_of_january, new_year, last_of_january, new_year},
      {"2010", new_year, CivilDay(2010, 12, 31), new_year, CivilDay(2010, 12, 31), new_year},
      {"2010-01-04/2010-01-06", fourth, fourth, sixth, sixth, fourth},
      {"2010-01/2010-03", new_year, last_of_january, CivilDay(2010, 3, 1), CivilDay(2010, 3, 31), new_year},
      // The start lies no later than the end, and the end no earlier than the start.
      {"2010-01/2010-01-06", new_year, sixth, sixth, sixth, new_year},
      {"2010-01-04/2010-01", fourth, fourth, fourth, last_of_january, fourth},
      {"../2010-01", none, last_of_january, none, last_of_january, last_of_january},
      {"2010-01/..", new_year, none, new_year, none, new_year},
  };
  for (const Case& c : cases) {
    const EventTime time = MustParse(c.text);
    EXPECT_EQ(time.earliest(), c.earliest) << c.text;
    EXPECT_EQ(time.latest_start(), c.latest_start) << c.text;
    EXPECT_EQ(time.earliest_end(), c.earliest_end) << c.text;
    EXPECT_EQ(time.latest(), c.latest) << c.text;
    EXPECT_EQ(time.SortDay(), c.sort_day) << c.text;
  }
}

TEST(EventTime, IsADayOnlyWhereOneDayIsKnown) {
  EXPECT_TRUE(MustParse("2010-01-04").IsDay());
  for (const char* text : {"", "2010-01", "2010", "2010-01-04/2010-01-06", "../2010-01-04", "2010-01-04/.."}) {
    EXPECT_FALSE(MustParse(text).IsDay()) << text;
  }
}

CalendarUnit RandomUnit(std::mt19937& random) {
  const CivilDay day = CivilDay(1, 1, 1) + static_cast<int>(random() % (CivilDay(9999, 12, 31) - CivilDay(1, 1, 1)));
  switch (random() % 3) {
    case 0:
      return CalendarUnit(day);
    case 1:
      return CalendarUnit(CivilMonth(day));
    default:
      return CalendarUnit(CivilYear(day));
  }
}

TEST(EventTime, WhatIsWrittenReadsBackAsTheSameValueWithOrderedBounds) {
  std::mt19937 random(20091209);
  for (int i = 0; i < 20000; ++i) {
    const CalendarUnit a = RandomUnit(random);
    const CalendarUnit b = RandomUnit(random);
    const bool in_order = b.last_day() >= a.first_day();
    for (const EventTime& time : {EventTime::In(a), EventTime::OnOrBefore(a), EventTime::FromThenOn(a),
                                  in_order ? EventTime::FromTo(a, b) : EventTime::FromTo(b, a)}) {
      ASSERT_EQ(MustParse(time.ToString()), time) << time.ToString();
      ASSERT_TRUE(time.SortDay()) << time.ToString();
      if (time.earliest() && time.latest()) {
        ASSERT_LE(*time.earliest(), *time.latest_start()) << time.ToString();
        ASSERT_LE(*time.latest_start(), *time.latest()) << time.ToString();
        ASSERT_LE(*time.earliest(), *time.earliest_end()) << time.ToString();
        ASSERT_LE(*time.earliest_end(), *time.latest()) << time.ToString();
      }
    }
  }
}

TEST(EventTime, ReadsAnyTextOrRefusesIt) {
  std::mt19937 random(7);
  const std::string alphabet = "0123456789-/.";
  int read = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text(random() % 12, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    const absl::StatusOr<EventTime> time = EventTime::Parse(text);
    if (!time.ok()) continue;
    ++read;
    // A range within one unit is written as the unit; all else comes back as it was.
    ASSERT_EQ(MustParse(time->ToString()), *time) << text;
  }
  EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace chancery::ontology
