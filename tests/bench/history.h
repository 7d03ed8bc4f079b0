// A diplomatic history that never was, of any size, with the shape of the real ones (tests/bench/README.md shows it
// beside ICEWS): a few actors and pairs have most of the events, crises come and go, and every event has its sentences.
#ifndef CHANCERY_TESTS_BENCH_HISTORY_H_
#define CHANCERY_TESTS_BENCH_HISTORY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ontology/event_time.h"
#include "ontology/model.h"
#include "tests/bench/calendar.h"
#include "tests/bench/news_text.h"
#include "tests/bench/random.h"
#include "tests/bench/world.h"

namespace chancery::bench {

struct HistoryParticipant {
  uint32_t actor = 0;     // in World::actors()
  std::string_view role;  // valid for ever

  friend bool operator==(const HistoryParticipant&, const HistoryParticipant&) = default;
};

// The article that tells an event.
struct HistoryReport {
  std::string url, title, publisher;
  absl::CivilDay published;
  std::vector<std::string> quotes;  // its sentences that do; never empty, at most kMostQuotes
};
inline constexpr int kMostQuotes = 20;

struct HistoryEvent {
  uint64_t number = 0;  // from 1, in the order in which they become known
  std::string source, record_id;
  std::string_view type;                         // valid for ever
  std::vector<HistoryParticipant> participants;  // 2 to 30, each actor once
  ontology::EventTime time;
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  std::string place, content;
  HistoryReport report;
  double confidence = 0;

  // As chancery.v1.Event defines it, and the last day that the event takes in EventFilter.
  absl::CivilDay SortDay() const;
  absl::CivilDay LastDay() const;
};

struct HistoryOptions {
  uint64_t events = 1'000'000;
  uint64_t seed = 1979;
  size_t actors = 0;   // how many there are to draw from; 0: one for 8 events
  std::string folder;  // tests/bench of the sources
  std::string data;    // the project's data folder
};

// Gives the events one after the other; what it keeps does not grow. The same options give the same events on every
// machine. Not for several threads at once.
class History {
 public:
  static absl::StatusOr<std::unique_ptr<History>> Make(const HistoryOptions& options);

  // False after the last one.
  bool Next(HistoryEvent& event);
  const World& world() const { return *world_; }

 private:
  struct Sides;

  History(const HistoryOptions& options, std::unique_ptr<const World> world, NewsText text);

  Sides DrawSides();
  uint32_t DrawActor(uint32_t state, bool foreign, Random& random) const;
  void AddParticipants(const Sides& sides, HistoryEvent& event);
  void AddParticipant(uint32_t actor, std::string_view role, HistoryEvent& event);
  void AddStatusAndTime(HistoryEvent& event);
  ontology::EventTime Blur(absl::CivilDay day, bool long_ones);
  void AddWords(const Sides& sides, HistoryEvent& event);
  void AddReport(const NewsSubject& subject, HistoryEvent& event);

  const std::unique_ptr<const World> world_;
  NewsText text_;
  Calendar calendar_;
  AliasTable types_;
  Random random_;
  uint64_t number_ = 0;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_HISTORY_H_
