// Articles as JSON, alone and as lines of a stream.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/text/telling.h"
#include "text/json_lines.h"

namespace chancery::text {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(JsonArticle, HasItsFieldsOverThoseOfItsBody) {
  EXPECT_EQ(Told(R"({"url": "https://a.example/x", "title": "Kings meet", "published": "2000-04-03T10:00:00Z",
   "publisher": "Old News", "language": "en", "extra": {"deep": [1, 2, {"a": null}]}, "id": 7,
   "body": "Kings meet at sea\n1 May 2011\n\nThe two kings met on a yacht \u2014 for the first time \u2014 on Monday."})"),
            R"(url: https://a.example/x
title: Kings meet
published: 2000-04-03 (json published)
publisher: Old News
| The two kings met on a yacht — for the first time — on Monday.
)");
}

TEST(JsonArticle, MayHoldHtml) {
  EXPECT_EQ(
      Told(
          R"({"title": null, "body": "<h1>Kings meet</h1><p>The two kings met at sea on Monday &amp; spoke for hours.</p>"})"),
      "title: Kings meet\n| The two kings met at sea on Monday & spoke for hours.\n");
}

TEST(JsonArticle, CountsOffsetsInItsBody) {
  const std::string json = R"({"body": "\u201cWe will meet again in Oslo next year,\u201d the two ministers said."})";
  const Article article = *ReadArticle(json);
  const std::string body = *ReadJsonBody(json);
  const size_t at = article.body.find("Oslo");
  const Span span = article.to_original.ToOriginal({at, at + 4});
  EXPECT_EQ(body.substr(span.begin, span.end - span.begin), "Oslo");
}

TEST(JsonArticle, IsRefusedWithThePlaceOfItsFault) {
  EXPECT_THAT(Told(R"({"title": "Kings)"),
              HasSubstr("error: not valid JSON at byte 16: invalid string: missing closing quote"));
  EXPECT_THAT(Told(R"({"title": 7, "body": "x"})"), HasSubstr("JSON field 'title' must be a string, not a number"));
  EXPECT_THAT(Told(R"({"body": ["x"]})"), HasSubstr("JSON field 'body' must be a string, not an array"));
  EXPECT_THAT(Told(R"({"published": "soon", "body": "x"})"), HasSubstr("JSON field 'published' is no date: 'soon'"));
  EXPECT_THAT(Told(R"({"published": "05/06/2009", "body": "x"})"), HasSubstr("'published' is no date"));
  EXPECT_THAT(Told(R"({"body": "x"} {"body": "y"})"), HasSubstr("not valid JSON"));
  EXPECT_THAT(Told("{\"a\": " + std::string(100'000, '[') + "}"), HasSubstr("nested more than"));
  EXPECT_EQ(ReadJsonArticle("[1]").status().message(), "JSON must be an object, not an array");
  EXPECT_EQ(ReadJsonArticle("\"x\"").status().message(), "JSON must be an object, not a string");
}

TEST(JsonArticle, MayHaveNoBodyAndNoDay) {
  const Article article = *ReadArticle(R"({"title": "Kings meet", "published": ""})");
  EXPECT_EQ(article.body, "");
  EXPECT_FALSE(article.published.has_value());
  EXPECT_EQ(article.title, "Kings meet");
}

TEST(JsonLines, GoOnAfterAFaultyLine) {
  std::istringstream in(
      "{\"title\": \"One\", \"body\": \"\"}\n"
      "\n"
      "{\"title\": \"Two\", \"bo\r\n"
      "prose\n"
      "{\"title\": \"Three\", \"body\": \"\"}\r\n"
      "{\"title\": \"Fo");
  JsonLinesReader reader(in);
  std::ostringstream seen;
  while (std::optional<JsonLine> line = reader.Next()) {
    seen << line->number << "@" << line->offset << " " << (line->article.ok() ? line->article->title : "fault") << "\n";
    if (!line->article.ok()) {
      EXPECT_THAT(std::string(line->article.status().message()),
                  AllOf(HasSubstr("line " + std::to_string(line->number)), HasSubstr("not valid JSON at byte")));
    }
  }
  EXPECT_EQ(seen.str(), "1@0 One\n3@30 fault\n4@52 fault\n5@58 Three\n6@90 fault\n");
  EXPECT_FALSE(reader.Next().has_value());
}

TEST(JsonLines, HoldNoMoreOfALongLineThanTheLimit) {
  std::istringstream in("{\"body\": \"" + std::string(5000, 'x') + "\"}\n{\"title\": \"Two\"}\n");
  JsonLinesReader reader(in, {.max_bytes = 1000});
  const std::optional<JsonLine> first = reader.Next();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->text.size(), 1000U);
  EXPECT_EQ(first->article.status().message(), "line 1 (from byte 0): an article of 5012 bytes; at most 1000 are read");
  EXPECT_EQ(reader.Next()->article->title, "Two");
}

TEST(JsonLines, SayWhenTheStreamCannotBeRead) {
  std::istringstream in("{}\n");
  in.setstate(std::ios::badbit);
  JsonLinesReader reader(in);
  EXPECT_EQ(reader.Next()->article.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_FALSE(reader.Next().has_value());
}

}  // namespace
}  // namespace chancery::text
