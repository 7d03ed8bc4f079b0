// The command that records events that no article tells.
#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>

#include <cstdio>
#include <span>
#include <utility>

#include "client/cli/commands.h"
#include "client/cli/inputs.h"
#include "client/cli/output.h"
#include "client/cli/progress.h"

namespace chancery::cli {
namespace {

// Events that go together: enough that the wait for the disk is shared by many.
constexpr size_t kBatch = 500;

struct Line {
  std::string origin;  // "load.jsonl:17"
  v1::RecordedEvent event;
};

absl::StatusOr<Line> Parse(const Input& input) {
  Line line{.origin = input.origin, .event = {}};
  const auto status = google::protobuf::util::JsonStringToMessage(input.bytes, &line.event);
  if (status.ok()) return line;
  return absl::InvalidArgumentError(
      fmt::format("{}: not a RecordedEvent as JSON: {}", input.origin, status.message().ToString()));
}

class Recorder {
 public:
  Recorder(const Settings& settings, bool dry_run)
      : settings_(settings), dry_run_(dry_run), client_(settings.connect), progress_("events") {}

  absl::Status Check() { return client_.Check(); }

  void Refuse(const std::string& why) {
    ++refused_;
    fmt::print(stderr, "chancery: {}\n", why);
  }

  // Records what can be recorded of `lines`, in their order; the others are refused by name. An error of the server's
  // own ends it.
  absl::Status Record(std::span<const Line> lines, double share) {
    if (lines.empty()) return absl::OkStatus();
    v1::RecordEventsRequest request;
    for (const Line& line : lines) *request.add_events() = line.event;
    request.set_validate_only(dry_run_);
    const absl::StatusOr<v1::RecordEventsResponse> response = client_.RecordEvents(std::move(request));
    if (response.ok()) {
      Count(*response);
      progress_.Show(recorded_ + refused_, share);
      return absl::OkStatus();
    }
    const absl::Status& status = response.status();
    if (status.code() != absl::StatusCode::kInvalidArgument && status.code() != absl::StatusCode::kNotFound)
      return status;
    if (lines.size() == 1) {
      Refuse(fmt::format("{}: {} [{}]", lines[0].origin, std::string(status.message()),
                         v1::ErrorReason_Name(client::ReasonOf(status))));
      return absl::OkStatus();
    }
    // All or none of a request are recorded: the halves tell where the fault is.
    const size_t half = lines.size() / 2;
    if (absl::Status first = Record(lines.first(half), share); !first.ok()) return first;
    return Record(lines.subspan(half), share);
  }

  ExitCode Finish() const {
    if (settings_.format == OutputFormat::kTable) {
      fmt::print("{} events {}added, {} new versions, {} known already, {} refused\n", added_,
                 dry_run_ ? "would be " : "", versions_, recorded_ - added_ - versions_, refused_);
    }
    return refused_ > 0 ? ExitCode::kRejected : ExitCode::kOk;
  }

 private:
  void Count(const v1::RecordEventsResponse& response) {
    for (const v1::RecordEventsResponse::Recorded& recorded : response.events()) {
      ++recorded_;
      if (recorded.outcome() == v1::RecordEventsResponse::ADDED) ++added_;
      if (recorded.outcome() == v1::RecordEventsResponse::NEW_VERSION) ++versions_;
      if (settings_.format == OutputFormat::kJson) fmt::print("{}\n", ToJsonLine(recorded));
    }
  }

  const Settings& settings_;
  const bool dry_run_;
  client::Client client_;
  Progress progress_;
  size_t recorded_ = 0;
  size_t added_ = 0;
  size_t versions_ = 0;
  size_t refused_ = 0;
};

}  // namespace

ExitCode Record(const Settings& settings, const std::string& path, bool dry_run) {
  absl::StatusOr<Inputs> inputs = Inputs::Open(path);
  if (!inputs.ok()) return Fail(inputs.status());
  Recorder recorder(settings, dry_run);
  if (const absl::Status status = recorder.Check(); !status.ok()) return Fail(status);

  std::vector<Line> batch;
  const auto record = [&] {
    const double share =
        static_cast<double>(inputs->begun()) / static_cast<double>(std::max<size_t>(inputs->files(), 1));
    absl::Status status = recorder.Record(batch, share);
    batch.clear();
    return status;
  };
  while (std::optional<absl::StatusOr<Input>> input = inputs->Next()) {
    absl::StatusOr<Line> line = input->ok() ? Parse(**input) : input->status();
    if (!line.ok()) {
      recorder.Refuse(std::string(line.status().message()));
      continue;
    }
    batch.push_back(*std::move(line));
    if (batch.size() < kBatch) continue;
    if (const absl::Status status = record(); !status.ok()) return Fail(status);
  }
  if (const absl::Status status = record(); !status.ok()) return Fail(status);
  return recorder.Finish();
}

}  // namespace chancery::cli
