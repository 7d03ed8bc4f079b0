// The commands that write what a person decided.
#include "client/cli/decisions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>

#include "client/cli/actor_choice.h"
#include "client/cli/names.h"
#include "client/cli/output.h"

namespace chancery::cli {
namespace {

constexpr std::string_view kMergePrefix = "merges/";

template <typename Request>
void SetDecision(const DecisionOptions& options, Request& request) {
  request.set_author(options.author);
  request.set_note(options.note);
  request.set_request_id(options.request_id);
  request.set_validate_only(options.dry_run);
}

// "host=Iceland", or without a role "Iceland".
absl::StatusOr<v1::RecordedParticipant> ParticipantOf(client::Client& client, const std::string& words) {
  v1::RecordedParticipant participant;
  const size_t equals = words.find('=');
  participant.set_role(equals == std::string::npos ? "participant" : words.substr(0, equals));
  const std::string name = equals == std::string::npos ? words : words.substr(equals + 1);
  absl::StatusOr<std::string> actor = OnlyActorNameOf(client, name);
  if (!actor.ok()) return actor.status();
  participant.set_actor(*std::move(actor));
  return participant;
}

absl::StatusOr<v1::CorrectEventRequest> RequestOf(client::Client& client, const CorrectOptions& options) {
  if (options.fields.empty()) {
    return absl::InvalidArgumentError("nothing is corrected: give --type, --status, --time, --place, --content, ...");
  }
  v1::CorrectEventRequest request;
  SetDecision(options.decision, request);
  request.set_name(EventName(options.event));
  request.set_url(options.url);
  request.set_etag(options.etag);
  *request.mutable_correction() = options.correction;
  for (const std::string& field : options.fields) request.mutable_update_mask()->add_paths(field);
  if (!options.status.empty()) {
    const absl::StatusOr<v1::EventStatus> status = ParseStatus(options.status);
    if (!status.ok()) return status.status();
    request.mutable_correction()->set_status(*status);
  }
  for (const std::string& words : options.participants) {
    absl::StatusOr<v1::RecordedParticipant> participant = ParticipantOf(client, words);
    if (!participant.ok()) return participant.status();
    *request.mutable_correction()->add_participants() = *std::move(participant);
  }
  return request;
}

// What was done, in a line on stderr, so that stdout has the answer alone.
void Tell(bool nothing_to_do, bool dry_run, const std::string& names) {
  if (nothing_to_do) {
    fmt::print(stderr, "chancery: it was so already; nothing was written\n");
  } else if (dry_run) {
    fmt::print(stderr, "chancery: only tried; nothing was written\n");
  } else {
    fmt::print(stderr, "chancery: done; chancery undo {} takes it back\n", names);
  }
}

ExitCode Print(const Settings& settings, const v1::DecisionResponse& response) {
  if (settings.format == OutputFormat::kJson) {
    fmt::print("{}\n", ToJsonLine(response));
  } else if (!response.has_event()) {
    fmt::print(stderr, "chancery: no event has the mentions any more that it was about\n");
  } else if (settings.format == OutputFormat::kCsv) {
    fmt::print("{}{}", EventCsvHeading(), EventCsv(response.event()));
  } else {
    fmt::print("{}", EventPage(response.event()));
  }
  return ExitCode::kOk;
}

ExitCode Print(const Settings& settings, const v1::MergeActorsResponse& response) {
  if (settings.format == OutputFormat::kJson) {
    fmt::print("{}\n", ToJsonLine(response));
  } else if (response.has_actor()) {
    fmt::print("{}", ActorPage(response.actor()));
  }
  return ExitCode::kOk;
}

ExitCode UndoMerge(const Settings& settings, client::Client& client, const UndoOptions& options) {
  v1::UndoMergeRequest request;
  SetDecision(options.decision, request);
  request.set_name(options.name);
  request.set_cascade(options.cascade);
  const absl::StatusOr<v1::MergeActorsResponse> response = client.UndoMerge(std::move(request));
  return response.ok() ? Print(settings, *response) : Fail(response.status());
}

}  // namespace

ExitCode Correct(const Settings& settings, const CorrectOptions& options) {
  client::Client client(settings.connect);
  absl::StatusOr<v1::CorrectEventRequest> request = RequestOf(client, options);
  if (!request.ok()) return Fail(request.status());
  const absl::StatusOr<v1::DecisionResponse> response = client.CorrectEvent(*std::move(request));
  if (!response.ok()) return Fail(response.status());
  Tell(response->nothing_to_do(), options.decision.dry_run, response->decision());
  return Print(settings, *response);
}

ExitCode Retract(const Settings& settings, const RetractOptions& options) {
  client::Client client(settings.connect);
  v1::RetractEventRequest request;
  SetDecision(options.decision, request);
  request.set_name(EventName(options.event));
  request.set_url(options.url);
  request.set_etag(options.etag);
  const absl::StatusOr<v1::DecisionResponse> response = client.RetractEvent(std::move(request));
  if (!response.ok()) return Fail(response.status());
  Tell(response->nothing_to_do(), options.decision.dry_run, response->decision());
  return Print(settings, *response);
}

ExitCode Merge(const Settings& settings, const MergeOptions& options) {
  client::Client client(settings.connect);
  v1::MergeActorsRequest request;
  SetDecision(options.decision, request);
  absl::StatusOr<std::string> from = OnlyActorNameOf(client, options.from);
  if (!from.ok()) return Fail(from.status());
  absl::StatusOr<std::string> into = OnlyActorNameOf(client, options.into);
  if (!into.ok()) return Fail(into.status());
  request.set_from(*std::move(from));
  request.set_into(*std::move(into));
  const absl::StatusOr<v1::MergeActorsResponse> response = client.MergeActors(std::move(request));
  if (!response.ok()) return Fail(response.status());
  Tell(response->nothing_to_do(), options.decision.dry_run, fmt::format("{}", fmt::join(response->merges(), " ")));
  return Print(settings, *response);
}

ExitCode Undo(const Settings& settings, const UndoOptions& options) {
  client::Client client(settings.connect);
  if (options.name.starts_with(kMergePrefix)) return UndoMerge(settings, client, options);
  if (options.cascade) return Fail(absl::InvalidArgumentError("--cascade is for merges/... only"));
  v1::UndoDecisionRequest request;
  SetDecision(options.decision, request);
  request.set_name(options.name);
  const absl::StatusOr<v1::DecisionResponse> response = client.UndoDecision(std::move(request));
  return response.ok() ? Print(settings, *response) : Fail(response.status());
}

}  // namespace chancery::cli
