// Every frame of data/ontology is shown by a sentence of which it makes an event and by a near miss of which it makes
// none.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"
#include "gtest/gtest.h"
#include "ontology/frame.h"
#include "ontology/ontology.h"
#include "tests/extract/events_of.h"
#include "tests/testing/paths.h"
#include "tests/testing/table.h"

namespace chancery::extract {
namespace {

// A line of frames.tsv.
struct Row {
  std::string frame, sentence, near_miss;
};

std::vector<Row> Rows() {
  std::vector<Row> rows;
  for (const std::vector<std::string>& fields : testing::ReadTable("tests/extract/frames.tsv", 3)) {
    rows.push_back({fields[0], fields[1], fields[2]});
  }
  return rows;
}

// Whether an event of a one-line article has evidence that the frame gave.
bool Tells(std::string_view sentence, const std::string& frame) {
  const Extraction extraction = testing::ExtractionOf(sentence);
  return absl::c_any_of(extraction.mentions, [&](const ontology::EventMention& mention) {
    return absl::c_any_of(mention.evidence, [&](const auto& evidence) { return evidence.frame == frame; });
  });
}

using Frames = ::chancery::testing::ExtractTest;

TEST_F(Frames, EachTellsItsSentenceAndNotItsNearMiss) {
  for (const Row& row : Rows()) {
    EXPECT_TRUE(Tells(row.sentence, row.frame)) << row.frame << ": " << row.sentence;
    EXPECT_FALSE(Tells(row.near_miss, row.frame)) << row.frame << ": " << row.near_miss;
  }
}

TEST(FramesTable, HasALineForEachFrameAndNoOther) {
  const auto ontology = ontology::Ontology::Load(testing::DataDirectory().string() + "/ontology");
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  std::set<std::string> frames, shown;
  for (const ontology::Frame& frame : (*ontology)->frames()) frames.insert(frame.id);
  for (const Row& row : Rows()) shown.insert(row.frame);
  EXPECT_EQ(frames, shown);
}

}  // namespace
}  // namespace chancery::extract
