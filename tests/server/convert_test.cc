#include "server/convert.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/testing/paths.h"

namespace chancery::server {
namespace {

std::shared_ptr<const ontology::Ontology> LoadOntology() {
  auto ontology = ontology::Ontology::Load((testing::DataDirectory() / "ontology").string());
  EXPECT_TRUE(ontology.ok()) << ontology.status();
  return *ontology;
}

ontology::EventTime Time(const std::string& text) {
  auto time = ontology::EventTime::Parse(text);
  EXPECT_TRUE(time.ok()) << time.status();
  return *time;
}

ontology::EventMention Visit() {
  ontology::EventMention mention;
  mention.id = "0123";
  mention.type = "visit";
  mention.participants = {{{.name = "Mahmoud Abbas",
                            .aliases = {"Abbas", "the president"},
                            .kind = "person",
                            .of = "PS",
                            .office = "president",
                            .gazetteer_id = ""},
                           "visitor",
                           "likely"}};
  mention.time = Time("2010-01");
  mention.status = ontology::EventStatus::kPlanned;
  mention.place = "Moscow";
  mention.content = "talks";
  mention.relations = {{"after", "the resumption of talks", ""}};
  mention.confidence = 0.75;
  mention.evidence = {{"He will come in January.", 10, 34, "Riyad al-Maliki", "visit.verb.come"}};
  mention.published = absl::CivilDay(2009, 12, 9);
  return mention;
}

TEST(Convert, AMentionKeepsEverythingItSays) {
  const auto ontology = LoadOntology();
  const v1::Event event = ToProto(Visit(), ontology.get());
  EXPECT_EQ(event.name(), "");
  EXPECT_EQ(event.type(), "visit");
  ASSERT_EQ(event.participants_size(), 1);
  EXPECT_EQ(event.participants(0).display_name(), "Mahmoud Abbas");
  EXPECT_EQ(event.participants(0).of(), "PS");
  EXPECT_EQ(event.participants(0).role(), "visitor");
  EXPECT_EQ(event.participants(0).status(), "likely");
  EXPECT_EQ(event.participants(0).office(), "president");
  EXPECT_EQ(event.participants(0).aliases_size(), 2);
  EXPECT_EQ(event.time().edtf(), "2010-01");
  EXPECT_EQ(event.time().earliest(), "2010-01-01");
  EXPECT_EQ(event.time().latest(), "2010-01-31");
  EXPECT_EQ(event.status(), v1::EVENT_STATUS_PLANNED);
  EXPECT_EQ(event.place(), "Moscow");
  EXPECT_EQ(event.content(), "talks");
  EXPECT_FALSE(event.has_due());
  EXPECT_EQ(event.relations(0).words(), "the resumption of talks");
  EXPECT_EQ(event.confidence(), 0.75);
  EXPECT_EQ(event.sort_day(), "2010-01-01");
  EXPECT_FALSE(event.undated());
  EXPECT_EQ(event.evidence(0).reported_by(), "Riyad al-Maliki");
  EXPECT_EQ(event.evidence(0).begin(), 10U);
  EXPECT_EQ(event.evidence_count(), 1U);
  EXPECT_NE(event.codes().plover(), "");
  EXPECT_GT(event.codes().cameo_size(), 0);
}

TEST(Convert, AMentionWithoutTimeStandsOnItsPublicationAndSaysSo) {
  ontology::EventMention mention = Visit();
  mention.time = ontology::EventTime();
  EXPECT_EQ(ToProto(mention).sort_day(), "2009-12-09");
  EXPECT_TRUE(ToProto(mention).undated());
  mention.published.reset();
  EXPECT_EQ(ToProto(mention).sort_day(), "");
  EXPECT_TRUE(ToProto(mention).undated());
}

TEST(Convert, DaysOfEarlyYearsHaveFourDigits) {
  EXPECT_EQ(ToText(absl::CivilDay(814, 1, 28)), "0814-01-28");
  EXPECT_EQ(ToText(std::nullopt), "");
}

TEST(Convert, StatusesGoThereAndBack) {
  for (const auto status :
       {ontology::EventStatus::kPossible, ontology::EventStatus::kPlanned, ontology::EventStatus::kOngoing,
        ontology::EventStatus::kOccurred, ontology::EventStatus::kCancelled}) {
    EXPECT_EQ(FromProto(ToProto(status)), status);
    EXPECT_EQ(v1::EventStatus_Name(ToProto(status)), "EVENT_STATUS_" + std::string(ontology::ToString(status)));
  }
  EXPECT_FALSE(FromProto(v1::EVENT_STATUS_UNSPECIFIED));
  EXPECT_FALSE(FromProto(static_cast<v1::EventStatus>(99)));
}

store::EventWithEvidence ReportedOften(int reports) {
  store::EventWithEvidence stored;
  stored.stored.event.name = "events/0123";
  stored.stored.event.type = "visit";
  stored.stored.event.sort_day = absl::CivilDay(2010, 1, 1);
  for (int i = 0; i < reports; ++i) {
    store::StoredMention& mention = stored.mentions.emplace_back();
    mention.mention = Visit();
    mention.article = "articles/" + std::to_string(i / 2);  // two mentions an article
  }
  return stored;
}

TEST(Convert, AnEventCountsTheEvidenceThatItLeavesOut) {
  const auto ontology = LoadOntology();
  const v1::Event event = ToProto(ReportedOften(50), *ontology, {.max_evidence = 20, .max_bytes = 1 << 20});
  EXPECT_EQ(event.evidence_size(), 20);
  EXPECT_EQ(event.evidence_count(), 50U);
  EXPECT_EQ(event.report_count(), 25U);
}

TEST(Convert, TheFirstSentenceIsThereHoweverLong) {
  const auto ontology = LoadOntology();
  store::EventWithEvidence stored = ReportedOften(3);
  stored.mentions[0].mention.evidence[0].quote = std::string(5000, 'x');
  const v1::Event event = ToProto(stored, *ontology, {.max_evidence = 20, .max_bytes = 1000});
  ASSERT_EQ(event.evidence_size(), 1);
  EXPECT_EQ(event.evidence(0).quote().size(), 5000U);
  EXPECT_EQ(event.evidence_count(), 3U);
}

TEST(Convert, AnEventWithoutAnyDayHasNone) {
  const auto ontology = LoadOntology();
  store::EventWithEvidence stored = ReportedOften(1);
  stored.stored.event.sort_day = absl::CivilDay(1, 1, 1);
  stored.stored.event.undated = true;
  EXPECT_EQ(ToProto(stored, *ontology).sort_day(), "");
}

}  // namespace
}  // namespace chancery::server
