// The check finds what is wrong: each kind of damage is done to a store and must be told.
#include "store/verify.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/write_batch.h"
#include "store/event_counters.h"
#include "store/published.h"
#include "store/record_codec.h"
#include "store/sequencer.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

class VerifyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto store = testing::OpenStore(folder_.path().string());
    for (const ArticleInput& article : testing::RandomArticles(21, 30)) ASSERT_TRUE(store->Ingest(article).ok());
    ASSERT_EQ(testing::FaultsOf(store->Latest()), "");
  }

  // Deletes the first key below a prefix, or writes another value or key; and gives the faults that are found then.
  std::string FaultsAfter(const std::function<void(const Reader&, rocksdb::WriteBatch*)>& damage) {
    const auto database = Database::Open(folder_.path().string(), {});
    EXPECT_TRUE(database.ok()) << database.status();
    rocksdb::WriteBatch batch;
    damage(Reader(**database), &batch);
    EXPECT_GT(batch.Count(), 0) << "there was nothing to damage";
    EXPECT_TRUE((*database)->rocks().Write({}, &batch).ok());
    const auto sequencer = Sequencer::Start(*database, Durability::kNone, 1 << 20);
    return testing::FaultsOf(ReadView((*sequencer)->Latest()));
  }

  static std::string FirstKey(const Reader& reader, Family family, const std::string& prefix) {
    Scan scan(reader.database(), reader.options(), family, prefix, EndOfPrefix(prefix));
    scan.SeekToFirst();
    return scan.Valid() ? std::string(scan.key()) : "";
  }

  std::string FaultsWithout(Family family, const std::string& prefix = "") {
    return FaultsAfter([&](const Reader& reader, rocksdb::WriteBatch* batch) {
      batch->Delete(reader.database().family(family), FirstKey(reader, family, prefix));
    });
  }

  testing::TemporaryDirectory folder_;
};

TEST_F(VerifyTest, AMissingArticleIsTold) { EXPECT_THAT(FaultsWithout(Family::kArticles), HasSubstr("article")); }
TEST_F(VerifyTest, AMissingMentionIsTold) { EXPECT_THAT(FaultsWithout(Family::kEvidence), HasSubstr("mention")); }
TEST_F(VerifyTest, AMissingEventIsTold) { EXPECT_THAT(FaultsWithout(Family::kEvents), HasSubstr("event")); }
TEST_F(VerifyTest, AMissingActorIsTold) { EXPECT_THAT(FaultsWithout(Family::kActors), HasSubstr("actors/")); }
TEST_F(VerifyTest, AMissingCandidateIsTold) {
  EXPECT_THAT(FaultsWithout(Family::kCandidates), HasSubstr("missing among the candidates"));
}
TEST_F(VerifyTest, AMissingCountIsTold) { EXPECT_THAT(FaultsWithout(Family::kCounts), HasSubstr("is missing")); }
TEST_F(VerifyTest, AMissingChangeIsTold) { EXPECT_THAT(FaultsWithout(Family::kChanges), HasSubstr("revision")); }

TEST_F(VerifyTest, AMissingIndexEntryIsTold) {
  EXPECT_THAT(FaultsWithout(Family::kByActor), HasSubstr("is missing in by_actor"));
}
TEST_F(VerifyTest, AMissingPairIsTold) { EXPECT_THAT(FaultsWithout(Family::kByPair), HasSubstr("by_pair")); }
TEST_F(VerifyTest, AMissingEntryByTypeIsTold) { EXPECT_THAT(FaultsWithout(Family::kByType), HasSubstr("by_type")); }
TEST_F(VerifyTest, AMissingEntryByTimeIsTold) { EXPECT_THAT(FaultsWithout(Family::kByTime), HasSubstr("by_time")); }
TEST_F(VerifyTest, AMissingEntryByTraitIsTold) { EXPECT_THAT(FaultsWithout(Family::kByTrait), HasSubstr("by_trait")); }

TEST_F(VerifyTest, AMissingCounterOfEventsIsTold) {
  EXPECT_THAT(FaultsWithout(Family::kEventCounts, "a"), HasSubstr("the counter of all events from "));
  EXPECT_THAT(FaultsWithout(Family::kEventCounts, "o"), HasSubstr("is missing; its events are "));
  EXPECT_THAT(FaultsWithout(Family::kEventCounts, "p"), HasSubstr("the counter of actors "));
}

TEST_F(VerifyTest, ACounterThatIsWrongIsToldWithWhatItShouldSay) {
  const std::string faults = FaultsAfter([](const Reader& reader, rocksdb::WriteBatch* batch) {
    const std::string key = FirstKey(reader, Family::kEventCounts, "o");
    batch->Merge(reader.database().family(Family::kEventCounts), key,
                 EncodeCells({{"visit", ontology::EventStatus::kOccurred, DatePrecision::kDay, 3, 100, 200}}));
  });
  EXPECT_THAT(faults, ContainsRegex("the counter of actor [0-9]+ from [0-9-]+ on .* says 10[0-9] events and 20[0-9] "
                                    "reports; its events are [0-9] events and [0-9] reports"));
  EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 0);
}

TEST_F(VerifyTest, ACounterOfNothingIsTold) {
  const std::string faults = FaultsAfter([](const Reader& reader, rocksdb::WriteBatch* batch) {
    batch->Put(reader.database().family(Family::kEventCounts),
               CountScope::Pair(77, 78).KeyOf(absl::CivilDay(2010, 3, 9)),
               EncodeCells({{"visit", ontology::EventStatus::kOccurred, DatePrecision::kDay, 3, 1, 2}}));
  });
  EXPECT_THAT(faults, HasSubstr("the counter of actors 77 and 78 from 2010-01-01 on"));
}

TEST_F(VerifyTest, RebuildingMendsIndexesAndCountersByteForByte) {
  const auto dump = [&] {
    const auto store = testing::OpenStore(folder_.path().string());
    std::map<std::string, std::string> all = testing::DumpOf(store->Latest());
    // A counter of nothing is as good as none.
    std::erase_if(all, [](const auto& one) { return one.first.starts_with("event_counts ") && one.second.empty(); });
    return all;
  };
  // What indexes do not tell is corrected, so that entries are older than their events.
  {
    const auto store = testing::OpenStore(folder_.path().string());
    for (const auto& [name, event] : testing::AllEvents(store->Latest())) {
      EventDecision decision = {.event = name, .fields = {"confidence"}, .author = "desk"};
      decision.values.told.confidence = event.confidence / 2;
      ASSERT_TRUE(store->Decide(decision).ok());
    }
  }
  const std::map<std::string, std::string> before = dump();
  FaultsAfter([&](const Reader& reader, rocksdb::WriteBatch* batch) {
    for (const Family family : {Family::kByActor, Family::kByPair, Family::kByType, Family::kByTime, Family::kByTrait,
                                Family::kEventCounts}) {
      Scan scan(reader.database(), reader.options(), family, "", "");
      size_t keys = 0;
      for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
        if (++keys % 2 == 0) batch->Delete(reader.database().family(family), ToSlice(scan.key()));
        if (keys % 5 == 0) batch->Put(reader.database().family(family), ToSlice(scan.key()), "");
      }
    }
    batch->Put(reader.database().family(Family::kByTime), IndexKey("", Lane::kShort, {absl::CivilDay(2000, 1, 1), 1}),
               "");
    batch->Put(reader.database().family(Family::kEventCounts), CountScope::All().KeyOf(absl::CivilDay(1850, 3, 9)),
               "damaged");
  });
  const auto unrepaired = VerifyStore(folder_.path().string(), false);
  ASSERT_TRUE(unrepaired.ok()) << unrepaired.status();
  EXPECT_GT(unrepaired->fault_count, 20U);
  EXPECT_EQ(unrepaired->rebuilt, 0U);
  EXPECT_NE(dump(), before);
  const auto rebuilt = VerifyStore(folder_.path().string(), true);
  ASSERT_TRUE(rebuilt.ok()) << rebuilt.status();
  EXPECT_EQ(rebuilt->fault_count, unrepaired->fault_count);
  EXPECT_EQ(rebuilt->rebuilt, rebuilt->fault_count);
  EXPECT_TRUE(VerifyStore(folder_.path().string(), false)->ok());
  const std::map<std::string, std::string> after = dump();
  for (const auto& [key, value] : before) EXPECT_EQ(after.contains(key) ? after.at(key) : "missing", value) << key;
  EXPECT_EQ(after.size(), before.size());
}

TEST_F(VerifyTest, AFolderWithoutAStoreIsNotMadeOne) {
  EXPECT_EQ(VerifyStore((folder_.path() / "nothing").string(), true).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(VerifyTest, MissingNamesAreTold) {
  for (const NameKind kind : {NameKind::kActor, NameKind::kAlias, NameKind::kArticle, NameKind::kMention}) {
    EXPECT_NE(FaultsWithout(Family::kNames, NameKey(kind, "")), "") << static_cast<char>(kind);
  }
}

TEST_F(VerifyTest, AnIndexEntryOfNoEventIsTold) {
  const std::string faults = FaultsAfter([](const Reader& reader, rocksdb::WriteBatch* batch) {
    batch->Put(reader.database().family(Family::kByTime), IndexKey("", Lane::kShort, {absl::CivilDay(2000, 1, 1), 1}),
               "");
  });
  EXPECT_THAT(faults, HasSubstr("is of no event in force"));
}

TEST_F(VerifyTest, AnEventThatItsMentionsDoNotMakeIsTold) {
  const std::string faults = FaultsAfter([](const Reader& reader, rocksdb::WriteBatch* batch) {
    const std::string key = FirstKey(reader, Family::kEvents, "");
    auto event = *reader.GetRecord<v1::Event>(Family::kEvents, key);
    event->set_place("Atlantis");
    batch->Put(reader.database().family(Family::kEvents), key, Serialise(*event));
  });
  EXPECT_THAT(faults, HasSubstr("is not what its mentions make"));
}

TEST_F(VerifyTest, ATextThatWasChangedIsTold) {
  const std::string faults = FaultsAfter([](const Reader& reader, rocksdb::WriteBatch* batch) {
    batch->Put(reader.database().family(Family::kArticles), ArticleKey(1, ArticlePart::kOriginal), "other words");
  });
  EXPECT_THAT(faults, HasSubstr("does not have the text of its fingerprint"));
}

TEST_F(VerifyTest, ARecordThatCannotBeReadIsAnErrorThatNamesIt) {
  const auto database = Database::Open(folder_.path().string(), {});
  ASSERT_TRUE(database.ok());
  ASSERT_TRUE((*database)->rocks().Put({}, (*database)->family(Family::kEvents), NumberKey(1), "\xFF\xFF\xFF").ok());
  const auto sequencer = Sequencer::Start(*database, Durability::kNone, 1 << 20);
  const auto report = Verify(ReadView((*sequencer)->Latest()));
  EXPECT_EQ(report.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(report.status().message()), HasSubstr("events with key 0000000000000001"));
}

}  // namespace
}  // namespace chancery::store
