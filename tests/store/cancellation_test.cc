// How soon a read ends when its caller gives up, or its time is over.
#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

constexpr size_t kEvents = 20'000;
constexpr absl::Duration kSoon = absl::Milliseconds(20);
constexpr int kTrials = 5;

RecordedEvent Talks(size_t number) {
  RecordedEvent event;
  event.source = "made";
  event.record = absl::StrCat("r", number);
  event.told.type = "meeting";
  for (const auto& [name, of] : {std::pair("Sergey Lavrov", "RU"), std::pair("Riyad al-Maliki", "PS")}) {
    ontology::ParticipantMention participant;
    participant.actor.name = name;
    participant.actor.of = of;
    participant.actor.kind = "person";
    participant.role = "participant";
    event.told.participants.push_back(participant);
  }
  event.told.time = ontology::EventTime::Parse(number % 2 == 0 ? "2009-12-09" : "2010-01-11").value();
  event.told.content = absl::StrCat("trade in goods of kind ", number % 97);
  event.told.confidence = 0.5;
  event.told.evidence = {{absl::StrCat("They held talks, the ", number, "th in a long row of them."), 0, 0, "", ""}};
  return event;
}

class CancellationTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::TemporaryDirectory();
    store_ = testing::OpenStore(folder_->path().string(), {.durability = Durability::kNone}).release();
    for (size_t first = 0; first < kEvents; first += 1000) {
      std::vector<RecordedEvent> events;
      for (size_t i = first; i < first + 1000; ++i) events.push_back(Talks(i));
      const auto recorded = store_->Record(std::move(events));
      ASSERT_TRUE(recorded.ok()) << recorded.status();
    }
  }
  static void TearDownTestSuite() {
    delete store_;
    delete folder_;
  }

  static EventQuery Question(const std::string& evidence_words) {
    EventQuery query;
    query.limit = 100;
    query.evidence_words = evidence_words;
    // No event fits, and no index tells so.
    query.min_confidence = evidence_words.empty() ? 0.9 : 0;
    query.most_scanned = kEvents;
    return query;
  }

  // How long a question takes that nobody cancels.
  static absl::Duration TimeOf(const ReadView& view, const EventQuery& query) {
    const absl::Time begin = absl::Now();
    const auto page = view.ListEvents(query);
    EXPECT_TRUE(page.ok() && page->scanned == kEvents);
    return absl::Now() - begin;
  }

  // How long after the cancellation, in the midst of it, the question ends. The median of a few trials, as a machine
  // with other work to do may hold up one.
  static absl::Duration TimeAfterCancellation(const ReadView& view, const EventQuery& query, absl::Duration midst) {
    std::vector<absl::Duration> times;
    for (int trial = 0; trial < kTrials; ++trial) {
      std::atomic<bool> cancelled = false;
      absl::Time at;
      std::thread client([&] {
        absl::SleepFor(midst);
        at = absl::Now();
        cancelled = true;
      });
      const auto page = view.ListEvents(query, {.cancelled = [&] { return cancelled.load(); }});
      const absl::Time ended = absl::Now();
      client.join();
      if (page.ok()) continue;  // it was done before
      EXPECT_TRUE(absl::IsCancelled(page.status())) << page.status();
      times.push_back(ended - at);
    }
    if (times.empty()) return absl::InfiniteDuration();
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  }

  static absl::Duration TimeAfterDeadline(const ReadView& view, const EventQuery& query, absl::Duration midst) {
    std::vector<absl::Duration> times;
    for (int trial = 0; trial < kTrials; ++trial) {
      const absl::Time deadline = absl::Now() + midst;
      const auto page = view.ListEvents(query, {.deadline = deadline});
      if (page.ok()) continue;
      EXPECT_TRUE(absl::IsDeadlineExceeded(page.status())) << page.status();
      times.push_back(absl::Now() - deadline);
    }
    if (times.empty()) return absl::InfiniteDuration();
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  }

  static void ExpectEndsSoon(const ReadView& view, const EventQuery& query) {
    const absl::Duration whole = TimeOf(view, query);
    // Well before it would have ended by itself, too.
    const absl::Duration soon = std::min(kSoon, whole / 2);
    EXPECT_LE(TimeAfterCancellation(view, query, whole / 4), soon) << "of " << whole;
    EXPECT_LE(TimeAfterDeadline(view, query, whole / 4), soon) << "of " << whole;
  }

  static testing::TemporaryDirectory* folder_;
  static Store* store_;
};

testing::TemporaryDirectory* CancellationTest::folder_ = nullptr;
Store* CancellationTest::store_ = nullptr;

TEST_F(CancellationTest, AScanOverEventsEndsSoon) { ExpectEndsSoon(store_->Latest(), Question("")); }

TEST_F(CancellationTest, AScanThatReadsTheEvidenceOfEachEventEndsSoon) {
  ExpectEndsSoon(store_->Latest(), Question("armistice"));
}

TEST_F(CancellationTest, AScanAsOfAnEarlierRevisionEndsSoon) {
  const uint64_t revision = store_->Latest().revision();
  ASSERT_TRUE(store_->Record({Talks(0), Talks(1)}).ok());
  RecordedEvent other = Talks(2);
  other.told.content = "another";
  ASSERT_TRUE(store_->Record({other}).ok());
  const auto past = store_->Latest().AsOf(revision);
  ASSERT_TRUE(past.ok());
  ExpectEndsSoon(*past, Question("armistice"));
}

}  // namespace
}  // namespace chancery::store
