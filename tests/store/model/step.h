// What happens to a store and to its model, one after the other.
#ifndef CHANCERY_TESTS_STORE_MODEL_STEP_H_
#define CHANCERY_TESTS_STORE_MODEL_STEP_H_

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/store/model/world.h"

namespace chancery::testing {

// Every number stands for something, so that any numbers make a step: sequences can be made at random and shortened.
struct Step {
  enum class Kind { kRecord, kCorrect, kRetract, kUndoDecision, kMerge, kUndoMerge, kReopen, kCrash };

  Kind kind = Kind::kRecord;
  uint32_t which = 0;   // a record, a person, a decision or a merge
  uint32_t other = 0;   // how many records, another person, fields, or whether to cascade
  uint32_t values = 0;  // ValuesOf
  uint32_t how = 0;     // plainly (0), tried first (1), asked twice (2), with an etag (3), with a stale etag (4)
};

// As a line that says what happens.
std::ostream& operator<<(std::ostream& out, const Step& step);

// Whether the step is for whoever owns the store: to close it, or to take its power away.
inline bool IsRestart(const Step& step) { return step.kind == Step::Kind::kReopen || step.kind == Step::Kind::kCrash; }

// Steps without restarts; the same seed gives the same.
std::vector<Step> RandomSteps(uint64_t seed, size_t count);

// Does the step on both. Empty if the store answered as the model, else what was wrong. A step of a kind that is for
// the owner does nothing. `request` names the write, and must be another one each time.
std::string Do(const Step& step, const std::string& request, store::Store& store, Model& model);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_STORE_MODEL_STEP_H_
