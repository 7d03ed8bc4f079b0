#include "tests/testing/process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "tests/testing/paths.h"

namespace chancery::testing {
namespace {

[[noreturn]] void Fail(const std::string& message) {
  std::cerr << message << '\n';
  std::abort();
}

int ExitCodeOf(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

// Starts a program with its standard streams on these files.
pid_t Start(const std::vector<std::string>& command, const std::string& in, const std::string& out,
            const std::string& err) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t pid = fork();
  if (pid < 0) Fail("cannot fork");
  if (pid > 0) return pid;
  const int descriptors[] = {open(in.c_str(), O_RDONLY), open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600),
                             open(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600)};
  for (int i = 0; i < 3; ++i) dup2(descriptors[i], i);
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Finished Run(const std::vector<std::string>& command, const std::string& input) {
  const TemporaryDirectory folder;
  const std::string in = folder.path() / "in";
  const std::string out = folder.path() / "out";
  const std::string err = folder.path() / "err";
  std::ofstream(in, std::ios::binary) << input;
  const pid_t pid = Start(command, in, out, err);
  int status = 0;
  if (waitpid(pid, &status, 0) != pid) Fail("cannot wait for " + command[0]);
  return {ExitCodeOf(status), ReadFile(out), ReadFile(err)};
}

Background::Background(const std::vector<std::string>& command, const std::filesystem::path& log)
    : pid_(Start(command, "/dev/null", "/dev/null", log)) {}

Background::~Background() {
  if (!Running()) return;
  Signal(SIGKILL);
  Wait();
}

void Background::Signal(int signal) const {
  if (pid_ > 0) kill(pid_, signal);
}

int Background::Wait() {
  int status = 0;
  if (pid_ > 0 && waitpid(pid_, &status, 0) == pid_) {
    exit_code_ = ExitCodeOf(status);
    pid_ = -1;
  }
  return exit_code_;
}

bool Background::Running() {
  int status = 0;
  if (pid_ > 0 && waitpid(pid_, &status, WNOHANG) == pid_) {
    exit_code_ = ExitCodeOf(status);
    pid_ = -1;
  }
  return pid_ > 0;
}

int FreePort() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener, generic, length) != 0 || getsockname(listener, generic, &length) != 0) Fail("no port is free");
  close(listener);
  return ntohs(address.sin_port);
}

}  // namespace chancery::testing
