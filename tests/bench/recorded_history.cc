#include "tests/bench/recorded_history.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <thread>

#include "chancery/v1/events.grpc.pb.h"

namespace chancery::bench {
namespace {

constexpr int kStartSeconds = 30;
constexpr std::array<std::string_view, 4> kOntologyTypes = {"meeting", "visit", "conference", "promise"};

[[noreturn]] void Fail(const std::string& what) {
  fmt::print(stderr, "{}\n", what);
  std::exit(1);
}

v1::EventStatus ToProto(ontology::EventStatus status) {
  v1::EventStatus value = v1::EVENT_STATUS_UNSPECIFIED;
  std::string name = "EVENT_STATUS_";
  for (const char c : ToString(status)) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (!v1::EventStatus_Parse(name, &value)) Fail("no status " + name);
  return value;
}

// The address in a server's log; empty if it is not there yet.
std::string AddressIn(const std::string& log) {
  constexpr std::string_view kKey = "serving address=";
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    if (const size_t at = line.find(kKey); at != std::string::npos) return line.substr(at + kKey.size());
  }
  return "";
}

}  // namespace

RecordedHistory::RecordedHistory(uint64_t events) {
  HistoryOptions options;
  options.events = events;
  options.folder = CHANCERY_SOURCE_DIR "/tests/bench";
  options.data = CHANCERY_SOURCE_DIR "/data";
  absl::StatusOr<std::unique_ptr<History>> made = History::Make(options);
  if (!made.ok()) Fail(made.status().ToString());
  history_ = *std::move(made);
}

bool RecordedHistory::Next(v1::RecordedEvent& event) {
  if (!history_->Next(event_)) return false;
  event.Clear();
  event.set_source(event_.source);
  event.set_record(event_.record_id);
  // A server takes the types of its ontology; the others of the history are told as meetings.
  const bool known = std::find(kOntologyTypes.begin(), kOntologyTypes.end(), event_.type) != kOntologyTypes.end();
  event.set_type(known ? std::string(event_.type) : "meeting");
  for (const HistoryParticipant& one : event_.participants) {
    const WorldActor& actor = history_->world().actors()[one.actor];
    v1::RecordedParticipant& participant = *event.add_participants();
    participant.set_name(std::string(actor.name));
    participant.set_kind(std::string(actor.kind));
    participant.set_of(std::string(actor.of));
    participant.set_role(known ? std::string(one.role) : "participant");
  }
  event.set_time(event_.time.ToString());
  event.set_status(ToProto(event_.status));
  event.set_place(event_.place);
  event.set_content(event_.content);
  event.set_confidence(event_.confidence);
  event.set_quote(event_.report.quotes.front());
  event.set_url(event_.report.url);
  event.set_title(event_.report.title);
  event.set_publisher(event_.report.publisher);
  event.set_published(fmt::format("{:04}-{:02}-{:02}", event_.report.published.year(), event_.report.published.month(),
                                  event_.report.published.day()));
  return true;
}

BenchServer::BenchServer(const std::string& folder, std::vector<std::string> options) {
  std::filesystem::create_directories(folder);
  const std::string log = folder + "/log";
  options.insert(options.begin(), {CHANCERYD, "--listen", "127.0.0.1:0", "--store", folder + "/store", "--data",
                                   CHANCERY_SOURCE_DIR "/data"});
  std::filesystem::remove(log);
  pid_ = fork();
  if (pid_ == 0) {
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& option : options) arguments.push_back(option.data());
    arguments.push_back(nullptr);
    execv(CHANCERYD, arguments.data());
    _exit(127);
  }
  for (int i = 0; i < kStartSeconds * 10 && address_.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    address_ = AddressIn(log);
  }
  if (address_.empty()) Fail("chanceryd does not start; see " + log);
}

BenchServer::~BenchServer() {
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

std::shared_ptr<grpc::Channel> BenchServer::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address_, grpc::InsecureChannelCredentials(), arguments);
}

uint64_t BenchServer::ResidentKib() const {
  std::ifstream in(fmt::format("/proc/{}/status", pid_));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmRSS:")) return std::strtoull(line.c_str() + 6, nullptr, 10);
  }
  return 0;
}

double BenchServer::CpuSeconds() const {
  std::ifstream in(fmt::format("/proc/{}/stat", pid_));
  std::string field;
  double ticks = 0;
  for (int i = 1; i <= 15 && in >> field; ++i) {
    if (i >= 14) ticks += std::strtod(field.c_str(), nullptr);
  }
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

uint64_t RecordAll(RecordedHistory& history, const std::shared_ptr<grpc::Channel>& channel, size_t group) {
  const auto stub = v1::Events::NewStub(channel);
  grpc::ClientContext context;
  const auto stream = stub->RecordEventStream(&context);
  std::thread writer([&] {
    v1::RecordEventStreamRequest request;
    v1::RecordedEvent event;
    const auto write = [&] {
      const bool written = stream->Write(request);
      request.set_sequence(request.sequence() + 1);
      request.clear_events();
      return written;
    };
    while (history.Next(event)) {
      *request.add_events() = event;
      if (request.events_size() == static_cast<int>(group) && !write()) return;
    }
    if (request.events_size() > 0 && !write()) return;
    stream->WritesDone();
  });
  v1::RecordEventStreamResponse answer;
  uint64_t recorded = 0;
  while (stream->Read(&answer)) {
    if (answer.has_error()) Fail("refused: " + answer.error().message());
    recorded += static_cast<uint64_t>(answer.events_size());
  }
  writer.join();
  if (const grpc::Status status = stream->Finish(); !status.ok()) Fail(status.error_message());
  return recorded;
}

}  // namespace chancery::bench
