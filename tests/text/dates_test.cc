#include "text/dates.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "text/dateline.h"

namespace chancery::text {
namespace {

std::string Day(std::string_view text) {
  const std::optional<WrittenDay> day = FindDay(text);
  if (!day.has_value()) return "none";
  std::ostringstream out;
  out << (day->year.has_value() ? std::to_string(*day->year) : "?") << "-" << day->month << "-" << day->day;
  return out.str();
}

std::string Line(std::string_view text) {
  const std::optional<DateLine> line = ReadDateLine(text);
  if (!line.has_value()) return "none";
  std::ostringstream out;
  out << line->day << (line->updated ? " updated" : "");
  return out.str();
}

TEST(Dates, AreReadAsPagesWriteThem) {
  for (std::string_view text : {"2009-12-09", "2009-12-09T12:18:00+03:00", "2009/12/09", "9 Dec, 2009 12:18",
                                "December 9, 2009", "Wednesday, 9 December 2009", "9th of December 2009", "09-Dec-2009",
                                "Dec. 9, 2009", "DECEMBER 9 2009", "12:18 GMT 9 December 2009", "Dec 9th, 2009"}) {
    EXPECT_EQ(Day(text), "2009-12-9") << text;
  }
  EXPECT_EQ(Day("25/12/2009"), "2009-12-25");
  EXPECT_EQ(Day("12/25/2009"), "2009-12-25");
  EXPECT_EQ(Day("31.01.2009"), "2009-1-31");
  EXPECT_EQ(Day("05/05/2009"), "2009-5-5");
  EXPECT_EQ(Day("29 February 2008"), "2008-2-29");
}

TEST(Dates, AreNotGuessed) {
  EXPECT_EQ(Day("05/06/2009"), "none");
  EXPECT_EQ(Day("30 February 2009"), "none");
  EXPECT_EQ(Day("29 February 2009"), "none");
  EXPECT_EQ(Day("the 12 may leave"), "none");
  EXPECT_EQ(Day("May 2009"), "none");
  EXPECT_EQ(Day("2009"), "none");
  EXPECT_EQ(Day("Jan 5 (Agency)"), "?-1-5");
  EXPECT_EQ(Day("Dec 10:30"), "none");
  EXPECT_EQ(Day("12345-12-09"), "none");
  EXPECT_EQ(Day("99999999999999999999-12-09"), "none");
}

TEST(DateLines, HoldADayAndLittleElse) {
  EXPECT_EQ(Line("9 Dec, 2009 12:18"), "2009-12-09");
  EXPECT_EQ(Line("Published: Dec 9, 2009 5:12 pm EST | Updated: Dec 11, 2009"), "2009-12-09");
  EXPECT_EQ(Line("Published: 9 Dec 2009 - 10:12"), "2009-12-09");
  EXPECT_EQ(Line("Last updated 11 December 2009"), "2009-12-11 updated");
  EXPECT_EQ(Line("By Ann Lee, 9 December 2009"), "2009-12-09");
  EXPECT_EQ(Line("The Coast Post, Wednesday, 9 December 2009"), "2009-12-09");
  EXPECT_EQ(Line("CANBERRA, 22 January 1970"), "1970-01-22");
  EXPECT_EQ(Line("The Coast Post, December 9, 2009, Wednesday, Late Edition"), "2009-12-09");
  EXPECT_EQ(Line("Abu Dhabi, Monday 4 February 2019"), "2019-02-04");
  EXPECT_EQ(Line("MARKETS WIRE  /  COMPANIES  /  16 May 2013 07:02"), "2013-05-16");
  EXPECT_EQ(Line("Foreign news                    Tuesday, February 24, 1976"), "1976-02-24");
  EXPECT_EQ(Line("Foreign news of February 24, 1976"), "none");
  EXPECT_EQ(Line("The Coast Post, December 9, 2009, told in the second edition of a book"), "none");
  EXPECT_EQ(Line("The two leaders met on 9 December 2009."), "none");
  EXPECT_EQ(Line("Jan 5"), "none");
}

TEST(Addresses, TellTheDayWhereTheYearComesFirst) {
  EXPECT_EQ(DayOfUrl("https://a.example/2009/12/09/talks"), absl::CivilDay(2009, 12, 9));
  EXPECT_EQ(DayOfUrl("https://a.example/news/20091209/talks.html"), absl::CivilDay(2009, 12, 9));
  EXPECT_EQ(DayOfUrl("https://a.example/world/2009/dec/09/talks"), absl::CivilDay(2009, 12, 9));
  EXPECT_EQ(DayOfUrl("https://a.example/2009-12-09-talks"), absl::CivilDay(2009, 12, 9));
  EXPECT_EQ(DayOfUrl("https://a.example/talks-12345678"), std::nullopt);
  EXPECT_EQ(DayOfUrl("https://a.example/20091309/talks"), std::nullopt);
  EXPECT_EQ(DayOfUrl("https://a.example/2009/talks"), std::nullopt);
  EXPECT_EQ(DayOfUrl("https://a.example/talks?d=2009-12-09"), std::nullopt);
  EXPECT_EQ(DayOfUrl(""), std::nullopt);
}

TEST(Days, AreParsedStrictly) {
  EXPECT_EQ(*ParseDay("2009-12-09"), absl::CivilDay(2009, 12, 9));
  for (std::string_view text :
       {"", "2009-12-9", "2009-02-30", "09.12.2009", "2009-12-09 ", "2009-13-01", "abcd-ef-gh"}) {
    EXPECT_FALSE(ParseDay(text).ok()) << text;
  }
}

std::string Head(std::string_view text) {
  const std::optional<Dateline> dateline = FindDateline(text);
  if (!dateline.has_value()) return "none";
  return dateline->place + "|" + dateline->agency + "|" + std::string(text.substr(dateline->length));
}

TEST(Datelines, AreTakenOffWithPlaceAndAgency) {
  const std::string report = "The ministers met there on Monday to sign a treaty.";
  EXPECT_EQ(Head("GENEVA (AP) — " + report), "GENEVA|AP|" + report);
  EXPECT_EQ(Head("Beirut, 3 May (Reuters) - " + report), "Beirut|Reuters|" + report);
  EXPECT_EQ(Head("BEIJING, Oct. 1 (Xinhua) -- " + report), "BEIJING|Xinhua|" + report);
  EXPECT_EQ(Head("WASHINGTON, D.C. – " + report), "WASHINGTON, D.C.||" + report);
  EXPECT_EQ(Head("MOSCOW, January 5. /TASS/. " + report), "MOSCOW|TASS|" + report);
  EXPECT_EQ(Head("SHARM EL-SHEIKH, Egypt (AFP) -- " + report), "SHARM EL-SHEIKH, Egypt|AFP|" + report);
  EXPECT_EQ(Head("CAIRO, Tuesday — " + report), "CAIRO||" + report);
  EXPECT_EQ(Head("GENEVA (AP), May 3 — " + report), "GENEVA|AP|" + report);
  EXPECT_EQ(Head("THE HAGUE — " + report), "THE HAGUE||" + report);
}

std::string ColonHead(std::string_view text) {
  const std::optional<Dateline> dateline = FindColonDateline(text);
  return dateline.has_value() ? dateline->place + "|" + std::string(text.substr(dateline->length)) : "none";
}

TEST(Datelines, EndWithAColonAlsoBehindADay) {
  const std::string report = "The ministers met there on Monday to sign a treaty.";
  EXPECT_EQ(ColonHead("KARACHI: " + report), "KARACHI|" + report);
  EXPECT_EQ(ColonHead("KARACHI, Feb 7: " + report), "KARACHI|" + report);
  EXPECT_EQ(ColonHead("MONDAY, Feb 7: " + report), "none");
  EXPECT_EQ(ColonHead("Tea at five, Feb 7: " + report), "none");
}

TEST(Datelines, AreNotSeenWhereThereAreNone) {
  for (std::string_view text : {"NATO — the alliance of the Atlantic — said on Monday that it would meet again.",
                                "The minister — tired — left.", "VISIT TO THE NORTH - STATEMENT BY THE PRIME MINISTER",
                                "THE COAST COURIER - ARCHIVE", "", " - ", "A -", "He came (Reuters) and left.",
                                "OPEC - an organisation of oil exporters - met in Vienna on Monday morning."}) {
    EXPECT_EQ(Head(text), "none") << text;
  }
}

}  // namespace
}  // namespace chancery::text
