// Whose words a page is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/telling.h"
#include "text/article.h"

namespace chancery::text {
namespace {

TEST(Bylines, GiveTheOfficeAndNameOfACatalogue) {
  EXPECT_EQ(Told(R"(
Drought in the north
3 March 2011
Prime Minister: Berg, Kari

I have asked the governors of the northern provinces to come to the capital on Monday.)"),
            R"(title: Drought in the north
published: 2011-03-03 (text)
byline: Prime Minister Kari Berg
| I have asked the governors of the northern provinces to come to the capital on Monday.
)");
}

TEST(Bylines, GiveThePersonNamedAboveAText) {
  EXPECT_EQ(Told(R"(
Closing words of the river conference
2011-03-03
By Foreign Minister Kari Berg

We have agreed on how the water of the river will be shared by the seven states in the years to come.)"),
            R"(title: Closing words of the river conference
published: 2011-03-03 (text)
byline: Foreign Minister Kari Berg
| We have agreed on how the water of the river will be shared by the seven states in the years to come.
)");
}

TEST(Turns, AreTakenOffATranscript) {
  EXPECT_EQ(Told(R"(
Doorstop at the airport of Honiara
2011-03-03

PRIME MINISTER BERG: We shall come back in June, and we shall bring engineers.

And we shall build the bridge.

JOURNALIST: When will it be finished?

PRIME MINISTER BERG: Next year.)"),
            R"(title: Doorstop at the airport of Honiara
published: 2011-03-03 (text)
turn: PRIME MINISTER BERG
| We shall come back in June, and we shall bring engineers.
| And we shall build the bridge.
turn: JOURNALIST
| When will it be finished?
turn: PRIME MINISTER BERG
| Next year.
)");
}

TEST(Turns, MayHaveTheirLabelsOnLinesOfTheirOwn) {
  const auto article = ReadArticle(R"(Joint press conference in Honiara
2011-03-03

MS. BERG:

Thank you all for coming to this room on such a warm day.

MR. LEE:

I thank the minister for her visit to our islands.)");
  ASSERT_TRUE(article.ok());
  ASSERT_EQ(article->turns.size(), 2);
  EXPECT_EQ(article->turns[1].label, "MR. LEE");
  EXPECT_EQ(article->turns[1].paragraph, 1);
  EXPECT_EQ(article->body.find("BERG"), std::string::npos);
}

TEST(Turns, KeepThePlacesOfWhatIsSaid) {
  const std::string page = R"(Questions in Honiara
2011-03-03

Q: Will the minister come back to these islands this year?

A: She will be here in June with engineers and doctors.)";
  const auto article = ReadArticle(page);
  ASSERT_TRUE(article.ok());
  const Span said = article->to_original.ToOriginal(article->paragraphs.at(1));
  EXPECT_EQ(page.substr(said.begin, said.end - said.begin), "She will be here in June with engineers and doctors.");
  const Span label = article->turns.at(1).original;
  EXPECT_EQ(page.substr(label.begin, label.end - label.begin), "A: ");
}

TEST(Turns, OneColonMakesNoTranscript) {
  EXPECT_EQ(Told(R"(
The river and the dam
2011-03-03

One thing is clear: the seven states of the basin will not agree on the dam this year.

WARNING: the water of the river is not to be drunk below the town until the end of May.)"),
            R"(title: The river and the dam
published: 2011-03-03 (text)
| One thing is clear: the seven states of the basin will not agree on the dam this year.
| WARNING: the water of the river is not to be drunk below the town until the end of May.
)");
}

}  // namespace
}  // namespace chancery::text
