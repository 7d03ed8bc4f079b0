// Writes events of a history as tables and as JSON lines.
#ifndef CHANCERY_TESTS_BENCH_HISTORY_FILES_H_
#define CHANCERY_TESTS_BENCH_HISTORY_FILES_H_

#include <cstdint>
#include <fstream>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/history.h"

namespace chancery::bench {

// Comma-separated tables (RFC 4180, a header line, UTF-8). Not for several threads at once.
class TableWriter {
 public:
  explicit TableWriter(const std::string& folder);

  void Add(const HistoryEvent& event);
  // Those that have events.
  void AddActors(const World& world, const std::vector<uint32_t>& event_counts);
  // Whether all was written.
  bool Close();

 private:
  std::ofstream actors_, events_, participants_, evidence_;
};

// All of it, with the actors' names in place of their numbers.
nlohmann::json ToJson(const HistoryEvent& event, const World& world);

// "2009-12-09".
std::string ToIso(absl::CivilDay day);

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_HISTORY_FILES_H_
