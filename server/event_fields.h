// Checks of the values of events that clients send, and what they become.
#ifndef CHANCERY_SERVER_EVENT_FIELDS_H_
#define CHANCERY_SERVER_EVENT_FIELDS_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chancery/v1/events.pb.h"
#include "ontology/ontology.h"
#include "server/errors.h"
#include "server/limits.h"
#include "store/records.h"

namespace chancery::server {

// FIELD_INVALID.
absl::Status InvalidField(const std::string& field, std::string_view what, ErrorMetadata metadata = {});

// One text field: its name, whether it is needed, and how long it may be.
struct TextField {
  const char* name;
  const std::string& value;
  bool required;
  const Limit& allowed;
};

// FIELD_INVALID for the first that is missing or too long. `path` goes before the names, with a dot; it may be empty.
absl::Status CheckTexts(std::initializer_list<TextField> fields, const std::string& path);

// A time in EDTF; an empty text leaves `time` as it is.
absl::Status SetTime(const std::string& text, const std::string& field, ontology::EventTime& time);

// TYPE_UNKNOWN.
absl::StatusOr<const ontology::EventType*> TypeOf(const ontology::Ontology& ontology, const std::string& name,
                                                  const std::string& field);

// FIELD_INVALID, NAME_INVALID, KIND_UNKNOWN and ROLE_UNKNOWN, for `path` and a place in it.
absl::Status AddParticipants(const ontology::Ontology& ontology, const ontology::EventType& type,
                             const google::protobuf::RepeatedPtrField<v1::RecordedParticipant>& given,
                             const std::string& path, store::RecordedEvent& event);

// The error of a write that the store refused, with a reason and the field that the store names. REQUIRES: not OK.
absl::Status WriteError(const absl::Status& status);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_FIELDS_H_
