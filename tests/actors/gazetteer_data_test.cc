// The gazetteer that the project ships.
#include <cstdlib>
#include <string>

#include "actors/gazetteer.h"
#include "gtest/gtest.h"
#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

const Gazetteer& Shipped() {
  static const auto gazetteer = Gazetteer::Load((testing::DataDirectory() / "actors").string());
  if (!gazetteer.ok()) {
    ADD_FAILURE() << gazetteer.status();
    std::abort();
  }
  return **gazetteer;
}

struct Expected {
  const char* form;
  const char* id;
  FormKind kind;
};

TEST(ShippedGazetteer, KnowsWhatNewsCallsStatesAndTheirGovernments) {
  const Expected table[] = {
      {"Russia", "RU", FormKind::kName},          {"the Kremlin", "RU", FormKind::kMetonym},
      {"Moscow", "RU", FormKind::kCapital},       {"Downing Street", "GB", FormKind::kMetonym},
      {"Britain", "GB", FormKind::kName},         {"the United States", "US", FormKind::kName},
      {"Foggy Bottom", "US", FormKind::kMetonym}, {"Palestinian Autonomy", "PS", FormKind::kName},
      {"Palestinians", "PS", FormKind::kDemonym}, {"Germans", "DE", FormKind::kDemonym},
      {"Czechs", "CZ", FormKind::kDemonym},       {"Korea", "KR", FormKind::kName},
      {"Congolese", "CD", FormKind::kDemonym},    {"Zaire", "CD", FormKind::kName},
      {"Soviet", "SU", FormKind::kDemonym},       {"Georgia", "GE", FormKind::kName},
      {"Geneva", "CH", FormKind::kPlace},         {"Sharm el-Sheikh", "EG", FormKind::kPlace},
      {"New York", "US", FormKind::kPlace},       {"Kosovo", "XK", FormKind::kName},
      {"UN", "united-nations", FormKind::kName},  {"Security Council", "un-security-council", FormKind::kName},
      {"Hamas", "hamas", FormKind::kName},
  };
  for (const Expected& expected : table) {
    const auto found = Shipped().Find(expected.form);
    ASSERT_FALSE(found.empty()) << expected.form;
    EXPECT_EQ(found[0].entry->id, expected.id) << expected.form;
    EXPECT_EQ(found[0].form, expected.kind) << expected.form;
  }
}

TEST(ShippedGazetteer, KnowsOfficeHoldersOfADay) {
  const Entry* president = Shipped().HolderOf("president", "RU", absl::CivilDay(2009, 12, 9));
  ASSERT_NE(president, nullptr);
  EXPECT_EQ(president->name, "Dmitry Medvedev");
  const Entry* secretary = Shipped().HolderOf("secretary-general", "United Nations", absl::CivilDay(2003, 2, 1));
  ASSERT_NE(secretary, nullptr);
  EXPECT_EQ(secretary->name, "Kofi Annan");
}

TEST(ShippedGazetteer, KeepsPartsOfOrganizationsUnderTheirWhole) {
  ASSERT_NE(Shipped().FindById("un-security-council"), nullptr);
  EXPECT_EQ(Shipped().FindById("un-security-council")->of, "United Nations");
}

}  // namespace
}  // namespace chancery::actors
