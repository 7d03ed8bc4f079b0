// The gazetteer that the project ships.
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

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

TEST(ShippedGazetteer, HasTheCodesOfAllStates) {
  size_t countries = 0;
  for (const Entry* entry : Shipped().Entries()) {
    if (entry->kind != "country") continue;
    ++countries;
    EXPECT_EQ(entry->alpha3.size(), 3u) << entry->id;
  }
  EXPECT_GE(countries, 255u);  // ISO 3166-1 has 249
}

TEST(ShippedGazetteer, KnowsWhoLedEveryMemberOfTheUnitedNationsInTheYear2005) {
  const std::vector<std::string> without = {"SM"};  // whose two heads change every half year
  constexpr const char* kMembers =
      "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO "
      "KM "
      "CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU "
      "IS "
      "IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM "
      "MC "
      "MN MA MZ MM NA NR NP NL NZ NI NE NG NO OM PK PW PA PG PY PE PH PL PT QA MD RO RU RW KN LC VC WS SM ST SA SN SC "
      "SL "
      "SG SK SI SB SO ZA ES LK SD SR SE CH SY TJ TH MK TL TG TO TT TN TR TM TV UG UA AE GB TZ US UY UZ VU VE VN YE ZM "
      "ZW";
  std::map<std::string, int> leaders;
  const absl::CivilDay day(2005, 6, 15);
  for (const Entry* entry : Shipped().Entries()) {
    for (const Tenure& tenure : entry->tenures) {
      const bool leads = tenure.office != "ambassador" && tenure.office != "foreign minister";
      if (leads && tenure.from && *tenure.from <= day && (!tenure.to || day <= *tenure.to)) ++leaders[tenure.of];
    }
  }
  std::istringstream members(kMembers);
  std::string missing;
  for (std::string member; members >> member;) {
    if (leaders[member] == 0 && member != without[0]) missing += member + " ";
  }
  EXPECT_EQ(missing, "KG ");  // between two presidents, with an acting one
}

TEST(ShippedGazetteer, SaysWhoseWordEachTenureIs) {
  size_t tenures = 0, confirmed = 0;
  for (const Entry* entry : Shipped().Entries()) {
    for (const Tenure& tenure : entry->tenures) {
      ++tenures;
      ASSERT_FALSE(tenure.sources.empty()) << entry->id;
      if (tenure.sources.size() > 1) ++confirmed;
    }
  }
  EXPECT_GT(tenures, 4500u);
  EXPECT_GT(confirmed, 1200u);
}

TEST(ShippedGazetteer, KnowsLeadersHoweverTheyAreSpelt) {
  const std::pair<const char*, const char*> table[] = {
      {"Moamer Kadhafi", "muammar-gaddafi"},
      {"Volodymyr Zelenskyi", "volodymyr-zelensky"},
      {"Sergej Lavrov", "sergey-lavrov"},
      {"Binyamin Netanyahou", "benjamin-netanyahu"},
      {"Recep Tayyip Erdogan", "recep-tayyip-erdogan"},
      {"Hosni Mubarak", "hosni-mubarak"},
      {"Mohammad Morsi", "mohamed-morsi"},
      {"Slobodan Milosevic", "slobodan-milosevic"},
  };
  for (const auto& [name, id] : table) {
    const std::vector<const Entry*> found = Shipped().FindPersons(name);
    ASSERT_EQ(found.size(), 1u) << name;
    EXPECT_EQ(found[0]->id, id);
  }
}

}  // namespace
}  // namespace chancery::actors
