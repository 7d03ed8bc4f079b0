#include <string>

#include "actors/gazetteer.h"
#include "gtest/gtest.h"

namespace chancery::actors {
namespace {

TEST(Normalise, FoldsCaseAndRemovesDiacritics) {
  EXPECT_EQ(Normalise("Côte d’Ivoire"), "cote d'ivoire");
  EXPECT_EQ(Normalise("SÃO TOMÉ"), "sao tome");
  EXPECT_EQ(Normalise("Łódź, Øresund, Đoković"), "lodz, oresund, dokovic");
}

TEST(Normalise, UnifiesQuotesHyphensAndSpace) {
  EXPECT_EQ(Normalise("  Ban\u00a0Ki\u2011moon \n"), "ban ki-moon");
  EXPECT_EQ(Normalise("Sana\u02bda"), Normalise("Sana'a"));
  EXPECT_EQ(Normalise("Israeli\u2013Palestinian"), "israeli-palestinian");
}

TEST(Normalise, LeavesOtherScriptsReadableAndBadBytesHarmless) {
  EXPECT_EQ(Normalise("МОСКВА"), "москва");
  EXPECT_EQ(Normalise(std::string("a\xff") + "b"), "a\ufffdb");
  EXPECT_EQ(Normalise(""), "");
}

}  // namespace
}  // namespace chancery::actors
