#include "ontology/json_node.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace chancery::ontology {
namespace {

std::string Below(std::string_view pointer, std::string_view key) {
  return absl::StrFormat("%s/%s", pointer, absl::StrReplaceAll(std::string(key), {{"~", "~0"}, {"/", "~1"}}));
}

}  // namespace

void JsonErrors::Add(std::string_view pointer, std::string_view message) {
  if (!status_.ok()) return;
  status_ = absl::InvalidArgumentError(absl::StrFormat("%s: %s: %s", file_, pointer.empty() ? "/" : pointer, message));
}

bool JsonNode::Has(std::string_view key) const {
  return value_ != nullptr && value_->is_object() && value_->contains(std::string(key));
}

JsonNode JsonNode::At(std::string_view key) const {
  if (value_ != nullptr && !value_->is_object()) Fail("an object was expected here");
  if (!Has(key)) {
    if (value_ != nullptr) Fail(absl::StrFormat("the member '%s' is missing", key));
    return JsonNode(nullptr, Below(pointer_, key), errors_);
  }
  return JsonNode(&(*value_)[std::string(key)], Below(pointer_, key), errors_);
}

std::vector<JsonNode> JsonNode::Items() const {
  std::vector<JsonNode> items;
  if (value_ == nullptr) return items;
  if (!value_->is_array()) {
    Fail("an array was expected here");
    return items;
  }
  for (size_t i = 0; i < value_->size(); ++i) {
    items.emplace_back(&(*value_)[i], absl::StrCat(pointer_, "/", i), errors_);
  }
  return items;
}

std::vector<JsonNode> JsonNode::Items(std::string_view key) const {
  return Has(key) ? At(key).Items() : std::vector<JsonNode>{};
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::Members(std::string_view key) const {
  std::vector<std::pair<std::string, JsonNode>> members;
  if (!Has(key)) return members;
  const JsonNode node = At(key);
  if (!node.value_->is_object()) {
    node.Fail("an object was expected here");
    return members;
  }
  for (const auto& item : node.value_->items()) members.emplace_back(item.key(), node.At(item.key()));
  return members;
}

std::string JsonNode::String() const {
  if (value_ == nullptr) return "";
  if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) {
    Fail("a text that is not empty was expected here");
    return "";
  }
  return value_->get<std::string>();
}

std::vector<std::string> JsonNode::Strings(std::string_view key) const {
  std::vector<std::string> strings;
  for (const JsonNode& item : Items(key)) strings.push_back(item.String());
  return strings;
}

double JsonNode::Number(double least, double most) const {
  if (value_ == nullptr) return least;
  if (!value_->is_number() || value_->get<double>() < least || value_->get<double>() > most) {
    Fail(absl::StrCat("a number from ", least, " to ", most, " was expected here"));
    return least;
  }
  return value_->get<double>();
}

int JsonNode::Integer(int least, int most) const {
  const double number = Number(least, most);
  if (value_ != nullptr && value_->is_number() && !value_->is_number_integer()) {
    Fail(absl::StrCat("a whole number from ", least, " to ", most, " was expected here"));
  }
  return static_cast<int>(number);
}

bool JsonNode::Bool() const {
  if (value_ == nullptr) return false;
  if (!value_->is_boolean()) {
    Fail("true or false was expected here");
    return false;
  }
  return value_->get<bool>();
}

std::string JsonNode::StringOr(std::string_view key, std::string_view fallback) const {
  return Has(key) ? At(key).String() : std::string(fallback);
}

bool JsonNode::BoolOr(std::string_view key, bool fallback) const { return Has(key) ? At(key).Bool() : fallback; }

void JsonNode::AllowOnly(std::initializer_list<std::string_view> keys) const {
  if (value_ == nullptr) return;
  if (!value_->is_object()) return Fail("an object was expected here");
  for (const auto& item : value_->items()) {
    if (std::find(keys.begin(), keys.end(), item.key()) != keys.end()) continue;
    std::string known;
    for (const std::string_view key : keys) known.append(known.empty() ? "" : ", ").append(key);
    errors_->Add(Below(pointer_, item.key()), absl::StrFormat("there is no such member; known here: %s", known));
  }
}

}  // namespace chancery::ontology
