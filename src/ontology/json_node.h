// A value of a JSON file that knows where it stands, so that every mistake is told with file and JSON pointer (RFC
// 6901).
#ifndef CHANCERY_ONTOLOGY_JSON_NODE_H_
#define CHANCERY_ONTOLOGY_JSON_NODE_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "nlohmann/json.hpp"

namespace chancery::ontology {

// Collects the first mistake of a file; later ones are most often its consequences.
class JsonErrors {
 public:
  explicit JsonErrors(std::string file) : file_(std::move(file)) {}
  void Add(std::string_view pointer, std::string_view message);
  const absl::Status& status() const { return status_; }
  bool ok() const { return status_.ok(); }

 private:
  std::string file_;
  absl::Status status_;
};

// A view; the document and the errors must outlive it. A value of the wrong type adds a mistake and reads as empty, so
// that callers need not check each step.
class JsonNode {
 public:
  JsonNode(const nlohmann::json* value, std::string pointer, JsonErrors* errors)
      : value_(value), pointer_(std::move(pointer)), errors_(errors) {}

  const std::string& pointer() const { return pointer_; }
  bool Has(std::string_view key) const;
  // The member of an object: a mistake if it is not there, or this is no object.
  JsonNode At(std::string_view key) const;
  // The members of an array, or none if the key is absent.
  std::vector<JsonNode> Items(std::string_view key) const;
  std::vector<JsonNode> Items() const;
  std::vector<std::pair<std::string, JsonNode>> Members(std::string_view key) const;

  std::string String() const;  // not empty
  std::vector<std::string> Strings(std::string_view key) const;
  double Number(double least, double most) const;
  int Integer(int least, int most) const;
  bool Bool() const;
  std::string StringOr(std::string_view key, std::string_view fallback) const;
  bool BoolOr(std::string_view key, bool fallback) const;

  // A mistake if the object has a member that is none of these: a misspelt key must not pass unseen.
  void AllowOnly(std::initializer_list<std::string_view> keys) const;
  void Fail(std::string_view message) const { errors_->Add(pointer_, message); }
  bool ok() const { return errors_->ok(); }

 private:
  const nlohmann::json* value_;  // null: absent
  std::string pointer_;
  JsonErrors* errors_;
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_JSON_NODE_H_
