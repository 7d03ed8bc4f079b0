#include "server/actor_details.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "actors/offices.h"
#include "server/convert.h"
#include "server/errors.h"
#include "text/dates.h"

namespace chancery::server {
namespace {

constexpr std::string_view kActorPrefixText = "actors/";

// The gazetteer's entries of an actor and of those that were merged into it.
std::vector<const actors::Entry*> EntriesOf(const actors::Gazetteer& gazetteer, const store::StoredActor& actor) {
  std::vector<std::string> names = actor.merged;
  names.insert(names.begin(), actor.actor.name);
  std::vector<const actors::Entry*> entries;
  for (const std::string& name : names) {
    const actors::Entry* entry = gazetteer.FindById(std::string_view{name}.substr(kActorPrefixText.size()));
    if (entry != nullptr) entries.push_back(entry);
  }
  return entries;
}

void AddTenures(const std::vector<const actors::Entry*>& entries, std::optional<absl::CivilDay> on,
                v1::GetActorResponse& response) {
  std::vector<const actors::Tenure*> tenures;
  for (const actors::Entry* entry : entries) {
    for (const actors::Tenure& tenure : entry->tenures) {
      if (!on || actors::HeldOn(tenure, *on)) tenures.push_back(&tenure);
    }
  }
  std::stable_sort(tenures.begin(), tenures.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
  for (const actors::Tenure* tenure : tenures) {
    v1::ActorTenure& message = *response.add_tenures();
    message.set_office(tenure->office);
    message.set_of(tenure->of);
    message.set_from(ToText(tenure->from));
    message.set_to(ToText(tenure->to));
    for (const std::string* source : tenure->sources) message.add_sources(*source);
  }
}

void AddNames(const store::StoredActor& actor, const std::vector<const actors::Entry*>& entries,
              v1::GetActorResponse& response) {
  std::map<std::string, v1::ActorName> names;
  for (const std::string& alias : actor.actor.aliases) names[alias].set_reported(true);
  names[actor.actor.display_name];
  for (const actors::Entry* entry : entries) {
    std::vector<std::string> known = entry->names;
    known.push_back(entry->name);
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    for (const std::string& name : known) {
      for (const std::string* source : entry->sources) names[name].add_sources(*source);
    }
  }
  for (auto& [name, message] : names) {
    message.set_name(name);
    *response.add_names() = std::move(message);
  }
}

// The sort day of the actor's first event in an order; empty where it has none of a known day.
absl::StatusOr<std::string> DayOfFirst(const store::ReadView& view, const std::string& actor, store::EventOrder order,
                                       const CallControl& control) {
  store::EventQuery query;
  query.actors = {actor};
  query.order = order;
  query.limit = 1;
  // What has no day at all lies before all others.
  query.from = absl::CivilDay(1, 1, 2);
  const absl::StatusOr<store::EventPage> page = view.ListEvents(query, control.ForReads());
  if (!page.ok()) return page.status();
  if (page->events.empty()) return std::string();
  return ToText(page->events.front().stored.event.sort_day);
}

// The merge in force by which a name leads to another actor.
absl::StatusOr<std::string> MergeThatLedOn(const store::ReadView& view, const std::string& name) {
  const absl::StatusOr<std::vector<store::StoredMerge>> merges = view.ListMerges(name);
  if (!merges.ok()) return merges.status();
  for (const store::StoredMerge& merge : *merges) {
    if (merge.undone == 0 && merge.merge.from == name) return absl::StrCat("merges/", merge.number);
  }
  return std::string();
}

}  // namespace

absl::Status GetActor(const Backend& backend, const v1::GetActorRequest& request, const CallControl& control,
                      v1::GetActorResponse& response) {
  if (absl::Status status = CheckName(request.name(), "actors", "name"); !status.ok()) return status;
  std::optional<absl::CivilDay> on;
  if (!request.on().empty()) {
    const absl::StatusOr<absl::CivilDay> day = text::ParseDay(request.on());
    if (!day.ok()) return FieldError(v1::FIELD_INVALID, "on", std::string(day.status().message()));
    on = *day;
  }
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  const absl::StatusOr<store::StoredActor> stored = view->GetActor(request.name());
  if (absl::IsNotFound(stored.status())) {
    return MakeError(v1::ACTOR_NOT_FOUND, std::string(stored.status().message()), {{"name", request.name()}});
  }
  if (!stored.ok()) return stored.status();
  *response.mutable_actor() = ToProto(*stored);
  response.set_mention_count(stored->mentions);
  response.set_revision(backend.RevisionToken(view->revision()));
  const std::vector<const actors::Entry*> entries = EntriesOf(*backend.reader.gazetteer(), *stored);
  AddTenures(entries, on, response);
  AddNames(*stored, entries, response);
  const std::string& name = stored->actor.name;
  absl::StatusOr<std::string> first = DayOfFirst(*view, name, store::EventOrder::kOldestFirst, control);
  if (!first.ok()) return first.status();
  response.set_first_event_day(*std::move(first));
  absl::StatusOr<std::string> last = DayOfFirst(*view, name, store::EventOrder::kNewestFirst, control);
  if (!last.ok()) return last.status();
  response.set_last_event_day(*std::move(last));
  if (name == request.name()) return absl::OkStatus();
  absl::StatusOr<std::string> merge = MergeThatLedOn(*view, request.name());
  if (!merge.ok()) return merge.status();
  response.set_merge(*std::move(merge));
  return absl::OkStatus();
}

}  // namespace chancery::server
