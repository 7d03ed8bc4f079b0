// Persons called by their nation or by their part in a visit, and bodies called by their sort.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/actor_table.h"

namespace chancery::extract {
namespace {

TEST(Nationals, MeanThePersonOfThatCountryNamedBefore) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Kenyan President Mary Wanjiru flew to Oslo. The Norwegian premier, Jan Nowak, received the Kenyan at the "
      "castle. "
      "Then the Norwegian left.");
  EXPECT_EQ(table.Means("Kenyan", 2), "Mary Wanjiru");
  EXPECT_EQ(table.Means("Norwegian", 2), "Jan Nowak");
}

TEST(Nationals, AreNoAdjectivesPeoplesOrStrangers) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Kenyan President Mary Wanjiru flew to Oslo. The Kenyan and Ugandan envoys stayed. The Kenyans cheered. "
      "The Ugandan spoke.");
  EXPECT_EQ(table.Means("Kenyans"), "Kenya");
  EXPECT_NE(table.Means("Kenyan", 2), "Mary Wanjiru");
  EXPECT_NE(table.Means("Ugandan", 2), "Mary Wanjiru");
}

TEST(Guests, AreTheOneFromElsewhere) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Kenyan President Mary Wanjiru landed in Oslo on Monday. Norwegian Foreign Minister Jan Nowak waited at the "
      "airport and took his guest to the castle.");
  EXPECT_EQ(table.Means("guest"), "Mary Wanjiru");
}

TEST(Guests, AreNobodyWhereTwoMayBe) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Kenyan President Mary Wanjiru and Peruvian President Luis Soto landed on Monday. "
      "The mayor showed the guest the harbour. She was the guest of the king.");
  EXPECT_EQ(table.Means("guest", 1), "-");
  EXPECT_EQ(table.Means("guest", 2), "-");
}

TEST(Guests, HaveAHostOfAnotherCountry) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Peruvian President Luis Soto arrived in Quito to see Ecuador's foreign minister, Ana Vega. He thanked his host. "
      "The host country paid.");
  EXPECT_EQ(table.Means("host", 1), "Ana Vega");
  EXPECT_EQ(table.Means("host", 2), "-");
}

TEST(Bodies, MeanTheOneOfTheirSortNamedBefore) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "NATO and the Arab League sent envoys. The alliance will meet in May, and the league in June. ASEAN agreed. "
      "The ten-nation bloc paid.");
  EXPECT_EQ(table.Means("alliance"), "NATO");
  EXPECT_EQ(table.Means("league"), "Arab League");
  EXPECT_EQ(table.Means("bloc"), "ASEAN");
}

TEST(Bodies, AreNotAnyUnionOrAlliance) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "The European Union sent envoys. The union of dockers struck. The trade union paid. A union was formed. "
      "The alliance with Peru held.");
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(table.Means("union", i), "-") << i;
  EXPECT_EQ(table.Means("alliance"), "-");
}

TEST(Descriptions, OfASecretaryMeanTheOneOfState) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Secretary of State Ann Hill met Kenya's minister for trade, Mary Wanjiru. The Secretary thanked the minister. "
      "The secretary general was away.");
  EXPECT_EQ(table.Means("Secretary", 2), "Ann Hill");
  EXPECT_EQ(table.Means("minister", 2), "Mary Wanjiru");
  EXPECT_EQ(table.Means("general"), "-");
}

TEST(Surnames, StandFirstWhereTheGazetteerSaysSo) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Yoon Suk Yeol received Fumio Kishida in Seoul. Yoon then thanked Kishida.", "2024-05-27");
  EXPECT_EQ(table.Means("Yoon", 2), "Yoon Suk Yeol");
}

TEST(Descriptions, OfTheSubjectMeanNobodyNamedBesideIt) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "# Call with President Rouhani\nThe President spoke by telephone with Hassan Rouhani, the President of Iran. "
      "President Obama wrote to President Rouhani. The President then rested.",
      "2013-09-27");
  EXPECT_EQ(table.Means("President", 2), "Obama");
}

TEST(Plurals, AreTakenApartByEachNeitherAndBoth) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Kenya and Uganda signed a pact. Each government will send envoys, and neither side would hide troops. "
      "Mary Wanjiru and Luis Soto dined. Both will write. Both of the ships sank. Each year it rains.");
  EXPECT_EQ(table.Means("government"), "Kenya, Uganda");
  EXPECT_EQ(table.Means("side"), "Kenya, Uganda");
  EXPECT_EQ(table.Means("Both", 1), "Mary Wanjiru, Luis Soto");
  EXPECT_EQ(table.Means("Both", 2), "-");
  EXPECT_EQ(table.Means("year"), "-");
}

TEST(Plurals, AsObjectsDoNotMeanTheSubject) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Mary Wanjiru and Luis Soto dined. Jan Nowak invited both leaders to Oslo.");
  EXPECT_EQ(table.Means("leaders"), "Mary Wanjiru, Luis Soto");
}

TEST(Surnames, OfTwoAreNoCompany) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Presidents Alberto Fujimori of Peru and Jamil Mahuad of Ecuador signed a treaty. Fujimori and Mahuad asked the "
      "guarantors for help on October 8. Johnson and Johnson paid.",
      "1998-10-27");
  EXPECT_EQ(table.Actor("Fujimori and Mahuad"), "");
  EXPECT_EQ(table.Means("Fujimori", 2), "Alberto Fujimori");
  EXPECT_EQ(table.Means("Mahuad", 2), "Jamil Mahuad");
}

}  // namespace
}  // namespace chancery::extract
