// HTML pages: what the head says, where the article is, which characters stand where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/telling.h"

namespace chancery::text {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlReader, FindsTheArticleWithinThePage) {
  EXPECT_EQ(Told(R"(<!DOCTYPE html><html lang="en"><head>
<title>Delegates meet in Quito | Andes Daily</title>
<meta property="og:site_name" content="Andes Daily">
<meta property="article:published_time" content="2014-08-20T22:10:00-05:00">
<link rel="canonical" href="https://andes.example/world/delegates-meet">
<script>var page = "<p>No prose at all, although it looks like a sentence.</p>";</script>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookieConsent">We use cookies. <button>Accept</button></div>
<article>
<h1>Delegates meet in Quito</h1>
<p class="byline">By Ann Lee</p><time datetime="2014-08-20">20 August 2014</time>
<ul class="share-bar"><li>Facebook</li><li>Twitter</li></ul>
<figure><img src="a.jpg"><figcaption>The delegates arrive in Quito on Tuesday.</figcaption></figure>
<p>QUITO (Andes Daily) &mdash; Delegates of nine countries met in Quito on Wednesday, the ministry&#8217;s spokesman said.</p>
<p><a href="/other">Read more: The ministry&#39;s history</a></p>
<p>They will <b>sign</b> a treaty <i>next</i> week.</p>
</article>
<aside class="related"><h3>Related</h3><p>Another article of this site begins with these many words, and goes on.</p></aside>
<footer>&copy; 2014 Andes Daily</footer>
</body></html>)"),
            R"(url: https://andes.example/world/delegates-meet
title: Delegates meet in Quito
published: 2014-08-20 (meta article:published_time)
publisher: Andes Daily
dateline: QUITO
byline: Ann Lee
| Delegates of nine countries met in Quito on Wednesday, the ministry’s spokesman said.
| They will sign a treaty next week.
)");
}

TEST(HtmlReader, ReadsPagesWithoutModernElements) {
  EXPECT_EQ(Told(R"(<html><head><title>Old News: Kings meet at sea</title></head><body>
<table><tr><td><a href="/">Front page</a><br><a href="/w">World</a></td>
<td><h2>Kings meet at sea</h2>
<b>Monday, 3 April 2000</b><br><br>
The two kings met on a yacht off the coast on Monday and spoke for three hours.<br><br>
Neither would say what they had spoken about.<br>
</td></tr></table>
<font size=1>Copyright 2000 Old News</font></body></html>)"),
            R"(title: Kings meet at sea
published: 2000-04-03 (text)
| The two kings met on a yacht off the coast on Monday and spoke for three hours.
| Neither would say what they had spoken about.
)");
}

TEST(HtmlReader, KeepsAnArticleInAnElementWhoseClassSpeaksOfOtherThings) {
  EXPECT_EQ(Told(R"(<body class="has-sidebar"><div class="content-with-sidebar nav-open"><h1>Envoys fly to Accra</h1>
<p>Three envoys flew to Accra on Friday to speak with the president about the border.</p>
<p>They carry a letter from their own head of state, the ministry said.</p></div></body>)"),
            R"(title: Envoys fly to Accra
| Three envoys flew to Accra on Friday to speak with the president about the border.
| They carry a letter from their own head of state, the ministry said.
)");
}

TEST(HtmlReader, ReadsPagesThatAreOneFormAndHoldComments) {
  EXPECT_EQ(Told(R"(<html><head><title>Accord reached on river - The Valley Herald</title></head>
<body style="display:none"><form id="page"><div id="top-menu"><a href=1>News</a><a href=2>Sports</a></div>
<div class="headerDate">Monday, 23 November 2026</div>
<div id="main-content"><h1 class="headline">Accord reached on river</h1><h2>Two states end a quarrel of ten years</h2>
<div class="meta">By <a href="/a">Ann Lee</a>, Valley Herald<br>Posted at 10:15 AM, March 5, 2012</div>
<div>The two states reached an accord on the river on Monday, <a href="x">officials said</a>.
<br><br>The accord, signed in the presence of the mediator, ends a quarrel of ten years.
<h3>What comes next</h3><ul><li>The dam will be opened in June.</li><li>A commission will meet twice a year.</li></ul>
<div class="related-box"><h4>Related</h4><ul><li><a href=1>Ten years of quarrel</a></li></ul></div>
<p>Both presidents will visit the dam in June.</p></div>
<div id="comments"><h3>3 Comments</h3><p>bob says: I do not believe a word of it, they will fight again by summer.</p></div>
</div><div class="sidebar"><h3>Most popular</h3><p>The cat that walked to the capital and back again in a day.</p></div></form>
<div>Copyright © 2012 The Valley Herald. All rights reserved.</div></body></html>)"),
            R"(title: Accord reached on river
published: 2012-03-05 (text)
publisher: The Valley Herald
byline: Monday, 23 November 2026
byline: Ann Lee, Valley Herald
| Two states end a quarrel of ten years
| The two states reached an accord on the river on Monday, officials said.
| The accord, signed in the presence of the mediator, ends a quarrel of ten years.
| What comes next
| The dam will be opened in June.
| A commission will meet twice a year.
| Both presidents will visit the dam in June.
)");
}

TEST(HtmlReader, ReadsJsonLdInAGraph) {
  const Article article = *ReadArticle(R"(<html><head><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#org", "name": "Coast Radio"},
  {"@type": ["Thing", "NewsArticle"], "headline": "Fleet visits Cape Verde", "datePublished": "2018-11-02T08:00Z",
   "publisher": {"@id": "#org"}, "url": "https://coast.example/fleet"}]}
</script></head><body><p>Four ships reached Praia on Friday for a visit of three days, the navy said.</p></body></html>)");
  EXPECT_EQ(article.title, "Fleet visits Cape Verde");
  EXPECT_EQ(article.publisher, "Coast Radio");
  EXPECT_EQ(article.published, absl::CivilDay(2018, 11, 2));
  EXPECT_EQ(article.published_from, "json-ld datePublished");
  EXPECT_EQ(article.url, "https://coast.example/fleet");
}

TEST(HtmlReader, PassesOverJsonLdThatIsBroken) {
  const Article article = *ReadArticle(
      "<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", </script><meta name=date "
      "content='9 December 2009'></head><body><p>Four ships reached Praia on Friday, the navy said today.</p></body>");
  EXPECT_EQ(article.published, absl::CivilDay(2009, 12, 9));
}

TEST(HtmlReader, IgnoresTheDayOnWhichThePageWasAskedFor) {
  const Article article = *ReadArticle(
      "<body><div>Monday, November 23, 2026</div><h1>Four ships reach Praia</h1><p>12 May 2013</p><p>Four ships "
      "reached "
      "Praia on Friday for a visit of three days, the navy said.</p></body>");
  EXPECT_EQ(article.published, absl::CivilDay(2013, 5, 12));
}

TEST(HtmlReader, SaysWhereEachCharacterStood) {
  const std::string page =
      "<html><body><h1>R&eacute;union</h1>\r\n<p>Envoys&nbsp;met  at the <b>Caf&#233;</b> &amp; spoke of &quot;a new "
      "start&quot; there.</p></body></html>";
  const Article article = *ReadArticle(page);
  ASSERT_EQ(article.body, "Envoys met at the Café & spoke of \"a new start\" there.");
  const auto original_of = [&](std::string_view part) {
    const size_t at = article.body.find(part);
    const Span span = article.to_original.ToOriginal({at, at + part.size()});
    return page.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(original_of("Envoys met"), "Envoys&nbsp;met");
  EXPECT_EQ(original_of("met at"), "met  at");
  EXPECT_EQ(original_of("Café"), "Caf&#233;");
  EXPECT_EQ(original_of("& spoke"), "&amp; spoke");
  EXPECT_EQ(original_of("\"a new start\""), "&quot;a new start&quot;");
  EXPECT_EQ(original_of("there."), "there.");
  EXPECT_EQ(page.substr(article.title_original.begin, article.title_original.end - article.title_original.begin),
            "R&eacute;union");
}

TEST(HtmlReader, ReadsTheCharsetThatThePageDeclares) {
  const std::string page =
      "<html><head><meta charset=\"windows-1252\"></head><body><p>The minister said that \x93his caf\xE9\x94 was open "
      "to all of them.</p></body></html>";
  const Article article = *ReadArticle(page);
  EXPECT_EQ(article.body, "The minister said that “his café” was open to all of them.");
  const size_t at = article.body.find("café");
  const Span span = article.to_original.ToOriginal({at, at + std::string_view("café").size()});
  EXPECT_EQ(page.substr(span.begin, span.end - span.begin), "caf\xE9");
}

TEST(HtmlReader, DoesNotShowWhatIsHidden) {
  const std::string told = Told(
      "<body><p>The council met in the morning and adjourned without having voted on the text.</p>"
      "<p hidden>A sentence that nobody can see stands here, of many words and a stop.</p>"
      "<div style='display: none'><p>Another one that nobody can see stands here, of many words.</p></div>"
      "<template><p>And one within a template, which is not shown either until it is used.</p></template></body>");
  EXPECT_THAT(told, HasSubstr("adjourned"));
  EXPECT_THAT(told, Not(HasSubstr("nobody")));
  EXPECT_THAT(told, Not(HasSubstr("template")));
}

}  // namespace
}  // namespace chancery::text
