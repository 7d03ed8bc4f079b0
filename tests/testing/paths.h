// Where tests find what they read, and a folder of their own to write into.
#ifndef CHANCERY_TESTS_TESTING_PATHS_H_
#define CHANCERY_TESTS_TESTING_PATHS_H_

#include <filesystem>
#include <optional>
#include <string>

namespace chancery::testing {

// The data folder of the sources.
std::filesystem::path DataDirectory();

// The language model that scripts/fetch brought ($CHANCERY_MODEL, else the cache); none if it is not there.
std::optional<std::string> ModelDirectory();

// The folder of shared corpora beside the project; none where it is absent: skip the test with a message.
std::optional<std::filesystem::path> SharedDirectory();

// The bytes of a file. REQUIRES: it can be read; else the program ends with a message.
std::string ReadFile(const std::filesystem::path& path);

// A new empty folder that is removed with all it holds at the end of its life.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_TESTING_PATHS_H_
