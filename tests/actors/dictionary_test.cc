// Dictionaries of the field (*.actors.txt) beside our own files.
#include "actors/dictionary.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "actors/dictionary_lines.h"
#include "actors/gazetteer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr std::string_view kOwn = R"({
  "source": "invented for this test",
  "countries": [
    {"id": "RU", "alpha3": "RUS", "name": "Russia", "metonyms": ["Kremlin"]},
    {"id": "JO", "alpha3": "JOR", "name": "Jordan", "demonyms": ["Jordanian"]}],
  "persons": [{"id": "anna-petrova", "name": "Anna Petrova", "of": "RU"}]
})";

class DictionaryTest : public ::testing::Test {
 protected:
  void Load(std::string_view dictionary) {
    std::ofstream(directory_.path() / "own.json") << kOwn;
    std::ofstream(directory_.path() / "theirs.actors.txt") << dictionary;
    auto loaded = Gazetteer::Load(directory_.path().string());
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    gazetteer_ = *loaded;
  }

  const Entry& Only(std::string_view form) const {
    const std::vector<Match> found = gazetteer_->Find(form);
    if (found.size() != 1) {
      static const Entry kNone;
      ADD_FAILURE() << form << ": " << found.size() << " entries";
      return kNone;
    }
    return *found[0].entry;
  }

  testing::TemporaryDirectory directory_;
  std::shared_ptr<const Gazetteer> gazetteer_;
};

TEST_F(DictionaryTest, MakesPersonsWithTheirDaysInOffice) {
  Load(
      "IVAN_ORLOV_  # an invented one\n"
      "+ORLOV_\n"
      "+PRESIDENT_ORLOV_\n"
      "+VANYA_ORLOV_\n"
      "\t[RUSELI 620101-920531]\n"
      "\t[RUSGOV 920601-20040531]\n"
      "\t[RUSMIL >040601]\n");
  EXPECT_THAT(gazetteer_->problems(), IsEmpty());
  const Entry& orlov = Only("Ivan Orlov");
  EXPECT_EQ(orlov.kind, "person");
  EXPECT_EQ(orlov.of, "RU");
  EXPECT_EQ(Only("Vanya Orlov").id, orlov.id);
  EXPECT_THAT(gazetteer_->Find("Orlov"), IsEmpty());  // a surname alone is no name
  ASSERT_EQ(orlov.tenures.size(), 2u);                // a former official holds no office
  EXPECT_EQ(orlov.tenures[0].from, absl::CivilDay(1992, 6, 1));
  EXPECT_EQ(orlov.tenures[0].to, absl::CivilDay(2004, 5, 31));
  EXPECT_EQ(orlov.tenures[1].from, absl::CivilDay(2004, 6, 1));
  EXPECT_EQ(orlov.tenures[1].to, std::nullopt);
  EXPECT_EQ(*orlov.tenures[0].sources.at(0), "dictionary theirs.actors.txt");
  EXPECT_EQ(gazetteer_->HolderCalled("Orlov", absl::CivilDay(2000, 1, 1)), &orlov);
  EXPECT_EQ(gazetteer_->HolderCalled("Orlov", absl::CivilDay(1980, 1, 1)), nullptr);
}

TEST_F(DictionaryTest, AddsToWhomIsKnownAlready) {
  Load(
      "ANNA_PETROVA_ [RUSGOV 010301-040531]\n"
      "ANNA_PETROVA_ [JORGOV 010301-040531]\n");
  const std::vector<Match> found = gazetteer_->Find("Anna Petrova");
  ASSERT_EQ(found.size(), 2u);  // two of a name where the country is another
  EXPECT_EQ(found[0].entry->id, "anna-petrova");
  EXPECT_EQ(found[0].entry->tenures.size(), 1u);
  EXPECT_EQ(found[1].entry->of, "JO");
}

TEST_F(DictionaryTest, MapsCodesToCountriesAndKinds) {
  Load(
      "RUSSIAN_STATE_BANK_ [RUSGOVBUS]\n"
      "ARMY_OF_THE_NORTH_(AON)_ [JORREB] # rebels\n"
      "LEAGUE_OF_INVENTED_STATES_ [IGO]\n"
      "RED_HAND_ [IMG]\n"
      "JORDAN_ [JOR]\n"
      "+HASHEMITE_KINGDOM_OF_JORDAN_\n"
      "ZARQA_ [JOR]\n"
      "KREMLIN_ [RUSGOV]\n");
  EXPECT_THAT(gazetteer_->problems(), IsEmpty());
  EXPECT_EQ(Only("Russian State Bank").kind, "organization");
  EXPECT_EQ(Only("Russian State Bank").of, "RU");
  EXPECT_EQ(Only("Army of the North").kind, "group");
  EXPECT_EQ(&Only("AON"), &Only("Army of the North"));
  EXPECT_EQ(Only("League of Invented States").of, "");
  EXPECT_EQ(Only("Red Hand").kind, "group");
  EXPECT_EQ(Only("Hashemite Kingdom of Jordan").id, "JO");
  EXPECT_EQ(gazetteer_->Find("Zarqa")[0].form, FormKind::kCapital);  // a place, and at times the state
  EXPECT_EQ(Only("Kremlin").id, "RU");
}

TEST_F(DictionaryTest, PutsSetsOfWordsIntoNames) {
  Load(
      "!SIDE! = NORTHERN, SOUTHERN\n"
      "!SIDE!_FRONT_ [JORREB]\n");
  EXPECT_EQ(&Only("Northern Front"), &Only("Southern Front"));
}

TEST_F(DictionaryTest, ReportsEveryLineThatItCannotUse) {
  Load(
      "+NOBODY_\n"                                      // 1
      "\t[RUSGOV]\n"                                    // 2
      "ANNA_MINOR_ [RUSGOV 010301-000101]\n"            // 3 and the name left without a code
      "BORIS_MINOR_ [RUSGOV 20010230-20020101]\n"       // 4
      "CARL_MINOR_ [rusgov]\n"                          // 5
      "DORA_MINOR_ [HOBGOV]\n"                          // 6
      "EVA_MINOR_ [RUSGOV 010101-020101\n"              // 7
      "FAY_MINOR_ [RUSGOV 010101-020101] an actress\n"  // 8, kept
      "!NOWHERE!_FRONT_ [JORREB]\n"                     // 9
      "GIL_MINOR_\n"                                    // 10
      "HAL\xff_ [RUSGOV]\n");                           // 11
  for (const char* at : {":1: ", ":2: ", ":3: ", ":4: ", ":5: ", ":6: ", ":7: ", ":8: ", ":9: ", ":10: ", ":11: "}) {
    EXPECT_THAT(gazetteer_->problems(), ::testing::Contains(HasSubstr(std::string("theirs.actors.txt") + at)));
  }
  EXPECT_EQ(Only("Fay Minor").kind, "person");
  for (const char* name : {"Anna Minor", "Boris Minor", "Carl Minor", "Dora Minor", "Eva Minor", "Gil Minor"}) {
    EXPECT_THAT(gazetteer_->Find(name), IsEmpty()) << name;
  }
}

TEST(DictionaryLines, ReadsTheWaysDaysAreWritten) {
  const DictionaryLines lines = ReadDictionaryLines(
      "A_ [RUSGOV <920101] [RUSGOV 920101-930101][RUSGOV 19930101 - 20040101] [RUSGOV > 300101] [RUSGOV >310101] "
      "[---]\n");
  EXPECT_THAT(lines.problems, IsEmpty());
  ASSERT_EQ(lines.actors.size(), 1u);
  std::vector<std::pair<std::optional<absl::CivilDay>, std::optional<absl::CivilDay>>> days;
  for (const DictionaryCode& code : lines.actors[0].codes) days.emplace_back(code.from, code.to);
  using Day = absl::CivilDay;
  EXPECT_THAT(days, ElementsAre(Pair(std::nullopt, Day(1992, 1, 1)), Pair(Day(1992, 1, 1), Day(1993, 1, 1)),
                                Pair(Day(1993, 1, 1), Day(2004, 1, 1)), Pair(Day(2030, 1, 1), std::nullopt),
                                Pair(Day(1931, 1, 1), std::nullopt), Pair(std::nullopt, std::nullopt)));
}

TEST(DictionaryLines, SkipsRemarksOfBothKinds) {
  const DictionaryLines lines = ReadDictionaryLines(
      "<!-- NOT_ME_ [RUS]\n NOR_ME_ [RUS] --> IVAN_ [RUS] # NOR_THIS_ [RUS]\r\n#OR_ME_ [RUS]\r\n\r\nLAST_ [RUS]");
  EXPECT_THAT(lines.problems, IsEmpty());
  ASSERT_EQ(lines.actors.size(), 2u);
  EXPECT_THAT(lines.actors[0].names, ElementsAre("IVAN"));
  EXPECT_THAT(lines.actors[1].names, ElementsAre("LAST"));
  EXPECT_EQ(lines.actors[1].line, 5u);
}

// The field's own files, where they lie beside the project.
TEST(Dictionary, ReadsTheFilesOfTheField) {
  namespace fs = std::filesystem;
  const std::optional<fs::path> shared = testing::SharedDirectory();
  const fs::path folder = shared.value_or("") / "corpora/petrarch-dictionaries";
  if (!fs::exists(folder / "Phoenix.Countries.actors.txt.gz")) GTEST_SKIP() << "no dictionaries of others here";
  const testing::TemporaryDirectory directory;
  for (const fs::directory_entry& file : fs::directory_iterator(testing::DataDirectory() / "actors")) {
    fs::copy(file.path(), directory.path() / file.path().filename());
  }
  for (const char* name : {"Phoenix.Countries", "Phoenix.International", "Phoenix.MilNonState"}) {
    const std::string file = std::string(name) + ".actors.txt";
    const std::string command =
        "gzip -dc '" + (folder / (file + ".gz")).string() + "' > '" + (directory.path() / file).string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }
  const auto gazetteer = Gazetteer::Load(directory.path().string());
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.status();
  EXPECT_GT((*gazetteer)->Entries().size(), 15000u);
  // About 64,000 lines; what is reported are slips of the pen in them.
  EXPECT_LT((*gazetteer)->problems().size(), 400u);
  const std::vector<const Entry*> karzai = (*gazetteer)->FindPersons("Hamid Karzai");
  ASSERT_EQ(karzai.size(), 1u);
  EXPECT_EQ(karzai[0]->of, "AF");
}

}  // namespace
}  // namespace chancery::actors
