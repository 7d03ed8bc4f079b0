// The library's model as the API's messages, and the API's words as the library's.
#ifndef CHANCERY_SERVER_CONVERT_H_
#define CHANCERY_SERVER_CONVERT_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "chancery/v1/model.pb.h"
#include "ontology/model.h"
#include "ontology/ontology.h"
#include "store/records.h"

namespace chancery::server {

v1::EventStatus ToProto(ontology::EventStatus status);
// None for UNSPECIFIED and for numbers that the enum does not have.
std::optional<ontology::EventStatus> FromProto(v1::EventStatus status);

v1::EventTime ToProto(const ontology::EventTime& time);

// "2009-12-09"; empty if there is none.
std::string ToText(std::optional<absl::CivilDay> day);

// An event as one article tells it, nothing resolved. Without an ontology it has no codes.
v1::Event ToProto(const ontology::EventMention& mention, const ontology::Ontology* ontology = nullptr);

// How much of an event's evidence goes into a message; the first sentence always does.
struct EvidenceLimits {
  size_t max_evidence = 1000;
  size_t max_bytes = 1 << 20;
};

// An event with its evidence. `revision` of the message is left to the caller, as only the server writes tokens;
// relations to other events are left by words, as what a mention's id became only the store knows.
v1::Event ToProto(const store::EventWithEvidence& event, const ontology::Ontology& ontology,
                  const EvidenceLimits& limits = {});
// The same into an empty message.
void SetEvent(const store::EventWithEvidence& event, const ontology::Ontology& ontology, const EvidenceLimits& limits,
              v1::Event& message);

v1::Actor ToProto(const store::StoredActor& actor);

// Without `body`, `content`, `revision` and `etag`.
v1::Article ToProto(const store::StoredArticle& article);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_CONVERT_H_
