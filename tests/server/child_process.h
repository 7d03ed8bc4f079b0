// A program that runs beside the test.
#ifndef CHANCERY_TESTS_SERVER_CHILD_PROCESS_H_
#define CHANCERY_TESTS_SERVER_CHILD_PROCESS_H_

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::testing {

// Runs from its making until it ends by itself, by a signal, or by the destructor's SIGKILL.
class ChildProcess {
 public:
  // What the program writes to standard output and error goes into the file `log`.
  ChildProcess(const std::vector<std::string>& command, std::filesystem::path log);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void Signal(int signal) const;
  // Waits until it has ended; its exit code, or minus the signal that ended it.
  int Wait();
  // What follows the first `key` in the log, up to the end of the line; waits for it for 30 seconds at most, and is
  // empty if it does not come.
  std::string WaitForLog(const std::string& key) const;
  std::string Log() const;

 private:
  pid_t pid_ = -1;
  bool ended_ = false;
  int result_ = 0;
  const std::filesystem::path log_;
};

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_SERVER_CHILD_PROCESS_H_
