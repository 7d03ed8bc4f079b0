// Plain text as browsers and archives give it: chrome, headline, day, body.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/telling.h"

namespace chancery::text {
namespace {

TEST(ArticleReader, DropsIconFontWordsBeforeTheHeadline) {
  EXPECT_EQ(Told(R"(
bookmarkicon cameraicon chevron lefticon chevron righticon closeicon downloadicon mailicon v-playicon shareicon fm
3 Mar, 2011 09:40

Oslo to keep its door open for both sides – envoy

After her talks with the island's president, Norway's envoy Kari Berg said that Oslo would go on mediating.

“We are patient,” Berg said.)"),
            R"(title: Oslo to keep its door open for both sides – envoy
published: 2011-03-03 (text)
| After her talks with the island's president, Norway's envoy Kari Berg said that Oslo would go on mediating.
| “We are patient,” Berg said.
)");
}

TEST(ArticleReader, FindsHeadlineDayAndBodyBetweenMenusAndLists) {
  EXPECT_EQ(Told(R"(
Skip to content
Home
World
Politics
Sign in
Home > World > Africa

Ministers end talks in Lusaka without a deal

By Ann Lee and Bo Li, Staff Writers
Published: Tuesday, 4 May 2010 | Updated: 6 May 2010
Share
Tweet
Facebook

Photo: Delegates leave the hall in Lusaka (Example Agency/Jo Roe)

Ministers of five states left Lusaka on Tuesday without having agreed on how to share the river's water.

ADVERTISEMENT

Read more: The river that feeds five nations

They promised to meet again in June.

Related stories
The dam that nobody wanted
A farmer's year

Subscribe to our newsletter
© 2010 The Zambezi Post. All rights reserved.)"),
            R"(title: Ministers end talks in Lusaka without a deal
published: 2010-05-04 (text)
publisher: The Zambezi Post
byline: Ann Lee and Bo Li, Staff Writers
| Ministers of five states left Lusaka on Tuesday without having agreed on how to share the river's water.
| They promised to meet again in June.
)");
}

TEST(ArticleReader, SaysWhyEachPartIsLeftOut) {
  EXPECT_EQ(DroppedFrom(R"(
Home | World | Sport
Envoys meet on the border
2 June 2012
Facebook Twitter WhatsApp
We use cookies to improve your experience on this website.
The two envoys met on Saturday at a bridge on the border between their countries and shook hands.
Image: The bridge at dawn. Photo by Jo Roe
Sign up for our newsletter
© 2012 Example News)"),
            "menu, date line, share bar, cookie notice, caption, newsletter, footer");
}

TEST(ArticleReader, JoinsLinesThatWereBrokenToFitThePaper) {
  EXPECT_EQ(Told(R"(
COMMUNIQUE ON THE VISIT OF THE PREMIER
12 June 1974

The Premier of the Republic, Mr. Olaf Strand, paid an official
visit to the capital from 9 to 11 June at the invitation of the
Government and held long talks with the Minister.
The two sides agreed to open trade offices and to exchange
students. They will meet again within the year.)"),
            R"(title: COMMUNIQUE ON THE VISIT OF THE PREMIER
published: 1974-06-12 (text)
| The Premier of the Republic, Mr. Olaf Strand, paid an official visit to the capital from 9 to 11 June at the )"
            R"(invitation of the Government and held long talks with the Minister.
| The two sides agreed to open trade offices and to exchange students. They will meet again within the year.
)");
}

TEST(ArticleReader, KeepsParagraphsThatFollowEachOtherWithoutAnEmptyLine) {
  EXPECT_EQ(
      Told("Kenya offers to host the talks\n"
           "Kenya has offered to host the next round of the talks between the government and the rebels, officials "
           "said on Monday in Nairobi.\n"
           "The rebels have not answered yet, and it is not known whether they will come to a capital that they "
           "have called hostile.\n"),
      R"(title: Kenya offers to host the talks
| Kenya has offered to host the next round of the talks between the government and the rebels, officials said on )"
      R"(Monday in Nairobi.
| The rebels have not answered yet, and it is not known whether they will come to a capital that they have called hostile.
)");
}

TEST(ArticleReader, TakesThePlaceAgencyAndDayOfADateline) {
  EXPECT_EQ(Told(R"(
Premier leaves for Lima

PORT HARBOUR, Jan 5, 2009 (Example Press) -- The premier left for Lima on Monday at the head of a large delegation.

He is to return on Friday.)"),
            R"(title: Premier leaves for Lima
published: 2009-01-05 (dateline)
publisher: Example Press
dateline: PORT HARBOUR
| The premier left for Lima on Monday at the head of a large delegation.
| He is to return on Friday.
)");
}

TEST(ArticleReader, TellsAPlaceBeforeAColonFromASpeaker) {
  EXPECT_EQ(Told(R"(
Delegates sign accord

PORT HARBOUR: The delegates of both sides signed the accord on Monday after a night of talks.

They will meet again in May.)"),
            R"(title: Delegates sign accord
dateline: PORT HARBOUR
| The delegates of both sides signed the accord on Monday after a night of talks.
| They will meet again in May.
)");
  EXPECT_EQ(Told(R"(
Remarks of the two leaders

STRAND: The delegates of both sides signed the accord on Monday after a night of talks.

BERG: I thank you, and I thank all those who have worked for this.)"),
            R"(title: Remarks of the two leaders
| STRAND: The delegates of both sides signed the accord on Monday after a night of talks.
| BERG: I thank you, and I thank all those who have worked for this.
)");
}

TEST(ArticleReader, DoesNotInventTheYearOfADateline) {
  constexpr std::string_view kPage = R"(
Premier leaves for Lima

PORT HARBOUR, Jan 5 (Example Press) -- The premier left for Lima on Monday at the head of a large delegation.)";
  EXPECT_FALSE(ReadArticle(kPage)->published.has_value());
  // The copyright line, or the address, knows it.
  EXPECT_EQ(ReadArticle(std::string(kPage) + "\n\n© 2009 Example Press\n")->published, absl::CivilDay(2009, 1, 5));
  EXPECT_EQ(ReadArticle(kPage, {.url = "https://example.org/world/2009/premier.html"})->published,
            absl::CivilDay(2009, 1, 5));
  // A span of years knows nothing.
  EXPECT_FALSE(ReadArticle(std::string(kPage) + "\n\n© 1999-2009 Example Press\n")->published.has_value());
}

TEST(ArticleReader, TakesWhatIsGivenOverWhatThePageSays) {
  const Given given{.url = "https://news.example.co.uk/a",
                    .title = "As given",
                    .publisher = "Given News",
                    .published = absl::CivilDay(2001, 2, 3)};
  EXPECT_EQ(Told("Talks open in Bern\n4 May 2010\n\nTalks between the two governments opened in Bern on Tuesday "
                 "morning, after months of delay.",
                 given),
            R"(url: https://news.example.co.uk/a
title: As given
published: 2001-02-03 (given)
publisher: Given News
| Talks between the two governments opened in Bern on Tuesday morning, after months of delay.
)");
}

TEST(ArticleReader, ReadsTheDayFromTheAddressWhereThePageHasNone) {
  constexpr std::string_view kPage =
      "Talks open in Bern\n\nTalks between the two governments opened in Bern on Tuesday morning, after months of "
      "delay.";
  const Article article = *ReadArticle(kPage, {.url = "https://www.example.com/world/2010/05/04/talks-in-bern"});
  EXPECT_EQ(article.published, absl::CivilDay(2010, 5, 4));
  EXPECT_EQ(article.published_from, "url");
  EXPECT_EQ(article.publisher, "example.com");
  EXPECT_FALSE(ReadArticle(kPage)->published.has_value());
}

TEST(ArticleReader, PrefersTheDayOfPublicationToThatOfTheLastChange) {
  constexpr std::string_view kBody =
      "\n\nTalks between the two governments opened in Bern on Tuesday morning, after months of delay.";
  EXPECT_EQ(ReadArticle("Talks open\nUpdated 6 May 2010\nPublished 4 May 2010" + std::string(kBody))->published,
            absl::CivilDay(2010, 5, 4));
  const Article updated = *ReadArticle("Talks open\nUpdated 6 May 2010" + std::string(kBody));
  EXPECT_EQ(updated.published, absl::CivilDay(2010, 5, 6));
  EXPECT_EQ(updated.published_from, "text, last update");
}

TEST(ArticleReader, KeepsAHeadlineThatEndsInAnAbbreviation) {
  EXPECT_EQ(
      ReadArticle("Envoy meets senators in Washington, D.C.\n4 May 2010\n\nThe envoy met four senators on Tuesday to "
                  "speak about the treaty on fishing.")
          ->title,
      "Envoy meets senators in Washington, D.C.");
}

TEST(ArticleReader, GivesATextWithoutProseAnEmptyBody) {
  const Article article = *ReadArticle("Home\nWorld\nSport\nLog in\n");
  EXPECT_EQ(article.body, "");
  EXPECT_TRUE(article.paragraphs.empty());
  EXPECT_EQ(article.language, "und");
}

TEST(ArticleReader, KeepsProseThatSpeaksOfCookiesSharesAndSubscribers) {
  EXPECT_EQ(Told(R"(
Commission and Washington meet on data rules
7 July 2015

Officials of the commission and of the United States met in Brussels on Tuesday to share views on a law on cookies.

Share prices of telephone companies rose, and their subscribers were told to expect changes by the autumn of next year.)"),
            R"(title: Commission and Washington meet on data rules
published: 2015-07-07 (text)
| Officials of the commission and of the United States met in Brussels on Tuesday to share views on a law on cookies.
| Share prices of telephone companies rose, and their subscribers were told to expect changes by the autumn of next year.
)");
}

}  // namespace
}  // namespace chancery::text
