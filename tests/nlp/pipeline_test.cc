// Whole texts through the pipeline. What is expected is what spaCy 3.8 gives for the same text; scripts/parity compares
// many more.
#include "nlp/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/nlp/model.h"

namespace chancery::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using PipelineTest = WithModel;

// Everything a document says, to compare two readings.
std::string Describe(const Document& document) {
  std::string all;
  for (const Token& token : document.tokens) {
    all += std::to_string(token.begin) + "-" + std::to_string(token.end) + (token.space_after ? "_" : "") + " ";
    for (const std::string_view part : {token.tag, token.pos, token.morph, token.dep, std::string_view{token.lemma}}) {
      all.append(part).append(" ");
    }
    all +=
        std::to_string(token.head) + " " + std::to_string(token.sentence) + " " + std::to_string(token.entity) + "\n";
  }
  for (const Entity& entity : document.entities) {
    all += std::to_string(entity.tokens.begin) + "-" + std::to_string(entity.tokens.end) + " ";
    all.append(entity.label).append("\n");
  }
  return all;
}

TEST_F(PipelineTest, SaysItsNameAndVersion) { EXPECT_THAT(pipeline().name(), ::testing::EndsWith(" 3.8.0")); }

TEST_F(PipelineTest, ReadsAPlanWithAContraction) {
  const Document document =
      Read("France's foreign minister will travel to Ankara on 12 May, but she won't meet Mr. Demir.");
  EXPECT_THAT(
      Lines(document),
      ElementsAre("France NNP PROPN France minister poss", "'s POS PART 's France case",
                  "foreign JJ ADJ foreign minister amod", "minister NN NOUN minister travel nsubj",
                  "will MD AUX will travel aux", "travel VB VERB travel travel ROOT", "to IN ADP to travel prep",
                  "Ankara NNP PROPN Ankara to pobj", "on IN ADP on travel prep", "12 CD NUM 12 May nummod",
                  "May NNP PROPN May on pobj", ", , PUNCT , travel punct", "but CC CCONJ but travel cc",
                  "she PRP PRON she meet nsubj", "wo MD AUX will meet aux", "n't RB PART not meet neg",
                  "meet VB VERB meet travel conj", "Mr. NNP PROPN Mr. Demir compound",
                  "Demir NNP PROPN Demir meet dobj", ". . PUNCT . meet punct"));
  EXPECT_THAT(EntityLines(document), ElementsAre("France GPE", "Ankara GPE", "12 May DATE", "Demir PERSON"));
  EXPECT_THAT(document.sentences, SizeIs(1));
  EXPECT_EQ(document.tokens[13].morph, "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs");
  EXPECT_EQ(document.tokens[5].morph, "VerbForm=Inf");
  EXPECT_EQ(document.tokens[6].morph, "");
}

TEST_F(PipelineTest, EndsASentenceAfterAQuotation) {
  const Document document =
      Read("\"We're ready,\" said Prime Minister Lund. Talks between Norway and Oman resumed in Geneva last week.");
  EXPECT_THAT(
      Lines(document),
      ElementsAre("\" `` PUNCT \" said punct", "We PRP PRON we 're nsubj", "'re VBP AUX be said ccomp",
                  "ready JJ ADJ ready 're acomp", ", , PUNCT , said punct", "\" '' PUNCT \" said punct",
                  "said VBD VERB say said ROOT", "Prime NNP PROPN Prime Minister compound",
                  "Minister NNP PROPN Minister Lund compound", "Lund NNP PROPN Lund said nsubj",
                  ". . PUNCT . said punct", "Talks NNS NOUN talk resumed nsubj", "between IN ADP between Talks prep",
                  "Norway NNP PROPN Norway between pobj", "and CC CCONJ and Norway cc",
                  "Oman NNP PROPN Oman Norway conj", "resumed VBD VERB resume resumed ROOT",
                  "in IN ADP in resumed prep", "Geneva NNP PROPN Geneva in pobj", "last JJ ADJ last week amod",
                  "week NN NOUN week resumed npadvmod", ". . PUNCT . resumed punct"));
  ASSERT_THAT(document.sentences, SizeIs(2));
  EXPECT_EQ(document.Text(document.sentences[1]), "Talks between Norway and Oman resumed in Geneva last week.");
  EXPECT_EQ(document.tokens[10].sentence, 0U);
  EXPECT_EQ(document.tokens[11].sentence, 1U);
  EXPECT_THAT(EntityLines(document),
              ElementsAre("Lund PERSON", "Norway GPE", "Oman GPE", "Geneva GPE", "last week DATE"));
  EXPECT_EQ(document.tokens[9].entity, 0);
  EXPECT_EQ(document.tokens[10].entity, -1);
}

// The parser itself attaches these words higher, under labels such as "pobj||prep".
TEST_F(PipelineTest, AttachesWordsAcrossOtherArcs) {
  EXPECT_THAT(Lines(Read("It was Oman that the minister flew to.")),
              ElementsAre("It PRP PRON it was nsubj", "was VBD AUX be was ROOT", "Oman NNP PROPN Oman was attr",
                          ::testing::EndsWith("that to pobj"), "the DT DET the minister det",
                          "minister NN NOUN minister flew nsubj", ::testing::EndsWith("fly was ccomp"),
                          ::testing::EndsWith("to flew prep"), ". . PUNCT . was punct"));
  EXPECT_THAT(Lines(Read("An agreement was signed yesterday that ends the dispute.")),
              ::testing::Contains("ends VBZ VERB end agreement relcl"));
  EXPECT_THAT(Lines(Read("What did the envoy want to talk about?")),
              ::testing::Contains("What WP PRON what talk dobj"));
}

TEST_F(PipelineTest, KeepsWhiteSpaceAndSignsAsTokens) {
  const Document document = Read("Two  men left.\n\nThey gave $5m (see http://a.example/x?y=1), didn't they? :-)");
  EXPECT_THAT(Texts(document),
              ElementsAre("Two", " ", "men", "left", ".", "\n\n", "They", "gave", "$", "5", "m", "(", "see",
                          "http://a.example/x?y=1", ")", ",", "did", "n't", "they", "?", ":-)"));
  EXPECT_EQ(document.tokens[1].tag, "_SP");
  EXPECT_EQ(document.tokens[1].pos, "SPACE");
  EXPECT_EQ(document.tokens[1].dep, "dep");
  EXPECT_TRUE(document.tokens[0].space_after);
  EXPECT_FALSE(document.tokens[4].space_after);
  ASSERT_THAT(document.sentences, SizeIs(2));
  EXPECT_EQ(document.sentences[1].begin, 6U);
}

TEST_F(PipelineTest, SplitsExceptionsAndAffixesLikeSpacy) {
  EXPECT_THAT(
      Texts(Read("(e.g., U.K.-based), 10km; don’t \"we'll\" a.m. x/y--z co-operate 3.5% U.S.' @user #1 AT&T's")),
      ElementsAre("(", "e.g.", ",", "U.K.-based", ")", ",", "10", "km", ";", "do", "n’t", "\"", "we", "'ll", "\"",
                  "a.m.", "x", "/", "y", "--", "z", "co", "-", "operate", "3.5", "%", "U.S.", "'", "@user", "#", "1",
                  "AT&T", "'s"));
}

TEST_F(PipelineTest, ReadsNothingInAnEmptyText) {
  const Document document = Read("");
  EXPECT_THAT(document.tokens, IsEmpty());
  EXPECT_THAT(document.sentences, IsEmpty());
  EXPECT_THAT(document.entities, IsEmpty());
  EXPECT_THAT(pipeline().Process({}), IsEmpty());
}

TEST_F(PipelineTest, ReadsWhiteSpaceAlone) {
  for (const std::string_view text : {" ", "\n", " \n\t ", "\xc2\xa0"}) {
    const Document document = Read(text);
    ASSERT_THAT(document.tokens, SizeIs(1)) << text;
    EXPECT_EQ(document.Text(document.tokens[0]), text);
    EXPECT_EQ(document.tokens[0].pos, "SPACE");
    EXPECT_THAT(document.sentences, SizeIs(1));
  }
}

TEST_F(PipelineTest, ReplacesBytesThatAreNoUtf8) {
  const Document document = Read(
      "The \xff\xfe"
      "envoy \xe2\x82 left.\xc3");
  EXPECT_EQ(document.text,
            "The \xef\xbf\xbd\xef\xbf\xbd"
            "envoy \xef\xbf\xbd\xef\xbf\xbd left.\xef\xbf\xbd");
  EXPECT_EQ(document.tokens.back().end, document.text.size());
}

TEST_F(PipelineTest, ReadsABytePatternOfEveryKind) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) {
    bytes.push_back(static_cast<char>(i * 131 + i / 7));
  }
  const Document document = Read(bytes);
  uint32_t end = 0;
  for (const Token& token : document.tokens) {
    EXPECT_EQ(token.begin, end);
    end = token.end + (token.space_after ? 1 : 0);
  }
  EXPECT_EQ(end, document.text.size());
}

TEST_F(PipelineTest, ReadsVeryLongWords) {
  for (const char* const piece : {"a", ")", "(", "'", "-", ".", "http://", "x@", "\xc3\xa9", "a-"}) {
    std::string word;
    while (word.size() < 100'000) {
      word += piece;
    }
    const Document document = Read("It says " + word + " here.");
    EXPECT_EQ(document.Text(document.tokens[0]), "It");
    EXPECT_EQ(document.tokens.back().end, document.text.size()) << piece;
  }
}

TEST_F(PipelineTest, ReadsALineOfAMegabyte) {
  std::string line;
  int number = 0;
  while (line.size() < 1'000'000) {
    line += "The envoy of town " + std::to_string(number++) + " met the council and they agreed to meet again ";
  }
  const Document document = Read(line);
  EXPECT_GT(document.tokens.size(), 150'000U);
  for (const Token& token : document.tokens) {
    ASSERT_LT(token.head, document.tokens.size());
  }
}

std::vector<std::string> VariedTexts() {
  std::vector<std::string> texts = {"", "No.", " ", "The ministers met in Oslo."};
  std::string grown;
  for (int i = 0; i < 24; ++i) {
    grown += "On day " + std::to_string(i) + ", President Sarr of Senegal told envoys that Mali would reopen talks; ";
    grown += i % 3 == 0 ? "nobody answered.\n" : "“we shall see”, said one. ";
    texts.push_back(grown.substr(static_cast<size_t>(i) * 7));
  }
  return texts;
}

TEST_F(PipelineTest, ReadsATextAloneAsAmongOthers) {
  const std::vector<std::string> texts = VariedTexts();
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const std::vector<Document> together = pipeline().Process(views);
  ASSERT_EQ(together.size(), texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(Describe(together[i]), Describe(Read(texts[i]))) << "text " << i;
  }
  std::vector<std::string_view> reversed(views.rbegin(), views.rend());
  const std::vector<Document> backwards = pipeline().Process(reversed);
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(Describe(together[i]), Describe(backwards[texts.size() - 1 - i])) << "text " << i;
  }
}

TEST_F(PipelineTest, GivesEveryThreadTheSameReading) {
  const std::vector<std::string> texts = VariedTexts();
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<std::string> expected;
  for (const Document& document : pipeline().Process(views)) {
    expected.push_back(Describe(document));
  }
  std::atomic<int> differences = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      std::vector<std::string_view> mine = views;
      std::rotate(mine.begin(), mine.begin() + t * 5, mine.end());
      const std::vector<Document> documents = pipeline().Process(mine);
      for (size_t i = 0; i < documents.size(); ++i) {
        differences += Describe(documents[i]) != expected[(i + static_cast<size_t>(t) * 5) % expected.size()];
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(differences, 0);
}

TEST_F(PipelineTest, KeepsTokensInOrderAndTreesWithoutCycles) {
  for (const std::string& text : VariedTexts()) {
    const Document document = Read(text);
    for (size_t i = 0; i < document.tokens.size(); ++i) {
      size_t at = i;
      size_t steps = 0;
      while (document.tokens[at].head != at && steps <= document.tokens.size()) {
        at = document.tokens[at].head;
        ++steps;
      }
      EXPECT_LE(steps, document.tokens.size());
      // White space that stands alone is a root with a label of its own.
      EXPECT_EQ(document.tokens[at].dep, document.tokens[at].pos == "SPACE" ? "dep" : "ROOT");
    }
  }
}

}  // namespace
}  // namespace chancery::nlp
