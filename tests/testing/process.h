// Runs the project's programs as a user does.
#ifndef CHANCERY_TESTS_TESTING_PROCESS_H_
#define CHANCERY_TESTS_TESTING_PROCESS_H_

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::testing {

struct Finished {
  int exit_code = -1;  // -1 if a signal ended it
  std::string out;     // standard output
  std::string err;     // standard error
};

// Runs a program to its end with `input` as its standard input.
Finished Run(const std::vector<std::string>& command, const std::string& input = "");

// A program in the background, killed at the end of its life if it still runs.
class Background {
 public:
  // Starts it with standard error going to the file `log`.
  Background(const std::vector<std::string>& command, const std::filesystem::path& log);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  // Sends a signal; and waits for the end and returns the exit code, -1 if a signal ended it.
  void Signal(int signal) const;
  int Wait();
  bool Running();

 private:
  pid_t pid_ = -1;
  int exit_code_ = -1;
};

// A TCP port of the loopback interface that was free just now.
int FreePort();

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_TESTING_PROCESS_H_
