// The commands that ask a server: status, actor, event, watch.
#include <fmt/format.h>

#include "client/cli/actor_choice.h"
#include "client/cli/commands.h"
#include "client/cli/names.h"
#include "client/cli/output.h"

namespace chancery::cli {
namespace {

constexpr std::string_view kActorPrefix = "actors/";

}  // namespace

ExitCode Status(const Settings& settings) {
  client::Client client(settings.connect);
  if (const absl::Status status = client.Check(); !status.ok()) return Fail(status);
  fmt::print("serving at {}\n", settings.connect.address);
  return ExitCode::kOk;
}

ExitCode ShowActor(const Settings& settings, const std::string& name) {
  client::Client client(settings.connect);
  if (name.starts_with(kActorPrefix)) {
    const absl::StatusOr<v1::Actor> actor = client.GetActor(name);
    if (!actor.ok()) return Fail(actor.status());
    fmt::print("{}", settings.format == OutputFormat::kJson ? ToJsonLine(*actor) + "\n" : ActorPage(*actor));
    return ExitCode::kOk;
  }
  const absl::StatusOr<std::vector<v1::ActorCandidate>> candidates = Candidates(client, name);
  if (!candidates.ok()) return Fail(candidates.status());
  if (candidates->empty()) return Fail(NoSuchActor(name));
  if (settings.format == OutputFormat::kJson) {
    for (const v1::ActorCandidate& candidate : *candidates) fmt::print("{}\n", ToJsonLine(candidate));
    return ExitCode::kOk;
  }
  fmt::print("{}", ActorPage(candidates->front().actor()));
  if (candidates->size() > 1) fmt::print("\n{}", CandidateTable(*candidates));
  return ExitCode::kOk;
}

ExitCode ShowEvent(const Settings& settings, const std::string& name) {
  client::Client client(settings.connect);
  const absl::StatusOr<v1::Event> event = client.GetEvent(EventName(name));
  if (!event.ok()) return Fail(event.status());
  if (settings.format == OutputFormat::kCsv) {
    fmt::print("{}{}", EventCsvHeading(), EventCsv(*event));
    return ExitCode::kOk;
  }
  fmt::print("{}", settings.format == OutputFormat::kJson ? ToJsonLine(*event) + "\n" : EventPage(*event));
  return ExitCode::kOk;
}

ExitCode Watch(const Settings& settings, const WatchOptions& options) {
  client::Client client(settings.connect);
  v1::WatchEventsRequest request;
  if (options.beginning) request.mutable_beginning();
  if (!options.after.empty()) request.set_after_revision(options.after);
  for (const std::string& name : options.actors) {
    absl::StatusOr<std::string> actor = ActorNameOf(client, name);
    if (!actor.ok()) return Fail(actor.status());
    request.mutable_filter()->add_actors(*std::move(actor));
  }
  for (const std::string& type : options.types) request.mutable_filter()->add_types(type);

  const absl::Status status = client.Watch(std::move(request), [&](const v1::WatchEventsResponse& message) {
    const bool ends = options.once && message.has_checkpoint();
    if (settings.format == OutputFormat::kJson) {
      fmt::print("{}\n", ToJsonLine(message));
    } else if (message.has_changes()) {
      fmt::print("{}", ChangeLines(message.changes()));
    } else if (ends) {
      fmt::print(stderr, "chancery: that is all; --after {} goes on from here\n", message.resume_revision());
    }
    // Whoever reads the other end of a pipe waits for each line.
    std::fflush(stdout);
    return !ends;
  });
  return status.ok() ? ExitCode::kOk : Fail(status);
}

}  // namespace chancery::cli
