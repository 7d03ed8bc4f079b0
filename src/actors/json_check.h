// Reading JSON by hand with errors that say where: the file, the JSON pointer (RFC 6901) and what was expected there.
#ifndef CHANCERY_ACTORS_JSON_CHECK_H_
#define CHANCERY_ACTORS_JSON_CHECK_H_

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace chancery::actors {

// Parses a JSON file whose top is an object. Refuses (InvalidArgument, with the place) what is not JSON and fields
// that are given twice.
absl::StatusOr<nlohmann::json> ParseObject(std::string_view text, const std::string& file);

// A date that may be no more exact than a month or a year.
struct DaySpan {
  absl::CivilDay first;
  absl::CivilDay last;
};

// A value with its place.
class JsonNode {
 public:
  JsonNode(const nlohmann::json& value, const std::string& file) : value_(&value), file_(&file) {}

  const nlohmann::json& value() const { return *value_; }
  const std::string& pointer() const { return pointer_; }

  // InvalidArgument: file, pointer, what was expected.
  absl::Status Error(const std::string& expected) const;
  // That it is an object with no fields but these.
  absl::Status CheckFields(std::initializer_list<std::string_view> known) const;
  // None where an optional field is absent. REQUIRES: it is an object.
  std::optional<JsonNode> Find(std::string_view field) const;
  // The elements. InvalidArgument if it is no array.
  absl::StatusOr<std::vector<JsonNode>> Elements() const;

  // A string that is neither empty nor has white space at its ends.
  absl::StatusOr<std::string> String() const;
  // The value of a field that must be there.
  absl::StatusOr<std::string> String(std::string_view field) const;
  // The value of a field that may be absent; empty then.
  absl::StatusOr<std::string> OptionalString(std::string_view field) const;
  // An array of strings, each once; empty if the field is absent.
  absl::StatusOr<std::vector<std::string>> Strings(std::string_view field) const;
  // A day YYYY-MM-DD; none if the field is absent.
  absl::StatusOr<std::optional<absl::CivilDay>> Day(std::string_view field) const;
  // A day, month or year as its first and last day; none if the field is absent.
  absl::StatusOr<std::optional<DaySpan>> Days(std::string_view field) const;

 private:
  JsonNode(const nlohmann::json& value, const std::string* file, std::string pointer)
      : value_(&value), file_(file), pointer_(std::move(pointer)) {}

  const nlohmann::json* value_;
  const std::string* file_;
  std::string pointer_;
};

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_JSON_CHECK_H_
