// The store against a model in plain memory: random histories, with every answer compared.
//
// RC_PARAMS="max_success=2000 max_size=100" makes a long run; "seed=..." (as a failure tells it) the same one again.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "rocksdb/env.h"
#include "tests/store/model/questions.h"
#include "tests/store/model/step.h"
#include "tests/store/model/world.h"
#include "tests/store/power_loss_file_system.h"
#include "tests/store/synthetic.h"

namespace rc {

template <>
struct Arbitrary<chancery::testing::Step> {
  static Gen<chancery::testing::Step> arbitrary() {
    using chancery::testing::Step;
    // Recordings and decisions are most of what happens.
    const auto kind = gen::weightedElement<Step::Kind>({{6, Step::Kind::kRecord},
                                                        {6, Step::Kind::kCorrect},
                                                        {3, Step::Kind::kRetract},
                                                        {4, Step::Kind::kUndoDecision},
                                                        {3, Step::Kind::kMerge},
                                                        {2, Step::Kind::kUndoMerge},
                                                        {1, Step::Kind::kReopen},
                                                        {1, Step::Kind::kCrash}});
    const auto number = gen::inRange<uint32_t>(0, 48);
    return gen::build<Step>(gen::set(&Step::kind, kind), gen::set(&Step::which, number),
                            gen::set(&Step::other, gen::inRange<uint32_t>(0, 64)),
                            gen::set(&Step::values, gen::inRange<uint32_t>(0, 2 * 9 * 3 * 3 * 3 * 64 * 64)),
                            gen::set(&Step::how, gen::inRange<uint32_t>(0, 5)));
  }
};

}  // namespace rc

namespace chancery::store {
namespace {

using testing::Disk;
using testing::Step;

// A store on a disk in memory, which can be closed and can lose its power.
class Machine {
 public:
  Machine() { Open(); }

  Store& store() { return *store_; }

  void Reopen() {
    store_.reset();
    Open();
  }
  // What the store does while it ends is not kept.
  void LosePower(std::mt19937_64& random) {
    disk_ = disk_->AfterPowerLoss(&random);
    store_.reset();
    env_ = rocksdb::NewCompositeEnv(std::make_shared<testing::PowerLossFileSystem>(disk_));
    Open();
  }

 private:
  void Open() {
    StoreOptions options;
    options.env = env_.get();
    // Little, so that histories go through files and their compactions.
    options.write_buffer_bytes = 256 << 10;
    options.cache_bytes = 1 << 20;
    store_ = testing::OpenStore("/disk/store", options);
  }

  std::shared_ptr<Disk> disk_ = std::make_shared<Disk>();
  std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(std::make_shared<testing::PowerLossFileSystem>(disk_));
  std::unique_ptr<Store> store_;
};

size_t operations = 0;

RC_GTEST_PROP(Model, TheStoreAnswersAsAPlainCopyOfEveryRevision, (const std::vector<Step>& steps, uint32_t seed)) {
  std::mt19937_64 random(seed);
  Machine machine;
  testing::Model model;
  for (size_t i = 0; i < steps.size(); ++i) {
    ++operations;
    if (steps[i].kind == Step::Kind::kReopen) machine.Reopen();
    if (steps[i].kind == Step::Kind::kCrash) machine.LosePower(random);
    std::string fault = testing::Do(steps[i], "request " + std::to_string(i), machine.store(), model);
    if (fault.empty() && (i % 4 == 3 || i + 1 == steps.size())) fault = Compare(machine.store(), model, random);
    if (!fault.empty()) RC_FAIL("after step " + std::to_string(i + 1) + ": " + fault);
  }
  const std::string faults = testing::FaultsOf(machine.store().Latest());
  if (!faults.empty()) RC_FAIL(faults);
}

TEST(Model, HowManyOperationsWereCompared) {
  std::cout << operations << " operations\n";
  RecordProperty("operations", static_cast<int>(operations));
  EXPECT_GT(operations, 0);
}

}  // namespace
}  // namespace chancery::store
