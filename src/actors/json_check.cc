#include "actors/json_check.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace chancery::actors {
namespace {

using nlohmann::json;

// The four digits or the two at a place of a date; -1 if they are none.
int Digits(std::string_view text, size_t begin, size_t length) {
  int number = 0;
  const char* first = text.data() + begin;
  const auto [end, error] = std::from_chars(first, first + length, number);
  return error == std::errc() && end == first + length && absl::ascii_isdigit(static_cast<unsigned char>(*first))
             ? number
             : -1;
}

std::string Listed(std::initializer_list<std::string_view> names) {
  std::string result;
  for (const std::string_view name : names) result.append(result.empty() ? "" : ", ").append(name);
  return result;
}

std::optional<absl::CivilDay> ReadDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = Digits(text, 0, 4), month = Digits(text, 5, 2), day = Digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const absl::CivilDay result(year, month, day);
  if (result.month() != month || result.day() != day) return std::nullopt;  // CivilDay carries 31 June over
  return result;
}

}  // namespace

absl::StatusOr<json> ParseObject(std::string_view text, const std::string& file) {
  std::vector<std::set<std::string>> open;  // the fields of each object that is being read
  std::string twice;
  const auto watch = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open.emplace_back();
    if (event == json::parse_event_t::object_end) open.pop_back();
    if (event == json::parse_event_t::key && !open.back().insert(parsed.get<std::string>()).second && twice.empty()) {
      twice = parsed.get<std::string>();
    }
    return true;
  };
  json value;
  try {
    value = json::parse(text, watch);
  } catch (const json::exception& error) {
    return absl::InvalidArgumentError(absl::StrCat(file, ": not JSON: ", error.what()));
  }
  if (!twice.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(file, ": the field \"", twice, "\" is given twice in one object"));
  }
  if (!value.is_object()) return JsonNode(value, file).Error("an object");
  return value;
}

absl::Status JsonNode::Error(const std::string& expected) const {
  std::string found = value_->dump(-1, ' ', false, json::error_handler_t::replace);
  if (found.size() > 60) found = absl::StrCat("a value of type ", value_->type_name());
  return absl::InvalidArgumentError(
      absl::StrCat(*file_, ": ", pointer_.empty() ? "the top" : pointer_, ": expected ", expected, ", found ", found));
}

absl::Status JsonNode::CheckFields(std::initializer_list<std::string_view> known) const {
  if (!value_->is_object()) return Error("an object");
  for (const auto& [name, field] : value_->items()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return absl::InvalidArgumentError(absl::StrCat(*file_, ": ", pointer_, "/",
                                                   absl::StrReplaceAll(name, {{"~", "~0"}, {"/", "~1"}}),
                                                   ": unknown field; known are ", Listed(known)));
  }
  return absl::OkStatus();
}

std::optional<JsonNode> JsonNode::Find(std::string_view field) const {
  const auto found = value_->find(field);
  if (found == value_->end()) return std::nullopt;
  return JsonNode(*found, file_, absl::StrCat(pointer_, "/", std::string(field)));
}

absl::StatusOr<std::vector<JsonNode>> JsonNode::Elements() const {
  if (!value_->is_array()) return Error("an array");
  std::vector<JsonNode> result;
  for (size_t i = 0; i < value_->size(); ++i) {
    result.push_back(JsonNode((*value_)[i], file_, absl::StrCat(pointer_, "/", i)));
  }
  return result;
}

absl::StatusOr<std::string> JsonNode::String() const {
  if (!value_->is_string()) return Error("a string");
  const auto& text = value_->get_ref<const std::string&>();
  if (text.empty() || absl::ascii_isspace(static_cast<unsigned char>(text.front())) ||
      absl::ascii_isspace(static_cast<unsigned char>(text.back()))) {
    return Error("a string that is not empty and has no white space at its ends");
  }
  return text;
}

absl::StatusOr<std::string> JsonNode::String(std::string_view field) const {
  const std::optional<JsonNode> node = Find(field);
  if (!node) return Error(absl::StrCat("a field \"", std::string(field), "\""));
  return node->String();
}

absl::StatusOr<std::string> JsonNode::OptionalString(std::string_view field) const {
  const std::optional<JsonNode> node = Find(field);
  if (!node) return std::string();
  return node->String();
}

absl::StatusOr<std::vector<std::string>> JsonNode::Strings(std::string_view field) const {
  std::vector<std::string> result;
  const std::optional<JsonNode> node = Find(field);
  if (!node) return result;
  absl::StatusOr<std::vector<JsonNode>> elements = node->Elements();
  if (!elements.ok()) return elements.status();
  for (const JsonNode& element : *elements) {
    absl::StatusOr<std::string> text = element.String();
    if (!text.ok()) return text.status();
    if (std::find(result.begin(), result.end(), *text) != result.end()) return element.Error("each value once");
    result.push_back(*std::move(text));
  }
  return result;
}

absl::StatusOr<std::optional<absl::CivilDay>> JsonNode::Day(std::string_view field) const {
  const std::optional<JsonNode> node = Find(field);
  if (!node) return std::optional<absl::CivilDay>();
  std::optional<absl::CivilDay> day;
  if (node->value().is_string()) day = ReadDay(node->value().get_ref<const std::string&>());
  if (!day) return node->Error("a day of the calendar as \"YYYY-MM-DD\"");
  return day;
}

absl::StatusOr<std::optional<DaySpan>> JsonNode::Days(std::string_view field) const {
  const std::optional<JsonNode> node = Find(field);
  if (!node) return std::optional<DaySpan>();
  if (node->value().is_string()) {
    const auto& text = node->value().get_ref<const std::string&>();
    if (const auto day = ReadDay(text)) return DaySpan{*day, *day};
    if (const auto day = ReadDay(absl::StrCat(text, "-01")))
      return DaySpan{*day, absl::CivilDay(absl::CivilMonth(*day) + 1) - 1};
    if (const auto day = ReadDay(absl::StrCat(text, "-01-01")))
      return DaySpan{*day, absl::CivilDay(absl::CivilYear(*day) + 1) - 1};
  }
  return node->Error("a date of the calendar as \"YYYY-MM-DD\", \"YYYY-MM\" or \"YYYY\"");
}

}  // namespace chancery::actors
