// Records come back as what they were made of.
#include "store/record_codec.h"

#include <string>

#include "gtest/gtest.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::store {
namespace {

TEST(RecordCodec, AMentionComesBackWholeWhateverItsBytes) {
  const std::string odd("\xff\xfe\0odd", 6);
  resolve::ResolvedMention mention = testing::Resolved({.article = "a",
                                                        .type = "promise",
                                                        .parts = {{"source", "Sergey Lavrov"}, {"target", "Hamas"}},
                                                        .time = "1896-02-29",
                                                        .published = "2009-12-10",
                                                        .status = ontology::EventStatus::kPlanned,
                                                        .place = "Moscow",
                                                        .content = "to come again"});
  mention.mention.content += odd;
  mention.mention.due = *ontology::EventTime::Parse("2010");
  mention.mention.relations = {{"after", "the talks", "other"}};
  mention.mention.participants[0].actor.aliases = {"Lavrov", odd};
  mention.mention.participants[0].status = "invited";
  mention.mention.evidence[0].reported_by = odd;
  v1::Mention record;
  ASSERT_TRUE(record.ParseFromString(Serialise(EncodeMention(mention, 7, [](const std::string&) { return 3; }))));
  const absl::StatusOr<resolve::ResolvedMention> back = DecodeMention(record);
  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->mention, mention.mention);
  EXPECT_EQ(back->place_country, mention.place_country);
  EXPECT_EQ(record.article(), 7U);
  EXPECT_EQ(record.participants(0).actor(), 3U);
}

}  // namespace
}  // namespace chancery::store
