// chancery timeline: the events that fit what is asked.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <utility>

#include "client/cli/actor_choice.h"
#include "client/cli/commands.h"
#include "client/cli/names.h"
#include "client/cli/output.h"

namespace chancery::cli {
namespace {

absl::StatusOr<v1::EventFilter> FilterOf(const TimelineOptions& options) {
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

std::string NothingFound(const TimelineOptions& options) {
  const std::vector<std::string> narrowing = Narrowing(options);
  if (narrowing.empty()) return "no events; chancery ingest stores articles with theirs";
  std::string advice = fmt::format("leave out {}", fmt::join(narrowing, " or "));
  if (options.filter.countries_size() > 0 && !options.filter.include_people()) {
    advice += ", or take the people of the country too: --with-people";
  }
  return fmt::format("no events; {}", advice);
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

absl::Status Ask(client::Client& client, const TimelineOptions& options, const client::Client::TakeEvent& take) {
  const absl::StatusOr<v1::EventFilter> filter = FilterOf(options);
  if (!filter.ok()) return filter.status();
  const v1::EventOrder order = options.oldest_first ? v1::EVENT_ORDER_OLDEST_FIRST : v1::EVENT_ORDER_NEWEST_FIRST;
  const auto list = [&](auto request) {
    *request.mutable_filter() = *filter;
    request.set_order(order);
    if constexpr (std::is_same_v<decltype(request), v1::ListEventsRequest>) {
      return client.ListEvents(std::move(request), take);
    } else {
      return client.ListTimeline(std::move(request), take);
    }
  };
  if (options.actor.empty()) {
    if (!options.with.empty()) return absl::InvalidArgumentError("--with needs an actor before it");
    return list(v1::ListEventsRequest());
  }
  const absl::StatusOr<std::string> actor = ActorNameOf(client, options.actor);
  if (!actor.ok()) return actor.status();
  if (options.with.empty()) {
    v1::ListActorTimelineRequest request;
    request.set_actor(*actor);
    return list(std::move(request));
  }
  const absl::StatusOr<std::string> other = ActorNameOf(client, options.with);
  if (!other.ok()) return other.status();
  v1::ListPairTimelineRequest request;
  request.set_actor(*actor);
  request.set_other_actor(*other);
  return list(std::move(request));
}

}  // namespace

ExitCode Timeline(const Settings& settings, const TimelineOptions& options) {
  client::Client client(settings.connect);
  Printer printer(settings.format, options.limit);
  const absl::Status status = Ask(client, options, [&](const v1::Event& event) { return printer.Take(event); });
  if (!status.ok()) return Fail(status);
  if (printer.shown() == 0) fmt::print(stderr, "chancery: {}\n", NothingFound(options));
  return ExitCode::kOk;
}

}  // namespace chancery::cli
