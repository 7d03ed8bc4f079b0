#include "extract/attribution.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/testing/reading.h"

namespace chancery::extract {
namespace {

struct AttributionCase {
  std::string_view text;
  std::string_view token;
  std::string_view expected;  // "verb speaker", "-" for no speaker, " direct" inside quotation marks; empty: nobody
};

std::string Shown(const std::optional<Attribution>& found, const nlp::Document& document) {
  if (!found) return "";
  const auto text = [&](uint32_t token) { return std::string(document.Text(document.tokens[token])); };
  return absl::StrCat(text(found->verb), " ", found->speaker ? text(*found->speaker) : "-",
                      found->direct ? " direct" : "");
}

TEST(AttributionOf, FindsWhoSaysIt) {
  SKIP_WITHOUT_MODEL();
  const std::vector<AttributionCase> cases = {
      {"The minister said that the envoys met in Oslo.", "met", "said minister"},
      {"The envoys met in Oslo, the minister said.", "met", "said minister"},
      {"According to the minister, the envoys met in Oslo.", "met", "According minister"},
      {"The envoys met in Oslo, according to the agency.", "met", "according agency"},
      {"As the agency reported, the envoys met in Oslo.", "met", "reported agency"},
      {"The envoys met in Oslo, as the agency reported.", "met", "reported agency"},
      {"The minister told the king that the envoys met in Oslo.", "met", "told minister"},
      {"In a statement, the ministry said the envoys met in Oslo.", "met", "said ministry"},
      {"It was reported that the envoys met in Oslo.", "met", "reported -"},
      {"The envoys met in Oslo.", "met", ""},
      {"The minister said that the envoys met in Oslo.", "said", ""},
      {"\"We will meet the envoys,\" the minister said.", "meet", "said minister direct"},
      {"“We will meet the envoys,” said the minister.", "meet", "said minister direct"},
      {"The minister said: \"We will meet the envoys.\"", "meet", "said minister direct"},
      {"\"We will come,\" the minister said. \"We will talk to the envoys.\"", "talk", "said minister direct"},
      {"The envoys met in Oslo. The minister said it rained.", "met", ""},
      {"The envoys, who met in Oslo, said it rained.", "met", ""},
      {"The minister said the two \"will meet soon\".", "meet", "said minister direct"},
      {"He welcomed the news, adding that the envoys met in Oslo.", "met", "adding He"},
      {"The envoys are said to have met in Oslo.", "met", "said -"},
      {"The minister arrived and said the envoys met.", "met", "said minister"},
      {"The king thanked the minister, who said the envoys met.", "met", "said minister"},
      {"The president will visit Rome in May, al-Masri added.", "visit", "added Masri"},
      {"“We will not come. We will stay,” she told reporters.", "come", "told she direct"},
      {"“We will not come. We will stay,” she told reporters.", "stay", "told she direct"},
      {"The minister denied that the two would meet.", "meet", "denied minister"},
      {"The envoys met, the agency reported, citing the minister.", "met", "reported agency"},
      {"\"It is time to go to Rome\", he said.", "go", "said he direct"},
  };
  for (const AttributionCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text);
    const Children children(parsed->document());
    EXPECT_EQ(Shown(AttributionOf(parsed->reading.units[0], children, parsed->Token(c.token)), parsed->document()),
              c.expected)
        << c.text;
  }
}

struct QuotationCase {
  std::string_view text;
  std::vector<std::string> quotations;  // the words between the marks; "..." after one that is not closed
};

TEST(FindQuotations, ReadsEveryKindOfMark) {
  SKIP_WITHOUT_MODEL();
  const std::vector<QuotationCase> cases = {
      {"\"We will come,\" he said.", {"We will come,"}},
      {"“We will come,” he said, “and stay.”", {"We will come,", "and stay."}},
      {"«We will come,» he said.", {"We will come,"}},
      {"He said: \"We will come. We will stay.", {"We will come. We will stay. ..."}},
      // Apostrophes are no quotation marks, and a closing mark alone opens nothing.
      {"The ministers’ talks and the king’s visit ended.", {}},
      {"We will come,” he said.", {}},
      {"He said \"\" and left.", {}},
  };
  for (const QuotationCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text);
    std::vector<std::string> found;
    for (const Quotation& quotation : FindQuotations(parsed->document())) {
      found.push_back(
          absl::StrCat(std::string(parsed->document().Text(quotation.tokens)), quotation.closed ? "" : " ..."));
    }
    EXPECT_EQ(found, c.quotations) << c.text;
  }
}

struct ContinuationCase {
  std::string_view text;
  std::string_view token;
  std::string_view speaker;  // empty: none
};

TEST(Attributions, GoOnOverParagraphs) {
  SKIP_WITHOUT_MODEL();
  const std::vector<ContinuationCase> cases = {
      {"“We will come,” the minister said. “We will stay.\n“We will build a school.”", "build", "minister"},
      {"“We will come,” the minister said. “We will stay.\n“We will work.\n“We will build a school.”", "build",
       "minister"},
      // The new paragraph has a speaker of its own.
      {"“We will come,” the minister said. “We will stay.\n“We will build a school,” the king said.", "build", "king"},
      // Not a quotation, or one after other words: nobody's.
      {"“We will come,” the minister said. “We will stay.\nThe king will build a school.", "build", ""},
      {"“We will come,” the minister said. “We will stay.”\nIt rained. A poster read: “We will build a school.”",
       "build", ""},
      // A headline gives no speaker.
      {"# “We will come,” minister says\n“We will build a school.”", "build", ""},
      // The paragraph before does not end in the quotation.
      {"“We will come,” the minister said.\n“We will build a school.”", "build", ""},
  };
  for (const ContinuationCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text);
    const Attributions attributions(parsed->reading);
    const auto unit = static_cast<uint32_t>(parsed->reading.units.size() - 1);
    const std::optional<Attribution> found = attributions.Of({unit, parsed->Token(c.token, unit)});
    std::string_view speaker;
    if (found && found->speaker) {
      const nlp::Document& document = parsed->document(found->unit);
      speaker = document.Text(document.tokens[*found->speaker]);
    }
    EXPECT_EQ(speaker, c.speaker) << c.text;
  }
}

TEST(AttributionOf, EndsOnDamagedTrees) {
  nlp::Document document;
  document.text = "said said said";
  for (uint32_t i = 0; i < 3; ++i) {
    nlp::Token token;
    token.begin = 5 * i;
    token.end = 5 * i + 4;
    token.pos = "VERB";
    token.dep = "ccomp";
    token.lemma = "say";
    token.head = i == 2 ? 4000000000 : 1 - i;
    document.tokens.push_back(token);
  }
  document.sentences.push_back({0, 3});
  const Unit unit{&document, false, 0};
  const Children children(document);
  EXPECT_TRUE(AttributionOf(unit, children, 0).has_value());
  EXPECT_FALSE(AttributionOf(unit, children, 2).has_value());
}

}  // namespace
}  // namespace chancery::extract
