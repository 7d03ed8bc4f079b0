// The events of a made-up history as a program would record them.
#ifndef CHANCERY_TESTS_BENCH_RECORDING_H_
#define CHANCERY_TESTS_BENCH_RECORDING_H_

#include "store/records.h"
#include "tests/bench/history.h"

namespace chancery::bench {

// Actors are given as texts call them; who they are is found when the event is recorded.
store::RecordedEvent ToRecording(const HistoryEvent& event, const World& world);

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_RECORDING_H_
