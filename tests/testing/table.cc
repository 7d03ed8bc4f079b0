#include "tests/testing/table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <utility>

#include "absl/strings/str_split.h"
#include "tests/testing/paths.h"

namespace chancery::testing {

std::vector<std::vector<std::string>> ReadTable(std::string_view file, size_t fields) {
  std::istringstream lines(ReadFile(DataDirectory().parent_path() / file));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> row = absl::StrSplit(line, '\t');
    if (row.size() == fields) {
      rows.push_back(std::move(row));
    } else {
      ADD_FAILURE() << file << ": " << fields << " fields are needed: " << line;
    }
  }
  return rows;
}

}  // namespace chancery::testing
