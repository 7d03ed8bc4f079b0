// Names, titles, offices and countries.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/actor_table.h"

namespace chancery::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ActorNames, PartsATitleAndItsCountryFromTheName) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Kenya's Foreign Minister Raila Omondi met German Chancellor Petra Vogel on Monday.");
  EXPECT_EQ(table.Actor("Raila Omondi"), "Raila Omondi | person | KE | foreign minister");
  EXPECT_EQ(table.Actor("Petra Vogel"), "Petra Vogel | person | DE | chancellor");
}

TEST(ActorNames, ReadsAnOfficeInApposition) {
  SKIP_WITHOUT_MODEL();
  const ActorTable after("Erik Dahl, the Norwegian defence minister, arrived in Tallinn on Friday.");
  EXPECT_EQ(after.Actor("Erik Dahl"), "Erik Dahl | person | NO | defence minister");
  const ActorTable before("Egypt's foreign minister, Karim Fawzy, arrived in Tallinn on Friday.");
  EXPECT_EQ(before.Actor("Karim Fawzy"), "Karim Fawzy | person | EG | foreign minister");
  EXPECT_EQ(before.Means("minister"), "Karim Fawzy");
  const ActorTable of("The president of Chile, Pablo Rojas, and French President Luc Martin held talks.");
  EXPECT_EQ(of.Actor("Pablo Rojas"), "Pablo Rojas | person | CL | president");
  EXPECT_EQ(of.Actor("Luc Martin"), "Luc Martin | person | FR | president");
}

TEST(ActorNames, DoesNotTakeANeighbourInAListForAnApposition) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Erik Dahl, the Norwegian foreign minister and Anna Berg met in Oslo.");
  EXPECT_THAT(table.Actor("Anna Berg"), Not(HasSubstr("foreign minister")));
}

TEST(ActorNames, ReadsAnOfficeFromAPredicate) {
  SKIP_WITHOUT_MODEL();
  const ActorTable is("Maria Lopez is the president of Chile.");
  EXPECT_EQ(is.Actor("Maria Lopez"), "Maria Lopez | person | CL | president");
  const ActorTable is_not("Maria Lopez is not the president of Chile.");
  EXPECT_EQ(is_not.Actor("Maria Lopez"), "Maria Lopez | person |  | ");
}

TEST(ActorNames, WritesOneOfficeInOneWay) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "The Minister for Foreign Affairs of Ghana, Kwame Boateng, met the secretary-general of the "
      "United Nations, Ban Ki-moon.");
  EXPECT_EQ(table.Actor("Kwame Boateng"), "Kwame Boateng | person | GH | foreign minister");
  EXPECT_EQ(table.Actor("Ban Ki-moon"), "Ban Ki-moon | person | United Nations | secretary-general");
}

TEST(ActorNames, KnowsAFormerOfficeAsSuch) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Former Finnish president Mikko Laine visited Pristina.");
  EXPECT_EQ(table.Actor("Mikko Laine"), "Mikko Laine | person | FI | former president");
}

TEST(ActorNames, KeepsHyphensAndParticlesInNames) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Jordan's Foreign Minister Nasser al-Khatib spoke first. Then al-Khatib left.");
  EXPECT_EQ(table.Actor("Nasser al-Khatib"), "Nasser al-Khatib | person | JO | foreign minister");
  EXPECT_EQ(table.Means("Khatib", 2), "Nasser al-Khatib");
}

TEST(ActorNames, TiesASurnameToTheFullName) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "# Dahl to visit Peru\nNorwegian Prime Minister Erik Dahl will visit Lima. Mr. Dahl goes in May.");
  EXPECT_EQ(table.Means("Dahl", 1), "Erik Dahl");
  EXPECT_EQ(table.Means("Dahl", 3), "Erik Dahl");
  EXPECT_EQ(table.CalledBy("Dahl", 3), "short name");
}

TEST(ActorNames, KeepsTwoPersonsOfOneSurnameApart) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "President Carlos Mendez met bankers. His wife, Laura Mendez, opened a school. Mrs. Mendez spoke.");
  EXPECT_EQ(table.Means("Mendez", 3), "Laura Mendez");
}

TEST(ActorNames, TakesOrganisationsWithTheirWholeOrCountry) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "The UN Security Council met in New York, the Iranian Foreign Ministry said. The Polisario Front "
      "and NATO sent observers.");
  EXPECT_EQ(table.Actor("UN Security Council"), "UN Security Council | organization | United Nations | ");
  EXPECT_EQ(table.Actor("NATO"), "NATO | organization | NATO | ");
  EXPECT_EQ(table.Actor("Iranian Foreign Ministry"), "Iranian Foreign Ministry | organization | IR | ");
  EXPECT_EQ(table.Actor("Polisario Front"), "Polisario Front | group | EH | ");
}

TEST(ActorNames, DoesNotTakeNewsMediaAndAgreementsForActors) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("The minister told Reuters that the Helsinki Accords and the Nobel Prize mattered.");
  EXPECT_THAT(table.Actors(), Not(Contains(HasSubstr("| organization |"))));
}

TEST(ActorNames, ReadsStatesThatWereThenInTheirCapitals) {
  SKIP_WITHOUT_MODEL();
  EXPECT_EQ(ActorTable("Moscow agreed to the talks.", "1985-11-20").Means("Moscow"), "Soviet Union");
  EXPECT_EQ(ActorTable("Moscow agreed to the talks.", "2009-12-09").Means("Moscow"), "Russia");
}

TEST(ActorNames, TellsThePlaceFromTheGovernment) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Moscow will host the talks, but envoys met in Moscow and Geneva before. The Kremlin agreed.");
  EXPECT_EQ(table.CalledBy("Moscow", 1), "metonym");
  EXPECT_EQ(table.CalledBy("Moscow", 2), "place");
  EXPECT_EQ(table.Place("Moscow", 2), "Moscow");
  EXPECT_EQ(table.CalledBy("Geneva"), "place");
  EXPECT_EQ(table.Means("Geneva"), "Switzerland");
  EXPECT_EQ(table.CalledBy("Kremlin"), "metonym");
}

TEST(ActorNames, TellsAdjectivesFromPeoples) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("The Russians left the Israeli-Palestinian talks.");
  EXPECT_EQ(table.CalledBy("Russians"), "name");
  EXPECT_EQ(table.CalledBy("Israeli"), "demonym");
  EXPECT_EQ(table.Means("Palestinian"), "Palestine");
}

TEST(ActorNames, ReadsANameInParenthesesOrAfterAnEnvoysPosting) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "The Australian trade minister (Mr. Barlow) spoke.\n"
      "Israel's envoy to the United Nations, Dana Levi, objected.");
  EXPECT_EQ(table.Actor("Barlow"), "Barlow | person | AU | trade minister");
  EXPECT_EQ(table.Actor("Dana Levi"), "Dana Levi | person | IL | envoy");
}

TEST(ActorNames, KnowsThePortfolioFromTheState) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "The Prime Minister of the State of Kuwait, Jaber Salem, met Britain's Minister for Trade, Ann Hill.");
  EXPECT_EQ(table.Actor("Jaber Salem"), "Jaber Salem | person | KW | prime minister");
  EXPECT_EQ(table.Actor("Ann Hill"), "Ann Hill | person | GB | trade minister");
}

TEST(ActorNames, ReadsAPresidentElect) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("She met Colombian President-elect Gustavo Mora on Friday.");
  EXPECT_EQ(table.Actor("Gustavo Mora"), "Gustavo Mora | person | CO | president");
}

TEST(ActorNames, ReadsAnAmbiguousFormByTheRestOfTheArticle) {
  SKIP_WITHOUT_MODEL();
  EXPECT_EQ(ActorTable("Envoys left Pyongyang. The Korean delegation was small.").Means("Korean"), "North Korea");
  EXPECT_EQ(ActorTable("Envoys left Oslo. The Korean delegation was small.").Means("Korean"), "South Korea");
}

TEST(ActorNames, DoesNotTakeARegionForTheState) {
  SKIP_WITHOUT_MODEL();
  EXPECT_EQ(ActorTable("A plan for Central America was signed.").Actor("United States"), "");
  EXPECT_NE(ActorTable("America signed the plan.").Actor("United States"), "");
}

TEST(ActorNames, ReadsNothingInAnEmptyArticle) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("");
  EXPECT_TRUE(table.Actors().empty());
  EXPECT_EQ(table.found().At({0, 0}), nullptr);
}

}  // namespace
}  // namespace chancery::extract
