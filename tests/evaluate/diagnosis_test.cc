#include "evaluate/diagnosis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/evaluate/event_builder.h"
#include "tests/testing/paths.h"

namespace chancery::evaluate {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using testing::MakeEvent;
using ::testing::StartsWith;

constexpr char kBerg[] = "Ann Berg|person|SE|participant";
constexpr char kLund[] = "Nils Lund|person|NO|participant";

TEST(DiagnosisTest, TellsWhatDiffers) {
  CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  expected.times = {"2011-05-01", "2011-05"};
  expected.places = {"Oslo"};
  CodedEvent found = MakeEvent("visit", {"Ann Berg|person|SE|host", "Olli Aho|person|FI|participant"});
  found.status = "PLANNED";
  EXPECT_THAT(
      DifferencesOf(expected, found, ""),
      ElementsAre("participants lacking: Nils Lund (participant)", "participants not expected: Olli Aho (participant)",
                  "role of Ann Berg: host, expected participant", "type: visit, expected meeting",
                  "status: PLANNED, expected OCCURRED", "time: nothing, expected 2011-05-01 or 2011-05",
                  "place: nothing, expected Oslo"));
  EXPECT_THAT(DifferencesOf(expected, expected, ""), IsEmpty());
}

TEST(DiagnosisTest, TheNearestEventHasTheSentenceOrTwoOfTheParticipants) {
  CodedArticle article;
  CodedEvent expected = MakeEvent("meeting", {kBerg, kLund});
  expected.evidence = {"They sat down"};
  article.gold.expected = {expected};
  CodedEvent near = MakeEvent("visit", {"Olli Aho|person|FI|visitor"});
  near.evidence = {"They sat down together."};
  article.found = {MakeEvent("promise", {"Kenya|country|KE|source"}), near};
  const std::vector<Diagnosis> diagnoses = Diagnose(Evaluate({article}), 0);
  ASSERT_EQ(diagnoses.size(), 3U);
  EXPECT_TRUE(diagnoses[0].missed);
  EXPECT_EQ(diagnoses[0].nearest, 1U);
  EXPECT_FALSE(diagnoses[0].nearest_is_matched);
  EXPECT_FALSE(diagnoses[1].nearest.has_value());
  EXPECT_FALSE(diagnoses[2].missed);
  EXPECT_EQ(diagnoses[2].nearest, 0U);
}

TEST(DiagnosisTest, TheStepsSayWhyASentenceGaveNoEvent) {
  const std::optional<std::string> model = testing::ModelDirectory();
  if (!model) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
  const auto reader = bulk::ArticleReader::Load({.model = *model, .data = testing::DataDirectory().string()});
  ASSERT_TRUE(reader.ok()) << reader.status();
  testing::TemporaryDirectory folder;
  std::ofstream(folder.path() / "a.txt")
      << "Talks in the north\n\nSwedish Foreign Minister Ann Berg did not meet Norwegian President Nils Lund on "
         "Tuesday.\n\nThe weather was fine in the whole of the country on that day.\n";
  GoldArticle gold;
  gold.name = "a";
  gold.text = folder.path() / "a.txt";
  gold.published = "2011-05-05";
  gold.expected = {MakeEvent("meeting", {kBerg, kLund})};
  gold.expected.front().evidence = {"Swedish Foreign Minister Ann Berg did"};
  const Evaluation evaluation = Evaluate(ExtractAll(**reader, {gold}, {.explain = true, .keep_documents = true}));
  ASSERT_EQ(evaluation.refused, 0U) << evaluation.articles[0].refused;
  const std::vector<Diagnosis> diagnoses = Diagnose(evaluation, 0);
  ASSERT_EQ(diagnoses.size(), 1U);
  ASSERT_EQ(diagnoses[0].sentences.size(), 1U);
  EXPECT_THAT(diagnoses[0].sentences[0].sentence, StartsWith("Swedish Foreign Minister"));
  EXPECT_THAT(diagnoses[0].sentences[0].notes, Contains(Field(&SentenceNotes::Note::rule, "candidate.not_so")));
}

}  // namespace
}  // namespace chancery::evaluate
