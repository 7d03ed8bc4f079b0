#include "server/timelines_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "server/call.h"
#include "server/errors.h"
#include "server/event_counts.h"
#include "server/event_filter.h"
#include "server/event_lists.h"
#include "server/limits.h"
#include "store/text_words.h"

namespace chancery::server {
namespace {

// A timeline's request, but for its actors.
template <typename Request>
EventListRequest ListOf(const Request& request, const v1::EventFilter& filter) {
  return {request, filter, request.order(), request.page_size(), request.page_token(), request.read_at()};
}

template <typename Request>
EventListRequest ListOf(const Request& request) {
  return ListOf(request, request.filter());
}

absl::StatusOr<store::Parties> PartiesOf(const std::string& field, const v1::ActorGroup& group, const FindActor& find) {
  const int size = group.actors_size() + group.countries_size();
  if (size == 0) return FieldError(v1::FIELD_INVALID, field, "has neither actors nor countries");
  absl::Status status = CheckLimit(static_cast<uint64_t>(size), limits::kGroupMembers, field);
  if (!status.ok()) return status;
  store::Parties parties;
  for (int i = 0; i < group.actors_size(); ++i) {
    absl::StatusOr<std::string> actor = PresentName(find, fmt::format("{}.actors[{}]", field, i), group.actors(i));
    if (!actor.ok()) return actor.status();
    parties.push_back({.actor = *std::move(actor)});
  }
  for (int i = 0; i < group.countries_size(); ++i) {
    const absl::StatusOr<store::Parties> country =
        CountryParties(fmt::format("{}.countries[{}]", field, i), group.countries(i), group.include_people());
    if (!country.ok()) return country.status();
    parties.insert(parties.end(), country->begin(), country->end());
  }
  return parties;
}

// Whether a filter has words that are not those of a timeline.
bool Differs(const std::string& filtered, const std::string& words) {
  return !filtered.empty() && store::WordsOf(filtered) != store::WordsOf(words);
}

// A request's filter with a value that the timeline itself gives; FIELD_INVALID where the value is empty, or the filter
// has another one. The same is taken, so that an echoed filter can be asked again.
template <typename Set>
absl::StatusOr<v1::EventFilter> FilterWith(v1::EventFilter filter, std::string_view field, const std::string& value,
                                           std::string_view filter_field, bool differs, const Set& set) {
  if (value.empty()) return FieldError(v1::FIELD_INVALID, field, "is empty");
  if (differs) {
    return FieldError(v1::FIELD_INVALID, filter_field,
                      fmt::format("must be empty here, or the same as {}, which says it", field));
  }
  set(filter);
  return filter;
}

template <typename Request>
absl::Status ListWith(const Backend& backend, const Request& request, const absl::StatusOr<v1::EventFilter>& filter,
                      const CallControl& control, v1::ListTimelineResponse& response) {
  if (!filter.ok()) return filter.status();
  return ListInto(backend, ListOf(request, *filter), control, response);
}

}  // namespace

grpc::ServerUnaryReactor* TimelinesService::ListActorTimeline(grpc::CallbackServerContext* context,
                                                              const v1::ListActorTimelineRequest* request,
                                                              v1::ListTimelineResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Timelines.ListActorTimeline",
                          [this, request, response](const CallControl& control) {
                            EventListRequest list = ListOf(*request);
                            list.actors = {{"actor", request->actor()}};
                            return ListInto(backend_, list, control, *response);
                          });
}

grpc::ServerUnaryReactor* TimelinesService::ListPairTimeline(grpc::CallbackServerContext* context,
                                                             const v1::ListPairTimelineRequest* request,
                                                             v1::ListTimelineResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Timelines.ListPairTimeline",
                          [this, request, response](const CallControl& control) {
                            if (!request->actor().empty() && request->actor() == request->other_actor()) {
                              return FieldError(v1::FIELD_INVALID, "other_actor", "is the same as actor");
                            }
                            EventListRequest list = ListOf(*request);
                            list.actors = {{"actor", request->actor()}, {"other_actor", request->other_actor()}};
                            return ListInto(backend_, list, control, *response);
                          });
}

grpc::ServerUnaryReactor* TimelinesService::ListGroupTimeline(grpc::CallbackServerContext* context,
                                                              const v1::ListGroupTimelineRequest* request,
                                                              v1::ListTimelineResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Timelines.ListGroupTimeline", [this, request, response](const CallControl& control) {
        EventListRequest list = ListOf(*request);
        list.narrow = [&](const FindActor& find, store::EventQuery& query) -> absl::Status {
          absl::StatusOr<store::Parties> group = PartiesOf("group", request->group(), find);
          if (!group.ok()) return group.status();
          absl::StatusOr<store::Parties> other = PartiesOf("other_group", request->other_group(), find);
          if (!other.ok()) return other.status();
          query.parties.insert(query.parties.begin(), {*std::move(group), *std::move(other)});
          query.different_parties = true;
          return absl::OkStatus();
        };
        return ListInto(backend_, list, control, *response);
      });
}

grpc::ServerUnaryReactor* TimelinesService::ListPlaceTimeline(grpc::CallbackServerContext* context,
                                                              const v1::ListPlaceTimelineRequest* request,
                                                              v1::ListTimelineResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Timelines.ListPlaceTimeline", [this, request, response](const CallControl& control) {
        const auto filter = FilterWith(request->filter(), "place", request->place(), "filter.place",
                                       Differs(request->filter().place(), request->place()),
                                       [&](v1::EventFilter& one) { one.set_place(request->place()); });
        return ListWith(backend_, *request, filter, control, *response);
      });
}

grpc::ServerUnaryReactor* TimelinesService::ListTopicTimeline(grpc::CallbackServerContext* context,
                                                              const v1::ListTopicTimelineRequest* request,
                                                              v1::ListTimelineResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Timelines.ListTopicTimeline", [this, request, response](const CallControl& control) {
        const auto filter = FilterWith(request->filter(), "topic", request->topic(), "filter.content_words",
                                       Differs(request->filter().content_words(), request->topic()),
                                       [&](v1::EventFilter& one) { one.set_content_words(request->topic()); });
        return ListWith(backend_, *request, filter, control, *response);
      });
}

grpc::ServerUnaryReactor* TimelinesService::ListSeriesTimeline(grpc::CallbackServerContext* context,
                                                               const v1::ListSeriesTimelineRequest* request,
                                                               v1::ListTimelineResponse* response) {
  return UnaryCall::Start(
      backend_.workers, context, "Timelines.ListSeriesTimeline", [this, request, response](const CallControl& control) {
        const auto& types = request->filter().types();
        const bool differs =
            std::any_of(types.begin(), types.end(), [](const auto& type) { return type != "conference"; });
        const auto filter = FilterWith(request->filter(), "convener", request->convener(), "filter.types", differs,
                                       [&](v1::EventFilter& one) {
                                         one.clear_types();
                                         one.add_types("conference");
                                       });
        if (!filter.ok()) return filter.status();
        EventListRequest list = ListOf(*request, *filter);
        list.narrow = [&](const FindActor& find, store::EventQuery& query) -> absl::Status {
          absl::StatusOr<std::string> actor = PresentName(find, "convener", request->convener());
          if (!actor.ok()) return actor.status();
          const store::Party convener = {.actor = *std::move(actor), .roles = {"organizer", "host", "chair"}};
          query.parties.push_back({convener});
          return absl::OkStatus();
        };
        return ListInto(backend_, list, control, *response);
      });
}

grpc::ServerUnaryReactor* TimelinesService::CountEvents(grpc::CallbackServerContext* context,
                                                        const v1::CountEventsRequest* request,
                                                        v1::CountEventsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Timelines.CountEvents",
                          [this, request, response](const CallControl& control) {
                            return server::CountEvents(backend_, *request, control, *response);
                          });
}

}  // namespace chancery::server
