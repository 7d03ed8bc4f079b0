#include "store/event_match.h"

#include <algorithm>
#include <string_view>

namespace chancery::store {
namespace {

template <typename Values, typename Value>
bool IsAmong(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

bool TakesPart(const ontology::Event& event, const EventQuery& query) {
  const auto& parts = event.participants;
  const bool all = std::all_of(query.actors.begin(), query.actors.end(), [&](std::string_view actor) {
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return part.actor == actor; });
  });
  if (!all || query.roles.empty()) return all;
  return std::any_of(parts.begin(), parts.end(), [&](const ontology::Event::Participant& part) {
    return (query.actors.empty() || part.actor == query.actors[0]) && IsAmong(query.roles, part.role);
  });
}

}  // namespace

bool Fits(const ontology::Event& event, const EventQuery& query) {
  if (!IsAmong(query.types, event.type) || !IsAmong(query.statuses, event.status)) return false;
  const absl::CivilDay last = std::max(event.sort_day, event.time.latest().value_or(event.sort_day));
  if (query.from && last < *query.from) return false;
  if (query.to && event.sort_day > *query.to) return false;
  return TakesPart(event, query);
}

}  // namespace chancery::store
