#include "actors/offices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class OfficesTest : public ::testing::Test {
 protected:
  static const Gazetteer& Known() {
    static const auto gazetteer = Gazetteer::Load((testing::DataDirectory() / "actors").string());
    return **gazetteer;
  }

  static std::vector<std::string> Holders(const std::string& office, const std::string& of, absl::CivilDay day) {
    std::vector<std::string> names;
    for (const OfficeHolding& holding : HoldingsOf(Known(), office, of)) {
      if (HeldOn(*holding.tenure, day)) names.push_back(holding.holder->name);
    }
    return names;
  }
};

TEST_F(OfficesTest, AnOfficeIsHeldFromItsFirstToItsLastDay) {
  EXPECT_THAT(Holders("foreign minister", "RU", absl::CivilDay(2009, 12, 9)), ElementsAre("Sergey Lavrov"));
  EXPECT_THAT(Holders("minister of foreign affairs", "RU", absl::CivilDay(2009, 12, 9)), ElementsAre("Sergey Lavrov"));
  EXPECT_THAT(Holders("president", "RU", absl::CivilDay(2008, 5, 6)), ElementsAre("Vladimir Putin"));
  EXPECT_THAT(Holders("president", "RU", absl::CivilDay(1850, 1, 1)), IsEmpty());
}

TEST_F(OfficesTest, HoldingsComeByTheirFirstDay) {
  const std::vector<OfficeHolding> holdings = HoldingsOf(Known(), "president", "FR");
  ASSERT_GE(holdings.size(), 3U);
  for (size_t i = 1; i < holdings.size(); ++i) EXPECT_LE(holdings[i - 1].tenure->from, holdings[i].tenure->from);
}

TEST_F(OfficesTest, OfficesAreThoseOfTheCountry) {
  EXPECT_THAT(OfficesOf(Known(), "RU"), Contains("foreign minister"));
  EXPECT_THAT(OfficesOf(Known(), "United Nations"), Contains("secretary-general"));
  EXPECT_THAT(OfficesOf(Known(), "nowhere"), IsEmpty());
}

TEST_F(OfficesTest, ACountryOrOrganizationIsUnderstoodByItsNames) {
  EXPECT_EQ(CountryOrOrganization(Known(), "RU"), "RU");
  EXPECT_EQ(CountryOrOrganization(Known(), "Russian Federation"), "RU");
  EXPECT_EQ(CountryOrOrganization(Known(), "UN"), "United Nations");
  EXPECT_EQ(CountryOrOrganization(Known(), "Sergey Lavrov"), "");
  EXPECT_EQ(CountryOrOrganization(Known(), "Ruritania"), "");
}

}  // namespace
}  // namespace chancery::actors
