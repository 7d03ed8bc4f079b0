#include "resolve/actor_names.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using ontology::ActorMention;
using ::testing::StartsWith;

ActorIdentity Identify(const ActorMention& mention, std::optional<absl::CivilDay> day = absl::CivilDay(2009, 12, 9)) {
  return IdentifyActor(mention, day, *testing::SmallGazetteer());
}

ActorMention Person(std::string name, std::string of) { return {std::move(name), {}, "person", std::move(of), "", ""}; }

TEST(ActorNames, ACountryIsNamedByItsCode) {
  const ActorIdentity actor = Identify({"Russia", {}, "country", "RU", "", "RU"});
  EXPECT_EQ(actor.name, "actors/RU");
  EXPECT_EQ(actor.display_name, "Russia");
  EXPECT_EQ(actor.gazetteer_id, "RU");
  EXPECT_EQ(Identify({"Russia", {}, "country", "", "", ""}).name, "actors/RU");
}

TEST(ActorNames, AnOrganisationIsNamedByItsEntryWhateverTheCaseOfItsName) {
  EXPECT_EQ(Identify({"UNITED NATIONS", {}, "organization", "", "", ""}).name, "actors/united-nations");
}

TEST(ActorNames, APersonOfTheGazetteerIsItsEntryIfTheCountryDoesNotContradict) {
  EXPECT_EQ(Identify(Person("Sergey Lavrov", "RU")).name, "actors/sergey-lavrov");
  EXPECT_EQ(Identify(Person("Sergey Lavrov", "")).name, "actors/sergey-lavrov");
  EXPECT_EQ(Identify(Person("Sergey Lavrov", "UA")).name, "actors/sergei-lavrov-ua");
}

TEST(ActorNames, OfTwoOfOneNameTheOneInOfficeOnTheDayIsMeant) {
  EXPECT_EQ(Identify(Person("Ivan Petrov", "BG"), absl::CivilDay(2001, 6, 1)).name, "actors/ivan-petrov-2001");
  EXPECT_EQ(Identify(Person("Ivan Petrov", "BG"), absl::CivilDay(2011, 6, 1)).name, "actors/ivan-petrov-2011");
  EXPECT_EQ(Identify(Person("Ivan Petrov", "BG"), absl::CivilDay(2006, 6, 1)).name, "actors/ivan-petrov-bg");
  EXPECT_EQ(Identify(Person("Ivan Petrov", "BG"), std::nullopt).name, "actors/ivan-petrov-bg");
}

TEST(ActorNames, AnUnknownPersonIsNamedAfterNameAndCountry) {
  const ActorIdentity actor = Identify(Person("Riyad al-Maliki", "PS"));
  EXPECT_EQ(actor.name, "actors/riad-maliki-ps");
  EXPECT_EQ(actor.display_name, "Riyad al-Maliki");
  EXPECT_EQ(actor.gazetteer_id, "");
  EXPECT_EQ(Identify(Person("RIYAD AL-MALIKI", "PS")).name, actor.name);
}

TEST(ActorNames, TransliterationsOfOneNameAreOneActor) {
  EXPECT_EQ(Identify(Person("Riad Malki", "PS")).name, Identify(Person("Riad el-Malki", "PS")).name);
  EXPECT_EQ(Identify(Person("Sergei Orlov", "RU")).name, Identify(Person("Sergey Orlov", "RU")).name);
  EXPECT_EQ(Identify(Person("Mohamed Said", "EG")).name, Identify(Person("Muhammad Saeed", "EG")).name);
  EXPECT_NE(Identify(Person("Mahmoud Said", "EG")).name, Identify(Person("Mohamed Said", "EG")).name);
}

TEST(ActorNames, TwoOfOneNameWithAnotherCountryOrKindAreTwo) {
  const std::string name = Identify(Person("John Smith", "US")).name;
  EXPECT_NE(Identify(Person("John Smith", "GB")).name, name);
  EXPECT_NE(Identify(Person("John Smith", "")).name, name);
  EXPECT_NE(Identify({"John Smith", {}, "organization", "US", "", ""}).name, name);
}

TEST(ActorNames, AnotherSpellingOfANameOfTheGazetteerIsThatName) {
  EXPECT_EQ(Identify(Person("Sergei Lavrov", "RU")).name, "actors/sergey-lavrov");
  EXPECT_NE(Identify(Person("Sergio Lavrov", "RU")).name, "actors/sergey-lavrov");
}

TEST(ActorNames, ASurnameIsTheOneWhoHeldAnOfficeOnTheDay) {
  EXPECT_EQ(Identify(Person("Petrov", "BG"), absl::CivilDay(2001, 6, 1)).name, "actors/ivan-petrov-2001");
  EXPECT_EQ(Identify(Person("Petrov", "BG"), absl::CivilDay(2006, 6, 1)).name, "actors/petrov-bg");
  EXPECT_EQ(Identify(Person("Petrov", "FR"), absl::CivilDay(2001, 6, 1)).name, "actors/petrov-fr");
}

TEST(ActorNames, AnOfficeWithoutANameIsWhoHeldItOnTheDay) {
  ActorMention minister = Person("Bulgarian foreign minister", "BG");
  minister.office = "foreign minister";
  EXPECT_EQ(Identify(minister, absl::CivilDay(2011, 6, 1)).name, "actors/ivan-petrov-2011");
  EXPECT_EQ(Identify(minister, absl::CivilDay(2006, 6, 1)).name, "actors/bulgarian-foreign-minister-bg");
  minister.name = "Boyko Borisov";
  EXPECT_EQ(Identify(minister, absl::CivilDay(2011, 6, 1)).name, "actors/boyko-borisov-bg");
}

TEST(ActorNames, APersonActsForThoseWhoseOfficeItHeldOnTheDay) {
  const ActorMention person = Person("Mohamed ElBaradei", "");
  EXPECT_EQ(Identify(person, absl::CivilDay(2008, 6, 1)).acts_for, "IAEA");
  EXPECT_EQ(Identify(person, absl::CivilDay(2008, 6, 1)).of, "EG");
  EXPECT_EQ(Identify(person, absl::CivilDay(2010, 6, 1)).acts_for, "");
  EXPECT_EQ(Identify(Person("Petrov", "BG"), absl::CivilDay(2001, 6, 1)).acts_for, "");
}

TEST(ActorNames, OfficesAreNoNames) {
  for (const char* name : {"Soviet leader", "Britain's Queen", "President of Russia", "Iranian negotiator"}) {
    EXPECT_TRUE(IsDescription(name)) << name;
  }
  for (const char* name : {"Freddie Mercury", "Martin Luther King Smith", "Petrov"}) {
    EXPECT_FALSE(IsDescription(name)) << name;
  }
}

TEST(ActorNames, APlaceIsInTheCountryThatTheGazetteerGives) {
  const actors::Gazetteer& gazetteer = *testing::SmallGazetteer();
  EXPECT_EQ(CountryOfPlace("Cairo", gazetteer), "EG");
  EXPECT_EQ(CountryOfPlace("France", gazetteer), "FR");
  EXPECT_EQ(CountryOfPlace("the Oval Office, White House", gazetteer), "US");
  EXPECT_EQ(CountryOfPlace("Atlantis", gazetteer), "");
  EXPECT_EQ(CountryOfPlace("", gazetteer), "");
}

TEST(ActorNames, ANameThatAsciiWouldLoseGetsAFingerprint) {
  const ActorIdentity first = Identify(Person("Сергей Иванов", "RU"));
  const ActorIdentity second = Identify(Person("Сергей Петров", "RU"));
  EXPECT_THAT(first.name, StartsWith("actors/"));
  EXPECT_NE(first.name, second.name);
  EXPECT_EQ(first.name, Identify(Person("Сергей Иванов", "RU")).name);
}

TEST(ActorNames, DiacriticsAndApostrophesDoNotMakeAnotherActor) {
  EXPECT_EQ(Identify(Person("José Núñez", "ES")).name, "actors/jose-nunez-es");
  EXPECT_EQ(Identify(Person("Jose Nunez", "ES")).name, "actors/jose-nunez-es");
}

TEST(ActorNames, AnActorThatTheGazetteerDoesNotMeanNeverTakesItsName) {
  // The slug of this group would be "sergey-lavrov", but for its kind.
  EXPECT_NE(Identify({"Sergey Lavrov", {}, "", "UA", "", ""}).name, "actors/sergey-lavrov");
}

TEST(ActorNames, LongAndEmptyNamesStayShortAndDistinct) {
  const std::string long_name(500, 'a');
  const ActorIdentity first = Identify(Person(long_name, "US"));
  const ActorIdentity second = Identify(Person(long_name + "b", "US"));
  EXPECT_LT(first.name.size(), 120);
  EXPECT_NE(first.name, second.name);
  EXPECT_GT(Identify(Person("", "")).name.size(), std::string("actors/").size());
}

}  // namespace
}  // namespace chancery::resolve
