// Tables of cases beside the tests: a case a line, its fields parted by tabs. Empty lines and those that begin with "#"
// are left out.
#ifndef CHANCERY_TESTS_TESTING_TABLE_H_
#define CHANCERY_TESTS_TESTING_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::testing {

// The lines of a file of the project, named from its top folder. A line that has not `fields` fields fails the test and
// is left out.
std::vector<std::vector<std::string>> ReadTable(std::string_view file, size_t fields);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_TESTING_TABLE_H_
