#include "text/language.h"

#include <gtest/gtest.h>

#include "text/article.h"

namespace chancery::text {
namespace {

TEST(Languages, AreTold) {
  EXPECT_EQ(DetectLanguage("The two foreign ministers met in the capital on Monday and spoke about the border.").code,
            "en");
  EXPECT_EQ(
      DetectLanguage("Les deux ministres des affaires étrangères se sont rencontrés lundi dans la capitale.").code,
      "fr");
  EXPECT_EQ(DetectLanguage("Министры иностранных дел двух стран встретились в понедельник в столице.").code, "ru");
  EXPECT_EQ(DetectLanguage("Die beiden Außenminister trafen sich am Montag in der Hauptstadt zu Gesprächen.").code,
            "de");
  EXPECT_TRUE(
      DetectLanguage("The two foreign ministers met in the capital on Monday, and they spoke about the border and "
                     "about the fishing rights of both their countries.")
          .reliable);
}

TEST(Languages, AreNotToldFromTooLittle) {
  EXPECT_EQ(DetectLanguage("").code, "und");
  EXPECT_EQ(DetectLanguage("12:30").code, "und");
  EXPECT_EQ(DetectLanguage("Oslo").code, "und");
  EXPECT_FALSE(DetectLanguage("Oslo").reliable);
}

TEST(Languages, SurviveTextsThatAreCutWithinACharacter) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "é ";
  for (size_t length = text.size() - 4; length <= text.size(); ++length) DetectLanguage(text.substr(0, length));
}

TEST(Languages, AreTakenFromThePageOnlyWhereTheTextIsTooShort) {
  EXPECT_EQ(
      ReadArticle("<html lang='fr-FR'><body><p>The two foreign ministers met in the capital on Monday and spoke about "
                  "the border.</p></body></html>")
          ->language,
      "en");
  EXPECT_EQ(ReadArticle("<html lang='fr-FR'><body><p>Oslo</p></body></html>")->language, "fr");
}

}  // namespace
}  // namespace chancery::text
