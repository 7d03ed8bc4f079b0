#include "evaluate/names.h"

#include <gtest/gtest.h>

namespace chancery::evaluate {
namespace {

TEST(NamesTest, CaseDiacriticsAndSignsDoNotCount) {
  EXPECT_EQ(PlainName("Ahmet Davutoğlu"), "ahmet davutoglu");
  EXPECT_EQ(PlainName("  Jean-Marc AYRAULT "), "jean marc ayrault");
  EXPECT_EQ(PlainName("O’Neill"), "o'neill");
  EXPECT_EQ(PlainName("Łódź"), "odz");  // a stroke is no diacritic that can be taken off
  EXPECT_EQ(PlainName("Лавров"), "");
}

TEST(NamesTest, OneLeadingTitleIsTakenOff) {
  EXPECT_EQ(PlainName("President Sauli Niinistö"), "sauli niinisto");
  EXPECT_EQ(PlainName("Prime Minister Ben Ali"), "ben ali");
  EXPECT_EQ(PlainName("The Prime Minister"), "prime minister");
  EXPECT_EQ(PlainName("President"), "president");
  EXPECT_EQ(PlainName("Presidente Lula"), "presidente lula");
}

TEST(NamesTest, LongerTextsKeepTheirFirstWord) {
  EXPECT_EQ(PlainText("The two\nministers — both — met."), "the two ministers both met");
}

TEST(NamesTest, UsualNamesOfCountriesAndOrganisationsHaveACode) {
  EXPECT_EQ(CodeOf("Britain"), "GB");
  EXPECT_EQ(CodeOf("the United Nations"), "united nations");
  EXPECT_EQ(CodeOf("United Nations"), "UN");
  EXPECT_EQ(CodeOf("UN"), "UN");
  EXPECT_EQ(CodeOf(" FR "), "FR");
  EXPECT_EQ(CodeOf("Fr"), "fr");
  EXPECT_EQ(CodeOf("Ruritania"), "ruritania");
}

TEST(NamesTest, PronounsBareTitlesAndStatesDoNotNameAPerson) {
  for (const char* weak : {"he", "We", "the envoy of peace", "president", "Prime Minister", "deputy prime minister",
                           "minister of trade", "Russia", "both"}) {
    EXPECT_TRUE(IsWeakPersonName(weak)) << weak;
  }
  for (const char* name : {"Hee", "Carl Bildt", "Minister Bildt", "President Niinisto", "Kingsley", "Theo"}) {
    EXPECT_FALSE(IsWeakPersonName(name)) << name;
  }
}

TEST(NamesTest, OnlyWordsOfMoreThanThreeLettersAreShared) {
  EXPECT_EQ(SharedWords("open the border crossings", "The border, and border crossings"), 2U);
  EXPECT_EQ(SharedWords("aid for all", "aid to all"), 0U);
}

}  // namespace
}  // namespace chancery::evaluate
