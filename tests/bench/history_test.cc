#include "tests/bench/history.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ontology/ontology.h"
#include "tests/bench/history_files.h"
#include "tests/bench/questions.h"

namespace chancery::bench {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::Not;
using ::testing::SizeIs;

constexpr size_t kEvents = 20'000;

HistoryOptions OptionsFor(uint64_t events, uint64_t seed = 1979) {
  return {.events = events,
          .seed = seed,
          .folder = CHANCERY_SOURCE_DIR "/tests/bench",
          .data = CHANCERY_SOURCE_DIR "/data"};
}

std::unique_ptr<History> MakeHistory(const HistoryOptions& options) {
  absl::StatusOr<std::unique_ptr<History>> history = History::Make(options);
  EXPECT_TRUE(history.ok()) << history.status();
  return history.ok() ? *std::move(history) : nullptr;
}

std::vector<HistoryEvent> AllOfIt(History& history) {
  std::vector<HistoryEvent> events;
  for (HistoryEvent event; history.Next(event);) events.push_back(event);
  return events;
}

std::string TextOf(const std::vector<HistoryEvent>& events, const World& world) {
  std::string text;
  for (const HistoryEvent& event : events) text += ToJson(event, world).dump() + '\n';
  return text;
}

class HistoryTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    history_ = MakeHistory(OptionsFor(kEvents)).release();
    events_ = new std::vector<HistoryEvent>(AllOfIt(*history_));
  }
  static void TearDownTestSuite() {
    delete events_;
    delete history_;
  }
  static const World& world() { return history_->world(); }

  static History* history_;
  static std::vector<HistoryEvent>* events_;
};
History* HistoryTest::history_ = nullptr;
std::vector<HistoryEvent>* HistoryTest::events_ = nullptr;

TEST_F(HistoryTest, HasAsManyEventsAsWereAskedForNumberedFromOne) {
  ASSERT_THAT(*events_, SizeIs(kEvents));
  for (size_t i = 0; i < kEvents; ++i) ASSERT_EQ((*events_)[i].number, i + 1);
}

TEST_F(HistoryTest, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const std::unique_ptr<History> again = MakeHistory(OptionsFor(kEvents));
  EXPECT_EQ(TextOf(*events_, world()), TextOf(AllOfIt(*again), again->world()));
  const std::unique_ptr<History> other = MakeHistory(OptionsFor(kEvents, 1980));
  EXPECT_NE(TextOf(*events_, world()), TextOf(AllOfIt(*other), other->world()));
}

TEST_F(HistoryTest, GivesTheTypesOfTheOntologyOnlyRolesThatTheyHave) {
  const auto ontology = ontology::Ontology::Load(CHANCERY_SOURCE_DIR "/data/ontology");
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  std::set<std::string_view> types;
  for (const HistoryEvent& event : *events_) {
    const ontology::EventType* type = (*ontology)->FindType(event.type);
    types.insert(event.type);
    if (type == nullptr) continue;
    for (const HistoryParticipant& participant : event.participants) {
      const bool known = std::any_of(type->roles.begin(), type->roles.end(),
                                     [&](const ontology::Role& role) { return role.name == participant.role; });
      ASSERT_TRUE(known) << event.type << " has no " << participant.role;
    }
  }
  for (const ontology::EventType& type : (*ontology)->types()) EXPECT_TRUE(types.contains(type.name)) << type.name;
  EXPECT_THAT(types, SizeIs(20)) << "with those of PLOVER";
}

TEST_F(HistoryTest, NamesTwoToThirtyParticipantsEachOnce) {
  for (const HistoryEvent& event : *events_) {
    std::set<uint32_t> actors;
    for (const HistoryParticipant& participant : event.participants) actors.insert(participant.actor);
    ASSERT_EQ(actors.size(), event.participants.size());
    ASSERT_THAT(actors, SizeIs(AllOf(Ge(2U), Le(30U))));
  }
}

TEST_F(HistoryTest, ProvesEachEventBySentencesOfAnArticleOfItsDays) {
  const absl::CivilDay last = kLastDay;
  for (const HistoryEvent& event : *events_) {
    ASSERT_THAT(event.report.quotes, SizeIs(AllOf(Ge(1U), Le(static_cast<size_t>(kMostQuotes)))));
    ASSERT_THAT(event.report.quotes, Each(Not(IsEmpty())));
    ASSERT_GE(event.report.published, absl::CivilDay(1979, 1, 1));
    ASSERT_LE(event.report.published, last);
    ASSERT_LE(event.SortDay(), event.LastDay());
  }
}

TEST_F(HistoryTest, GivesAFewActorsMostOfTheEvents) {
  std::map<uint32_t, size_t> counts;
  size_t all = 0;
  for (const HistoryEvent& event : *events_) {
    for (const HistoryParticipant& participant : event.participants) ++counts[participant.actor];
    all += event.participants.size();
  }
  std::vector<size_t> ordered;
  for (const auto& [actor, count] : counts) ordered.push_back(count);
  std::sort(ordered.rbegin(), ordered.rend());
  size_t first = 0;
  for (size_t i = 0; i < 100; ++i) first += ordered[i];
  EXPECT_GT(first * 10, all * 3) << "the first hundred have at least three of ten";
  EXPECT_GT(ordered.size(), 1000U) << "and there are many others";
}

TEST_F(HistoryTest, IsAskedQuestionsAboutEventsAndActorsThatItHas) {
  constexpr size_t kEach = 40;
  QuestionSampler sampler(world(), kEach, 1979);
  std::set<std::string> records;
  for (const HistoryEvent& event : *events_) {
    sampler.Add(event);
    records.insert(event.record_id);
  }
  std::map<std::string, size_t> kinds;
  for (const json& question : sampler.Draw()) {
    ++kinds[question["kind"]];
    if (question.contains("record")) {
      EXPECT_TRUE(records.contains(question["record"])) << question;
    }
    for (const char* side : {"one", "other"}) {
      if (!question.contains(side)) continue;
      EXPECT_GT(sampler.event_counts()[question[side]["number"]], 0U) << question;
    }
  }
  EXPECT_THAT(kinds, SizeIs(7));
  for (const auto& [kind, count] : kinds) EXPECT_EQ(count, kEach) << kind;
}

TEST(HistoryMakeTest, NamesAFolderThatIsNotThere) {
  HistoryOptions options = OptionsFor(10);
  options.folder = "/nowhere";
  const absl::StatusOr<std::unique_ptr<History>> history = History::Make(options);
  ASSERT_FALSE(history.ok());
  EXPECT_THAT(std::string(history.status().message()), ::testing::HasSubstr("/nowhere"));
}

}  // namespace
}  // namespace chancery::bench
