// model_writer FOLDER SEED STEPS: does random steps on a store and writes a line to standard output as soon as each is
// acknowledged. To be killed.
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "tests/store/model/step.h"
#include "tests/store/synthetic.h"

int main(int argc, char** argv) {
  using chancery::testing::Step;
  if (argc != 4) return 2;
  const auto store = chancery::testing::OpenStore(argv[1]);
  chancery::testing::Model model;
  const auto steps = chancery::testing::RandomSteps(std::stoull(argv[2]), std::stoull(argv[3]));
  for (size_t i = 0; i < steps.size(); ++i) {
    if (!Do(steps[i], "request " + std::to_string(i), *store, model).empty()) std::abort();
    // Not buffered: what the program could still say must be what it knows.
    if (write(STDOUT_FILENO, "\n", 1) < 0) std::abort();
  }
  return 0;
}
