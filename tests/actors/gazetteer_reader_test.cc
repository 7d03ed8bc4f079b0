// Every mistake in a file is refused with its place.
#include <fstream>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "actors/gazetteer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/paths.h"

namespace chancery::actors {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// What loading a directory with this one file says.
absl::Status LoadOne(std::string_view json) {
  testing::TemporaryDirectory directory;
  std::ofstream(directory.path() / "bad.json") << json;
  return Gazetteer::Load(directory.path().string()).status();
}

// That a file is refused, naming itself, the pointer and this much of the reason.
void ExpectRefused(std::string_view json, const std::string& pointer, const std::string& reason) {
  const absl::Status status = LoadOne(json);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << json;
  EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr("bad.json: " + pointer), HasSubstr(reason)));
}

TEST(GazetteerReader, TakesAFileWithNothingButItsSource) { EXPECT_EQ(LoadOne(R"({"source": "s"})"), absl::OkStatus()); }

TEST(GazetteerReader, RefusesAFolderWithoutFiles) {
  const testing::TemporaryDirectory directory;
  EXPECT_EQ(Gazetteer::Load(directory.path().string()).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Gazetteer::Load((directory.path() / "none").string()).status().code(), absl::StatusCode::kNotFound);
}

TEST(GazetteerReader, RefusesWhatIsNotJson) {
  ExpectRefused("{\"source\": \"s\"", "not JSON", "line 1");
  ExpectRefused("{\"source\": \"\xff\"}", "not JSON", "invalid");
  ExpectRefused("[]", "the top", "an object");
}

TEST(GazetteerReader, RefusesAFieldGivenTwice) {
  ExpectRefused(R"({"source": "s", "groups": [{"id": "a", "name": "A", "id": "b"}]})", "the field \"id\"", "twice");
}

TEST(GazetteerReader, RefusesUnknownFields) {
  ExpectRefused(R"({"source": "s", "country": []})", "/country", "unknown field");
  ExpectRefused(R"({"source": "s", "groups": [{"id": "a", "name": "A", "x/y": 1}]})", "/groups/0/x~1y",
                "unknown field");
  ExpectRefused(R"({"source": "s", "groups": [{"id": "a", "name": "A", "capitals": ["B"]}]})", "/groups/0/capitals",
                "unknown field");
}

TEST(GazetteerReader, RefusesMissingFieldsAndWrongTypes) {
  ExpectRefused(R"({})", "the top", "\"source\"");
  ExpectRefused(R"({"source": "s", "countries": {}})", "/countries", "an array");
  ExpectRefused(R"({"source": "s", "countries": ["RU"]})", "/countries/0", "an object");
  ExpectRefused(R"({"source": "s", "countries": [{"id": "RU"}]})", "/countries/0", "a field \"name\"");
  ExpectRefused(R"({"source": "s", "countries": [{"id": "RU", "name": 5}]})", "/countries/0/name", "a string");
  ExpectRefused(R"({"source": "s", "countries": [{"id": "RU", "name": " R"}]})", "/countries/0/name", "white space");
  ExpectRefused(R"({"source": "s", "countries": [{"id": "RU", "name": "R", "names": ["A", "A"]}]})",
                "/countries/0/names/1", "each value once");
}

TEST(GazetteerReader, RefusesIdsThatAreTakenOrNoCode) {
  ExpectRefused(R"({"source": "s", "countries": [{"id": "RU", "name": "R"}, {"id": "RU", "name": "S"}]})",
                "/countries/1/id", "taken");
  ExpectRefused(R"({"source": "s", "countries": [{"id": "russia", "name": "R"}]})", "/countries/0/id", "two capital");
}

TEST(GazetteerReader, RefusesAnOfThatIsNeitherCountryNorOrganization) {
  ExpectRefused(R"({"source": "s", "groups": [{"id": "a", "name": "A", "of": "XX"}]})", "/groups/0/of", "country");
  ExpectRefused(R"({"source": "s", "places": [{"of": "XX", "names": ["P"]}]})", "/places/0/of", "country");
  ExpectRefused(R"({"source": "s", "places": [{"names": ["P"]}]})", "/places/0", "\"of\"");
}

TEST(GazetteerReader, RefusesDatesThatAreNoneOrInverted) {
  const auto tenure = [](const std::string& days) {
    return R"({"source": "s", "countries": [{"id": "RU", "name": "R"}], "persons": [{"id": "p", "name": "P",
      "tenures": [{"office": "o", "of": "RU", )" +
           days + "}]}]}";
  };
  ExpectRefused(tenure(R"("from": "2001-02-30")"), "/persons/0/tenures/0/from", "YYYY-MM-DD");
  ExpectRefused(tenure(R"("from": 2001)"), "/persons/0/tenures/0/from", "YYYY-MM-DD");
  ExpectRefused(tenure(R"("from": "2001-2-03")"), "/persons/0/tenures/0/from", "YYYY-MM-DD");
  ExpectRefused(tenure(R"("from": "2005-01-01", "to": "2004-12-31")"), "/persons/0/tenures/0/to", "not before");
  EXPECT_EQ(LoadOne(tenure(R"("from": "2004-02-29", "to": "2004-02-29")")), absl::OkStatus());
}

TEST(GazetteerReader, TakesMonthsAndYearsAndRefusesOtherDates) {
  const auto tenure = [](const std::string& days) {
    return R"({"source": "s", "countries": [{"id": "RU", "name": "R"}], "persons": [{"id": "p", "name": "P",
      "tenures": [{"office": "o", "of": "RU", )" +
           days + "}]}]}";
  };
  EXPECT_EQ(LoadOne(tenure(R"("from": "2004-02", "to": "2004")")), absl::OkStatus());
  ExpectRefused(tenure(R"("from": "2004-13")"), "/persons/0/tenures/0/from", "YYYY-MM");
  ExpectRefused(tenure(R"("from": "04")"), "/persons/0/tenures/0/from", "YYYY-MM");
  ExpectRefused(tenure(R"("from": "2004-02", "to": "2004-01")"), "/persons/0/tenures/0/to", "not before");
}

TEST(GazetteerReader, RefusesSourcesThatTheFileDoesNotName) {
  const auto group = [](const std::string& fields) {
    return R"({"source": "s", "sources": {"atlas": "An atlas."}, "groups": [{"id": "a", "name": "A", )" + fields +
           "}]}";
  };
  EXPECT_EQ(LoadOne(group(R"("sources": ["atlas"])")), absl::OkStatus());
  ExpectRefused(group(R"("sources": ["map"])"), "/groups/0/sources", "\"map\"");
  ExpectRefused(group(R"("sources": [])"), "/groups/0/sources", "at least one");
  ExpectRefused(group(R"("sources": ["atlas"], "source": "t")"), "/groups/0/sources", "beside");
  ExpectRefused(R"({"source": "s", "sources": ["atlas"]})", "/sources", "object");
  ExpectRefused(R"({"source": "s", "sources": {"atlas": 5}})", "/sources/atlas", "a string");
}

TEST(GazetteerReader, RefusesCodesOfStatesThatAreNone) {
  const auto country = [](const std::string& fields) {
    return R"({"source": "s", "countries": [{"id": "RU", "name": "R", )" + fields + "}]}";
  };
  EXPECT_EQ(LoadOne(country(R"("alpha3": "RUS", "numeric": "643")")), absl::OkStatus());
  ExpectRefused(country(R"("alpha3": "Rus")"), "/countries/0/alpha3", "three capital");
  ExpectRefused(country(R"("numeric": "64")"), "/countries/0/numeric", "three digits");
  ExpectRefused(R"({"source": "s", "countries": [{"id": "RU", "name": "R", "alpha3": "RUS"},
                    {"id": "RV", "name": "V", "alpha3": "RUS"}]})",
                "/countries/1/alpha3", "of its own");
}

TEST(GazetteerReader, RefusesAGenderItDoesNotKnow) {
  ExpectRefused(R"({"source": "s", "persons": [{"id": "p", "name": "P", "gender": "m"}]})", "/persons/0/gender",
                "male");
}

TEST(GazetteerReader, FindsADuplicateInAnotherFileAndNamesThatFile) {
  testing::TemporaryDirectory directory;
  std::ofstream(directory.path() / "a.json") << R"({"source": "s", "countries": [{"id": "RU", "name": "Russia"}]})";
  std::ofstream(directory.path() / "b.json") << R"({"source": "s", "countries": [{"id": "RU", "name": "Russia"}]})";
  const absl::Status status = Gazetteer::Load(directory.path().string()).status();
  EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr("b.json: /countries/0/id"), HasSubstr("a.json")));
}

TEST(GazetteerReader, ReadsOneMoreFileOrFolder) {
  testing::TemporaryDirectory directory, other;
  std::ofstream(directory.path() / "a.json") << R"({"source": "s", "countries": [{"id": "RU", "name": "Russia"}]})";
  const std::string file = (other.path() / "more.json").string();
  std::ofstream(file) << R"({"source": "s", "groups": [{"id": "g", "name": "Group", "of": "RU"}]})";
  std::ofstream(other.path() / "notes.txt") << "no actors";
  for (const std::string& more : {file, other.path().string()}) {
    const auto gazetteer = Gazetteer::Load(directory.path().string(), more);
    ASSERT_TRUE(gazetteer.ok()) << gazetteer.status();
    EXPECT_NE((*gazetteer)->FindById("g"), nullptr);
  }
  EXPECT_EQ(Gazetteer::Load(directory.path().string(), (other.path() / "notes.txt").string()).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Gazetteer::Load(directory.path().string(), (other.path() / "none.json").string()).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace chancery::actors
