#include "server/event_counts.h"

#include <string>
#include <utility>

#include "server/convert.h"
#include "server/errors.h"
#include "server/event_filter.h"
#include "server/limits.h"
#include "store/event_count.h"

namespace chancery::server {
namespace {

absl::Status SetPeriod(const v1::CountEventsRequest& request, store::CountQuery& query) {
  switch (request.period()) {
    case v1::COUNT_PERIOD_UNSPECIFIED:
    case v1::COUNT_PERIOD_NONE:
      query.period = store::CountPeriod::kNone;
      return absl::OkStatus();
    case v1::COUNT_PERIOD_DAY:
      query.period = store::CountPeriod::kDay;
      return absl::OkStatus();
    case v1::COUNT_PERIOD_MONTH:
      query.period = store::CountPeriod::kMonth;
      return absl::OkStatus();
    case v1::COUNT_PERIOD_YEAR:
      query.period = store::CountPeriod::kYear;
      return absl::OkStatus();
    default:
      return FieldError(v1::FIELD_INVALID, "period", "expected NONE, DAY, MONTH or YEAR");
  }
}

absl::StatusOr<store::CountQuery> QueryOf(const Backend& backend, const v1::CountEventsRequest& request,
                                          const store::ReadView& view) {
  const FindActor find = [&](const std::string& name) -> absl::StatusOr<std::string> {
    absl::StatusOr<store::StoredActor> actor = view.GetActor(name);
    if (!actor.ok()) return actor.status();
    return std::move(actor->actor.name);
  };
  absl::StatusOr<store::EventQuery> events = FilterOf(backend, request.filter(), find);
  if (!events.ok()) return events.status();
  store::CountQuery query;
  query.events = *std::move(events);
  absl::Status status = ReadDay(request.first_day(), "first_day", query.from);
  if (status.ok()) status = ReadDay(request.last_day(), "last_day", query.to);
  if (status.ok() && query.from && query.to && *query.to < *query.from) {
    status = FieldError(v1::FIELD_INVALID, "last_day", "lies before first_day");
  }
  if (status.ok()) status = SetPeriod(request, query);
  if (!status.ok()) return status;
  query.by_type = request.by_type();
  query.by_status = request.by_status();
  return query;
}

v1::PeriodMeaning MeaningOf(store::PeriodMeaning meaning) {
  switch (meaning) {
    case store::PeriodMeaning::kBegan:
      return v1::PERIOD_MEANING_BEGAN;
    case store::PeriodMeaning::kBound:
      return v1::PERIOD_MEANING_BOUND;
    case store::PeriodMeaning::kPublished:
      return v1::PERIOD_MEANING_PUBLISHED;
  }
  return v1::PERIOD_MEANING_UNSPECIFIED;
}

void AddRow(const store::CountRow& row, v1::CountEventsResponse& response) {
  v1::EventCount& count = *response.add_counts();
  count.set_period(row.period);
  count.set_meaning(MeaningOf(row.meaning));
  count.set_type(row.type);
  if (row.status) count.set_status(ToProto(*row.status));
  count.set_events(row.events);
  count.set_reports(row.reports);
}

}  // namespace

absl::Status CountEvents(const Backend& backend, const v1::CountEventsRequest& request, const CallControl& control,
                         v1::CountEventsResponse& response) {
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::CountQuery> query = QueryOf(backend, request, *view);
  if (!query.ok()) return query.status();
  const absl::StatusOr<store::EventCounts> counts = view->CountEvents(*query, control.ForReads());
  if (absl::IsResourceExhausted(counts.status())) {
    return MakeError(
        v1::COUNT_TOO_BROAD,
        std::string(counts.status().message()) + ": ask for fewer days or longer periods, or narrow the filter",
        {{"allowed", std::to_string(limits::kCountedEntries.value)},
         {"allowed_rows", std::to_string(limits::kCountRows.value)}});
  }
  if (!counts.ok()) return counts.status();
  for (const store::CountRow& row : counts->rows) AddRow(row, response);
  response.set_events(counts->events);
  response.set_reports(counts->reports);
  response.set_from_counters(counts->from_counters);
  response.set_revision(backend.RevisionToken(view->revision()));
  *response.mutable_filter() = Normalised(request.filter(), query->events);
  response.mutable_read_at()->set_exactly(response.revision());
  return absl::OkStatus();
}

}  // namespace chancery::server
