// Counts by period: what counters say is what the events say, in every state of a store.
#include "store/event_count.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "store/count_cells.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

using ontology::Event;
using ontology::EventStatus;
using testing::AllEvents;
using ::testing::ElementsAre;
using testing::FaultsOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A row on one line: "2010-03 meeting 2/3", with "?" for a bound and "~" for a day of publication.
std::vector<std::string> Lines(const EventCounts& counts) {
  std::vector<std::string> lines;
  for (const CountRow& row : counts.rows) {
    std::string line = row.period;
    if (row.meaning == PeriodMeaning::kBound) line += "?";
    if (row.meaning == PeriodMeaning::kPublished) line += "~";
    if (!row.type.empty()) absl::StrAppend(&line, " ", row.type);
    if (row.status) absl::StrAppend(&line, " ", std::string(ToString(*row.status)));
    lines.push_back(absl::StrCat(line, " ", row.events, "/", row.reports));
  }
  return lines;
}

RecordedEvent Recorded(const std::string& record, const std::string& time, const std::vector<std::string>& who) {
  RecordedEvent event;
  event.source = "desk";
  event.record = record;
  event.told.type = "meeting";
  for (const std::string& name : who) {
    ontology::ParticipantMention participant;
    participant.actor.name = name;
    participant.actor.kind = "person";
    participant.actor.of = "RU";
    participant.role = "participant";
    event.told.participants.push_back(participant);
  }
  event.told.time = *ontology::EventTime::Parse(time);
  event.told.evidence = {{"Says entry " + record + ".", 0, 0, "", ""}};
  event.told.published = absl::CivilDay(2010, 3, 9);
  return event;
}

class EventCountTest : public ::testing::Test {
 protected:
  // The names of the events.
  std::vector<std::string> Record(std::vector<RecordedEvent> events) {
    const auto result = store_->Record(std::move(events));
    EXPECT_TRUE(result.ok()) << result.status();
    std::vector<std::string> names;
    for (const auto& event : result->events) names.push_back(event.name);
    return names;
  }

  // Counts, which must be what walking the events gives.
  EventCounts Count(const CountQuery& query) { return Count(store_->Latest(), query); }
  static EventCounts Count(const ReadView& view, CountQuery query) {
    const auto counts = view.CountEvents(query);
    EXPECT_TRUE(counts.ok()) << counts.status();
    query.use_counters = false;
    const auto walked = view.CountEvents(query);
    EXPECT_TRUE(walked.ok()) << walked.status();
    if (!counts.ok() || !walked.ok()) return {};
    EXPECT_FALSE(walked->from_counters);
    EXPECT_EQ(Lines(*counts), Lines(*walked));
    EXPECT_EQ(counts->events, walked->events);
    EXPECT_EQ(counts->reports, walked->reports);
    return *counts;
  }

  static CountQuery Of(std::vector<std::string> actors, CountPeriod period = CountPeriod::kMonth) {
    CountQuery query;
    query.events.actors = std::move(actors);
    query.period = period;
    return query;
  }

  void TearDown() override { EXPECT_EQ(FaultsOf(store_->Latest()), ""); }

  // The actor of this name, once an event names it; another name of no actor before.
  std::string Named(const std::string& name) {
    const auto found = store_->Latest().FindActorsByName(name, 1);
    EXPECT_TRUE(found.ok()) << found.status();
    return found.ok() && !found->empty() ? found->front().actor.name : "actors/nobody";
  }
  std::string Anna() { return Named("Anna Arden"); }
  std::string Bert() { return Named("Bert Bell"); }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<Store> store_ = testing::OpenStore(folder_.path().string());
};

TEST_F(EventCountTest, AnEmptyStoreHasNoRows) {
  EXPECT_THAT(Count({}).rows, IsEmpty());
  EXPECT_TRUE(Count({}).from_counters);
  EXPECT_THAT(Count(Of({Anna(), Bert()})).rows, IsEmpty());
}

TEST_F(EventCountTest, APairIsCountedByMonthFromCounters) {
  Record({Recorded("1", "2010-03-09", {"Anna Arden", "Bert Bell"}),
          Recorded("2", "2010-03-10", {"Bert Bell", "Anna Arden"}),
          Recorded("3", "1850-02-28", {"Anna Arden", "Bert Bell", "Carl Cole"}),
          Recorded("4", "2010-03-10", {"Anna Arden", "Carl Cole"}), Recorded("5", "2024-02-29", {"Bert Bell"})});
  const EventCounts pair = Count(Of({Anna(), Bert()}));
  EXPECT_TRUE(pair.from_counters);
  EXPECT_THAT(Lines(pair), ElementsAre("1850-02 1/1", "2010-03 2/2"));
  EXPECT_THAT(Lines(Count(Of({Anna()}))), ElementsAre("1850-02 1/1", "2010-03 3/3"));
  EXPECT_THAT(Lines(Count(Of({Bert()}, CountPeriod::kDay))),
              ElementsAre("1850-02-28 1/1", "2010-03-09 1/1", "2010-03-10 1/1", "2024-02-29 1/1"));
  EXPECT_THAT(Lines(Count(Of({}, CountPeriod::kYear))), ElementsAre("1850 1/1", "2010 3/3", "2024 1/1"));
  EXPECT_THAT(Lines(Count(Of({}, CountPeriod::kNone))), ElementsAre(" 5/5"));
}

TEST_F(EventCountTest, WhatIsKnownLessExactlyIsInNoPeriodThatItWasNotToldIn) {
  const std::vector<std::string> who = {"Anna Arden", "Bert Bell"};
  Record({Recorded("1", "2010-01-01", who), Recorded("2", "2010-01", who), Recorded("3", "2010", who),
          Recorded("4", "../2010-01-31", who), Recorded("5", "", who), Recorded("6", "2010-01-15/..", who)});
  EXPECT_THAT(Lines(Count(Of({Anna(), Bert()}))),
              ElementsAre("2010 1/1", "2010-01 2/2", "2010-01? 2/2", "2010-03~ 1/1"));
  EXPECT_THAT(Lines(Count(Of({Anna()}, CountPeriod::kDay))),
              ElementsAre("2010 1/1", "2010-01 1/1", "2010-01-01 1/1", "2010-01-15? 1/1", "2010-01-31? 1/1",
                          "2010-03-09~ 1/1"));
  CountQuery dated = Of({Anna()});
  dated.events.undated = false;
  EXPECT_EQ(Count(dated).events, 5);
  EXPECT_TRUE(Count(dated).from_counters);
}

TEST_F(EventCountTest, TheFirstAndTheLastDayAreCounted) {
  Record({Recorded("1", "2009-12-31", {"Anna Arden"}), Recorded("2", "2010-01-01", {"Anna Arden"}),
          Recorded("3", "2010-02-28", {"Anna Arden"}), Recorded("4", "2010-03-01", {"Anna Arden"}),
          Recorded("5", "2009-12-30/2010-02-01", {"Anna Arden"})});
  CountQuery query = Of({Anna()}, CountPeriod::kDay);
  query.from = absl::CivilDay(2010, 1, 1);
  query.to = absl::CivilDay(2010, 2, 28);
  EXPECT_THAT(Lines(Count(query)), ElementsAre("2010-01-01 1/1", "2010-02-28 1/1"));
  query.to = absl::CivilDay(2009, 1, 1);
  EXPECT_EQ(store_->Latest().CountEvents(query).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(EventCountTest, ACorrectionMovesARetractionTakesAwayAndUndoingBringsBack) {
  const std::string name = Record({Recorded("1", "2010-03-09", {"Anna Arden", "Bert Bell"})}).front();
  EventDecision decision = {.event = name, .fields = {"time", "status"}, .author = "desk"};
  decision.values.told.time = *ontology::EventTime::Parse("2011-04");
  decision.values.told.status = EventStatus::kPlanned;
  ASSERT_TRUE(store_->Decide(decision).ok());
  CountQuery query = Of({Anna(), Bert()});
  query.by_type = query.by_status = true;
  EXPECT_THAT(Lines(Count(query)), ElementsAre("2011-04 meeting PLANNED 1/1"));
  const auto retraction = store_->Decide({.event = name, .retracts = true});
  ASSERT_TRUE(retraction.ok());
  EXPECT_THAT(Lines(Count(query)), IsEmpty());
  ASSERT_TRUE(store_->UndoDecision({.decision = retraction->decision}).ok());
  EXPECT_THAT(Lines(Count(query)), ElementsAre("2011-04 meeting PLANNED 1/1"));
}

TEST_F(EventCountTest, AnEventOfTwoMergedActorsCountsOnceAndWithoutCounters) {
  Record({Recorded("1", "2010-03-09", {"Anna Arden", "Bert Bell"}), Recorded("2", "2010-03-09", {"Bert Bell"})});
  const std::string anna = Anna();
  const uint64_t before = store_->Latest().revision();
  const auto merge = store_->MergeActors({.from = Bert(), .into = anna});
  ASSERT_TRUE(merge.ok()) << merge.status();
  const EventCounts merged = Count(Of({anna}));
  EXPECT_FALSE(merged.from_counters);
  EXPECT_THAT(Lines(merged), ElementsAre("2010-03 2/2"));
  const EventCounts earlier = Count(*store_->Latest().AsOf(before), Of({anna}));
  EXPECT_FALSE(earlier.from_counters);
  EXPECT_THAT(Lines(earlier), ElementsAre("2010-03 1/1"));
  EXPECT_TRUE(Count(*store_->Latest().WithIdentitiesOf(before), Of({anna})).from_counters);
  ASSERT_TRUE(store_->UndoMerge({.merge = merge->merges[0]}).ok());
  EXPECT_TRUE(Count(Of({anna})).from_counters);
  EXPECT_THAT(Lines(Count(Of({anna}))), ElementsAre("2010-03 1/1"));
}

TEST_F(EventCountTest, GatheringsOfMoreActorsThanPairsAreCountedForCountToo) {
  std::vector<std::string> few = {"Anna Arden", "Bert Bell"};
  std::vector<std::string> many = few;
  for (char letter = 'a'; letter <= 'z'; ++letter) many.push_back(std::string("Person ") + letter + letter + letter);
  std::vector<std::string> without_bert = many;
  without_bert.erase(without_bert.begin() + 1);
  Record({Recorded("1", "2010-03-09", few), Recorded("2", "2010-03-10", many),
          Recorded("3", "2010-04-10", without_bert), Recorded("4", "2010-04-10/2010-08-01", many),
          Recorded("5", "2009-01-01", many)});
  CountQuery query = Of({Bert(), Anna()});
  const EventCounts all = Count(query);
  EXPECT_TRUE(all.from_counters);
  EXPECT_THAT(Lines(all), ElementsAre("2009-01 1/1", "2010-03 2/2", "2010-04 1/1"));
  query.from = absl::CivilDay(2010, 3, 10);
  query.to = absl::CivilDay(2010, 4, 10);
  EXPECT_THAT(Lines(Count(query)), ElementsAre("2010-03 1/1", "2010-04 1/1"));
}

TEST_F(EventCountTest, FiltersThatCountersDoNotKnowWalkTheEvents) {
  Record({Recorded("1", "2010-03-09", {"Anna Arden", "Bert Bell"}), Recorded("2", "2010-03-10", {"Anna Arden"})});
  const std::map<std::string, void (*)(EventQuery&)> filters = {
      {"roles", [](EventQuery& query) { query.roles = {"participant"}; }},
      {"place", [](EventQuery& query) { query.place = "moscow"; }},
      {"kinds", [](EventQuery& query) { query.kinds = {"person"}; }},
      {"confidence", [](EventQuery& query) { query.min_confidence = 0.5; }},
      {"disputed", [](EventQuery& query) { query.disputed = false; }},
      {"source", [](EventQuery& query) { query.source.source = "desk"; }},
      {"content", [](EventQuery& query) { query.content_words = "arms"; }},
      {"evidence", [](EventQuery& query) { query.evidence_words = "entry"; }},
      {"from", [](EventQuery& query) { query.from = absl::CivilDay(2010, 3, 10); }},
      {"to", [](EventQuery& query) { query.to = absl::CivilDay(2010, 3, 9); }},
      {"people", [](EventQuery& query) { query.parties = {{{.of = "RU"}}}; }},
      {"either",
       [](EventQuery& query) {
         query.parties = {{{.actor = "actors/bert-bell-ru"}, {.of = "FR"}}};
       }},
  };
  for (const auto& [name, set] : filters) {
    CountQuery query = Of({Anna()});
    set(query.events);
    const EventCounts counts = Count(query);
    EXPECT_FALSE(counts.from_counters) << name;
    EXPECT_EQ(counts.events, static_cast<int64_t>([&] {
                EventQuery list = query.events;
                return store_->Latest().ListEvents(list)->events.size();
              }()))
        << name;
  }
}

TEST_F(EventCountTest, WhatWouldWalkTooManyEventsIsRefused) {
  std::vector<RecordedEvent> events;
  for (int i = 0; i < 30; ++i) events.push_back(Recorded(absl::StrCat(i), "2010-03-09", {"Anna Arden"}));
  Record(std::move(events));
  CountQuery query = Of({Anna()});
  query.events.kinds = {"person"};
  query.most_counted = 29;
  const auto refused = store_->Latest().CountEvents(query);
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(refused.status().message(), HasSubstr("more than 29 entries"));
  query.most_counted = 30;
  EXPECT_EQ(store_->Latest().CountEvents(query)->events, 30);
  query.events.kinds.clear();
  query.most_counted = 1;
  EXPECT_EQ(store_->Latest().CountEvents(query)->events, 30);
}

TEST_F(EventCountTest, CancelledAndLateCallsEnd) {
  Record({Recorded("1", "2010-03-09", {"Anna Arden"})});
  EXPECT_EQ(store_->Latest().CountEvents({}, {.cancelled = [] { return true; }}).status().code(),
            absl::StatusCode::kCancelled);
  EXPECT_EQ(store_->Latest().CountEvents({}, {.deadline = absl::InfinitePast()}).status().code(),
            absl::StatusCode::kDeadlineExceeded);
}

// What the rows of one actor or two must be, from the events alone.
std::map<std::string, int64_t> CountedByHand(const std::map<std::string, Event>& events,
                                             const std::vector<std::string>& actors) {
  std::map<std::string, int64_t> months;
  for (const auto& [name, event] : events) {
    const bool fits = std::all_of(actors.begin(), actors.end(), [&](const std::string& actor) {
      return std::any_of(event.participants.begin(), event.participants.end(),
                         [&](const Event::Participant& one) { return one.actor == actor; });
    });
    std::string period = absl::StrFormat("%04d", event.sort_day.year());
    if (PrecisionOf(event.time) != DatePrecision::kYear)
      absl::StrAppendFormat(&period, "-%02d", event.sort_day.month());
    if (fits) months[period] += 1;
  }
  return months;
}

// Random articles, new versions of them, recordings, decisions and merges.
class EventCountRandomTest : public EventCountTest, public ::testing::WithParamInterface<int> {
 protected:
  void Ingest() {
    ArticleInput article = articles_[random_() % articles_.size()];
    // As a new extraction would, it sometimes tells less than it did.
    if (random_() % 4 == 0 && !article.mentions.empty()) article.mentions.pop_back();
    EXPECT_TRUE(store_->Ingest(article).ok());
  }
  void Retract() {
    const std::map<std::string, Event> events = AllEvents(store_->Latest());
    if (events.empty()) return;
    const std::string name = std::next(events.begin(), static_cast<int>(random_() % events.size()))->first;
    const auto result = store_->Decide({.event = name, .retracts = true});
    EXPECT_TRUE(result.ok()) << result.status();
    decisions_ = std::max(decisions_, result->decision);
  }
  void Correct() {
    const std::map<std::string, Event> events = AllEvents(store_->Latest());
    if (events.empty()) return;
    EventDecision decision;
    decision.event = std::next(events.begin(), static_cast<int>(random_() % events.size()))->first;
    decision.fields = {"time", "type"};
    constexpr const char* kTimes[] = {"2009-12-03", "2009-11", "2008", "", "../2009-12-05", "1899-02-28"};
    decision.values.told.time = *ontology::EventTime::Parse(kTimes[random_() % 6]);
    decision.values.told.type = random_() % 2 == 0 ? "visit" : "conference";
    const auto result = store_->Decide(decision);
    EXPECT_TRUE(result.ok()) << result.status();
    decisions_ = std::max(decisions_, result->decision);
  }
  void Undo() {
    if (decisions_ == 0) return;
    EXPECT_TRUE(store_->UndoDecision({.decision = 1 + random_() % decisions_}).ok());
  }
  void Record() {
    constexpr const char* kTimes[] = {"2009-12-03", "2009-11", "2008", "", "2009-12-05/..", "2008-02-29"};
    EventCountTest::Record(
        {Recorded(absl::StrCat(random_() % 6), kTimes[random_() % 6], {"Sergey Lavrov", "Anna Arden"})});
  }
  void Merge() {
    const auto actors = store_->Latest().ListActors({});
    ASSERT_TRUE(actors.ok());
    if (actors->actors.size() < 2) return;
    const auto merge = store_->MergeActors({.from = actors->actors[random_() % actors->actors.size()].actor.name,
                                            .into = actors->actors[random_() % actors->actors.size()].actor.name});
    if (merge.ok()) merges_.push_back(merge->merges[0]);
  }
  void UndoMerge() {
    if (merges_.empty()) return;
    EXPECT_TRUE(store_->UndoMerge({.merge = merges_.back(), .cascade = true}).ok());
    merges_.pop_back();
  }

  void Act() {
    constexpr int kRounds = 10;
    const int choice = static_cast<int>(random_() % kRounds);
    if (choice < 4) return Ingest();
    if (choice == 4) return Retract();
    if (choice == 5) return Correct();
    if (choice == 6) return Undo();
    if (choice == 7) return Record();
    return choice == 8 ? Merge() : UndoMerge();
  }

  // Of some actors and pairs, and of everybody.
  void Compare(const ReadView& view) {
    const std::map<std::string, Event> events = AllEvents(view);
    std::vector<std::vector<std::string>> asked = {{}};
    for (const auto& [name, event] : events) {
      if (random_() % 4 != 0) continue;
      std::vector<std::string> actors;
      for (const Event::Participant& one : event.participants) actors.push_back(one.actor);
      std::shuffle(actors.begin(), actors.end(), random_);
      actors.resize(std::min<size_t>(actors.size(), 1 + random_() % 2));
      asked.push_back(actors);
    }
    for (const std::vector<std::string>& actors : asked) {
      CountQuery query = Of(actors);
      std::map<std::string, int64_t> months;
      for (const CountRow& row : Count(view, query).rows) months[row.period] += row.events;
      EXPECT_EQ(months, CountedByHand(events, actors));
      query.period = static_cast<CountPeriod>(random_() % 4);
      query.by_type = random_() % 2 == 0;
      query.by_status = random_() % 2 == 0;
      query.from = absl::CivilDay(2009, 11, 20);
      query.to = *query.from + static_cast<int>(random_() % 60);
      Count(view, query);
    }
  }

  std::mt19937_64 random_{static_cast<uint64_t>(GetParam())};
  const std::vector<ArticleInput> articles_ = testing::RandomArticles(static_cast<uint64_t>(GetParam()), 40);
  uint64_t decisions_ = 0;
  std::vector<uint64_t> merges_;
};

TEST_P(EventCountRandomTest, CountersSayWhatTheEventsSay) {
  for (int i = 0; i < 60; ++i) {
    Act();
    if (i % 4 == 0) Compare(store_->Latest());
    if (i % 20 == 0) {
      EXPECT_EQ(FaultsOf(store_->Latest()), "") << i;
      Compare(*store_->Latest().AsOf(random_() % (store_->Latest().revision() + 1)));
    }
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, EventCountRandomTest, ::testing::Range(1, 9));

}  // namespace
}  // namespace chancery::store
