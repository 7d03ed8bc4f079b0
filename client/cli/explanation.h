// What every step made of an article, for people who ask why an event is there, is wrong or is missing.
#ifndef CHANCERY_CLIENT_CLI_EXPLANATION_H_
#define CHANCERY_CLIENT_CLI_EXPLANATION_H_

#include <string>
#include <string_view>

#include "bulk/article_reader.h"

namespace chancery::cli {

// Views: the bytes and the reading must outlive it.
class Explanation {
 public:
  // `bytes` are those that were read; the reading has its notes and documents.
  Explanation(std::string_view bytes, const bulk::ArticleReading& reading) : bytes_(bytes), reading_(reading) {}

  // The steps in their order: what the page is, what was dropped from it, each sentence with its parse and what the
  // rules said of it, and the events.
  std::string ToText() const;
  // The same as one JSON object a line, each with a field `step`: "text", "dropped", "sentence", "note" or "event".
  std::string ToJsonLines() const;

 private:
  std::string_view bytes_;
  const bulk::ArticleReading& reading_;
};

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_EXPLANATION_H_
