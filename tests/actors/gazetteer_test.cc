// Lookups in a small gazetteer of the test's own.
#include "actors/gazetteer.h"

#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kFile = R"({
  "source": "invented for this test",
  "countries": [
    {"id": "RU", "name": "Russia", "names": ["Russian Federation"], "demonyms": ["Russian", "Russians"],
     "capitals": ["Moscow"], "metonyms": ["Kremlin"]},
    {"id": "SU", "name": "Soviet Union", "capitals": ["Moscow"], "from": "1922-12-30", "to": "1991-12-26"},
    {"id": "US", "name": "United States", "names": ["US", "U.S."], "demonyms": ["American"]},
    {"id": "TR", "name": "Turkey", "demonyms": ["Turkish"]},
    {"id": "GE", "name": "Georgia", "demonyms": ["Georgian"], "capitals": ["Tbilisi"]},
    {"id": "GN", "name": "Guinea", "demonyms": ["Guinean"]},
    {"id": "GW", "name": "Guinea-Bissau", "demonyms": ["Guinean"]},
    {"id": "FR", "name": "France", "metonyms": ["Élysée"]},
    {"id": "NL", "name": "Netherlands", "capitals": ["The Hague"]}],
  "organizations": [
    {"id": "nato", "name": "NATO"},
    {"id": "nato-russia-council", "name": "NATO-Russia Council", "of": "NATO"},
    {"id": "who", "name": "World Health Organization", "names": ["WHO"]}],
  "persons": [
    {"id": "anna-petrova", "name": "Anna Petrova", "gender": "female", "of": "RU", "tenures": [
      {"office": "foreign minister", "of": "RU", "from": "2001-03-01", "to": "2004-05-31"},
      {"office": "secretary-general", "of": "NATO", "from": "2006-01-01"}]},
    {"id": "ivan-orlov", "name": "Ivan Orlov", "of": "RU", "tenures": [
      {"office": "foreign minister", "of": "RU", "from": "2004-05-31", "to": "2008-01-01"},
      {"office": "president", "of": "RU", "to": "2012-01-01"}]}],
  "places": [{"of": "US", "names": ["Georgia"]}, {"of": "GE", "names": ["Batumi"]}]
})";

class GazetteerTest : public ::testing::Test {
 protected:
  GazetteerTest() {
    std::ofstream(directory_.path() / "some.json") << kFile;
    auto loaded = Gazetteer::Load(directory_.path().string());
    if (!loaded.ok()) {
      ADD_FAILURE() << loaded.status();
      std::abort();
    }
    gazetteer_ = *loaded;
  }

  // The matches in words parted by single spaces, as "words: id kind".
  std::vector<std::string> InText(std::string_view text) const {
    std::vector<std::string_view> words;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      words.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    std::vector<std::string> found;
    for (const Match& match : gazetteer_->FindAll(words)) {
      std::string shown;
      for (size_t i = match.begin; i < match.end; ++i) shown.append(shown.empty() ? "" : " ").append(words[i]);
      found.push_back(shown + ": " + match.entry->id + " " + KindName(match.form));
    }
    return found;
  }

  static std::string KindName(FormKind kind) {
    switch (kind) {
      case FormKind::kName:
        return "name";
      case FormKind::kDemonym:
        return "demonym";
      case FormKind::kCapital:
        return "capital";
      case FormKind::kMetonym:
        return "metonym";
      case FormKind::kPlace:
        return "place";
    }
    return "?";
  }

  std::string Holder(std::string_view office, std::string_view of, int year, int month, int day) const {
    const Entry* entry = gazetteer_->HolderOf(office, of, absl::CivilDay(year, month, day));
    return entry == nullptr ? "" : entry->id;
  }

  testing::TemporaryDirectory directory_;
  std::shared_ptr<const Gazetteer> gazetteer_;
};

TEST_F(GazetteerTest, FindsNamesDemonymsAndMetonyms) {
  EXPECT_THAT(InText("Russia told the Kremlin that Russian envoys left Tbilisi for Batumi"),
              ElementsAre("Russia: RU name", "Kremlin: RU metonym", "Russian: RU demonym", "Tbilisi: GE capital",
                          "Batumi: GE place"));
}

TEST_F(GazetteerTest, TakesTheLongestForm) {
  EXPECT_THAT(InText("the Russian Federation"), ElementsAre("Russian Federation: RU name"));
  EXPECT_THAT(InText("the NATO - Russia Council"), ElementsAre("NATO - Russia Council: nato-russia-council name"));
  EXPECT_THAT(InText("NATO - Russia ties"), ElementsAre("NATO: nato name", "Russia: RU name"));
}

TEST_F(GazetteerTest, FindsAFormHoweverItWasCutIntoWords) {
  EXPECT_THAT(InText("Guinea-Bissau"), ElementsAre("Guinea-Bissau: GW name"));
  EXPECT_THAT(InText("Guinea - Bissau"), ElementsAre("Guinea - Bissau: GW name"));
  EXPECT_THAT(InText("Guinea 's"), ElementsAre("Guinea: GN name"));
}

TEST_F(GazetteerTest, DoesNotFindAFormInPartOfAWord) { EXPECT_THAT(InText("Russia-led Natolian"), IsEmpty()); }

TEST_F(GazetteerTest, AsksForCapitalsWhereTheFormHasThem) {
  EXPECT_THAT(InText("he told us to buy a turkey who sold it"), IsEmpty());
  EXPECT_THAT(InText("Us and Who"), IsEmpty());
  EXPECT_THAT(InText("the US , the U.S. and Turkey"), ElementsAre("US: US name", "U.S.: US name", "Turkey: TR name"));
}

TEST_F(GazetteerTest, AllowsCapitalsOfHeadlinesAndOfBritishPapers) {
  EXPECT_THAT(InText("TURKEY LEAVES NATO"), ElementsAre("TURKEY: TR name", "NATO: nato name"));
  EXPECT_THAT(InText("Nato says"), ElementsAre("Nato: nato name"));
}

TEST_F(GazetteerTest, PutsDiacriticsAside) {
  EXPECT_THAT(InText("the Elysee and the \u00c9lys\u00e9e"),
              ElementsAre("Elysee: FR metonym", "\u00c9lys\u00e9e: FR metonym"));
  EXPECT_THAT(InText("E\u0301lyse\u0301e"), ElementsAre("E\u0301lyse\u0301e: FR metonym"));
}

TEST_F(GazetteerTest, GivesAllEntriesOfAnAmbiguousFormBestFirst) {
  EXPECT_THAT(InText("Georgia"), ElementsAre("Georgia: GE name", "Georgia: US place"));
  EXPECT_THAT(InText("Moscow"), ElementsAre("Moscow: RU capital", "Moscow: SU capital"));
  EXPECT_THAT(InText("Guinean"), ElementsAre("Guinean: GN demonym", "Guinean: GW demonym"));
}

TEST_F(GazetteerTest, LooksUpOneFormWithoutRegardToCaseOrArticle) {
  ASSERT_EQ(gazetteer_->Find("the  KREMLIN").size(), 1u);
  EXPECT_EQ(gazetteer_->Find("the kremlin")[0].entry->id, "RU");
  EXPECT_EQ(gazetteer_->Find("the hague")[0].entry->id, "NL");
  EXPECT_EQ(gazetteer_->Find("anna petrova")[0].entry->gender, "female");
  EXPECT_THAT(gazetteer_->Find("Russian Federation of"), IsEmpty());
  EXPECT_THAT(gazetteer_->Find(""), IsEmpty());
  EXPECT_THAT(gazetteer_->Find("the"), IsEmpty());
}

TEST_F(GazetteerTest, FindsEntriesById) {
  ASSERT_NE(gazetteer_->FindById("RU"), nullptr);
  EXPECT_EQ(gazetteer_->FindById("RU")->of, "RU");
  EXPECT_EQ(gazetteer_->FindById("ru"), nullptr);
}

TEST_F(GazetteerTest, KnowsWhoHeldAnOfficeOnADay) {
  EXPECT_EQ(Holder("Foreign Minister", "RU", 2003, 1, 1), "anna-petrova");
  EXPECT_EQ(Holder("foreign minister", "RU", 2001, 3, 1), "anna-petrova");
  EXPECT_EQ(Holder("foreign minister", "RU", 2008, 1, 1), "ivan-orlov");
  EXPECT_EQ(Holder("secretary-general", "NATO", 2020, 1, 1), "anna-petrova");
}

TEST_F(GazetteerTest, NamesNobodyWhereTheHolderIsNotKnownOrNotOne) {
  EXPECT_EQ(Holder("foreign minister", "RU", 2001, 2, 28), "");
  EXPECT_EQ(Holder("foreign minister", "RU", 2004, 5, 31), "");  // the day of the handover
  EXPECT_EQ(Holder("foreign minister", "US", 2003, 1, 1), "");
  EXPECT_EQ(Holder("president", "RU", 2011, 1, 1), "");  // in office since when is not known
}

TEST_F(GazetteerTest, KnowsAnOfficeHolderOfADayByLastName) {
  ASSERT_NE(gazetteer_->HolderCalled("Petrova", absl::CivilDay(2003, 1, 1)), nullptr);
  EXPECT_EQ(gazetteer_->HolderCalled("petrova", absl::CivilDay(2003, 1, 1))->id, "anna-petrova");
  EXPECT_EQ(gazetteer_->HolderCalled("Petrova", absl::CivilDay(2005, 1, 1)), nullptr);
  EXPECT_EQ(gazetteer_->HolderCalled("Anna", absl::CivilDay(2003, 1, 1)), nullptr);
}

TEST_F(GazetteerTest, FindsPersonsHoweverTheyAreSpelt) {
  EXPECT_THAT(gazetteer_->FindPersons("Anna Petrova"), ElementsAre(gazetteer_->FindById("anna-petrova")));
  EXPECT_THAT(gazetteer_->FindPersons("ANNA PETROVA"), ElementsAre(gazetteer_->FindById("anna-petrova")));
  EXPECT_THAT(gazetteer_->FindPersons("Iwan Orlov"), IsEmpty());
  EXPECT_THAT(gazetteer_->FindPersons("Ivan Orloff"), ElementsAre(gazetteer_->FindById("ivan-orlov")));
  EXPECT_THAT(gazetteer_->FindPersons("Moscow"), IsEmpty());
}

TEST_F(GazetteerTest, TakesOtherNamesOfOffices) {
  EXPECT_EQ(Holder("minister of foreign affairs", "RU", 2003, 1, 1), "anna-petrova");
  EXPECT_EQ(Holder("foreign secretary", "RU", 2003, 1, 1), "anna-petrova");
  EXPECT_EQ(Holder("deputy foreign minister", "RU", 2003, 1, 1), "");
  EXPECT_EQ(CanonicalOffice("Premier"), "prime minister");
}

TEST_F(GazetteerTest, KnowsWhoSaysWhat) {
  const Entry* orlov = gazetteer_->FindById("ivan-orlov");
  ASSERT_EQ(orlov->sources.size(), 1u);
  EXPECT_EQ(*orlov->sources[0], "invented for this test");
  EXPECT_EQ(orlov->tenures[0].sources, orlov->sources);
}

TEST_F(GazetteerTest, AnswersManyThreadsAtATime) {
  std::vector<std::thread> threads;
  std::vector<std::vector<std::string>> found(4);
  for (auto& own : found) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) own = InText("the \u00c9lys\u00e9e told the Kremlin and Nato");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : found) {
    EXPECT_THAT(own, ElementsAre("\u00c9lys\u00e9e: FR metonym", "Kremlin: RU metonym", "Nato: nato name"));
  }
}

}  // namespace
}  // namespace chancery::actors
