#include "client/cli/output.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "client/cli/table.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

v1::Event EventOf(const std::string& text) {
  v1::Event event;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &event));
  return event;
}

TEST(Output, WidthsCountColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("Erdoğan"), 7U);
  EXPECT_EQ(DisplayWidth("習近平"), 6U);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1U);
}

TEST(Output, TextIsCutWithAnEllipsisAndNeverWithinACharacter) {
  EXPECT_EQ(Shorten("Ankara", 6), "Ankara");
  EXPECT_EQ(Shorten("Erdoğan", 6), "Erdoğ…");
  EXPECT_EQ(Shorten("習近平", 4), "習…");
}

TEST(Output, TablesAlignByColumnsShown) {
  EXPECT_EQ(Table({{"A", "B"}, {"習", "x"}, {"abc", "y"}}), "A    B\n習   x\nabc  y\n");
}

TEST(Output, AnEventShowsWhoWhenWhatAndItsSentence) {
  const std::string lines = EventLines(EventOf(R"pb(
    name: "events/1"
    type: "visit"
    status: EVENT_STATUS_PLANNED
    time { edtf: "2010-01" }
    place: "Moscow"
    participants { display_name: "Mahmoud Abbas" kind: "person" of: "PS" role: "visitor" }
    participants { display_name: "Russia" kind: "country" of: "RU" role: "host" }
    evidence { quote: "He will come again." publisher: "The Courier" published: "2009-12-09" }
  )pb"));
  EXPECT_THAT(lines, StartsWith("2010-01"));
  for (const char* part : {"PLANNED", "visit", "Mahmoud Abbas (PS) as visitor; Russia as host", "in Moscow",
                           "“He will come again.” The Courier, 2009-12-09", "events/1"}) {
    EXPECT_THAT(lines, HasSubstr(part));
  }
}

TEST(Output, ARowOfCsvQuotesWhatHasCommasQuotesOrLines) {
  const std::string row = EventCsv(EventOf(R"pb(
    type: "visit"
    status: EVENT_STATUS_PLANNED
    time { edtf: "2012-02-29" }
    sort_day: "2012-02-29"
    place: "Sana'a, Yemen"
    content: "a \"new\" start"
    confidence: 0.5
    report_count: 2
    evidence { quote: "He will\ncome." publisher: "Le Débat" }
  )pb"));
  EXPECT_EQ(row,
            ",visit,PLANNED,2012-02-29,2012-02-29,,\"Sana'a, Yemen\",\"a \"\"new\"\" start\",0.50,2,"
            "\"He will\ncome.\",Le Débat\r\n");
  const auto commas = [](const std::string& text) { return std::count(text.begin(), text.end(), ','); };
  EXPECT_EQ(commas(EventCsvHeading()), commas(EventCsv(EventOf(R"pb(type: "visit")pb"))));
}

TEST(Output, AnUndatedEventSaysSo) {
  EXPECT_THAT(EventLines(EventOf(R"pb(type: "meeting" status: EVENT_STATUS_OCCURRED)pb")), StartsWith("undated"));
}

TEST(Output, JsonIsOneLineInTheMappingOfTheProto) {
  const std::string line = ToJsonLine(EventOf(R"pb(type: "visit" sort_day: "2010-01-01")pb"));
  EXPECT_EQ(line, R"({"type":"visit","sortDay":"2010-01-01"})");
  EXPECT_THAT(line, Not(HasSubstr("\n")));
}

}  // namespace
}  // namespace chancery::cli
