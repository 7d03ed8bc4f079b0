#include "extract/grammar.h"

#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlp/pipeline.h"
#include "tests/testing/paths.h"

namespace chancery::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A parsed sentence, in which words are found by their text.
class Sentence {
 public:
  explicit Sentence(std::string_view text, bool headline = false)
      : document_(SharedPipeline().Process(std::vector<std::string_view>{text})[0]),
        unit_{&document_, headline, 0},
        tree_(unit_, 0) {}

  const Tree& tree() const { return tree_; }
  uint32_t At(std::string_view word) const {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (document_.Text(tree_[i]) == word) return i;
    }
    ADD_FAILURE() << "no word " << word;
    return 0;
  }
  std::vector<std::string> Words(const Tokens& tokens) const {
    std::vector<std::string> words;
    for (const uint32_t token : tokens) words.emplace_back(document_.Text(tree_[token]));
    return words;
  }

 private:
  static const nlp::Pipeline& SharedPipeline() {
    static const auto pipeline = nlp::Pipeline::Load(chancery::testing::ModelDirectory().value()).value();
    return *pipeline;
  }

  nlp::Document document_;
  Unit unit_;
  Tree tree_;
};

class GrammarTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!chancery::testing::ModelDirectory().has_value()) GTEST_SKIP() << "the model is not there: run scripts/fetch";
  }
  static std::vector<std::string> SubjectsOf(std::string_view text, std::string_view verb, bool headline = false) {
    const Sentence sentence(text, headline);
    return sentence.Words(Subjects(sentence.tree(), sentence.At(verb)));
  }
  static std::vector<std::string> ObjectsOf(std::string_view text, std::string_view verb) {
    const Sentence sentence(text);
    return sentence.Words(Objects(sentence.tree(), sentence.At(verb)));
  }
};

TEST_F(GrammarTest, TheSubjectOfAnActiveVerbActs) {
  EXPECT_THAT(SubjectsOf("Blair met Bush in Texas.", "met"), ElementsAre("Blair"));
  EXPECT_THAT(ObjectsOf("Blair met Bush in Texas.", "met"), ElementsAre("Bush"));
}

TEST_F(GrammarTest, TheAgentOfAPassiveActs) {
  EXPECT_THAT(SubjectsOf("Merkel was received by President Xi Jinping in Beijing.", "received"),
              ElementsAre("Jinping"));
  EXPECT_THAT(ObjectsOf("Merkel was received by President Xi Jinping in Beijing.", "received"), ElementsAre("Merkel"));
}

TEST_F(GrammarTest, APassiveWithoutAgentHasNobodyWhoActs) {
  EXPECT_THAT(SubjectsOf("Merkel was received in Beijing.", "received"), IsEmpty());
}

TEST_F(GrammarTest, CoordinatedVerbsShareTheirSubject) {
  EXPECT_THAT(SubjectsOf("Kerry flew to Cairo and met the Egyptian president.", "met"), ElementsAre("Kerry"));
}

TEST_F(GrammarTest, AnInfinitiveIsDoneByTheSubjectAboveIt) {
  EXPECT_THAT(SubjectsOf("Iran agreed to suspend enrichment.", "suspend"), ElementsAre("Iran"));
}

TEST_F(GrammarTest, AnInvitationIsToBeFollowedByWhomItIsGivenTo) {
  EXPECT_THAT(SubjectsOf("Bush invited Abbas to visit Washington.", "visit"), ElementsAre("Abbas"));
}

TEST_F(GrammarTest, ARelativeClauseIsAboutWhatItHangsOn) {
  EXPECT_THAT(SubjectsOf("The minister, who met his Turkish counterpart on Friday, was pleased.", "met"),
              ElementsAre("minister"));
}

TEST_F(GrammarTest, AParticipleHasTheSubjectOfItsSentence) {
  EXPECT_THAT(SubjectsOf("Speaking after talks with Lavrov, Kerry promised to help.", "Speaking"),
              ElementsAre("Kerry"));
}

TEST_F(GrammarTest, AHeadlineInfinitiveIsDoneByWhoStandsBeforeIt) {
  EXPECT_THAT(SubjectsOf("Obama to visit Cuba in March", "visit", /*headline=*/true), ElementsAre("Obama"));
}

TEST_F(GrammarTest, ASubjectParsedAsAnAsideIsStillTheSubject) {
  EXPECT_THAT(SubjectsOf("Following his meeting with the Turkish Foreign Minister Ahmet Davutoglu, Greece's Foreign "
                         "Minister Dora Bakoyannis promised that Greece will continue to take part.",
                         "promised"),
              ElementsAre("Bakoyannis"));
}

TEST_F(GrammarTest, PrepositionsAreFoundWhereverTheParserHungThem) {
  const Sentence sentence("Putin held talks with Macron in Moscow.");
  EXPECT_THAT(sentence.Words(Prepositional(sentence.tree(), sentence.At("held"), {"with"})), ElementsAre("Macron"));
  EXPECT_THAT(sentence.Words(Prepositional(sentence.tree(), sentence.At("talks"), {"with"})), ElementsAre("Macron"));
}

TEST_F(GrammarTest, HyphenatedDemonymsAreBothModifiers) {
  const Sentence sentence("Israeli-Palestinian peace talks resumed in Washington.");
  EXPECT_THAT(sentence.Words(Modifiers(sentence.tree(), sentence.At("talks"))),
              ::testing::IsSupersetOf({"Israeli", "Palestinian"}));
}

TEST_F(GrammarTest, CoordinatedNounsAreAllFound) {
  const Sentence sentence("Sadat, Begin and Carter met at Camp David.");
  EXPECT_THAT(sentence.Words(Coordinated(sentence.tree(), sentence.At("Sadat"))),
              ::testing::IsSupersetOf({"Sadat", "Begin", "Carter"}));
}

TEST_F(GrammarTest, TheObjectOfALaterVerbIsNotItsSubject) {
  const Sentence row("Mr Bush sleeps in Sofia, sees Georgi Parvanov, Bulgaria's president, on Monday, and flies home.");
  EXPECT_THAT(row.Words(Objects(row.tree(), row.At("sees"))), ElementsAre("Parvanov"));
  EXPECT_THAT(row.Words(Subjects(row.tree(), row.At("sees"))), ElementsAre("Bush"));
  const Sentence two("Mr Bush sleeps in Sofia, and Georgi Parvanov sees him on Monday.");
  EXPECT_THAT(two.Words(Subjects(two.tree(), two.At("sees"))), ElementsAre("Parvanov"));
  const Sentence turned("The talks ended, and back came the envoy.");
  EXPECT_THAT(turned.Words(Objects(turned.tree(), turned.At("came"))), IsEmpty());
}

TEST(Coordinated, ASecondSubjectBelongsToTheRow) {
  const Sentence sentence(
      "Serbian President Aleksandar Vucic and German Chancellor Angela Merkel talked alone in Berlin.");
  EXPECT_THAT(sentence.Words(Coordinated(sentence.tree(), sentence.At("Vucic"))), ElementsAre("Vucic", "Merkel"));
}

TEST(Coordinated, WhoStandsInAnotherClauseDoesNot) {
  const Sentence sentence("Vucic spoke and Merkel listened.");
  EXPECT_THAT(sentence.Words(Coordinated(sentence.tree(), sentence.At("Vucic"))), ElementsAre("Vucic"));
}

TEST(Possessors, WhoseIsWhomTheClauseHangsOn) {
  const Sentence sentence("Merkel, whose visit to Rome ended on Monday, praised the deal.");
  EXPECT_THAT(sentence.Words(Possessors(sentence.tree(), sentence.At("visit"))), ElementsAre("Merkel"));
}

TEST(Subjects, ATurnIsThatOfItsOwner) {
  const Sentence sentence("On Monday it was the turn of Macron to receive the envoy.");
  EXPECT_THAT(sentence.Words(Subjects(sentence.tree(), sentence.At("receive"))), ElementsAre("Macron"));
}

TEST(Adverbs, AreAdverbsAndParticles) {
  const Sentence sentence("Modi took Khan aside in Bishkek.");
  EXPECT_THAT(sentence.Words(Adverbs(sentence.tree(), sentence.At("took"))), ElementsAre("aside"));
  EXPECT_THAT(Adverbs(sentence.tree(), sentence.At("Khan")), IsEmpty());
}

TEST(Subjects, WhoStandsNextToADateIsNoDate) {
  const Sentence sentence(
      "Xi went to Riyadh in December and the Iranian president, Ebrahim Raisi, came to Beijing last month.");
  EXPECT_THAT(sentence.Words(Subjects(sentence.tree(), sentence.At("came"))), ElementsAre("president"));
}

TEST(Prepositional, ASecondGoalHangsOnTheFirst) {
  const Sentence sentence("Pompeo travels to Seoul on Wednesday and from there to Beijing to report on the outcome.");
  EXPECT_THAT(sentence.Words(Prepositional(sentence.tree(), sentence.At("travels"), {"to"})),
              ElementsAre("Seoul", "Beijing"));
}

}  // namespace
}  // namespace chancery::extract
