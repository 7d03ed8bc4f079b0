// Descriptions, plurals and pronouns.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/actor_table.h"

namespace chancery::extract {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Descriptions, MeanTheOneWhoseOfficeFits) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Kenyan Foreign Minister Mary Wanjiru met Sudanese President Omar Idris. The minister thanked the president. "
      "The Kenyan minister left on Sunday.");
  EXPECT_EQ(table.Means("minister", 1), "Mary Wanjiru");
  EXPECT_EQ(table.Means("president"), "Omar Idris");
  EXPECT_EQ(table.Means("minister", 2), "Mary Wanjiru");
}

TEST(Descriptions, DoNotMeanADeputyOrAnotherCountrysOfficer) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Deputy Prime Minister Ivo Kral met aides. The prime minister was away. "
      "Then the Danish prime minister arrived.");
  EXPECT_EQ(table.Means("minister", 1), "-");
  EXPECT_EQ(table.Actor("Danish prime minister"), "Danish prime minister | person | DK | prime minister");
}

TEST(Descriptions, NameAnUnnamedOfficerOnlyWithACountry) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("A minister resigned. The Chadian president will visit Oslo.");
  EXPECT_EQ(table.Means("minister"), "-");
  EXPECT_EQ(table.Actor("Chadian president"), "Chadian president | person | TD | president");
}

TEST(Descriptions, NameTheHolderOfTheDayByTheGazetteer) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("The Russian president will visit Oslo.", "2009-12-09");
  ASSERT_FALSE(table.found().actors().empty());
  EXPECT_THAT(table.found().actors(), Contains(Field(&ontology::ActorMention::gazetteer_id, "dmitry-medvedev")));
}

TEST(Descriptions, OfLeadersMeanWhoLeads) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Indian Prime Minister Arun Rao received envoys. The Indian leader promised aid.");
  EXPECT_EQ(table.Means("leader"), "Arun Rao");
}

TEST(Descriptions, OfRepresentativesMeanTheirStates) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Egyptian and Israeli delegations met. The Hamas movement sent no one, Swedish officials said.");
  EXPECT_EQ(table.Means("delegations"), "Egypt, Israel");
  EXPECT_EQ(table.Means("movement"), "Hamas");
  EXPECT_EQ(table.Means("officials"), "Sweden");
}

TEST(Descriptions, OfSeveralOfficersAreOneEach) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("The foreign ministers of Peru and Chile met in Lima. The two ministers shook hands.");
  EXPECT_EQ(table.Means("ministers", 1), "foreign minister of Peru, foreign minister of Chile");
  EXPECT_EQ(table.Means("ministers", 2), "foreign minister of Peru, foreign minister of Chile");
}

TEST(Descriptions, OfTwoMeanTheLatestPair) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Turkish President Ahmet Kaya and Greek Prime Minister Nikos Pappas met in Geneva. The two leaders spoke for an "
      "hour. Both countries are at odds.");
  EXPECT_EQ(table.Means("leaders"), "Ahmet Kaya, Nikos Pappas");
  EXPECT_EQ(table.Means("countries"), "Turkey, Greece");
}

TEST(Descriptions, OfTwoMeanNobodyWhereThreeWereNamed) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Peru, Chile and Bolivia signed the text. The two countries will meet again.");
  EXPECT_EQ(table.Means("countries"), "-");
}

TEST(Descriptions, OfTheCountrysOfficersAreOfTheOneLastNamed) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Peru will help Ghana. Envoys met the country's president, Kofi Asante.");
  EXPECT_EQ(table.Actor("Kofi Asante"), "Kofi Asante | person | GH | president");
}

TEST(Descriptions, OfAliasesKeepToPersons) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Swedish officials met Peruvian President Luis Soto. The president smiled.");
  for (const ontology::ActorMention& actor : table.found().actors()) {
    if (actor.kind == "country") {
      EXPECT_THAT(actor.aliases, Not(Contains(HasSubstr("officials"))));
    }
    if (actor.kind == "person") {
      EXPECT_THAT(actor.aliases, Contains("the president"));
    }
  }
}

TEST(Descriptions, OfNumberedOfficersMeanThoseOfThatOffice) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Chilean President Luis Soto and Peruvian President Juan Vega talked in Lima. Foreign Minister Ana Ruiz met Vega "
      "at the airport. The two presidents will meet again.");
  EXPECT_EQ(table.Means("presidents"), "Luis Soto, Juan Vega");
}

TEST(Descriptions, OfNumberedCountriesMeanNoOrganisations) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("NATO and Sweden sent planes. The two countries talked.");
  EXPECT_EQ(table.Means("countries"), "-");
}

TEST(Descriptions, BeforeANameMeanWhoIsNamedNext) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "The former Finnish president brought the rebels together. Mikko Laine told reporters that it took a week.");
  EXPECT_EQ(table.Means("president"), "Mikko Laine");
  EXPECT_EQ(table.Actor("Mikko Laine"), "Mikko Laine | person | FI | former president");
}

TEST(Descriptions, OfAnyOfficerNameNobodyWhereOneIsKnown) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Danish Prime Minister Lars Holm went to Accra. It was the first visit of a Danish prime minister since 1996.");
  EXPECT_EQ(table.Means("minister"), "-");
}

TEST(Descriptions, OfALeaderPreferTheSubject) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Chilean President Luis Soto met Peruvian President Juan Vega in Lima. The president thanked the hosts.");
  EXPECT_EQ(table.Means("president"), "Luis Soto");
}

TEST(Counterparts, ShareTheOfficeAndHaveTheirOwnCountry) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Danish Foreign Minister Lars Holm met his Polish counterpart, Jan Nowak, in Gdansk.");
  EXPECT_EQ(table.Actor("Jan Nowak"), "Jan Nowak | person | PL | foreign minister");
  const ActorTable unnamed("Danish Foreign Minister Lars Holm met his Polish counterpart in Gdansk.");
  EXPECT_EQ(unnamed.Actor("foreign minister of Poland"), "foreign minister of Poland | person | PL | foreign minister");
}

TEST(Pronouns, MeanTheSubjectBefore) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Lars Holm met Jan Nowak in Gdansk. He will visit Kiev in May.");
  EXPECT_EQ(table.Means("He"), "Lars Holm");
}

TEST(Pronouns, AgreeInGender) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Mrs. Holm met Mr. Nowak in Gdansk. He thanked her.");
  EXPECT_EQ(table.Means("He"), "Nowak");
  EXPECT_EQ(table.Means("her"), "Holm");
}

TEST(Pronouns, AreNotTheOtherArgumentOfTheirVerb) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm arrived on Monday. David Nowak received him.");
  EXPECT_EQ(table.Means("him"), "Robert Holm");
}

TEST(Pronouns, BeforeTheMainClauseMeanItsSubject) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("After his talks with Robert Holm, David Nowak promised help.");
  EXPECT_EQ(table.Means("his"), "David Nowak");
}

TEST(Pronouns, OfPossessionMeanTheSubjectOfTheirClause) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm spoke. David Nowak will end his visit to Peru.");
  EXPECT_EQ(table.Means("his"), "David Nowak");
}

TEST(Pronouns, InThePluralMeanThoseNamedTogether) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm and David Nowak met in Oslo. They agreed to meet again.");
  EXPECT_EQ(table.Means("They"), "Robert Holm, David Nowak");
  const ActorTable group("The Taliban said they would come.");
  EXPECT_EQ(group.Means("they"), "Taliban");
}

TEST(Descriptions, OfForeignMinistersMeanSecretariesOfState) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "American Secretary of State Robert Holm came. Then the American and Peruvian foreign ministers left.");
  EXPECT_EQ(table.Means("ministers"), "Robert Holm, foreign minister of Peru");
  const ActorTable other(
      "American Secretary of Defense Robert Holm came. Then the American and Peruvian foreign ministers left.");
  EXPECT_EQ(other.Means("ministers"), "foreign minister of United States, foreign minister of Peru");
}

TEST(Descriptions, OfSeveralMinistersAreNotOneOfWhomNothingIsKnown) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm praised the foreign ministers of Peru and Chile.");
  EXPECT_EQ(table.Means("ministers"), "foreign minister of Peru, foreign minister of Chile");
  const ActorTable known(
      "Robert Holm, the foreign minister of Peru, came. Then the foreign ministers of Peru and Chile left.");
  EXPECT_EQ(known.Means("ministers"), "Robert Holm, foreign minister of Chile");
}

TEST(Pronouns, InThePluralDoNotMeanActorsWhereOthersAct) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm and David Nowak met in Oslo. Some teachers said they would strike.");
  EXPECT_EQ(table.Means("they"), "-");
}

TEST(Pronouns, GoOnAboutTheMainSubject) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "Robert Holm said that he would invite David Nowak and that Nowak would come. He added a date.");
  EXPECT_EQ(table.Means("He"), "Robert Holm");
  const ActorTable nearest("Robert Holm wrote that David Nowak should call if he changed the plan.");
  EXPECT_EQ(nearest.Means("he"), "David Nowak");
}

TEST(Pronouns, AfterAPreposedPairMeanTheFirst) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "In the afternoon Robert Holm and David Nowak are to watch a game. He leaves for Peru on Friday.");
  EXPECT_EQ(table.Means("He"), "Robert Holm");
}

TEST(Pronouns, OfPossessionPreferTheirOwnClause) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm reported that shoes were thrown at David Nowak during his visit to Leeds.");
  EXPECT_EQ(table.Means("his"), "David Nowak");
}

TEST(Pronouns, OfThingsMeanTheStateThatSpeaks) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("China said it would send its envoy. It rained.");
  EXPECT_EQ(table.Means("it"), "China");
  EXPECT_EQ(table.Means("its"), "China");
  EXPECT_EQ(table.Means("It"), "-");
}

TEST(Pronouns, OfTheFirstPersonMeanTheSpeakerOfAQuotation) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm met reporters in Oslo. \"We will help Peru,\" Holm said. \"I promise this.\"");
  EXPECT_EQ(table.Means("We"), "Robert Holm");
  EXPECT_EQ(table.Means("I"), "Robert Holm");
}

TEST(Pronouns, OfTheFirstPersonMeanNobodyOutsideQuotations) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm met reporters in Oslo, and we were there.");
  EXPECT_EQ(table.Means("we"), "-");
}

TEST(Pronouns, BesideAQuotationMeanWhoWasQuotedLast) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table(
      "\"The talks will go on,\" Peru's Foreign Minister Pablo Rojas said.\n"
      "Chilean President Luis Soto will travel to Oslo in May, as envoy Jan Nowak reported.\n"
      "\"We will work with Lima's friends. This is Peru's offer,\" he said.");
  EXPECT_EQ(table.Means("he"), "Pablo Rojas");
  EXPECT_EQ(table.Means("We"), "Pablo Rojas");
}

TEST(Pronouns, AsObjectsAreNotTheSubjectOfTheVerbAbove) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm won the vote. David Nowak decided to call and invite him.");
  EXPECT_EQ(table.Means("him"), "Robert Holm");
}

TEST(Pronouns, OfTheFirstPersonMeanTheAuthorOfAStatement) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("# Remarks by President Luis Soto\nToday I spoke with the envoys of Peru.");
  EXPECT_EQ(table.Means("I"), "Luis Soto");
}

TEST(ActorNotes, SayTheRuleAndWhatItFound) {
  SKIP_WITHOUT_MODEL();
  const ActorTable table("Robert Holm arrived on Monday. He met reporters.");
  EXPECT_THAT(table.notes(), Contains(::testing::AllOf(Field(&Note::rule, "actors.pronoun.antecedent"),
                                                       Field(&Note::detail, HasSubstr("Robert Holm")))));
}

}  // namespace
}  // namespace chancery::extract
