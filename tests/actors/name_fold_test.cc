// Spellings of one name fold together, and names of different people do not.
#include "actors/name_fold.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "actors/gazetteer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

TEST(FoldName, BringsSpellingsOfOneNameTogether) {
  const std::vector<std::vector<std::string>> names = {
      {"Sergei Ivanov", "Sergey Ivanov", "Serguei Ivanov", "Sergej Ivanov", "SERGEY IVANOV"},
      {"Muammar Gaddafi", "Moammar Gadhafi", "Muammar Qaddafi", "Moamer Kadhafi", "Muammar al-Gaddafi"},
      {"Mohammed Hussein", "Muhammad Husayn", "Mohamed Hussain", "Mohammad Hossein"},
      {"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Volodymyr Zelenskyi"},
      {"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
      {"Benjamin Netanyahu", "Binyamin Netanyahu", "Benjamin Netanyahou"},
      {"Nursultan Nazarbayev", "Nursultan Nazarbaev"},
      {"Heydar Aliyev", "Heydar Aliev"},
      {"Nikita Khrushchev", "Nikita Khrushchov", "Nikita Khruschev"},
      {"Boris Yeltsin", "Boris Eltsin"},
      {"Yulia Tymoshenko", "Yuliya Timoshenko"},
      {"Alexander Lukashenko", "Aleksandr Lukashenka", "Alexandre Loukachenko"},
      {"Yevgeny Primakov", "Evgeni Primakov", "Evgueni Primakov"},
      {"Slobodan Milošević", "Slobodan Milosevic", "Slobodan Milosevich"},
      {"Leonid Kuchma", "Leonid Koutchma"},
      {"Zoran Đinđić", "Zoran Djindjic"},
      {"Gerhard Schröder", "Gerhard Schroeder"},
      {"Abdelaziz Bouteflika", "Abdul Aziz Bouteflika", "Abd al-Aziz Bouteflika"},
      {"Abdul Rahman Nour", "Abderrahman Nour", "Abd ar-Rahman Nur"},
      {"Hafez al-Assad", "Hafiz el-Asad", "Hafez Assad"},
      {"Osama Hamdan", "Usama Hamdan", "Oussama Hamdan"},
      {"Khalid ibn Saud", "Khaled bin Saoud"},
      {"Kim Jong-un", "Kim Jong Un"},
  };
  for (const std::vector<std::string>& spellings : names) {
    for (const std::string& spelling : spellings) EXPECT_EQ(FoldName(spelling), FoldName(spellings[0])) << spelling;
  }
}

TEST(FoldName, KeepsNamesApartThatAreAlmostAlike) {
  const std::pair<const char*, const char*> names[] = {
      {"Mahmoud Abbas", "Mohammed Abbas"},   {"Ahmed Hamad", "Mohammed Hamad"},
      {"Hamid Karzai", "Hamad Karzai"},      {"Hassan Rahimi", "Hussein Rahimi"},
      {"Sergei Ivanov", "Sergei Ivanova"},   {"Igor Ivanov", "Ivan Ivanov"},
      {"Said Salim", "Saad Salim"},          {"Ali Khamenei", "Ruhollah Khomeini"},
      {"Lee Myung-bak", "Lee Jae-myung"},    {"George W. Bush", "George H. W. Bush"},
      {"Robert Kocharyan", "Robert Kochar"}, {"James Michel", "James Mitchell"},
      {"Carlos Perez", "Carlos Peres"},      {"Salman bin Hamad", "Sultan bin Hamad"},
  };
  for (const auto& [a, b] : names) EXPECT_NE(FoldName(a), FoldName(b)) << a;
}

TEST(FoldName, IsTheSameForItsOwnResult) {
  for (const char* name : {"Abd al-Aziz ibn Baz", "Oleksiy Honcharuk", "Mikhail Gorbachev", "Zoran Živković",
                           "Ngozi Okonjo-Iweala", "Mohamed Ould Ghazouani"}) {
    EXPECT_EQ(FoldName(FoldName(name)), FoldName(name)) << name;
  }
}

TEST(FoldName, LeavesShortAndOddInputInPeace) {
  EXPECT_EQ(FoldName(""), "");
  EXPECT_EQ(FoldName("Xi"), "xi");
  EXPECT_EQ(FoldName("U"), "u");
  EXPECT_EQ(FoldName("al-"), "al");
  EXPECT_EQ(FoldName("Ali"), "ali");
  EXPECT_EQ(FoldName("Путин"), "путин");
}

// Over all persons that the project ships: names of different people that fold alike although they are written
// differently. Those who share a very name are apart by their offices and countries, and no matter of folding.
TEST(FoldName, MakesNoTwoPersonsOfTheGazetteerOne) {
  const auto gazetteer = Gazetteer::Load((testing::DataDirectory() / "actors").string());
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.status();
  std::map<std::string, std::set<std::pair<std::string, std::string>>> by_fold;  // fold -> (id, name)
  size_t persons = 0;
  for (const Entry* entry : (*gazetteer)->Entries()) {
    if (entry->kind != "person") continue;
    ++persons;
    by_fold[FoldName(entry->name)].insert({entry->id, Normalise(entry->name)});
    for (const std::string& name : entry->names) by_fold[FoldName(name)].insert({entry->id, Normalise(name)});
  }
  std::vector<std::string> merged;
  for (const auto& [fold, bearers] : by_fold) {
    std::set<std::string> ids, names;
    for (const auto& [id, name] : bearers) {
      ids.insert(id);
      names.insert(name);
    }
    if (ids.size() > 1 && names.size() > 1) merged.push_back(fold);
  }
  EXPECT_GT(persons, 3000u);
  EXPECT_THAT(merged, ::testing::IsEmpty());
}

}  // namespace
}  // namespace chancery::actors
