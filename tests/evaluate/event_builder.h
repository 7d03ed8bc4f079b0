// Short ways to write events in tests.
#ifndef CHANCERY_TESTS_EVALUATE_EVENT_BUILDER_H_
#define CHANCERY_TESTS_EVALUATE_EVENT_BUILDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "evaluate/event.h"

namespace chancery::testing {

// "Carl Bildt|person|SE|participant"; aliases follow, parted by '|'.
evaluate::Party MakeParty(std::string_view text);

// An event with OCCURRED, no time and nothing else; set the rest by hand.
evaluate::CodedEvent MakeEvent(std::string type, const std::vector<std::string_view>& parties);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_EVALUATE_EVENT_BUILDER_H_
