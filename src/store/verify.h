// Checks a store against itself.
#ifndef CHANCERY_STORE_VERIFY_H_
#define CHANCERY_STORE_VERIFY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "store/read_view.h"

namespace chancery::store {

struct VerifyReport {
  uint64_t articles = 0;
  uint64_t mentions = 0;
  uint64_t events = 0;
  uint64_t actors = 0;
  uint64_t index_entries = 0;
  uint64_t counters = 0;  // keys of event_counts
  uint64_t rebuilt = 0;   // index entries and counters that were put right
  uint64_t fault_count = 0;
  std::vector<std::string> faults;  // the first hundred, each a sentence that names the record and what is wrong

  bool ok() const { return fault_count == 0; }
};

// Reads everything at the view's revision and compares: each article with its text, its mentions and their names; each
// mention with its article, event and candidates; each event with what its mentions compose to, with its names and with
// every index entry that it must have; each index entry with its event; each counter with the events that it counts;
// each actor with the mentions that name it; and the changes with the revisions. An error only where reading failed;
// what does not fit is in the report.
absl::StatusOr<VerifyReport> Verify(const ReadView& view);

// Verify of the store in a folder, which no other process may have open. With `rebuild`, index entries and counters
// that are wrong are made anew from the events, which are not touched; `rebuilt` says how many. Errors as Store::Open.
absl::StatusOr<VerifyReport> VerifyStore(const std::string& folder, bool rebuild);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_VERIFY_H_
