// What a request's EventFilter asks of the store.
#ifndef CHANCERY_SERVER_EVENT_FILTER_H_
#define CHANCERY_SERVER_EVENT_FILTER_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"
#include "store/event_query.h"

namespace chancery::server {

// Actors that a request names in fields of its own, beside its filter: the paths of the fields, and the names.
using NamedActors = std::vector<std::pair<std::string, std::string>>;

// The name with which the store answers to an actor's name. NotFound.
using FindActor = std::function<absl::StatusOr<std::string>(const std::string& name)>;

// An actor's present name. NAME_INVALID and ACTOR_NOT_FOUND for `field`.
absl::StatusOr<std::string> PresentName(const FindActor& find, const std::string& field, const std::string& name);

// One country or, with its people, what stands for it and them. FIELD_INVALID for what is no code of two letters.
absl::StatusOr<store::Parties> CountryParties(const std::string& field, const std::string& code, bool include_people);

// A day, or none for an empty text. FIELD_INVALID for `field`.
absl::Status ReadDay(const std::string& text, std::string_view field, std::optional<absl::CivilDay>& day);

// What a filter asks for. Errors: FIELD_INVALID, NAME_INVALID, TYPE_UNKNOWN, ROLE_UNKNOWN, KIND_UNKNOWN,
// ACTOR_NOT_FOUND and those of `find`.
absl::StatusOr<store::EventQuery> FilterOf(const Backend& backend, const v1::EventFilter& filter, const FindActor& find,
                                           const NamedActors& named = {});

// FIELD_INVALID, naming the field, where the evidence of an event must be read to tell whether it fits.
absl::Status CheckAsksNoEvidence(const store::EventQuery& query);

// The filter as it was used: actors by the names that the query has, codes as types, words folded.
v1::EventFilter Normalised(v1::EventFilter filter, const store::EventQuery& query);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_FILTER_H_
