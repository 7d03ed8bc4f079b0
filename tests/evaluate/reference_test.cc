// Compares the scores with those of another program that scores by the same definition, where one lies beside the
// project.
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "evaluate/evaluation.h"
#include "tests/testing/paths.h"
#include "tests/testing/process.h"

namespace chancery::evaluate {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr char kPython[] = "/usr/bin/python3";

// Spoils expected events into what a coder might have found, a little or a lot.
class Spoiler {
 public:
  explicit Spoiler(unsigned seed) : random_(seed) {}

  json Spoil(const json& expected) {
    json event = expected;
    for (const char* key : {"time", "place"}) {
      if (event[key].is_array()) event[key] = event[key].empty() ? json("") : event[key][random_() % event[key].size()];
    }
    if (OneIn(6)) event["type"] = std::array{"meeting", "visit", "conference", "promise"}[random_() % 4];
    if (OneIn(5)) event["status"] = std::array{"OCCURRED", "ONGOING", "PLANNED"}[random_() % 3];
    if (OneIn(4)) event["time"] = OneIn(2) ? "" : "2010-01-01";
    if (OneIn(4)) event["place"] = OneIn(2) ? "" : "Atlantis";
    if (OneIn(3)) event["content"] = OneIn(2) ? "" : "nothing of the kind";
    if (OneIn(3)) event["evidence"] = json::array();
    json& parties = event["participants"];
    if (parties.size() > 1 && OneIn(3)) parties.erase(random_() % parties.size());
    if (OneIn(6)) parties.push_back({{"actor", "Zed Quux"}, {"kind", "person"}, {"of", "FR"}, {"role", "participant"}});
    for (json& party : parties) SpoilParty(party);
    return event;
  }

  bool OneIn(unsigned n) { return random_() % n == 0; }

 private:
  void SpoilParty(json& party) {
    const json aliases = party.value("aliases", json::array());
    if (OneIn(3) && !aliases.empty()) party["actor"] = aliases[random_() % aliases.size()];
    if (OneIn(3)) party.erase("aliases");
    if (OneIn(5)) party["of"] = OneIn(2) ? "" : "FR";
    if (OneIn(6)) party["role"] = "participant";
    if (OneIn(8)) party["actor"] = party["of"];
    if (OneIn(8)) party["kind"] = "country";
    std::string name = party["actor"];
    if (OneIn(4) && name.rfind(' ') != std::string::npos) party["actor"] = name.substr(name.rfind(' ') + 1);
  }

  std::mt19937 random_;
};

// Writes what a careless coder would have found in each of the articles.
void WriteFound(const fs::path& gold, const fs::path& found, unsigned seed) {
  Spoiler spoiler(seed);
  for (const auto& entry : fs::directory_iterator(gold)) {
    const std::string name = entry.path().filename().string();
    constexpr std::string_view kSuffix = ".events.json";
    if (!name.ends_with(kSuffix)) continue;
    std::ofstream lines(found / (name.substr(0, name.size() - kSuffix.size()) + ".jsonl"));
    const json events = json::parse(testing::ReadFile(entry.path()))["events"];
    for (const json& event : events) {
      for (unsigned copies = spoiler.OneIn(5) ? 2 : 1; copies > 0; --copies) {
        if (!spoiler.OneIn(4)) lines << spoiler.Spoil(event).dump() << "\n";
      }
    }
  }
}

// The other program rounds to three places.
constexpr double kRounding = 0.000501;

void ExpectShare(const json& reference, size_t right, size_t all) {
  if (reference.is_null()) {
    EXPECT_EQ(all, 0U);
    return;
  }
  const double share = all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
  EXPECT_NEAR(reference.get<double>(), share, kRounding);
}

void ExpectRates(const json& reference, const Counts& counts) {
  const Rates rates = RatesOf(counts);
  EXPECT_NEAR(reference["precision"].get<double>(), rates.precision, kRounding);
  EXPECT_NEAR(reference["recall"].get<double>(), rates.recall, kRounding);
  EXPECT_NEAR(reference["f1"].get<double>(), rates.f1, kRounding);
}

void ExpectSame(const json& reference, const ViewResult& result) {
  EXPECT_EQ(reference["tp"].get<size_t>(), result.all.matched);
  EXPECT_EQ(reference["fp"].get<size_t>(), result.all.invented);
  EXPECT_EQ(reference["fn"].get<size_t>(), result.all.missed);
  ExpectRates(reference, result.all);
  ExpectShare(reference["participants"], result.all.participants, result.all.matched);
  ExpectShare(reference["roles"], result.all.roles, result.all.matched);
  ExpectShare(reference["status"], result.all.status, result.all.matched);
  ExpectShare(reference["time"], result.all.time, result.all.matched);
  ExpectShare(reference["place"], result.all.place, result.all.placed);
  for (size_t i = 0; i < kTypes.size(); ++i) {
    const json& type = reference["by_type"][std::string(kTypes[i])];
    SCOPED_TRACE(kTypes[i]);
    EXPECT_EQ(type["n"].get<size_t>(), result.types[i].matched + result.types[i].missed);
    ExpectRates(type, result.types[i]);
  }
}

class ReferenceTest : public ::testing::TestWithParam<unsigned> {};

TEST_P(ReferenceTest, CarelesslyFoundEventsGetTheSameScores) {
  const auto shared = testing::SharedDirectory();
  if (!shared || !fs::exists(*shared / "score")) GTEST_SKIP() << "there is no other scorer beside the project";
  if (!fs::exists(kPython)) GTEST_SKIP() << "there is no python3";
  testing::TemporaryDirectory folder;
  const fs::path found = folder.path() / "found";
  fs::create_directory(found);
  const fs::path gold = testing::DataDirectory() / "articles";
  WriteFound(gold, found, GetParam());
  // Where the package is installed the other program knows more names of countries.
  std::ofstream(folder.path() / "pycountry.py") << "raise ImportError\n";
  const testing::Finished finished =
      testing::Run({"/usr/bin/env", "PYTHONPATH=" + folder.path().string(), kPython, (*shared / "score").string(),
                    gold.string(), gold.string(), "--found", found.string()});
  ASSERT_EQ(finished.exit_code, 0) << finished.err;
  const json reference = json::parse(finished.out);

  auto articles = ReadGold(gold, {}, {});
  ASSERT_TRUE(articles.ok()) << articles.status();
  auto coded = ReadFoundOf(*std::move(articles), found);
  ASSERT_TRUE(coded.ok()) << coded.status();
  const Evaluation evaluation = Evaluate(*std::move(coded));
  EXPECT_EQ(reference["articles"].get<size_t>(), evaluation.articles.size());
  EXPECT_EQ(reference["inventions_in_trap_articles"].get<size_t>(), evaluation.inventions_in_traps);
  ExpectSame(reference["strict"], evaluation.strict);
  ExpectSame(reference["country"], evaluation.by_country);
  EXPECT_GT(evaluation.strict.all.matched, 20U);
  EXPECT_GT(evaluation.strict.all.invented, 5U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ReferenceTest, ::testing::Range(1U, 6U));

}  // namespace
}  // namespace chancery::evaluate
