#include "text/json_ld.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "text/strings.h"

namespace chancery::text {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 24;  // far more than any vocabulary nests

// A string, or the name or id of an object, or of the first of an array.
std::string TextOf(const Json& value, std::string_view member) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array() && !value.empty()) return value[0].is_array() ? std::string() : TextOf(value[0], member);
  if (!value.is_object()) return {};
  const auto found = value.find(std::string(member));
  return found != value.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string Member(const Json& object, const char* name, std::string_view member) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : TextOf(*found, member);
}

bool IsArticle(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_article = [](const Json& name) {
    return name.is_string() && (EndsWith(name.get_ref<const std::string&>(), "Article") ||
                                EndsWith(name.get_ref<const std::string&>(), "Posting"));
  };
  if (!type->is_array()) return is_article(*type);
  for (const Json& name : *type) {
    if (is_article(name)) return true;
  }
  return false;
}

// All objects of a value, outer ones first.
void CollectObjects(const Json& value, int depth, std::vector<const Json*>* objects) {
  if (!value.is_structured() || depth > kMaxDepth) return;
  if (value.is_object()) objects->push_back(&value);
  for (const Json& child : value) CollectObjects(child, depth + 1, objects);
}

// The name of the object that {"@id": "..."} refers to.
std::string NameOfReference(const std::string& id, const std::vector<const Json*>& objects) {
  for (const Json* object : objects) {
    if (!id.empty() && Member(*object, "@id", "@id") == id && object->contains("name")) {
      return Member(*object, "name", "name");
    }
  }
  return {};
}

JsonLdArticle ReadArticleObject(const Json& object, const std::vector<const Json*>& objects) {
  JsonLdArticle article;
  article.headline = Member(object, "headline", "@value");
  article.published = Member(object, "datePublished", "@value");
  article.publisher = Member(object, "publisher", "name");
  if (article.publisher.empty()) article.publisher = NameOfReference(Member(object, "publisher", "@id"), objects);
  article.url = Member(object, "url", "@id");
  if (article.url.empty()) article.url = Member(object, "mainEntityOfPage", "@id");
  return article;
}

}  // namespace

JsonLdArticle ReadJsonLd(const std::vector<std::string>& scripts) {
  std::vector<Json> values;
  for (const std::string& script : scripts) {
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth < kMaxDepth; };
    Json value = Json::parse(script, shallow, /*allow_exceptions=*/false);
    if (!value.is_discarded()) values.push_back(std::move(value));
  }
  std::vector<const Json*> objects;
  for (const Json& value : values) CollectObjects(value, 0, &objects);
  for (const Json* object : objects) {
    if (IsArticle(*object)) return ReadArticleObject(*object, objects);
  }
  for (const Json* object : objects) {
    if (object->contains("datePublished")) return ReadArticleObject(*object, objects);
  }
  return {};
}

}  // namespace chancery::text
