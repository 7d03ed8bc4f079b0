// chancery timeline: the events that fit what is asked.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <utility>

#include "absl/strings/ascii.h"
#include "client/cli/actor_choice.h"
#include "client/cli/commands.h"
#include "client/cli/names.h"
#include "client/cli/output.h"
#include "client/cli/timeline_options.h"

namespace chancery::cli {
namespace {

// What narrows the list, as the options that may be left out.
std::vector<std::string> Narrowing(const TimelineOptions& options) {
  const v1::EventFilter& filter = options.filter;
  std::vector<std::string> names;
  const auto add = [&](bool given, const char* name) {
    if (given) names.emplace_back(name);
  };
  add(!options.with.empty(), "--with");
  add(!filter.from().empty(), "--from");
  add(!filter.to().empty(), "--to");
  add(filter.entirely_within(), "--within");
  add(filter.types_size() > 0, "--type");
  add(!options.statuses.empty(), "--status");
  add(!filter.role().empty(), "--role");
  add(filter.kinds_size() > 0, "--kind");
  add(filter.countries_size() > 0, "--country");
  add(filter.plover_size() > 0, "--plover");
  add(filter.cameo_size() > 0, "--cameo");
  add(!filter.place().empty(), "--place");
  add(!filter.content_words().empty(), "--topic");
  add(!filter.evidence_words().empty(), "--words");
  add(!filter.publisher().empty(), "--publisher");
  add(!filter.domain().empty(), "--domain");
  add(!filter.source().empty(), "--source");
  add(filter.min_confidence() > 0, "--min-confidence");
  add(options.undated.has_value(), "--undated");
  add(options.disputed.has_value(), "--disputed");
  return names;
}

// What to try next; `countries`: countries are asked for without those who act for them.
std::string NothingFound(const TimelineOptions& options, bool countries) {
  const std::vector<std::string> narrowing = Narrowing(options);
  std::vector<std::string> advice;
  if (!narrowing.empty()) advice.push_back(fmt::format("leave out {}", fmt::join(narrowing, " or ")));
  if (countries) {
    advice.emplace_back("take those who act for the countries too: --with-people");
  }
  if (advice.empty()) advice.emplace_back("chancery ingest stores articles with theirs");
  return fmt::format("no events; {}", fmt::join(advice, ", or "));
}

// Prints events as they come; false when there were enough.
class Printer {
 public:
  Printer(OutputFormat format, size_t limit) : format_(format), limit_(limit) {}

  bool Take(const v1::Event& event) {
    if (format_ == OutputFormat::kCsv && shown_ == 0) fmt::print("{}", EventCsvHeading());
    fmt::print("{}", Text(event));
    return ++shown_ != limit_;
  }
  size_t shown() const { return shown_; }

 private:
  std::string Text(const v1::Event& event) const {
    if (format_ == OutputFormat::kJson) return ToJsonLine(event) + "\n";
    return format_ == OutputFormat::kCsv ? EventCsv(event) : EventLines(event);
  }

  const OutputFormat format_;
  const size_t limit_;
  size_t shown_ = 0;
};

// Asks for the events of `request`, which says of whom, narrowed and ordered by `options`, and prints them.
// `countries_alone`: countries are asked for without those who act for them.
template <typename Request>
ExitCode List(const Settings& settings, client::Client& client, const TimelineOptions& options, Request request,
              bool countries_alone) {
  absl::StatusOr<v1::EventFilter> filter = EventFilterOf(options);
  if (!filter.ok()) return Fail(filter.status());
  *request.mutable_filter() = *std::move(filter);
  request.set_order(options.oldest_first ? v1::EVENT_ORDER_OLDEST_FIRST : v1::EVENT_ORDER_NEWEST_FIRST);
  Printer printer(settings.format, options.limit);
  const auto take = [&](const v1::Event& event) { return printer.Take(event); };
  absl::Status status;
  if constexpr (std::is_same_v<Request, v1::ListEventsRequest>) {
    status = client.ListEvents(std::move(request), take);
  } else {
    status = client.ListTimeline(std::move(request), take);
  }
  if (!status.ok()) return Fail(status);
  if (printer.shown() == 0) fmt::print(stderr, "chancery: {}\n", NothingFound(options, countries_alone));
  return ExitCode::kOk;
}

bool CountriesAlone(const v1::EventFilter& filter) { return filter.countries_size() > 0 && !filter.include_people(); }

bool IsCountryCode(const std::string& name) {
  return name.size() == 2 && absl::ascii_isupper(static_cast<unsigned char>(name[0])) &&
         absl::ascii_isupper(static_cast<unsigned char>(name[1]));
}

absl::StatusOr<v1::ActorGroup> GroupOf(client::Client& client, const std::vector<std::string>& names) {
  v1::ActorGroup group;
  for (const std::string& name : names) {
    if (IsCountryCode(name)) {
      group.add_countries(name);
      continue;
    }
    absl::StatusOr<std::string> actor = ActorNameOf(client, name);
    if (!actor.ok()) return actor.status();
    group.add_actors(*std::move(actor));
  }
  return group;
}

}  // namespace

absl::StatusOr<v1::EventFilter> EventFilterOf(const TimelineOptions& options) {
  v1::EventFilter filter = options.filter;
  for (const std::string& name : options.statuses) {
    const absl::StatusOr<v1::EventStatus> status = ParseStatus(name);
    if (!status.ok()) return status.status();
    filter.add_statuses(*status);
  }
  if (options.undated) filter.set_undated(*options.undated);
  if (options.disputed) filter.set_disputed(*options.disputed);
  return filter;
}

std::string WhatToTry(const TimelineOptions& options) {
  return NothingFound(options, options.filter.countries_size() > 0 && !options.filter.include_people());
}

ExitCode Timeline(const Settings& settings, const TimelineOptions& options) {
  client::Client client(settings.connect);
  if (options.actor.empty()) {
    if (!options.with.empty()) return Fail(absl::InvalidArgumentError("--with needs an actor before it"));
    return List(settings, client, options, v1::ListEventsRequest(), CountriesAlone(options.filter));
  }
  const absl::StatusOr<std::string> actor = ActorNameOf(client, options.actor);
  if (!actor.ok()) return Fail(actor.status());
  if (options.with.empty()) {
    v1::ListActorTimelineRequest request;
    request.set_actor(*actor);
    return List(settings, client, options, std::move(request), CountriesAlone(options.filter));
  }
  const absl::StatusOr<std::string> other = ActorNameOf(client, options.with);
  if (!other.ok()) return Fail(other.status());
  v1::ListPairTimelineRequest request;
  request.set_actor(*actor);
  request.set_other_actor(*other);
  return List(settings, client, options, std::move(request), CountriesAlone(options.filter));
}

ExitCode Between(const Settings& settings, const BetweenOptions& options) {
  client::Client client(settings.connect);
  absl::StatusOr<v1::ActorGroup> group = GroupOf(client, options.group);
  if (!group.ok()) return Fail(group.status());
  absl::StatusOr<v1::ActorGroup> other = GroupOf(client, options.other_group);
  if (!other.ok()) return Fail(other.status());
  v1::ListGroupTimelineRequest request;
  *request.mutable_group() = *std::move(group);
  *request.mutable_other_group() = *std::move(other);
  TimelineOptions list = options.list;
  request.mutable_group()->set_include_people(list.filter.include_people());
  request.mutable_other_group()->set_include_people(list.filter.include_people());
  // Of the groups only, unless the filter has countries of its own.
  if (list.filter.countries_size() == 0) list.filter.clear_include_people();
  const bool countries = request.group().countries_size() + request.other_group().countries_size() > 0;
  const bool alone = countries && !request.group().include_people();
  return List(settings, client, list, std::move(request), alone);
}

ExitCode Series(const Settings& settings, const SeriesOptions& options) {
  client::Client client(settings.connect);
  const absl::StatusOr<std::string> convener = ActorNameOf(client, options.convener);
  if (!convener.ok()) return Fail(convener.status());
  v1::ListSeriesTimelineRequest request;
  request.set_convener(*convener);
  return List(settings, client, options.list, std::move(request), CountriesAlone(options.list.filter));
}

}  // namespace chancery::cli
