// Whom a mention may name, and why.
#include "actors/candidates.h"

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kFile = R"({
  "source": "invented for this test",
  "countries": [
    {"id": "RU", "name": "Russia", "capitals": ["Moscow"], "metonyms": ["Kremlin"], "demonyms": ["Russian"]},
    {"id": "SU", "name": "Soviet Union", "capitals": ["Moscow"], "to": "1991-12-26"},
    {"id": "BG", "name": "Bulgaria"}],
  "organizations": [{"id": "nato", "name": "NATO"}],
  "persons": [
    {"id": "petrov-old", "name": "Ivan Petrov", "of": "BG", "tenures": [
      {"office": "foreign minister", "of": "BG", "from": "2001-01-01", "to": "2001-12-31"}]},
    {"id": "petrov-new", "name": "Ivan Petrov", "of": "BG", "tenures": [
      {"office": "president", "of": "BG", "from": "2011-01-01", "to": "2011-12-31"}]},
    {"id": "sergei-orlov", "name": "Sergei Orlov", "of": "RU", "tenures": [
      {"office": "prime minister", "of": "RU", "from": "2001-01-01", "to": "2005-12-31"},
      {"office": "secretary-general", "of": "NATO", "from": "2006-01-01"}]},
    {"id": "envoy", "name": "Boris Belov", "called": [], "of": "RU", "tenures": [
      {"office": "ambassador", "of": "RU", "from": "2001-01-01", "to": "2005-12-31"}]},
    {"id": "xu", "name": "Xu Ling", "called": ["Xu"], "of": "BG", "tenures": [
      {"office": "president", "of": "BG", "from": "2001-01-01", "to": "2005-12-31"}]}],
  "places": [{"of": "BG", "names": ["Varna"]}]
})";

class CandidatesTest : public ::testing::Test {
 protected:
  CandidatesTest() {
    std::ofstream(directory_.path() / "some.json") << kFile;
    auto loaded = Gazetteer::Load(directory_.path().string());
    if (!loaded.ok()) {
      ADD_FAILURE() << loaded.status();
      std::abort();
    }
    gazetteer_ = *loaded;
  }

  std::string Chosen(std::string_view name, const MentionContext& context) const {
    const Entry* entry = ChooseCandidate(RankCandidates(*gazetteer_, name, context));
    return entry == nullptr ? "" : entry->id;
  }

  static MentionContext On(int year, std::string of = "", std::string office = "") {
    MentionContext context;
    context.kind = "person";
    context.of = std::move(of);
    context.office = std::move(office);
    context.day = absl::CivilDay(year, 7, 1);
    return context;
  }

  testing::TemporaryDirectory directory_;
  std::shared_ptr<const Gazetteer> gazetteer_;
};

TEST_F(CandidatesTest, TakesANameHoweverItIsSpelt) {
  EXPECT_EQ(Chosen("Sergei Orlov", On(2002)), "sergei-orlov");
  EXPECT_EQ(Chosen("Sergey Orlov", On(2002)), "sergei-orlov");
  EXPECT_THAT(RankCandidates(*gazetteer_, "Sergey Orlov", On(2002))[0].evidence, Contains(Evidence::kFoldedName));
}

TEST_F(CandidatesTest, TellsTwoOfOneNameApartByOfficeAndDay) {
  EXPECT_EQ(Chosen("Ivan Petrov", On(2001)), "petrov-old");
  EXPECT_EQ(Chosen("Ivan Petrov", On(2011)), "petrov-new");
  EXPECT_EQ(Chosen("Ivan Petrov", On(2015, "", "former president")), "petrov-new");
  EXPECT_EQ(Chosen("Ivan Petrov", On(2015)), "");  // either
}

TEST_F(CandidatesTest, TakesNobodyWhomTheTextTiesToAnotherCountry) {
  EXPECT_EQ(Chosen("Sergei Orlov", On(2002, "BG")), "");
  EXPECT_EQ(Chosen("Sergei Orlov", On(2007, "NATO")), "sergei-orlov");  // an office there
}

TEST_F(CandidatesTest, TakesASurnameOnlyWhereTheTextSpeaksForIt) {
  EXPECT_EQ(Chosen("Orlov", On(2002)), "");
  EXPECT_EQ(Chosen("Orlov", On(2002, "RU")), "sergei-orlov");
  EXPECT_EQ(Chosen("Orlov", On(2002, "", "premier")), "sergei-orlov");
  EXPECT_EQ(Chosen("Orlov", On(1999, "RU")), "");  // not in office that day
  MentionContext context = On(2002);
  context.named = {"BG"};
  EXPECT_EQ(Chosen("Orlov", context), "");
  context.named = {"BG", "RU"};
  EXPECT_EQ(Chosen("Orlov", context), "sergei-orlov");
  EXPECT_EQ(Chosen("Orlow", context), "");
}

TEST_F(CandidatesTest, KnowsSurnamesThatAreNotTheLastWordAndThoseNotToBeUsed) {
  EXPECT_EQ(Chosen("Xu", On(2002, "BG")), "xu");
  EXPECT_EQ(Chosen("Ling", On(2002, "BG")), "");
  EXPECT_EQ(Chosen("Belov", On(2002, "RU")), "");
  EXPECT_EQ(Chosen("Boris Belov", On(2002)), "envoy");
}

TEST_F(CandidatesTest, RanksGovernmentsBeforePlacesAndStatesOfTheDayFirst) {
  MentionContext context;
  context.day = absl::CivilDay(2002, 1, 1);
  EXPECT_EQ(Chosen("Moscow", context), "RU");
  EXPECT_EQ(Chosen("the Kremlin", context), "RU");
  EXPECT_EQ(Chosen("Varna", context), "");  // a place acts for nobody
  const std::vector<ActorCandidate> moscow = RankCandidates(*gazetteer_, "Moscow", context);
  ASSERT_EQ(moscow.size(), 2u);
  EXPECT_THAT(moscow[1].evidence, ElementsAre(Evidence::kCapital, Evidence::kPastState));
  EXPECT_GT(RankCandidates(*gazetteer_, "Kremlin", context)[0].score, moscow[0].score);
}

TEST_F(CandidatesTest, KnowsForWhomAPersonActsOnADay) {
  const Entry& orlov = *gazetteer_->FindById("sergei-orlov");
  EXPECT_EQ(ActsForOn(orlov, absl::CivilDay(2002, 1, 1)), "RU");
  EXPECT_EQ(ActsForOn(orlov, absl::CivilDay(2010, 1, 1)), "NATO");
  EXPECT_EQ(ActsForOn(orlov, absl::CivilDay(1990, 1, 1)), "RU");
  EXPECT_EQ(ActsForOn(orlov, std::nullopt), "RU");
}

TEST_F(CandidatesTest, SaysWhy) {
  const std::string text = DescribeCandidates(RankCandidates(*gazetteer_, "Sergey Orlov", On(2002, "RU", "premier")));
  EXPECT_THAT(text, HasSubstr("sergei-orlov 1.00 (folded name, same country or organisation, held the office on the "
                              "day, in office)"));
  EXPECT_THAT(DescribeCandidates({}), IsEmpty());
}

}  // namespace
}  // namespace chancery::actors
