#include "evaluate/same_actor.h"

#include <gtest/gtest.h>

#include "tests/evaluate/event_builder.h"

namespace chancery::evaluate {
namespace {

using testing::MakeEvent;
using testing::MakeParty;

bool Same(std::string_view expected, std::string_view found) {
  return SameActor(MakeParty(expected), MakeParty(found));
}

TEST(SameActorTest, APersonIsKnownByASingleNameThatIsPartOfTheOther) {
  EXPECT_TRUE(Same("Carl Bildt|person|SE|participant", "Bildt|person||participant"));
  EXPECT_TRUE(Same("Carl Bildt|person|SE|participant", "Carl|person||participant"));
  EXPECT_FALSE(Same("Carl Bildt|person|SE|participant", "Bild|person|SE|participant"));
}

TEST(SameActorTest, APersonIsKnownByTheSurnameWithTheSameSideOrInitial) {
  EXPECT_TRUE(Same("Carl Bildt|person|SE|participant", "Nils Bildt|person|SE|participant"));
  EXPECT_TRUE(Same("Carl Bildt|person|SE|participant", "Claes Bildt|person|NO|participant"));
  EXPECT_FALSE(Same("Carl Bildt|person|SE|participant", "Nils Bildt|person|NO|participant"));
  EXPECT_FALSE(Same("Carl Bildt|person|SE|participant", "Nils Bildt|person||participant"));
}

TEST(SameActorTest, AllWordsOfOneNameMayBeInTheOther) {
  EXPECT_TRUE(Same("Luiz Inacio Lula da Silva|person|BR|participant", "Lula Silva|person||participant"));
  EXPECT_TRUE(Same("Robert Kennedy Jr|person|US|participant", "Robert Kennedy|person||participant"));
}

TEST(SameActorTest, AnAliasCountsUnlessItNamesNobody) {
  EXPECT_TRUE(Same("Carl Bildt|person|SE|participant", "Quux|person|NO|participant|Carl Bildt"));
  EXPECT_FALSE(Same("Carl Bildt|person|SE|participant|the minister", "Ali Babacan|person|TR|participant|the minister"));
  EXPECT_FALSE(Same("Carl Bildt|person|SE|participant|he", "Ali Babacan|person|TR|participant|he"));
}

TEST(SameActorTest, WithoutABetterNameADescriptionCounts) {
  EXPECT_TRUE(Same("the foreign minister|person|SE|participant", "Foreign Minister|person|SE|participant"));
  EXPECT_TRUE(Same("the envoy|person|UN|participant", "envoy|person|UN|participant"));
}

TEST(SameActorTest, KindsMustAgreeWhereAPersonIsOne) {
  EXPECT_FALSE(Same("France|country|FR|participant", "Anatole France|person|FR|participant"));
  EXPECT_TRUE(Same("Carl Bildt|person|SE|participant", "Carl Bildt|||participant"));
}

TEST(SameActorTest, CountriesAreTheSameByCodeOrName) {
  EXPECT_TRUE(Same("Myanmar|country|MM|host", "Burma|country|MM|host"));
  EXPECT_TRUE(Same("Britain|country||host", "United Kingdom|country||host"));
  EXPECT_FALSE(Same("Niger|country|NE|host", "Nigeria|country|NG|host"));
}

TEST(SameActorTest, OrganisationsAreTheSameByCodeNameOrAlias) {
  EXPECT_TRUE(Same("United Nations|organization|UN|host", "UN|organization|UN|host"));
  EXPECT_TRUE(Same("World Harbour Union|organization||host", "WHU|organization||host|World Harbour Union"));
  EXPECT_FALSE(Same("World Harbour Union|organization||host", "World Harbour League|organization||host"));
}

TEST(SameActorTest, EachFoundActorIsPairedOnce) {
  const auto expected = MakeEvent("meeting", {"Ann Berg|person|SE|participant", "Nils Berg|person|SE|participant"});
  EXPECT_EQ(PairUp(expected.parties, {MakeParty("Berg|person|SE|participant")}), (std::vector<Pair>{{0, 0}}));
}

TEST(SameActorTest, ByCountryEachSideIsThereOnce) {
  const auto event = MakeEvent("meeting", {"Ann Berg|person|SE|host", "Nils Lund|person|SE|participant",
                                           "Sweden|country|SE|participant", "Red Cross|organization||participant"});
  const std::vector<Party> parties = PartiesOf(event, View::kCountry);
  ASSERT_EQ(parties.size(), 2U);
  EXPECT_EQ(parties[0].actor, "SE");
  EXPECT_EQ(parties[0].role, "host");
  EXPECT_EQ(parties[1].actor, "Red Cross");
  EXPECT_EQ(PartiesOf(event, View::kStrict).size(), 4U);
}

}  // namespace
}  // namespace chancery::evaluate
