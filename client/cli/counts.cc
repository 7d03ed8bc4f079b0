#include "client/cli/counts.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "client/cli/actor_choice.h"
#include "client/cli/names.h"
#include "client/cli/output.h"
#include "client/cli/table.h"
#include "client/cli/timeline_options.h"

namespace chancery::cli {
namespace {

absl::StatusOr<v1::CountEventsRequest> RequestOf(client::Client& client, const CountsOptions& options) {
  v1::CountEventsRequest request;
  absl::StatusOr<v1::EventFilter> filter = EventFilterOf(options.events);
  if (!filter.ok()) return filter.status();
  if (!filter->entirely_within()) {
    request.set_first_day(filter->from());
    request.set_last_day(filter->to());
    filter->clear_from();
    filter->clear_to();
  }
  if (options.events.actor.empty() && !options.events.with.empty()) {
    return absl::InvalidArgumentError("--with needs an actor before it");
  }
  for (const std::string& name : {options.events.actor, options.events.with}) {
    if (name.empty()) continue;
    absl::StatusOr<std::string> actor = ActorNameOf(client, name);
    if (!actor.ok()) return actor.status();
    filter->add_actors(*std::move(actor));
  }
  *request.mutable_filter() = *std::move(filter);
  v1::CountPeriod period = v1::COUNT_PERIOD_UNSPECIFIED;
  v1::CountPeriod_Parse("COUNT_PERIOD_" + absl::AsciiStrToUpper(options.period), &period);
  request.set_period(period);
  request.set_by_type(options.by_type);
  request.set_by_status(options.by_status);
  return request;
}

std::string MeaningOf(const v1::EventCount& count) {
  switch (count.meaning()) {
    case v1::PERIOD_MEANING_BOUND:
      return "before or after it, perhaps";
    case v1::PERIOD_MEANING_PUBLISHED:
      return "undated, published then";
    default:
      return "";
  }
}

std::vector<std::vector<std::string>> Rows(const CountsOptions& options, const v1::CountEventsResponse& response) {
  std::vector<std::vector<std::string>> rows = {{"PERIOD"}};
  if (options.by_type) rows[0].emplace_back("TYPE");
  if (options.by_status) rows[0].emplace_back("STATUS");
  rows[0].insert(rows[0].end(), {"EVENTS", "REPORTS", "NOTE"});
  for (const v1::EventCount& count : response.counts()) {
    std::vector<std::string>& row = rows.emplace_back();
    row.push_back(count.period().empty() ? "all" : count.period());
    if (options.by_type) row.push_back(count.type());
    if (options.by_status) row.push_back(StatusName(count.status()));
    row.insert(row.end(), {std::to_string(count.events()), std::to_string(count.reports()), MeaningOf(count)});
  }
  return rows;
}

}  // namespace

ExitCode Counts(const Settings& settings, const CountsOptions& options) {
  client::Client client(settings.connect);
  const absl::StatusOr<v1::CountEventsRequest> request = RequestOf(client, options);
  if (!request.ok()) return Fail(request.status());
  const absl::StatusOr<v1::CountEventsResponse> response = client.CountEvents(*request);
  if (!response.ok()) return Fail(response.status());
  if (settings.format == OutputFormat::kJson) {
    fmt::print("{}\n", ToJsonLine(*response));
  } else if (settings.format == OutputFormat::kCsv) {
    fmt::print("{}", Csv(Rows(options, *response)));
  } else if (response->counts_size() > 0) {
    fmt::print("{}", Table(Rows(options, *response)));
  }
  if (response->counts_size() == 0) fmt::print(stderr, "chancery: {}\n", WhatToTry(options.events));
  return ExitCode::kOk;
}

void AddCountsOptions(CLI::App* command, CountsOptions& options) {
  AddTimelineOptions(command, options.events);
  command->add_option("--by", options.period, "day, month, year, or none")
      ->check(CLI::IsMember({"day", "month", "year", "none"}))
      ->capture_default_str();
  command->add_flag("--by-type", options.by_type, "Count each event type");
  command->add_flag("--by-status", options.by_status, "Count each status");
}

}  // namespace chancery::cli
