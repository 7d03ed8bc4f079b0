// What must be true of a store after its program or its machine went down.
#ifndef CHANCERY_TESTS_STORE_SURVIVAL_H_
#define CHANCERY_TESTS_STORE_SURVIVAL_H_

#include <set>
#include <string>
#include <vector>

#include "store/store.h"

namespace chancery::testing {

// Looks for the acknowledged articles (by id), whole; for anything that is half there; and then gives the same articles
// again and looks for the events of all of them, and that nothing is added by giving them once more. What is wrong, a
// sentence each; empty if all is well.
std::vector<std::string> LossesAfterRestart(store::Store& store, const std::vector<store::ArticleInput>& articles,
                                            const std::set<std::string>& acknowledged);

// How often a crash is made: less often where a sanitizer slows everything down.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int kCrashes = 10;
#else
inline constexpr int kCrashes = 100;
#endif

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_STORE_SURVIVAL_H_
