// The commands that ask a server: status, actor, event, timeline.
#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "client/cli/commands.h"
#include "client/cli/output.h"

namespace chancery::cli {
namespace {

constexpr std::string_view kActorPrefix = "actors/";
constexpr std::string_view kEventPrefix = "events/";

absl::StatusOr<std::vector<v1::ActorCandidate>> Candidates(client::Client& client, const std::string& name) {
  v1::ResolveActorRequest request;
  request.set_query(name);
  return client.ResolveActor(request);
}

absl::Status NoSuchActor(const std::string& name) {
  return absl::NotFoundError(
      fmt::format("no actor of any event is called \"{}\"; try a surname, a country or an organisation", name));
}

// The resource name of the actor that a person means: the name itself if it is one, else the best candidate, which is
// told on stderr where there are others.
absl::StatusOr<std::string> ActorNameOf(client::Client& client, const std::string& name) {
  if (name.starts_with(kActorPrefix)) return name;
  absl::StatusOr<std::vector<v1::ActorCandidate>> candidates = Candidates(client, name);
  if (!candidates.ok()) return candidates.status();
  if (candidates->empty()) return NoSuchActor(name);
  const v1::Actor& best = candidates->front().actor();
  if (candidates->size() > 1) {
    fmt::print(stderr, "chancery: \"{}\" is taken as {} ({}); chancery actor \"{}\" shows {} others\n", name,
               best.display_name(), best.name(), name, candidates->size() - 1);
  }
  return best.name();
}

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
  const std::string resource = name.starts_with(kEventPrefix) ? name : std::string(kEventPrefix) + name;
  const absl::StatusOr<v1::Event> event = client.GetEvent(resource);
  if (!event.ok()) return Fail(event.status());
  fmt::print("{}", settings.format == OutputFormat::kJson ? ToJsonLine(*event) + "\n" : EventPage(*event));
  return ExitCode::kOk;
}

ExitCode Timeline(const Settings& settings, const TimelineOptions& options) {
  client::Client client(settings.connect);
  const absl::StatusOr<std::string> actor = ActorNameOf(client, options.actor);
  if (!actor.ok()) return Fail(actor.status());

  v1::EventFilter filter;
  filter.set_from(options.from);
  filter.set_to(options.to);
  const v1::EventOrder order = options.oldest_first ? v1::EVENT_ORDER_OLDEST_FIRST : v1::EVENT_ORDER_NEWEST_FIRST;
  size_t shown = 0;
  const client::Client::TakeEvent take = [&](const v1::Event& event) {
    fmt::print("{}", settings.format == OutputFormat::kJson ? ToJsonLine(event) + "\n" : EventLines(event));
    return ++shown != options.limit;
  };

  absl::Status status;
  if (options.with.empty()) {
    v1::ListActorTimelineRequest request;
    request.set_actor(*actor);
    *request.mutable_filter() = filter;
    request.set_order(order);
    status = client.ListTimeline(std::move(request), take);
  } else {
    const absl::StatusOr<std::string> other = ActorNameOf(client, options.with);
    if (!other.ok()) return Fail(other.status());
    v1::ListPairTimelineRequest request;
    request.set_actor(*actor);
    request.set_other_actor(*other);
    *request.mutable_filter() = filter;
    request.set_order(order);
    status = client.ListTimeline(std::move(request), take);
  }
  if (!status.ok()) return Fail(status);
  if (shown == 0) fmt::print(stderr, "chancery: no events; widen --from and --to, or leave out --with\n");
  return ExitCode::kOk;
}

}  // namespace chancery::cli
