#include "resolve/resolve.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/resolve/memory_mentions.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using ontology::Event;
using ontology::EventStatus;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MemoryMentions;
using testing::Resolved;
using ::testing::SizeIs;
using testing::Told;

const std::vector<std::pair<std::string, std::string>> kPair = {{"participant", "Sergey Lavrov"},
                                                                {"participant", "Riyad al-Maliki"}};

Told Meeting(std::string article, std::string time, std::string published,
             EventStatus status = EventStatus::kOccurred) {
  return {std::move(article), "meeting", kPair, std::move(time), std::move(published), status};
}

std::vector<Event> EventsOf(const std::vector<Told>& told) {
  MemoryMentions memory;
  for (const Told& one : told) {
    const ResolvedMention mention = Resolved(one);
    memory.Apply({&mention, 1}, {});
  }
  std::vector<Event> events;
  for (const auto& [name, event] : memory.events()) events.push_back(event);
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.sort_day < b.sort_day; });
  return events;
}

TEST(Resolve, APlanAndItsFulfilmentAreOneEventThatHappened) {
  const std::vector<Event> events = EventsOf(
      {Meeting("plan", "2010-01", "2009-12-09", EventStatus::kPlanned), Meeting("news", "2010-01-20", "2010-01-21")});
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].status, EventStatus::kOccurred);
  EXPECT_EQ(events[0].time.ToString(), "2010-01-20");
  EXPECT_THAT(events[0].mentions, SizeIs(2));
}

TEST(Resolve, TheLatestNewsDecidesTheStatusWhateverCameFirst) {
  const Told plan = Meeting("plan", "2010-01-20", "2010-01-10", EventStatus::kPlanned);
  const Told off = Meeting("off", "2010-01-20", "2010-01-15", EventStatus::kCancelled);
  EXPECT_EQ(EventsOf({plan, off})[0].status, EventStatus::kCancelled);
  EXPECT_EQ(EventsOf({off, plan})[0].status, EventStatus::kCancelled);
}

TEST(Resolve, AVagueMentionDoesNotMakeOneOfTwoKnownDays) {
  const std::vector<Event> events =
      EventsOf({Meeting("vague", "2010-01", "2009-12-09", EventStatus::kPlanned),
                Meeting("first", "2010-01-10", "2010-01-11"), Meeting("second", "2010-01-20", "2010-01-21")});
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_THAT(events[0].mentions, SizeIs(2));
  EXPECT_THAT(events[1].mentions, SizeIs(1));
}

TEST(Resolve, AnEventIsNamedAfterTheMentionPublishedFirstAndTheOldNameRedirects) {
  MemoryMentions memory;
  const ResolvedMention late = Resolved(Meeting("late", "2010-01-20", "2010-01-25"));
  const ResolvedMention early = Resolved(Meeting("early", "2010-01-20", "2010-01-21"));
  memory.Apply({&late, 1}, {});
  memory.Apply({&early, 1}, {});
  ASSERT_THAT(memory.events(), SizeIs(1));
  const Event& event = memory.events().begin()->second;
  EXPECT_EQ(event.name, "events/" + early.mention.id);
  EXPECT_THAT(event.mentions, ElementsAre(early.mention.id, late.mention.id));
  EXPECT_EQ(memory.Follow("events/" + late.mention.id), &event);
}

TEST(Resolve, AMentionThatJoinsTwoEventsEndsOneOfThem) {
  MemoryMentions memory;
  // The two vague ones do not overlap.
  const ResolvedMention early = Resolved(Meeting("early", "../2010-01-10", "2010-01-10"));
  const ResolvedMention late = Resolved(Meeting("late", "../2010-01-14", "2010-01-14"));
  memory.Apply({&early, 1}, {});
  memory.Apply({&late, 1}, {});
  EXPECT_THAT(memory.events(), SizeIs(2));
  const ResolvedMention exact = Resolved(Meeting("exact", "2010-01-12", "2010-01-12"));
  const absl::StatusOr<Changes> changes = Resolve({&exact, 1}, {}, memory);
  ASSERT_TRUE(changes.ok());
  ASSERT_THAT(changes->changed, SizeIs(1));
  EXPECT_EQ(changes->changed[0].previous_name, "events/" + late.mention.id);
  EXPECT_THAT(changes->changed[0].event.mentions, ElementsAre(exact.mention.id, late.mention.id));
  EXPECT_THAT(changes->created, IsEmpty());
  EXPECT_THAT(changes->ended, IsEmpty());
}

TEST(Resolve, AnEventEndsWithItsLastMention) {
  MemoryMentions memory;
  const ResolvedMention mention = Resolved(Meeting("a", "2010-01-20", "2010-01-21"));
  memory.Apply({&mention, 1}, {});
  const absl::StatusOr<Changes> changes = Resolve({}, {&mention.mention.id, 1}, memory);
  ASSERT_TRUE(changes.ok());
  ASSERT_THAT(changes->ended, SizeIs(1));
  EXPECT_EQ(changes->ended[0].name, "events/" + mention.mention.id);
  EXPECT_EQ(changes->ended[0].successor, "");
}

TEST(Resolve, TheSameMentionsAgainChangeOnlyTheEvidence) {
  MemoryMentions memory;
  const ResolvedMention mention = Resolved(Meeting("a", "2010-01-20", "2010-01-21"));
  memory.Apply({&mention, 1}, {});
  const absl::StatusOr<Changes> changes = Resolve({&mention, 1}, {&mention.mention.id, 1}, memory);
  ASSERT_TRUE(changes.ok());
  ASSERT_THAT(changes->changed, SizeIs(1));
  EXPECT_EQ(changes->changed[0].event, memory.events().begin()->second);
}

// Counts the mentions that are read.
class CountingMentions : public MemoryMentions {
 public:
  absl::StatusOr<std::vector<ResolvedMention>> GetMentions(std::span<const std::string> ids) const override {
    read += ids.size();
    return MemoryMentions::GetMentions(ids);
  }
  absl::StatusOr<std::optional<Event>> EventOf(std::string_view mention_id) const override {
    ++looked_up;
    return MemoryMentions::EventOf(mention_id);
  }
  mutable size_t read = 0;
  mutable size_t looked_up = 0;
};

TEST(Resolve, WhoMeetsEveryDayIsNotReadFromTheFirstDayOn) {
  // Each of these can be one event with those of the days before and after: a chain over years.
  CountingMentions memory;
  constexpr int kDays = 800;
  std::vector<size_t> looked_up;
  for (int day = 0; day < kDays; ++day) {
    const std::string today = absl::FormatCivilTime(absl::CivilDay(2010, 1, 1) + day);
    const ResolvedMention mention = Resolved(Meeting("a" + today, "../" + today, today));
    memory.looked_up = 0;
    memory.Apply({&mention, 1}, {});
    looked_up.push_back(memory.looked_up);
  }
  EXPECT_LT(memory.events().size(), kDays);
  EXPECT_LE(*std::max_element(looked_up.begin() + kDays / 2, looked_up.end()),
            *std::max_element(looked_up.begin(), looked_up.begin() + kDays / 2));
  EXPECT_LT(looked_up.back(), 20);
}

// A store that cannot be read.
class BrokenMentions : public KnownMentions {
 public:
  absl::StatusOr<std::vector<ResolvedMention>> FindMentions(std::string_view, std::string_view, absl::CivilDay,
                                                            absl::CivilDay) const override {
    return absl::DataLossError("broken");
  }
  absl::StatusOr<std::vector<ResolvedMention>> GetMentions(std::span<const std::string>) const override {
    return absl::DataLossError("broken");
  }
  absl::StatusOr<std::optional<Event>> EventOf(std::string_view) const override {
    return absl::DataLossError("broken");
  }
};

TEST(Resolve, AnErrorOfTheStoreIsPassedOn) {
  const ResolvedMention mention = Resolved(Meeting("a", "2010-01-20", "2010-01-21"));
  EXPECT_EQ(Resolve({&mention, 1}, {}, BrokenMentions()).status(), absl::DataLossError("broken"));
}

}  // namespace
}  // namespace chancery::resolve
