// A made-up history as messages of the API, and a server of its own for a benchmark.
#ifndef CHANCERY_TESTS_BENCH_RECORDED_HISTORY_H_
#define CHANCERY_TESTS_BENCH_RECORDED_HISTORY_H_

#include <grpcpp/channel.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "chancery/v1/events.pb.h"
#include "tests/bench/history.h"

namespace chancery::bench {

// The events of a history as a program would record them; ends the program where it cannot be made.
class RecordedHistory {
 public:
  explicit RecordedHistory(uint64_t events);

  // False after the last one.
  bool Next(v1::RecordedEvent& event);

 private:
  std::unique_ptr<History> history_;
  HistoryEvent event_;
};

// A chanceryd over a store of its own, ended by the destructor. Ends the program where that does not start.
class BenchServer {
 public:
  BenchServer(const std::string& folder, std::vector<std::string> options);
  ~BenchServer();
  BenchServer(const BenchServer&) = delete;
  BenchServer& operator=(const BenchServer&) = delete;

  const std::string& address() const { return address_; }
  // A connection that shares nothing with others.
  std::shared_ptr<grpc::Channel> Connect() const;
  // What it has in memory, in KiB.
  uint64_t ResidentKib() const;
  // Processor time that it has used, in seconds.
  double CpuSeconds() const;

 private:
  int pid_ = -1;
  std::string address_;
};

// Records all that is left of a history over one stream, `group` events a message; how many there were.
uint64_t RecordAll(RecordedHistory& history, const std::shared_ptr<grpc::Channel>& channel, size_t group);

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_RECORDED_HISTORY_H_
