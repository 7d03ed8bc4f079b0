// A whole news page with its chrome, read from end to end.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"
#include "tests/testing/paths.h"

namespace chancery::extract {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;

using NewsPage = ::chancery::testing::ExtractTest;

TEST_F(NewsPage, TellsItsFiveEventsAndNoOthers) {
  const auto shared = chancery::testing::SharedDirectory();
  const auto page = shared.value_or("") / "seeds" / "000_2c26254b580f6bcb.txt";
  if (!shared.has_value() || !std::filesystem::exists(page)) GTEST_SKIP() << "the page is not beside the project";
  const std::string bytes = chancery::testing::ReadFile(page);
  const Extraction extraction = chancery::testing::ExtractionOfPage(bytes, "2009-12-09");
  EXPECT_THAT(chancery::testing::Lines(extraction),
              ElementsAre("meeting OCCURRED ../2009-12-09 | participant Riyad al-Maliki, participant Sergey Lavrov",
                          "promise OCCURRED ../2009-12-09 | source Sergey Lavrov |  | continue to participate in the "
                          "Middle East peace process",
                          "conference PLANNED | host Russia, invitee Hamas (likely) | Moscow | the Middle East",
                          "visit PLANNED 2010-01 | host Russia, visitor Mahmoud Abbas | Moscow",
                          "promise OCCURRED ../2009-12-09 | source Sergey Lavrov, target Hamas |  | continue working "
                          "with Hamas"));
  ASSERT_THAT(extraction.mentions, SizeIs(5));
  EXPECT_THAT(extraction.mentions[0].evidence, SizeIs(2));
  EXPECT_EQ(extraction.mentions[3].evidence[0].reported_by, "Riyad al-Maliki");
  EXPECT_THAT(extraction.mentions[2].relations,
              Contains(ontology::Relation{"after", "the resumption of Israeli-Palestinian talks", ""}));
  for (const auto& mention : extraction.mentions) {
    for (const ontology::Evidence& evidence : mention.evidence) {
      EXPECT_EQ(bytes.substr(evidence.begin, evidence.end - evidence.begin), evidence.quote);
    }
  }
}

}  // namespace
}  // namespace chancery::extract
