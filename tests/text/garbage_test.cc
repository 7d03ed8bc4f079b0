// What no one should send: each ends in a clear error or an article, within limits of time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "tests/text/telling.h"

namespace chancery::text {
namespace {

using ::testing::HasSubstr;

std::string Repeated(std::string_view part, size_t bytes) {
  std::string result;
  while (result.size() + part.size() <= bytes) result += part;
  return result;
}

std::string ErrorOf(std::string_view bytes, const Limits& limits = {}) {
  return std::string(ReadArticle(bytes, {}, limits).status().message());
}

TEST(Garbage, IsRefusedWithWhatAndWhere) {
  EXPECT_EQ(ErrorOf(""), "an empty article: 0 bytes were given");
  EXPECT_THAT(ErrorOf(std::string("PK\x03\x04\0\0 zip", 11)), HasSubstr("not a text: NUL byte at byte 4"));
  EXPECT_THAT(ErrorOf(Repeated("\x01\x02\x03\xFE", 4000)), HasSubstr("not a text: 4000 of 4000 bytes"));
  EXPECT_EQ(ErrorOf(std::string(101, 'x'), {.max_bytes = 100}), "an article of 101 bytes; at most 100 are read");
  EXPECT_EQ(ErrorOf(std::string(50 << 20, 'x')), "an article of 52428800 bytes; at most 8388608 are read");
}

TEST(Garbage, InUtf8BecomesReplacementCharacters) {
  const std::string page =
      "Kings meet at sea\n\nThe two kings met\xFF\xC3 at sea on Monday \xE2\x82, the palace told us later.";
  const Article article = *ReadArticle(page);
  EXPECT_EQ(article.body, "The two kings met\uFFFD\uFFFD at sea on Monday \uFFFD, the palace told us later.");
  const size_t at = article.body.find("Monday \uFFFD");
  const Span span = article.to_original.ToOriginal({at, at + 10});
  EXPECT_EQ(page.substr(span.begin, span.end - span.begin), "Monday \xE2\x82");
}

TEST(Garbage, WithAByteOrderMarkIsReadByIt) {
  EXPECT_EQ(ReadArticle("\xEF\xBB\xBFKings meet at sea again, the palace said on Monday.")->body,
            "Kings meet at sea again, the palace said on Monday.");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Kings meet at sea again, the palace said on Monday.")) utf16 += {c, '\0'};
  EXPECT_EQ(ReadArticle(utf16)->body, "Kings meet at sea again, the palace said on Monday.");
}

// Each of these took gumbo alone minutes or gigabytes.
TEST(Garbage, OfAnyShapeIsReadInLinearTime) {
  constexpr size_t kBytes = 1 << 20;
  std::string fonts;
  for (int i = 0; i < 300; ++i) fonts += "<font color=" + std::to_string(i) + ">";
  std::string attributes = "<div";
  while (attributes.size() < kBytes) attributes += " a" + std::to_string(attributes.size()) + "=1";
  const std::vector<std::string> pages = {
      Repeated("<div>", kBytes),
      Repeated("<a><div>", kBytes),
      Repeated("<ul><li>", kBytes),
      Repeated("<b><p>", kBytes),
      Repeated("<table>x", kBytes),
      Repeated("<table><tr><td>", kBytes),
      fonts + Repeated("<p>x", kBytes),
      attributes + ">x</div>",
      Repeated("&amp", kBytes),
      "<p>" + Repeated("&foo;&notit;&#x41;", kBytes),
      Repeated("<", kBytes),
      "<p title=\"" + Repeated("x", kBytes),
      Repeated("</div>", kBytes),
      Repeated("<script>", kBytes),
      Repeated("<svg><g>", kBytes),
      Repeated("<!--", kBytes),
      Repeated("\n", kBytes),
      Repeated("9 Dec 2009\n", kBytes),
      Repeated("A - ", kBytes),
      Repeated("Home\n", kBytes),
      Repeated("<h1>x", kBytes),
      Repeated("<option>x", kBytes),
      Repeated("<li>a line of ", kBytes),
      Repeated("{\"a\":", kBytes),
      Repeated("a line of the text that goes on in the next line and in the\nnext and on and on and on and on,\n",
               kBytes),
      "<pre>" + Repeated("a<span>", kBytes),
      "<title>" + Repeated("a | ", kBytes) + "</title><p>x",
      "{\"url\": \"https://a.example/" + Repeated("jan-5-", kBytes) + "\"}",
      "<link rel=canonical href=\"https://a.example/" + Repeated("2009/", kBytes) + "\">" + Repeated("x<p>", kBytes),
      Repeated("a<br>", kBytes),
      Repeated("\xFF word word word word word ", kBytes)};
  for (const std::string& page : pages) {
    // Processor time, which other programs on a busy machine do not lengthen.
    const std::clock_t start = std::clock();
    static_cast<void>(ReadArticle(page));
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    // Measured under a second each; thirty times that for sanitizers. What is not linear takes minutes.
    EXPECT_LT(seconds, 30) << page.substr(0, 40);
  }
}

TEST(Articles, AreReadByManyThreadsAtOnce) {
  constexpr std::string_view kPage =
      "<html><body><h1>Kings meet at sea</h1><p>3 April 2000</p><p>PORT HARBOUR (Example Press) &mdash; The two kings "
      "met on "
      "a yacht on Monday, the palace said.</p></body></html>";
  const std::string expected = Told(kPage);
  std::vector<std::thread> threads;
  std::atomic<int> same = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k) same += Told(kPage) == expected ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(same, 200);
}

TEST(Garbage, NestedDeeplyKeepsItsText) {
  const Article article = *ReadArticle(Repeated("<div>", 500'000) +
                                       "<p>The two kings met at sea on Monday, the palace "
                                       "said in the evening.</p>" +
                                       Repeated("</div>", 600'000));
  EXPECT_EQ(article.body, "The two kings met at sea on Monday, the palace said in the evening.");
}

TEST(Garbage, InAttributesAndUnclosedTagsIsPassedOver) {
  EXPECT_EQ(
      Told("<html><body><img src=\"data:" + std::string(1 << 20, 'A') +
           "\"><p>The two kings met at sea on Monday, the palace said.<p>They will <b>meet again<p>next year, it "
           "added, in the north.<div"),
      "| The two kings met at sea on Monday, the palace said.\n| They will meet again\n| next year, it added, in the "
      "north.\n");
}

}  // namespace
}  // namespace chancery::text
