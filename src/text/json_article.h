// An article as a JSON object.
#ifndef CHANCERY_TEXT_JSON_ARTICLE_H_
#define CHANCERY_TEXT_JSON_ARTICLE_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace chancery::text {

struct JsonArticle {
  std::string url;
  std::string title;
  std::string publisher;
  std::string language;
  std::optional<absl::CivilDay> published;
  std::string body;
};

// Reads the fields of one object; see ReadArticle. InvalidArgument names the byte or the field that is wrong.
absl::StatusOr<JsonArticle> ParseJsonArticle(std::string_view bytes);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_JSON_ARTICLE_H_
